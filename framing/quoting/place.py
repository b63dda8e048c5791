"""What is seen of a quotation: the words inside, the words around, the verb above."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.quoting.cue_words import SMALL
from framing.quoting.frames import QUOTE, Frame
from framing.quoting.phrases import is_name
from framing.quoting.quotation import Function
from framing.quoting.speakers import Spoken

_WORD = re.compile(r"[^\W_]+(?:[.'’&@/\-‑][^\W_]+)*")


class Place(NamedTuple):
    """What the cues look at."""

    inner: str
    said: tuple[str, ...]  # the words inside
    before: tuple[str, ...]  # small letters, nearest last; quotations stand as one word each
    after: tuple[str, ...]
    written: tuple[str, str]  # the word before and the word after as they are written
    begins: bool  # nothing of the writer's stands before it in its sentence
    claim: Spoken | None
    reported: bool  # the sentence before reports somebody's words
    listed: bool  # the quotation before is a title


Verdict = tuple[Function, str]


def place_of(
    frame: Frame,
    at: int,
    inner: str,
    claim: Spoken | None,
    *,
    reported: bool,
    listed: bool,
) -> Place:
    """Gather what the cues look at for the quotation at ``at`` of a frame."""
    left = frame.words[at - 1] if at else ""
    right = frame.words[at + 1] if at + 1 < len(frame.words) else ""
    begins = at <= frame.lead
    return Place(
        inner,
        tuple(_WORD.findall(inner)),
        tuple(frame.low[max(0, at - 12) : at]),
        tuple(frame.low[at + 1 : at + 10]),
        (left, right),
        begins,
        claim,
        reported,
        listed,
    )


def capitals(place: Place) -> int:
    """How many of the words inside are written as names, or -1 where one is not."""
    if len(place.said) == 1 and place.said[0].lower().endswith(("ed", "ing", "ly")):
        return -1  # a word that the headline or the speaker's sentence gave its capital
    found = 0
    for number, word in enumerate(place.said):
        if is_name(word) or (word[0].isdigit() and len(place.said) > 1):
            found += 1
        elif word.lower() not in SMALL or number == 0:
            return -1
    return found


def past_list(before: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before a list of quotations: the name "a" or "b"."""
    while len(before) > 1 and before[-1] in {"and", "or", ","} and before[-2] == QUOTE:
        before = before[:-2]
    return before


def who_calls(place: Place) -> bool:
    """Whether somebody in the sentence does the calling: `what critics call "x"`."""
    one = place.claim
    if one is None or one.claim.verb.frame != "as" or one.claim.phrase is None:
        return False
    return "what" in place.before[-8:] or one.claim.phrase.start > one.claim.place


def after_verb(place: Place) -> bool:
    """Whether a verb of saying stands right before: `shouted "..."`."""
    one = place.claim
    if one is None or not place.before:
        return False
    return one.claim.verb.verb.split()[-1][:3] == place.before[-1][:3]


def spoken_at(place: Place) -> bool:
    """The same, or a comma or colon stands before it in a sentence with such a verb."""
    return after_verb(place) or (place.claim is not None and place.before[-1:] in {(":",), (",",)})

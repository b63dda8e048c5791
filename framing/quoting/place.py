"""What is seen of a quotation: the words inside, the words around, the verb above."""

from __future__ import annotations

import re
from typing import NamedTuple

from framing.quoting.closed import DETERMINERS, LINKS, STOPS
from framing.quoting.cue_words import CONTRACTED, FINITE, PERSONAL, SMALL
from framing.quoting.frames import QUOTE, Frame, sentence_start
from framing.quoting.phrases import is_name
from framing.quoting.quotation import Function
from framing.quoting.reporting import verb_forms
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
    start = sentence_start(frame, at)
    opens = start > 0 and all(w in STOPS or w == QUOTE for w in frame.words[start:at])
    begins = at <= frame.lead or opens
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


_OF_WORDS = ("ed", "ing", "ly")
_OF_HEADINGS = (*_OF_WORDS, "al", "ive", "ous", "able", "ible", "ful", "less", "ic")


def capitals(place: Place) -> int:
    """How many of the words inside are written as names, or -1 where one is not."""
    endings = _OF_HEADINGS if place.begins and place.written[1][:1].islower() else _OF_WORDS
    if len(place.said) == 1 and place.said[0].lower().endswith(endings):
        return -1  # a word that the headline or the speaker's sentence gave its capital
    found = 0
    for number, word in enumerate(place.said):
        if is_name(word) or (word[0].isdigit() and len(place.said) > 1):
            found += 1
        elif word.lower() not in SMALL or number == 0:
            return -1
    return found


def nominal_words(place: Place) -> bool:
    """Whether the words name a thing: no verb, no pronoun, nothing left hanging."""
    low = [word.lower() for word in place.said]
    if low[0] in PERSONAL or low[0] in DETERMINERS or low[0].endswith(("ed", "ly")):
        return False
    if "," in place.inner.strip(",") or low[-1] in LINKS or low[-1].endswith(("ly", "ed")):
        return False
    return not any(word in FINITE or CONTRACTED.search(word) for word in low[:-1])


def past_list(before: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before a list of quotations: the name "a" or "b"."""
    while len(before) > 1 and before[-1] in {"and", "or", ","} and before[-2] == QUOTE:
        before = before[:-2]
    return before


def who_calls(place: Place, *, named: bool) -> bool:
    """Whether somebody in the sentence does the calling: `what critics call "x"`, and, where the
    words are not written like a name, `a war he called "x"`."""
    one = place.claim
    if one is None or one.claim.verb.frame != "as" or one.claim.phrase is None:
        return False
    if "what" in place.before[-8:] or one.claim.phrase.start > one.claim.place:
        return True
    return not named and (one.pronoun or one.source.kind == "named person")


def after_verb(place: Place) -> bool:
    """Whether a verb of saying stands right before: `shouted "..."`."""
    one = place.claim
    before = past_list(place.before)
    if one is None or not before:
        return False
    if one.claim.verb.verb.split()[-1][:3] == before[-1][:3]:
        return True
    return any(form.verb is one.claim.verb for form in verb_forms().get(before[-1], ()))


def spoken_at(place: Place) -> bool:
    """The same, or a comma or colon stands before it in a sentence with such a verb."""
    return after_verb(place) or (place.claim is not None and place.before[-1:] in {(":",), (",",)})

"""Cues that the words are somebody's: a verb of saying, a clause, a noun of speaking."""

from __future__ import annotations

from itertools import pairwise

from framing.quoting.closed import AUXILIARIES, DETERMINERS
from framing.quoting.cue_words import CONTRACTED, FINITE, PERSONAL, SAYINGS, SPEECH
from framing.quoting.frames import QUOTE
from framing.quoting.lists import words
from framing.quoting.phrases import is_name
from framing.quoting.place import (
    Place,
    Verdict,
    after_verb,
    capitals,
    nominal_words,
    spoken_at,
)

SHORT = 4  # words; scare quotes are short


CROSSHEAD = "Several words that a heading inside the story quotes."


def crosshead(place: Place) -> Verdict | None:
    """`'Blinded fanatics' Berg said that`: no full stop, and the next word begins a sentence."""
    following = place.written[1]
    ended = place.inner[-1:] in ",.?!–—-…"
    if not place.begins or place.claim is not None or ended or len(place.said) < 2:
        return None
    opens = is_name(following) and not following.isupper() and following not in _PARTS
    if is_name(place.said[0]) and opens and capitals(place) < 0 and place.after[0] not in SAYINGS:
        return "partial", CROSSHEAD
    return None


_PARTS = frozenset(("I",))


def direct(place: Place) -> Verdict | None:
    first = place.said[0]
    whole = is_name(first) or first[0].isdigit() or place.inner[:1] in "[(…."
    ended = place.inner[-1:] in ",?!—–-…" or place.inner[-1:] == "."
    verb = f" (“{place.claim.claim.verb.verb}”)" if place.claim else ""
    if place.listed and capitals(place) > 0 and place.claim is None:
        return "title", "It stands in a list of titles."
    if place.begins and whole and place.after[:1] == (":",) and len(place.said) > 2:
        return "direct", "It is a whole utterance before a colon."
    if place.begins and whole and (ended or (place.claim and not _label(place)) or not place.after):
        return "direct", f"It is a whole utterance at the head of its sentence{verb}."
    if whole and place.before[-1:] == (",",) and place.inner[-1] == "." and len(place.said) == 1:
        return "direct", "It is a whole utterance after a comma."
    reply = place.before[-1:] == (QUOTE,) and place.claim is not None and place.claim.claim.trailing
    if whole and reply and place.inner[-1:] in ",?!":
        return "direct", f"It is a whole utterance after another{verb}."
    if whole and place.before[-1:] == (",",) and ended and _is_spoken(place):
        return "direct", "It is a whole utterance after a comma."
    titled = place.claim is None and capitals(place) > SHORT
    points = _label(place) and place.inner.endswith(",") and place.after[:1] == (QUOTE,)
    if points and place.before[-1:] == (":",):
        return "partial", "It is one of several points after a colon."
    if whole and place.before[-1:] == (":",) and len(place.said) > 1 and not titled:
        return "direct", "It is a whole utterance after a colon."
    if place.claim is None or place.claim.claim.verb.frame == "as":
        return None
    if whole and spoken_at(place) and (len(place.said) > 2 or ended):
        return "direct", f"It is a whole utterance governed by a verb of saying{verb}."
    if whole and len(place.said) > 5 and capitals(place) < 0 and ended:
        return "direct", f"It is a whole utterance governed by a verb of saying{verb}."
    if after_verb(place) and len(place.said) > 1 and place.inner[-1] in "!?":
        return "direct", f"It is a whole utterance governed by a verb of saying{verb}."
    if _clause(place):
        return "direct", f"It is a whole clause with subject and verb, governed by a verb{verb}."
    return None


def _is_spoken(place: Place) -> bool:
    """Whether the words hold a person and a verb, as speech does and titles rarely do."""
    low = [word.lower() for word in place.said]
    if CONTRACTED.search(low[0]) and capitals(place) < 0:
        return True
    return len(low) > SHORT and sum(word in PERSONAL or word in FINITE for word in low) > 1


def _label(place: Place) -> bool:
    """Whether a few words without a verb stand before a sentence as its heading."""
    low = [word.lower() for word in place.said]
    return len(low) <= SHORT and not any(
        word in PERSONAL or word in FINITE or CONTRACTED.search(word) for word in low
    )


def _clause(place: Place) -> bool:
    """Whether the words inside are a clause with a subject of its own."""
    opened = place.begins or (
        place.before[-1] in {"that", ",", ":", "because", "but", "and"} or spoken_at(place)
    )
    if not opened or len(place.said) < 3:
        return False
    low = [word.lower() for word in place.said]
    if low[0] in PERSONAL and (low[1] in FINITE or CONTRACTED.search(low[0]) or len(low) > 4):
        return low[0] not in {"who", "what", "there"} or low[1] in FINITE
    if CONTRACTED.search(low[0]):
        return True
    finite = (
        word in AUXILIARIES and low[at + 1 : at + 2] != ["to"]  # the government's will to talk
        for at, word in enumerate(low[2:7], 2)
    )
    if low[0] in DETERMINERS and any(finite):
        return True
    inside = ", " in place.inner
    return (
        inside
        and len(low) > 7
        and any(one in PERSONAL and two in FINITE for one, two in pairwise(low))
    )


def partial(place: Place) -> Verdict | None:
    one = place.claim
    if one is None:
        return None
    named = capitals(place) > 0 and len(place.said) <= 5
    if named and not after_verb(place) and one.claim.verb.frame != "as":
        return None
    verb = one.claim.verb.verb
    return "partial", f"Some words of a source in the writer's sentence, governed by “{verb}”."


def speech_noun(place: Place) -> Verdict | None:
    """`the accusation of "offending the faithful"`."""
    for one, two in pairwise(place.before[-5:]):
        if one in SPEECH and two in {"of", "that", "to", ","} and capitals(place) < 0:
            return "partial", f"Some words of a source, given with “{one}”."
    if "that" in place.before and place.before[-1] in AUXILIARIES:
        that = len(place.before) - 1 - place.before[::-1].index("that")
        nouns = [word for word in place.before[max(0, that - 4) : that] if word in SPEECH]
        if nouns:
            return "partial", f"Some words of a source, given with “{nouns[-1]}”."
    if place.after[:1] and place.after[0] in SAYINGS and capitals(place) < 1:
        return "partial", f"Some words of a source: it stands before “{place.after[0]}”."
    return None


def context(place: Place) -> Verdict | None:
    """A sentence without a verb of saying that goes on reporting."""
    predicate = not place.before or place.before[-1] in _PREDICATES
    names = len(place.said) < SHORT and nominal_words(place) and not predicate
    if place.reported and capitals(place) < 0 and len(place.said) > 1 and not names:
        return "partial", "Some words of the source that the sentence before names."
    return None


_PREDICATES = AUXILIARIES | words("not so too very more to that than and or but as be")


def loose(place: Place) -> Verdict | None:
    if len(place.said) > SHORT:
        return "partial", "It is too long for scare quotes: words of a source named elsewhere."
    return None

"""Noun phrases beside a verb, found by their edges alone: who says, who is told, by whom.

Reading leftwards from a verb, a name ends where the capital letters end, and any other noun phrase
at its determiner; `of`, `for` and `in` lead on to the phrase they hang on; what stands between
commas is stepped over.
"""

from __future__ import annotations

from typing import NamedTuple

from framing.quoting.closed import (
    ADVERBS,
    AUXILIARIES,
    BEFORE_NAMES,
    CLAUSE_WORDS,
    CONNECTORS,
    DAYS,
    DETERMINERS,
    LINKS,
    OPENERS,
    PRONOUNS,
    SAID,
    SENT,
    STOPS,
)
from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.nouns import is_role, noun
from framing.quoting.places import DEMONYMS
from framing.quoting.reporting import verb_forms

MOST_WORDS = 25  # a phrase longer than this is none


class Phrase(NamedTuple):
    """A noun phrase: its first word and the place after its last, in a frame."""

    start: int
    end: int


def is_name(word: str) -> bool:
    """Whether a word is written as a name is: a capital first, or after an article (al-Amin)."""
    return word[:1].isupper() or (word[:3] in _ARTICLES and word[3:4].isupper())


_ARTICLES = frozenset(("al-", "el-", "ul-", "as-", "an-", "ad-"))


def is_place_note(frame: Frame, phrase: Phrase) -> bool:
    """`Joe Smith, R-Texas, the chairman, said`; `of Phoenix, Ariz., who calls`."""
    if phrase.start < 2 or frame.words[phrase.start - 1] != ",":
        return False
    word = frame.words[phrase.start]
    return word.isdigit() or word[1:2] == "-" or (word.endswith(".") and len(word) < 7)


def phrase_ending(frame: Frame, last: int) -> Phrase | None:
    """The noun phrase whose last word stands at ``last``."""
    if last < 0:
        return None
    word, low = frame.words[last], frame.low[last]
    if word in STOPS or word == QUOTE or (low in CLAUSE_WORDS and low != "which"):
        return None
    if low in {"who", "which"}:
        back = last - 1
        if back >= 0 and frame.words[back] in ",—–-":
            back -= 1
        if back > 2 and is_place_note(frame, Phrase(back, back + 1)):
            back -= 2
        return phrase_ending(frame, back) if back >= 0 else None
    if low in PRONOUNS and (not is_name(word) or last == 0 or word != "IT"):
        return Phrase(last, last + 1)
    start = _name_start(frame, last) if is_name(word) else _common_start(frame, last)
    return _with_links(frame, start, last + 1) if start is not None else None


def _name_start(frame: Frame, last: int) -> int:
    """Leftwards over capitals, connectors and the roles written before a name."""
    at = last
    while at > 0 and last - at < MOST_WORDS:
        word, low = frame.words[at - 1], frame.low[at - 1]
        joins = at >= 2 and is_name(frame.words[at - 2])
        joins = joins and (low in CONNECTORS or (low == "and" and _is_body(frame.low[last])))
        if is_name(word) and word != QUOTE and low not in OPENERS | CLAUSE_WORDS:
            if low in DETERMINERS:
                return at - 1
        elif not (joins or is_role(low) or low in BEFORE_NAMES or _is_body(low)):
            break
        at -= 1
    if at > 0 and frame.low[at - 1] in {"the", "a", "an", "his", "her", "their", "its"}:
        at -= 1
    return at


def _is_body(word: str) -> bool:
    """Whether a word says what kind of body the name after it is: the weekly Plumb Line."""
    found = noun(word)
    return found is not None and found.kind == "institution" and not found.plural


def _common_start(frame: Frame, last: int) -> int | None:
    """Leftwards to the determiner; plurals may have none."""
    at = last
    while at >= 0 and last - at < 8:
        low, word = frame.low[at], frame.words[at]
        if low in DETERMINERS:
            return at
        if low.endswith(("'s", "’s", "s'", "s’")) and at < last:
            inner = phrase_ending(frame, at - 1) if not is_name(word) else None
            return (
                (_name_start(frame, at) if is_name(word) else (inner.start if inner else at))
                if is_name(word)
                else _possessor(frame, at)
            )
        if low in SAID and at < last:
            break
        if at and at < last and frame.low[at - 1] in PRONOUNS and low in verb_forms():
            break  # he hopes | voters in Lesk
        blocked = word in STOPS or word == QUOTE or low in CLAUSE_WORDS or low in AUXILIARIES
        if blocked or (low in LINKS and at < last) or low in PRONOUNS:
            break
        at -= 1
    start = at + 1
    return start if start <= last else None


def _possessor(frame: Frame, at: int) -> int:
    """The start of `the company's` before its head."""
    back = at
    while back > 0 and at - back < 4 and frame.low[back] not in DETERMINERS:
        low = frame.low[back - 1]
        if frame.words[back - 1] in STOPS or low in CLAUSE_WORDS | AUXILIARIES | LINKS:
            break
        back -= 1
    return back


_PRIVY = frozenset({"familiar", "close", "briefed", "involved", "privy", "present"})


def _with_links(frame: Frame, start: int, end: int) -> Phrase:
    """Leftwards over `of`, `for`, `in`: a spokesman for the ministry."""
    for _ in range(3):
        start = _over_and(frame, start, end)
        if start < 2 or frame.low[start - 1] not in LINKS or end - start > MOST_WORDS:
            break
        if frame.low[start - 2] in _PRIVY and start > 2 and noun(frame.low[start - 3]):
            start = _common_start(frame, start - 3) or start - 3
            continue
        head = frame.words[start - 2]
        low = frame.low[start - 2]
        holds = (
            (is_name(head) and frame.low[start - 1] in {"of", "for"})
            or noun(low) is not None
            or (low.endswith("s") and low.isalpha())
        )
        if head in STOPS or head == QUOTE or not holds:
            break
        before = (
            _common_start(frame, start - 2) if not is_name(head) else _name_start(frame, start - 2)
        )
        if before is None:
            break
        start = before
    return Phrase(start, end)


def _over_and(frame: Frame, start: int, end: int) -> int:
    """`a lawsuit from Ohio | and Texas`: where a list of names begins that hangs on a noun."""
    listed = frame.words[start - 1] == "," and "and" in frame.low[start:end]
    if start < 4 or (frame.low[start - 1] != "and" and not listed):
        return start
    if not is_name(frame.words[start + (frame.low[start] == "the")]):
        return start
    at = start - 1
    while at > 1 and start - at < _LONGEST_LIST:
        word = frame.words[at - 1]
        if not is_name(word) and word != "," and frame.low[at - 1] != "and":
            break
        at -= 1
    links = {"for"} if listed else {"from", "of", "for"}
    hangs = frame.low[at - 1] in links and is_name(frame.words[at])
    return at if hangs and noun(frame.low[at - 2]) is not None else start


_LONGEST_LIST = 8  # words of a list of names: the Department for Environment, Food and Affairs


_VERBS = AUXILIARIES | words("who said says")
_CUTS = AUXILIARIES | CLAUSE_WORDS | LINKS | DETERMINERS | PRONOUNS | ADVERBS | DAYS | OPENERS
PLACE_WORDS = DEMONYMS | words("uk us eu un")


def _joins(frame: Frame, at: int) -> bool:
    """Whether what follows `and` belongs to the phrase: a name, a second role."""
    return is_name(frame.words[at]) or is_role(frame.low[at]) or is_role(frame.low[at - 2])


def _leads_on(frame: Frame, at: int, first: int) -> bool:
    """Whether bare words before another noun qualify it: conservative talk show host Anna Berg,
    UK product review website."""
    for place in range(at, min(at + 4, len(frame.words))):
        word, low = frame.words[place], frame.low[place]
        if is_name(word) or word in STOPS or word == QUOTE or low in _CUTS or _is_finite(low):
            return False
        found = noun(low)
        if found is None or found.plural:
            continue
        if frame.low[first] in PLACE_WORDS:
            return True
        named = place + 1 < len(frame.words) and is_name(frame.words[place + 1])
        return found.kind == "role" and named and frame.low[first] not in DETERMINERS
    return False


def _has_noun(frame: Frame, at: int) -> bool:
    """Whether a noun that names a source follows before anything cuts the phrase."""
    for place in range(at, min(at + 4, len(frame.words))):
        word, low = frame.words[place], frame.low[place]
        if word in STOPS or word == QUOTE or low in _CUTS:
            return False
        if noun(low) is not None:
            return True
    return False


def _is_finite(word: str) -> bool:
    """Whether a word may be a verb of saying with its ending: tells, asked."""
    return any(form.form in ("past", "s") for form in verb_forms().get(word, ()))


def _after_noun(frame: Frame, at: int) -> bool:
    """Whether the word before ended the phrase: the victim's mother | paid."""
    word, low = frame.words[at], frame.low[at]
    if is_name(word) or is_name(frame.words[at - 1]) or noun(frame.low[at - 1]) is None:
        return False
    counted = frame.low[at - 1] in {"one", "another", "some", "most", "many", "several", "few"}
    if counted and low not in verb_forms() and low not in AUXILIARIES:
        return low in {"of", "in", "at"}  # one amateur cyclist
    linked = low in {"of", "for", "from", "at", "in", "and", "by"} or low in CONNECTORS
    return not (linked or noun(low) is not None or low in BEFORE_NAMES)


def _goes_on(frame: Frame, at: int, first: int) -> bool:
    """Whether a phrase goes on after a capitalised word: `White House press secretary`."""
    word, low = frame.words[at], frame.low[at]
    if is_name(word) or low in CONNECTORS or low in {"for", "from", "at", "in", "and"}:
        return True
    if at - first == 1 and frame.low[first] in DETERMINERS:
        return True
    if frame.low[at - 1].endswith(("'s", "’s", "s'", "s’")) and _has_noun(frame, at):
        return True
    return noun(low) is not None or is_role(low) or low in BEFORE_NAMES


def phrase_starting(frame: Frame, first: int) -> Phrase | None:
    """The noun phrase that begins at ``first``: said a spokesman for the ministry, John Smith."""
    size = len(frame.words)
    if first >= size or frame.words[first] in STOPS or frame.words[first] == QUOTE:
        return None
    if frame.low[first] in PRONOUNS:
        return Phrase(first, first + 1)
    at = first
    while at < size and at - first < MOST_WORDS:
        word, low = frame.words[at], frame.low[at]
        if word in STOPS or word == QUOTE or (low in CLAUSE_WORDS and low != "and"):
            break
        if at > first and low in _VERBS and not is_name(word):
            break
        if at > first and word == "The" and is_name(frame.words[at - 1]):
            break  # a paragraph ended here and its break was lost
        if low == "and" and not (at + 1 < size and _joins(frame, at + 1)):
            break
        if (
            at > first
            and low in LINKS
            and low not in {"of", "for", "from", "at"}
            and not (low == "by" and frame.low[at - 1] in SENT)
            and (low != "in" or is_name(frame.words[at - 1]))
        ):
            break
        if at > first and (low in DAYS or low in ADVERBS):
            break
        ends = at > first and (
            (is_name(frame.words[at - 1]) and not _goes_on(frame, at, first))
            or _after_noun(frame, at)
        )
        if ends and not _leads_on(frame, at, first):
            break
        at += 1
    while at > first and frame.low[at - 1] in LINKS | {"and"}:
        at -= 1
    return Phrase(first, at) if at > first else None

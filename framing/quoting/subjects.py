"""The subject of a verb of saying, over adverbs, dates, appositions and relative clauses."""

from __future__ import annotations

from framing.quoting.closed import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_WORDS,
    CONNECTORS,
    DAYS,
    DETERMINERS,
    LINKS,
    OPENERS,
    PASSIVE,
    STOPS,
    is_manner,
)
from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.nouns import is_role, is_title, noun
from framing.quoting.phrases import (
    MOST_WORDS,
    Phrase,
    is_name,
    is_place_note,
    phrase_ending,
    phrase_starting,
)


def subject(frame: Frame, verb: int) -> tuple[Phrase, bool] | None:
    """The phrase that is the subject of the verb, and whether the verb is passive.

    Parameters
    ----------
    frame
        A sentence.
    verb
        The place of the verb in it.

    Returns
    -------
    tuple of (Phrase, bool) or None
    """
    held = _over_circumstance(frame, verb - 1)
    if held is not None:
        return held, False
    at, passive = _before_adverbs(frame, verb - 1)
    if at < 0:
        return None
    if frame.words[at] in ",)—–-":
        found = _at_clause_start(frame, at) or _named_before(frame, _over_apposition(frame, at))
    else:
        found = _named_before(frame, _antecedent(frame, phrase_ending(frame, at)))
        found = _before_place(frame, _with_head(frame, found))
    return (found, passive) if found else None


def _over_circumstance(frame: Frame, comma: int) -> Phrase | None:
    """`Berg, in a speech on Monday, told`: the name before what says where and when."""
    if comma < 2 or frame.words[comma] != ",":
        return None
    start = _segment_start(frame, comma)
    if start < 2 or frame.words[start - 1] != "," or frame.low[start] not in LINKS:
        return None
    name = phrase_ending(frame, start - 2) if is_name(frame.words[start - 2]) else None
    edge = name is not None and (name.start == 0 or frame.words[name.start - 1] in STOPS)
    return name if edge else None


def _with_head(frame: Frame, found: Phrase | None) -> Phrase | None:
    """`a person with knowledge of the plans said`: the person, whatever the phrase ends in."""
    if found is None or found.start < 2 or frame.low[found.start - 1] not in LINKS:
        return found
    if is_name(frame.words[found.end - 1]) or any(
        noun(low) is not None for low in frame.low[found.start : found.end]
    ):
        return found
    at = found.start - 1
    while at > 0 and frame.words[at - 1] not in STOPS and frame.words[at - 1] != QUOTE:
        low = frame.low[at - 1]
        if found.start - at > MOST_WORDS // 2 or low in AUXILIARIES or low in CLAUSE_WORDS:
            return found
        at -= 1
    head = phrase_starting(frame, at)
    person = head is not None and noun(frame.low[head.end - 1]) is not None
    return Phrase(at, found.end) if person and frame.low[at] in DETERMINERS else found


def _before_place(frame: Frame, found: Phrase | None) -> Phrase | None:
    """`Clinton on NBC said`: what stands between subject and verb is no subject."""
    if found is None or found.start < 2 or frame.low[found.start - 1] not in {"on", "in", "at"}:
        return found
    if not is_name(frame.words[found.end - 1]):
        return found
    real = subject(frame, found.start - 1)
    return real[0] if real else found


def _is_date(frame: Frame, at: int) -> bool:
    """Whether a number is a day or a year after a month: July 20, 2006."""
    if not frame.low[at].isdigit():
        return False
    back = at - 1
    while back >= 0 and (frame.low[back].isdigit() or frame.words[back] == ","):
        back -= 1
    return back >= 0 and frame.low[back] in DAYS


def _at_clause_start(frame: Frame, comma: int) -> Phrase | None:
    """`Anna Berg, head of the Council for Roads and Bridges, a charity, said`: the first name."""
    at = comma - 1
    while at >= 0 and frame.words[at] not in ";:" and frame.words[at] != QUOTE:
        joined = frame.words[at] == "," and frame.low[at + 1] in {"and", "but", "while", "as", "so"}
        if joined or comma - at > 40:
            return None
        at -= 1
    start = at + 1
    while start < comma and frame.words[start] in STOPS:
        start += 1
    opener = frame.low[start] in OPENERS or frame.low[start] in DETERMINERS
    if opener or not is_name(frame.words[start]):
        return None
    found = phrase_starting(frame, start)
    if found is None or found.end >= comma or frame.words[found.end] != ",":
        return None
    if not is_name(frame.words[found.end - 1]) or _is_office(frame, found):
        return None
    after = frame.low[found.end + 1]
    noted = after in _NOTES or after.isdigit() or is_role(after)
    return found if found.end - found.start > 1 or noted else None


_TIMES = words("year month week weekend spring summer autumn fall winter")

_NOTES = words("a an the who whose which now one his her their")

_PARTICIPLES = words("seen held given shown written sent made drawn known taken")


def _antecedent(frame: Frame, found: Phrase | None) -> Phrase | None:
    """`a man who lost his son said`: the man, not the son."""
    if found is None or is_name(frame.words[found.end - 1]):
        return found
    reduced = _reduced(frame, found)
    if reduced is not None:
        return reduced
    at = found.start - 1
    while at > 0 and frame.words[at] not in STOPS and found.start - at < 12:
        if frame.low[at] == "who":
            return phrase_ending(frame, at) or found
        at -= 1
    return found


def _reduced(frame: Frame, found: Phrase) -> Phrase | None:
    """`Documents seen by this newspaper show`: the documents."""
    if found.start < 3 or frame.low[found.start - 1] not in {"by", "with", "on", "in", "to"}:
        return None
    participle = frame.low[found.start - 2]
    if not (participle.endswith("ed") or participle in _PARTICIPLES):
        return None
    return phrase_ending(frame, found.start - 3) if noun(frame.low[found.start - 3]) else None


def _named_before(frame: Frame, found: Phrase | None) -> Phrase | None:
    """`Anna Berg, the head of the agency said`: the second comma is missing, the name is there."""
    if found is not None and found.start > 3 and frame.low[found.start - 1] == "and":
        found = _first_of_two(frame, found)
    if found is None or found.start < 3 or frame.words[found.start - 1] != ",":
        return found
    described = frame.low[found.start] in {"the", "a", "an"} or is_role(frame.low[found.start])
    if not described or not is_name(frame.words[found.start - 2]):
        return found
    name = phrase_ending(frame, found.start - 2)
    if name is None or name.end - name.start < 2 or frame.low[name.start] in DETERMINERS:
        return found
    edge = name.start == 0 or frame.words[name.start - 1] in STOPS | {QUOTE}
    return name if edge else found


def _first_of_two(frame: Frame, found: Phrase) -> Phrase:
    """`Anna Berg, a former minister and lecturer in law said`: both say what she is."""
    at = found.start - 1
    while at > 1 and found.start - at < _LONGEST_DESCRIPTION and frame.words[at] not in STOPS:
        at -= 1
    described = frame.words[at] == "," and frame.low[at + 1] in {"the", "a", "an"}
    role = any(is_role(low) for low in frame.low[found.start : found.end])
    if described and role and is_name(frame.words[at - 1]):
        return Phrase(at + 1, found.end)
    return found


_LONGEST_DESCRIPTION = 12  # words


def _before_adverbs(frame: Frame, at: int) -> tuple[int, bool]:
    """Step left over auxiliaries, adverbs and dates."""
    passive = False
    while at >= 0:
        low = frame.low[at]
        if (low in AUXILIARIES and frame.words[at] != "May") or low.endswith("n't"):
            passive = passive or low in PASSIVE
        elif low == "," and at > 1 and (frame.low[at - 1].isdigit() or frame.low[at - 1] in DAYS):
            pass
        elif (
            low in DAYS
            or _is_date(frame, at)
            or (low.isdigit() and at and frame.low[at - 1] in DAYS)
        ):
            if at and frame.low[at - 1] in {"on", "in", "last", "late", "early", "since"}:
                at -= 1
        elif low in _TIMES and at > 1 and frame.low[at - 1] in {"last", "this"}:
            at -= 1
        elif low in ADVERBS and at:
            pass
        elif not (is_manner(low) and at and not is_name(frame.words[at])):
            break
        at -= 1
    return at, passive


def _over_apposition(frame: Frame, comma: int) -> Phrase | None:
    """The subject when something stands between commas before the verb: X, a lawyer, said."""
    relative = _before_relative(frame, comma)
    if relative is not None:
        return relative
    end = comma
    while end > 0:
        start = _segment_start(frame, end)
        if start >= end:
            return None
        if is_place_note(frame, Phrase(start, end)) and end - start == 1:
            end = start - 1
            continue
        first, low = frame.words[start], frame.low[start]
        outer = start - 1  # the comma, bracket or dash before the segment
        has_outer = outer > 0 and frame.words[outer] in ",(—–-"
        if not has_outer:
            return None if low in OPENERS else phrase_ending(frame, end - 1)
        left = phrase_ending(frame, outer - 1) if frame.words[outer - 1] != QUOTE else None
        if left is None:
            return None if low in {"who", "which", "whose"} else phrase_ending(frame, end - 1)
        pure = all(is_name(w) or w in CONNECTORS for w in frame.words[start:end])
        if pure and end - start >= 2 and _is_office(frame, left):
            return Phrase(start, end)
        if left.end - left.start == 1 and is_place_note(frame, left):
            end = left.start - 1
            continue
        at_edge = left.start == 0 or frame.words[left.start - 1] in STOPS
        before = frame.low[left.start - 1] if left.start else ""
        if at_edge or before in CLAUSE_WORDS or low in {"who", "whose", "which"}:
            return left
        if before in OPENERS:  # "In Paris, X, said": the place is no subject
            return phrase_ending(frame, end - 1) if is_name(first) else None
        return left
    return None


def _before_relative(frame: Frame, comma: int) -> Phrase | None:
    """`the organisers, who include A, B and C, said`: the organisers, whatever the list holds."""
    for at in range(comma - 1, max(1, comma - MOST_WORDS), -1):
        word = frame.words[at]
        if word == QUOTE or (word in STOPS and word != ","):
            return None
        if frame.low[at] in {"who", "whose"} and frame.words[at - 1] == ",":
            return phrase_ending(frame, at)
    return None


def _is_office(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase says what somebody is, so that the name may follow: the party's leader."""
    low = frame.low[phrase.start : phrase.end]
    roles = [is_role(word) and not is_title(word) for word in low]
    if roles[-1] or not is_name(frame.words[phrase.end - 1]):
        return True
    held = low[0] in DETERMINERS or low[0].endswith(("'s", "’s"))
    return any(roles[:-1]) and (held or "for" in low)


def _segment_start(frame: Frame, end: int) -> int:
    """The place after the comma, bracket or dash that opens the segment ending before ``end``."""
    opener = "(" if frame.words[end] == ")" else ",(—–-;:"
    dash = frame.words[end]
    if dash in "—–-" and dash in frame.words[max(0, end - 2 * MOST_WORDS) : end]:
        opener = dash  # between dashes commas count for nothing
    at = end - 1
    while at >= 0 and frame.words[at] not in opener and end - at < 2 * MOST_WORDS:
        at = _past_bracket(frame, at) - 1
    return at + 1


def _past_bracket(frame: Frame, at: int) -> int:
    """The place of the opening bracket where the word is a closing one: the group (HNC)."""
    if frame.words[at] != ")":
        return at
    for back in range(at - 1, max(-1, at - _BRACKETED), -1):
        if frame.words[back] == "(":
            return back
    return at


_BRACKETED = 6  # words of an abbreviation in brackets

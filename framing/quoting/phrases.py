"""Noun phrases beside a verb, found by their edges alone: who says, who is told, by whom.

Reading leftwards from a verb, a name ends where the capital letters end, and any other noun phrase
at its determiner; `of`, `for` and `in` lead on to the phrase they hang on; what stands between
commas is stepped over.
"""

from __future__ import annotations

from typing import NamedTuple

from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.nouns import is_role, is_title, noun

DETERMINERS = words(
    "the a an his her their its our my your this that these those some several many most both "
    "all another one two three four five six no each every any few other such"
)
PRONOUNS = words("he she they it we i you who which")
AUXILIARIES = words(
    "has have had was were is are be been being did does do will would could can may might "
    "must should 'd 'll having got get gets"
)
PASSIVE = words("was were is are be been being got gets")
_ADVERBS = words(
    "also later then once now even often again still already never just recently earlier "
    "previously not always ever soon too thus long further instead sometimes yesterday today "
    "tonight meanwhile however first further both all simply only"
)
DAYS = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december night morning afternoon evening mon "
    "tue tues wed thu thur thurs fri sat sun jan feb aug sept oct nov dec"
)
_LINKS = words("of for at in from with on to by within inside behind")
OPENERS = words(
    "in on at after before during since by with without for from under over about amid "
    "despite while when as if because although though until unless following according "
    "speaking asked pressed responding referring citing last earlier later meanwhile however "
    "but and so then instead still yet also thus where once whether than like unlike through "
    "between among against into via upon given now"
)
CLAUSE_WORDS = words(
    "that when while because although though if as and but or after before until unless since "
    "where whether than so which what how why nor yet"
)
CONNECTORS = words("of de da di du la le van von der den bin ibn al el ben dos y")
STOPS = frozenset(",;:()[]—–?!…-")
_MOST_WORDS = 25  # a phrase longer than this is none


class Phrase(NamedTuple):
    """A noun phrase: its first word and the place after its last, in a frame."""

    start: int
    end: int


def is_name(word: str) -> bool:
    """Whether a word is written as a name is: a capital or a digit-and-capital first."""
    return word[:1].isupper()


def text_of(frame: Frame, phrase: Phrase) -> str:
    """The words of a phrase with one blank between."""
    return " ".join(frame.words[phrase.start : phrase.end])


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
    at, passive = _before_adverbs(frame, verb - 1)
    if at < 0:
        return None
    if frame.words[at] in ",)—–-":
        found = _at_clause_start(frame, at) or _over_apposition(frame, at)
    else:
        found = _named_before(frame, _antecedent(frame, phrase_ending(frame, at)))
        found = _before_place(frame, found)
    return (found, passive) if found else None


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
    opener = frame.low[start] in OPENERS or frame.low[start] in DETERMINERS
    if opener or not is_name(frame.words[start]):
        return None
    found = phrase_starting(frame, start)
    if found is None or found.end >= comma or frame.words[found.end] != ",":
        return None
    if not is_name(frame.words[found.end - 1]):
        return None
    after = frame.low[found.end + 1]
    noted = after in _NOTES or after.isdigit() or is_role(after)
    return found if found.end - found.start > 1 or noted else None


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
    if found is None or found.start < 3 or frame.words[found.start - 1] != ",":
        return found
    described = frame.low[found.start] in {"the", "a", "an"} or is_role(frame.low[found.start])
    if not described or not is_name(frame.words[found.start - 2]):
        return found
    name = phrase_ending(frame, found.start - 2)
    if name is None or name.end - name.start < 2:
        return found
    edge = name.start == 0 or frame.words[name.start - 1] in STOPS
    return name if edge else found


def _before_adverbs(frame: Frame, at: int) -> tuple[int, bool]:
    """Step left over auxiliaries, adverbs and dates."""
    passive = False
    while at >= 0:
        low = frame.low[at]
        if low in AUXILIARIES or low.endswith("n't"):
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
        elif low in _ADVERBS and at:
            pass
        elif not (low.endswith("ly") and at and not is_name(frame.words[at])):
            break
        at -= 1
    return at, passive


def _over_apposition(frame: Frame, comma: int) -> Phrase | None:
    """The subject when something stands between commas before the verb: X, a lawyer, said."""
    end = comma
    while end > 0:
        start = _segment_start(frame, end)
        if start >= end:
            return None
        if _is_place_note(frame, Phrase(start, end)) and end - start == 1:
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
        role_left = not is_name(frame.words[left.end - 1]) or (
            any(
                is_role(word) for word in frame.low[left.start : left.end - 1] if not is_title(word)
            )
            and frame.low[left.start] in DETERMINERS
        )
        if pure and end - start >= 2 and role_left:
            return Phrase(start, end)
        if left.end - left.start == 1 and _is_place_note(frame, left):
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


def _is_place_note(frame: Frame, phrase: Phrase) -> bool:
    """`Joe Smith, R-Texas, the chairman, said`; `of Phoenix, Ariz., who calls`."""
    if phrase.start < 2 or frame.words[phrase.start - 1] != ",":
        return False
    word = frame.words[phrase.start]
    return word.isdigit() or word[1:2] == "-" or (word.endswith(".") and len(word) < 7)


def _segment_start(frame: Frame, end: int) -> int:
    """The place after the comma, bracket or dash that opens the segment ending before ``end``."""
    opener = "(" if frame.words[end] == ")" else ",(—–-;:"
    at = end - 1
    while at >= 0 and frame.words[at] not in opener and end - at < _MOST_WORDS:
        at -= 1
    return at + 1


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
        if back > 2 and _is_place_note(frame, Phrase(back, back + 1)):
            back -= 2
        return phrase_ending(frame, back) if back >= 0 else None
    if low in PRONOUNS and (not is_name(word) or last == 0 or word != "IT"):
        return Phrase(last, last + 1)
    start = _name_start(frame, last) if is_name(word) else _common_start(frame, last)
    return _with_links(frame, start, last + 1) if start is not None else None


def _name_start(frame: Frame, last: int) -> int:
    """Leftwards over capitals, connectors and the roles written before a name."""
    at = last
    while at > 0 and last - at < _MOST_WORDS:
        word, low = frame.words[at - 1], frame.low[at - 1]
        joins = low in CONNECTORS and at >= 2 and is_name(frame.words[at - 2])
        if is_name(word) and word != QUOTE and low not in OPENERS | CLAUSE_WORDS:
            if low in DETERMINERS:
                return at - 1
        elif not (joins or is_role(low) or low in _BEFORE_NAMES):
            break
        at -= 1
    if at > 0 and frame.low[at - 1] in {"the", "a", "an", "his", "her", "their", "its"}:
        at -= 1
    return at


_BEFORE_NAMES = frozenset(
    [
        "former",
        "senior",
        "deputy",
        "chief",
        "acting",
        "vice",
        "prime",
        "foreign",
        "interior",
        "defence",
        "defense",
        "finance",
        "justice",
        "top",
        "state",
        "then-president",
        "co-founder",
        "press",
        "campaign",
        "leading",
        "outgoing",
        "incoming",
        "longtime",
        "government",
        "party",
        "police",
        "opposition",
        "department",
        "ministry",
        "department's",
        "company",
        "fellow",
        "ex",
    ]
)


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
        if low in _SAID and at < last:
            break
        blocked = word in STOPS or word == QUOTE or low in CLAUSE_WORDS or low in AUXILIARIES
        if blocked or (low in _LINKS and at < last) or low in PRONOUNS:
            break
        at -= 1
    start = at + 1
    return start if start <= last else None


_SAID = words("said says told tells added argued believes thinks thought insisted warned")


def _possessor(frame: Frame, at: int) -> int:
    """The start of `the company's` before its head."""
    back = at
    while back > 0 and at - back < 4 and frame.low[back] not in DETERMINERS:
        low = frame.low[back - 1]
        if frame.words[back - 1] in STOPS or low in CLAUSE_WORDS | AUXILIARIES | _LINKS:
            break
        back -= 1
    return back


_PRIVY = frozenset({"familiar", "close", "briefed", "involved", "privy", "present"})


def _with_links(frame: Frame, start: int, end: int) -> Phrase:
    """Leftwards over `of`, `for`, `in`: a spokesman for the ministry."""
    for _ in range(3):
        if start < 2 or frame.low[start - 1] not in _LINKS or end - start > _MOST_WORDS:
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


_ENDS_PHRASE = words(
    "on with to by within inside outside behind near amid after before during over about into "
    "against under through via as while when since at last this"
)


def _joins(frame: Frame, at: int) -> bool:
    """Whether what follows `and` belongs to the phrase: a name, a second role."""
    return is_name(frame.words[at]) or is_role(frame.low[at]) or is_role(frame.low[at - 2])


def _after_noun(frame: Frame, at: int) -> bool:
    """Whether the word before ended the phrase: the victim's mother | paid."""
    word, low = frame.words[at], frame.low[at]
    if is_name(word) or is_name(frame.words[at - 1]) or noun(frame.low[at - 1]) is None:
        return False
    linked = low in {"of", "for", "from", "at", "in", "and", "by"} or low in CONNECTORS
    return not (linked or noun(low) is not None or low in _BEFORE_NAMES)


def _goes_on(frame: Frame, at: int, first: int) -> bool:
    """Whether a phrase goes on after a capitalised word: `White House press secretary`."""
    word, low = frame.words[at], frame.low[at]
    if is_name(word) or low in CONNECTORS or low in {"for", "from", "at", "in", "and"}:
        return True
    if at - first == 1 and frame.low[first] in DETERMINERS:
        return True
    return noun(low) is not None or is_role(low) or low in _BEFORE_NAMES


def _document(frame: Frame, at: int) -> bool:
    found = noun(frame.low[at])
    return found is not None and found.kind == "document"


def phrase_starting(frame: Frame, first: int) -> Phrase | None:
    """The noun phrase that begins at ``first``: said a spokesman for the ministry, John Smith."""
    size = len(frame.words)
    if first >= size or frame.words[first] in STOPS or frame.words[first] == QUOTE:
        return None
    if frame.low[first] in PRONOUNS:
        return Phrase(first, first + 1)
    at = first
    while at < size and at - first < _MOST_WORDS:
        word, low = frame.words[at], frame.low[at]
        if word in STOPS or word == QUOTE or (low in CLAUSE_WORDS and low != "and"):
            break
        if at > first and low in {"who", "was", "were", "is", "has", "had", "are", "said", "says"}:
            break
        if low == "and" and not (at + 1 < size and _joins(frame, at + 1)):
            break
        if (
            at > first
            and low in _LINKS
            and low not in {"of", "for", "from", "at"}
            and (low != "in" or is_name(frame.words[at - 1]))
        ):
            break
        if at > first and (low in DAYS or low in _ADVERBS):
            break
        if at > first and is_name(frame.words[at - 1]) and not _goes_on(frame, at, first):
            break
        if at > first and _after_noun(frame, at):
            break
        at += 1
    while at > first and frame.low[at - 1] in _LINKS | {"and"}:
        at -= 1
    return Phrase(first, at) if at > first else None

"""Cut what is not of a name from what the parser takes for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.lexicons import CALENDAR, INSTITUTION_NAMES, OF_NAMES

if TYPE_CHECKING:
    from spacy.tokens import Span

POSSESSIVE = re.compile(r"['’]s?$")
_OPENERS = lexicons.words(
    "in on at by from after before since during under with when while as if but and or for to "
    "both meanwhile however follow contact read watch see"
)
_GLUED = re.compile(r"(?<=[a-z]{4})-[a-z]{5,}$")  # "Conway-sitting": a blank was lost
_ENDS_NO_NAME = OF_NAMES | CALENDAR
_AFTER_NAMES = lexicons.words("MP MEP TD MSP QC KC OBE CBE MBE")
_PARTICIPLES = lexicons.words("united associated allied combined organised organized")


def cleaned(entity: Span, lower: set[str]) -> Iterator[str]:
    """Cut what is not of the name: articles, titles, possessives, brackets, line ends."""
    for part in re.split(r"[()\[\]\n“”\"*:;]|\s-\s|,-|, ", entity.text):
        words = POSSESSIVE.sub("", part.strip(" ,.;:'’‘-–—")).split()
        words = [_GLUED.sub("", word) if "-" in word else word for word in words]
        while words and not _begins_name(words):
            words = words[1:]
        if len(words) > 1 and entity[0].is_sent_start and _verb(words[0].lower(), lower):
            words = words[1:]
        while words and (words[-1].islower() or words[-1].lower() in _ENDS_NO_NAME):
            words.pop()
        if entity.label_ == "PERSON":
            words = without_offices(words)
        while len(words) > 1 and words[-1] in _AFTER_NAMES:
            words.pop()
        if words and not _only_a_sentence_start(entity, words, lower):
            yield " ".join(words)


def _verb(word: str, lower: set[str]) -> bool:
    """Tell whether a headline or a sentence begins with a verb: "Burst Derby", "Visiting Rome"."""
    if word in _PARTICIPLES:
        return False
    return word in lower and (word.endswith(("ing", "ed")) or word in lexicons.actions()["verb"])


def without_offices(words: list[str]) -> list[str]:
    """Cut what somebody is from a name: "Department Solicitor Hilary Tompkins"."""
    cut = max((n + 1 for n, word in enumerate(words[:-1]) if is_office(word)), default=0)
    roles = [n + 1 for n, word in enumerate(words[:-2]) if _role(word)]
    return words[max([cut, *roles]) :]


def _role(word: str) -> bool:
    known = lexicons.nouns().get(word.lower()) or lexicons.nouns().get(word) or ()
    return word.lower() not in lexicons.first_names() and any(n.kind == "person" for n in known)


def is_office(word: str) -> bool:
    """Tell whether a word names an office, as "Sheriff" does."""
    return lexicons.titles().get(word.lower(), ("modifier", ""))[0] != "modifier"


def _begins_name(words: list[str]) -> bool:
    first = words[0]
    if first.startswith(("al-", "el-")):
        return True
    if not first[0].isupper() or (first.lower() in _OPENERS and len(words) > 1):
        return False
    if first.lower() in ("the", "a", "an"):
        return False
    title = first.lower() in lexicons.titles() and len(words) > 1
    if title and not is_office(first):  # "State Street" is no "State Secretary"
        title = any(is_office(word) for word in words[1:])
    return not title or words[-1].lower() in INSTITUTION_NAMES or "of" in words or "for" in words


def _only_a_sentence_start(entity: Span, words: list[str], lower: set[str]) -> bool:
    return len(words) == 1 and bool(entity[0].is_sent_start) and words[0].lower() in lower

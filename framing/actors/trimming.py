"""Trim a named entity of the parser to the name itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

POSSESSIVE = re.compile(r"['’]s?$")
_BREAKS = re.compile(
    r"[()\[\]\n“”\"*:;]|\s-\s|(?<=\w{3})/(?=\w{3})|,-|, "
    r"|(?<!\bof)(?<!\bfor)(?<!\band)(?<!\bin) the "
)
_JOINTS = (" of ", " for ", " from ")
_GLUED = re.compile(r"(?<=[a-z]{4})-[a-z]{5,}$")  # "Conway-sitting": a blank was lost


def trimmed(entity: Span, lower: set[str]) -> Iterator[str]:
    """Yield the names in a named entity, without articles, titles, possessives and brackets.

    Parameters
    ----------
    entity
        The span of a named entity that spaCy found.
    lower
        The words that the article also writes in lower case.
    """
    for part in _parts(entity.text):
        words = POSSESSIVE.sub("", part.strip(" ,.;:'’‘-–—")).split()
        words = [_GLUED.sub("", word) if "-" in word else word for word in words]
        while words and not _begins_name(words):
            words = words[1:]
        if len(words) > 1 and entity[0].is_sent_start and _is_verb(words[0].lower(), lower):
            words = words[1:]
        numbers = {token.text for token in entity if _is_count(token)}
        while words and (words[-1].islower() or _ends_no_name(words[-1].lower())):
            words.pop()
        if len(words) > 1 and words[-1] in numbers:
            words.pop()
        if entity.label_ == "PERSON":
            words = words[1:] if words[:1] and words[0] in word_class("news agency") else words
            words = before_verb(without_offices(words))
            words = words[1:] if _begins_with_a_label(words) else words
        while len(words) > 1 and words[-1].isupper() and _follows_names(words[-1]):
            words.pop()
        if words and not _only_a_sentence_start(entity, words, lower):
            yield " ".join(words)


def _parts(text: str) -> Iterator[str]:
    """Yield the separate names in an entity's text: two in "Eunice Yung of Lesk Party"."""
    for part in _BREAKS.split(text):
        first, joint, rest = min((part.partition(joint) for joint in _JOINTS), key=_first_length)
        words = first.split()
        person = len(words) in (2, 3) and words[0].lower() in lexicons.first_names()
        office = any(is_office(word) or word.lower() in word_class("institution") for word in words)
        if joint and person and not office:
            yield from (first, rest)
        else:
            yield part


def _first_length(parts: tuple[str, str, str]) -> int:
    return len(parts[0])


def without_offices(words: list[str]) -> list[str]:
    """Return a name's words without an office before: "Department Solicitor Hilary Tompkins"."""
    cut = max((n + 1 for n, word in enumerate(words[:-1]) if is_office(word)), default=0)
    roles = [n + 1 for n, word in enumerate(words[:-2]) if _is_role(word)]
    return words[max([cut, *roles]) :]


def _is_count(token: Token) -> bool:
    """Return whether a number counts the noun after it: "13 percent"; not "Channel 4"."""
    after = token.doc[token.i + 1 : token.i + 2]
    return token.like_num and bool(len(after)) and after[0].pos_ == "NOUN"


def before_verb(words: list[str]) -> list[str]:
    """Return a name's words before a headline's verb of saying: not "Says" in "Anna Berg Says"."""
    verbs = (n for n, word in enumerate(words) if n and _reports(word.lower()))
    return words[: next(verbs, len(words))]


def _reports(word: str) -> bool:
    stems = (word.removesuffix(ending) for ending in ("s", "d", "ed") if word.endswith(ending))
    verbs = lexicons.actions()["verb"]
    return word in ("said", "told") or any(verbs.get(stem) == "speech" for stem in stems)


def is_office(word: str) -> bool:
    """Return whether a word is a title of an office or a person: "Sheriff", "Mr"."""
    return lexicons.titles().get(word.lower(), ("modifier", ""))[0] != "modifier"


def _begins_with_a_label(words: list[str]) -> bool:
    """Return whether the first word is a label before a full name: "Crooked Anna Berg"."""
    label = len(words) > 2 and words[0].lower() not in lexicons.name_genders()
    return label and len(words[0].strip(".")) > 1 and words[1].lower() in lexicons.first_names()


def _ends_no_name(word: str) -> bool:
    return word in word_class("name particle") or word in word_class("calendar")


def _follows_names(word: str) -> bool:
    return word.lower() in word_class("letters after a name")


def _is_verb(word: str, lower: set[str]) -> bool:
    """Return whether a capitalised word is a verb at a sentence's start: "Burst Derby"."""
    if word in word_class("participle in names"):
        return False
    return word in lower and (word.endswith(("ing", "ed")) or word in lexicons.actions()["verb"])


def _is_role(word: str) -> bool:
    known = lexicons.nouns().get(word.lower()) or lexicons.nouns().get(word) or ()
    return word.lower() not in lexicons.first_names() and any(n.kind == "person" for n in known)


def _begins_name(words: list[str]) -> bool:
    first = words[0]
    if first.startswith(("al-", "el-")):
        return True
    opener = first.lower() in word_class("opens no name") and len(words) > 1
    if not first[0].isupper() or opener or first.lower() in ("the", "a", "an"):
        return False
    title = first.lower() in lexicons.titles() and len(words) > 1
    if title and not is_office(first):  # "State Street" is no "State Secretary"
        title = any(is_office(word) for word in words[1:])
    whole = words[-1].lower() in word_class("institution") or "of" in words or "for" in words
    return not title or whole


def _only_a_sentence_start(entity: Span, words: list[str], lower: set[str]) -> bool:
    return len(words) == 1 and bool(entity[0].is_sent_start) and words[0].lower() in lower

"""Find the names in an article, and decide whether each is a person, organisation or place.

The recogniser's entities are one piece of evidence among several: its small model errs, so a name's
kind is put to the vote of all places where it stands; titles, known names and the words that names
of institutions end in outweigh it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import name_evidence
from framing.actors.name_shape import (
    begins_institution,
    is_acronym,
    known_kind,
    names_a_person,
    plausible,
)
from framing.lexicons import word_class

if TYPE_CHECKING:
    from framing.language import Syntax

_ACTORS = ("person", "organisation", "place")
_HINTS = ("speaks", "where")  # these speak for no kind by themselves
_TITLE_CASE = 0.6, 0.8  # share of capitalised words in title case: in a headline, in other lines
_FEW = 3  # words of a name in such a line
_LONGEST_LINE = 200  # characters of a line that is no paragraph of text
_SEVERAL, _SELDOM = 3, 0.35  # places of a word; share in which it is taken for a name


@dataclass
class Name:
    """Hold one written form of a name, with the evidence for its kind.

    ``text`` is the form, ``votes`` the summed weights by kind, ``titles`` the titles before it,
    ``gender`` "m", "f" or empty, and ``settled`` a kind that overrides the votes (None: not decided
    yet; empty: not an actor's name).
    """

    text: str
    votes: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    gender: str = ""
    settled: str | None = None  # the kind, once all evidence is counted

    @property
    def words(self) -> list[str]:
        return self.text.split()

    @property
    def kind(self) -> str:
        """Return the kind with the most evidence; empty if the words are not an actor's name."""
        return self.settled if self.settled is not None else self._kind()

    def _kind(self) -> str:
        if self.votes["titled"]:
            return "person"
        known = known_kind(self.text)
        if known:
            return known
        words = self.words
        if words[-1].lower() in word_class("institution") or begins_institution(words):
            return "organisation" if len(words) > 1 else ""
        if len(words) > 1 and words[0].lower() in word_class("place begins"):
            return "place"
        votes = {kind: n for kind, n in self.votes.items() if kind not in _HINTS}
        if not votes or not plausible(words):
            return ""
        (kind, _), *_ = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        nowhere = kind == "place" and not self.votes["where"]  # nothing happens in it
        speaks = nowhere and self.votes["speaks"] > 1  # "Verizon claims"
        if speaks or ((nowhere or kind == "person") and is_acronym(words)):
            return "organisation"
        if kind == "person" and not names_a_person(words):
            return ""
        return kind if kind in _ACTORS else ""


def find(syntax: Syntax) -> dict[str, Name]:
    """Return the names of an article: for the text of each written form, its `Name`."""
    lower = {token.text for token in syntax.tokens if token.is_lower}
    names = _collected(syntax, lower)
    for name in names.values():
        last = names.get(name.words[-1]) if len(name.words) > 1 else None
        if last is not None and name.kind == "organisation" and last.kind == "person":
            name.votes["person"] += name.votes["organisation"] + 1
    _count_short_forms_as_persons(names)
    raw = syntax.text.raw
    for rule in (_seldom_labelled, _has_extra_first_words, _joins_persons):
        for name in names.values():
            if rule(name, names, raw):
                name.votes.clear()
    for name in names.values():
        name.settled = name._kind()
    return {text: name for text, name in names.items() if not _common(name, lower)}


def _collected(syntax: Syntax, lower: set[str]) -> dict[str, Name]:
    """Return the written forms by text, with summed evidence, titles and genders of first names."""
    silent = frozenset(_in_title_case(syntax))
    names: dict[str, Name] = {}
    for one in name_evidence.evidence(syntax, silent, lower):
        if one.text.strip():
            name = names.setdefault(one.text, Name(one.text))
            name.votes[one.kind] += one.weight
            name.titles |= {one.title} - {""}
            name.gender = name.gender or one.gender
    for name in names.values():
        first = name.words[0].lower()
        if not name.gender and (len(name.words) > 1 or first in lexicons.first_names()):
            name.gender = lexicons.name_genders().get(first, "") or _gender_after(name.words)
    return names


def _gender_after(words: list[str]) -> str:
    """Return "f", "m" or "" by the names after a surname in three words: "Nguyen Thi Lan"."""
    middle, last = (word.lower() for word in words[-2:]) if len(words) == 3 else ("", "")
    if middle in word_class("female middle name"):
        return "f"
    known = middle in word_class("middle name")
    return lexicons.name_genders().get(last, "") if known else ""


def _seldom_labelled(name: Name, names: dict[str, Name], raw: str) -> bool:
    """Return whether spaCy labels a frequent word as a person in few of its occurrences.

    ``raw`` is the text of the article; this rule and the next two share their parameters.
    """
    if len(name.words) != 1 or name.votes["titled"] or name.kind != "person":
        return False
    places = raw.count(name.text)
    return places >= _SEVERAL and name.votes["person"] < _SELDOM * places


def _has_extra_first_words(name: Name, names: dict[str, Name], raw: str) -> bool:
    """Return whether extra words precede a person's full name, as "Rip" in "Rip Anna Berg"."""
    words = name.words
    for cut in range(1, len(words) - 1):
        shorter = names.get(" ".join(words[cut:]))
        if shorter is not None and shorter.kind == "person" and name.kind == "person":
            return any(word.lower() not in lexicons.name_genders() for word in words[:cut])
    return False


def _joins_persons(name: Name, names: dict[str, Name], raw: str) -> bool:
    """Return whether a supposed name is two persons' names: "Anna Berg and Tom Hale"."""
    pair = name.text.split(" and ")
    return len(pair) > 1 and any(one in names and names[one].kind == "person" for one in pair)


def _count_short_forms_as_persons(names: dict[str, Name]) -> None:
    """Count a name as a person's where it is part of one: "Najib", if "Najib Razak" occurs too.

    A known place or organisation keeps its kind; so does a place where something happens, unless it
    is a first name.
    """
    full = [n.words for n in names.values() if len(n.words) > 1 and n.kind == "person"]
    borne = {words[end] for words in full for end in (0, -1)}
    for name in names.values():
        other = name.kind in ("organisation", "place") and not known_kind(name.text)
        first = name.text.lower() in lexicons.first_names() or name.kind == "organisation"
        if name.text in borne and other and (first or not name.votes["where"]):
            name.votes["person"] += name.votes["organisation"] + name.votes["place"] + 1


def _common(name: Name, lower: set[str]) -> bool:
    """Return whether a supposed name is a capitalised common word: "Braised Chestnuts"."""
    words = [word.lower() for word in name.words]
    if name.text.removesuffix("s") in lexicons.nouns():
        return True
    if name.kind == "organisation" and len(words) == 1 and not known_kind(name.text):
        return words[0] in lower and not name.text.isupper()
    if name.votes["titled"] or name.kind != "person":
        return False
    if any(word in lexicons.first_names() for word in words):
        return False
    if len(words) == 1 and words[0] in _event_words():
        return True
    if len(words) == 1 and (
        words[0].removesuffix("s") in lexicons.nouns() or name.text in lexicons.peoples()
    ):
        return True
    telling = (word for word in words if word not in word_class("name particle"))
    return any(word in lower or word + "s" in lower for word in telling)


@lru_cache(maxsize=1)
def _event_words() -> frozenset[str]:
    """Return nouns for violence, weapons and actions: such a single word is no name."""
    events = lexicons.happenings("violence") | lexicons.happenings("weapon")
    return events | frozenset(lexicons.actions()["nominalisation"])


def _in_title_case(syntax: Syntax) -> Iterator[int]:
    """Yield the indices of tokens in headlines that Capitalise Most Words: they mislead the parser.

    Links and subheads count as headlines, but in them the tokens of names of up to three words that
    the recogniser finds are not yielded.
    """
    text = syntax.text
    headline = text.headline.end if text.headline else 0
    for start, end in text.paragraphs:
        if start >= headline and end - start > _LONGEST_LINE:
            continue
        span = syntax.span(start, end)
        words = [token for token in span if token.is_alpha and len(token) > 3]
        capital = sum(token.text[0].isupper() for token in words)
        least = _TITLE_CASE[0 if start < headline else 1]
        if len(words) > 2 and capital > least * len(words):
            few = (range(e.start, e.end) for e in span.ents if len(e) <= _FEW)
            telling = {i for entity in few for i in entity} if start >= headline else set()
            yield from (i for i in range(span.start, span.end) if i not in telling)

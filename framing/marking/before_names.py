"""Find the title or the adjectives before the proper name of an actor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import Kind
from framing.actors.titles import title_start
from framing.actors.trimming import is_office
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


Stretch = tuple[int, int, str]  # start, end, category

_LINKS = frozenset((",", "and", "'s", "’s", "the", "a", "an", "-"))
# How many there are and which of them is meant calls nobody anything.
_COUNTING = word_class("counts or points")
_RELATIONS = word_class("relation")
# Where a place lies is no label: "central Chile".
_SITUATION = word_class("direction or situation")
_SMALL = ("of", "the", "a", "an")
_BREAKS = ("DET", "ADP", "AUX", "CCONJ")
POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


def premodifier(before: Span) -> Iterator[Stretch]:
    """Yield words before a noun or a name as its modifier, without signs at their beginning."""
    while len(before) and not before[0].text[0].isalnum():
        before = before[1:]
    if len(before):
        yield before.start_char, before.end_char, "premodifier"


def first_descriptive(doc: Doc, first: int, end: int) -> int:
    """Return the index of the first word that is no number and does not count."""
    while first < end and (doc[first].lower_ in _COUNTING or _is_number(doc[first])):
        first += 2 if doc[first + 1].text == "-" and _is_number(doc[first]) else 1
    return first


def _is_number(token: Token) -> bool:
    """Return whether a token is a number: "two", "forty-eight"; not "66-year-old"."""
    if not (token.like_num or token.text[0].isdigit()):
        return False
    joined = token.i + 2 < len(token.doc) and token.nbor().text == "-"
    return not joined or bool(token.nbor(2).like_num)


def before_name(span: Span, kind: Kind) -> Iterator[Stretch]:
    """Yield the title before a name, or else the adjectives: "embattled Syria".

    Before a name that only modifies a noun they belong to the noun: "former UN ambassador".
    """
    doc, root = span.doc, span.root
    if kind != "person" and root.dep_ in ("compound", "nmod", "amod") and root.head.i >= span.end:
        return
    first = _common_nouns_before(doc, _compound_start(doc, title_start(doc, span.start), span))
    empty = _LINKS | word_class("calendar")
    while first < span.start and doc[first].lower_ in empty:
        first += 1
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2  # "front-runner"
    owner = next((t.i for t in doc[first : span.start] if t.text in POSSESSIVES), first - 1)
    title = _of_the_named(doc[owner + 1 : span.start])
    if len(title) and any(is_office(token.text) or _person_noun(token) for token in title):
        if not _of_others(title[-1]):
            related = kind != "person" or title[-1].lower_ in _RELATIONS
            yield title.start_char, title.end_char, "premodifier" if related else "title"
        return
    modifiers = [t for t in span.root.children if t.dep_ == "amod" and t.i < span.start]
    if modifiers:
        start = first_descriptive(doc, modifiers[0].left_edge.i, span.start)
        words = doc[start : span.start]
        broken = any(t.pos_ in _BREAKS or t.is_quote or t.lower_ in _SMALL for t in words)
        if not broken and not all(token.lower_ in _SITUATION for token in words):
            yield from premodifier(words)


def _of_the_named(title: Span) -> Span:
    """Return a title without another person's: "chief" in "spokesman for UN chief Anna Berg"."""
    if not len(title) or not (is_office(title[-1].text) or _person_noun(title[-1])):
        return title
    joints = [token.i for token in title if token.lower_ in ("of", "for")]
    return title.doc[joints[-1] + 1 : title.end] if joints and joints[-1] > title.start else title


def _of_others(last: Token) -> bool:
    """Return whether a noun before a name is not said of it: "the delegates Berg had"."""
    return last.tag_ == "NNS" and last.dep_ not in ("compound", "nmod", "amod")


def _compound_start(doc: Doc, start: int, span: Span) -> int:
    """Return the index where the compound with a title begins: "party" in "party spokesman"."""
    while 0 < start < span.start and _in_compound(doc[start - 1], span.end):
        start -= 1
    return start


def _in_compound(token: Token, end: int) -> bool:
    noun = token.pos_ == "NOUN" and token.is_lower and token.whitespace_ == " "
    return noun and token.dep_ == "compound" and token.i < token.head.i < end


def _common_nouns_before(doc: Doc, i: int) -> int:
    """Return the index where nouns and adjectives before a name begin: "veteran film star"."""
    start = i
    while start > 0 and not doc[start].is_sent_start and _describes_person(doc[start - 1]):
        start -= 1
    nouns = any(_person_noun(token) for token in doc[start:i])
    return start if nouns else i


def _describes_person(token: Token) -> bool:
    small = token.is_lower or bool(token.is_sent_start and token.pos_ != "PROPN")
    return small and token.pos_ in ("NOUN", "ADJ") and token.whitespace_ == " "


def _person_noun(token: Token) -> bool:
    known = lexicons.nouns().get(token.lemma_.lower(), ())
    return token.pos_ == "NOUN" and any(noun.kind == "person" for noun in known)

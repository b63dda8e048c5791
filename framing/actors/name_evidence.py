"""Collect the evidence that capitalised words are a name, and of which kind."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, NamedTuple

from framing import lexicons
from framing.actors import trimming
from framing.actors.titles import (
    after_portfolio,
    capitalised,
    following_name,
    is_capitalised,
    title_start,
)
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.language import Syntax

_KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place"}
_WHERE = frozenset(("in", "near", "outside", "across", "around", "throughout", "inside", "through"))
_JOINTS = frozenset(("of", "the", "and", "for", "&", "-", ".", "'s", "’s", "'", "’"))


class Evidence(NamedTuple):
    """Hold one observation that a text is a name of some kind, with its weight.

    `names` adds up the weights. ``kind`` is "person", "organisation", "place", "other", or a hint:
    "titled", "speaks" (subject of a verb of saying) or "where" (after "in" and the like).
    ``title`` is the title before the name; ``gender`` is the title's: "m", "f" or empty.
    """

    text: str
    kind: str
    weight: int
    title: str = ""
    gender: str = ""


def evidence(syntax: Syntax, silent: Container[int], lower: set[str]) -> Iterator[Evidence]:
    """Yield every observation in an article that a stretch of words is a name.

    Parameters
    ----------
    syntax
        The parse.
    silent
        The indices of tokens whose capital letters are no evidence: headlines in title case.
    lower
        The words that the article also writes in lower case.
    """
    titles = lexicons.titles()
    for entity in syntax.doc.ents:
        if entity.start not in silent:
            for text in trimming.trimmed(entity, lower):
                yield Evidence(text, _KINDS.get(entity.label_, "other"), 1)
    for token in syntax.tokens:
        if (token.i not in silent and token.is_title) or token.text.isupper():
            yield from _by_shape(token)
        if token.lower_ in titles and token.i not in silent:
            yield from _by_title(token)


def _by_shape(token: Token) -> Iterator[Evidence]:
    """Yield the evidence for names in a run of capitalised words that begins or ends at a token."""
    doc = token.doc
    before = doc[token.i - 1] if token.i else None
    if token.lower_ in word_class("institution") and before is not None and not token.is_sent_start:
        yield from _institution(token)
    if token.lower_ == "the" and not token.is_sent_start and token.i + 1 < len(doc):
        yield from _with_article(token)
    if token.text == "House" and before is not None and before.lower_ == "the":
        yield from _chamber(token)
    if _is_first_name(token) and (before is None or not is_capitalised(before)):
        words = trimming.without_offices(capitalised(doc, token.i).split())
        name = " ".join(trimming.before_verb(words))
        if " " in name and not trimming.is_office(name.split()[-1]):
            yield Evidence(name, "person", 2)
    if doc[token.i + 1 : token.i + 2].text == "administration":
        yield from _leader(token)
    if token.pos_ == "PROPN":
        yield from _by_clause(token)


def _is_first_name(token: Token) -> bool:
    """Return whether a word is a first name; a rare one counts only before a person's name."""
    if token.lower_ in lexicons.first_names():
        return True
    after = token.doc[token.i + 1 : token.i + 2]
    rare = token.lower_ in lexicons.name_genders() and not token.ent_type_
    return rare and bool(after) and after[0].ent_type_ == "PERSON"


def _institution(token: Token) -> Iterator[Evidence]:
    """Yield the institution's name that ends at a token: "Port Maren Regional Court" at "Court"."""
    doc, first = token.doc, token.i
    if doc[token.i + 1 : token.i + 2].text.lower() in ("secretary", "officer"):
        return
    while first > 0 and not doc[first].is_sent_start:
        before = doc[first - 1]
        joint = before.text in _JOINTS and first - 2 >= 0 and is_capitalised(doc[first - 2])
        if not (is_capitalised(before) or (joint and before.text not in ("and", "-", "the"))):
            break
        first -= 1
    while first < token.i and _opens_no_institution(doc[first]):
        first += 1
    if doc[first].lower_.rstrip(".") in lexicons.titles():  # Dr. Petra Sollin of | St. Brana's
        first = next((t.i + 1 for t in doc[first : token.i] if t.text == "of"), first)
    owner = next((t.i for t in doc[first : token.i] if t.text in ("'s", "’s")), first)
    if doc[first].text in lexicons.country_names() or doc[first].text in lexicons.organisations():
        first = owner + 1 if owner > first else first
    text = doc[first : token.i + 1].text
    if first < token.i and doc[first].text not in lexicons.adjectives():
        yield Evidence(text, "organisation", 2)


def _opens_no_institution(token: Token) -> bool:
    calendar = token.lower_ in word_class("calendar")
    return calendar or token.text in _JOINTS or token.lower_ == "the"


def _leader(token: Token) -> Iterator[Evidence]:
    """Yield the leader's name in front of a token: "Trump" in "the Trump administration"."""
    known = (
        lexicons.adjectives(),
        lexicons.country_names(),
        lexicons.seats(),
        lexicons.organisations(),
    )
    before = token.nbor(-1) if token.i else None
    single = before is None or before.lower_ == "the" or not is_capitalised(before)
    named = token.pos_ == "PROPN" and token.is_title
    if single and named and not any(token.text in names for names in known):
        yield Evidence(token.text, "person", 6)


def _chamber(token: Token) -> Iterator[Evidence]:
    """Yield "House" as an organisation, unless a longer name follows ("the House Bar")."""
    after = token.doc[token.i + 1 : token.i + 2].text
    if not after[:1].isupper():
        yield Evidence("House", "organisation", 2)


def _with_article(token: Token) -> Iterator[Evidence]:
    """Yield a capitalised name after "The" in mid-sentence, as a newspaper's: "The Plumb Line"."""
    name = capitalised(token.doc, token.i + 1)
    if token.text == "The" and name:
        yield Evidence(name, "organisation", 3)


def _by_clause(token: Token) -> Iterator[Evidence]:
    """Yield the evidence for a name in its verb, its preposition and its apposition."""
    head = token.head
    name = _around(token)
    if token.dep_ == "nsubj" and _says(head):
        yield Evidence(name, "speaks", 1)
    if _is_where(token):
        yield Evidence(name, "place", 2)
        yield Evidence(name, "where", 1)
    if token.dep_ == "appos" and head.lower_ in word_class("settlement"):
        yield Evidence(name, "place", 2)
    belongs = head.lemma_.lower() in word_class("belonging")
    if token.dep_ == "compound" and head.i > token.i and belongs:
        yield Evidence(name, "organisation", 2)
    if token.dep_ == "nsubj" and not token.ent_type_ and " " in name and _says(head):
        yield Evidence(name, "person", 1)
    if _is_body_of(token) or _has_members(token):
        yield Evidence(name, "organisation", 2)
    if " " in name and _follows_a_role(token):
        yield Evidence(name, "person", 2)
    appositives = [t for t in token.children if t.dep_ == "appos" and t.pos_ == "NOUN"]
    if token.dep_ == "appos" and head.pos_ == "NOUN" and " " in name:
        appositives.append(head)
    for noun in (
        sense for t in appositives for sense in lexicons.nouns().get(t.lemma_.lower(), ())
    ):
        institution = noun.kind == "institution" or any(t.lower_ == "group" for t in appositives)
        yield Evidence(name, "organisation" if institution else "person", 2)


def _is_body_of(token: Token) -> bool:
    """Return whether an acronym stands after a person and "of": "Anna Berg of ABC"."""
    of = token.head
    person = of.lower_ == "of" and of.head.ent_type_ == "PERSON" and of.head.pos_ == "PROPN"
    acronym = token.text.isupper() and token.text.isalpha() and len(token) > 2
    return acronym and token.dep_ == "pobj" and person


def _has_members(token: Token) -> bool:
    """Return whether a name stands after "members of" or "join": "members of the Lark Circle"."""
    if token.ent_type_ == "PERSON":
        return False
    of = token.head
    member = token.dep_ == "pobj" and of.lower_ == "of" and of.head.lemma_.lower() == "member"
    return member or (token.dep_ == "dobj" and of.lemma_ == "join")


def _follows_a_role(token: Token) -> bool:
    """Return whether a noun for persons stands before a name: "athletes Anna Berg and"."""
    first = token.i
    while (
        first > 0
        and is_capitalised(token.doc[first - 1])
        and token.doc[first - 1].dep_ == "compound"
    ):
        first -= 1
    before = token.doc[first - 1] if first else token
    senses = lexicons.nouns().get(before.lemma_.lower(), ())
    person = any(noun.kind == "person" and not noun.generic for noun in senses)
    return person and before.is_lower and before.pos_ == "NOUN" and not token.ent_type_


def _is_where(token: Token) -> bool:
    """Return whether a name is a location, or is joined by "and" with one: "in Oslo and Bergen"."""
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    before = token.head
    of_town = before.lower_ == "of" and before.head.lower_ in word_class("settlement")
    return token.dep_ == "pobj" and (before.lower_ in _WHERE or of_town)


def _says(verb: Token) -> bool:
    return lexicons.actions()["verb"].get(verb.lemma_) == "speech"


def _around(token: Token) -> str:
    doc, first, last = token.doc, token.i, token.i
    while first > 0 and doc[first - 1].dep_ == "compound" and is_capitalised(doc[first - 1]):
        first -= 1
    while first < last and doc[first].lower_ in lexicons.titles():
        first += 1
    return doc[first : last + 1].text


def _by_title(token: Token) -> Iterator[Evidence]:
    """Yield the evidence in a title: the name that follows it, and the gender that it implies."""
    doc = token.doc
    known = lexicons.titles().get(token.lower_)
    if known is None or known[0] == "modifier" or token.i + 1 >= len(doc):
        return
    first = after_portfolio(doc, token.i + 1)
    name = following_name(doc, first)
    if name:
        yield Evidence(name, "titled", 5, doc[title_start(doc, first) : first].text, known[1])

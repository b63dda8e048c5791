"""Look up a token in the list of nouns for people and organisations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import places
from framing.actors.named import Named
from framing.lexicons import Noun, word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_SOMEBODY = Noun("person", "any", generic=False)
PLURAL = ("NNS", "NNPS")


def sense(token: Token, named: Named) -> tuple[str, Noun] | None:
    """Return the lemma (or listed synonym) of a noun for people, and its entry in the list.

    None if the token is no such noun, or is part of a name. A noun with a "who" clause counts as
    one, too.
    """
    if token.i in named.titles or _within_a_name(token, named) or _is_second_half(token):
        return None
    if token.text == "West" and any(t.lower_ == "the" for t in token.children):
        west = Noun("west", "any", generic=False)
        return ("West", west) if places.part(token) else None
    if token.pos_ == "ADJ" and token.dep_ in ("amod", "acomp", "advmod"):
        return None
    plural = token.tag_ in PLURAL
    if plural or (token.pos_ == "PROPN" and token.text.endswith("s")):
        before = token.nbor(-1).text if token.i else ""
        for people in (f"{before} {token.text}", token.text):
            if people in lexicons.peoples():
                people = people if " " in people else _people(token)
                return people, Noun("people", "plural", generic=False)
    for lemma in _lemmas(token):
        for noun in lexicons.nouns().get(lemma, ()):
            if noun.number == "any" or (noun.number == "plural") == plural:
                return noun.same_as or lemma, noun
    if token.pos_ == "NOUN" and _has_who_clause(token) and not places.is_deed(token):
        return token.lemma_.lower(), _SOMEBODY
    return None


def _people(token: Token) -> str:
    """Return a people's name as written: "Asian Americans" for the token "Americans".

    A capitalised word before the token belongs to the name. The caller has looked the token up.
    """
    doc, first = token.doc, token.i
    if first > 1 and doc[first - 1].text == "-" and doc[first - 2].text[0].isupper():
        first -= 2
    elif first and doc[first - 1].text[0].isupper() and doc[first - 1].dep_ in ("amod", "compound"):
        first -= 1 if doc[first - 1].head == token and not doc[first - 1].is_sent_start else 0
    return str(doc[first : token.i + 1].text)


def _within_a_name(token: Token, named: Named) -> bool:
    number = named.at.get(token.i)
    return number is not None and named.references[number].end >= token.idx + len(token)


def _is_second_half(token: Token) -> bool:
    """Return whether a token is the second half of a noun such as "secretary-general"."""
    before = token.doc[token.i - 1].text if token.i else ""
    return before == "-" and token.lower_ in ("general", "chief")


def _lemmas(token: Token) -> Iterator[str]:
    """Yield the forms by which to look up a noun: its lemma, itself, and a name's singular."""
    yield token.lemma_.lower()
    yield token.lower_
    yield token.lemma_
    if token.pos_ == "PROPN" and token.lower_.endswith("s"):
        yield from (token.text[:-1], token.lower_[:-1])


def _has_who_clause(token: Token) -> bool:
    """Return whether a clause with "who" modifies the noun, which shows that it is a person.

    False for counting nouns ("millions"), and for a noun after a preposition, where the clause may
    modify the noun before: "a man with goals who".
    """
    if token.lower_ in word_class("counting noun") or token.like_num:
        return False
    if token.dep_ == "pobj" and token.head.head.pos_ in ("NOUN", "PROPN"):
        return False
    return any(
        t.dep_ == "relcl" and any(w.lower_ == "who" and w.i < t.i for w in t.children)
        for t in token.children
    )

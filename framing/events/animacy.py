"""Decide who or what can act: people, groups, institutions, states, and vehicles with a crew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_AGENT_ENDINGS = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "men",
    "ian",
    "eer",
    "people",
    "folk",
    "crat",
    "wright",
)
_ENTITIES = ("PERSON", "ORG", "NORP", "GPE")


def animate(token: Token) -> bool:
    """Return whether a noun refers to somebody or something that can act."""
    if token.pos_ == "PRON":
        return token.lower_ not in word_class("pronoun of things")
    lemma = token.lemma_.lower()
    if token.lower_ in word_class("counted crowd"):
        return not _is_number(token)
    if (
        lemma in word_class("acts like a person")
        or token.lower_ in word_class("acts like a person")
        or lemma in lexicons.nouns()
    ):
        return True
    if lemma in lexicons.happenings("craft") or token.lower_ in lexicons.word_class("institution"):
        return True
    if token.pos_ == "PROPN" and _names_no_actor(token):
        return False
    if token.ent_type_ in _ENTITIES or token.text in lexicons.adjectives():
        return True
    if (
        token.pos_ == "NOUN"
        and lemma.endswith(_AGENT_ENDINGS)
        and lemma not in word_class("ends like a person")
    ):
        return True
    return token.pos_ == "PROPN" and token.ent_type_ in ("", "FAC", "PRODUCT", "WORK_OF_ART")


def counted(token: Token) -> bool:
    """Return whether a word counts people: "a record number of migrants", "some 520", "half"."""
    of = [t for t in token.children if t.lower_ == "of"]
    people = any(animate(inner) for t in of for inner in t.children if inner.dep_ == "pobj")
    if (
        token.pos_ == "NUM"
        or token.lower_ in word_class("counted crowd")
        or token.lemma_.lower() in word_class("share of people")
    ):
        return people or not of
    return people and token.lemma_.lower() in word_class("count of people")


def is_time(token: Token) -> bool:
    """Return whether a noun is a date or a time of day."""
    return token.ent_type_ in ("DATE", "TIME") or token.lower_ in lexicons.word_class("calendar")


def _is_number(token: Token) -> bool:
    """Return whether a crowd noun after "by" only tells a number: "killed by the hundreds"."""
    return token.head.lower_ == "by" and [t.lower_ for t in token.children] in ([], ["the"])


def _names_no_actor(token: Token) -> bool:
    """Return whether a name is a place in a city, a date or a storm: "Tollgate Bridge"."""
    if token.lower_ in word_class("spot in a city"):
        return True
    forces = lexicons.happenings("force")
    return is_time(token) or any(t.lemma_.lower() in forces for t in (token, *token.lefts))

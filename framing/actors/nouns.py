"""Which word for people a token is, by the table of nouns and by what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import phrases, places
from framing.actors.mentions import Mentions
from framing.lexicons import Noun

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS = frozenset(("NOUN", "PROPN", "ADJ"))  # the parts of speech that such a word can be
_SAME = {
    "protestor": "protester",
    "demonstrator": "protester",
    "policeman": "police",
    "cop": "police",
    "copper": "police",
    "bobby": "police",
    "policewoman": "police",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "jihadi": "jihadist",
    "shia": "shiite",
    "juror": "jury",
}
_SOMEBODY = Noun("person", "any", generic=False)


def same(lemma: str) -> str:
    """Give the word that stands for all words of its sense: "demonstrator" is "protester"."""
    return _SAME.get(lemma, lemma)


def of(token: Token, mentions: Mentions) -> tuple[str, Noun] | None:
    """Give the noun for people that a token is, with its sense; None where it is none."""
    if token.i in mentions.titles:
        return None
    if _within_a_name(token, mentions) or _second_half(token):
        return None
    if token.text == "West" and any(t.lower_ == "the" for t in token.children):
        return ("West", Noun("west", "any", generic=False)) if places.part(token) else None
    if token.pos_ == "ADJ" and token.dep_ in ("amod", "acomp", "advmod"):
        return None
    plural = token.tag_ in ("NNS", "NNPS")
    if plural:
        before = token.nbor(-1).text if token.i else ""
        for people in (f"{before} {token.text}", token.text):
            if people in lexicons.peoples():
                return people, Noun("people", "plural", generic=False)
    for lemma in _lemmas(token):
        for noun in lexicons.nouns().get(lemma, ()):
            if noun.number == "any" or (noun.number == "plural") == plural:
                return same(lemma), noun
    if token.pos_ == "NOUN" and phrases.who_follows(token) and not places.is_deed(token):
        return token.lemma_.lower(), _SOMEBODY
    return None


def _within_a_name(token: Token, mentions: Mentions) -> bool:
    number = mentions.at.get(token.i)
    return number is not None and mentions.found[number].end >= token.idx + len(token)


def _second_half(token: Token) -> bool:
    """Tell whether this is the second half of "secretary-general"."""
    before = token.doc[token.i - 1].text if token.i else ""
    return before == "-" and token.lower_ in ("general", "chief")


def _lemmas(token: Token) -> Iterator[str]:
    """Give the forms to look a noun up by; the parser keeps the ending of a capitalised plural."""
    yield token.lemma_.lower()
    yield token.lower_
    yield token.lemma_
    if token.pos_ == "PROPN" and token.lower_.endswith("s"):
        yield from (token.text[:-1], token.lower_[:-1])

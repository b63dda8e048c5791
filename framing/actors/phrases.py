"""A noun for people and the words that go with it: "the Western-backed Islamist opposition"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.actors import facts
from framing.actors.facts import Noun
from framing.actors.mentions import Mentions

if TYPE_CHECKING:
    from spacy.tokens import Token

_MODIFIERS = facts.words("amod compound nmod advmod npadvmod punct nummod")
_EMPTY = facts.words(
    "many several few other more most such own same certain some last first next only "
    "further various different additional numerous nearly about around almost over roughly"
)
_KINDS_OF_GOVERNMENT = facts.words(
    "military coalition minority majority unity transition state city county government opposition"
)
_TOLD = facts.words("tell say speak brief")
_LISTENERS = facts.words("reporter journalist correspondent")
_DEFINITE = facts.words("the this that these those his her its their")


class Phrase:
    """A noun for people with what the words before it say."""

    def __init__(self, token: Token, noun: Noun, lemma: str, mentions: Mentions) -> None:
        self.token, self.noun, self.lemma = token, noun, lemma
        self.plural = token.tag_ in ("NNS", "NNPS") or noun.kind == "collective"
        doc = token.doc
        first = token.i
        while first > 0 and _modifies(doc[first - 1], token) and first - 1 not in mentions.titles:
            first -= 1
        while (
            first < token.i
            and doc[first + 1].text != "-"
            and (doc[first].is_punct or doc[first].dep_ == "nummod" or doc[first].lower_ in _EMPTY)
        ):
            first += 1
        self.first = first
        self.start, self.end = doc[first].idx, token.idx + len(token)
        self.words = doc[first : token.i + 1].text
        self.mods = [t for t in doc[first : token.i] if t.is_alpha and t.lower_ not in _EMPTY]
        self.definite = any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in token.children)
        self.country = next(
            (c for t in self.mods if (c := facts.adjectives().get(t.text)) is not None), ""
        )


def _modifies(word: Token, head: Token) -> bool:
    if word.dep_ not in _MODIFIERS or word.i < head.i - 8:
        return False
    if word.text != "-" and not all(sign.isalnum() or sign in ".'’-" for sign in word.text):
        return False
    if word.dep_ == "advmod" and word.head == head:
        return False
    up = word
    for _ in range(4):
        if up.head == head:
            return True
        up = up.head
    return False


def of_a_thing(token: Token) -> bool:
    """ "The exercise regime", "the tax authorities" are no governments."""
    return (
        token.dep_ == "compound"
        and token.pos_ == "NOUN"
        and token.is_lower
        and token.lower_ not in _KINDS_OF_GOVERNMENT
    )


def beside(token: Token) -> list[Token]:
    """Give what stands in apposition to a noun; "general and defector" is one apposition."""
    found = [t for t in token.children if t.dep_ == "appos"]
    found += [t for t in token.children if t.dep_ == "conj" and _bare(t)]
    if token.dep_ == "appos" or (token.dep_ == "conj" and _bare(token)):
        found.append(token.head)
    return found


def _bare(token: Token) -> bool:
    return token.pos_ == "NOUN" and not any(t.dep_ in ("det", "poss") for t in token.children)


def only_listens(phrase: Phrase) -> bool:
    """Tell whether reporters are only those who are told something."""
    head = phrase.token.head
    spoken = head.head if phrase.token.dep_ == "pobj" else head
    return phrase.lemma in _LISTENERS and spoken.lemma_ in _TOLD and head.i < phrase.token.i


def told_apart(token: Token) -> bool:
    """Tell whether what follows says which person: "a person familiar with the talks"."""
    after = (t for t in token.children if t.i > token.i)
    return token.lower_ == "person" and any(t.dep_ in ("acl", "relcl", "amod") for t in after)

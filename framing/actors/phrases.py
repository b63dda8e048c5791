"""A noun for people and the words that go with it: "the Western-backed Islamist opposition"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors.mentions import Mentions
from framing.lexicons import Noun

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_MODIFIERS = lexicons.words("amod compound nmod advmod npadvmod punct nummod")
_EMPTY = lexicons.words(
    "many several few other more most such own same certain some last first next only "
    "further various different additional numerous nearly about around almost over roughly "
    "at least than up to approximately some"
)
_KINDS_OF_GOVERNMENT = lexicons.words(
    "military coalition minority majority unity transition state city county government opposition"
)
_BREAKS = ("'", "’", "–", "—")
_NUMBERS = lexicons.words("dozens hundreds thousands tens scores millions dozen million")
_NOBODY = lexicons.words("any no every whatever whichever")
_ARTICLES = ("det", "nummod")
_DEFINITE = lexicons.words("the this that these those his her its their")


class Phrase:
    """A noun for people with what the words before it say."""

    def __init__(self, token: Token, noun: Noun, lemma: str, mentions: Mentions) -> None:
        self.token, self.noun, self.lemma = token, noun, lemma
        self.several = token.tag_ in ("NNS", "NNPS")
        self.plural = token.tag_ in ("NNS", "NNPS") or noun.kind == "collective"
        doc = token.doc
        first = token.i
        while first > 0 and _modifies(doc[first - 1], token) and first - 1 not in mentions.titles:
            if doc[first - 1].tag_ == "NNS" and token.idx < mentions.headline:
                break  # more likely a verb: "White House attacks court"
            first -= 1
        while first in mentions.at and mentions.at.get(first - 1) == mentions.at[first]:
            first -= 1  # "Harbour Workers' Federation members": the name whole
        while first < token.i and doc[first + 1].text != "-" and _is_empty(doc[first]):
            first += 1
        if first + 2 < token.i and _joined_numbers(doc[first : first + 3]):
            first += 3
        self.first = first
        self.start, self.end = doc[first].idx, token.idx + len(token)
        self.words = doc[first : token.i + 1].text
        self.mods = [t for t in doc[first : token.i] if t.is_alpha and t.lower_ not in _EMPTY]
        self.definite = _definite(token, mentions.headline)
        self.nobody = any(t.lower_ in _NOBODY for t in token.children)
        self.counted = _counted(token)
        self.country = next((c for t in self.mods if (c := country_of(t))), "")


def country_of(token: Token) -> str:
    """Give the country that an adjective tells: "Syrian", "North Korean"."""
    before = token.nbor(-1).text if token.i else ""
    return lexicons.of_country(before, token.text)


def _joined_numbers(words: Span) -> bool:
    """ "Forty-eight"; not "15-year"."""
    return words[1].text == "-" and words[0].like_num and words[2].like_num


def _is_empty(word: Token) -> bool:
    dull = word.is_punct or word.dep_ == "nummod" or word.lower_ in _EMPTY
    return dull or word.tag_ in ("WRB", "WP", "WDT", "IN")


def _definite(token: Token, headline: int) -> bool:
    """Tell whether a noun takes somebody known up; headlines leave the article out."""
    if token.idx < headline and token.tag_ not in ("NNS", "NNPS"):
        return not any(t.lower_ in ("a", "an") for t in token.children)
    if token.lower_ in lexicons.titles() and not any(t.dep_ in _ARTICLES for t in token.children):
        return token.tag_ not in ("NNS", "NNPS")
    return any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in token.children)


def _modifies(word: Token, head: Token) -> bool:
    if word.dep_ not in _MODIFIERS or word.i < head.i - 8:
        return False
    if word.text in _BREAKS or (word.text == "-" and word.whitespace_):
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
    if token.dep_ == "nsubj" and token.head.lemma_ == "be":  # "the man killed was Tomas Ilvek"
        found += [t for t in token.head.children if t.dep_ == "attr"]
    return found


def _bare(token: Token) -> bool:
    noun = token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.is_lower)
    return noun and not any(t.dep_ in ("det", "poss") for t in token.children)


def _counted(token: Token) -> bool:
    """Tell whether the noun is counted: "two men", "dozens of people"."""
    if any(t.dep_ == "nummod" for t in token.children):
        return True
    of = token.head
    return token.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in _NUMBERS


def who_follows(token: Token) -> bool:
    """Tell whether "who" takes the noun up: what it names must be a person."""
    return any(
        t.dep_ == "relcl" and any(w.lower_ == "who" and w.i < t.i for w in t.children)
        for t in token.children
    )


def first_of(token: Token) -> Token:
    """Give the first of those named together: what they do stands with it."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    return token

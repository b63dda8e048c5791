"""Find nouns for people and organisations, with their modifiers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors.named import Named
from framing.actors.noun_senses import PLURAL, sense
from framing.lexicons import Noun, word_class

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PARTS_OF_SPEECH = ("NOUN", "PROPN", "ADJ")
_MODIFIERS = ("amod", "compound", "nmod", "advmod", "npadvmod", "punct", "nummod")
_BREAKS = ("'", "’", "–", "—")
_NOBODY = ("any", "no", "every", "whatever", "whichever")
_DEFINITE = ("the", "this", "that", "these", "those", "his", "her", "its", "their")
_FARTHEST = 8  # tokens before the noun


@dataclass(frozen=True)
class Description:
    """Hold a noun for people or organisations, with its modifiers.

    Attributes
    ----------
    token
        The noun.
    noun
        Its entry in the list of nouns.
    lemma
        Its base form, or the listed synonym that it is counted as.
    first
        The index of the first token that belongs to it; articles and counts are left out.
    modifiers
        The words before the noun, without function words and numbers.
    definite
        Whether the noun has a definite article, demonstrative or possessor, so that it may mean
        somebody mentioned before; a title without article or a headline's singular counts, too.
    nobody
        Whether it has "no", "any" or the like: "no soldier".
    counted
        Whether the noun is counted: "two men", "dozens of people".
    country
        The country that an adjective names; empty for none.
    """

    token: Token
    noun: Noun
    lemma: str
    first: int
    modifiers: tuple[Token, ...]
    definite: bool
    nobody: bool
    counted: bool
    country: str

    @property
    def start(self) -> int:
        """Return the character offset at which the description begins."""
        return int(self.token.doc[self.first].idx)

    @property
    def end(self) -> int:
        """Return the character offset after the noun."""
        return self.token.idx + len(self.token)

    @property
    def words(self) -> str:
        """Return the words of the description as in the text."""
        return str(self.token.doc[self.first : self.token.i + 1].text)

    @property
    def several(self) -> bool:
        """Return whether the noun has a plural form."""
        return self.token.tag_ in PLURAL

    @property
    def plural(self) -> bool:
        """Return whether the noun means several: by its form, or as "police" does."""
        return self.several or self.noun.kind == "collective"


def description(token: Token, named: Named, headline: int) -> Description | None:
    """Return the description with a token as its noun; None if the token is not a noun for people.

    Parameters
    ----------
    token
        A token.
    named
        The references by name in the article.
    headline
        The character offset at which the headline ends; 0 if there is none.
    """
    found = sense(token, named) if token.pos_ in _PARTS_OF_SPEECH else None
    if found is None:
        return None
    lemma, noun = found
    first = _first(token, named, headline)
    doc = token.doc
    modifiers = [t for t in doc[first : token.i] if t.is_alpha and not _is_uninformative(t)]
    return Description(
        token,
        noun,
        lemma,
        first,
        tuple(modifiers),
        _is_definite(token, headline),
        any(t.lower_ in _NOBODY for t in token.children),
        _counted(token),
        next((country for t in modifiers if (country := country_of(t))), ""),
    )


def country_of(token: Token) -> str:
    """Return the country of an adjective, "Syria" for "Syrian"; empty if it names none."""
    before = token.nbor(-1).text if token.i else ""
    return lexicons.of_country(before, token.text)


def first_of(token: Token) -> Token:
    """Return the first of nouns joined by "and": it carries the grammatical role of them all."""
    while token.dep_ in ("conj", "appos"):
        token = token.head
    return token


def _first(token: Token, named: Named, headline: int) -> int:
    doc, first = token.doc, token.i
    while first > 0 and _modifies(doc[first - 1], token) and first - 1 not in named.titles:
        if doc[first - 1].tag_ == "NNS" and token.idx < headline:
            break  # more likely a verb: "White House attacks court"
        first -= 1
    while first in named.at and named.at.get(first - 1) == named.at[first]:
        first -= 1  # "Harbour Workers' Federation members": the name whole
    while first < token.i and doc[first + 1].text != "-" and _is_uninformative(doc[first]):
        first += 1
    if first + 2 < token.i and _is_hyphenated_number(doc[first : first + 3]):
        first += 3
    return first


def _modifies(word: Token, head: Token) -> bool:
    if word.dep_ not in _MODIFIERS or word.i < head.i - _FARTHEST:
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


def _is_uninformative(word: Token) -> bool:
    """Return whether a word before a noun is a number, punctuation or function word."""
    if word.is_punct or word.dep_ == "nummod" or word.lower_ in word_class("no modifier"):
        return True
    return word.tag_ in ("WRB", "WP", "WDT", "IN")


def _is_hyphenated_number(words: Span) -> bool:
    """Return whether three tokens are a hyphenated number: "forty-eight"; not "15-year"."""
    return words[1].text == "-" and words[0].like_num and words[2].like_num


def _is_definite(token: Token, headline: int) -> bool:
    """Return whether a noun is definite; a singular in a headline is, unless it has "a" or "an"."""
    if token.idx < headline and token.tag_ not in PLURAL:
        return not any(t.lower_ in ("a", "an") for t in token.children)
    bare = not any(t.dep_ in ("det", "nummod") for t in token.children)
    if token.lower_ in lexicons.titles() and bare:
        return token.tag_ not in PLURAL
    return any(t.lower_ in _DEFINITE or t.dep_ == "poss" for t in token.children)


def _counted(token: Token) -> bool:
    if any(t.dep_ == "nummod" for t in token.children):
        return True
    of = token.head
    many = of.lower_ == "of" and of.head.lower_ in word_class("counting noun")
    return token.dep_ == "pobj" and many

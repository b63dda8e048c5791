"""Find noun phrases in a parse: head, extent, appositions and phrases joined by "and"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_LEFT_OUT = ("relcl", "appos", "acl", "cc", "conj", "punct", "preconj", "mark")


class NounPhrase(NamedTuple):
    """Hold the extent and the head of a noun phrase.

    Attributes
    ----------
    start, end
        Its character offsets: determiner, modifiers and prepositional phrases included; relative
        clauses, appositions and phrases joined by "and" left out.
    head
        Its head word.
    """

    start: int
    end: int
    head: Token


def noun_phrase(head: Token) -> NounPhrase:
    """Return the noun phrase around a head word.

    Parameters
    ----------
    head
        A noun, a name or a pronoun.

    Examples
    --------
    >>> from framing.article import Article
    >>> from framing.language import Syntax
    >>> from framing.text import Text
    >>> text = Text(Article(id="a", text="The head of the union, Anna Berg, left."))
    >>> found = noun_phrase(Syntax(text).doc[1])
    >>> text.raw[found.start : found.end], found.head.text
    ('The head of the union', 'head')
    """
    first = last = head
    for child in head.children:
        if child.dep_ not in _LEFT_OUT:
            first = min(first, child.left_edge, key=_place)
            last = max(last, _right_edge(child), key=_place)
    return NounPhrase(first.idx, last.idx + len(last), head)


def head_of(span: Span) -> Token:
    """Return the head word of a span: its root, if that is a noun, name, pronoun or number.

    Otherwise, return the last such word before a preposition; if the span has none, the noun
    behind the span that its root modifies, or else the root.
    """
    root = span.root
    if root.pos_ in NOMINAL:
        return root
    found = root
    for token in span:
        if token.pos_ == "ADP" and found.pos_ in NOMINAL:
            break
        found = token if token.pos_ in NOMINAL else found
    before_noun = found.pos_ not in NOMINAL and found.head.pos_ in NOMINAL
    return found.head if before_noun and found.head.i > found.i else found


def joined(head: Token, end: int) -> Iterator[Token]:
    """Yield a head and the nouns joined to it ("and", "or", commas) before the offset ``end``."""
    yield head
    for child in head.children:
        if child.dep_ == "conj" and child.idx < end and child.pos_ in NOMINAL:
            yield from joined(child, end)


def antecedent(relative: Token) -> Token:
    """Return the word that a relative pronoun refers to; the pronoun itself if there is none."""
    clause = relative
    while clause.dep_ not in ("relcl", "ROOT") and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else relative


def appositions(noun: Token) -> list[Token]:
    """Return the nouns that identify a noun: "Anna Berg, the mayor", "the mayor was Anna Berg".

    In "the general and defector Tom Hale", too, each of the nouns identifies the other, since the
    second has no article.
    """
    found = [t for t in noun.children if t.dep_ == "appos" or _bare_conjunct(t)]
    if noun.dep_ == "appos" or _bare_conjunct(noun):
        found.append(noun.head)
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        found += [t for t in noun.head.children if t.dep_ == "attr"]
    return found


def _bare_conjunct(token: Token) -> bool:
    common = token.pos_ == "NOUN" or (token.pos_ == "PROPN" and token.is_lower)
    return token.dep_ == "conj" and common and not any(_determines(t) for t in token.children)


def _determines(token: Token) -> bool:
    return token.dep_ in ("det", "poss")


def _right_edge(token: Token) -> Token:
    """Return the last word of a token's phrase, without relative clauses and appositions."""
    last = token
    for child in token.children:
        if child.i > token.i and child.dep_ not in ("relcl", "appos", "acl", "punct"):
            last = max(last, _right_edge(child), key=_place)
    return last


def _place(token: Token) -> int:
    return token.i

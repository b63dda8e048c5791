"""Find objects, agents and whole phrases in a parse, also across conjunctions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.events.animacy import is_time
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVE = word_class("relative pronoun")
_UP = 40  # no clause is nested deeper


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Return an iterator over the dependents of a token with one of the dependency labels."""
    return (child for child in token.children if child.dep_ in deps)


def base(verb: Token) -> str:
    """Return a verb's base form, corrected where the parser cuts too much: "raged", not "rag"."""
    lemma, form = verb.lemma_.lower(), verb.lower_
    return form[:-1] if form == f"{lemma}ed" and lexicons.listed(form[:-1]) else lemma


def agent(verb: Token) -> Token | None:
    """Return the noun in a by-phrase of a verb, or of one joined with it; None without one."""
    own = by_phrase(verb)
    if own is None:
        for other in children(verb, "conj"):
            own = own or by_phrase(other)
    return own if own is not None else _loose_by_phrase(verb)


def _loose_by_phrase(verb: Token) -> Token | None:
    """Return the noun after ", by": "army" in "tortured, it appears, by the army"; or None."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ == "VBN":
            return None
        if token.lower_ == "by" and token.nbor(-1).text == ",":
            return next(children(token, "pobj"), None)
    return None


def by_phrase(token: Token) -> Token | None:
    """Return the noun after "by" that depends on a token; None without one."""
    for child in token.children:
        if child.lower_ == "by":
            return next(children(child, "pobj"), None)
        if child.dep_ == "prep":  # "the killing of three farmers by gunmen"
            for noun in children(child, "pobj"):
                for inner in children(noun, "prep"):
                    if inner.lower_ == "by":
                        return next(children(inner, "pobj"), None)
    return None


def dative_or_object(verb: Token) -> Token | None:
    """Return the direct object of a verb, or of the verbs joined with it; None without one."""
    for _ in range(_UP):
        own = next(children(verb, "dobj"), None)
        other = next(children(verb, "conj"), None)
        complete = any(children(verb, "xcomp", "ccomp"))
        if own is not None or other is None or complete:
            return own
        if any(children(other, "nsubj", "nsubjpass", "aux")):
            return None
        verb = other  # "beat, kicked and dragged demonstrators"
    return None


def own_object(verb: Token) -> Token | None:
    """Return a verb's object: also "man" in "a man (whom) they had beaten"; None without one."""
    own = dative_or_object(verb)
    if verb.dep_ not in ("relcl", "acl") or (own is not None and own.lower_ not in _RELATIVE):
        return own
    subject = next(children(verb, "nsubj"), None)
    elsewhere = any(t.tag_ in ("WRB", "WDT", "WP") and t.dep_ != "dobj" for t in verb.lefts)
    has_mark = any(children(verb, "mark"))  # "the claim that he lied"
    through = has_mark or any(  # "the cause for which he fights", "the cause he fights for"
        way.lower_ not in word_class("preposition of a target")
        for way in children(verb, "prep")
        if not any(t.lower_ not in _RELATIVE for t in children(way, "pobj", "pcomp"))
    )
    if own is None and (subject is None or subject.lower_ in _RELATIVE or through or elsewhere):
        return _fronted(verb)
    return None if is_time(verb.head) else verb.head


def first_joined(noun: Token) -> Token:
    """Return the first of nouns that are joined: "killings" in "killings and bombings"."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    return noun


def patient(verb: Token) -> Token | None:
    """Return the noun for what a verb acts on: its object or target ("shot at him"); or None."""
    own = own_object(verb)
    aimed: Token | None = None
    for preposition in children(verb, "prep", "prt", "advmod"):
        if preposition.lower_ in word_class("preposition of a target") and (
            aimed is None or preposition.lower_ != "at"
        ):
            noun = next(children(preposition, "pobj"), None)
            none = noun is None or is_time(noun) or noun.lower_ == "air"
            aimed = aimed if none else noun
    thrown = own is not None and verb.lemma_ in word_class("thrown or opened at")
    if verb.lemma_ == "open" and own is not None and aimed is None:
        return None  # "opened fire": the fire suffers nothing
    return aimed if aimed is not None and (own is None or thrown) else own


def _fronted(verb: Token) -> Token | None:
    """Return the object before a relative clause: "Mosul, which they sealed off"; or None."""
    taken_up = verb.left_edge
    apart = any(children(verb, "prt")) and any(t != taken_up for t in children(verb, "nsubj"))
    return verb.head if apart and taken_up.lower_ in _RELATIVE else None


def place(noun: Token) -> Token | None:
    """Return the noun for an event's place: "market" in "looting in the market"; None without."""
    for preposition in [*children(noun, "prep"), *children(noun.head, "prep")]:
        if preposition.lower_ in ("in", "at", "on"):
            where = next(children(preposition, "pobj"), None)
            if (
                where is not None
                and not is_time(where)
                and where.lower_ not in word_class("time of day")
            ):
                return where
    return None


def between(noun: Token) -> Token | None:
    """Return the noun after "between": "rebels" in "clashes between rebels and troops"; or None."""
    for preposition in [*children(noun, "prep"), *children(noun.head, "prep")]:
        if preposition.lower_ == "between":
            return next(children(preposition, "pobj"), None)
    return None


def phrase(token: Token) -> tuple[int, int]:
    """Return the indices of the first and last token of the noun phrase around a noun.

    Relative clauses and appositions after the noun are left out.
    """
    inside = [t.i for t in token.subtree]
    right = [
        t.left_edge.i
        for t in token.children
        if t.i > token.i and t.dep_ in ("relcl", "appos", "acl")
    ]
    last = min([max(inside), *(edge - 1 for edge in right)])
    while last > token.i and (token.doc[last].is_punct or token.doc[last].is_space):
        last -= 1
    first = min(inside)
    return first + (token.doc[first].lower_ == "dead" and first < token.i), last

"""Decide the sense of a listed word by the parse: its part of speech and its dependents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from framing.events import grammar, passives, subjects
from framing.events.animacy import animate
from framing.lexicons import word_class
from framing.marking.part_of_speech import MODIFIES, PARTICIPLES, VERBAL, headline_verb

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PREPOSITIONS = tuple(sorted(word_class("preposition or particle")))
"""Prepositions and particles; a particle without a noun stands for itself."""
RELATIONS = ("subject", "object", "noun", "modifier", "verb", "clause", "is", *PREPOSITIONS)
READINGS = ("verb", "noun", "adjective", "name", "plural", "participle")
_CONDITION = re.compile(r"([a-z]+)=(!?)(.+)")
_BEFORE_NOUNS = ("amod", "compound", "nmod", "nummod", "advmod", "npadvmod")
_CLAUSES = ("ccomp", "xcomp", "acl", "advcl", "relcl")
_PREDICATIVE = ("acomp", "attr", "oprd", "ccomp", "xcomp")
_NAMED = ("PERSON", "NORP", "ORG", "GPE", "LOC")


class Condition(NamedTuple):
    """Hold a condition on the words in one grammatical relation to a term.

    Attributes
    ----------
    relation
        One of `RELATIONS`.
    values
        Lemmas, or ``person`` (people, organisations, names, personal pronouns), ``thing`` (all
        else), ``name`` (any proper name), ``possession`` (somebody's: "his plan"), ``number``,
        ``any``, ``none``; for ``is`` one of `READINGS`.
    negated
        Whether the condition is that none of the values occurs.
    """

    relation: str
    values: frozenset[str]
    negated: bool


Sense = tuple[Condition, ...]
"""Conditions that must hold together."""


def is_sense(item: str) -> bool:
    """Return whether an item of a word list is a grammatical condition, not a phrase."""
    return "=" in item


def parse(item: str) -> Sense:
    """Return the conditions in an item of a word list.

    Parameters
    ----------
    item
        ``relation=value,value``; several are joined by `` + ``; ``!`` before the values negates.

    Raises
    ------
    ValueError
        If a relation or a reading is unknown.

    Examples
    --------
    >>> [(one.relation, sorted(one.values)) for one in parse("object=person + is=verb")]
    [('object', ['person']), ('is', ['verb'])]
    """
    return tuple(_condition(part.strip()) for part in item.split(" + "))


def _condition(part: str) -> Condition:
    match = _CONDITION.fullmatch(part)
    if match is None or match[1] not in RELATIONS:
        known = ", ".join(RELATIONS)
        raise ValueError(f"condition {part!r} is unknown; write relation=values with {known}.")
    values = frozenset(value.strip() for value in match[3].split(","))
    if match[1] == "is" and not values <= set(READINGS):
        raise ValueError(f"condition {part!r} is unknown; `is` takes {', '.join(READINGS)}.")
    return Condition(match[1], values, bool(match[2]))


def holds(senses: tuple[Sense, ...], span: Span) -> bool:
    """Return whether one of several senses fits a term; a sense fits if all its conditions do."""
    return any(all(_met(condition, span) for condition in sense) for sense in senses)


def _met(condition: Condition, span: Span) -> bool:
    head = span.root
    if condition.relation == "is":
        found = not condition.values.isdisjoint(_readings(head))
    else:
        related = [t for one in _related(condition.relation, span) for t in _with_joined(one)]
        found = any(not condition.values.isdisjoint(_values(t)) for t in related)
        found = found or (not related and "none" in condition.values)
    return found != condition.negated


def _readings(head: Token) -> Iterator[str]:
    if head.pos_ in VERBAL and head.dep_ not in MODIFIES:
        yield "verb"
    if head.pos_ == "NOUN":
        yield "noun"
    if head.pos_ == "PROPN":
        yield "name"
    if head.pos_ == "ADJ" or head.dep_ == "amod":
        yield "adjective"
    if head.tag_ in ("NNS", "NNPS"):
        yield "plural"
    if head.tag_ in PARTICIPLES:
        yield "participle"


def _values(token: Token) -> Iterator[str]:
    """Yield the values that a word counts as in a condition: its forms, and its kind."""
    yield "any"
    yield token.lower_
    yield token.lemma_.lower()
    yield "person" if token.pos_ == "PROPN" or animate(token) else "thing"
    if any(t.dep_ == "poss" and (t.pos_ == "PROPN" or animate(t)) for t in token.lefts):
        yield "possession"
    if token.pos_ == "PROPN" or token.ent_type_ in _NAMED:
        yield "name"
    if token.like_num or token.pos_ == "NUM" or any(t.pos_ == "NUM" for t in token.lefts):
        yield "number"


def _related(relation: str, span: Span) -> Iterator[Token]:
    head = span.root
    if relation == "subject":
        yield from _subject(head)
    elif relation == "object":
        yield from _object(head, span)
    elif relation == "noun":
        yield from _noun(head)
    elif relation == "modifier":
        verbal = head.pos_ in VERBAL
        near = grammar.children(head, "advmod") if verbal else head.lefts
        yield from (t for t in near if t.dep_ in _BEFORE_NOUNS and t not in span)
    elif relation == "verb":
        yield from (t for t in _governors(head) if t.pos_ in VERBAL)
    elif relation == "clause":
        yield from (t for t in head.rights if t.dep_ in _CLAUSES)
    else:
        yield from _after_preposition(relation, head, span)


def _subject(head: Token) -> Iterator[Token]:
    if head.pos_ in VERBAL:
        passive = passives.passive(head, headline=False)
        found = grammar.agent(head) if passive else subjects.subject(head)
    else:
        found = next(grammar.children(head, "poss"), None) or grammar.by_phrase(head)
    if found is not None:
        yield found


def _object(head: Token, span: Span) -> Iterator[Token]:
    if (
        head.dep_ in MODIFIES and head.head.i > head.i and head.lower_.endswith(("ed", "en"))
    ):  # "slaughtered cattle"
        found: Token | None = head.head
    elif headline_verb(head):
        after = head.nbor()
        found = next(grammar.children(after, "pobj"), after)
    elif head.pos_ in VERBAL and passives.passive(head, headline=False):
        found = passives.passive_subject(head)
    else:
        found = grammar.patient(head)
        last = span[-1]
        if found is None and last.pos_ == "ADP":
            found = next(grammar.children(last, "pobj"), None)
        if found is None and last.i + 1 < len(last.doc) and last.nbor().is_title:
            found = last.nbor()  # a name that the parse does not take for the object
    if found is not None:
        yield found


def _noun(head: Token) -> Iterator[Token]:
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    if head.dep_ in (*MODIFIES, "nummod", "poss"):
        yield head.head
    elif head.pos_ != "NOUN" and head.dep_ in _PREDICATIVE:
        own = next(grammar.children(head, "nsubj"), None)
        found = own or subjects.subject(head.head)
        if found is not None:
            yield found


def _governors(head: Token) -> Iterator[Token]:
    """Yield the verb that a word is subject, object, complement or adverb of, or after "to"."""
    if head.dep_ == "pobj":
        yield head.head.head
    elif head.dep_ in ("dobj", "nsubj", "nsubjpass", "attr", "acomp", "oprd", "advmod"):
        yield head.head


def _after_preposition(word: str, head: Token, span: Span) -> Iterator[Token]:
    inside = [t for t in span if t.lower_ == word]
    near = [t for noun in grammar.children(head, "dobj") for t in noun.rights]  # or on the object
    for preposition in (*inside, *head.rights, *near):
        if preposition.lower_ == word:
            nouns = list(grammar.children(preposition, "pobj", "pcomp"))
            yield from nouns or [preposition]


def _with_joined(token: Token) -> Iterator[Token]:
    """Yield a word and the words joined with it by "and" or "or"."""
    waiting = [token]
    while waiting:
        one = waiting.pop()
        yield one
        waiting += grammar.children(one, "conj")

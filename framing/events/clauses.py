"""Find who does what to whom: the harmful and contested actions of an article.

The agent is who does the action, the patient who suffers it. The forms run from the agent as
subject to no agent at all: active, passive with agent, passive without agent, nominalisation ("the
shelling of"), event as subject ("clashes erupted").

References
----------
T. Trew (1979), Theory and ideology at work, in Fowler et al., Language and Control.
T. van Leeuwen (2008), Discourse and Practice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from framing import lexicons
from framing.actors.actor import Actor
from framing.events import grammar, passives, subjects
from framing.events.actor_index import ActorIndex
from framing.events.agents import elsewhere, sides
from framing.events.animacy import counted
from framing.events.clause import FORMS, Clause, Form, Phrase
from framing.events.event_nouns import happens, harms, lemma_of, role_of, struck, suffers
from framing.events.event_verbs import EventVerb, event_verb
from framing.events.factuality import status
from framing.events.noun_uses import (
    describes_person,
    has_target,
    in_fixed_phrase,
    is_used_as_noun,
    part_of_name,
)
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.language import Syntax

__all__ = ["FORMS", "Clause", "Form", "Phrase", "clauses"]

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN")
_FINITE = ("VBD", "VBP", "VBZ")
_PLACES: dict[str, str] = {
    "active": "subject",
    "passive with agent": "by-phrase",
    "nominalisation": "noun phrase",
}


def clauses(syntax: Syntax, actors: tuple[Actor, ...]) -> tuple[Clause, ...]:
    """Return every harmful or contested action of an article.

    Parameters
    ----------
    syntax
        The parse.
    actors
        Its actors, from `framing.actors.actors_in`; agents and patients are named after them.

    Returns
    -------
    tuple of Clause
        In the order of the text.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.actors import actors_in
    >>> from framing.language import Syntax
    >>> from framing.text import Text
    >>> syntax = Syntax(Text(Article(id="a", text="A docker was shot by police.")))
    >>> [(c.words, c.form, c.agent.name) for c in clauses(syntax, actors_in(syntax))]
    [('shot', 'passive with agent', 'police')]
    """
    given, known = _known.get(syntax, (None, ()))
    if given is not actors:  # the marker and the table of actions pass the same tuple
        known = _disjoint(syntax, ActorIndex(syntax, actors))
        _known[syntax] = actors, known
    return known


_known: WeakKeyDictionary[Syntax, tuple[tuple[Actor, ...], tuple[Clause, ...]]] = (
    WeakKeyDictionary()
)


def _disjoint(syntax: Syntax, index: ActorIndex) -> tuple[Clause, ...]:
    """Return the actions of an article; of two that overlap, only the first."""
    found = {clause.start: clause for token in syntax.doc for clause in _read(token, index)}
    disjoint: list[Clause] = []
    for start in sorted(found):  # "came under attack" is one action, not two
        if not disjoint or start >= disjoint[-1].end:
            disjoint.append(found[start])
    return tuple(disjoint)


def _read(token: Token, index: ActorIndex) -> Iterator[Clause]:
    kind = token.pos_
    if kind in _VERBAL or subjects.misread(token):
        if is_used_as_noun(token) or any(grammar.children(token, "expl")):
            yield from _noun(token, index)
            return
        event = event_verb(token, index)
        if event is not None:
            yield from _verb(token, event, index)
    elif kind in _NOMINAL:
        yield from _noun(token, index)
    elif token.lower_ == "dead":
        yield from _left_dead(token, index)


# Verbs


def _verb(verb: Token, event: EventVerb, index: ActorIndex) -> Iterator[Clause]:
    if event.about == "suffered":
        subject = subjects.subject(verb)
        if subject is not None and happens(subject, role_of(subject)):
            return  # the event is marked at its noun
        if suffers(subject, event.action, verb.tag_ in _FINITE, index):
            yield _clause(verb, event, "event as subject", None, subject, index)
            return
        if event.action not in lexicons.actions()["verb"] or not passives.passive(
            verb, headline=False
        ):
            return
    if passives.passive(verb, index.in_headline(verb)):
        patient = passives.passive_subject(verb)
        if patient is not None and happens(patient, role_of(patient)):
            return
        agent = grammar.agent(verb)
        agent = agent if agent is not None and index.can_act(agent) else None
        form: Form = "passive with agent" if agent is not None else "passive without agent"
        yield _clause(verb, event, form, agent, patient, index)
        return
    agent, patient = subjects.subject(verb), grammar.patient(verb)
    acts = agent is None or index.can_act(agent) or counted(agent)
    if agent is not None and not acts and (patient is None or _an_event(agent)):
        return  # nothing is done to anybody, or the event is marked at its noun
    if agent is not None and _brings_about(agent):
        yield _clause(verb, event, "event as subject", None, patient, index)
        return
    yield _clause(verb, event, "active", agent, patient, index)


def _brings_about(subject: Token) -> bool:
    """Return whether a subject is a listed happening or a named storm: "the leak hurt it"."""
    # "Hurricane Norbert"; "Gale" and "Storm" are first names too, and no name changes a mark
    named = any(t.lower_ in word_class("storm before its name") for t in subject.lefts)
    return named or subject.lemma_.lower() in word_class("happening told as a thing")


def _an_event(noun: Token) -> bool:
    return bool(lexicons.happens(noun.lemma_.lower())) and noun.lemma_.lower() not in word_class(
        "measure of a state"
    )


def _left_dead(token: Token, index: ActorIndex) -> Iterator[Clause]:
    """Yield the clause in which "dead" is the action: "left three dead"; not "shot dead"."""
    verb = token.head
    if token.dep_ not in ("acomp", "oprd", "ccomp") or verb.pos_ not in _VERBAL:
        return
    event = EventVerb(token.i, token.i, "dead", "suffered")
    if verb.lemma_ in word_class("verb before dead"):
        yield _clause(token, event, "event as subject", None, subjects.subject(verb), index)
    elif verb.lemma_ == "leave":
        agent = subjects.subject(verb)
        patient = next(grammar.children(token, "nsubj"), None) or grammar.patient(verb)
        if (
            agent is not None
            and index.can_act(agent)
            and not passives.passive(verb, headline=False)
        ):
            yield _clause(token, event, "active", agent, patient, index)
        elif agent is None or not happens(agent, role_of(agent)):
            yield _clause(token, event, "event as subject", None, patient, index)


# Nouns


def _noun(noun: Token, index: ActorIndex) -> Iterator[Clause]:
    role = role_of(noun)
    if not role or noun.dep_ == "compound" or part_of_name(noun, index) or in_fixed_phrase(noun):
        return
    if describes_person(noun, index):
        return
    lemma = lemma_of(noun)
    if lemma == "prosecution" and noun.dep_ == "nsubj":
        return
    about = (
        lexicons.actions()["nominalisation"].get(lemma, "event") if role == "action" else "event"
    )
    also = word_class("event with an agent too") | lexicons.actions()["nominalisation"].keys()
    event = EventVerb(noun.i, noun.i, lemma, about)
    agent, patient = sides(noun, lemma, index)
    if lemma == "operation" and agent is not None and agent.lemma_ in lexicons.happenings("craft"):
        return  # "the ship's operations"
    named = agent is not None and role == "action"
    alone = (
        role == "action" and lemma in word_class("action if aimed") and not has_target(noun, lemma)
    )
    if not named and (harms(noun, role) if alone else happens(noun, role)):
        yield _clause(
            noun, event, "event as subject", grammar.between(noun), struck(noun, role), index
        )
    elif (role == "action" or lemma in also) and (named or has_target(noun, lemma)):
        patient = patient or (struck(noun, role) if happens(noun, role) else None)
        yield _clause(noun, event, "nominalisation", agent, patient, index)


# The row


def _clause(
    token: Token,
    event: EventVerb,
    form: Form,
    agent: Token | None,
    patient: Token | None,
    index: ActorIndex,
) -> Clause:
    place = _PLACES.get(form, "elsewhere")
    if agent is None:
        agent = elsewhere(token, form, patient, index)
        place = "elsewhere" if agent is not None else "nowhere"
    doc = token.doc
    start, end = doc[event.first].idx, doc[event.last].idx + len(doc[event.last])
    return Clause(
        start,
        end,
        index.text.raw[start:end],
        event.action,
        "event" if event.about == "suffered" else event.about,
        form,
        index.phrase(agent),
        place,
        index.phrase(patient),
        status(token, happens=form != "nominalisation" or token.dep_ != "nsubj"),
    )

"""Who does what a noun says, to whom; and an agent who is named in another clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.events import grammar, passives, subjects
from framing.events.actor_index import ActorIndex
from framing.events.animacy import is_time
from framing.events.clause import Form
from framing.events.event_verbs import LEFT_OUT
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token


def sides(noun: Token, lemma: str, actors: ActorIndex) -> tuple[Token | None, Token | None]:
    """Find the agent and the patient within the noun phrase of an action."""
    agent: Token | None = None
    patient: Token | None = None
    # "The docker's killing", but "the army's killing of a docker"
    suffered = lemma in word_class("patient as possessor") and not any(
        t.lower_ == "of" and t.i > noun.i for t in noun.children
    )
    for child in (*noun.children, *_who_shoots(noun)):
        if child.dep_ in ("poss", "compound", "nmod", "amod"):
            if not (actors.can_act(child) or lemma == "death") or is_time(child):
                continue
            if _named_after(child, noun):
                continue
            if (suffered and child.dep_ == "poss") or _only_where(child, noun, actors):
                patient = child
            elif child.dep_ != "amod" or child.text in lexicons.adjectives():
                agent = child
        for inner in grammar.children(child, "pobj"):
            comes_from = child.lower_ == "from" and lemma in word_class("agent after from")
            alleged = child.lower_ == "against" and _accuses(noun, inner)
            if alleged or ((child.lower_ == "by" or comes_from) and actors.can_act(inner)):
                agent = inner
            elif child.lower_ in ("of", "on", "against") and patient is None:
                patient = None if is_time(inner) or inner.lemma_ in ("side", "hand") else inner
        if child.lower_ == "between" and agent is None:
            agent = next(grammar.children(child, "pobj"), None)
    inner_by = grammar.by_phrase(noun) or _loose_by(noun) or _at_the_hands(noun)
    if agent is None and inner_by is not None and actors.can_act(inner_by):
        agent = inner_by
    return agent, patient


def _accuses(noun: Token, accused: Token) -> bool:
    """Return whether "against" names the accused: "allegations of torture against the guards".

    A name or a definite noun is taken for the accused.
    """
    above = _alleged(noun)
    definite = accused.pos_ == "PROPN" or any(t.lower_ == "the" for t in accused.lefts)
    return above is not None and above.pos_ == "NOUN" and definite


def _who_shoots(noun: Token) -> Iterator[Token]:
    """Yield whose weapon it is: "a US drone strike"."""
    for weapon in grammar.children(noun, "compound"):
        if weapon.lower_ in word_class("weapon of a strike"):
            yield from grammar.children(weapon, "compound", "amod")


def _named_after(child: Token, noun: Token) -> bool:
    """Return whether an action is called after somebody: "the Kim Jong-nam attack"."""
    if child.dep_ != "compound" or any(t.lower_ in ("on", "against", "of") for t in noun.children):
        return False
    place = (
        child.pos_ == "PROPN"
        and child.ent_type_ == ""
        and noun.lemma_.lower() in word_class("patient as possessor")
    )
    return child.ent_type_ == "PERSON" or place or child.lower_ == "family"


def _only_where(child: Token, noun: Token, actors: ActorIndex) -> bool:
    """Return whether a word is the place, not who did it: "the Yemen raid"."""
    if child.dep_ == "poss":
        ranked = any(
            t.tag_ == "JJS" or t.lower_ in word_class("ranking word") for t in noun.children
        )
        return ranked and (child.ent_type_ == "GPE" or child.lower_ in ("its", "country", "city"))
    if child.dep_ in ("compound", "nmod") and child.lemma_.lower() in word_class("public building"):
        return True
    return (
        child.dep_ in ("compound", "nmod")
        and (child.ent_type_ in ("GPE", "LOC") or actors.is_city(child))
        and child.text not in lexicons.adjectives()
        and child.lower_ not in word_class("abbreviated state")
    )


def elsewhere(token: Token, form: Form, patient: Token | None, actors: ActorIndex) -> Token | None:
    """Look for the agent outside the clause: in the verb that carries the action out, beside the
    event in which somebody was harmed, or in a clause with "after" or "when"."""
    if form == "nominalisation":
        found = _carrier(token, actors) or _accused(token, actors)
    else:
        verb = token if token.pos_ in ("VERB", "AUX") else token.head
        found = _beside_event(verb, actors) or _clause_of_time(verb, actors)
    return (
        None if found is not None and patient is not None and actors.same(found, patient) else found
    )


def _carrier(noun: Token, actors: ActorIndex) -> Token | None:
    """Find who carries an action out: "launched a raid", "a raid ordered by the minister"."""
    heads = [noun.head] if noun.dep_ in ("dobj", "nsubjpass") else []
    if noun.dep_ == "pobj" and noun.head.lower_ == "behind":  # "the men behind the attack"
        who = noun.head.head
        agent = subjects.subject(who) if who.pos_ in ("VERB", "AUX") else who
        return agent if agent is not None and actors.can_act(agent) else None
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "responsibility":
        heads = [noun.head.head.head]
    heads += [t for t in noun.children if t.dep_ in ("relcl", "acl")]
    for verb in heads:
        if verb.lemma_ in word_class("carries out an action") or verb.lemma_ == "accept":
            passive = verb.dep_ == "acl" or any(grammar.children(verb, "nsubjpass", "auxpass"))
            agent = grammar.agent(verb) if passive else subjects.subject(verb)
            if agent is not None and actors.can_act(agent) and agent != noun:
                return agent
    return None


def _loose_by(noun: Token) -> Token | None:
    """Find a by-phrase that the parse gives to the verb: "protested dumping by the firm"."""
    after = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    passive = any(grammar.children(after.head, "auxpass", "nsubjpass"))
    if after.lower_ != "by" or after.head.pos_ != "VERB" or after.head.tag_ == "VBN" or passive:
        return None
    return next(grammar.children(after, "pobj"), None)


def _at_the_hands(noun: Token) -> Token | None:
    """Find the agent of "murder and abuse at the hands of rebels"."""
    for hands in noun.doc[noun.i + 1 : min(noun.i + 7, noun.sent.end)]:
        if hands.lemma_ == "hand" and hands.head.lower_ == "at":
            of = (t for t in grammar.children(hands, "prep") if t.lower_ == "of")
            return next((t for way in of for t in grammar.children(way, "pobj")), None)
    return None


def _alleged(noun: Token) -> Token | None:
    """Return what "of", "with" or "for" before an action hangs on: "charges of theft and fraud"."""
    while noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "with", "for"):
        return None
    above = noun.head.head
    blaming = (
        word_class("accusing verb") | word_class("convicting word") | word_class("hearsay noun")
    )
    return above if above.lemma_.lower() in blaming else None


def _accused(noun: Token, actors: ActorIndex) -> Token | None:
    """Find the accused: "accused of fraud", "guilty of theft", "allegations against the guards"."""
    above = _alleged(noun)
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ == "blame":
        ways = (way for way in grammar.children(noun.head, "prep") if way.lower_ == "on")
        blamed = next((t for way in ways for t in grammar.children(way, "pobj")), None)
        return blamed if blamed is not None and actors.can_act(blamed) else None
    if above is None:
        return None
    if above.pos_ == "ADJ":
        found = subjects.subject(above)
    elif above.pos_ in ("NOUN", "PROPN"):
        ways = (way for way in grammar.children(above, "prep") if way.lower_ == "against")
        found = next((t for way in ways for t in grammar.children(way, "pobj")), None)
    elif passives.passive(above, actors.in_headline(above)):
        found = passives.passive_subject(above)
    else:
        found = grammar.dative_or_object(above)
    return found if found is not None and actors.can_act(found) else None


def _beside_event(verb: Token, actors: ActorIndex) -> Token | None:
    """Find the agent of the event beside a verb: "killed in air raids by the army"."""
    for preposition in grammar.children(verb, "prep", "agent"):
        if preposition.lower_ in word_class("preposition before an event"):
            for event in grammar.children(preposition, "pobj"):
                if lexicons.happens(event.lemma_.lower()) or event.lemma_ == "campaign":
                    agent = sides(event, event.lemma_.lower(), actors)[0] or _carrier(event, actors)
                    if agent is not None:
                        return agent
    return None


def _clause_of_time(verb: Token, actors: ActorIndex) -> Token | None:
    """Find the agent in a clause of time: "after police opened fire"; "since" blames nobody."""
    for preposition in grammar.children(verb, "prep"):
        for clause in grammar.children(preposition, "pcomp"):
            agent = grammar.agent(clause) if preposition.lower_ == "after" else None
            if agent is not None and actors.can_act(agent):
                return agent
    for clause in grammar.children(verb, "advcl"):
        marks = {t.lower_ for t in grammar.children(clause, "mark", "advmod")}
        if marks & {"after", "when"} and _blames(clause) and not _tells_of_a_date(clause):
            agent = next(grammar.children(clause, "nsubj"), None) or grammar.agent(clause)
            if agent is not None and actors.can_act(agent):
                return agent
    return None


def _tells_of_a_date(clause: Token) -> bool:
    """Return whether a clause says what else happened then: "since August, when rebels killed"."""
    when = next((t for t in grammar.children(clause, "advmod") if t.lower_ == "when"), None)
    if when is None or when.i < 2 or when.nbor(-1).text != ",":
        return False
    return is_time(when.nbor(-2))


def _blames(clause: Token) -> bool:
    """Return whether a clause of time says what somebody did, and not what happened to a thing."""
    lemma = grammar.base(clause)
    if lemma in lexicons.happenings("changes") and not any(grammar.children(clause, "dobj")):
        return False  # "when a boat sank"
    harmful = lexicons.actions()["verb"].get(lemma, "speech") not in LEFT_OUT
    return harmful or lemma in word_class("clears the way")

"""Find agent and patient of an action that is a noun, and agents named in another clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.events import grammar, subjects
from framing.events.accusations import accused, accuses
from framing.events.actor_index import ActorIndex
from framing.events.animacy import is_time
from framing.events.clause import Form
from framing.events.event_verbs import LEFT_OUT
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_DEFINITE = ("the", "this", "that", "these", "those")
_UP = 5  # no noun hangs on more than a few others


def sides(noun: Token, lemma: str, actors: ActorIndex) -> tuple[Token | None, Token | None]:
    """Return (agent, patient) named in the noun phrase of an action; None for one that is not.

    ``lemma`` is the action's listed base form.
    """
    agent: Token | None = None
    patient: Token | None = None
    # "The docker's killing", but "the army's killing of a docker"
    suffered = lemma in word_class("patient as possessor") and not any(
        t.lower_ == "of" and t.i > noun.i for t in noun.children
    )
    for child in (*noun.children, *_before_weapon(noun), *_beside(noun)):
        if child.dep_ in ("poss", "compound", "nmod", "amod"):
            if child.pos_ == "PRON" and child.dep_ != "poss":
                continue  # "did us air strikes"
            if not (actors.can_act(child) or lemma == "death") or is_time(child):
                continue
            if _is_victim(child, noun):
                continue
            against = _is_against(child)
            if against or (suffered and child.dep_ == "poss") or _is_location(child, noun, actors):
                patient = child
            elif child.dep_ != "amod" or child.text in lexicons.adjectives():
                agent = child
        for inner in grammar.children(child, "pobj"):
            comes_from = child.lower_ == "from" and lemma in word_class("agent after from")
            alleged = child.lower_ == "against" and accuses(noun, inner)
            if alleged or ((child.lower_ == "by" or comes_from) and actors.can_act(inner)):
                agent = inner
            elif child.lower_ in ("of", "on", "against") and patient is None:
                patient = None if is_time(inner) or inner.lemma_ in ("side", "hand") else inner
        if child.lower_ == "between" and agent is None:
            agent = next(grammar.children(child, "pobj"), None)
    inner_by = grammar.by_phrase(noun) or _misplaced_by_phrase(noun) or _at_the_hands(noun)
    if agent is None and inner_by is not None and actors.can_act(inner_by):
        agent = inner_by
    return agent, patient


def _is_against(child: Token) -> bool:
    """Return whether a modifier of an action has "anti-": "anti-Russian sanctions"."""
    before = child.doc[max(child.i - 2, child.sent.start) : child.i]
    return [t.lower_ for t in before] == ["anti", "-"] or child.lower_.startswith("anti-")


def _before_weapon(noun: Token) -> Iterator[Token]:
    """Yield the words before a weapon, which may be the agent: "US" in "a US drone strike"."""
    for weapon in grammar.children(noun, "compound"):
        if weapon.lower_ in word_class("weapon of a strike"):
            yield from grammar.children(weapon, "compound", "amod")


def _beside(noun: Token) -> Iterator[Token]:
    """Yield who may be the agent of a modifying action: "CIA" in "the CIA hacking program"."""
    if noun.dep_ in ("amod", "compound") and noun.i < noun.head.i:
        for other in grammar.children(noun.head, "poss", "compound", "nmod"):
            named = (
                other.dep_ == "poss" or other.ent_type_ or other.lemma_.lower() in lexicons.nouns()
            )
            if other.i < noun.i and named:
                yield other


def _is_victim(child: Token, noun: Token) -> bool:
    """Return whether a modifier of an action is its victim: "the Kim Jong-nam attack"."""
    if child.dep_ != "compound" or any(t.lower_ in ("on", "against", "of") for t in noun.children):
        return False
    place = (
        child.pos_ == "PROPN"
        and child.ent_type_ == ""
        and noun.lemma_.lower() in word_class("patient as possessor")
    )
    return child.ent_type_ == "PERSON" or place or child.lower_ == "family"


def _is_location(child: Token, noun: Token, actors: ActorIndex) -> bool:
    """Return whether a modifier is the place of an action, not its agent: "the Yemen raid"."""
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
    """Return the agent named outside the action's phrase; None without, or if it is the patient.

    It may be the subject of the verb that carries the action out ("launched a raid"), the agent of
    an event noun ("killed in raids by"), or of a clause with "after" or "when".
    """
    if form == "nominalisation":
        found = _carrier(token, actors) or accused(token, actors) or _through(token, actors)
    else:
        verb = token if token.pos_ in ("VERB", "AUX") else token.head
        found = _beside_event(verb, actors) or _clause_of_time(verb, actors)
    return (
        None if found is not None and patient is not None and actors.same(found, patient) else found
    )


def _through(noun: Token, actors: ActorIndex) -> Token | None:
    """Return the agent by a noun that governs the action: "their" in "their campaign of bombings".

    The noun is one of a listed class; its possessor is the agent, or who carries it out. None
    without one.
    """
    noun = grammar.first_joined(noun)
    for _ in range(_UP):
        if noun.dep_ != "pobj" or noun.head.lower_ != "of":
            return None
        noun = noun.head.head
        if noun.lemma_.lower() not in word_class("noun over an action"):
            return None
        owners = (t for t in grammar.children(noun, "poss") if actors.can_act(t))
        owner = next(owners, None) or _carrier(noun, actors)
        if owner is not None:
            return owner
    return None


def _carrier(noun: Token, actors: ActorIndex) -> Token | None:
    """Return who carries an action out: the subject of "launched a raid"; None without one.

    Also "minister" in "a raid ordered by the minister", and "men" in "the men behind the attack".
    """
    if noun.dep_ == "pobj" and noun.head.lower_ == "behind":  # "the men behind the attack"
        who = noun.head.head
        agent = subjects.subject(who) if who.pos_ in ("VERB", "AUX") else who
        return agent if agent is not None and actors.can_act(agent) else None
    noun = grammar.first_joined(noun)
    heads = [noun.head] if noun.dep_ in ("dobj", "nsubjpass") else []
    if noun.dep_ == "pobj" and noun.head.head.lower_ == "responsibility":
        heads = [noun.head.head.head]
    heads += [t for t in noun.children if t.dep_ in ("relcl", "acl")]
    for verb in heads:
        known = verb.lemma_ == "use" and any(t.lower_ in _DEFINITE for t in noun.children)
        if known:
            continue  # "used the attacks to ask for funds": others' attacks
        if verb.lemma_ in word_class("carries out an action") or verb.lemma_ == "accept":
            passive = verb.dep_ == "acl" or any(grammar.children(verb, "nsubjpass", "auxpass"))
            agent = grammar.agent(verb) if passive else subjects.subject(verb)
            if agent is not None and actors.can_act(agent) and agent != noun:
                return agent
    return None


def _misplaced_by_phrase(noun: Token) -> Token | None:
    """Return the agent in a by-phrase parsed with the verb: "protested dumping by the firm"."""
    after = noun.nbor(1) if noun.i + 1 < noun.sent.end else noun
    passive = any(grammar.children(after.head, "auxpass", "nsubjpass"))
    if after.lower_ != "by" or after.head.pos_ != "VERB" or after.head.tag_ == "VBN" or passive:
        return None
    return next(grammar.children(after, "pobj"), None)


def _at_the_hands(noun: Token) -> Token | None:
    """Return the noun after "at the hands of" near an action: "abuse at the hands of rebels"."""
    for hands in noun.doc[noun.i + 1 : min(noun.i + 7, noun.sent.end)]:
        if hands.lemma_ == "hand" and hands.head.lower_ == "at":
            of = (t for t in grammar.children(hands, "prep") if t.lower_ == "of")
            return next((t for way in of for t in grammar.children(way, "pobj")), None)
    return None


def _beside_event(verb: Token, actors: ActorIndex) -> Token | None:
    """Return the agent of an event noun after the verb: "killed in air raids by the army"."""
    for preposition in grammar.children(verb, "prep", "agent"):
        if preposition.lower_ in word_class("preposition before an event"):
            for event in grammar.children(preposition, "pobj"):
                if lexicons.happens(event.lemma_.lower()) or event.lemma_ == "campaign":
                    agent = sides(event, event.lemma_.lower(), actors)[0] or _carrier(event, actors)
                    if agent is not None:
                        return agent
    return None


def _clause_of_time(verb: Token, actors: ActorIndex) -> Token | None:
    """Return the agent in a clause with "after" or "when": "after police opened fire"."""
    for preposition in grammar.children(verb, "prep"):
        for clause in grammar.children(preposition, "pcomp"):
            agent = grammar.agent(clause) if preposition.lower_ == "after" else None
            if agent is not None and actors.can_act(agent):
                return agent
    for clause in grammar.children(verb, "advcl"):
        marks = {t.lower_ for t in grammar.children(clause, "mark", "advmod")}
        if marks & {"after", "when"} and _has_agent(clause) and not _describes_date(clause):
            agent = next(grammar.children(clause, "nsubj"), None) or grammar.agent(clause)
            if agent is not None and actors.can_act(agent):
                return agent
    return None


def _describes_date(clause: Token) -> bool:
    """Return whether a "when" clause only describes a date: "since August, when rebels killed"."""
    when = next((t for t in grammar.children(clause, "advmod") if t.lower_ == "when"), None)
    if when is None or when.i < 2 or when.nbor(-1).text != ",":
        return False
    return is_time(when.nbor(-2))


def _has_agent(clause: Token) -> bool:
    """Return whether a temporal clause has a harmful or enabling verb; not "when a boat sank"."""
    lemma = grammar.base(clause)
    if lemma in lexicons.happenings("changes") and not any(grammar.children(clause, "dobj")):
        return False  # "when a boat sank"
    harmful = lexicons.actions()["verb"].get(lemma, "speech") not in LEFT_OUT
    return harmful or lemma in word_class("clears the way")

"""Find event verbs that harm nobody where they stand: "a deal was struck", "beat her by a goal"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.events import grammar, passives, subjects
from framing.events.actor_index import ActorIndex
from framing.events.animacy import animate, counted, is_time
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token


BUILT = word_class("settled place")
_OF_FEELINGS = word_class("verb of feelings too")
_LIES_THERE = ("in", "on", "with", "at", "ahead", "behind", "beyond", "within", "between")


def is_harmless(verb: Token, lemma: str, actors: ActorIndex) -> bool:
    """Return whether a verb harms nobody, by its object, its subject or the words near it.

    ``lemma`` is the verb's base form, ``actors`` finds who can act.
    """
    objects = list(grammar.children(verb, "dobj", "nsubjpass"))
    objects += [verb.head] if verb.dep_ == "amod" else []  # "a hotly fought battle"
    if lemma in word_class("changed by as") and any(t.lower_ == "as" for t in verb.children):
        return True  # "struck them as unfair"
    if any(is_figurative(lemma, "object", token) for token in objects):
        return True
    if lemma in word_class("done to bodies and things") and is_abstract(grammar.patient(verb)):
        return True
    if lemma in word_class("done by somebody only") and _agent_is_thing(verb, actors):
        return True
    if lemma in word_class("verb of contest") and _in_a_contest(verb, lemma, objects):
        return True
    if lemma == "exclude" and verb.tag_ == "VBG" and not any(grammar.children(verb, "aux")):
        return True  # "financing excluding loans"
    if lemma == "hang":  # "hang a bag on the door"
        own = list(grammar.children(verb, "dobj"))
        return bool(own) and not any(actors.can_act(t) or counted(t) for t in own)
    if lemma in word_class("done to somebody only"):
        suffering = passives.passive_subject(verb) if passives.passive(verb, False) else None
        return not any(actors.can_act(t) for t in (*objects, suffering) if t is not None)
    if lemma == "lie":
        placed = any(t.lower_ in _LIES_THERE for t in verb.children)
        return placed or verb.lower_.startswith("la") or subjects.subject(verb) is None
    if lemma in _OF_FEELINGS and any(grammar.children(verb, "auxpass")):
        felt = (t for t in objects if t.ent_type_ != "GPE" and t.lemma_ not in BUILT)
        return any(actors.can_act(t) for t in felt)
    if lemma in word_class("needs an object"):
        return grammar.own_object(verb) is None and not passives.passive(
            verb, actors.in_headline(verb)
        )
    return False


def is_abstract(noun: Token | None) -> bool:
    """Return whether a noun is abstract: "threw the plan into doubt"."""
    if noun is None or noun.ent_type_ not in ("", "EVENT"):
        return False
    lemma, thoughts = noun.lemma_.lower(), word_class("cannot be touched")
    return lemma in thoughts or (
        lemma.endswith(("ness", "ism", "ship", "ility", "ption", "ution")) and not animate(noun)
    )


def _agent_is_thing(verb: Token, actors: ActorIndex) -> bool:
    """Return whether the agent of a verb is a thing: "debts threaten the firm"."""
    passive = passives.passive(verb, actors.in_headline(verb))
    agent = grammar.agent(verb) if passive else subjects.subject(verb)
    if agent is None or is_time(agent) or lexicons.happens(agent.lemma_.lower()):
        return False
    return not (actors.can_act(agent) or counted(agent))


def _in_a_contest(verb: Token, lemma: str, objects: list[Token]) -> bool:
    """Return whether a verb means winning, not harm: "beat her by nine points".

    ``objects`` are those of the verb, with a passive's subject.
    """
    people = sum(t.ent_type_ == "PERSON" for t in objects)
    rival = lemma == "defeat" and people > 0
    subject = subjects.subject(verb)
    if lemma == "beat" and subject is not None and objects:  # not "the guards beat Tom Hale"
        people += subject.ent_type_ == "PERSON"
        rival = people > 0 and all(
            t.ent_type_ == "PERSON" or t.pos_ == "PRON" for t in (subject, *objects)
        )
    return rival or any(t.lemma_.lower() in word_class("contest") for t in verb.sent)


def is_figurative(term: str, part: str, token: Token | None) -> bool:
    """Return whether `figurative.tsv` lists a token as making a harmful term harmless.

    ``part`` is what the token is to the verb: "subject", "object", or a preposition ("of").
    """
    return token is not None and token.lemma_.lower() in lexicons.figurative().get((term, part), ())

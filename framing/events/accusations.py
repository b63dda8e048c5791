"""Find who is accused of an action: "accused of fraud", "arrested on suspicion of murder"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.events import grammar, passives, subjects
from framing.events.actor_index import ActorIndex
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token


def accused(noun: Token, actors: ActorIndex) -> Token | None:
    """Return the noun for who is accused of the action ``noun``: "allegations against the guards".

    None where no accusing word governs the action, or nobody who can act is accused.
    """
    above = _accusing_word(noun)
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
        found = found or _held_on(above, actors)
    elif passives.passive(above, actors.in_headline(above)):
        found = passives.passive_subject(above)
    else:
        found = grammar.dative_or_object(above)
    those = found is not None and found.lower_ == "those"  # "those charged with abuse"
    return found if found is not None and (those or actors.can_act(found)) else None


def accuses(noun: Token, accused: Token) -> bool:
    """Return whether an accusing noun governs the action, and ``accused`` has a name or "the".

    True for "allegations of torture against the guards"; the caller has found the "against".
    """
    above = _accusing_word(noun)
    definite = accused.pos_ == "PROPN" or any(t.lower_ == "the" for t in accused.lefts)
    return above is not None and above.pos_ == "NOUN" and definite


def _held_on(charge: Token, actors: ActorIndex) -> Token | None:
    """Return who is held on a charge: "man" in "a man was arrested on suspicion of murder"."""
    if charge.dep_ != "pobj" or charge.head.lower_ not in ("on", "under"):
        return None
    verb = charge.head.head
    if verb.lemma_ not in word_class("held on a charge"):
        return None
    if passives.passive(verb, actors.in_headline(verb)):
        return passives.passive_subject(verb)
    return grammar.dative_or_object(verb)


def _accusing_word(noun: Token) -> Token | None:
    """Return the word that accuses of an action: "charges" of "fraud"; None if there is none."""
    while noun.dep_ == "conj":
        noun = noun.head
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("of", "with", "for"):
        return None
    above = noun.head.head
    charged = grammar.first_joined(above)
    if noun.head.lower_ == "with" and charged.dep_ in ("dobj", "nsubjpass"):
        above = charged.head  # "charged a man and a woman with murder"
    blaming = (
        word_class("accusing verb") | word_class("convicting word") | word_class("hearsay noun")
    )
    return above if above.lemma_.lower() in blaming else None

"""Decide whether a word expresses an action as a noun, or has another use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.events import grammar
from framing.events.actor_index import ActorIndex
from framing.events.event_nouns import role_of
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token


_NOMINAL_ROLES = ("nsubj", "nsubjpass", "pobj")


def is_used_as_noun(verb: Token) -> bool:
    """Return whether an "-ing" word parsed as a verb is used as a noun: "shelling resumed"."""
    if verb.tag_ != "VBG":
        return False
    alone = not any(grammar.children(verb, "dobj", "nsubj", "aux"))
    if verb.dep_ == "pcomp" and verb.head.lower_ == "by":  # "devastated by shelling"
        passive = any(grammar.children(verb.head.head, "auxpass"))
        return alone and passive and bool(role_of(verb))
    there = verb.dep_ == "attr" and any(grammar.children(verb.head, "expl"))
    about = verb.dep_ == "pcomp" and verb.head.lower_ in ("about", "against")
    before = verb.dep_ in ("amod", "compound") and verb.i < verb.head.i  # "shooting victims"
    noun = there or about or before or verb.dep_ in _NOMINAL_ROLES
    return alone and noun and bool(role_of(verb))


def describes_person(noun: Token, index: ActorIndex) -> bool:
    """Return whether a noun describes a person and is no action: "called him a fraud"."""
    named = noun.dep_ in ("attr", "oprd") or (noun.dep_ == "pobj" and noun.head.lower_ == "as")
    if not named or not any(t.lower_ in ("a", "an") for t in noun.children):
        return False
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    called = list(grammar.children(verb, "dobj", "nsubjpass"))
    called = called or list(grammar.children(verb, "nsubj"))
    return any(index.can_act(t) for t in called or [verb] if t.pos_ not in ("VERB", "AUX"))


def in_fixed_phrase(noun: Token) -> bool:
    """Return whether a noun is part of a fixed phrase: "hacked to death", "violence-wracked"."""
    after = noun.doc[noun.i + 1 : noun.i + 2]
    joined = bool(after) and after[0].text == "-" and not noun.whitespace_
    bare = noun.lower_ == "death" and noun.dep_ == "pobj" and noun.head.lower_ == "to"
    blow = noun.lemma_ == "blow" and any(t.lower_ == "to" for t in noun.children)
    return joined or (bare and not any(noun.children)) or (blow and not _on_the_body(noun))


def _on_the_body(noun: Token) -> bool:
    ways = grammar.children(noun, "prep")
    return any(
        t.lemma_ in word_class("part of the body")
        for way in ways
        for t in grammar.children(way, "pobj")
    )


def part_of_name(noun: Token, index: ActorIndex) -> bool:
    """Return whether a noun is tagged as a name, and no headline or sentence start explains it."""
    return noun.pos_ == "PROPN" and not noun.is_sent_start and not index.in_headline(noun)


def has_target(noun: Token, lemma: str) -> bool:
    """Return whether an action has a target: "strike on the port"; not a stoppage of work.

    True for all nouns but "strike", "ban" and the like.
    """
    if lemma not in word_class("action if aimed"):
        return True
    aimed = any(t.lower_ in ("on", "against") for t in noun.children)
    return aimed or any(t.lemma_.lower() in word_class("military modifier") for t in noun.children)

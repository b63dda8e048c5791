"""Find those who act without a proper name: "the rebels", "a police spokesman", "the regime"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.actors import bodies, crowds, nouns, places, roles, telling
from framing.actors.actor import Found
from framing.actors.mentions import Mentions
from framing.actors.phrases import Phrase
from framing.actors.story import Story, mention

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.language import Syntax


def find(syntax: Syntax, mentions: Mentions) -> list[Found]:
    """Find groups, people known by their role only, and governments."""
    story = Story(mentions)
    found = []
    for token in syntax.tokens:
        noun = nouns.of(token, mentions) if token.pos_ in nouns.PARTS else None
        if noun is not None:
            phrase = Phrase(token, noun[1], noun[0], mentions)
            one = _mention(phrase, story)
            if one is not None:
                found.append(one)
    return found


def _described(token: Token) -> Token | None:
    """Find the noun that a noun only describes: "police raid", "unionist and rebel parties"."""
    if token.dep_ == "conj" and token.head.dep_ in ("compound", "nmod", "amod"):
        token = token.head
    before = token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i
    return token.head if before else None


def _mention(phrase: Phrase, story: Story) -> Found | None:
    """Say whom a noun for people means here, if it means anybody."""
    token, kind = phrase.token, phrase.noun.kind
    whole = _described(token)
    if whole is not None:
        own = kind != "institution" or phrase.country
        deed = places.is_harm(whole) if kind == "person" else places.is_deed(whole)
        if not (own and deed) or phrase.noun.generic:
            return None
    if kind == "person" and (office := bodies.office(phrase)) is not None:
        return office
    if kind == "person" and (named := roles.beside_a_name(phrase, story)) is not None:
        return named
    if telling.is_predicate(token) or telling.only_listens(phrase) or not telling.is_told(phrase):
        return None
    if kind in ("west", "people"):
        why = f"“{phrase.words}” is used for those who act in its name."
        return mention(phrase, phrase.lemma, "group", "group", why)
    if kind == "government" and not (phrase.plural and phrase.lemma != "authority"):
        return bodies.government(phrase, story)
    if kind == "institution" and not phrase.plural:
        return bodies.institution(phrase, story)
    if kind == "person" and not phrase.plural:
        return roles.find(phrase, story)
    return crowds.find(phrase, story)

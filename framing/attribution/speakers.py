"""Name the sources of an attribution: match their noun phrases with the actors they mention."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from framing.actors import Actor
from framing.actors.trimming import is_office
from framing.attribution.sources import head_token, source_class
from framing.language import Syntax
from framing.voices import Source, SourceClass

if TYPE_CHECKING:
    from spacy.tokens import Token


class Speakers:
    """Find the actors of one article that sources mention, to name the speakers."""

    def __init__(self, syntax: Syntax, actors: Sequence[Actor]) -> None:
        self._syntax = syntax
        self._actors = {
            offset: actor
            for actor in actors
            for mention in sorted(actor.mentions, key=lambda m: m.start - m.end)
            for offset in range(mention.start, mention.end)
        }
        self._joint: defaultdict[int, list[Actor]] = defaultdict(list)
        for actor in actors:
            for mention in actor.mentions:
                if mention.how == "pronoun":
                    self._joint[mention.start].append(actor)
        small = [a for a in actors if a.kind == "person" and not a.name.isupper()]
        self._by_label = {a.name.split()[-1].casefold(): a for a in small}
        self._by_label |= {a.name.casefold(): a for a in small}

    def of(self, sources: Sequence[Source]) -> tuple[str, SourceClass]:
        """Return the speaker and the class of the sources of an attribution.

        Returns
        -------
        speaker : str
            The names of the actors, joined by "; ". A source that is no actor is named by its noun
            phrase, without the article. Empty where it is not clear whom a pronoun refers to.
        kind : str
            The class of the first source that is named; "none" without one.
        """
        heads = [head_token(self._syntax, source) for source in sources]
        pairs = [(head, actor) for head in heads for actor in self._mentioned(head)]
        names = [_name(head, actor) for head, actor in pairs]
        kinds = [self._kind(*pair) for pair, name in zip(pairs, names, strict=True) if name]
        return "; ".join(dict.fromkeys(filter(None, names))), kinds[0] if kinds else "none"

    def _mentioned(self, head: Token) -> list[Actor | None]:
        """Return the actors that a head word mentions, several for "they"; [None] for none."""
        several = [*self._joint.get(head.idx, ())]
        return several if len(several) > 1 else [self._actor(head)]

    def _actor(self, head: Token) -> Actor | None:
        """Return the actor that a head word mentions; None if it is no actor."""
        own = self._actors.get(head.idx)
        if head.is_upper and len(head) > 1:  # a label: "BERG:", "ANNA BERG:"
            label = own.name if own is not None else head.text
            known = self._by_label.get(label.casefold())
            return known or self._by_label.get(head.text.casefold()) or own
        if head.pos_ == "PRON" or (own is not None and _is_named(own)):
            return own
        appositives = (t.idx for t in head.children if t.dep_ == "appos")
        named = next((self._actors[at] for at in appositives if at in self._actors), None)
        return named or self._holder(head) or own

    def _holder(self, head: Token) -> Actor | None:
        """Return the person named after a long office: "commissioner for Human Rights Anna Berg".

        The words between preposition and name must belong to the office: in "spokesman for Anna
        Berg" and "spokesman for President Berg" the name is another person's.
        """
        for preposition in head.children:
            if preposition.dep_ != "prep" or preposition.lower_ not in ("for", "of", "to"):
                continue
            inner = [t for child in preposition.children for t in child.subtree]
            actor = self._actors.get(inner[-1].idx) if inner else None
            if actor is None or actor.kind != "person" or not _is_named(actor):
                continue
            office = [t for t in inner if self._actors.get(t.idx) is not actor]
            titled = any(is_office(t.text) for t in office)
            if (
                office
                and not titled
                and all(t.text[0].isupper() or t.pos_ == "ADP" for t in office)
            ):
                return actor
        return None

    def _kind(self, head: Token, actor: Actor | None) -> SourceClass:
        kind = source_class(self._syntax, head, actor.kind if actor else "")
        if actor is None or actor.kind != "person" or kind == "anonymous":
            return kind
        return "named person" if _is_named(actor) else "role only"


def _name(head: Token, actor: Actor | None) -> str:
    if actor is not None:
        return actor.name
    return "" if head.pos_ == "PRON" else _plain(head)


def _is_named(actor: Actor) -> bool:
    """Return whether an actor has a proper name, and not only a role."""
    return actor.name.split()[-1][:1].isupper()


def _plain(head: Token) -> str:
    """Return the words of a noun phrase up to ``head``, without determiner and possessor."""
    first = head
    for child in head.children:
        if child.i < head.i and child.dep_ in ("amod", "compound", "nmod", "nummod"):
            first = min(first, child.left_edge, key=lambda token: token.i)
    span = head.doc[first.i : head.i + 1]
    words: str = span.text
    return (
        words if head.pos_ == "PROPN" or not first.is_sent_start else words[0].lower() + words[1:]
    )

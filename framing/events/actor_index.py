"""Look up the actors of one article by character offset, for its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors.actor import Actor
from framing.events import grammar
from framing.events.animacy import animate
from framing.events.clause import Phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.language import Syntax


class ActorIndex:
    """Find the actors of one article by character offset.

    ``names`` has the actor's name for each offset within a mention.
    """

    def __init__(self, syntax: Syntax, actors: tuple[Actor, ...]) -> None:
        self.text = syntax.text
        self.names = {
            offset: actor.name
            for actor in actors
            for mention in sorted(actor.mentions, key=lambda m: m.start - m.end)
            for offset in range(mention.start, mention.end)
        }

    def can_act(self, token: Token) -> bool:
        """Return whether a noun is an actor, or means one that can act; not an event noun."""
        if lexicons.happens(token.lemma_.lower()):
            return False
        return token.idx in self.names or animate(token)

    def same(self, one: Token, other: Token) -> bool:
        """Return whether two nouns are mentions of the same actor, or the same token."""
        name = self.names.get(one.idx)
        return one == other or (name is not None and name == self.names.get(other.idx))

    def is_city(self, token: Token) -> bool:
        """Return whether a noun is a city that refers to its country's government: "Moscow"."""
        name, adjectives = self.names.get(token.idx, ""), lexicons.adjectives()
        countries = name in adjectives.values()
        return countries and token.text not in (name, *adjectives)

    def in_headline(self, token: Token) -> bool:
        """Return whether a word is in the headline, or in a line written in capitals."""
        headline = self.text.headline
        return bool(headline and token.idx < headline.end) or token.sent.text.isupper()

    def phrase(self, token: Token | None) -> Phrase | None:
        """Return the noun phrase around a noun, with its actor's name; None for no noun."""
        if token is None:
            return None
        first, last = grammar.phrase(token)
        start, end = token.doc[first].idx, token.doc[last].idx + len(token.doc[last])
        modifies = token.dep_ in ("amod", "compound", "nmod", "poss")  # not "an American"
        country = lexicons.adjectives().get(token.text, "") if modifies else ""
        name = self.names.get(token.idx, country)
        if not modifies and name == lexicons.adjectives().get(token.text):
            name = ""
        return Phrase(start, end, self.text.raw[start:end], name)

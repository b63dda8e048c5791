"""Record the entities mentioned so far while an article is read from left to right."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from framing.actors.actor import Kind, Reference
from framing.actors.named import Named
from framing.quotes import outermost

if TYPE_CHECKING:
    from framing.language import Syntax

SUBJECTS = ("nsubj", "nsubjpass")


@dataclass
class Entity:
    """Hold what the text has said so far about one person, organisation, place or group.

    Attributes
    ----------
    key
        The `Reference.key` that its references share.
    kind, gender, plural
        As in `Reference`.
    first
        Character offset of the first reference to it.
    last
        The last reference to it.
    sentence
        The number of the sentence of that last reference.
    times
        The number of references to it.
    subject_in
        The number of the last sentence in which it is a grammatical subject; -1 for none.
    nouns
        The nouns by which it was called.
    words
        The words of its titles and descriptions.
    """

    key: str
    kind: Kind
    gender: str
    plural: bool
    first: int
    last: Reference
    sentence: int
    times: int = 0
    subject_in: int = -1
    nouns: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)


class Discourse:
    """Hold the entities that an article has mentioned so far, read from left to right.

    Parameters
    ----------
    syntax
        The parse.
    named
        The references by name in the whole article.

    Attributes
    ----------
    entities : dict of str to Entity
        By key, in order of their first reference.
    government
        The key of the government mentioned last; empty for none.
    groups
        For each noun, a (country or "", key) pair for each mention of such a group so far.
    meant
        For the index of the head token of each reference so far, the key of its entity.
    """

    def __init__(self, syntax: Syntax, named: Named) -> None:
        self.syntax = syntax
        self.named = named
        self.entities: dict[str, Entity] = {}
        self.government = ""
        self.groups: dict[str, list[tuple[str, str]]] = {}
        self.meant: dict[int, str] = {}
        self._quoted = outermost(syntax.text.quotes)

    def note(self, one: Reference, noun: str = "", words: frozenset[str] = frozenset()) -> None:
        """Add a reference to the entities mentioned so far.

        Parameters
        ----------
        one
            The reference.
        noun
            The noun by which it calls the entity; empty for names and pronouns.
        words
            The words that describe it there.
        """
        sentence = self.syntax.text.sentence_number(one.start)
        self.meant[one.head] = one.key
        entity = self.entities.get(one.key)
        if entity is None:
            entity = Entity(one.key, one.kind, "", one.plural, one.start, one, sentence)
            self.entities[one.key] = entity
        entity.gender = entity.gender or one.gender
        entity.last, entity.sentence = one, sentence
        entity.times += 1
        entity.words |= words
        if noun:
            entity.nouns.add(noun)
        if self.syntax.doc[one.head].dep_ in SUBJECTS:
            entity.subject_in = sentence

    def quotation(self, offset: int) -> int:
        """Return the offset at which the quotation around an offset begins; -1 for none."""
        place = bisect_right(self._quoted, offset, key=lambda pair: pair.start) - 1
        inside = place >= 0 and offset < self._quoted[place].end
        return self._quoted[place].start if inside else -1

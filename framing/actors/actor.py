"""Define an actor, its mentions, and a reference: a mention with the entity it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Kind = Literal["person", "organisation", "place", "group"]
KINDS: tuple[Kind, ...] = get_args(Kind)
GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
"""The gender of each pronoun that shows one: "m" or "f"."""

How = Literal["name", "alias", "pronoun", "metonymy", "group"]


class Mention(NamedTuple):
    """Hold one mention of an actor: its character offsets (``end`` exclusive) and the wording used.

    ``how`` is the wording: the full ``"name"``, an ``"alias"`` (short form, title, acronym), a
    ``"pronoun"``, a place standing for its government (``"metonymy"``), or a common noun for a
    ``"group"``. ``explanation`` gives the reason in one sentence.
    """

    start: int
    end: int
    how: How
    explanation: str


@dataclass(frozen=True)
class Actor:
    """Hold one actor of an article, with its names and mentions.

    Parameters
    ----------
    name
        The fullest form the article gives, without a title.
    kind
        ``"person"``, ``"organisation"``, ``"place"`` (acting as a government does) or ``"group"``
        (without a proper name, as "the rebels").
    aliases
        The other words the article has for it, in order of appearance; pronouns left out.
    mentions
        Its mentions, in the order of the text.
    """

    name: str
    kind: Kind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


class Reference(NamedTuple):
    """Hold a mention with its entity: references with the same ``key`` belong to one actor.

    Attributes
    ----------
    start, end
        Offsets; ``end`` is exclusive.
    key
        The entity: a name, or for those without one a word for their kind and a description.
    kind, how, explanation
        As in `Actor` (``kind``) and in `Mention` (the other two).
    head
        The index of its head token in the parse.
    plural
        Whether it refers to several persons or things.
    gender
        ``"m"``, ``"f"``, or empty where the words do not say.
    """

    start: int
    end: int
    key: str
    kind: Kind
    how: How
    explanation: str
    head: int
    plural: bool = False
    gender: str = ""

"""What an actor is: somebody who acts or is acted on, and every place that says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

Kind = Literal["person", "organisation", "place", "group"]
KINDS: tuple[Kind, ...] = get_args(Kind)
GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
"""The gender that a pronoun tells."""

How = Literal["name", "alias", "pronoun", "metonymy", "group"]


class Mention(NamedTuple):
    """One place that speaks of an actor; ``end`` is exclusive.

    ``how`` says by what the actor is called there: its full ``"name"``, an ``"alias"`` (short form,
    title, acronym), a ``"pronoun"``, a place standing for its government (``"metonymy"``), or a
    common noun for a ``"group"``. ``explanation`` is one sentence.
    """

    start: int
    end: int
    how: How
    explanation: str


@dataclass(frozen=True)
class Actor:
    """One actor of one article.

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
        Every place that speaks of it, in order.
    """

    name: str
    kind: Kind
    aliases: tuple[str, ...]
    mentions: tuple[Mention, ...]


class Reference(NamedTuple):
    """A mention with its entity: references of one ``key`` are one actor.

    Attributes
    ----------
    start, end
        Offsets; ``end`` is exclusive.
    key
        The entity: a name, or for those without one a word for their kind and a description.
    kind, how, explanation
        As in an actor and its mention.
    head
        The number of its head word among the tokens.
    plural
        Whether it means several.
    gender
        ``"m"``, ``"f"``, or empty where these words do not tell.
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

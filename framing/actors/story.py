"""What an article has told so far of those without a proper name: roles, crowds, a government."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.actors.actor import Found, How, Kind
from framing.actors.mentions import Mentions
from framing.actors.phrases import Phrase


@dataclass
class Story:
    """What later mentions may take up again.

    Parameters
    ----------
    mentions
        The named actors of the whole article.
    government
        The key of the government last spoken of.
    crowds
        Groups by their noun: country and key of each mention so far.
    roles
        By noun, the key of the person last known by it.
    bodies
        By noun, the key of the institution last known by it.
    """

    mentions: Mentions
    government: str = ""
    crowds: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)


def mention(phrase: Phrase, key: str, kind: Kind, how: How, why: str) -> Found:
    """Make a mention of a phrase."""
    single = not phrase.plural
    return Found(phrase.start, phrase.end, key, kind, how, why, phrase.token.i, singular=single)

"""Build references, and group those of one entity under one name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors.actor import Actor, How, Kind, Mention, Reference
from framing.actors.nouns import Description

if TYPE_CHECKING:
    from framing.language import Syntax

_NUMBER = re.compile(r" \(\d+\)$")
_KINDS: tuple[Kind, ...] = ("place", "person", "organisation", "group")


def refer(phrase: Description, key: str, kind: Kind, how: How, explanation: str) -> Reference:
    """Return a reference of a description to the entity with a key.

    ``kind``, ``how`` and ``explanation`` become those of the reference.
    """
    return Reference(
        phrase.start, phrase.end, key, kind, how, explanation, phrase.token.i, phrase.plural
    )


def as_written(key: str) -> str:
    """Return the words in a key: "court" for "institution:court"."""
    return key.split(":", 1)[-1]


def outermost(found: Iterable[Reference]) -> list[Reference]:
    """Return the references that are not inside a longer one, in text order.

    Two with the same offsets and different keys ("they" for two persons) both stay.
    """
    outer: list[Reference] = []
    for one in sorted(found, key=lambda r: (r.start, -r.end)):
        both = outer and one[:2] == outer[-1][:2] and one.key != outer[-1].key
        if both or not (outer and one.end <= outer[-1].end):
            outer.append(one)
    return outer


def actors(found: Iterable[Reference], syntax: Syntax) -> tuple[Actor, ...]:
    """Return the actors that references refer to, in the order of their first mention."""
    groups: defaultdict[str, list[Reference]] = defaultdict(list)
    for one in sorted(found, key=lambda r: (r.start, r.end)):
        groups[one.key].append(one)
    unsorted = [_actor(key, own, syntax) for key, own in groups.items()]
    return tuple(sorted(unsorted, key=lambda actor: actor.mentions[0][:2]))


def _actor(key: str, found: list[Reference], syntax: Syntax) -> Actor:
    own = [one for one in found if one.how != "pronoun"] or found
    name = _label(own, syntax) + _number(key) if ":" in key else key
    kinds = {one.kind for one in own}
    kind = next(kind for kind in _KINDS if kind in kinds)
    words = dict.fromkeys(syntax.text.raw[one.start : one.end] for one in own)
    mentions = tuple(Mention(r.start, r.end, r.how, r.explanation) for r in found)
    return Actor(name, kind, tuple(word for word in words if word != name), mentions)


def _label(found: list[Reference], syntax: Syntax) -> str:
    """Return a name for an actor without a proper one: the commonest of its references' wordings.

    For roles and institutions it is the longest.
    """
    words = Counter(_uncapitalised(one, syntax) for one in found)
    if found[0].key.startswith(("role:", "institution:")):
        return max(words, key=lambda word: (len(word), word))
    return min(words, key=lambda word: (-words[word], len(word), word))


def _number(key: str) -> str:
    """Return the suffix " (2)" of a key, for the second person of the same role; else ""."""
    found = _NUMBER.search(key)
    return found[0] if found else ""


def _uncapitalised(one: Reference, syntax: Syntax) -> str:
    words = syntax.text.raw[one.start : one.end]
    first = syntax.span(one.start, one.end)
    if not first[0].is_sent_start or first[0].pos_ == "PROPN":
        return words
    adjective = first[0].text in lexicons.adjectives()
    proper = adjective or bool(first[0].ent_type_) or not first[0].is_title
    return words if proper else words[0].lower() + words[1:]

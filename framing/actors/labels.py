"""Put mentions together, each actor's under one name."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors.actor import Found

if TYPE_CHECKING:
    from framing.language import Syntax


def plain(key: str) -> str:
    """Give the words of a key: "institution:court" is "court"."""
    return key.split(":", 1)[-1]


def label(found: list[Found], syntax: Syntax) -> str:
    """Name a group by the words used for it most often, others by the fullest words."""
    words = Counter(_uncapitalised(mention, syntax) for mention in found)
    if found[0].key.startswith(
        ("role:", "institution:")
    ):  # "a Dutch court" tells more than "court"
        return max(words, key=lambda word: (len(word), word))
    return min(words, key=lambda word: (-words[word], len(word), word))


def _uncapitalised(mention: Found, syntax: Syntax) -> str:
    words = syntax.text.raw[mention.start : mention.end]
    first = syntax.span(mention.start, mention.end)
    if not first[0].is_sent_start or first[0].pos_ == "PROPN":
        return words
    adjective = first[0].text in lexicons.adjectives()
    proper = adjective or bool(first[0].ent_type_) or not first[0].is_title
    return words if proper else words[0].lower() + words[1:]


def by_key(found: list[Found]) -> dict[str, list[Found]]:
    """Put mentions together, each actor's in order."""
    groups: defaultdict[str, list[Found]] = defaultdict(list)
    for mention in sorted(found, key=lambda f: (f.start, f.end)):
        groups[mention.key].append(mention)
    return dict(groups)

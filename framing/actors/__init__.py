"""Who acts in an article, and every place that speaks of each: names, aliases, groups, pronouns."""

from __future__ import annotations

from collections.abc import Container
from weakref import WeakKeyDictionary

from framing.actors import aliases, groups, labels, margins, mentions, names, pronouns
from framing.actors.actor import KINDS, Actor, Found, How, Kind, Mention
from framing.language import Syntax

__all__ = ["DATA", "KINDS", "Actor", "How", "Kind", "Mention", "actors_in", "mentioned"]

DATA = (
    "actions.tsv",
    "demonyms.tsv",
    "first_names.tsv",
    "groups.tsv",
    "happenings.tsv",
    "organisations.tsv",
    "pronoun_weights.tsv",
    "regions.tsv",
    "titles.tsv",
)

_known: WeakKeyDictionary[Syntax, dict[tuple[bool, bool], tuple[Actor, ...]]] = WeakKeyDictionary()


def actors_in(syntax: Syntax, *, pronouns: bool = True, metonymy: bool = True) -> tuple[Actor, ...]:
    """Find the actors of an article.

    Parameters
    ----------
    syntax
        The parse of the article.
    pronouns
        Whether to resolve "he" and "she" where only one person can be meant.
    metonymy
        Whether "Damascus" and "the Kremlin" count as Syria and Russia where they act; if not, each
        is an actor of its own.

    Returns
    -------
    tuple of Actor
        In the order of their first mention.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.text import Text
    >>> text = Text(Article(id="a", text="Interior Minister Anna Berg met the rebels. Berg left."))
    >>> [(actor.name, actor.kind, len(actor.mentions)) for actor in actors_in(Syntax(text))]
    [('Anna Berg', 'person', 2), ('rebels', 'group', 1)]
    """
    kept = _known.setdefault(syntax, {})
    choice = (pronouns, metonymy)
    if choice not in kept:
        kept[choice] = _find(syntax, *choice)
    return kept[choice]


def _find(syntax: Syntax, with_pronouns: bool, metonymy: bool) -> tuple[Actor, ...]:
    found = mentioned(syntax, metonymy=metonymy)
    if with_pronouns:
        found += pronouns.find(syntax, found)
    actors = [_actor(key, own, syntax) for key, own in labels.by_key(found).items()]
    return tuple(sorted(actors, key=lambda actor: actor.mentions[0][:2]))


def mentioned(syntax: Syntax, *, metonymy: bool = True) -> list[Found]:
    """Return the mentions of actors by name, role or description; pronouns left out."""
    known = aliases.group(names.find(syntax), syntax.text.raw)
    named = mentions.find(syntax, known, metonymy=metonymy)
    found = apart([*named.found, *groups.find(syntax, named)], named.titles)
    return margins.left_out(found, syntax)


def apart(found: list[Found], titles: Container[int]) -> list[Found]:
    """Leave out what lies within a longer mention: a body named in somebody's title or group."""
    kept: list[Found] = []
    for mention in sorted(found, key=lambda f: (f.start, -f.end)):
        in_title = mention.kind == "organisation" and mention.root in titles
        if not in_title and not (kept and mention.end <= kept[-1].end):
            kept.append(mention)
    return kept


def _actor(key: str, found: list[Found], syntax: Syntax) -> Actor:
    own = [mention for mention in found if mention.how != "pronoun"] or found
    name = labels.label(own, syntax) if ":" in key else key
    kinds = {mention.kind for mention in own}
    kind = next(kind for kind in ("place", "person", "organisation", "group") if kind in kinds)
    words = dict.fromkeys(syntax.text.raw[mention.start : mention.end] for mention in own)
    marks = tuple(Mention(m.start, m.end, m.how, m.explanation) for m in found)
    return Actor(name, kind, tuple(word for word in words if word != name), marks)

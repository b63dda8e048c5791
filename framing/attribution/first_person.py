"""Resolve "I" and "we" inside quotations to the speaker."""

from __future__ import annotations

from dataclasses import replace
from weakref import WeakKeyDictionary

from framing.actors import Actor, Mention, actors_in
from framing.language import Syntax

FIRST_PERSON = frozenset(
    ("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves")
)

_known: WeakKeyDictionary[Syntax, tuple[Actor, ...]] = WeakKeyDictionary()


def actors_with_speakers(syntax: Syntax) -> tuple[Actor, ...]:
    """Return the actors of an article, with "I" and "we" in quotations as mentions of the speaker.

    Parameters
    ----------
    syntax
        The parse; its ``text.voices`` (from `framing.attribution.attribute`) give the speakers.

    Returns
    -------
    tuple of Actor
        The actors of `framing.actors.actors_in`, with these further mentions.

    Examples
    --------
    >>> from framing.article import Article
    >>> from framing.attribution import attributed
    >>> [syntax] = attributed([Article(id="a", text="“I am tired,” Anna Berg said.")])
    >>> [berg] = actors_with_speakers(syntax)
    >>> berg.mentions[0].explanation
    '“I” is the speaker of the quotation, Anna Berg.'
    """
    if syntax not in _known:
        mentions_of = _first_person_mentions(syntax)
        actors = actors_in(syntax)
        _known[syntax] = tuple(_with(actor, mentions_of.get(actor.name, [])) for actor in actors)
    return _known[syntax]


def _first_person_mentions(syntax: Syntax) -> dict[str, list[Mention]]:
    """Return for each speaker's name the mentions by "I" and "we" in that speaker's quotations."""
    found: dict[str, list[Mention]] = {}
    for token in syntax.tokens:
        if token.lower_ not in FIRST_PERSON or token.pos_ not in ("PRON", "DET"):
            continue
        around = syntax.text.voices.spoken_around(token.idx, token.idx + len(token))
        if around is not None and around.speaker:
            explanation = f"“{token.text}” is the speaker of the quotation, {around.speaker}."
            mention = Mention(token.idx, token.idx + len(token), "pronoun", explanation)
            found.setdefault(around.speaker, []).append(mention)
    return found


def _with(actor: Actor, more: list[Mention]) -> Actor:
    return replace(actor, mentions=tuple(sorted((*actor.mentions, *more)))) if more else actor

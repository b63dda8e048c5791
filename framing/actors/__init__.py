"""Find the actors of an article, and every mention of each: names, descriptions, pronouns.

The steps, a module each: the written names and their kinds (``titles``, ``name_evidence``,
``name_shape``, ``names``), where they stand (``occurrences``), whom they name (``person_names``,
``persons``, ``organisations``, ``places``, ``named``); then, from left to right (``resolution``),
which nouns mean somebody (``noun_senses``, ``nouns``, ``referring``) and whom nouns and pronouns
mean (``roles``, ``bodies``, ``groups``, ``pronouns``, with ``ranking``). "Syntax" is the text of
an article with spaCy's parse of it.
"""

from __future__ import annotations

from weakref import WeakKeyDictionary

from framing.actors import names, resolution
from framing.actors.actor import KINDS, Actor, How, Kind, Mention, Reference
from framing.actors.boilerplate import without_boilerplate
from framing.actors.named import Named
from framing.actors.ranking import Choose, likeliest
from framing.actors.references import actors, outermost
from framing.language import Syntax

__all__ = ["DATA", "KINDS", "Actor", "How", "Kind", "Mention", "actors_in", "references_in"]

DATA = (
    "actions.tsv",
    "antecedent_weights.tsv",
    "context_words.tsv",
    "demonyms.tsv",
    "first_names.tsv",
    "groups.tsv",
    "happenings.tsv",
    "organisations.tsv",
    "regions.tsv",
    "short_names.tsv",
    "titles.tsv",
    "word_classes.tsv",
)

_known: WeakKeyDictionary[Syntax, dict[bool, tuple[Actor, ...]]] = WeakKeyDictionary()


def actors_in(syntax: Syntax, *, metonymy: bool = True) -> tuple[Actor, ...]:
    """Return the actors of an article.

    Parameters
    ----------
    syntax
        The parse of the article.
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
    cached = _known.setdefault(syntax, {})
    if metonymy not in cached:
        cached[metonymy] = actors(references_in(syntax, metonymy=metonymy), syntax)
    return cached[metonymy]


def references_in(
    syntax: Syntax, *, choose: Choose = likeliest, metonymy: bool = True
) -> list[Reference]:
    """Return every reference to an actor (name, description or pronoun), in text order.

    ``choose`` picks the antecedent of a pronoun; ``metonymy`` lets "the Kremlin" mean Russia.
    """
    named = Named(syntax, names.find(syntax), metonymy=metonymy)
    found = resolution.references(syntax, named, choose)
    return without_boilerplate(outermost(found), syntax)

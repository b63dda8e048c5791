"""Resolve each name, noun and pronoun of an article to the actor it refers to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from framing.actors import bodies, groups, pronouns, roles
from framing.actors.actor import Reference
from framing.actors.discourse import Discourse
from framing.actors.named import Named
from framing.actors.nouns import Description, description
from framing.actors.pronouns import is_pronoun
from framing.actors.ranking import Choose
from framing.actors.references import refer
from framing.actors.referring import refers

if TYPE_CHECKING:
    from framing.language import Syntax


def references(syntax: Syntax, named: Named, choose: Choose) -> list[Reference]:
    """Return every reference to an actor in an article, in the order of the text.

    Parameters
    ----------
    syntax
        The parse.
    named
        The references by name.
    choose
        Takes an anaphor and the features of each candidate; returns the key of one, or an empty
        string for nobody.
    """
    discourse = Discourse(syntax, named)
    headline = syntax.text.headline.end if syntax.text.headline else 0
    ends: defaultdict[int, list[Reference]] = defaultdict(list)
    for one in named.references:
        ends[one.head].append(one)
    found: list[Reference] = []
    for token in syntax.tokens:
        for one in ends.get(token.i, ()):
            found.append(one)
            discourse.note(one, words=frozenset(named.roles[one.key]))
            both = pronouns.joint(one, discourse)
            if both is not None:
                discourse.note(both)
        if is_pronoun(token):
            for one in pronouns.resolved(token, discourse, choose):
                found.append(one)
                discourse.note(one)
            continue
        noun = description(token, named, headline)
        meant = _referent(noun, discourse, choose) if noun is not None else None
        if noun is not None and meant is not None:
            found.append(meant)
            words = frozenset(t.lower_ for t in noun.modifiers)
            discourse.note(meant, noun.lemma, words)
    return found


def _referent(phrase: Description, discourse: Discourse, choose: Choose) -> Reference | None:
    """Return a description's reference to an actor; None where it refers to nobody."""
    kind = phrase.noun.kind
    if kind == "person":
        by_office = bodies.office(phrase) or roles.beside_a_name(phrase, discourse)
        if by_office is not None:
            return by_office
    if not refers(phrase):
        return None
    if kind in ("west", "people"):
        explanation = f"“{phrase.words}” is used for those who act in its name."
        return refer(phrase, phrase.lemma, "group", "group", explanation)
    if kind == "government" and not (phrase.plural and phrase.lemma != "authority"):
        return bodies.government(phrase, discourse)
    if kind == "institution" and not phrase.plural:
        return bodies.institution(phrase, discourse, choose)
    if kind == "person" and not phrase.plural:
        return roles.person(phrase, discourse, choose)
    return groups.group(phrase, discourse, choose)

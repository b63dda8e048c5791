"""Mark naming: the words, other than its bare name, by which each actor is called."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from framing.actors import DATA, Actor, Mention, actors_in
from framing.contested import Contested, contested, exactly
from framing.language import Syntax
from framing.marking.called import called
from framing.marking.contested_nouns import ContestedNoun, contested_nouns
from framing.marking.marker import Mark, Marker

Place = tuple[int, int]

_OTHERS_SHOWN = 3
_CALLED = {
    "title": "A title",
    "premodifier": "A description",
    "apposition": "A description beside the name",
    "head noun": "A common noun",
}


def find(syntax: Syntax) -> Iterator[Mark]:
    """Yield a mark for each word for an actor, then for contested labels of no known actor."""
    raw, seen, mentions = syntax.text.raw, set[Place](), list[Place]()
    for actor in actors_in(syntax):
        named, until = _words_of_names(actor, syntax), 0
        for mention in actor.mentions:
            mentions.append(mention[:2])
            span = syntax.span(mention.start, mention.end)
            for start, end, category in called(syntax.doc, mention, span, actor.kind, named):
                if (start, end) not in seen and end > until:
                    seen.add((start, end))
                    until = end
                    yield _mark(raw, actor, mention, (start, end), category)
    taken = sorted({*seen, *mentions})
    for label in contested_nouns(syntax.doc):
        if _overlaps_nothing(label, taken):
            yield _noun_mark(raw[label.start : label.end], label)


def _words_of_names(actor: Actor, syntax: Syntax) -> frozenset[int]:
    """Return the numbers of the tokens that name an actor."""
    named = (m for m in actor.mentions if m.how in ("name", "alias"))
    return frozenset(token.i for m in named for token in syntax.span(m.start, m.end))


def _overlaps_nothing(label: ContestedNoun, taken: list[Place]) -> bool:
    """Return whether no mention and no mark overlaps a label."""
    after = bisect_left(taken, (label.start, label.end))
    neighbours = taken[max(0, after - 2) : after + 1]
    return not any(start < label.end and label.start < end for start, end in neighbours)


def _mark(raw: str, actor: Actor, mention: Mention, place: Place, category: str) -> Mark:
    start, end = place
    words = raw[start:end]
    same = {words.lower(), raw[mention.start : mention.end].lower(), actor.name.lower()}
    others = [word for word in actor.aliases if word.lower() not in same]
    explanation = f"{_CALLED[category]} for {actor.name}: “{words}”."
    if others:
        explanation += f" The article also says {_listed(others[:_OTHERS_SHOWN])}."
    row = contested(words)
    if row is not None:
        category, explanation = "contested label", f"{explanation} {_reason(row)}"
    return Mark(start, end, category, explanation, actor=actor.name, actor_at=mention[:2])


def _noun_mark(words: str, label: ContestedNoun) -> Mark:
    row = exactly(words) or exactly(words.split()[-1])
    assert row is not None  # that is how it was found
    called = f"A common noun for {label.actor}" if label.actor else "A word for a deed"
    explanation = f"{called}: “{words}”. {_reason(row)}"
    return Mark(label.start, label.end, "contested label", explanation, actor=label.actor)


def _reason(row: Contested) -> str:
    others = f"; others say {_listed(row.others)}" if row.others else ""
    return f"“{row.term}” is contested: {row.why}{others}."


def _listed(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words)


NAMING = Marker(
    name="naming",
    find=find,
    needs="syntax",
    about="The titles, descriptions and common nouns by which each actor is called, and contested "
    "words for what was done.",
    categories=("title", "premodifier", "apposition", "head noun", "contested label"),
    marks=(
        "[[Interior Minister]] Radan Colveth met the [[striking]] [[dockers]].",
        "The [[Syrian]] [[government]] answered. The [[regime]] blamed [[armed]] [[rebels]].",
        "The [[crackdown]] began after the [[military operation]].",
        "Tomas Ilvek, a [[young electrician]], was shot by [[police]].",
    ),
    spares=(
        "Anna Berg spoke to NATO on Monday.",
        "Damascus rejected the plan.",
        "The exercise regime was hard, and the rain fell all night.",
        "The rescue operation was a coup for archaeology.",
    ),
    version="7",
    data=(*DATA, "contested.tsv"),
)

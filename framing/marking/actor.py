"""Mark actors: every mention of somebody who acts or is acted on."""

from __future__ import annotations

from collections.abc import Iterator

from framing.actors import DATA, KINDS, Actor, Mention
from framing.attribution.first_person import actors_with_speakers
from framing.language import Syntax
from framing.marking.marker import Mark, Marker

_CALLED = {
    "person": "a person",
    "organisation": "an organisation",
    "place": "a place that acts as its government does",
    "group": "a group without a proper name",
}


def find(syntax: Syntax) -> Iterator[Mark]:
    """Yield a mark for each mention of each actor; the category is the actor's kind."""
    for actor in actors_with_speakers(syntax):
        for mention in actor.mentions:
            explanation = _explanation(actor, mention)
            yield Mark(mention.start, mention.end, actor.kind, explanation, actor=actor.name)


def _explanation(actor: Actor, mention: Mention) -> str:
    if mention.how == "name":
        return f"{mention.explanation} The article treats it as {_CALLED[actor.kind]}."
    return mention.explanation


ACTOR = Marker(
    name="actor",
    find=find,
    needs="syntax",
    about="People, organisations, places that act as governments, and groups without a name.",
    categories=KINDS,
    marks=(
        "President [[Lena Orlova]] met the [[rebels]] on Monday. [[Orlova]] promised a ceasefire.",
        "[[Damascus]] rejected the plan, and the [[Free Syrian Army]] welcomed it.",
        "The [[protesters]] were beaten by [[police]], a [[spokesman]] said.",
        "[[Russia]] warned [[Turkey]] against a new offensive.",
    ),
    spares=(
        "The rain fell all night in Damascus and stopped on Monday.",
        "It was the hottest May in Turkey since records began.",
        "The talks about the harbour will go on after Easter.",
    ),
    version="7",
    data=DATA,
)

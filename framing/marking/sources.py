"""Sources: who is given words, quoted or reported, with which verb, and of what class."""

from __future__ import annotations

from collections.abc import Iterator

from framing.marking.marker import Mark, Marker
from framing.quoting import CLASSES, Attribution
from framing.text import Text

_ARTICLE = {"a": "an", "e": "an", "i": "an", "o": "an", "u": "an"}


def find(text: Text) -> Iterator[Mark]:
    """Point to every reporting verb, noun or "according to", with its source and class.

    Parameters
    ----------
    text
        An article's text.

    Yields
    ------
    Mark
        ``category`` is the class of the source; ``speaker`` the source.
    """
    for turn in text.attributions:
        if turn.verb:
            yield Mark(turn.start, turn.end, turn.kind, _explain(turn), speaker=turn.speaker)


def _explain(turn: Attribution) -> str:
    how = "direct" if turn.direct else "indirect"
    article = _ARTICLE.get(turn.stance[0], "a")
    whose = f"the source is {turn.speaker} ({turn.kind})" if turn.speaker else "no source is named"
    stance = f"{article} {turn.stance} word: {turn.why[0].lower()}{turn.why[1:-1]}"
    return f"“{turn.verb}” ({stance}); {how} speech; {whose}."


SOURCES = Marker(
    name="sources",
    find=find,
    needs="words",
    about="Reporting verbs and “according to”, each with its stance and with the class of the "
    "source that is given words.",
    categories=CLASSES,
    marks=(
        "The ministry [[said]] that nobody was hurt.",
        "“We will stay,” Jana Ostrel [[insisted]].",
        "Fuel is running short, [[according to]] a leaked memo.",
        "Critics [[warn]] that the law will silence the press.",
        "It has been [[suggested]] that the pilots were drunk.",
    ),
    spares=(
        "The company reports are kept in a locked room.",
        "He wrote a long letter and thought of home.",
        "The harbour was quiet and the cranes stood still.",
    ),
    version="3",
    data=("reporting.tsv", "source_nouns.tsv", "first_names.tsv", "demonyms.tsv"),
)

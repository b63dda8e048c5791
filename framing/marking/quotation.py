"""Mark quotations: whose words are between quotation marks, and the function of the marks."""

from __future__ import annotations

from collections.abc import Iterator

from framing.marking.marker import ATTRIBUTION, Mark, Marker
from framing.text import Text
from framing.voices import FUNCTIONS


def find(text: Text) -> Iterator[Mark]:
    """Yield a mark for every quotation (marks included) with its function and speaker.

    Yields
    ------
    Mark
        ``category`` is the function; ``speaker`` is empty where the words are the writer's.
    """
    for quotation in text.quotations:
        if quotation.function:
            explanation, speaker = quotation.explanation, quotation.speaker
            yield Mark(
                quotation.start, quotation.end, quotation.function, explanation, speaker=speaker
            )


QUOTATION = Marker(
    name="quotation",
    find=find,
    needs="attribution",
    about="Words between quotation marks, by what they do: direct speech, a partial quotation, "
    "scare quotes, a title, or words named as words.",
    categories=FUNCTIONS,
    marks=(
        "[[“We will not leave the harbour,”]] Jana Ostrel said.",
        "The minister called the strike [[“a gift to our rivals”]] and left.",
        "They sold the yard in a so-called [[“reform”]] of the ports.",
        "Her second novel, [[“The Long Quay”]], came out in May.",
        "The word [[“docker”]] comes from the Dutch.",
    ),
    spares=(
        "The workers' demands weren't met, and the '90s came to an end.",
        'He is 6\'2" tall and stood by a 5" gun.',
        "The union said that it would stay.",
    ),
    version="7",
    data=ATTRIBUTION,
)

"""Leave out marks that a trained encoder takes for wrong in their sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from framing.language.stand_ins import names
from framing.marking.marker import Mark
from framing.marking.reading_marks import Candidate, probabilities

if TYPE_CHECKING:
    from framing.language import Syntax

CHOSEN: dict[str, tuple[float, float]] = {
    "agency": (0.6, 0.6),
    "naming": (0.7, 0.0),
    "stance": (0.65, 0.0),
}
"""By marker: how likely a mark, and its agent, must be right for the mark to be kept.

Of ``loaded`` the encoder would leave out as many right marks as wrong ones.
"""
LEAST: dict[str, tuple[float, float]] = {}
"""The limits in use. None are until the reference corpus is measured with those of `CHOSEN`."""
UNREAD = ("contested label", "distancing", "head noun", "rhetorical question")
"""Categories whose marks are all kept.

In contested labels and distancing the encoder tells right from wrong hardly better than chance,
rhetorical questions are too few to tell, and of head nouns it would leave out one in fifty, at
half of the cost of all.
"""


def verified(syntax: Syntax, marks: Mapping[str, Sequence[Mark]]) -> dict[str, list[Mark]]:
    """Return the marks that are more likely right than the limits in `LEAST`.

    Parameters
    ----------
    syntax
        The parse of the text.
    marks
        The marks in it, by the name of their marker; those of markers that are not in `LEAST`, and
        of the categories in `UNREAD`, all stay.

    Returns
    -------
    dict
        The marks that are kept, by marker, in order.
    """
    placed = defaultdict(list)  # the offsets of a sentence to its marks: marker and number
    for marker in LEAST.keys() & marks.keys():
        for number, mark in enumerate(marks[marker]):
            if mark.category in UNREAD:
                continue
            placed[syntax.text.sentence_at(mark.start)].append((marker, number))
    named = names(syntax.doc.ents)
    wrong = set()
    for sentence, places in placed.items():
        places.sort()
        found = [marks[marker][number] for marker, number in places]
        candidates = [
            Candidate(f"{place[0]}: {mark.category}", mark.start, mark.end, mark.actor_at)
            for place, mark in zip(places, found, strict=True)
        ]
        likely = probabilities(syntax.text.raw, sentence, named, candidates)
        wrong |= {
            place
            for place, values in zip(places, likely, strict=True)
            if (values < LEAST[place[0]]).any()
        }
    return {
        marker: [mark for number, mark in enumerate(found) if (marker, number) not in wrong]
        for marker, found in marks.items()
    }

"""Describe a quotation by the tagger's probabilities in it and of the words beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from framing.attribution.draft import Draft
from framing.attribution.tagger import CONTENT, CUE, Tagged
from framing.quotes import Pair

_PIECES = 3  # word pieces before or after a place


class Probabilities:
    """Look up by character offset how likely a word piece is source, cue or content.

    ``tagged`` are the windows that the tagger read, with these probabilities.
    """

    def __init__(self, tagged: Sequence[Tagged]) -> None:
        inside = [one.window.starts >= 0 for one in tagged]
        at = [one.window.starts[keep] for one, keep in zip(tagged, inside, strict=True)]
        tags = [1 - one.tags[keep, :, 0] for one, keep in zip(tagged, inside, strict=True)]
        self._starts = np.concatenate(at) if at else np.zeros(0)
        self._tags = np.concatenate(tags) if tags else np.zeros((0, 3))

    def mean(self, role: int, start: int, end: int) -> float:
        """Return the mean probability that the word pieces between two offsets have a role.

        ``role`` is `SOURCE`, `CUE` or `CONTENT` of the tagger. 0 if there is no piece.
        """
        first, last = np.searchsorted(self._starts, [start, end])
        return float(self._tags[first:last, role].mean()) if last > first else 0.0

    def mean_near(self, role: int, offset: int, step: int) -> float:
        """Return the probability of a role over the three word pieces beside an offset.

        ``step`` is -1 for the pieces before it, 1 for those after. It is the highest for a cue, the
        mean for the other roles, and 0 if there is no piece.
        """
        place = int(np.searchsorted(self._starts, offset))
        first, last = (max(0, place - _PIECES), place) if step < 0 else (place, place + _PIECES)
        chosen = self._tags[first:last, role]
        return float(chosen.max() if role == CUE else chosen.mean()) if len(chosen) else 0.0


def of_tags(
    pair: Pair, probabilities: Probabilities, drafts: Mapping[int, Draft]
) -> Iterator[tuple[str, float]]:
    """Yield (name, value) of each feature from the tagger and the attribution of a quotation.

    ``drafts`` gives the attribution that a quotation belongs to, by the offset at which the
    quotation starts.
    """
    draft = drafts.get(pair.start)
    inside = probabilities.mean(CONTENT, pair.inner_start, pair.inner_end)
    before = probabilities.mean_near(CONTENT, pair.start, -1)
    after = probabilities.mean_near(CONTENT, pair.end, 1)
    yield "attributed", float(draft is not None)
    yield "no cue", float(draft is not None and not draft.cue)
    yield "source", float(draft is not None and bool(draft.sources))
    yield "content inside", inside
    yield "content before", before
    yield "content after", after
    yield "content inside alone", max(0.0, inside - max(before, after))
    yield "cue before", probabilities.mean_near(CUE, pair.start, -1)
    yield "cue after", probabilities.mean_near(CUE, pair.end, 1)
    yield "cue probability", draft.probability if draft is not None and draft.cue else 0.0

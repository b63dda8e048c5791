"""Turn the tagger's probabilities into cues, each with its sources and its content."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from framing.attribution.tagger import BEGINS, CONTENT, CUE, GOES_ON, SOURCE, Tagged
from framing.attribution.windows import Span

THRESHOLD = 0.5  # of the probability that a piece belongs to a part
CUE_THRESHOLD = 0.48  # chosen on half of PolNeAR's dev part: precision over 0.80, then recall
LINK_THRESHOLD = 0.15


class Part(NamedTuple):
    """Hold a stretch that is a source, cue or content.

    ``start`` and ``end`` are character offsets, ``first`` and ``last`` the indices of its word
    pieces in the window; ``probability`` is the mean over the pieces.
    """

    start: int
    end: int
    first: int
    last: int
    probability: float


class Linked(NamedTuple):
    """Hold the (start, end) offsets of a cue, and of the sources and contents linked to it.

    ``probability`` is the cue's, from 0 to 1.
    """

    cue: Span
    sources: tuple[Span, ...]
    content: tuple[Span, ...]
    probability: float


def linked(raw: str, tagged: list[Tagged]) -> list[Linked]:
    """Return each cue of a text with its sources and its content, in order.

    Parameters
    ----------
    raw
        The text.
    tagged
        The tagger's probabilities for its windows, in order.

    Returns
    -------
    list of Linked
        A cue can lack content: what it introduces may be in the next window.
    """
    found = [one for window in tagged for one in _linked(raw, window)]
    return sorted(found, key=lambda one: one.cue)


def parts(raw: str, tagged: Tagged, role: int) -> list[Part]:
    """Return the stretches of a window that are likely to have a role: `SOURCE`, `CUE`, `CONTENT`.

    They are extended to whole words.
    """
    likely = tagged.tags[:, role]
    begins, goes_on = likely[:, BEGINS], likely[:, GOES_ON]
    threshold = CUE_THRESHOLD if role == CUE else THRESHOLD
    inside = (begins + goes_on >= threshold) & (tagged.window.starts >= 0)
    found = []
    first = -1
    for piece in range(len(inside) + 1):
        here = piece < len(inside) and inside[piece]
        if first >= 0 and (not here or (begins[piece] > goes_on[piece] and begins[piece] > 0.5)):
            found.append(_part(raw, tagged, role, first, piece - 1))
            first = -1
        if here and first < 0:
            first = piece
    return found


def _part(raw: str, tagged: Tagged, role: int, first: int, last: int) -> Part:
    start, end = int(tagged.window.starts[first]), int(tagged.window.ends[last])
    while start > 0 and raw[start - 1].isalnum() and raw[start].isalnum():
        start -= 1
    while end < len(raw) and raw[end].isalnum() and raw[end - 1].isalnum():
        end += 1
    inside = 1 - tagged.tags[first : last + 1, role, 0]
    return Part(start, end, first, last, float(inside.mean()))


def _linked(raw: str, tagged: Tagged) -> Iterator[Linked]:
    cues = parts(raw, tagged, CUE)
    sources, contents = parts(raw, tagged, SOURCE), parts(raw, tagged, CONTENT)
    owners = [_owner(tagged, cues, content) for content in contents]
    for number, cue in enumerate(cues):
        own = [
            (c.start, c.end) for c, owner in zip(contents, owners, strict=True) if owner == number
        ]
        place = (cue.start, cue.end)
        yield Linked(place, _sources(tagged, cue, sources), tuple(own), cue.probability)


def _owner(tagged: Tagged, cues: list[Part], content: Part) -> int | None:
    """Return the index of the cue that a content is most likely linked to; None for none."""
    if not cues:
        return None
    likely = [_peak(tagged.contents[cue.first], content) for cue in cues]
    best = int(np.argmax(likely))
    return best if likely[best] >= LINK_THRESHOLD else None


def _sources(tagged: Tagged, cue: Part, sources: list[Part]) -> tuple[Span, ...]:
    """Return the (start, end) of a cue's likeliest sources; empty if it likely has none."""
    row = tagged.sources[cue.first]
    likely = [_peak(row, source) for source in sources]
    best = max(likely, default=0.0)
    if best < max(LINK_THRESHOLD, row[0] / 2):
        return ()
    return tuple((s.start, s.end) for s, p in zip(sources, likely, strict=True) if p >= best / 2)


def _peak(row: np.ndarray, part: Part) -> float:
    return float(row[part.first : part.last + 1].max())

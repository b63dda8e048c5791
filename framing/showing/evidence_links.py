"""Link numbers to their words: the evidence (all marks) of one article, in nested groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.showing import numbers
from framing.showing.styles import STYLES, VOICES, Style, styles_of

_ORDER = {name: place for place, name in enumerate(VOICES)}


class Count(NamedTuple):
    """Hold a number to print, and the HTML id of the list of the ``n`` words that it counts."""

    n: int
    list_id: str

    def __str__(self) -> str:
        return numbers.count(self.n)


Sentence = tuple[str | Count, ...]


@dataclass(frozen=True)
class Group:
    """Hold the marks behind one number: a list on the page that may be divided into others.

    Parameters
    ----------
    id
        Its HTML id.
    column, value
        The column of the evidence, and the value in it, that all its marks share.
    rows
        The marks, as row numbers of the evidence from 1, if it is not divided.
    groups
        The groups that it is divided into; either these or ``rows`` are empty.
    """

    id: str
    column: str
    value: str
    rows: tuple[int, ...]
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """Return how many marks it holds, those of the groups inside included."""
        return len(self.rows) + sum(group.count for group in self.groups)


class EvidenceLinks:
    """Link each number about one article to the evidence behind it.

    Parameters
    ----------
    evidence
        The marks of one article, a row each. Row numbers count from 1 in the order of the table.
    ran
        The names of the markers that ran, whether or not they found anything.

    Examples
    --------
    >>> frame = pd.DataFrame({"marker": ["loaded"], "voice": ["writer"], "category": ["label"]})
    >>> EvidenceLinks(frame).count(marker="loaded", voice="writer")
    Count(n=1, list_id='w2')
    """

    def __init__(self, evidence: pd.DataFrame, ran: tuple[str, ...] = ()) -> None:
        self.evidence = evidence.reset_index(drop=True)
        self._values = {name: self.evidence[name].tolist() for name in self.evidence}
        self.styles = styles_of([*self.evidence["marker"].unique(), *ran])
        self._ids = iter(f"w{number}" for number in range(1, 10**9))
        self._places: dict[tuple[tuple[str, str], ...], Count] = {}
        self.groups = tuple(self._of_marker(style) for style in self.styles)

    @property
    def pairs(self) -> list[tuple[Style, Group]]:
        """Return for each marker its style (name and colours) and the group of its marks."""
        return list(zip(self.styles, self.groups, strict=True))

    def count(self, **where: str) -> Count:
        """Return the number of marks with these values of columns, with the id of their list.

        ``where`` has ``marker`` and, if more, the first columns of its `Style.path`. Raise KeyError
        if it has others: the page has no such list.
        """
        style = next((style for style in self.styles if style.marker == where["marker"]), None)
        columns = ("marker", *style.path)[: len(where)] if style else ()
        if set(columns) != set(where):
            raise KeyError(f"No list on the page is divided by {', '.join(where)}.")
        return self._places.get(tuple((name, where[name]) for name in columns), Count(0, ""))

    def _of_marker(self, style: Style) -> Group:
        rows = np.flatnonzero(self.evidence["marker"] == style.marker).tolist()
        return self._group(rows, (("marker", style.marker),), style.path)

    def _group(
        self, rows: list[int], key: tuple[tuple[str, str], ...], path: tuple[str, ...]
    ) -> Group:
        place = next(self._ids)
        groups = tuple(
            self._group(part, (*key, (path[0], value)), path[1:])
            for value, part in (self._divided(rows, path[0]) if path else ())
        )
        numbers = () if path else tuple(row + 1 for row in rows)
        self._places[key] = Count(len(rows), place)
        return Group(place, *key[-1], numbers, groups)

    def _divided(self, rows: list[int], column: str) -> list[tuple[str, list[int]]]:
        """Return each value of a column with the rows that have it.

        Voices (whose words) come in their fixed order, other values by frequency, then name.
        """
        values = self._values[column]
        parts: dict[str, list[int]] = {}
        for row in rows:
            parts.setdefault(values[row], []).append(row)
        if column == "voice":
            return sorted(parts.items(), key=lambda part: (_ORDER.get(part[0], 99), part[0]))
        return sorted(parts.items(), key=lambda part: (-len(part[1]), part[0]))


def colours_of(links: EvidenceLinks) -> tuple[Style, ...]:
    """Return the styles whose colours a page needs: all built-in ones, and those of plug-ins."""
    return (*STYLES, *(style for style in links.styles if style not in STYLES))

"""Link numbers to their words: the evidence of one article, in nested groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from framing.showing import numbers
from framing.showing.styles import STYLES, VOICES, Style, styles_of

_ORDER = {name: place for place, name in enumerate(VOICES)}


class Count(NamedTuple):
    """Hold a number, and the id of the list that has exactly so many words."""

    n: int
    list_id: str

    def __str__(self) -> str:
        return numbers.count(self.n)


Sentence = tuple[str | Count, ...]


@dataclass(frozen=True)
class Group:
    """Hold the evidence behind one number.

    Parameters
    ----------
    id
        The id of its place on the page.
    column, value
        The column of the evidence, and the value in it, that all its rows share.
    rows
        Numbers of the rows that are in it directly.
    groups
        The groups inside it; either these or ``rows`` are empty.
    """

    id: str
    column: str
    value: str
    rows: tuple[int, ...]
    groups: tuple[Group, ...]

    @property
    def count(self) -> int:
        """Return how many rows are in it, at any depth."""
        return len(self.rows) + sum(group.count for group in self.groups)


class EvidenceLinks:
    """Link each number about one article to the evidence behind it.

    Parameters
    ----------
    evidence
        The rows of one article. Row numbers count from 1 in the order of the table.
    ran
        The markers that ran, whether or not they found anything.

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
        """Return each marker's style with its group."""
        return list(zip(self.styles, self.groups, strict=True))

    def count(self, **where: str) -> Count:
        """Return the number of rows with these values, with the id of their list.

        Raise KeyError if a marker's list is not grouped by these columns in this order.
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
        """Return rows grouped by a column: voices in their order, else by frequency, then name."""
        values = self._values[column]
        parts: dict[str, list[int]] = {}
        for row in rows:
            parts.setdefault(values[row], []).append(row)
        if column == "voice":
            return sorted(parts.items(), key=lambda part: (_ORDER.get(part[0], 99), part[0]))
        return sorted(parts.items(), key=lambda part: (-len(part[1]), part[0]))


def colours_of(links: EvidenceLinks) -> tuple[Style, ...]:
    """Return the styles whose colours a page needs: the built-in ones (for pictures) and others."""
    return (*STYLES, *(style for style in links.styles if style not in STYLES))

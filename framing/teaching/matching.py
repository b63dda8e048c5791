"""Decide which marks mean the same place: they share at least half of their words.

A mark is a stretch of text that a reader chose; its place is the words that it touches.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from framing.article import Article
from framing.text import Text

SHARED = 0.5  # of the words that either mark covers


class Place(NamedTuple):
    """The words of a mark, by number in the article: the first, and the one after the last."""

    first: int
    last: int


class Words:
    """The words of one article, for comparing the places of marks.

    Examples
    --------
    >>> words = Words(Article(id="a", text="The old regime fell."))
    >>> words.place(4, 14), words.shared(words.place(4, 14), words.place(8, 14))
    (Place(first=1, last=3), 0.5)
    """

    def __init__(self, article: Article) -> None:
        self.text = Text(article)

    def place(self, start: int, end: int) -> Place:
        """Return the words that the characters from ``start`` to ``end`` touch."""
        first = bisect_left(self._ends, start + 1)
        return Place(first, max(first, bisect_left(self._starts, end)))

    @staticmethod
    def shared(one: Place, other: Place) -> float:
        """Return the share of words common to two places, of all from first to last; 0 for none."""
        common = min(one.last, other.last) - max(one.first, other.first)
        if common <= 0:
            return 0.0
        return common / (max(one.last, other.last) - min(one.first, other.first))

    def best(self, start: int, end: int, rows: pd.DataFrame, label: str = "") -> pd.Series | None:
        """Return the row whose mark means the same place as the characters ``start`` to ``end``.

        ``rows`` are the marks of one reader in this article and task. Where several fit, one with
        this ``label`` is preferred, then the closest, then the first; None where no row shares at
        least half of the words.
        """
        here = self.place(start, end)
        fits = [
            (row["category"] == label, shared, -number)
            for number, row in enumerate(rows.to_dict("records"))
            if (shared := self.shared(here, self.place(row["start"], row["end"]))) >= SHARED
        ]
        return rows.iloc[-max(fits)[2]] if fits else None

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.text.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.text.words]

"""Define a figure of measured error: what was measured, on what, and with which interval.

Gold are the stretches or labels that people say are right.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from framing.validation.scores import scores, wilson

LOOKED_AT = ", looked at while mending"
"""Ends the name of data that some rule or list was mended on: its figures are not shown."""


class Figure(NamedTuple):
    """Hold a measured value of one marker, such as its recall.

    ``marker``, ``category`` (empty for a whole marker) and ``measure`` say what was measured,
    ``data`` on what; ``n`` is the number of cases that the value is a share of; ``low`` and
    ``high`` are a 95 % interval, NaN where there is none.
    """

    marker: str
    category: str
    measure: str
    value: float
    n: int
    low: float
    high: float
    data: str


def share(marker: str, category: str, measure: str, part: int, whole: int, data: str) -> Figure:
    """Return the figure of a share, ``part`` of ``whole``, with its Wilson interval.

    Without cases the value is NaN. ``data`` describes what was measured on.

    Examples
    --------
    >>> share("loaded", "", "recall", 3, 4, "invented").value
    0.75
    """
    value = part / whole if whole else math.nan
    return Figure(marker, category, measure, value, whole, *wilson(part, whole), data)


def value(marker: str, category: str, measure: str, found: float, n: int, data: str) -> Figure:
    """Return the figure of a value ``found`` without an interval, such as an F1."""
    return Figure(marker, category, measure, found, n, math.nan, math.nan, data)


def found_and_wanted(
    marker: str, category: str, kind: str, hits: int, given: int, wanted: int, data: str
) -> list[Figure]:
    """Return the figures of precision, recall and F1 of what a marker found.

    ``given`` is the number of its findings, ``wanted`` that of the gold, and ``hits`` the number in
    both; ``kind`` is put before the names of the measures ("mention ").
    """
    f1 = 2 * hits / (given + wanted) if given + wanted else math.nan
    return [
        share(marker, category, f"{kind}precision", hits, given, data),
        share(marker, category, f"{kind}recall", hits, wanted, data),
        value(marker, category, f"{kind}F1", f1, wanted, data),
    ]


def of_scores(found: pd.DataFrame, gold: pd.DataFrame, data: str) -> Iterator[Figure]:
    """Yield the figures of precision and recall of findings against gold, in all and by category.

    ``found`` and ``gold`` are tables of evidence over the same articles.
    """
    for row in scores(found, gold).to_dict("records"):
        key = (row["marker"], "" if row["category"] == "any" else row["category"])
        yield share(*key, "precision", row["right"], row["found"], data)
        yield share(*key, "recall", row["right"], row["gold"], data)


def by_label(
    marker: str, gold: list[str], found: list[str], labels: tuple[str, ...], data: str
) -> list[Figure]:
    """Return the figures of precision, recall and F1 of each label, and accuracy and macro F1.

    Parameters
    ----------
    gold, found
        The right label of each case and the one that was given; empty where none was.
    labels
        The labels to measure.
    """
    figures: list[Figure] = []
    for label in labels:
        hits = sum(g == f == label for g, f in zip(gold, found, strict=True))
        counts = (hits, found.count(label), gold.count(label))
        figures += found_and_wanted(marker, label, "", *counts, data)
    right = sum(g == f for g, f in zip(gold, found, strict=True))
    figures.append(share(marker, "", "accuracy", right, len(gold), data))
    macro = sum(figure.value for figure in figures if figure.measure == "F1") / len(labels)
    figures.append(value(marker, "", "macro F1", macro, len(gold), data))
    return figures


def table(figures: list[Figure]) -> pd.DataFrame:
    """Return figures as a table, a row each, rounded to three places."""
    return pd.DataFrame(figures, columns=list(Figure._fields)).round(3)


def held_back(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the rows measured on data that no rule or list was improved with.

    Parameters
    ----------
    figures
        The table that `framing.validation.validate` returns.

    Examples
    --------
    >>> figures = [share("loaded", "", "recall", 3, 4, name) for name in ("b", f"a{LOOKED_AT}")]
    >>> held_back(table(figures))["data"].tolist()
    ['b']
    """
    return figures[~figures["data"].str.endswith(LOOKED_AT)]

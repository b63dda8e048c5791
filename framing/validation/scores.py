"""Compute precision and recall of findings against gold, what people say is right."""

from __future__ import annotations

import math

import pandas as pd

COLUMNS = (
    *("marker", "category", "found", "gold", "right"),
    *("precision", "precision_low", "precision_high"),
    *("recall", "recall_low", "recall_high", "f1"),
)
_Z = 1.959963984540054  # 95 % of the normal distribution


def scores(found: pd.DataFrame, gold: pd.DataFrame) -> pd.DataFrame:
    """Return precision and recall of findings against gold, by marker and category.

    Parameters
    ----------
    found, gold
        Evidence tables over the same articles. A finding is right where it overlaps a gold stretch;
        each is matched once.

    Returns
    -------
    DataFrame
        A row per marker (category "any": the category may differ) and per category: the numbers of
        findings (``found``), of gold stretches (``gold``) and of matches (``right``); ``precision``
        and ``recall`` (0 to 1), each with a 95 % Wilson interval (``_low``, ``_high``), and ``f1``.
        NaN where there is nothing to divide by.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
    """
    rows = []
    for marker in sorted(set(gold["marker"])):
        mine, theirs = found[found["marker"] == marker], gold[gold["marker"] == marker]
        rows.append(_row(marker, "any", mine, theirs))
        for category in sorted(set(theirs["category"])):
            here = mine[mine["category"] == category]
            there = theirs[theirs["category"] == category]
            rows.append(_row(marker, category, here, there))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def wilson(right: int, n: int) -> tuple[float, float]:
    """Return the 95 % Wilson interval (low, high) of ``right`` cases of ``n``; NaN without cases.

    Examples
    --------
    >>> low, high = wilson(8, 10)
    >>> round(low, 2), round(high, 2)
    (0.49, 0.94)
    """
    if not n:
        return math.nan, math.nan
    share, z2 = right / n, _Z**2
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def matches(found: pd.DataFrame, gold: pd.DataFrame) -> list[tuple[int, int]]:
    """Return pairs of a finding and a gold stretch that overlap, as positions in the tables.

    Each is in one pair at most.
    """
    pairs = []
    gold_rows = list(enumerate(gold[["article", "start", "end"]].itertuples(index=False)))
    free = dict(gold_rows)
    for position, mine in enumerate(found[["article", "start", "end"]].itertuples(index=False)):
        fitting = [n for n, theirs in free.items() if _overlap(mine, theirs)]
        if fitting:
            best = min(fitting, key=lambda n: abs(free[n].start - mine.start))
            pairs.append((position, best))
            del free[best]
    return pairs


def _overlap(mine: tuple, theirs: tuple) -> bool:
    return mine[0] == theirs[0] and mine[1] < theirs[2] and theirs[1] < mine[2]


def _row(marker: str, category: str, found: pd.DataFrame, gold: pd.DataFrame) -> dict[str, object]:
    right = len(matches(found, gold))
    precision = right / len(found) if len(found) else math.nan
    recall = right / len(gold) if len(gold) else math.nan
    total = len(found) + len(gold)
    values = (precision, *wilson(right, len(found)), recall, *wilson(right, len(gold)))
    f1 = 2 * right / total if total else math.nan
    return dict(
        zip(COLUMNS, (marker, category, len(found), len(gold), right, *values, f1), strict=True)
    )

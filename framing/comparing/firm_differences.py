"""Find the differences between outlets that are large, and firm given the markers' error.

An effect is an outlet's rate of marks over that of the outlets it is compared with (1: the same).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.measuring.measured_error import error_of

LARGE = 1.5  # times as many, or as few
Q = 0.05
FEWEST_ARTICLES = 20  # on either side
_TAIL = 1.959964  # of a 95 % interval, in standard errors


def with_error(table: pd.DataFrame) -> pd.DataFrame:
    """Return a table of `framing.contrast` with intervals that include the markers' errors too.

    Added are the columns ``error_low`` and ``error_high``: the 95 % interval of the effect (the
    ratio of two groups' rates) that also holds the marker's measured error (precision and recall);
    NaN where there is no interval or no measured error.

    Notes
    -----
    The rate found is the true rate times recall over precision. If precision and recall were the
    same in both groups, they would cancel. As they need not be, each group's are taken as
    independent draws from their measured intervals, so that on the logarithmic scale twice their
    variance is added to that of the effect. An error that is larger in one outlet than any that was
    measured is not covered: `framing.audit` measures it in each.
    """
    known = table[["marker", "category"]].drop_duplicates()
    spread = {
        (marker, category): _variance(marker, category)
        for marker, category in known.itertuples(index=False, name=None)
    }
    pairs = zip(table["marker"], table["category"], strict=True)
    added = np.array([spread[pair] for pair in pairs], dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        log = np.log(table["effect"].to_numpy(float))
        error = np.log(table["high"] / table["low"]).to_numpy(float) / (2 * _TAIL)
    reach = _TAIL * np.sqrt(error**2 + 2 * added)
    return table.assign(error_low=np.exp(log - reach), error_high=np.exp(log + reach))


def large_and_firm(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of a table whose differences are large and firm, the strongest first.

    ``table`` is what `with_error` returned. Kept are rows in which one group has at least one and a
    half times the rate of the other; its interval, the marker's error included, leaves out 1; ``q``
    is under 0.05; both groups have 20 articles; and the difference points the same way without
    anything held equal. They are sorted by how far the interval stays from 1.
    """
    effect = table["effect"].to_numpy(float)
    low, high = table["error_low"].to_numpy(float), table["error_high"].to_numpy(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        far = np.where(effect > 1, np.log(low), -np.log(high))
        large = np.abs(np.log(effect)) >= np.log(LARGE)
    same = (table["crude"].to_numpy(float) > 1) == (effect > 1)
    enough = table[["articles", "reference_articles"]].min(axis=1).to_numpy() >= FEWEST_ARTICLES
    kept = large & (far > 0) & (table["q"].to_numpy(float) < Q) & same & enough
    found = table.assign(strength=far)[kept]
    order = ["strength", "group", "marker", "category"]
    ordered = found.sort_values(order, ascending=[False, True, True, True], ignore_index=True)
    return ordered.drop(columns="strength")


def _variance(marker: str, category: str) -> float:
    """Return the sum of the variances of a marker's log precision and log recall.

    NaN where neither was measured.
    """
    found = error_of(marker, category)
    known = found[found["measure"].isin(["precision", "recall"])]
    if known.empty or not (known["low"] > 0).all():
        return float("nan")
    errors = np.log(known["high"] / known["low"]).to_numpy(float) / (2 * _TAIL)
    return float((errors**2).sum())

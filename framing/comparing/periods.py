"""Weeks and months: articles divided by when they were printed, and by group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.corpora.reference import Reference

PERIODS = {"week": "W-SUN", "month": "M"}
_NOBODY = np.empty(0, dtype=np.int64)


def check_periods(every: str, by: str | None) -> None:
    """Refuse periods and groupings that there are not."""
    if every not in PERIODS:
        raise ValueError(f"There is no period {every!r}. Use: {', '.join(PERIODS)}.")
    if by not in (None, "outlet"):
        raise ValueError(f"Time series cannot be grouped by {by!r}. Use: outlet.")


def by_period(
    corpus: Reference, articles: NDArray[np.int64], every: str, by: str | None
) -> Iterator[tuple[dt.date, str, NDArray[np.int64]]]:
    """Divide articles (by number; each has a date) into every period from the first to the last.

    Yields
    ------
    day, group, places
        The period's first day, and where in ``articles`` those of this group and period stand.
    """
    when = pd.PeriodIndex(
        pd.to_datetime(corpus.articles["date"].iloc[articles]), freq=PERIODS[every]
    )
    labels = corpus.articles[by].iloc[articles].to_numpy() if by else ["all"] * len(articles)
    at = pd.Series(articles).groupby([np.asarray(labels), when]).indices
    for label in sorted(set(labels)):
        for period in pd.period_range(when.min(), when.max(), freq=PERIODS[every]):
            yield period.start_time.date(), str(label), at.get((label, period), _NOBODY)

"""Divide articles by week, month or year, and by group."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.corpora.reference import Reference
from framing.measuring.grouping import names_of

PERIODS = {"week": "W-SUN", "month": "M", "year": "Y"}
DAYS = 200  # a longer time is followed by months
YEARS = 30  # a corpus that spans more has a wrong date
_NOBODY = np.empty(0, dtype=np.int64)


def check_period(every: str) -> None:
    """Raise ValueError if ``every`` is not week, month or year."""
    if every not in PERIODS:
        raise ValueError(f"There is no period {every!r}. Use: {', '.join(PERIODS)}.")


def by_period(
    corpus: Reference, articles: NDArray[np.int64], every: str, by: str | None
) -> Iterator[tuple[dt.date, str, NDArray[np.int64]]]:
    """Yield the articles of each group in every period, from the first period to the last.

    ``articles`` are row numbers of ``corpus.articles``, each with a date; ``every`` is week, month
    or year; ``by`` is the column that gives the groups, or None for one group.

    Yields
    ------
    day, group, places
        The period's first day, the group, and the positions in ``articles`` of its articles there.
    """
    when = pd.PeriodIndex(
        pd.to_datetime(corpus.articles["date"].iloc[articles]), freq=PERIODS[every]
    )
    labels = names_of(corpus.articles.iloc[articles], by, "Time series")
    at = pd.Series(articles).groupby([labels, when]).indices
    for label in sorted(set(labels.tolist()) - {""}):  # an article without the value has no line
        for period in pd.period_range(when.min(), when.max(), freq=PERIODS[every]):
            yield period.start_time.date(), label, at.get((label, period), _NOBODY)


def suited_period(dates: pd.Series) -> tuple[str, str]:
    """Return whether to show articles by week or by month.

    Unknown dates are ignored. Two strings come back: ``week`` (within 200 days) or ``month``, empty
    where neither is possible, and then a sentence that says why.

    Examples
    --------
    >>> suited_period(pd.Series(["2024-01-05", "2024-03-01"]))
    ('week', '')
    >>> suited_period(pd.Series([None, None]))
    ('', 'No article has a date: no rate is followed through time.')
    """
    days = pd.to_datetime(dates).dropna()
    if days.empty:
        return "", "No article has a date: no rate is followed through time."
    span = (days.max() - days.min()).days
    if span > 365 * YEARS:
        note = f"By their dates the articles span {round(span / 365):,} years"
        return "", f"{note}: some are wrong, and no rate is followed through time."
    core = (days.quantile(0.99) - days.quantile(0.01)).days
    return ("week" if core <= DAYS else "month"), ""

"""Group articles by a column, by the month or year of their date, or by a value in ``meta``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

PERIODS = {"week": "%G-W%V", "month": "%Y-%m", "year": "%Y"}
META = "meta."
_COMMON = ("outlet", "language", "author", "date", "article")


def values_of(articles: pd.DataFrame, by: str, who: str, also: tuple[str, ...] = ()) -> pd.Series:
    """Return for each article the value by which it is grouped.

    Parameters
    ----------
    articles
        A table of articles.
    by
        A column; ``"week"``, ``"month"`` or ``"year"`` of the date, as in ``2024-W18``, ``2024-05``
        and ``2024``; or the name of a further value, with or without ``meta.``. Where articles have
        dates, ``"year"`` is of these and ``"meta.year"`` the further value.
    who
        What is grouped, for the error message: ``"Rates"``.
    also
        Further choices that the message lists.

    Raises
    ------
    ValueError
        If there is no such column; the message lists the choices.

    Examples
    --------
    >>> import datetime as dt
    >>> articles = pd.DataFrame({"date": [dt.date(2024, 5, 31)], "meta.wire": ["AP"]})
    >>> [values_of(articles, by, "Rates").item() for by in ("month", "wire")]
    ['2024-05', 'AP']
    """
    further = f"{META}{by}"
    if by in articles:
        return articles[by]
    if by in PERIODS and "date" in articles:
        dates = pd.to_datetime(articles["date"])
        if dates.notna().any() or further not in articles:
            return dates.dt.strftime(PERIODS[by])
    if further in articles:
        return articles[further]
    there = ", ".join((*also, *choices(articles)))
    raise ValueError(f"{who} cannot be grouped by {by!r}. Use: {there}.")


def names_of(articles: pd.DataFrame, by: str | None, who: str) -> NDArray[np.str_]:
    """Return the name of each article's group; empty where its value is missing.

    ``by`` and ``who`` are as for `values_of`. If ``by`` is None, all articles are in the group
    ``all``.
    """
    if by is None:
        return np.full(len(articles), "all")
    values = values_of(articles, by, who)
    return np.array(["" if pd.isna(one) else str(one) for one in values], dtype=str)


def label_of(known: Mapping[str, Any], by: str) -> str | None:
    """Return the group of one article; empty if its value is missing, None without such a column.

    ``known`` is its row of the table of articles, by name of column; ``by`` is as for `values_of`.
    """
    if by in PERIODS and by not in known and (known["date"] or f"{META}{by}" not in known):
        return known["date"].strftime(PERIODS[by]) if known["date"] else ""
    value = known.get(by, known.get(f"{META}{by}"))
    return None if value is None and by not in known else str("" if value is None else value)


def choices(articles: pd.DataFrame) -> tuple[str, ...]:
    """Return the columns and periods that articles can be grouped by, for messages."""
    columns: Iterable[str] = articles.columns
    known = [name for name in _COMMON if name in columns]
    periods = PERIODS if "date" in columns else ()
    return (*known, *periods, *(name for name in columns if str(name).startswith(META)))

"""Build the covariates of a comparison of groups: topic, month, length, or any column.

``side`` is a measured corpus, ``by`` the column of its articles that gives the groups.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing.comparing.topics import topics
from framing.corpora.reference import Reference
from framing.measuring.grouping import names_of

TOPIC = ("topic", "meta.topic")  # columns with the topic, where the user gives it
DERIVED = ("topic", "month", "length")
UNDATED = "undated"


def covariates(side: Reference, by: str, adjust: Iterable[str]) -> pd.DataFrame:
    """Return a table with a row per article and a column per covariate, for a regression.

    ``adjust`` has the names of the covariates: ``"topic"``, ``"month"``, ``"length"`` (logarithm of
    the number of all words) or columns of the articles. Numbers are centred and scaled to a
    standard deviation of 1; other columns are text.

    Raise ValueError if a name is unknown (the message lists the choices), or is that of the groups.
    """
    wanted = [adjust] if isinstance(adjust, str) else list(adjust)
    if adjust == DERIVED:  # the default: what the groups are is not held equal
        wanted = [name for name in wanted if name != by]
    if by in wanted:
        raise ValueError(f"Groups by {by!r} cannot be adjusted for {by!r}: nothing would be left.")
    groups = labels_of(side, by)
    found = {name: _covariate(side, name, groups) for name in wanted}
    return pd.DataFrame(found, index=groups.index)


def labels_of(side: Reference, by: str) -> pd.Series:
    """Return the group of each article, its value in the column ``by``; empty where it has none.

    Raise ValueError if the articles have no such column; the message lists those they have.
    """
    return pd.Series(names_of(side.articles, by, "A contrast"), dtype="str")


def _covariate(side: Reference, name: str, groups: pd.Series) -> pd.Series:
    if name == "topic":
        topic_column = next((column for column in TOPIC if column in side.articles), "")
        if not topic_column:
            return topics(side.terms, groups.to_numpy(str))
        name = topic_column
    if name == "month" and name not in side.articles:
        return _months(side)
    if name == "length" and name not in side.articles:
        return _scaled(np.log(side.articles["words"].clip(lower=1).astype(float)))
    column = _column(side, name)
    if pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        return _scaled(column.astype(float))
    return column.astype("str").where(column.notna(), f"no {name}")


def _column(side: Reference, name: str) -> pd.Series:
    if name not in side.articles:
        known = ", ".join(dict.fromkeys((*DERIVED, *map(str, side.articles.columns))))
        raise ValueError(f"The articles have no {name!r}. Use: {known}.")
    return side.articles[name].reset_index(drop=True)


def _months(side: Reference) -> pd.Series:
    days = pd.to_datetime(_column(side, "date"))
    return days.dt.strftime("%Y-%m").fillna(UNDATED).astype("str")


def _scaled(values: pd.Series) -> pd.Series:
    """Return numbers centred and scaled to a standard deviation of 1; missing ones become 0."""
    values = values.reset_index(drop=True)
    spread = values.std()
    return ((values - values.mean()) / (spread if spread > 0 else 1)).fillna(0.0)

"""How often the built-in markers err, as measured on passages that people judged."""

from __future__ import annotations

from functools import cache
from importlib import resources
from io import StringIO
from typing import NamedTuple

import pandas as pd

_FEWEST = 20  # checked marks of a category; with fewer, those of the whole marker count
# Names under which the markers' validations report one and the same measure.
NAMES = {
    "precision": ("precision", "cue precision", "mention precision"),
    "recall": ("recall", "cue recall", "mention recall"),
    "accuracy": ("accuracy",),
}


class Precision(NamedTuple):
    """The share of marks that were right, of ``n`` that were checked."""

    value: float
    n: int


def measured_error() -> pd.DataFrame:
    """Return the measured error of the built-in markers.

    Returns
    -------
    DataFrame
        ``marker, category, measure, value, n, low, high, data``: a row per marker, category
        (empty for all) and measure (precision, recall, F1), over ``n`` gold marks of ``data``.
    """
    return _read().copy()


def error_of(marker: str, category: str = "") -> pd.DataFrame:
    """Return the measured error of one category of a marker.

    Parameters
    ----------
    marker
        Its name.
    category
        Without one, all of the marker together.

    Returns
    -------
    DataFrame
        At most a row for each of ``precision``, ``recall`` and ``accuracy`` (``measure``), with the
        columns of `measured_error`. A category without a measure of its own has that of the whole
        marker. Of several collections the one that stands first counts: news drawn by chance where
        there is any.

    Examples
    --------
    >>> error_of("loaded", "no such").equals(error_of("loaded"))
    True
    >>> error_of("nobody's").empty
    True
    """
    known = _read()
    known = known[(known["marker"] == marker) & known["value"].notna()]
    whole = known["category"].isna() | (known["category"] == "all")
    own = known[known["category"] == category]
    found = []
    for measure, names in NAMES.items():
        for rows in (own, known[whole]):
            named = rows[rows["measure"].isin(names)]
            if len(named):
                found.append(named.head(1).assign(measure=measure))
                break
    return pd.concat(found, ignore_index=True) if found else known.iloc[:0]


@cache
def precision_of(marker: str, category: str = "") -> Precision | None:
    """Find how often marks of a kind are right, on the text nearest to news that nobody chose.

    Parameters
    ----------
    marker, category
        The kind; without a category, all of the marker.

    Returns
    -------
    Precision or None
        That measured on news before that on other texts; that of the category, where at least 20 of
        its marks were checked, before that of the marker; held back before looked at, then the
        larger. None where nothing was checked.

    Examples
    --------
    >>> precision_of("difficulty") is None
    True
    """
    table = _read()
    rows = table[(table["marker"] == marker) & table["measure"].isin(NAMES["precision"])]
    rows = rows[rows["value"].notna()]
    own = (rows["category"] == category) & (rows["n"] >= _FEWEST)
    rows = rows.assign(own=own)[own | rows["category"].isna() | (rows["category"] == "all")]
    if rows.empty:
        return None
    data = rows["data"]
    order = rows.assign(
        news=data.str.contains(r"\bnews\b|annotated articles"), held=data.str.contains("held back")
    )
    best = order.sort_values(["news", "own", "held", "n"], ascending=False).iloc[0]
    return Precision(float(best["value"]), int(best["n"]))


def packaged(name: str) -> pd.DataFrame:
    """Read a table of the package's data: only an empty cell is missing.

    Parameters
    ----------
    name
        The file's name.
    """
    return read(resources.files("framing").joinpath("data", name).read_text("utf-8"))


def read(text: str) -> pd.DataFrame:
    """Read a table as the package writes it: separated by tabs, nothing quoted."""
    return pd.read_csv(StringIO(text), sep="\t", keep_default_na=False, na_values=[""], quoting=3)


@cache
def _read() -> pd.DataFrame:
    return packaged("measured_error.tsv")

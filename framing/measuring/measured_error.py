"""How often the built-in markers err, as measured on passages that people judged."""

from __future__ import annotations

from functools import cache
from importlib import resources

import pandas as pd

# Names under which the markers' validations report one and the same measure.
NAMES = {
    "precision": ("precision", "cue precision", "mention precision"),
    "recall": ("recall", "cue recall", "mention recall"),
    "accuracy": ("accuracy",),
}


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
def _read() -> pd.DataFrame:
    file = resources.files("framing") / "data" / "measured_error.tsv"
    with file.open("rb") as content:
        return pd.read_csv(content, sep="\t", keep_default_na=False, na_values=[""], quoting=3)

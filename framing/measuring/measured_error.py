"""Look up how often the built-in markers err, as measured on passages that people judged.

A mark is a stretch of text that a marker found; gold are the stretches that people say are right.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from io import StringIO
from typing import Any, NamedTuple

import pandas as pd

_FEWEST = 20  # checked marks of a category; with fewer, those of the whole marker count
_NEWS = re.compile(r"\bnews\b|annotated articles")
_WITHIN = 0.1  # correlation of errors within an article, where it was not measured
# Names under which the markers' validations report one and the same measure.
NAMES = {
    "precision": ("precision", "cue precision", "mention precision"),
    "recall": ("recall", "cue recall", "mention recall"),
    "accuracy": ("accuracy",),
}


class Precision(NamedTuple):
    """Hold a precision: the share (``value``) of right marks among ``n`` that were checked.

    ``within`` is the intraclass correlation of errors in an article: 0 if each mark is right or
    wrong by itself, 1 if all marks of an article are right or all are wrong.
    """

    value: float
    n: int
    within: float = 0.0


def measured_error() -> pd.DataFrame:
    """Return the measured error of the built-in markers.

    A row per ``marker``, ``category`` (empty for all) and ``measure`` (precision, recall, F1, ...):
    its ``value`` (0 to 1) over ``n`` cases, a 95 % interval ``low`` to ``high``, and ``data``, what
    it was measured on.
    """
    return _read().copy()


def error_of(marker: str, category: str = "") -> pd.DataFrame:
    """Return the measured error of one category of a marker.

    Parameters
    ----------
    marker
        The name of the marker.
    category
        The category; if empty, all of the marker together.

    Returns
    -------
    DataFrame
        At most a row for each of ``precision``, ``recall`` and ``accuracy`` (``measure``), with the
        columns of `measured_error`. A measure comes before its variants in `NAMES` ("precision"
        before "cue precision"). Preferred are then figures measured on news; then those of the
        category, where at least 20 of its marks were checked; then those on held-back data; then
        those with the larger ``n``.

    Examples
    --------
    >>> error_of("loaded", "no such").equals(error_of("loaded"))
    True
    >>> error_of("nobody's").empty
    True
    """
    found = [(measure, row) for measure in NAMES if (row := _best(marker, category, measure))]
    rows = [row | {"measure": measure} for measure, row in found]
    return pd.DataFrame(rows, columns=list(_read().columns))


@cache
def _best(marker: str, category: str, measure: str) -> dict[str, Any] | None:
    """Return the row of measured errors that counts for a measure of `NAMES`; None without any."""
    names = NAMES[measure]
    rows = [row for row in _rows(marker) if row["measure"] in names]
    own = [row for row in rows if row["category"] == category and row["n"] >= _FEWEST]
    whole = [row for row in rows if row["category"] in ("", "all")]

    def order(row: dict[str, Any]) -> tuple[float, ...]:
        news = bool(_NEWS.search(row["data"]))
        name = -names.index(row["measure"])
        return name, news, row in own, "held back" in row["data"], row["n"]

    return max([*own, *(row for row in whole if row not in own)], key=order, default=None)


@cache
def _rows(marker: str) -> list[dict[str, Any]]:
    table = _read()
    table = table[(table["marker"] == marker) & table["value"].notna()]
    return table.fillna({"category": ""}).to_dict("records")


@cache
def precision_of(marker: str, category: str = "") -> Precision | None:
    """Return the precision of a marker or category; None where nothing was checked.

    It is the precision that `error_of` gives, with its number of cases and how far marks of one
    article are right or wrong together. Without a category it is that of all of the marker.

    Examples
    --------
    >>> precision_of("difficulty") is None
    True
    """
    known = _best(marker, category, "precision")
    if known is None:
        return None
    alike = (row for row in _rows(marker) if row["measure"] == "precision, within articles")
    within = float(next(alike, {"value": _WITHIN})["value"])
    return Precision(float(known["value"]), int(known["n"]), within)


def packaged(name: str) -> pd.DataFrame:
    """Return a table of the package's folder ``data``, by file name."""
    return read(resources.files("framing").joinpath("data", name).read_text("utf-8"))


def read(text: str) -> pd.DataFrame:
    """Return a table from text separated by tabs, without quoting; empty cells are missing."""
    return pd.read_csv(StringIO(text), sep="\t", keep_default_na=False, na_values=[""], quoting=3)


@cache
def _read() -> pd.DataFrame:
    return packaged("measured_error.tsv")

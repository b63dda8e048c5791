"""The way back: from any number to the words it was counted from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from framing.analysis import Analysis

_KEYS = ("article", "marker", "category", "actor", "speaker", "voice")
_OF_ARTICLES = ("outlet", "language", "author", "date")


def words_of(analysis: Analysis, row: pd.Series | Mapping[str, object]) -> pd.DataFrame:
    """Give the evidence behind a row of any table.

    Parameters
    ----------
    analysis
        The analysis that the row was computed from.
    row
        A row of `rates`, ``actors``, ``sentiment`` or ``articles``, or a dict with the columns
        that single it out.

    Returns
    -------
    DataFrame
        Rows of the evidence: as many as the row's count says.

    Raises
    ------
    TypeError
        If it is given anything but an `Analysis` and a row.
    ValueError
        If the row has no column that leads back to evidence.

    Examples
    --------
    >>> from framing import Article, analyze, rates
    >>> analysis = analyze(Article(id="a", text="The regime fell."), "loaded")
    >>> words_of(analysis, rates(analysis).iloc[0])["text"].tolist()
    ['regime']
    """
    if not hasattr(analysis, "evidence") or not hasattr(row, "keys"):
        raise TypeError("words_of takes an Analysis and one row of a table, as a Series or dict.")
    wanted = dict(row)
    kept = analysis.evidence
    keys = [name for name in (*_KEYS, *_OF_ARTICLES) if name in wanted]
    if not keys and "rate" not in wanted:
        known = ", ".join((*_KEYS, *_OF_ARTICLES))
        raise ValueError(f"This row leads to no words: it has none of the columns {known}.")
    if "mentions" in wanted and "marker" not in wanted:
        kept = kept[kept["marker"] == ("sentiment" if "voice" in wanted else "actor")]
    for name in keys:
        if name in _OF_ARTICLES:
            here = analysis.articles.loc[_same(analysis.articles[name], wanted[name]), "article"]
            kept = kept[kept["article"].isin(here)]
        elif not (name == "voice" and wanted[name] == "all"):
            kept = kept[kept[name] == wanted[name]]
    skipped = [(r["article"], r["marker"]) for r in analysis.run.get("skipped", ())]
    return kept[[pair not in skipped for pair in zip(kept["article"], kept["marker"], strict=True)]]


def _same(column: pd.Series, value: object) -> pd.Series:
    return column.isna() if pd.isna(value) else column == value

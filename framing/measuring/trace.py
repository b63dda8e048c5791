"""Trace any number back to the words it was counted from.

The evidence is the table of all that markers found, a row per stretch of text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from framing.measuring.grouping import PERIODS, choices, names_of, values_of
from framing.measuring.rates import FEWEST_WORDS, exposure, measured_evidence
from framing.measuring.validate_args import AnalysisTables
from framing.sentiment import LABELS

_OF_MARKS = ("article", "marker", "category", "actor", "speaker", "voice")
_PLACE = ("start", "end", "explanation")
_GROUP = ("group_by", "group")
_PERIOD = ("every", "period")
_COUNTS = ("n", "mentions", "turns")
# Columns of a table that identify no evidence, by the column that identifies the table.
_FIGURES = {
    "rate": {"words", "articles", "rate", "low", "high"},
    "mentions": {"articles", *LABELS, "score", "low", "high", "kind"} | {"aliases", "names_merged"},
    "label": {"label", "articles", "others", "pair"},
    "explanation": {"text", "sentence", "score", "explanation"},
}
# Rows that count no findings: columns that identify the table, and what there is instead.
_USES = "it counts uses of a word: framing.comparing.kwic.kwic(articles, word) lists them"
_REFUSED = (
    ({"term", "log_odds"}, _USES),
    ({"word", "together"}, _USES),
    ({"reason", "articles"}, "it counts articles that are left out"),
    ({"measure", "value"}, "it is computed from all words, not from findings"),
    ({"feature", "weight"}, "it is computed from all words, not from findings"),
    ({"closeness"}, "it sets an article or a sentence beside another"),
    ({"article_a", "article_b"}, "it sets an article beside another"),
    ({"one", "other", "kappa"}, "it sets a reader beside another"),
    ({"outlet", "probability"}, "it is computed from all words, not from findings"),
)


def words_of(analysis: AnalysisTables, row: pd.Series | Mapping[str, object]) -> pd.DataFrame:
    """Return the rows of evidence that a row of any other table was counted from.

    Parameters
    ----------
    analysis
        The analysis that the row was computed from; for a row of `compare`, that of the articles
        that are compared.
    row
        A row of `rates`, `sources`, `naming`, `agency`, `tone`, `tone_by_speaker`, `tone_by`,
        `tone_over_time`, `actors_across`, of ``.rates`` and ``.tone`` of `compare`, of
        `framing.comparing.over_time`, of ``analysis.actors``, ``.sentiment``, ``.articles`` or
        ``.evidence``; or a dict with the columns that identify it.

    Returns
    -------
    DataFrame
        Rows of the evidence; for a row of `sources` its attributions (``analysis.turns``) and for
        one of `agency` its actions (``analysis.clauses``), with their text.

    Raises
    ------
    TypeError
        If it is given anything but an `Analysis` and a row.
    ValueError
        If such a row counts no findings, as one of `keyness`; or if it counts more or fewer than
        there are, since then it was computed from another analysis.

    Examples
    --------
    >>> from framing import Article, analyze, rates
    >>> analysis = analyze(Article(id="a", text="The regime fell."), "loaded")
    >>> words_of(analysis, rates(analysis).iloc[0])["text"].tolist()
    ['regime']
    """
    if not hasattr(analysis, "evidence") or not hasattr(row, "keys"):
        raise TypeError("words_of takes an Analysis and one row of a table, as a Series or dict.")
    wanted = {str(name): value for name, value in dict(row).items()}
    _refuse(wanted)
    if {"doer", "done_to", "doer_missing"} <= wanted.keys():
        return _actions(analysis, wanted)
    found = _turns(analysis, wanted) if "turns" in wanted else _evidence(analysis, wanted)
    counted = next((wanted[name] for name in _COUNTS if name in wanted), len(found))
    return _exactly(found, counted)


def _refuse(row: Mapping[str, Any]) -> None:
    reason = next((said for columns, said in _REFUSED if columns <= row.keys()), "")
    if row.get("unit") == "index":
        reason = "it is computed from all words, not from findings"
    if row.get("category") == "quoted words":
        reason = "it counts words in quotation marks, not findings"
    if {"start", "end"} <= row.keys() and "marker" not in row:
        reason = "it is itself a stretch of the text, from start to end"
    if reason:
        raise ValueError(f"This row leads to no evidence: {reason}.")


def _exactly(found: pd.DataFrame, counted: object) -> pd.DataFrame:
    if counted != len(found):
        raise ValueError(
            f"This row counts {counted}, and the analysis leads to {len(found)}: the row was "
            f"computed from something else, or lacks a column."
        )
    return found


def _evidence(analysis: AnalysisTables, row: dict[str, Any]) -> pd.DataFrame:
    """Return the rows of evidence that a row of another table counts.

    ``row`` has the values of that row by name of column.
    """
    marker = _marker_of(row)
    columns = _columns(analysis, row)
    found = measured_evidence(analysis)
    if row.get("actor") == "" and row.get("mentions") == 0:  # the row of nobody
        found = found.iloc[:0]
    here = analysis.articles.loc[_articles_of_row(analysis.articles, row, columns), "article"]
    found = found[found["article"].isin(here)]
    found = found[found["marker"] == marker] if marker else found
    if "label" in row:
        found = found[found["text"].str.lower() == row["label"]]
    for name in _PLACE:
        found = found[found[name] == row[name]] if name in row else found
    for name in _OF_MARKS:
        if name in row and not _is_any(name, row[name]):
            found = found[found[name].isin(_values(name, row))]
    return found


def _marker_of(row: Mapping[str, Any]) -> str:
    """Return the marker that a row counts, where its table has no column for it; else empty."""
    if "marker" in row:
        return ""
    if "label" in row:
        return "naming"
    if "mentions" in row:
        return "actor" if "kind" in row else "sentiment"
    return ""


def _is_any(name: str, value: object) -> bool:
    """Return whether a value in the column ``name`` means all: voice "all", an empty category."""
    return (name, value) in (("voice", "all"), ("category", ""))


def _values(name: str, row: Mapping[str, Any]) -> list[object]:
    """Return a row's value in the column ``name``; for actors also the names merged with it."""
    merged = str(row.get("names_merged", "")) if name == "actor" else ""
    return [row[name], *(one for one in merged.split("; ") if one)]


def _columns(analysis: AnalysisTables, row: Mapping[str, Any]) -> list[str]:
    """Return the names of a row's columns that say which articles it is about."""
    if _is_comparison(row):
        return []
    figures = set[str]().union(*(own for key, own in _FIGURES.items() if key in row))
    known = {*_OF_MARKS, *_COUNTS, *_GROUP, *_PERIOD, *_PLACE, *figures}
    names = []
    for name in row.keys() - known:
        try:
            values_of(analysis.articles, name, "Rows")
        except ValueError:
            if not row.keys() & {*_COUNTS}:  # else it would be ignored silently
                there = ", ".join((*_OF_MARKS, *choices(analysis.articles)))
                raise ValueError(
                    f"This row leads to no words: {name!r} is none of the columns {there}."
                ) from None
        else:
            names.append(name)
    return [*names, *({"article"} & row.keys())]


def _is_comparison(row: Mapping[str, Any]) -> bool:
    """Return whether a row compares articles, the subject, with a group of a reference corpus."""
    return "group_rate" in row or "group_mentions" in row


def _articles_of_row(
    articles: pd.DataFrame, row: Mapping[str, Any], columns: list[str]
) -> pd.Series:
    """Return a mask of the articles that a row is about; ``columns`` are those that tell."""
    mask = pd.Series(True, index=articles.index)
    for name in columns:
        mask &= _same(values_of(articles, name, "Rows"), row[name])
    if {*_PERIOD} <= row.keys():
        day = pd.Timestamp(row["period"]).strftime(PERIODS[row["every"]])
        mask &= _same(values_of(articles, row["every"], "Rows"), day)
    if {*_GROUP} <= row.keys() and not _is_comparison(row):
        mask &= names_of(articles, row["group_by"] or None, "Rows") == row["group"]
    several = _is_comparison(row) and len(articles) > 1
    if "rate" in row and (several or "period" in row):  # short ones are left out there
        voice = row["voice"]
        mask &= exposure(articles, voice) >= FEWEST_WORDS[voice]
    return mask


def _turns(analysis: AnalysisTables, row: Mapping[str, Any]) -> pd.DataFrame:
    """Return the attributions that a row counts, each with its text: source, cue and content."""
    turns, parts = analysis.turns, analysis.attributions
    texts = parts.groupby(["article", "attribution"])["text"].agg(" … ".join)
    places = zip(turns["article"], turns.groupby("article").cumcount(), strict=True)
    rows = turns.assign(text=[texts.get(place, "") for place in places])
    for name in ("article", "speaker"):
        rows = rows[rows[name] == row[name]] if name in row else rows
    return rows


def _actions(analysis: AnalysisTables, row: Mapping[str, Any]) -> pd.DataFrame:
    """Return the actions in which a row's actor is agent or patient, each with its text."""
    place, actor = ["article", "start", "end"], row["actor"]
    marked = analysis.evidence[analysis.evidence["marker"] == "agency"]
    texts = marked.drop_duplicates(place).set_index(place)["text"]
    real = analysis.clauses[analysis.clauses["status"] != "negated"]
    own = real[real["article"] == row["article"]]
    if not actor:  # nobody acts, and nothing is done to anybody
        own = own.iloc[:0]
    for name in ("doer", "done_to"):
        _exactly(own[own[name] == actor], row[name])
    own = own[(own["doer"] == actor) | (own["done_to"] == actor)]
    row_texts = [texts.get(tuple(one), "") for one in own[place].itertuples(index=False)]
    return own.assign(text=row_texts)


def _same(column: pd.Series, value: Any) -> pd.Series:
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return column.isna()
    if isinstance(value, dt.date) and pd.api.types.is_datetime64_any_dtype(column):
        value = pd.Timestamp(value)
    return (column == value).fillna(False).astype(bool)

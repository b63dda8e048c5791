"""Check arguments where a mistake is easily made, such as an article given for an analysis."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import pandas as pd

from framing.article import Article


class AnalysisTables(Protocol):
    """Name the tables of a `framing.Analysis` that the measures read, for type checkers."""

    @property
    def evidence(self) -> pd.DataFrame: ...
    @property
    def articles(self) -> pd.DataFrame: ...
    @property
    def clauses(self) -> pd.DataFrame: ...
    @property
    def turns(self) -> pd.DataFrame: ...
    @property
    def attributions(self) -> pd.DataFrame: ...
    @property
    def run(self) -> dict[str, Any]: ...


def an_article(thing: object, who: str) -> None:
    """Raise an error unless a value is an `Article`; ``who`` names the function in the message.

    Raise TypeError if it is anything else.
    """
    if not isinstance(thing, Article):
        raise TypeError(
            f"{who} takes an Article, not {type(thing).__name__}: framing.read makes one."
        )


def an_analysis(thing: object, who: str) -> None:
    """Raise an error unless a value is an `Analysis`; ``who`` names the function in the message.

    Raise TypeError if it is anything else.

    Examples
    --------
    >>> an_analysis(Article(id="a", text="It rained."), "rates")
    Traceback (most recent call last):
    ...
    TypeError: rates takes an Analysis, not Article: framing.analyze makes one.
    """
    if not (hasattr(thing, "evidence") and hasattr(thing, "run")):
        raise TypeError(
            f"{who} takes an Analysis, not {type(thing).__name__}: framing.analyze makes one."
        )


def ran(analysis: object, who: str, marker: str) -> None:
    """Raise an error if a marker did not run: an empty table would look like nothing found.

    ``who`` names the calling function in the message. Raise TypeError if ``analysis`` is none.
    Raise ValueError if the marker did not run, or was skipped in every article; the message says
    why.

    Examples
    --------
    >>> from framing import analyze
    >>> ran(analyze(Article(text="It rained."), "loaded"), "naming", "naming")
    Traceback (most recent call last):
    ...
    ValueError: naming needs the marker 'naming', which did not run: analyze(..., ['naming']).
    """
    an_analysis(analysis, who)
    run, known = analysis.run, analysis.articles["article"]  # type: ignore[attr-defined]
    if marker not in run.get("markers", {marker: ""}):
        raise ValueError(
            f"{who} needs the marker {marker!r}, which did not run: analyze(..., [{marker!r}])."
        )
    skipped = {
        row["article"]: row["why"] for row in run.get("skipped", ()) if row["marker"] == marker
    }
    if len(known) and skipped.keys() >= {*known}:
        reason = skipped[known.iloc[0]]
        raise ValueError(f"{who} needs the marker {marker!r}, which measured no article: {reason}.")


def nothing_found(
    columns: Mapping[str, str], of: Mapping[str, Iterable[object]] | None = None
) -> list[dict[str, object]]:
    """Return rows of zeros, for a table of actors or labels in which there are none.

    ``columns`` gives the type of each column. ``of`` is a column with values, each of which gets a
    row; without it there is one row.

    Examples
    --------
    >>> nothing_found({"article": "str", "speaker": "str", "turns": "int64"}, {"article": ["a"]})
    [{'article': 'a', 'speaker': '', 'turns': 0}]
    """
    empty = {"int64": 0, "float64": float("nan")}
    row: dict[str, object] = {name: empty.get(kind, "") for name, kind in columns.items()}
    for name, values in (of or {}).items():
        return [row | {name: value} for value in values]
    return [row]


def articles_of(thing: object, who: str) -> list[Article]:
    """Return one article or several as a list.

    ``who`` names the calling function in the message. Raise TypeError if ``thing`` is anything
    else.
    """
    several = isinstance(thing, Iterable) and not isinstance(thing, str | bytes)
    articles: list[Article] = list(thing) if several else [thing]  # type: ignore[call-overload,list-item]
    for article in articles:
        an_article(article, who)
    return articles


def check_made_by(maker: str, thing: object, who: str, *parts: str) -> None:
    """Raise an error unless a value has the columns or attributes of another function's result.

    Raise TypeError if it lacks one of ``parts``; the message names ``who``, the function called,
    and ``maker``, the one that makes such values.

    Examples
    --------
    >>> check_made_by("framing.keyness", pd.DataFrame({"rate": [1]}), "plot_keyness", "term")
    Traceback (most recent call last):
    ...
    TypeError: plot_keyness draws what framing.keyness gives: this DataFrame has no 'term'.
    """
    held = set(thing.columns) if isinstance(thing, pd.DataFrame) else {*dir(thing)}
    if lacking := [part for part in parts if part not in held]:
        raise TypeError(
            f"{who} draws what {maker} gives: this {type(thing).__name__} has no {lacking[0]!r}."
        )

"""How often: counts over the words in which they could have occurred."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing import voices
from framing.measuring import bootstrap
from framing.measuring.given import an_analysis

if TYPE_CHECKING:
    from framing.analysis import Analysis

PER = 1_000  # words
VOICES = (*voices.VOICES, "all")
_OF_ARTICLES = ("article", "outlet", "language", "author", "date")


def rates(
    analysis: Analysis, by: str | Iterable[str] = ("marker", "category"), voice: str = "writer"
) -> pd.DataFrame:
    """Count findings per 1,000 words, with an interval over articles.

    Parameters
    ----------
    analysis
        What was found, and in which articles.
    by
        Columns of the evidence (``marker``, ``category``, ``actor``, ``speaker``) and of the
        articles (``outlet``, ``article``, ``author``, ``date``, ``language``).
    voice
        ``"writer"``, ``"reported"``, ``"quoted"``, ``"headline"`` or ``"all"``: findings in these
        words, over these words.

    Returns
    -------
    DataFrame
        The columns of ``by``, then ``voice``; ``n`` findings; ``words`` of this voice in all
        ``articles`` that were measured, marked or not; ``rate`` per 1,000 words, NaN without
        words; ``low`` and ``high``, its 95 % bootstrap interval over articles, NaN under five.

    Raises
    ------
    TypeError
        If something that is no `Analysis` is given.
    ValueError
        If a column or the voice is unknown; the message lists the choices.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> article = Article(id="a", text="The regime fell. The regime is gone.")
    >>> rates(analyze(article, "loaded"))[["category", "n", "words"]].values.tolist()
    [['contested label', 2, 7]]
    """
    columns = [by] if isinstance(by, str) else list(by)
    _check(analysis, columns, voice)
    of_articles = [name for name in columns if name in _OF_ARTICLES]
    of_marks = [name for name in columns if name not in _OF_ARTICLES]
    found = analysis.evidence if voice == "all" else _in_voice(analysis.evidence, voice)
    parts = [
        _part(analysis, found, articles, of_marks, voice).assign(**labels)
        for labels, articles in _groups(analysis.articles, of_articles)
    ]
    result = pd.concat(parts, ignore_index=True) if parts else _part_of_nothing(of_marks)
    order = [*columns, "voice", "n", "words", "articles", "rate", "low", "high"]
    return result.reindex(columns=order)


def exposure(articles: pd.DataFrame, voice: str) -> pd.Series:
    """Count the words of a voice in each article."""
    if voice == "all":
        return articles["words"]
    if voice == "writer":
        others = [f"{other}_words" for other in voices.VOICES if other != "writer"]
        return articles["words"] - articles[others].sum(axis=1)
    return articles[f"{voice}_words"]


def _check(analysis: Analysis, columns: list[str], voice: str) -> None:
    an_analysis(analysis, "rates")
    if voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. The voices are: {', '.join(VOICES)}.")
    known = [*_OF_ARTICLES, "marker", "category", "actor", "speaker"]
    unknown = [name for name in columns if name not in known]
    if unknown:
        raise ValueError(f"Rates cannot be taken by {unknown[0]!r}. Use: {', '.join(known)}.")


def _in_voice(found: pd.DataFrame, voice: str) -> pd.DataFrame:
    return found[found["voice"] == voice]


def _groups(articles: pd.DataFrame, columns: list[str]):  # type: ignore[no-untyped-def]
    if not columns:
        return [({}, articles)]
    grouped = articles.groupby(columns, sort=True, dropna=False)
    return [(dict(zip(columns, key, strict=True)), group) for key, group in grouped]


def _part(
    analysis: Analysis, found: pd.DataFrame, articles: pd.DataFrame, by: list[str], voice: str
) -> pd.DataFrame:
    """Rate every kind of finding that occurs anywhere over one group of articles."""
    kinds = _kinds(found, by, analysis)
    here = found[found["article"].isin(articles["article"])]
    rows = [_row(analysis, here, articles, kind, voice) for kind in kinds]
    return pd.DataFrame(rows) if rows else _part_of_nothing(by)


def _kinds(found: pd.DataFrame, by: list[str], analysis: Analysis) -> list[dict[str, str]]:
    if not by:
        return [{}]
    kinds = set(found[by].itertuples(index=False, name=None))
    if by == ["marker"]:  # a marker that ran and found nothing has a rate of nought
        kinds |= {(name,) for name in analysis.run.get("markers", ())}
    return [dict(zip(by, kind, strict=True)) for kind in sorted(kinds)]


def _row(
    analysis: Analysis,
    here: pd.DataFrame,
    articles: pd.DataFrame,
    kind: dict[str, str],
    voice: str,
) -> dict[str, object]:
    measured = _measured(analysis, articles, kind.get("marker", ""))
    chosen = here[here["article"].isin(measured["article"])]
    for name, value in kind.items():
        chosen = chosen[chosen[name] == value]
    counts = chosen.groupby("article").size().reindex(measured["article"], fill_value=0)
    words = exposure(measured, voice).to_numpy()
    low, high = bootstrap.interval(counts.to_numpy()[:, None], words, PER)
    total = int(words.sum())
    return {
        **kind,
        "voice": voice,
        "n": len(chosen),
        "words": total,
        "articles": len(measured),
        "rate": PER * len(chosen) / total if total else np.nan,
        "low": low[0],
        "high": high[0],
    }


def _measured(analysis: Analysis, articles: pd.DataFrame, marker: str) -> pd.DataFrame:
    skipped = {row["article"] for row in analysis.run.get("skipped", ()) if row["marker"] == marker}
    return articles[~articles["article"].isin(skipped)]


def _part_of_nothing(by: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=[*by, "voice", "n", "words", "articles", "rate", "low", "high"])

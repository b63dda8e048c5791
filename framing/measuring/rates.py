"""Compute rates: counts divided by the words in which they could have occurred.

What is counted are marks: stretches of text that a marker found. They are counted by voice: whose
words they are, the writer's, reported, quoted or the headline's. All marks together are the
evidence.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from framing import voices
from framing.measuring import bootstrap
from framing.measuring.grouping import values_of
from framing.measuring.validate_args import AnalysisTables, an_analysis

PER = 1_000  # words
VOICES = (*voices.VOICES, "all")
# Articles with fewer words of a voice are too short to be compared, or followed through time.
FEWEST_WORDS = {"writer": 50, "reported": 50, "quoted": 50, "all": 50, "headline": 3}
_FIGURES = ("n", "words", "articles", "rate", "low", "high")
_OF_MARKS = ("marker", "category", "actor", "speaker")


def rates(
    analysis: AnalysisTables,
    by: str | Iterable[str] = ("marker", "category"),
    voice: str = "writer",
) -> pd.DataFrame:
    """Return marks per 1,000 words, with a bootstrap interval over articles.

    Parameters
    ----------
    analysis
        The analysis.
    by
        Columns of the evidence (``marker``, ``category``, ``actor``, ``speaker``) and of the
        articles (``outlet``, ``article``, ``author``, ``date``, ``language``, ...); ``week``,
        ``month`` or ``year`` of their date; names of their further values (``meta``).
    voice
        ``"writer"``, ``"reported"``, ``"quoted"``, ``"headline"`` or ``"all"``: marks in these
        words are counted, and divided by the number of these words.

    Returns
    -------
    DataFrame
        The columns of ``by``, then ``voice``; ``n``, the number of marks; ``words``, the number of
        words of this voice in all measured articles, and ``articles``, their number, with marks or
        not; ``rate`` per 1,000 words, NaN without words; ``low`` and ``high``, its 95 % bootstrap
        interval over articles, NaN under five.

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
    of_articles = [name for name in columns if name not in _OF_MARKS]
    of_marks = [name for name in columns if name in _OF_MARKS]
    found = measured_evidence(analysis)
    found = found if voice == "all" else found[found["voice"] == voice]
    parts = [
        _part(analysis, found, articles, of_marks, voice).assign(**labels)
        for labels, articles in _groups(analysis.articles, of_articles)
    ]
    result = pd.concat(parts, ignore_index=True) if parts else _part_of_nothing(of_marks)
    return result.reindex(columns=[*columns, "voice", *_FIGURES])


def exposure(articles: pd.DataFrame, voice: str) -> pd.Series:
    """Return the number of words of a voice in each article, from the table of articles."""
    if voice == "all":
        return articles["words"]
    if voice == "writer":
        others = [f"{other}_words" for other in voices.VOICES if other != "writer"]
        return articles["words"] - articles[others].sum(axis=1)
    return articles[f"{voice}_words"]


def _check(analysis: AnalysisTables, columns: list[str], voice: str) -> None:
    an_analysis(analysis, "rates")
    if voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. The voices are: {', '.join(VOICES)}.")
    for name in columns:
        if name in _FIGURES:
            raise ValueError(f"Rates cannot be grouped by {name!r}, which is one of their figures.")
        if name not in _OF_MARKS:
            values_of(analysis.articles, name, "Rates", _OF_MARKS)


def measured_evidence(analysis: AnalysisTables) -> pd.DataFrame:
    """Return the evidence without rows added by hand to articles that the marker skipped."""
    found = analysis.evidence
    skipped = {(row["article"], row["marker"]) for row in analysis.run.get("skipped", ())}
    pairs = zip(found["article"], found["marker"], strict=True)
    return found[[pair not in skipped for pair in pairs]] if skipped else found


def _groups(articles: pd.DataFrame, columns: list[str]):  # type: ignore[no-untyped-def]
    if not columns:
        return [({}, articles)]
    values = [values_of(articles, name, "Rates").rename(name) for name in columns]
    grouped = articles.groupby(values, sort=True, dropna=False)
    return [(dict(zip(columns, key, strict=True)), group) for key, group in grouped]


def _part(
    analysis: AnalysisTables, found: pd.DataFrame, articles: pd.DataFrame, by: list[str], voice: str
) -> pd.DataFrame:
    """Return the rate of each kind of mark over one group of articles, a row each.

    ``found`` is the evidence, ``articles`` the group's rows, ``by`` the columns that tell kinds
    apart.
    """
    here = found[found["article"].isin(articles["article"])]
    kinds = _kinds(found, by, analysis)
    return pd.DataFrame([_row(analysis, here, articles, kind, voice) for kind in kinds])


def _kinds(found: pd.DataFrame, by: list[str], analysis: AnalysisTables) -> list[dict[str, str]]:
    """Return every kind of mark that gets a row, as values of the columns ``by``.

    A marker that found nothing gets one too: its rate is 0.
    """
    if not by:
        return [{}]
    in_any_voice = {"marker", "category"}.issuperset(by)
    rows = measured_evidence(analysis) if in_any_voice else found
    kinds = set(rows[by].itertuples(index=False, name=None))
    if "marker" in by:
        place = by.index("marker")
        silent = {*analysis.run.get("markers", ())} - {kind[place] for kind in kinds}
        kinds |= {tuple(name if one == "marker" else "" for one in by) for name in silent}
    return [dict(zip(by, kind, strict=True)) for kind in sorted(kinds or {("",) * len(by)})]


def _row(
    analysis: AnalysisTables,
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


def _measured(analysis: AnalysisTables, articles: pd.DataFrame, marker: str) -> pd.DataFrame:
    skipped = {row["article"] for row in analysis.run.get("skipped", ()) if row["marker"] == marker}
    return articles[~articles["article"].isin(skipped)]


def _part_of_nothing(by: list[str]) -> pd.DataFrame:
    return pd.DataFrame(columns=[*by, "voice", *_FIGURES])

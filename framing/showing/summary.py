"""Write text for the terminal: a summary of an analysis, and a description of a marker."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from framing.analysis import Analysis
from framing.article import Article
from framing.marking.marker import Marker
from framing.measuring.measured_error import measured_error
from framing.measuring.rates import rates
from framing.showing import numbers

_MOST_ACTORS = 8


def summary(article: Article, analysis: Analysis) -> str:
    """Return a summary of one article as lines of text.

    It has the counts of each marker and category in the writer's words, the most frequent actors,
    readability, and what was not measured.
    """
    return "\n".join([*_head(article, analysis), *_rates(analysis), *_tail(analysis)])


def about(marker: Marker, whole: bool = False) -> str:
    """Return a line on a marker: its name and what it finds.

    If ``whole`` is true, lines on version, categories, examples and measured error follow.

    Examples
    --------
    >>> from framing.marking.difficulty import DIFFICULTY
    >>> about(DIFFICULTY).startswith("difficulty")
    True
    """
    line = f"{marker.name:<12}{marker.about}"
    if not whole:
        return line
    return "\n".join(
        [
            line,
            f"version     {marker.version}, needs {marker.needs}",
            f"categories  {', '.join(marker.categories)}",
            *(f"marks       {example}" for example in marker.marks),
            *(f"spares      {example}" for example in marker.spares),
            *_measured(marker.name),
        ]
    )


def _measured(name: str) -> Iterator[str]:
    """Yield a line per figure of a marker's measured error, with its n and the data used."""
    error = measured_error()
    for row in error[(error["marker"] == name) & error["value"].notna()].itertuples():
        what = row.measure if pd.isna(row.category) else f"{row.category}, {row.measure}"
        yield f"measured    {what}: {numbers.ratio(float(row.value))} (n = {row.n}, {row.data})"


def _head(article: Article, analysis: Analysis) -> Iterator[str]:
    row = analysis.articles.iloc[0]
    known = [article.headline, article.author, article.outlet, str(article.date or "")]
    yield " · ".join(part for part in known if part) or article.id
    reported, quoted = row["reported_words"], row["quoted_words"]
    writer = row["words"] - reported - quoted - row["headline_words"]
    yield (
        f"{row['words']:,} words: {writer:,} the writer's, {reported:,} reported, "
        f"{quoted:,} quoted, "
        f"{row['headline_words']:,} in the headline; {row['sentences']:,} sentences."
    )


def _rates(analysis: Analysis) -> Iterator[str]:
    yield ""
    yield f"{'marker':<12}{'category':<28}{'n':>5}{'per 1,000 words':>18}   (the writer's words)"
    for row in rates(analysis).itertuples():
        yield f"{row.marker:<12}{row.category:<28}{row.n:>5}{numbers.rate(row.rate):>18}"


def _tail(analysis: Analysis) -> Iterator[str]:
    actors = analysis.actors.head(_MOST_ACTORS)
    if len(actors):
        named = (f"{row.actor} ({row.mentions})" for row in actors.itertuples())
        yield f"\nActors, by mentions: {', '.join(named)}."
    yield ""
    for row in analysis.readability.itertuples():
        yield f"{row.measure:<30}{numbers.rate(row.value):>10}"
    for skip in analysis.run["skipped"]:
        yield f"Not measured: {skip['marker']}, because {skip['why']}."

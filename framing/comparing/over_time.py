"""Compute a rate by week, month or year."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.comparing.measures import Kind, Measured, kind_named, measured
from framing.comparing.periods import by_period, check_period
from framing.comparing.sides import side_of
from framing.measuring import bootstrap
from framing.measuring.rates import FEWEST_WORDS

COLUMNS = [
    *("marker", "category", "voice", "every", "period", "group_by", "group"),
    *("n", "words", "articles", "rate", "low", "high"),
]


def over_time(
    articles: object,
    marker: str,
    category: str = "",
    *,
    every: str = "month",
    by: str | None = None,
    voice: str = "writer",
) -> pd.DataFrame:
    """Return the rate of one kind of finding by week, month or year.

    Parameters
    ----------
    articles
        A measured corpus, its name, an analysis, or articles; copies and those without a date or
        with fewer than 50 words of that voice (3 of a headline) are left out.
    marker, category
        The kind of finding; without a category, all of the marker.
    every
        ``"week"`` (from Monday), ``"month"`` or ``"year"``.
    by
        A column of the articles for a line a group: ``"outlet"``, ``"language"``, or the name of
        a further value. Articles without the value are in no line.
    voice
        Whose words to count in: ``"writer"``, ``"reported"``, ``"quoted"``, ``"headline"`` or
        ``"all"``.

    Returns
    -------
    DataFrame
        ``marker, category, voice, every``; ``period`` (its first day), ``group_by``, ``group``;
        ``n`` findings in the ``words`` of so many ``articles``; ``rate`` per 1,000 words with
        ``low``, ``high`` (95 % bootstrap interval over articles; NaN under five). Every period from
        the first to the last has a row: one without articles has no rate.

    Raises
    ------
    ValueError
        If the marker, category or period is unknown (the message lists the choices), or no article
        is left.

    Notes
    -----
    Without ``by`` all outlets are one group: where their shares change from period to period, the
    rate changes with them, though no outlet may have changed. Look at ``by="outlet"`` first.

    Examples
    --------
    >>> import datetime as dt
    >>> from framing import Article, analyze
    >>> text = "The regime fell. " + "It rained all day long. " * 10
    >>> analysis = analyze(Article("a", text, date=dt.date(2024, 5, 31)), "loaded")
    >>> over_time(analysis, "loaded")[["n", "words", "articles"]].values.tolist()
    [[1.0, 53.0, 1.0]]
    """
    check_period(every)
    corpus = side_of(articles, "reference", None, None)
    kind = kind_named(corpus, marker, category, voice)
    side = measured(corpus, kind)
    dated = (corpus.articles["duplicate_of"] == "") & corpus.articles["date"].notna()
    rows = np.flatnonzero(side.usable & dated.to_numpy())
    if not len(rows):
        raise ValueError(
            f"No article of {corpus.name!r} can be followed: none has a date and "
            f"{FEWEST_WORDS[kind.voice]} words of that voice."
        )
    none = _rate(side, rows[:0], kind)
    labels = (kind.marker, kind.category, kind.voice, every)
    found = [
        (*labels, day, by or "", group, *(_rate(side, rows[here], kind) if here.size else none))
        for day, group, here in by_period(corpus, rows, every, by)
    ]
    return pd.DataFrame(found, columns=COLUMNS)


def _rate(side: Measured, rows: NDArray, kind: Kind) -> tuple[float, ...]:
    counts, words = side.counts[rows], side.exposure[rows]
    low, high = bootstrap.interval(counts[:, None], words, kind.per)
    rate = kind.per * counts.sum() / words.sum() if len(rows) else np.nan
    return counts.sum(), words.sum(), len(rows), rate, low[0], high[0]

"""Build the table of a comparison: a row for each marker, category and group.

``mine`` and ``theirs`` are the counts of one kind (marker and category) in each article of the
subject and of the reference; ``usable`` are row numbers of a group's articles in the reference.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing import cache
from framing.comparing import distribution as dist
from framing.comparing.groups import Groups
from framing.comparing.measures import Kind, Measured, kinds, measured
from framing.corpora.reference import Reference
from framing.measuring import bootstrap

_QUANTILE_NAMES = [f"q{level}" for level in dist.QUANTILES]
CLEAR = ("higher in the subject", "higher in the reference")
KIND = "intervals"
MANY = 200  # articles, from which reading intervals takes less time than drawing resamples
FALSE_DISCOVERIES = 0.05  # share among the differences that are called clear
COLUMNS = [
    *("marker", "category", "voice", "unit", "group_by", "group"),
    *("subject_articles", "n", "words", "rate", "low", "high"),
    *("articles", "group_n", "group_words", "group_rate", "group_low", "group_high"),
    *_QUANTILE_NAMES,
    *("percentile", "difference", "difference_low", "difference_high"),
    *("effect", "p", "q", "direction"),
]


def rates_of(own: Reference, reference: Reference, groups: Groups, voice: str) -> pd.DataFrame:
    """Return ``Comparison.rates``: a row for each marker, category and group, of both sides' rates.

    ``own`` is the subject; ``groups`` are those of the reference, from `groups_of`; ``voice`` is
    whose words to count in. ``q`` is adjusted for all rows together.
    """
    found = kinds((own, reference), voice)
    mine = [measured(own, kind) for kind in found]
    theirs = [measured(reference, kind) for kind in found]
    alone = len(own.articles) == 1
    beside = _rank if alone else _difference
    compared = [np.arange(1) if alone else np.flatnonzero(one.usable) for one in mine]
    subject = [_subject(*one) for one in zip(mine, found, compared, strict=True)]
    rows = []
    for group_by, group, members in groups:
        intervals = _intervals(theirs, found, members)
        for number, kind in enumerate(found):
            row = {"group_by": group_by, "group": group, **vars(kind)}
            row |= subject[number]
            usable = members[theirs[number].usable[members]]
            row |= _group(theirs[number], kind, usable, intervals[number])
            row |= beside(mine[number], theirs[number], kind, usable)
            rows.append(row | {"difference": row["rate"] - row["group_rate"]})
    frame = pd.DataFrame(rows)
    frame["q"] = dist.adjusted(frame["p"].to_numpy(float))
    unclear = frame["direction"].isin(CLEAR) & ~(frame["q"] < FALSE_DISCOVERIES)
    frame.loc[unclear, "direction"] = "no clear difference"
    return frame[COLUMNS]


def _intervals(
    theirs: list[Measured], found: list[Kind], members: NDArray
) -> list[tuple[float, float]]:
    """Return the bootstrap interval (low, high) of a group's rate of each kind.

    ``members`` are the group's row numbers; under five articles it is NaN. All kinds share the
    resampled articles.
    """
    usable = np.column_stack([one.usable[members] for one in theirs])
    counts = np.column_stack([one.counts[members] for one in theirs]) * usable
    exposure = np.column_stack([one.exposure[members] for one in theirs]) * usable
    low, high = _interval(counts, exposure)
    known = usable.sum(axis=0) >= bootstrap.FEWEST
    return [
        (float(low[number]) * kind.per, float(high[number]) * kind.per)
        if known[number]
        else (np.nan, np.nan)
        for number, kind in enumerate(found)
    ]


def _interval(counts: NDArray, exposure: NDArray) -> NDArray[np.float64]:
    """Return bootstrap intervals of counts by exposure, lows and highs, of shape (2, kinds).

    For 200 or more articles they are stored on disk, as the same references come again.
    """
    if len(counts) < MANY:
        return np.array(bootstrap.interval(counts, exposure))
    made_of = (_code(), np.__version__, str(counts.shape))
    key = hashlib.sha256("\0".join(made_of).encode() + counts.tobytes() + exposure.tobytes())
    kept = cache.read(KIND, key.hexdigest())
    if kept is not None:
        return np.frombuffer(kept).reshape(2, -1)
    found = np.array(bootstrap.interval(counts, exposure))
    cache.write(KIND, key.hexdigest(), found.tobytes())
    return found


@lru_cache(maxsize=1)
def _code() -> str:
    return cache.hash_of([Path(bootstrap.__file__)])


def _subject(mine: Measured, kind: Kind, rows: NDArray) -> dict[str, float]:
    """Return the subject's columns of a row, such as n and rate.

    ``rows`` are the numbers of those of its articles that are compared.
    """
    if kind.unit == "index":
        usable = mine.usable[rows]
        rate = float(mine.counts[rows][usable].mean()) if usable.any() else np.nan
        none = dict.fromkeys(("n", "words", "low", "high"), np.nan)
        return {**none, "subject_articles": int(usable.sum()), "rate": rate}
    counts, words = mine.counts[rows].sum(), mine.exposure[rows].sum()
    if len(mine.counts) == 1:
        low, high = (
            kind.per * edge / words if words else np.nan for edge in dist.poisson_interval(counts)
        )
    else:
        edges = bootstrap.interval(mine.counts[rows][:, None], mine.exposure[rows], kind.per)
        low, high = float(edges[0][0]), float(edges[1][0])
    known = {"subject_articles": len(rows), "n": counts, "words": words}
    return {
        **known,
        "rate": kind.per * counts / words if words else np.nan,
        "low": low,
        "high": high,
    }


def _group(
    theirs: Measured, kind: Kind, usable: NDArray, interval: tuple[float, float]
) -> dict[str, float]:
    index = kind.unit == "index"
    counts, words = theirs.counts[usable].sum(), theirs.exposure[usable].sum()
    spread = dist.quantiles(theirs.rates(usable, kind.per))
    return {
        "articles": len(usable),
        "group_n": np.nan if index else counts,
        "group_words": np.nan if index else words,
        "group_rate": kind.per * counts / words if words else np.nan,
        "group_low": interval[0],
        "group_high": interval[1],
        **dict(zip(_QUANTILE_NAMES, spread.tolist(), strict=True)),
    }


def _rank(mine: Measured, theirs: Measured, kind: Kind, usable: NDArray) -> dict[str, float | str]:
    """Return columns on one article's rank in a group: percentile, p, direction; others NaN."""
    values = theirs.rates(usable, kind.per)
    value = float(mine.rates(np.array([0]), kind.per)[0]) if mine.usable[0] else np.nan
    return {
        **dict.fromkeys(("difference_low", "difference_high", "effect"), np.nan),
        "percentile": dist.percentile(value, values),
        "p": dist.rank_p(value, values),
        "direction": dist.direction(value, values),
    }


def _difference(
    mine: Measured, theirs: Measured, kind: Kind, usable: NDArray
) -> dict[str, float | str]:
    """Return columns on the difference of several articles and a group: interval, effect, p, ..."""
    subject = np.flatnonzero(mine.usable)
    found = dist.difference(
        (mine.counts[subject], mine.exposure[subject]),
        (theirs.counts[usable], theirs.exposure[usable]),
        kind.per,
    )
    rates = mine.rates(subject, kind.per), theirs.rates(usable, kind.per)
    return {
        "difference_low": found.low,
        "difference_high": found.high,
        "effect": dist.cliffs_delta(*rates),
        "percentile": np.nan,
        "p": found.p,
        "direction": _which(found.low, found.high, min(len(subject), len(usable))),
    }


def _which(low: float, high: float, articles: int) -> str:
    if np.isnan(low):
        return f"too few articles ({articles})"
    if low > 0:
        return CLEAR[0]
    return CLEAR[1] if high < 0 else "no clear difference"

"""Find what stands out in one article: large differences that the markers' errors do not explain.

A mark is a stretch of text that a marker found; the evidence is the table of an article's marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.article import Article
from framing.comparing.distribution import FEWEST_FOR_RANK
from framing.measuring.measured_error import Precision, precision_of

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison

LARGE = 75  # percentile: further out than three of four articles, on either side
TIMES = 1.5  # a rate that is large is at least so many times the others' median, or as far under
FEWEST_MARKS = 3
FEWEST_SENTENCES = 5
FEWEST_USES = 2  # of a word that the others hardly use
RARE = 0.05  # share of the others in which such a word may stand
FEWEST_ALIKE = 20  # similar articles; with fewer, the article stands beside all
EXACT = (("quotation", "quoted words"), ("readability", ""))
_DRAWS, _SEED = 4_000, 0
COLUMNS = [
    *("marker", "category", "voice", "unit", "side", "n", "right", "words"),
    *("rate", "low", "high"),
    *("group", "articles", "median", "percentile", "direction", "strength"),
]


def standing_out(comparison: Comparison) -> pd.DataFrame:
    """Return the rates of one article that are far from those of similar articles.

    Parameters
    ----------
    comparison
        What `framing.compare` gave for one article.

    Returns
    -------
    DataFrame
        A row per rate that stands out, the strongest first: ``side`` (higher or lower); ``n``
        marks, of which ``right`` or more are right by the marker's measured error (NaN: it has
        none), in so many ``words``; ``rate`` per 1,000 words with the interval ``low`` to ``high``;
        the ``median`` of the ``group`` (``matched``: similar articles; ``all``, where fewer than 20
        are similar), its number of ``articles``, the ``percentile`` and ``direction`` among them;
        ``strength``, the binary logarithm of how many times higher or lower than the median it
        surely is.

    Notes
    -----
    A rate stands out if it is large and firm. Large: higher, or lower, than in three of four of the
    group's articles, by half of their median at least, and of three marks or more. Firm: its 95 %
    interval leaves the median out. The interval holds both the chance of a count (Poisson) and the
    marker's error: each mark is right with the measured precision, itself uncertain (Jeffreys'
    interval), and marks of one article err alike (beta-binomial; the measured intraclass
    correlation); 4,000 draws, seeded. The group's median is taken as measured: its marks err as
    often. What is counted by definition (words in quotation marks, lengths of words and sentences)
    has no such error. Of several rows of a marker, `one_a_marker` keeps the strongest.

    References
    ----------
    Brown, L. D., Cai, T. T. and DasGupta, A. (2001). Interval estimation for a binomial
    proportion. Statistical Science 16(2), 101-133.
    """
    rates = comparison.rates
    matched = rates[rates["group"] == "matched"]
    enough = bool((matched["articles"] >= FEWEST_ALIKE).any())
    beside = matched if enough else rates[rates["group"] == "all"]
    found = [_judged(row) for row in beside.to_dict("records")]
    table = pd.DataFrame([row for row in found if row], columns=COLUMNS)
    return table.sort_values("strength", ascending=False, kind="stable", ignore_index=True)


def one_a_marker(table: pd.DataFrame) -> pd.DataFrame:
    """Return the strongest row of each marker in the table of `standing_out`.

    Quoted words and scare quotes, both of the marker ``quotation``, count as two.
    """
    apart = table["marker"] + np.where(table["category"] == "quoted words", " words", "")
    apart = apart.replace("readability", "difficulty")
    return table[~apart.duplicated()].reset_index(drop=True)


def _judged(row: dict[str, Any]) -> dict[str, Any] | None:
    if row["articles"] < FEWEST_FOR_RANK or np.isnan(row["percentile"]):
        return None
    side = "higher" if row["percentile"] >= LARGE else "lower"
    if side == "lower" and row["percentile"] > 100 - LARGE:
        return None
    low, high = _interval(row)
    rate, median = row["rate"], row["q50"]
    if side == "higher":
        large = rate >= TIMES * median and not row["n"] < FEWEST_MARKS
        strength = _times(low, median, row)
    else:
        large = rate * TIMES <= median
        strength = _times(median, high, row)
    if not large or not strength > 0:
        return None
    shown = {
        "side": side,
        "right": _right(row),
        "low": low,
        "high": high,
        "median": median,
        "strength": strength,
    }
    return row | shown


def _times(more: float, less: float, row: dict[str, Any]) -> float:
    """Return log2(more / less) of two rates; half a mark in the article stands in for none."""
    least = 0.5 * 1000 / row["words"] if row["unit"] != "index" else 0.0
    return float(np.log2(max(more, least) / max(less, least))) if max(less, least) else np.nan


def _right(row: dict[str, Any]) -> float:
    precision = None if _exact(row) else precision_of(row["marker"], row["category"])
    return surely_right(row["n"], precision) if precision else float("nan")


def _exact(row: dict[str, Any]) -> bool:
    return any(row["marker"] == one and kind in ("", row["category"]) for one, kind in EXACT)


def _interval(row: dict[str, Any]) -> tuple[float, float]:
    if _exact(row):
        return row["rate"], row["rate"]
    low, high = count_interval(row["n"], precision_of(row["marker"], row["category"]))
    return 1000 * low / row["words"], 1000 * high / row["words"]


def count_interval(n: float, precision: Precision | None) -> tuple[float, float]:
    """Return the 95 % interval of a count of marks, some of which are wrong.

    ``n`` is the number of marks counted; ``precision`` is how often such marks were right, None for
    lengths and the like, which do not err. The interval is of the count that such articles have on
    average, on the scale of marks counted: where all are right, about the exact Poisson interval.

    Examples
    --------
    >>> sure, unsure = Precision(1.0, 10_000), Precision(0.46, 37)
    >>> count_interval(6, sure)[0] > count_interval(6, unsure)[0]
    True
    """
    draw = np.random.default_rng(_SEED)
    if precision is None:
        low, high = np.quantile(draw.gamma(n + 0.5, size=_DRAWS), (0.025, 0.975))
        return float(low), float(high)
    mean = (precision.value * precision.n + 0.5) / (precision.n + 1)
    counted = draw.gamma(_drawn(draw, n, precision) + 0.5) / mean
    low, high = np.quantile(counted, (0.025, 0.975))
    return float(low), float(high)


def surely_right(n: float, precision: Precision) -> int:
    """Return how many of ``n`` marks are right at least, in 97.5 of 100 random draws.

    ``precision`` is how often such marks were right when people checked them.

    Examples
    --------
    >>> surely_right(20, Precision(0.87, 349))
    14
    """
    drawn = _drawn(np.random.default_rng(_SEED), n, precision)
    return int(np.quantile(drawn, 0.025, method="lower"))


def _drawn(draw: np.random.Generator, n: float, precision: Precision) -> NDArray[np.int64]:
    """Return 4,000 random draws of how many of ``n`` marks are right.

    As marks of one article err alike, they are from a beta-binomial distribution.
    """
    right = precision.value * precision.n
    share = draw.beta(right + 0.5, precision.n - right + 0.5, _DRAWS)
    if precision.within:
        alike = 1 / precision.within - 1
        share = draw.beta(share * alike, (1 - share) * alike)
    return draw.binomial(int(n), share)


def distinct_words(evidence: pd.DataFrame, keyness: pd.DataFrame) -> pd.DataFrame:
    """Return the loaded words and contested labels of an article that the others hardly use.

    ``evidence`` is the article's table of marks, ``keyness`` what `framing.keyness` gave for it and
    the others. Kept are its rows of words that were marked at least twice in the writer's words or
    the headline, that stand in at most one of twenty of the others, and whose log-odds are above 0
    beyond chance (z over 1.96), the strongest first. ``strength`` is the lower end of the log-odds'
    95 % interval as a binary logarithm.
    """
    labels = (evidence["marker"] == "naming") & (evidence["category"] == "contested label")
    own = evidence["voice"].isin(["writer", "headline"])
    marked = evidence[own & (labels | (evidence["marker"] == "loaded"))]
    times = marked.drop_duplicates(["start", "end"])["text"].str.lower().value_counts()
    wanted = keyness["term"].map(times).fillna(0) >= FEWEST_USES
    rare = keyness["articles_b"] <= RARE * keyness["total_articles_b"]
    found = keyness[wanted & rare & (keyness["side"] == "a") & (keyness["z"] > 1.96)]
    low = found["log_odds"] * (1 - 1.96 / found["z"])
    found = found.assign(strength=low / np.log(2))
    return found.sort_values(["strength", "term"], ascending=[False, True], ignore_index=True)


def in_marks(article: Article, evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the words that the writer often sets in quotation marks without quoting anybody.

    ``evidence`` is that of the article. The table has ``word``, in how many ``uses`` it stands in
    the article, and the ``rows`` (index values, three or more) of the evidence in which quotation
    marks are around it; the commonest come first.
    """
    inside = evidence["category"].isin(["scare", "mention"]) & (evidence["voice"] == "writer")
    quoted = evidence[(evidence["marker"] == "quotation") & inside]
    words = quoted["text"].str.strip("\"'“”‘’„«» ,;.").str.lower()
    found = []
    for word, rows in quoted.groupby(words).groups.items():
        if len(rows) >= FEWEST_MARKS and word:
            uses = len(re.findall(rf"\b{re.escape(str(word))}\b", article.text.lower()))
            found.append((word, max(uses, len(rows)), tuple(rows)))
    table = pd.DataFrame(found, columns=["word", "uses", "rows"])
    order = table["rows"].map(len)
    return table.iloc[np.lexsort((table["word"].astype(str), -order.to_numpy()))].reset_index(
        drop=True
    )

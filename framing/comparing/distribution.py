"""Compute an article's rank among others, differences of groups, and their uncertainty.

``values`` are here the rates of other articles, among which one article's ``value`` is placed.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from framing.measuring.bootstrap import FEWEST

Floats = NDArray[np.float64]
QUANTILES = (10, 25, 50, 75, 90)
FEWEST_FOR_RANK = 10  # articles; among fewer a percentile would promise what it cannot hold


def poisson_interval(count: float) -> tuple[float, float]:
    """Return (low, high), the exact 95 % Poisson interval of the mean for an observed count.

    Parameters
    ----------
    count
        Findings in one article.

    References
    ----------
    Garwood, F. (1936). Fiducial limits for the Poisson distribution. Biometrika 28, 437-442.

    Examples
    --------
    >>> low, high = poisson_interval(4)
    >>> round(low, 2), round(high, 2)
    (1.09, 10.24)
    """
    from scipy.special import gammaincinv  # scipy.stats takes six times as long to import

    tail = (1 - 0.95) / 2
    low = gammaincinv(count, tail) if count else 0.0
    return float(low), float(gammaincinv(count + 1, 1 - tail))


def quantiles(values: Floats) -> Floats:
    """Return the 10th, 25th, 50th, 75th and 90th percentile; NaN for fewer than five articles."""
    if len(values) < FEWEST:
        return np.full(len(QUANTILES), np.nan)
    return np.percentile(values, QUANTILES)


def percentile(value: float, values: Floats) -> float:
    """Return the share of articles below a value, 0 to 100; equal ones count half.

    ``values`` are the articles' rates. NaN for fewer than ten, or if ``value`` is NaN.

    Examples
    --------
    >>> percentile(2.0, np.arange(10.0))
    25.0
    """
    if len(values) < FEWEST_FOR_RANK or np.isnan(value):
        return float("nan")
    return float(100 * ((values < value).sum() + 0.5 * (values == value).sum()) / len(values))


def rank_p(value: float, values: Floats) -> float:
    """Return p: the two-sided probability that a random article is as extreme as this one.

    ``value`` is the article's rate, ``values`` are the others'. The article itself is one of the
    draws, so that p is never 0. NaN for fewer than ten others, or if ``value`` is NaN.
    """
    if len(values) < FEWEST_FOR_RANK or np.isnan(value):
        return float("nan")
    tail = min((values >= value).sum(), (values <= value).sum())
    return float(min(1.0, 2 * (tail + 1) / (len(values) + 1)))


def direction(value: float, values: Floats) -> str:
    """Return in words how many articles a value is higher or lower than.

    ``values`` are the articles' rates. If ``value`` is NaN, the words are "not measured"; with
    fewer than ten articles, "too few articles (9)".

    Examples
    --------
    >>> direction(7.5, np.arange(12.0))
    'higher than in 8 of 12 articles'
    """
    if np.isnan(value):
        return "not measured"
    if len(values) < FEWEST_FOR_RANK:
        return f"too few articles ({len(values)})"
    below, above = int((values < value).sum()), int((values > value).sum())
    if below == above:
        return f"in the middle of {len(values)} articles"
    word, count = ("higher", below) if below > above else ("lower", above)
    if len(values) > 100:
        return f"{word} than in {100 * count // len(values)} of 100 articles"
    return f"{word} than in {count} of {len(values)} articles"


def cliffs_delta(a: Floats, b: Floats) -> float:
    """Return Cliff's delta of the rates of two groups of articles.

    delta is the probability that an article of ``a`` is higher than one of ``b``, less that of the
    reverse: -1 to 1, 0 for no difference. NaN for fewer than five articles on a side.

    References
    ----------
    Cliff, N. (1993). Dominance statistics. Psychological Bulletin 114(3), 494-509.
    """
    if min(len(a), len(b)) < FEWEST:
        return float("nan")
    there = np.sort(b)
    below = np.searchsorted(there, a, side="left").sum()
    above = len(a) * len(b) - np.searchsorted(there, a, side="right").sum()
    return float((below - above) / (len(a) * len(b)))


class Difference(NamedTuple):
    """Hold a difference of two rates (``value``), its 95 % interval (``low``, ``high``), and p."""

    value: float
    low: float
    high: float
    p: float


def difference(a: tuple[Floats, Floats], b: tuple[Floats, Floats], per: float) -> Difference:
    """Return the rate of side ``a`` less that of ``b``, with its 95 % interval over articles and p.

    ``a`` and ``b`` are pairs of arrays of shape (articles,): findings and words of each article. A
    rate is ``per`` times their sums' ratio. ``p`` is under 0.05 exactly where the interval excludes
    0. Both are NaN for fewer than five articles on a side. Where all articles have as many words,
    this is Welch's t-test of their rates.

    References
    ----------
    Cochran, W. G. (1977). Sampling Techniques, section 6.4: the variance of a ratio of sums.
    Welch, B. L. (1947). The generalization of "Student's" problem when several different
    population variances are involved. Biometrika 34, 28-35.

    Examples
    --------
    >>> words = np.full(5, 100.0)
    >>> found = difference((np.arange(5.0) + 3, words), (np.arange(5.0), words), 1000)
    >>> [round(number, 3) for number in found]
    [30.0, 6.94, 53.06, 0.017]
    """
    (one, spread_one), (two, spread_two) = _ratio(*a, per), _ratio(*b, per)
    value, spread = one - two, spread_one + spread_two
    if min(len(a[0]), len(b[0])) < FEWEST or np.isnan(value):
        return Difference(value, *[float("nan")] * 3)
    if spread == 0:  # every article of a side has the same rate
        return Difference(value, value, value, float(value == 0))
    from scipy import special  # scipy.stats takes six times as long to import

    error = np.sqrt(spread)
    parts = spread_one**2 / (len(a[0]) - 1) + spread_two**2 / (len(b[0]) - 1)
    freedom = spread**2 / parts
    reach = float(special.stdtrit(freedom, 0.975) * error)
    p = float(2 * special.stdtr(freedom, -abs(value) / error))
    return Difference(value, value - reach, value + reach, p)


def _ratio(counts: Floats, exposure: Floats, per: float) -> tuple[float, float]:
    """Return the ratio of the sums times ``per``, and its sampling variance over articles."""
    n, total = len(counts), float(exposure.sum())
    if not total:
        return float("nan"), float("nan")
    ratio = float(counts.sum()) / total
    beyond = (counts - ratio * exposure) * n / total
    spread = float((beyond**2).sum() / (n * (n - 1))) if n > 1 else float("nan")
    return per * ratio, per**2 * spread


def adjusted(p: Floats) -> Floats:
    """Return q, Benjamini and Hochberg's adjusted p, for each p; NaN stays NaN and does not count.

    References
    ----------
    Benjamini, Y. and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the
    Royal Statistical Society B 57(1), 289-300.
    """
    q = np.full(len(p), np.nan)
    from scipy import stats  # slow to import

    known = ~np.isnan(p)
    if known.any():
        q[known] = stats.false_discovery_control(p[known], method="bh")
    return q

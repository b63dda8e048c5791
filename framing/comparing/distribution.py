"""Where one article stands among others, how two groups differ, and what chance could do."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from framing.measuring.bootstrap import FEWEST, RESAMPLES, SEED

Floats = NDArray[np.float64]
QUANTILES = (10, 25, 50, 75, 90)
FEWEST_FOR_RANK = 10  # articles; among fewer a percentile would promise what it cannot hold
_AT_ONCE = 100


def poisson_interval(count: float) -> tuple[float, float]:
    """Exact 95 % interval of a count: how far it could lie from what such articles have on average.

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
    """The quantiles that are shown; NaN for fewer than five articles."""
    if len(values) < FEWEST:
        return np.full(len(QUANTILES), np.nan)
    return np.percentile(values, QUANTILES)


def percentile(value: float, values: Floats) -> float:
    """Share of articles below, in percent; those that are equal count half.

    Examples
    --------
    >>> percentile(2.0, np.arange(10.0))
    25.0
    """
    if len(values) < FEWEST_FOR_RANK or np.isnan(value):
        return float("nan")
    return float(100 * ((values < value).sum() + 0.5 * (values == value).sum()) / len(values))


def rank_p(value: float, values: Floats) -> float:
    """Probability that an article drawn like the others lies as far out, on either side.

    The article itself is one of the draws, so that p is never nought.
    """
    if len(values) < FEWEST_FOR_RANK or np.isnan(value):
        return float("nan")
    tail = min((values >= value).sum(), (values <= value).sum())
    return float(min(1.0, 2 * (tail + 1) / (len(values) + 1)))


def direction(value: float, values: Floats) -> str:
    """In words: higher or lower than in how many articles.

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
        return f"{word} than in {round(100 * count / len(values))} of 100 articles"
    return f"{word} than in {count} of {len(values)} articles"


def cliffs_delta(a: Floats, b: Floats) -> tuple[float, float]:
    """Cliff's delta of two groups of articles and the p-value of the Mann-Whitney test.

    delta is the probability that an article of ``a`` is higher than one of ``b``, less that of the
    reverse: -1 to 1, 0 for no difference. NaN for fewer than five articles on a side.

    References
    ----------
    Cliff, N. (1993). Dominance statistics. Psychological Bulletin 114(3), 494-509.
    """
    if min(len(a), len(b)) < FEWEST:
        return float("nan"), float("nan")
    if np.ptp(np.concatenate([a, b])) == 0:
        return 0.0, 1.0
    from scipy import stats  # slow to import

    test = stats.mannwhitneyu(a, b, method="asymptotic")
    return float(2 * test.statistic / (len(a) * len(b)) - 1), float(test.pvalue)


def difference_interval(
    a: tuple[Floats, Floats], b: tuple[Floats, Floats], per: float
) -> tuple[float, float]:
    """Bootstrap interval of the difference of two ratios, articles drawn anew on both sides.

    Parameters
    ----------
    a, b
        Counts and exposures of the articles of each side.
    per
        The scale of the ratios.
    """
    if min(len(a[0]), len(b[0])) < FEWEST:
        return float("nan"), float("nan")
    random = np.random.default_rng(SEED)
    drawn = _drawn(*a, random) - _drawn(*b, random)
    low, high = np.nanpercentile(drawn * per, [2.5, 97.5])
    return float(low), float(high)


def _drawn(counts: Floats, exposure: Floats, random: np.random.Generator) -> Floats:
    size = len(counts)
    ratios = []
    for _ in range(RESAMPLES // _AT_ONCE):
        weights = random.multinomial(size, np.full(size, 1 / size), size=_AT_ONCE)
        total = (weights @ exposure).astype(float)
        total[total == 0] = np.nan
        ratios.append((weights @ counts) / total)
    return np.concatenate(ratios)


def adjusted(p: Floats) -> Floats:
    """Benjamini and Hochberg's q for all p that are numbers; NaN stays NaN.

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

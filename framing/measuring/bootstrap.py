"""Compute bootstrap intervals: how far a rate could move had other articles been drawn."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

RESAMPLES = 1_000
SEED = 20130531
FEWEST = 5  # units; an interval over fewer would promise what it cannot hold
_AT_ONCE = 50
_FEW = 600  # units whose draws are cached: 1.2 MB each


def interval(
    counts: NDArray, exposure: NDArray, per: float = 1.0, level: float = 0.95
) -> tuple[NDArray, NDArray]:
    """Return the bootstrap interval of ratios ``per * sum(counts) / sum(exposure)``.

    Parameters
    ----------
    counts : array of shape (units, groups)
        The count in each unit that is resampled (an article, a sentence).
    exposure : array of shape (units,) or (units, groups)
        The exposure of each unit: words, or ones for a mean. With a column for each group, a unit
        that is 0 in both arrays is left out of that group.
    per
        The scale of the ratio, 1,000 for a rate per 1,000 words.
    level
        The share of resamples inside the interval.

    Returns
    -------
    low, high : arrays of shape (groups,)
        Percentiles of the resampled ratios; NaN for fewer than five units.

    References
    ----------
    Efron, B. and Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 13.

    Examples
    --------
    >>> low, high = interval(np.ones((6, 1)), np.full(6, 100.0), per=1000)
    >>> float(low[0]), float(high[0])
    (10.0, 10.0)
    """
    units, groups = counts.shape
    if units < FEWEST:
        return np.full(groups, np.nan), np.full(groups, np.nan)
    with _threads().limit(limits=1):  # on matrices this small, waiting threads double the work
        ratios = np.vstack(list(_resampled(counts, exposure))) * per
    edge = (1 - level) / 2 * 100
    low, high = np.full(groups, np.nan), np.full(groups, np.nan)
    defined = ~np.isnan(ratios).all(axis=0)  # where there are no words there is no interval
    if defined.any():
        edges = np.nanpercentile(ratios[:, defined], [edge, 100 - edge], axis=0)
        low[defined], high[defined] = edges
    return low, high


@lru_cache(maxsize=1)
def _threads() -> ThreadpoolController:
    """Return the object that limits numpy's threads, looked up once as that is slow."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


@lru_cache(maxsize=64)
def _cached_draws(units: int) -> list[NDArray]:
    """Return what `_weights` yields as a list, kept in memory for the next call."""
    return list(_weights(units))


def _weights(units: int) -> Iterator[NDArray]:
    """Yield how often each unit is drawn in each resample: arrays of 50 resamples by ``units``."""
    random = np.random.default_rng(SEED)
    for _ in range(RESAMPLES // _AT_ONCE):
        drawn = random.multinomial(units, np.full(units, 1 / units), size=_AT_ONCE)
        yield drawn.astype(np.uint16 if units <= _FEW else np.int64)


def _resampled(counts: NDArray, exposure: NDArray):  # type: ignore[no-untyped-def]
    units = len(exposure)
    exposure = exposure if exposure.ndim == 2 else exposure[:, None]
    for drawn in _cached_draws(units) if units <= _FEW else _weights(units):
        weights = drawn.astype(float)  # matrices of whole numbers multiply slowly
        total = weights @ exposure.astype(float)
        total[total == 0] = np.nan
        yield (weights @ counts) / total

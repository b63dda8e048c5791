"""Compute how typical a term is of one of two sides: log-odds with a prior, G2, log ratio.

``count_a`` and ``count_b`` are the uses of each term on each side, arrays of shape (terms,), as are
all results; ``words_a`` and ``words_b`` are the numbers of all words of each side.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def fighting_words(
    count_a: NDArray, words_a: int, count_b: NDArray, words_b: int, weight: float
) -> tuple[Floats, Floats]:
    """Return (difference of log-odds under an informative Dirichlet prior, its z-score) by term.

    Both are positive where ``a`` uses the term more. ``weight`` (in words) is the sum of the prior:
    its parameters are the mean of both sides' proportions times this.
    """
    alpha = weight * (count_a / words_a + count_b / words_b) / 2
    with_a, with_b = count_a + alpha, count_b + alpha
    without_a = np.maximum(words_a + weight - with_a, np.finfo(float).tiny)
    without_b = np.maximum(words_b + weight - with_b, np.finfo(float).tiny)
    log_odds = np.log(with_a / without_a) - np.log(with_b / without_b)
    return log_odds, log_odds / np.sqrt(1 / with_a + 1 / with_b)


def log_likelihood(count_a: NDArray, words_a: int, count_b: NDArray, words_b: int) -> Floats:
    """Return Dunning's G2 over four cells: a term and all other words, on both sides; 0 or more."""
    both, all_words = count_a + count_b, words_a + words_b
    g2 = np.zeros(len(count_a))
    for count, size in ((count_a, words_a), (count_b, words_b)):
        for seen, expected in (
            (count, both * (size / all_words)),
            (size - count, (all_words - both) * (size / all_words)),
        ):
            ratio = np.divide(seen, expected, out=np.ones(len(seen)), where=seen > 0)
            g2 += 2 * seen * np.log(ratio)
    return np.maximum(g2, 0.0)


def log_ratio(count_a: NDArray, words_a: int, count_b: NDArray, words_b: int) -> Floats:
    """Return Hardie's log ratio: 1 for twice as frequent in ``a``, -1 for twice in ``b``.

    Half a use stands in for none.
    """
    rate_a = np.where(count_a > 0, count_a, 0.5) / words_a
    rate_b = np.where(count_b > 0, count_b, 0.5) / words_b
    return np.log2(rate_a / rate_b)

"""Standing of one article, difference of two groups, and many comparisons at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from framing.comparing import distribution as dist

VALUES = st.lists(st.integers(0, 6), min_size=10, max_size=30).map(lambda v: np.array(v, float))


@given(st.integers(0, 60))
def test_the_poisson_interval_leaves_out_what_is_too_unlikely(count: int) -> None:
    low, high = dist.poisson_interval(count)
    assert low <= count <= high
    assert stats.poisson.cdf(count, high) == pytest.approx(0.025)
    if count:
        assert stats.poisson.sf(count - 1, low) == pytest.approx(0.025)


@given(VALUES, st.integers(0, 6))
def test_percentile_and_p_equal_plain_counting(values: np.ndarray, value: int) -> None:
    below, equal = sum(values < value), sum(values == value)
    assert dist.percentile(value, values) == pytest.approx(100 * (below + equal / 2) / len(values))
    tail = min(below + equal, len(values) - below)
    assert dist.rank_p(value, values) == min(1, 2 * (tail + 1) / (len(values) + 1))


def test_what_is_too_small_to_say_is_not_said() -> None:
    few = np.arange(9.0)
    assert np.isnan(dist.percentile(3, few))
    assert np.isnan(dist.rank_p(3, few))
    assert dist.direction(3, few) == "too few articles (9)"
    assert np.isnan(dist.quantiles(few[:4])).all()
    assert np.isnan(dist.cliffs_delta(few, few[:4]))
    words = few + 1
    assert np.isnan(dist.difference((few, words), (few[:4], words[:4]), 1)[1:]).all()


def test_direction_is_told_in_articles() -> None:
    many = np.arange(200.0)
    assert dist.direction(150.5, many) == "higher than in 75 of 100 articles"
    assert dist.direction(9.5, many) == "lower than in 95 of 100 articles"
    assert dist.direction(0, np.zeros(12)) == "in the middle of 12 articles"
    assert dist.direction(float("nan"), many) == "not measured"


@given(VALUES, VALUES)
def test_cliffs_delta_equals_plain_counting_and_mirrors(a: np.ndarray, b: np.ndarray) -> None:
    plain = sum(np.sign(x - y) for x in a for y in b) / (len(a) * len(b))
    assert dist.cliffs_delta(a, b) == pytest.approx(plain)
    assert dist.cliffs_delta(b, a) == pytest.approx(-plain)


@given(VALUES, VALUES)
def test_a_difference_over_equal_articles_is_welchs(a: np.ndarray, b: np.ndarray) -> None:
    found = dist.difference((a, np.full(len(a), 500.0)), (b, np.full(len(b), 500.0)), 1000)
    assert found.value == pytest.approx(2 * (a.mean() - b.mean()))
    if np.ptp(a) or np.ptp(b):
        plain = stats.ttest_ind(2 * a, 2 * b, equal_var=False)
        interval = plain.confidence_interval()
        assert found.p == pytest.approx(plain.pvalue)
        assert (found.low, found.high) == pytest.approx((interval.low, interval.high))


@given(VALUES, VALUES, st.integers(0, 2**32))
def test_a_difference_is_clear_by_its_interval_exactly_where_by_its_p(
    a: np.ndarray, b: np.ndarray, seed: int
) -> None:
    random = np.random.default_rng(seed)
    words = [random.integers(60, 900, len(side)).astype(float) for side in (a, b)]
    found = dist.difference((a, words[0]), (b, words[1]), 1000)
    mirrored = dist.difference((b, words[1]), (a, words[0]), 1000)
    assert found.low <= found.value <= found.high
    assert (found.p < 0.05) == (not found.low <= 0 <= found.high)
    assert (mirrored.low, mirrored.high, mirrored.p) == pytest.approx(
        (-found.high, -found.low, found.p)
    )


def test_a_difference_of_ratios_varies_as_resampling_says() -> None:
    random = np.random.default_rng(1)
    words = random.integers(200, 900, 80).astype(float)
    a, b = random.poisson(words / 80), random.poisson(words / 160)
    found = dist.difference((a, words), (b, words), 1000)
    drawn = [random.integers(0, 80, (2, 80)) for _ in range(4000)]
    by_hand = [1000 * (a[i].sum() / words[i].sum() - b[j].sum() / words[j].sum()) for i, j in drawn]
    assert [found.low, found.high] == pytest.approx(np.percentile(by_hand, [2.5, 97.5]), rel=0.06)


def test_q_is_benjamini_and_hochbergs_and_leaves_gaps_alone() -> None:
    p = np.array([0.01, np.nan, 0.04, 0.03, 0.5])
    q = dist.adjusted(p)
    assert q[[0, 2, 3, 4]] == pytest.approx([0.04, 0.16 / 3, 0.16 / 3, 0.5])
    assert np.isnan(q[1])
    assert np.isnan(dist.adjusted(np.array([np.nan]))).all()
    many = np.random.default_rng(2).random(500).round(2)  # with ties
    assert dist.adjusted(many) == pytest.approx(stats.false_discovery_control(many))

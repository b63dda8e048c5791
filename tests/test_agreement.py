"""Agreement gives the textbooks' values, and nothing where there is nothing to agree about."""

import math
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.measuring.agreement import alpha, kappa, labels_of, pairs, span_f1

# Krippendorff (2011), section C: four observers, twelve units, with gaps.
OBSERVERS = {
    "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    "C": [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
}


def test_alpha_of_four_observers_with_gaps_is_krippendorffs():
    assert alpha(OBSERVERS) == pytest.approx(0.743, abs=5e-4)


def test_alpha_of_two_observers_of_binary_data_is_krippendorffs():
    meg, owen = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha({"Meg": meg, "Owen": owen}) == pytest.approx(0.095, abs=5e-4)


def test_alpha_of_two_observers_of_nominal_data_is_krippendorffs():
    ben, gerry = list("aabbddccceda"), list("bbbbbdccceda")
    ben[1], gerry[1] = "a", "b"
    observed = sum(b != g for b, g in zip(ben, gerry, strict=True)) / len(ben)
    values = ben + gerry
    n = len(values)
    expected = 1 - sum(values.count(v) * (values.count(v) - 1) for v in set(values)) / (n * (n - 1))
    assert alpha({"Ben": ben, "Gerry": gerry}) == pytest.approx(1 - observed / expected)


def test_kappa_of_the_two_by_two_table_is_the_textbook_value():
    # 20 times both yes, 15 both no, 5 and 10 apart: observed 0.70, by chance 0.50.
    one = ["y"] * 25 + ["n"] * 25
    other = ["y"] * 20 + ["n"] * 5 + ["y"] * 10 + ["n"] * 15
    assert kappa(one, other) == pytest.approx(0.4)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_kappa_is_observed_beyond_chance(table):
    one, other = [a for a, _ in table], [b for _, b in table]
    n = len(table)
    observed = sum(a == b for a, b in table) / n
    chance = sum(one.count(k) * other.count(k) for k in "abc") / n**2
    if len(set(one + other)) > 1 and not math.isclose(chance, 1):
        assert kappa(one, other) == pytest.approx((observed - chance) / (1 - chance))


@pytest.mark.parametrize(
    "readers", [{}, {"a": ["x"]}, {"a": ["x"], "b": ["x"]}, {"a": [], "b": []}]
)
def test_nothing_to_agree_about_is_undefined(readers):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert math.isnan(alpha(readers))


def test_nothing_marked_by_both_has_no_kappa_and_no_f1():
    assert math.isnan(kappa(["", ""], ["", ""]))
    assert math.isnan(span_f1([], []))


def test_readers_of_different_texts_are_refused_by_name():
    with pytest.raises(ValueError, match="a: 1, b: 2"):
        alpha({"a": ["x"], "b": ["x", "y"]})


def test_a_word_takes_the_label_of_the_mark_over_it():
    words = [(0, 3), (4, 7), (8, 11), (12, 15)]
    assert labels_of(words, [(4, 11, "x")]) == ["", "x", "x", ""]
    assert labels_of(words, [(0, 15, "x"), (8, 11, "y")]) == ["x", "x", "y", "x"]
    assert labels_of(words, [(5, 6, "x")]) == ["", "x", "", ""]
    assert labels_of(words, [(3, 4, "x")]) == ["", "", "", ""]
    assert labels_of([], [(0, 5, "x")]) == []


def test_pairs_are_listed_by_name_with_both_measures():
    found = pairs([(0, 3), (4, 9)], {"b": [], "a": [(0, 3, "x")], "c": [(0, 3, "x")]})
    assert found[["one", "other"]].values.tolist() == [["a", "b"], ["a", "c"], ["b", "c"]]
    assert found["span_f1"].tolist() == [0, 1, 0]
    assert found["kappa"].tolist() == [0, 1, 0]

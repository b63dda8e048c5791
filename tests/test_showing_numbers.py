"""Numbers are printed in one way."""

import math

import pytest

from framing.showing import numbers

NAN = float("nan")


@pytest.mark.parametrize(
    "form",
    [numbers.count, numbers.rate, numbers.score, numbers.share, numbers.ratio, numbers.decimals],
)
def test_undefined_is_a_dash_and_never_nought(form):
    assert form(NAN) == "–"
    assert "–" not in form(0.0)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (numbers.count(1_234_567), "1,234,567"),
        (numbers.rate(0), "0.0"),
        (numbers.rate(0.04), "<0.1"),
        (numbers.rate(1234.56), "1,234.6"),
        (numbers.rate(-3.2), "−3.2"),
        (numbers.score(-0.004), "0.00"),
        (numbers.score(1), "+1.00"),
        (numbers.share(1), "100%"),
        (numbers.share(0), "0%"),
        (numbers.decimals(-math.inf), "−∞"),
        (numbers.between(1, 2.25), "1.0 to 2.2"),
        (numbers.between(-0.5, 0.1, numbers.score), "−0.50 to +0.10"),
        (numbers.between(NAN, NAN), "too few"),
        (numbers.listed([]), ""),
        (numbers.listed(["a"]), "a"),
        (numbers.listed(["a", "b"]), "a and b"),
    ],
)
def test_each_kind_has_its_form(printed, expected):
    assert printed == expected

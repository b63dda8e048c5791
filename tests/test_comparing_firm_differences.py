"""A difference is told if it is large, and firm with the marker's error in its interval."""

import numpy as np
import pandas as pd
import pytest

from framing.comparing.firm_differences import large_and_firm, with_error
from framing.measuring.measured_error import error_of

NAN = float("nan")


def contrasts(**more):
    """One row as `framing.contrast` gives it: half as many, far from chance."""
    row = {"marker": "loaded", "category": "", "group": "Port", "reference": "Town"}
    row |= {"effect": 0.4, "low": 0.3, "high": 0.53, "p": 1e-6, "q": 1e-5, "crude": 0.5}
    row |= {"articles": 40, "reference_articles": 400}
    return pd.DataFrame([row | more])


def test_the_interval_holds_twice_the_variance_of_precision_and_recall():
    found = with_error(contrasts(marker="quotation", category="partial")).iloc[0]
    rows = error_of("quotation", "partial").set_index("measure")
    spread = [np.log(rows.loc[m, "high"] / rows.loc[m, "low"]) / 3.919928 for m in
              ("precision", "recall")]  # fmt: skip
    own = np.log(0.53 / 0.3) / 3.919928
    reach = 1.959964 * np.sqrt(own**2 + 2 * spread[0] ** 2 + 2 * spread[1] ** 2)
    assert found["error_low"] == pytest.approx(0.4 * np.exp(-reach))
    assert found["error_high"] == pytest.approx(0.4 * np.exp(reach))
    assert found["error_low"] < 0.3 < 0.53 < found["error_high"] < 1


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, True),
        ({"effect": 2.5, "low": 1.9, "high": 3.3, "crude": 2.0}, True),
        ({"effect": 0.7, "low": 0.66, "high": 0.74}, False),
        ({"low": 0.16, "high": 1.0}, False),
        ({"q": 0.06}, False),
        ({"crude": 1.1}, False),
        ({"articles": 19}, False),
        ({"reference_articles": 19}, False),
        ({"marker": "nobody's"}, False),
        ({"effect": NAN, "low": NAN, "high": NAN, "q": NAN, "crude": NAN}, False),
        ({"effect": 0.0, "low": NAN, "high": NAN, "q": NAN, "crude": 0.0}, False),
    ],
    ids=[
        *("half", "double", "not large", "not firm with the error", "one of many looked at"),
        *("turned by the topic", "few articles", "few others", "error unknown", "none", "nought"),
    ],
)
def test_large_and_firm(more, told):
    assert len(large_and_firm(with_error(contrasts(**more)))) == told


def test_scare_quotes_err_so_much_that_half_as_many_is_not_firm():
    half = {"effect": 0.5, "low": 0.38, "high": 0.66}
    assert large_and_firm(with_error(contrasts(marker="quotation", category="scare", **half))).empty
    assert len(large_and_firm(with_error(contrasts(**half))))


def test_the_strongest_is_the_one_whose_interval_is_farthest_from_one():
    rows = [
        contrasts(group="Near", effect=0.5, low=0.45, high=0.56),
        contrasts(group="Far", effect=3.0, low=2.7, high=3.3, crude=3),
        contrasts(group="Wide", effect=0.4, low=0.18, high=0.89),
    ]
    found = large_and_firm(with_error(pd.concat(rows, ignore_index=True)))
    assert found["group"].tolist() == ["Far", "Near", "Wide"]


def test_a_table_without_rows_gives_none():
    assert large_and_firm(with_error(contrasts().iloc[:0])).empty

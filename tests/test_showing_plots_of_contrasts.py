"""Pictures of outlets side by side hold the numbers of their tables."""

import numpy as np
import pandas as pd
import pytest
from pictures import READABLE, smallest_on_a_phone

from framing.showing.plots_of_contrasts import plot_contrast, plot_rates_by_outlet

NAN = float("nan")
KNOWN = {"marker": "loaded", "category": "", "reference": "the other outlets"}
BESIDE = pd.DataFrame(
    [
        {**KNOWN, "group": "Port", "effect": 2.0, "low": 1.5, "high": 2.7, "error_low": 1.2,
         "error_high": 3.3, "note": ""},
        {**KNOWN, "group": "Few", "effect": 0.5, "low": NAN, "high": NAN, "error_low": NAN,
         "error_high": NAN, "note": "under 5 articles or marks of Few"},
        {**KNOWN, "group": "None", "effect": 0.0, "low": NAN, "high": NAN, "error_low": NAN,
         "error_high": NAN, "note": "no finding in None"},
    ]
)  # fmt: skip
RATES = pd.DataFrame(
    [
        {**KNOWN, "group": "Port $x$ <b>", "n": 9, "articles": 7, "rate": 2.0, "low": 1.5,
         "high": 2.7},
        {**KNOWN, "group": "Few", "n": 1, "articles": 1, "rate": 4.0, "low": NAN, "high": NAN},
    ]
)  # fmt: skip


def lines(axes):
    """The drawn intervals: their ends, by row."""
    segments = [one.get_segments()[0] for one in axes.collections]
    return [(part[0][1], round(part[0][0], 2), round(part[1][0], 2)) for part in segments]


def test_a_ratio_is_drawn_in_both_its_intervals_and_none_is_not_drawn():
    axes = plot_contrast(BESIDE, "Loaded words")
    assert axes.get_xscale() == "log"
    assert lines(axes) == [(0, 1.2, 3.3), (0, 1.5, 2.7)]
    points = [line for line in axes.lines if line.get_marker() == "o"]
    assert [float(p.get_xdata()[0]) for p in points] == [2.0, 0.5]
    assert points[1].get_markerfacecolor() == "none"
    assert [text.get_text() for text in axes.texts] == ["2.00", "0.50", "0.00"]
    assert axes.figure.get_label() == "Loaded words"
    assert "None beside the other outlets: 0.00 (too few; no finding in None)." in axes.get_label()


def test_twice_as_many_lies_as_far_from_one_as_half_as_many():
    left, right = plot_contrast(BESIDE).get_xlim()
    assert left * right == pytest.approx(1)
    far = BESIDE.assign(effect=1e6, high=np.inf)
    assert plot_contrast(far).get_xlim()[1] == 16


def test_a_rate_is_drawn_in_its_interval_from_nought():
    axes = plot_rates_by_outlet(RATES)
    assert lines(axes) == [(0, 1.5, 2.7)]
    assert axes.get_xlim()[0] == 0
    assert [text.get_text() for text in axes.texts] == ["9 in 7", "1 in 1"]
    assert axes.get_yticklabels()[0].get_text() == "Port $x$ <b>"
    assert axes.get_label().endswith("Few: 4.0 (too few), 1 in 1 article.")


@pytest.mark.parametrize("axes", [plot_contrast(BESIDE), plot_rates_by_outlet(RATES)])
def test_words_can_be_read_on_a_telephone(axes):
    assert smallest_on_a_phone(axes) >= READABLE


@pytest.mark.parametrize("draw", [plot_contrast, plot_rates_by_outlet])
def test_a_table_without_rows_is_told(draw):
    table = (BESIDE if draw is plot_contrast else RATES).iloc[:0]
    axes = draw(table)
    assert axes.texts[-1].get_text() in ("nothing to compare", "nothing was counted")

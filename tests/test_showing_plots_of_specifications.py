"""The picture of a specification curve holds its table, in words as well."""

import numpy as np
import pytest
from invented_counts import confounded
from pictures import READABLE, smallest_on_a_phone

import framing
from framing.comparing.specification import by_choice


@pytest.fixture(scope="module")
def curve():
    return framing.specification_curve(confounded(3), "loaded", "Port", reference="Town")


@pytest.fixture(scope="module")
def axes(curve):
    return framing.plot_specification_curve(curve)


def test_each_estimate_has_a_point_filled_where_its_interval_leaves_out_one(axes, curve):
    points = [line for line in axes.lines if line.get_marker() == "o"]
    filled = {line.get_markerfacecolor() != "none": len(line.get_xdata()) for line in points}
    sure = int(((curve["low"] > 1) | (curve["high"] < 1)).sum())
    assert filled == {True: sure, False: len(curve) - sure}


def test_each_choice_has_a_row_with_strokes_under_its_estimates(axes, curve):
    rows = [label.get_text() for label in axes.get_yticklabels()]
    assert rows[0] == "voice: all"
    strokes = [c for c in axes.collections if len(c.get_segments()) < len(curve)]
    assert [len(c.get_segments()) for c in strokes] == [
        int(n) for n in by_choice(curve)["specifications"][1:]
    ]


def test_it_is_told_in_words(axes, curve):
    said = axes.get_label()
    lowest, highest = curve["effect"].min(), curve["effect"].max()
    assert said.startswith("Port beside Town, loaded: in 12 of 12 specifications an effect, from ")
    assert f"{lowest:.2f} to {highest:.2f} times the rate" in said
    assert "Median by adjusted: nothing " in said
    assert f"The default: {curve.loc[curve['default'], 'effect'].iloc[0]:.2f}." in said
    assert "default" in [text.get_text() for text in axes.texts]


def test_words_are_large_enough_and_the_picture_is_one_for_a_cell(axes):
    assert smallest_on_a_phone(axes) >= READABLE
    assert "<svg" in framing.show(axes)


def test_nothing_to_draw_is_said(curve):
    empty = framing.plot_specification_curve(curve.assign(effect=np.nan, low=np.nan, high=np.nan))
    assert "no specification has an effect" in [text.get_text() for text in empty.texts]


def test_another_table_is_refused(curve):
    with pytest.raises(TypeError, match=r"framing\.specification_curve"):
        framing.plot_specification_curve(curve.drop(columns="specification"))

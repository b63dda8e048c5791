"""Pictures of outlets hold the numbers of the tables, and say what cannot be said."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from matplotlib.figure import Figure
from pictures import READABLE, smallest_on_a_phone

from framing import plot_confusion, plot_over_time, plot_resemblance
from framing.comparing.over_time import COLUMNS
from framing.comparing.resemblance import Resemblance

NAN = float("nan")


def series(*rows):
    """Rows of `over_time` by their period, group, n, words, articles, rate and interval."""
    asked = ("loaded", "", "writer", "month")
    return pd.DataFrame([(*asked, r[0], "outlet", *r[1:]) for r in rows], columns=COLUMNS)


MONTHS = [dt.date(2020, month, 1) for month in range(1, 5)]
PORT = series(
    (MONTHS[0], "Port", 1, 100, 1, 10.0, NAN, NAN),
    (MONTHS[1], "Port", 5, 1000, 9, 5.0, 4.0, 6.0),
    (MONTHS[2], "Port", 0, 0, 0, NAN, NAN, NAN),
    (MONTHS[3], "Port", 8, 1000, 7, 8.0, 6.0, 12.0),
)


def judged(**more):
    confusion = pd.DataFrame([[30, 10], [5, 35]], index=["Farm", "Port"], columns=["Farm", "Port"])
    shares = pd.DataFrame({"outlet": ["Port", "Farm"], "probability": [0.8, 0.2]})
    made = Resemblance(
        "Port", "", shares, pd.DataFrame(), confusion, 0.81, 0.7, 0.9, 0.5, 0.05, ()
    )  # fmt: skip
    return replace(made, **more)


def rows_of(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


def notes_of(axes):
    return [text.get_text() for text in axes.texts]


def test_a_lane_has_its_articles_its_last_rate_and_a_band_where_there_are_enough():
    axes = plot_over_time(PORT)
    assert rows_of(axes) == ["Port (16)"]
    assert notes_of(axes) == ["8.0"]
    assert axes.get_xlabel().startswith("each lane: 0 to 12.0")
    line = next(
        line for line in axes.lines if line.get_linestyle() == "-" and len(line.get_ydata()) > 2
    )
    heights = (0.4 - np.asarray(line.get_ydata(), float)) / 0.8 * 12
    assert heights[[0, 2]] == pytest.approx([5.0, 8.0])
    assert np.isnan(heights[1])
    assert "01 February 2020 5.0 (4.0 to 6.0; n = 9)" in axes.get_label()
    assert "March" not in axes.get_label(), "of a period without articles nothing is told"


@pytest.mark.parametrize("day", [3, 30])
def test_a_day_is_marked_where_it_lies_within(day):
    assert "this article" in notes_of(plot_over_time(PORT, when=dt.date(2020, 4, day)))
    for outside in (dt.date(2020, 1, 20), dt.date(2020, 5, 2)):
        assert "this article" not in notes_of(plot_over_time(PORT, when=outside))


def test_periods_with_too_few_articles_at_either_end_are_left_out_and_counted():
    assert plot_over_time(PORT).get_xlabel().endswith("not drawn: 1 article outside")
    few = PORT.assign(low=NAN, high=NAN)
    axes = plot_over_time(few)
    assert "not drawn" not in axes.get_xlabel()
    hollow = [line for line in axes.lines if line.get_markerfacecolor() == "none"]
    assert len(hollow[-1].get_xdata()) == 3


def test_no_article_with_a_date_is_said():
    axes = plot_over_time(series())
    assert notes_of(axes) == ["no article with a date"]


def test_each_outlet_has_its_probability_with_the_error_of_such():
    axes = plot_resemblance(judged())
    assert rows_of(axes) == ["Port (40)", "Farm (40)"]
    assert [bar.get_width() for bar in axes.patches] == [0.8, 0.2]
    assert notes_of(axes) == ["80%", "20%", "guessing"]
    ends = [bar.get_segments()[0][:, 0].tolist() for bar in axes.collections]
    assert ends[0] == pytest.approx([0.75, 0.85])
    assert axes.get_label() == "Port: 80%. Farm: 20%."


def test_a_refusal_is_drawn_as_words():
    nothing = pd.DataFrame(columns=["outlet", "probability"])
    found = judged(answer="", refused="It is not better than chance.", probabilities=nothing)
    axes = plot_resemblance(found)
    assert notes_of(axes) == ["It is not better than chance."]
    assert not axes.patches
    assert axes.get_label() == "It is not better than chance."


def test_the_confusion_table_has_every_number_and_darker_fields_for_more():
    axes = plot_confusion(judged())
    assert rows_of(axes) == ["Farm", "Port"]
    assert notes_of(axes) == ["30", "10", "5", "35"]
    assert [round(field.get_alpha(), 4) for field in axes.patches] == [0.375, 0.125, 0.0625, 0.4375]
    assert axes.get_label() == "Told right: Farm: 30 of 40. Port: 35 of 40."


@pytest.mark.parametrize("plot", [plot_resemblance, plot_confusion])
def test_given_axes_are_used(plot):
    axes = Figure().add_subplot()
    assert plot(judged(), ax=axes) is axes
    again = Figure().add_subplot()
    assert plot_over_time(PORT, ax=again) is again


def test_outlets_can_be_read_on_a_telephone():
    for axes in (plot_over_time(PORT), plot_resemblance(judged())):
        assert smallest_on_a_phone(axes) >= READABLE

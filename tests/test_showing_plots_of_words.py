"""Pictures of words hold the numbers of the tables, and say where there are too few."""

import numpy as np
import pytest
from matplotlib.figure import Figure
from pictures import READABLE, smallest_on_a_phone

from framing import Article, keyness, plot_collocates, plot_keyness
from framing.comparing.collocates import collocates
from framing.comparing.keyness import typical

WAR = [["war", "guns", "war", "the"], ["war", "guns", "the"]] * 20
PEACE = [["peace", "talks", "the"], ["peace", "the", "war"]] * 20


def rows_of(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


def notes_of(axes):
    return [text.get_text() for text in axes.texts]


def points_of(axes):
    return [line for line in axes.lines if line.get_marker() in ("o", "s", "D")]


def test_each_word_stands_at_its_log_odds_with_its_interval_and_its_counts():
    table = keyness(WAR, PEACE)
    axes = plot_keyness(table, ("hawks", "doves"))
    drawn = table.set_index("term").loc[rows_of(axes)]
    assert [point.get_xdata()[0] for point in points_of(axes)] == drawn["log_odds"].tolist()
    for bar, row in zip(axes.collections, drawn.itertuples(), strict=True):
        low, high = bar.get_segments()[0][:, 0]
        assert high - low == pytest.approx(2 * 1.96 * row.log_odds / row.z)
    assert notes_of(axes) == [f"{row.count_a:,} : {row.count_b:,}" for row in drawn.itertuples()]
    assert axes.get_xlabel().startswith("log-odds: doves ← → hawks\n")
    assert axes.get_label().startswith("Used more in hawks: guns (40 to 0), war (60 to 20). ")


def test_words_of_one_article_of_several_are_not_drawn_as_typical():
    carried = [["boat"] * 9, ["sea"], ["sea"]] * 1
    more, less = typical(keyness(carried, PEACE), 5)
    assert more["term"].tolist() == ["sea"]
    assert set(less["term"]) == {"peace", "talks", "the", "war"}
    alone, _ = typical(keyness([["boat"] * 3 + ["sea"]], PEACE), 5)
    assert alone["term"].tolist() == ["boat"]


def test_shape_and_fill_tell_the_side_and_the_spread():
    few = [*([["calm"]] * 60), *([["storm"] * 9] * 2)]
    shapes = {
        row: (point.get_marker(), point.get_markerfacecolor() == "none")
        for axes in [plot_keyness(keyness(few, PEACE * 3))]
        for row, point in zip(rows_of(axes), points_of(axes), strict=True)
    }
    assert shapes["calm"] == ("o", False)
    assert shapes["peace"] == ("s", False)
    spread = keyness(few, PEACE).set_index("term")["dispersion"]
    assert shapes["storm"] == ("o", bool(spread["storm"] >= 0.9))
    alone = plot_keyness(keyness([["boat"] * 3 + ["sea"]], PEACE))
    assert points_of(alone)[0].get_marker() == "D"


def test_what_may_be_chance_is_grey():
    axes = plot_keyness(keyness([["boat", "boat", "the"]], PEACE))
    table = keyness([["boat", "boat", "the"]], PEACE).set_index("term").loc[rows_of(axes)]
    colours = [point.get_color() for point in points_of(axes)]
    grey = {colour for colour, z in zip(colours, table["z"], strict=True) if abs(z) < 1.96}
    sure = {colour for colour, z in zip(colours, table["z"], strict=True) if abs(z) >= 1.96}
    assert len(grey) == 1
    assert grey.isdisjoint(sure)


def test_too_few_words_are_said():
    axes = plot_keyness(keyness([["a"]], [["b"]]))
    assert notes_of(axes) == ["too few words to set the sides apart"]
    assert not points_of(axes)


def test_a_collocate_has_its_number_beside_what_chance_gives():
    articles = [
        Article(str(n), "Armed rebels took a boat. They sang, and slept.") for n in range(4)
    ]
    table = collocates(articles, "rebels", window=1)
    axes = plot_collocates(table)
    assert rows_of(axes) == ["armed", "took"]
    chance, found = (line.get_xdata().tolist() for line in axes.lines)
    assert found == [4, 4]
    assert chance == pytest.approx([8 * 4 / 36] * 2)
    assert notes_of(axes) == ["4 in 4"] * 2
    assert axes.get_label().startswith("armed: 4 in 4 articles, by chance 0.9.")


def test_a_term_without_company_and_an_unknown_group_say_so():
    nothing = plot_collocates(collocates([Article("a", "Nobody came.")], "rebels"))
    assert notes_of(nothing) == ["no word stands near the term often enough"]
    articles = [Article(str(n), "Armed rebels left.", outlet="Port") for n in range(3)]
    table = collocates(articles, "rebels", by="outlet")
    with pytest.raises(ValueError, match=r"no group 'all'. There are: Port"):
        plot_collocates(table)
    assert rows_of(plot_collocates(table, "Port")) == ["armed", "left"]


def test_given_axes_are_used():
    axes = Figure().add_subplot()
    assert plot_keyness(keyness(WAR, PEACE), ax=axes) is axes
    again = Figure().add_subplot()
    company = collocates([Article("a", "Armed rebels. " * 5)], "rebels")
    assert plot_collocates(company, ax=again) is again
    assert np.isfinite(again.get_xlim()).all()


def test_words_can_be_read_on_a_telephone():
    near = collocates([Article(str(n), "Armed rebels took a boat.") for n in range(4)], "rebels")
    for axes in (plot_keyness(keyness(WAR, PEACE)), plot_collocates(near)):
        assert smallest_on_a_phone(axes) >= READABLE

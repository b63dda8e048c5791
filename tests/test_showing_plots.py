"""Pictures hold the numbers of the tables, leave no state behind, and survive any name."""

import re
import sys

import html5lib
import matplotlib
import numpy as np
import pandas as pd
import pytest
from pictures import READABLE, smallest_on_a_phone
from story import MARKERS, article

from framing import Article, analyze
from framing.comparing.compare import Comparison
from framing.marking.marker import Mark, Marker
from framing.showing import plots, svg

NAN = float("nan")
PLOTS = (plots.plot_actors, plots.plot_sources, plots.plot_tone)


def rates(**columns):
    row = {
        "marker": "loaded", "category": "", "voice": "writer", "unit": "per 1,000 words",
        "group_by": "outlet", "group": "A", "n": 3, "words": 600, "rate": 5.0, "low": 1.0,
        "high": 14.6, "articles": 40, "group_rate": 4.0, "q10": 1.0, "q25": 2.0, "q50": 4.0,
        "q75": 5.0, "q90": 7.0, "direction": "higher than in 30 of 40 articles",
    }  # fmt: skip
    return row | columns


def comparison(*rows):
    frame = pd.DataFrame(rows)
    nothing = pd.DataFrame(columns=["group", "reason", "articles"])
    return Comparison(frame, pd.DataFrame(columns=["row"]), nothing, (), {"reference": "test"})


@pytest.fixture(scope="module")
def analysis():
    return analyze(article(), MARKERS)


def words_in(axes):
    return [text.get_text() for text in [*axes.texts, *axes.get_yticklabels()]]


@pytest.mark.parametrize("plot", PLOTS)
def test_a_picture_takes_the_axes_it_is_given_and_leaves_settings_alone(plot, analysis):
    from matplotlib.figure import Figure

    before = dict(matplotlib.rcParams)
    axes = Figure().add_subplot()
    assert plot(analysis, ax=axes) is axes
    assert dict(matplotlib.rcParams) == before
    pyplot = sys.modules.get("matplotlib.pyplot")
    assert pyplot is None or not pyplot.get_fignums()


def test_the_counts_of_actors_are_printed(analysis):
    axes = plots.plot_actors(analysis)
    expected = analysis.evidence.query("marker == 'actor'").groupby("actor").size()
    shown = dict(zip([t.get_text() for t in axes.get_yticklabels()], axes.texts, strict=True))
    assert {name: int(text.get_text()) for name, text in shown.items()} == expected.to_dict()


def test_the_bars_of_actors_are_as_long_as_their_counts_in_each_voice():
    made = article(text="“Berg lied to Hale and to Berg,” said Hale. Berg left.", headline="")
    axes = plots.plot_actors(analyze(made, MARKERS))
    widths = [[bar.get_width() for bar in bars] for bars in axes.containers]
    assert widths == [[1, 1], [2, 1]]  # the writer's words, then those of others: Berg, Hale


def test_tone_without_enough_sentences_has_no_interval(analysis):
    axes = plots.plot_tone(analysis)
    known = analysis.sentiment["low"].notna().sum()
    points = [line for line in axes.lines if line.get_marker() in ("o", "s", "^")]
    assert len(points) == len(analysis.sentiment)
    assert sum(point.get_markerfacecolor() != "none" for point in points) == known


def test_tone_over_several_articles_is_one_point_for_each_voice():
    several = [article(), article(id="second")]
    axes = plots.plot_tone(analyze(several, MARKERS))
    alone = plots.plot_tone(analyze(several[0], MARKERS))
    assert len(words_in(axes)) == len(words_in(alone))
    assert [said for said in words_in(axes) if said.startswith("n = ")] == [
        f"n = {2 * int(said[4:])}" for said in words_in(alone) if said.startswith("n = ")
    ]


@pytest.mark.parametrize("plot", PLOTS)
def test_names_are_shown_as_they_are(plot):
    hostile = "$x^{2$ \\frac{ 北京\u202e\n"

    def find(text):
        for function in ("direct", "negative", "person"):
            yield Mark(0, 3, function, "", actor=hostile, speaker="$_{", score=0)

    markers = [
        Marker(name, find, "words", "", ("direct", "negative", "person"), (), (), "1")
        for name in ("quotation", "actor", "sentiment")
    ]
    found = analyze(article(), [*markers, "sources"])
    drawn = svg.inline(plot(found), "x", "t", "d")
    assert "<svg" in drawn


@pytest.mark.parametrize("plot", PLOTS)
def test_nothing_found_gives_an_empty_picture(plot):
    axes = plot(analyze(Article(text="It rained."), ["actor", "sources", "sentiment"]))
    assert [text.get_text() for text in axes.texts] == []


def test_groups_that_are_too_small_say_so():
    nothing = dict.fromkeys(("q10", "q25", "q50", "q75", "q90", "group_rate"), np.nan)
    found = comparison(rates(), rates(group="Tiny", articles=3, **nothing))
    axes = plots.plot_rates(found, "loaded")
    assert "too few articles (3)" in words_in(axes)
    assert {"A (40)", "Tiny (3)"} <= set(words_in(axes))
    assert len([line for line in axes.lines if line.get_marker() == "o"]) == 1


def test_the_article_stands_at_its_rate_with_its_interval():
    axes = plots.plot_rates(comparison(rates()), "loaded")
    assert "this article: 5.0" in words_in(axes)
    assert axes.patches[0].get_x() == 1.0
    assert axes.patches[0].get_x() + axes.patches[0].get_width() == pytest.approx(14.6)


def test_an_undefined_rate_draws_no_article():
    axes = plots.plot_rates(comparison(rates(rate=np.nan, low=np.nan, high=np.nan)), "loaded")
    assert "this article: 5.0" not in words_in(axes)
    assert not axes.patches


def test_a_rate_that_was_not_compared_is_refused():
    with pytest.raises(ValueError, match=r"No rate of 'loaded', 'emotive'.*there are"):
        plots.plot_rates(comparison(rates()), "loaded", "emotive")


def test_the_svg_is_read_aloud_follows_the_page_and_is_the_same_each_time(analysis):
    first, second = (
        svg.inline(plots.plot_actors(analysis), "fig", "A <title>", "What & why") for _ in "ab"
    )
    assert first == second
    tree = html5lib.parseFragment(first, namespaceHTMLElements=False)
    drawn = tree[0]
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == "fig-title fig-desc"
    assert "".join(drawn[0].itertext()) == "A <title>"
    ids = re.findall(r'\bid="([^"]*)"', first)
    assert all(name.startswith("fig-") for name in ids)
    used = re.findall(r'(?:href="#|url\(#)([^")]*)', first)
    assert set(used) <= set(ids)
    assert "var(--ink)" in first
    assert "<text" in first
    assert not re.search(r"<!--|<metadata|\d{4}-\d\d-\d\dT", first)


@pytest.mark.parametrize("plot", PLOTS)
def test_words_in_pictures_can_be_read_on_a_telephone(plot, analysis):
    assert smallest_on_a_phone(plot(analysis)) >= READABLE


def test_rates_can_be_read_on_a_telephone():
    few = rates(group="B", articles=3, group_rate=NAN, q10=NAN, q25=NAN, q50=NAN, q75=NAN, q90=NAN)
    axes = plots.plot_rates(comparison(rates(), few), "loaded")
    assert smallest_on_a_phone(axes) >= READABLE

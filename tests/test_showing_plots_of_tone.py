"""Pictures of tone hold the numbers of the tables, their intervals and their counts."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest
from matplotlib.figure import Figure
from pictures import READABLE, smallest_on_a_phone

from framing import (
    Analysis,
    plot_tone_by_outlet,
    plot_tone_over_time,
    plot_who_of_whom,
)
from framing.comparing.compare import Comparison
from framing.comparing.tone import SUMMARY
from framing.evidence import table
from framing.showing import svg, tone_elsewhere
from framing.showing.evidence_links import EvidenceLinks
from framing.showing.plots_of_tone import OwnTone

NAN = float("nan")


def by(*rows):
    full = [
        (actor, group, n, articles, 0.5, 0.25, 0.0, 0.25, score, low, high)
        for actor, group, n, articles, score, low, high in rows
    ]
    return pd.DataFrame(full, columns=["actor", "group", *SUMMARY])


OUTLETS = by(
    ("Anna Berg", "Port", 40, 12, -0.5, -0.7, -0.3),
    ("Anna Berg", "Town", 3, 2, 0.25, NAN, NAN),
    ("Karl Voss", "Port", 9, 6, 0.0, -0.1, 0.1),
)


def spoken(*rows):
    found = [
        {"article": "a", "start": n, "end": n + 1, "text": "A", "sentence": n, "voice": "quoted",
         "speaker": speaker, "marker": "sentiment", "category": "neutral", "actor": actor,
         "score": score, "explanation": ""}
        for n, (speaker, actor, score) in enumerate(rows)
    ]  # fmt: skip
    return Analysis(table(found), pd.DataFrame({"article": ["a"]}), pd.DataFrame())


def rows_of(axes):
    return [label.get_text() for label in axes.get_yticklabels()]


def notes_of(axes):
    return [text.get_text() for text in axes.texts]


def test_each_outlet_has_its_mean_its_interval_and_its_counts():
    axes = plot_tone_by_outlet(OUTLETS)
    assert rows_of(axes) == ["Port", "Town"]
    assert notes_of(axes) == ["40 in 12", "3 in 2"]
    [interval] = axes.collections
    assert interval.get_segments()[0][:, 0].tolist() == [-0.7, -0.3]
    points = [line for line in axes.lines if line.get_marker() == "o"]
    assert [float(line.get_xdata()[0]) for line in points] == [-0.5, 0.25]
    assert [line.get_markerfacecolor() == "none" for line in points] == [False, True]
    assert "Port: −0.50 (−0.70 to −0.30; 40 mentions in 12 articles)." in axes.get_label()


def test_an_article_is_the_upright_line():
    axes = plot_tone_by_outlet(OUTLETS, own=-0.9)
    assert "this article: −0.90" in notes_of(axes)
    known = plot_tone_by_outlet(OUTLETS, own=OwnTone(-0.3, 9, -0.5, -0.1))
    assert "this article: −0.30 (n = 9)" in notes_of(known)
    assert [round(patch.get_width(), 6) for patch in known.patches] == [0.4]
    assert "This article: −0.30 (−0.50 to −0.10; 9 mentions)." in known.get_label()


def test_another_actor_is_drawn_by_name_and_an_unknown_one_is_refused():
    assert rows_of(plot_tone_by_outlet(OUTLETS, "Karl Voss")) == ["Port"]
    with pytest.raises(ValueError, match=r"no 'Nobody'\. It has: Anna Berg, Karl Voss"):
        plot_tone_by_outlet(OUTLETS, "Nobody")


def test_an_empty_table_says_so_in_every_picture():
    assert notes_of(plot_tone_by_outlet(OUTLETS[:0])) == ["no mention"]
    nothing = pd.DataFrame(columns=["period", "group", *SUMMARY])
    assert notes_of(plot_tone_over_time(nothing)) == ["no mention with a date"]
    assert notes_of(plot_who_of_whom(spoken())) == ["no source speaks of an actor"]


def test_time_has_a_lane_a_group_and_an_interval_where_there_are_enough():
    days = [dt.date(2020, month, 1) for month in (1, 2, 3)]
    series = pd.DataFrame(
        [
            (days[0], "Port", 9, 6, 0.5, 0.25, 0.0, 0.25, -0.5, -0.75, -0.25),
            (days[1], "Port", 0, 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN),
            (days[2], "Port", 2, 1, 0.0, 0.5, 0.0, 0.5, 0.5, NAN, NAN),
        ],
        columns=["period", "group", *SUMMARY],
    )
    axes = plot_tone_over_time(series)
    assert rows_of(axes) == ["Port (11 in 7)"]
    drawn = [seg[:, 1].tolist() for seg in axes.collections[0].get_segments() if seg.size]
    assert drawn[0] == pytest.approx([0.3, 0.1])
    assert "01 February 2020: – " in axes.get_label()


def test_the_matrix_has_a_sign_a_mean_and_a_count_for_each_pair():
    axes = plot_who_of_whom(
        spoken(("Ben", "Anna", 0.8), ("Ben", "Karl", -0.6), ("Eva", "Anna", 0.1))
    )
    assert rows_of(axes) == ["Ben", "Eva"]
    assert [label.get_text() for label in axes.get_xticklabels()] == ["Anna", "Karl"]
    assert sorted(notes_of(axes)) == ["+0.10\n(1)", "+0.80\n(1)", "−0.60\n(1)"]
    shapes = {(line.get_xdata()[0], line.get_ydata()[0]): line.get_marker() for line in axes.lines}
    assert shapes == {(0, 0): "^", (1, 0): "v", (0, 1): "o"}


@pytest.mark.parametrize(
    "draw",
    [
        lambda ax: plot_tone_by_outlet(OUTLETS, ax=ax),
        lambda ax: plot_who_of_whom(spoken(("Ben", "Anna", 0.8)), ax=ax),
    ],
)
def test_axes_of_ones_own_are_drawn_into_and_colours_follow_the_page(draw):
    own = Figure().add_subplot()
    assert draw(own) is own
    drawn = str(svg.inline(own, "x", "t", "d"))
    assert "var(--c-e)" in drawn
    assert drawn == str(svg.inline(draw(Figure().add_subplot()), "x", "t", "d"))


def compared(*rows):
    columns = [
        "actor", "voice", "group_by", "group", "mentions", "articles", "score", "low", "high",
        "group_mentions", "group_articles", "group_score", "group_low", "group_high",
        "percentile", "direction",
    ]  # fmt: skip
    tone = pd.DataFrame(
        [
            ("Anna", "writer", kind, group, 4, 1, -0.4, NAN, NAN, 9, 7, 0.1, low, low + 0.2, 20.0,
             "lower than in 8 of 10 articles")
            for kind, group, low in rows
        ],
        columns=columns,
    )  # fmt: skip
    empty = pd.DataFrame()
    return Comparison(empty, empty, empty, run={"reference": "boats"}, tone=tone)


def test_the_page_sets_the_tone_beside_that_of_outlets_where_two_have_an_interval():
    two = compared(("all", "all", 0.0), ("outlet", "Port", 0.0), ("outlet", "Town", 0.1))
    [picture] = tone_elsewhere.pictures(spoken(), two)
    assert picture.title == "Tone toward Anna in each outlet"
    assert "this article: −0.40 (n = 4)" in picture.svg
    [beside] = tone_elsewhere.tables(two, EvidenceLinks(spoken().evidence, ("sentiment",)))
    assert beside.rows == (
        ("Anna", "−0.40", "4", "+0.10", "0.00 to +0.20", "7", "lower than in 8 of 10 articles"),
    )
    assert "all articles of boats" in beside.heading
    further = two.tone.assign(actor="Ben")
    both = replace(two, tone=pd.concat([two.tone, further], ignore_index=True))
    assert [one.folded for one in tone_elsewhere.pictures(spoken(), both)] == [False, True]
    one = compared(("all", "all", 0.0), ("outlet", "Port", 0.0), ("outlet", "Town", NAN))
    assert not list(tone_elsewhere.pictures(spoken(), one))


def test_the_page_draws_who_speaks_of_whom_only_where_two_speak_of_two():
    alone = spoken(("Ben", "Anna", 0.8), ("Ben", "Karl", -0.6))
    assert not list(tone_elsewhere.pictures(alone, None))
    both = spoken(("Ben", "Anna", 0.8), ("Eva", "Karl", -0.6))
    [picture] = tone_elsewhere.pictures(both, None)
    assert "Eva of Karl: −0.60" in picture.svg
    assert not list(tone_elsewhere.tables(None, EvidenceLinks(both.evidence)))


def test_tone_can_be_read_on_a_telephone():
    matrix = plot_who_of_whom(spoken(("Ben", "Anna", 0.8), ("Eva", "Karl", -0.6)))
    for axes in (plot_tone_by_outlet(OUTLETS, own=0.1), matrix):
        assert smallest_on_a_phone(axes) >= READABLE

"""What stands out is large beside the others, and firm when chance and error are counted in."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from framing import Article
from framing.comparing.compare import Comparison
from framing.comparing.standing_out import (
    count_interval,
    distinct_words,
    in_marks,
    one_a_marker,
    standing_out,
    surely_right,
)
from framing.measuring.measured_error import Precision, precision_of

ROW = {
    "marker": "loaded", "category": "", "voice": "writer", "unit": "per 1,000 words",
    "group": "all", "n": 20.0, "words": 1000.0, "rate": 20.0, "articles": 60, "q50": 4.0,
    "percentile": 97.0, "direction": "higher than in 58 of 60 articles",
}  # fmt: skip


def found(*changes):
    return standing_out(Comparison(pd.DataFrame([ROW | one for one in changes]), pd.DataFrame(), 0))


def test_a_rate_far_above_the_others_stands_out():
    row = found({}).iloc[0]
    assert (row["side"], row["n"], row["median"]) == ("higher", 20, 4.0)
    assert row["low"] < 20 < row["high"]
    assert row["strength"] == pytest.approx(np.log2(row["low"] / 4.0))


@pytest.mark.parametrize(
    "change",
    [
        {"percentile": 74.0},
        {"q50": 14.0},
        {"n": 2.0, "rate": 20.0, "words": 100.0},
        {"n": 6.0, "rate": 6.0},
        {"articles": 9},
        {"percentile": float("nan")},
        {"n": 3.0, "rate": 3.0, "percentile": 20.0},
    ],
    ids=[
        "common",
        "not by half",
        "few marks",
        "chance",
        "few others",
        "no rank",
        "not by half less",
    ],
)
def test_a_rate_that_is_not_large_or_not_firm_does_not(change):
    assert found(change).empty


def test_a_rate_far_below_the_others_stands_out():
    row = found({"n": 0.0, "rate": 0.0, "percentile": 5.0, "q50": 12.0}).iloc[0]
    assert (row["side"], row["low"]) == ("lower", pytest.approx(0, abs=0.1))
    assert row["high"] < 12.0


def test_similar_articles_come_before_all_where_they_are_enough():
    alike = {"group": "matched", "articles": 20, "q50": 5.0}
    assert found({}, alike)["group"].tolist() == ["matched"]
    assert found({}, alike | {"articles": 19})["group"].tolist() == ["all"]


def test_the_strongest_row_of_a_marker_is_kept():
    rows = found({}, {"category": "emotive", "q50": 1.0}, {"marker": "stance"})
    assert rows["strength"].is_monotonic_decreasing
    kept = one_a_marker(rows)
    assert kept[["marker", "category"]].values.tolist() == [["loaded", "emotive"], ["stance", ""]]


@pytest.mark.parametrize("n", [0, 3, 40])
def test_without_error_the_interval_is_that_of_a_count(n):
    low, high = count_interval(n, Precision(1.0, 10**9))
    exact = stats.gamma.ppf([0.025, 0.975], n + 0.5)
    assert (low, high) == pytest.approx(exact, rel=0.1, abs=0.05)


def test_what_does_not_err_has_the_interval_of_a_count():
    assert count_interval(7, None) == pytest.approx(
        count_interval(7, Precision(1.0, 10**9)), rel=0.1
    )


def test_marks_that_err_alike_within_an_article_leave_fewer_sure():
    random = np.random.default_rng(3)
    share = random.beta(0.8 * 9, 0.2 * 9, 100_000)  # correlation of 0.1: 1 / 0.1 - 1 = 9
    expected = np.quantile(random.binomial(30, share), 0.025)
    assert surely_right(30, Precision(0.8, 10**7, 0.1)) == pytest.approx(expected, abs=1)
    assert surely_right(30, Precision(0.8, 10**7)) > expected


def test_the_less_often_marks_are_right_the_wider_the_interval():
    widths = [np.diff(count_interval(20, Precision(share, 100)))[0] for share in (1.0, 0.8, 0.4)]
    assert widths == sorted(widths)


def test_the_interval_is_that_of_marks_drawn_right_or_wrong():
    random = np.random.default_rng(7)
    share = random.beta(46.5, 54.5, 200_000)
    drawn = random.gamma(random.binomial(12, share) + 0.5) / (46.5 / 101)
    expected = np.quantile(drawn, (0.025, 0.975))
    assert count_interval(12, Precision(0.46, 100)) == pytest.approx(expected, rel=0.06)


def test_precision_is_of_news_and_of_the_marker_where_a_category_has_few():
    assert precision_of("quotation", "scare").n == 34
    assert precision_of("loaded", "emotive") == precision_of("loaded")
    assert precision_of("no such marker") is None


def evidence(*rows):
    columns = ["marker", "category", "voice", "text", "start", "end"]
    return pd.DataFrame([(*row, n, n + 1) for n, row in enumerate(rows)], columns=columns)


def words(*rows):
    columns = ["term", "side", "articles_b", "total_articles_b", "log_odds", "z"]
    return pd.DataFrame(rows, columns=columns)


LOADED = ("loaded", "emotive", "writer")


def test_words_that_are_marked_twice_and_rare_elsewhere_are_distinct():
    marks = evidence(
        (*LOADED, "Regime"), (*LOADED, "regime"), (*LOADED, "mob"),
        ("loaded", "emotive", "quoted", "thug"), ("loaded", "emotive", "quoted", "thug"),
    )  # fmt: skip
    table = words(
        ("regime", "a", 1, 40, 4.0, 5.0), ("mob", "a", 0, 40, 4.0, 5.0),
        ("thug", "a", 0, 40, 4.0, 5.0),
    )  # fmt: skip
    kept = distinct_words(marks, table)
    assert kept["term"].tolist() == ["regime"]
    assert kept["strength"].item() == pytest.approx(4.0 * (1 - 1.96 / 5.0) / np.log(2))
    assert distinct_words(marks, table.assign(articles_b=3)).empty
    assert distinct_words(marks, table.assign(z=1.9)).empty


def test_words_set_in_marks_again_and_again_are_found_with_their_rows():
    article = Article("a", "The “rebels” fled. The rebels hid. “Rebels,” said he. “rebels” won.")
    scare = ("quotation", "scare", "writer")
    marks = evidence(
        (*scare, "“rebels”"), (*scare, "“Rebels,”"), (*scare, "“rebels”"), (*scare, "“aid”")
    )
    table = in_marks(article, marks)
    assert table[["word", "uses", "rows"]].values.tolist() == [["rebels", 4, (0, 1, 2)]]

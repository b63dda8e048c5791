"""Rates by week and month, gaps included."""

import datetime as dt
import time

import numpy as np
import pandas as pd
import pytest

from framing import Article, analyze, rates
from framing.comparing.over_time import over_time
from framing.corpora.reference import Reference, of_analysis

HARD = "The extraordinary parliamentary constitutionality deliberated incomprehensibly. "
EASY = "The men sat on the dock and saw the boats go out to sea at dawn. "


def told(name: str, day: dt.date | None, hard: int, outlet: str = "Port") -> Article:
    return Article(name, HARD * hard + EASY * 5, date=day, outlet=outlet)


ARTICLES = [
    *(told(f"m{n}", dt.date(2020, 3, 2 + n), n % 3) for n in range(8)),
    *(told(f"t{n}", dt.date(2020, 5, 1 + n), 2, "Town") for n in range(3)),
    told("undated", None, 5),
]


@pytest.fixture(scope="module")
def corpus() -> Reference:
    return of_analysis(analyze(ARTICLES, ["difficulty"]), "boats")


def test_each_period_has_the_rate_of_its_articles(corpus: Reference) -> None:
    table = over_time(corpus, "difficulty").set_index("period")
    march = analyze(ARTICLES[:8], ["difficulty"])
    plain = rates(march, by="marker").iloc[0]
    row = table.loc[dt.date(2020, 3, 1)]
    assert (row["n"], row["words"], row["articles"]) == (plain["n"], plain["words"], 8)
    assert (row["rate"], row["low"], row["high"]) == pytest.approx(
        (plain["rate"], plain["low"], plain["high"])
    )


def test_a_period_without_articles_has_a_row_and_no_rate(corpus: Reference) -> None:
    table = over_time(corpus, "difficulty")
    assert [str(day) for day in table["period"]] == ["2020-03-01", "2020-04-01", "2020-05-01"]
    assert table["articles"].tolist() == [8, 0, 3]
    assert np.isnan(table["rate"][1])
    assert np.isnan(table["low"][2]), "three articles have a rate but no interval"
    assert table["rate"][2] > 0


def test_weeks_begin_on_monday_and_outlets_have_lines_of_their_own(corpus: Reference) -> None:
    table = over_time(corpus, "difficulty", every="week", by="outlet")
    assert set(table["group"]) == {"Port", "Town"}
    assert all(day.weekday() == 0 for day in table["period"])
    assert table.groupby("group")["articles"].sum().to_dict() == {"Port": 8, "Town": 3}


def test_an_analysis_is_followed_as_well_and_undated_articles_have_no_series(
    corpus: Reference,
) -> None:
    pd.testing.assert_frame_equal(
        over_time(analyze(ARTICLES, ["difficulty"]), "difficulty"), over_time(corpus, "difficulty")
    )
    with pytest.raises(ValueError, match="none has a date and 50 words of that voice"):
        over_time(analyze(ARTICLES[-1], ["difficulty"]), "difficulty")


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"marker": "slant"}, r"no 'slant'.*Markers: .*difficulty"),
        ({"marker": "difficulty", "category": "slant"}, r"Categories of difficulty: .*hard word"),
        ({"marker": "difficulty", "every": "day"}, r"'day'. Use: week, month, year"),
        ({"marker": "difficulty", "by": "mood"}, r"'mood'. Use: outlet, language, date"),
    ],
)
def test_unknown_choices_are_named(more: dict[str, str], message: str, corpus: Reference) -> None:
    with pytest.raises(ValueError, match=message):
        over_time(corpus, **more)


def test_one_wrong_year_makes_a_long_table_and_no_long_wait() -> None:
    ages = [dt.date(1, 1, 1), dt.date(2020, 1, 1), dt.date(9999, 12, 31)]
    articles = [told(f"a{n}", day, 1) for n, day in enumerate(ages)]
    found = of_analysis(analyze(articles, ["difficulty"], voices="marks"), "ages")
    started = time.process_time()
    table = over_time(found, "difficulty")
    assert time.process_time() - started < 20
    assert len(table) == 9999 * 12
    assert table["articles"].sum() == 3

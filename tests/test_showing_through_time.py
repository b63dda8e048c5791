"""Rates of a reference through time: where the article stands in it, or why it does not."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from framing import Article, analyze, compare, report
from framing.corpora.reference import of_analysis
from framing.showing import through_time
from framing.showing.blocks import Section
from framing.showing.through_time import added, followed

TEXT = "The regime fell, and nobody in the harbour saw the boats leave before the dawn came. " * 5
MARKERS = ["loaded", "quotation"]


def told(number, outlet="Port", day=dt.date(2020, 3, 2)):
    return Article(f"{outlet}{number}", TEXT, outlet=outlet, date=day)


def weeks(number):
    return dt.date(2020, 3, 2) + dt.timedelta(weeks=number % 3)


ARTICLES = [told(n, outlet, weeks(n)) for outlet in ("Port", "Town") for n in range(15)]


@pytest.fixture(scope="module")
def reference():
    return of_analysis(analyze(ARTICLES, MARKERS), "boats", ARTICLES)


def compared(article, reference):
    return compare(article, reference, analysis=analyze(article, MARKERS))


def drawn(article, reference):
    series = followed(reference, compared(article, reference))
    return added(Section("a", "A"), article, series).pictures[0]


def test_the_first_pictured_rate_is_drawn_by_outlet_and_folded(reference):
    found = drawn(told("x"), reference)
    assert (found.title, found.folded) == ("Loaded words through time", True)
    assert "Per 1,000 words of the writer’s own, by week" in found.caption
    assert "Port (15)" in found.svg
    assert "This article: 62.5 (" in found.caption
    assert "This article: 62.5 (" in found.svg


@pytest.mark.parametrize(
    ("day", "said", "marked"),
    [
        (dt.date(2020, 3, 18), "18 March 2020, is the upright line", True),
        (dt.date(2020, 3, 22), "22 March 2020, is the upright line", True),
        (dt.date(2020, 3, 23), "23 March 2020, lies outside the picture", False),
        (dt.date(2013, 5, 31), "31 May 2013, lies outside the picture", False),
        (None, "It has no date", False),
    ],
)
def test_the_article_stands_at_its_date_or_it_is_said_why_not(reference, day, said, marked):
    found = drawn(told("x", day=day), reference)
    assert said in found.caption
    assert ("this article" in found.svg) == marked


def test_a_long_time_is_followed_by_months_and_a_wrong_year_not_at_all(reference):
    found = compared(told("x"), reference)
    days = pd.Series([dt.date(2018 + n // 12, n % 12 + 1, 5) for n in range(30)])
    long = replace(reference, articles=reference.articles.assign(date=days))
    assert followed(long, found).every == "month"
    days[0] = dt.date(1001, 1, 1)
    wrong = replace(reference, articles=reference.articles.assign(date=days))
    assert "span 1,020 years: some are wrong" in followed(wrong, found)


def test_a_reference_without_dates_is_said_in_the_notes(reference):
    undated = replace(reference, articles=reference.articles.assign(date=None))
    why = followed(undated, compared(told("x"), reference))
    assert "boats has no dates" in why
    hidden = replace(reference, articles=reference.articles.assign(damaged=True))
    assert "can be followed" in followed(hidden, compared(told("x"), reference))
    assert added(Section("a", "A"), told("x"), why).notes == (why,)


def test_of_many_outlets_those_with_most_articles_are_drawn(reference, monkeypatch):
    monkeypatch.setattr(through_time, "LANES", 1)
    table = followed(reference, compared(told("x"), reference)).table
    assert set(table["group"]) == {"Port"}


def test_a_reference_of_short_articles_is_not_followed_and_the_page_says_why():
    short = [replace(one, id=f"short-{one.id}", text="The regime fell.") for one in ARTICLES]
    few = of_analysis(analyze(short, MARKERS), "notes", short)
    why = followed(few, compared(told("x"), few))
    assert why.startswith("No article of 'notes' can be followed: none has a date and 50 words")
    assert "can be followed: none has a date and 50 words" in report(
        told("x"), few, markers=MARKERS
    )

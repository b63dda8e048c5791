"""An article is one text that never changes."""

import dataclasses
import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article


def test_headline_stands_at_the_beginning_of_the_text():
    article = Article(id="a", text="Talks began.", headline="Talks begin")
    assert article.text == "Talks begin\n\nTalks began."


def test_headline_that_the_text_begins_with_is_not_repeated():
    assert Article(id="a", text="Talks\n\nOn Monday.", headline="Talks").text.count("Talks") == 1


def test_article_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Article(id="a", text="x").text = "y"


@pytest.mark.parametrize("field", ["id", "text", "headline", "outlet", "url", "author"])
def test_value_that_is_no_string_is_named(field):
    values = {"id": "a", "text": "x", "headline": ""} | {field: 3}
    with pytest.raises(TypeError, match=f"{field} must be a string, not int"):
        Article(**values)


@given(st.text(st.characters()))
def test_text_without_headline_is_kept_but_for_half_characters(text):
    kept = Article(id="a", text=text).text
    assert len(kept) == len(text)
    assert all(a == b or "\ud800" <= b <= "\udfff" for a, b in zip(kept, text, strict=True))
    kept.encode("utf-8")


def test_half_characters_in_what_is_known_of_an_article_are_replaced():
    article = Article(id="a", text="x", outlet="Po\ud800st", url="\udfff", author="A\ud800")
    assert (article.outlet, article.url, article.author) == ("Po\ufffdst", "\ufffd", "A\ufffd")


def test_a_date_must_be_one():
    with pytest.raises(TypeError, match=r"date must be a datetime\.date, not str"):
        Article(id="a", text="x", date="31 May")


@pytest.mark.parametrize("empty", [float("nan"), pd.NaT, None])
def test_the_empty_cell_of_a_table_is_no_date(empty):
    assert Article(id="a", text="x", date=empty).date is None


@pytest.mark.parametrize("when", [pd.Timestamp("2024-05-31 12:00"), dt.datetime(2024, 5, 31, 12)])
def test_of_a_date_with_a_time_the_day_is_kept(when):
    assert repr(Article(id="a", text="x", date=when).date) == "datetime.date(2024, 5, 31)"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("en-GB", "en"),
        ("EN", "en"),
        ("pt_BR", "pt"),
        ("zh-Hant-TW", "zh"),
        ("", ""),
        ("<b>", "<b>"),
    ],
)
def test_of_a_code_of_a_language_the_first_part_is_kept(given, kept):
    assert Article(id="a", text="x", language=given).language == kept

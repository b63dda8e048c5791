"""An article is one text that never changes."""

import dataclasses
import datetime as dt
import json
import pickle

import numpy as np
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


def test_a_text_alone_is_an_article_and_is_named_by_its_hash():
    article = Article(text="Talks began.")
    assert article.id == f"text-{article.sha256[:8]}"
    with pytest.raises(TypeError, match="text must be a string, not NoneType"):
        Article(id="a")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("AP", "AP"),
        (True, True),
        (2024, 2024),
        (np.int64(3), 3),
        (np.float64(0.5), 0.5),
        (np.bool_(False), False),
        (pd.Timestamp("2024-05-31"), "2024-05-31"),
        (dt.datetime(2024, 5, 31, 12), "2024-05-31T12:00:00"),
        (dt.date(2024, 5, 31), "2024-05-31"),
        ([1, 2], "[1, 2]"),
        ("\ud800", "\ufffd"),
        (None, None),
        (float("nan"), None),
        (pd.NaT, None),
        (pd.NA, None),
    ],
)
def test_a_further_value_is_kept_as_what_a_file_can_hold(value, kept):
    meta = Article(text="x", meta={"key": value}).meta
    assert (meta.get("key"), type(meta.get("key"))) == (kept, type(kept))


def test_further_values_never_change_and_travel_with_the_article():
    given = {"wire": "AP", "year": 2024, "own": True}
    article = Article(text="x", meta=given)
    given["wire"] = "changed"
    assert dict(article.meta) == {"wire": "AP", "year": 2024, "own": True}
    with pytest.raises(TypeError):
        article.meta["wire"] = "changed"
    assert pickle.loads(pickle.dumps(article)) == article
    assert Article.from_dict(json.loads(json.dumps(article.as_dict()))) == article
    assert dataclasses.replace(article, outlet="Post").meta == article.meta
    plain = Article(text="x")
    assert (hash(article), article != plain) == (hash(plain), True)


def test_what_are_no_names_and_values_is_refused():
    with pytest.raises(TypeError, match="meta must be a mapping, not list"):
        Article(text="x", meta=["AP"])

"""Web pages: the article is found, the rest is counted, metadata are read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from framing.reading import Unreadable, read, receive

PAGE = Path(__file__).parent / "fixtures" / "reading" / "harbour-plan.html"


@pytest.fixture(scope="module")
def reading():
    return receive(PAGE)


def test_metadata_are_read(reading):
    article, _ = reading
    assert article.headline == "Odmoor council approves harbour plan"
    assert (article.author, article.outlet) == ("Ana Ruiz", "The Salt Post")
    assert article.date == dt.date(2019, 4, 12)
    assert article.url == "https://saltpost.example/2019/04/harbour-plan"


def test_every_paragraph_of_the_article_is_there_in_order(reading):
    starts = [p.split()[0] for p in reading[0].text.split("\n\n")]
    assert starts == [
        "Odmoor", "The", "Members", "“No.”", "That", "Nine", "The", ">", "The",
    ]  # fmt: skip


def test_words_inside_a_paragraph_keep_their_blanks(reading):
    assert "with eleven members for it" in reading[0].text
    assert "“We were promised a say and we were given a clock,” said" in reading[0].text


def test_the_rest_of_the_page_is_set_aside_under_its_names(reading):
    _, receipt = reading
    assert receipt.kind == "html"
    assert receipt.of("share bar") == ("Share on Facebook Tweet",)
    assert receipt.of("byline") == ("By Ana Ruiz",)
    assert receipt.of("copyright line") == ("© 2019 The Salt Post. All rights reserved.",)
    assert "Fleet stays in port" in receipt.of("left out by the extractor")


def test_what_is_not_shown_is_not_read(reading):
    _, receipt = reading
    assert "never shown" not in receipt.input
    assert "nobody sees" not in receipt.input


def test_the_receipt_says_how_much_of_the_page_is_not_the_article(reading):
    assert "visible characters of the page are not the article." in reading[1].notes[0]


def test_a_page_is_told_by_its_content_not_by_its_suffix(tmp_path):
    file = tmp_path / "page.txt"
    file.write_bytes(PAGE.read_bytes())
    assert read(file).text == read(PAGE).text


def test_the_declared_encoding_is_used(tmp_path):
    file = tmp_path / "page.html"
    text = PAGE.read_text("utf-8").replace('charset="utf-8"', 'charset="iso-8859-1"')
    file.write_bytes(text.encode("cp1252"))
    article, receipt = receive(file)
    assert "“No.”" in article.text
    assert receipt.encoding == "cp1252"


def test_a_wrongly_declared_encoding_does_no_harm(tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(PAGE.read_text("utf-8").encode("cp1252"))
    assert "“No.”" in read(file).text


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><head><title>Odmoor</title></head><body></body></html>",
        "<html><body><script>let story = 'The council met on Monday.';</script></body></html>",
        "<html><body><ul><li><a href='/a'>Home</a></li><li><a href='/b'>News</a></li></ul></body>",
        "<!doctype html>\n<html",
    ],
)
def test_a_page_without_an_article_is_refused(tmp_path, page):
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    with pytest.raises(Unreadable, match=r"page\.html: .*page.*; .*") as caught:
        read(file)
    assert "\n" not in str(caught.value)


def test_markup_in_the_text_of_a_page_stays_text(tmp_path):
    file = tmp_path / "page.html"
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7 * 7 }}"
    file.write_text(PAGE.read_text("utf-8").replace("<em>eleven</em>", hostile), "utf-8")
    assert "<script>alert(1)</script> {{ 7 * 7 }} members" in read(file).text


def test_a_page_of_more_than_ten_million_characters_is_refused(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(PAGE.read_text("utf-8") + "<br>" * 2_600_000, "utf-8")
    with pytest.raises(Unreadable, match="over 10,000,000 characters"):
        read(file)


def test_deeply_nested_markup_is_survived(tmp_path):
    file = tmp_path / "page.html"
    deep = "<div>" * 5000 + "The council met on Monday. " * 10 + "</div>" * 5000
    file.write_text(f"<html><body>{deep}</body></html>", "utf-8")
    try:
        text = read(file).text
    except Unreadable as error:
        text = str(error)
    assert "\n" not in text

"""The receipt: every character of the input is used or set aside, and the sum is right."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing.article import Article
from framing.reading import Receipt, Unreadable, receive
from framing.reading.kinds import kind_of
from framing.reading.scrub import REASONS, WRITTEN_OTHERWISE, scrub

FIXTURES = Path(__file__).parent / "fixtures" / "reading"

# Pieces of damaged articles, so that chance puts furniture, marks and cuts beside each other.
PIECES = st.sampled_from(
    [
        "Harbour plan divides Odmoor",
        "# Harbour plan divides Odmoor",
        "By Ana Ruiz",
        "Ana Ruiz  ",
        "12 April 2019",
        "The Odmoor Examiner, 12 April 2019",
        "The council of Odmoor approved the harbour plan on Monday after a debate that lasted in",
        "Syria and beyond. “We were asked,” she said, *without* [a link](http://example.org/a).",
        "the quay was sold by the govern-",
        "ment of the day—",
        "ODMOOR EXAMINER",
        "12",
        "Page 3 of 7",
        "Share on Facebook",
        "Related articles",
        "- [Fleet stays in port](/a)",
        "© 2019 The Odmoor Examiner",
        "To contact the Salt Post visit:",
        "**[saltpost.example/contact](http://saltpost.example/contact)**",
        "> quoted **twice** and `once`",
        ">and again",
        ">",
        '<tweet id="7" name="a b">a post</tweet>',
        "<q>asked <q>and",
        "---",
        "===",
        "title: Plan",
        "<!-- a comment -->",
        "\x1b[31mred\x1b[0m",
        "soft\u00adhyphen and\u202e reversed\u200b words",
        "&ldquo;It&rsquo;s&nbsp;late&rdquo; &amp; itâ€™s cafÃ© don`t Ｎｏ．",
        "cafe\u0301 o\ufb03ce",
        "   indented,  with   blanks ",
        "\u00a0",
        "",
        "",
    ]
)
BREAKS = st.sampled_from(["\n", "\n\n", "\r\n", "\r", "\n\n\n", "\f", "\n\f\n", "\u2028", " "])
DAMAGED = st.lists(st.tuples(PIECES, BREAKS), min_size=2, max_size=25).map(
    lambda parts: "".join(piece + gap for piece, gap in parts) + "\n"
)
ANY = st.text(max_size=300).map(lambda text: text + "\nA last line of words.")
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
LIGATURES |= {"\ufb05": "st", "\ufb06": "st"}


def squeezed(text: str) -> str:
    """The text without blanks, in NFC, with ligatures resolved."""
    return unicodedata.normalize("NFC", "".join(LIGATURES.get(c, c) for c in "".join(text.split())))


def as_meant(receipt: Receipt) -> str:
    """What is used, each character as it was meant: a part of it may be set aside as damage."""
    damage = {*REASONS.values(), *WRITTEN_OTHERWISE}
    pieces = [""]
    for start, end, fate, reason in receipt.stretches:
        kept = fate == "used" or (reason in damage and pieces[-1] != "\n")
        pieces.append(receipt.input[start:end] if kept else "\n")
    return scrub("".join(pieces)).text


def holds(article: Article, receipt: Receipt) -> None:
    """Check what the receipt promises, for any reading."""
    at = 0
    for start, end, fate, reason in receipt.stretches:
        assert start == at < end
        assert fate in ("used", "set aside")
        assert reason
        at = end
    assert at == len(receipt.input)
    used = [receipt.input[s.start : s.end] for s in receipt.stretches if s.fate == "used"]
    text = article.text
    if any("from the metadata" in note for note in receipt.notes):
        text = text.removeprefix(article.headline)
    assert squeezed(as_meant(receipt)) == squeezed(text)
    assert sum(receipt.counts.values()) == len(receipt.input)
    assert receipt.used == sum(map(len, used))


def well_formed(article: Article) -> None:
    """Check what every later floor relies on."""
    paragraphs = article.text.split("\n\n")
    assert all(p == " ".join(p.split(" ")) and p.strip() == p and p for p in paragraphs)
    assert not any(c in article.text for c in "\r\t\f\x00\x1b\u202e\u00ad\ufeff")
    assert "\n" not in "".join(paragraphs)
    assert unicodedata.is_normalized("NFC", "".join(paragraphs[:1]))
    assert article.text.startswith(article.headline)


def receive_or_none(text: str) -> tuple[Article, Receipt] | None:
    """Read a text; None where it is refused, which must be in one line."""
    try:
        if kind_of(text, "text") == "html":
            return None
        return receive(text)
    except Unreadable as error:
        if "\n" in str(error):
            raise AssertionError("an error of several lines") from error
        return None


@settings(max_examples=400, deadline=None)
@given(DAMAGED)
@example("A title\n\nThe quay was sold by the last of govern-\n\n12\n\nments of the day.\n")
@example("Plan\n\nBy Ana Ruiz\nBy Ana Ruiz\n\n# Plan\n")
def test_damaged_articles_are_accounted_for(text):
    reading = receive_or_none(text)
    if reading:
        holds(*reading)
        well_formed(reading[0])


@settings(max_examples=400, deadline=None)
@given(ANY)
@example("\x93Yes\x94 \x85 no\nA last line of words.")
@example("*a **b* c**\nA last line of words.")
@example("[a](b)[c](d\nA last line of words.")
def test_any_text_is_accounted_for(text):
    reading = receive_or_none(text)
    if reading:
        holds(*reading)
        well_formed(reading[0])


TAGS = st.sampled_from(
    ["p", "div", "h1", "h2", "li", "blockquote", "span", "b", "td", "aside", "q"]
)
PAGES = st.lists(
    st.tuples(TAGS, PIECES, st.sampled_from(["", "<br>", "</div>", "<div>"])), min_size=3
)


@settings(max_examples=40, deadline=None)
@given(PAGES)
def test_web_pages_are_accounted_for(parts):
    body = "".join(f"<{tag}>{words}</{tag}>{extra}" for tag, words, extra in parts)
    prose = "<p>The council met on Monday for nine hours and voted for the plan at last.</p>" * 3
    page = f"<!doctype html><html><body><article>{prose}{body}</article></body></html>"
    try:
        article, receipt = receive(page + "\n")
    except Unreadable as error:
        assert "no article" in str(error)  # noqa: PT017
    else:
        assert receipt.kind == "html"
        holds(article, receipt)
        well_formed(article)


@pytest.mark.parametrize("name", ["harbour-plan.txt", "harbour-plan.html"])
def test_fixtures_are_accounted_for(name):
    article, receipt = receive(FIXTURES / name)
    holds(article, receipt)
    well_formed(article)


def test_the_bundled_articles_are_accounted_for():
    from importlib.resources import files

    bundled = sorted(
        p for p in (files("framing") / "data" / "teaching").iterdir() if p.name.endswith(".md")
    )
    assert len(bundled) >= 4
    for path in bundled:
        article, receipt = receive(Path(str(path)))
        holds(article, receipt)
        assert article.headline
        assert article.author
        assert article.outlet
        assert article.date


def test_the_summary_is_in_sentences():
    _, receipt = receive("Plan passes\n\nPage 1\n\nThe council met on Monday and voted.\n")
    assert receipt.summary() == (
        "47 of 58 characters are in the article.",
        "11 were set aside: page number 6, paragraph break 5.",
    )


def test_the_table_has_a_row_for_each_stretch():
    _, receipt = receive("Plan passes\n\nPage 1\n\nThe council met on Monday and voted.\n")
    frame = receipt.to_frame()
    assert list(frame.columns) == ["source", "start", "end", "fate", "reason", "text"]
    assert "".join(frame["text"]) == receipt.input
    assert frame.loc[frame["reason"] == "page number", "text"].tolist() == ["Page 1"]

"""Hostile input, end to end: one line and exit status 1, or a result; nothing runs."""

import datetime as dt
import json
import os
import subprocess
import sys

import pytest
from commands import alone, framing

from framing import Article, analyze, show
from framing.cli.console import LONGEST, one_line
from framing.showing.report import report
from framing.showing.summary import summary

STORY = "Talks begin\n\nThe two sides met on Monday. “We hope,” said Anna Berg.\n"
EVIL = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}{% for x in y %}${x}"
    "\"' onload=alert(1) \x00\x1b[31m\u202e\ud800"
)


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.mark.parametrize("out", ["no/such/page.html", ".", "story.txt/page.html"])
def test_page_that_cannot_be_written_is_named_in_one_line(story, out, monkeypatch):
    monkeypatch.chdir(story.parent)
    done = framing("report", story, "--markers", "difficulty", "--out", out)
    said = done.stderr.strip()
    assert done.returncode == 1
    assert said.startswith(f"framing: {out}: ")
    assert said.count("\n") == 0
    assert said.endswith("check the name and its folder.")
    assert done.stdout == ""


def test_damaged_decisions_are_refused_before_anything_is_printed(story):
    file = story.with_name("decisions.json")
    file.write_text('[{"action": "drop", "reason": 5, "actor": "A"}]', encoding="utf-8")
    done = framing("analyze", story, "--markers", "difficulty", "--decisions", file)
    said = done.stderr
    assert done.returncode == 1
    assert "decisions.json, entry 1: 'reason' must be a text, not 5." in said
    assert len(said.splitlines()) == 1
    assert done.stdout == ""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no full disk")
def test_full_disk_is_said():
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "framing", "markers"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=300)
    assert done.returncode == 1
    assert "the output: no space left on device; choose another disk" in done.stderr.decode()
    assert len(done.stderr.decode().strip().splitlines()) == 1


def test_no_home_and_a_cache_that_is_a_file_cost_no_result(story):
    there = {"HOME": "/nonexistent", "FRAMING_CACHE": str(story)}
    done = alone("analyze", story, "--json", "--markers", "difficulty", env=there)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["article"]["headline"] == "Talks begin"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied", "a"), "a: permission denied; ask for the right"),
        (OSError(28, "No space left on device"), "the output: no space left on device; choose"),
        (ValueError("a\nb\x1b[31m"), "a b\ufffd[31m"),
        (KeyError("x"), "KeyError: 'x'"),
    ],
)
def test_every_error_is_one_inert_line(error, said):
    assert one_line(error).startswith(said)


def test_error_that_quotes_a_flood_is_cut():
    assert len(one_line(ValueError("x" * 100_000))) <= LONGEST + 1


def test_markup_and_templates_in_every_field_come_out_as_text():
    article = Article(
        id=EVIL, text=f"The regime fell. {EVIL} “We {EVIL} are free,” said Anna Berg.",
        headline=EVIL, outlet=EVIL, author=EVIL, url=f"javascript:alert(1)//{EVIL}",
        date=dt.date(1, 1, 1),
    )  # fmt: skip
    analysis = analyze(article, ["difficulty", "loaded", "quotation"])
    for html in (report(article, analysis=analysis), show(article), show(analysis)):
        html.encode("utf-8")
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        assert 'href="javascript' not in html.lower()
        assert "{{7*7}}" in html
    summary(article, analysis).encode("utf-8")


@pytest.mark.parametrize("text", ["", "\u200b" * 1_000, ".,;:!?—…“”" * 100, '"' * 1_000])
def test_article_without_words_is_compared_as_far_as_it_goes(text):
    page = report(Article(id="a", text=text), "news-2017", markers=["difficulty"])
    assert "–" in page


@pytest.mark.parametrize(
    "text",
    ["word\n\n" * 500, "a" * 100_000, "Z" + "\u0301" * 20_000, "“" * 1_000 + "a" + "”" * 1_000],
    ids=["500 paragraphs", "one long word", "combining marks", "nested quotations"],
)
def test_strange_texts_are_measured(text):
    article = Article(id="a", text=text)
    analysis = analyze(article, ["difficulty", "quotation", "loaded", "stance"])
    assert analysis.articles["words"].iloc[0] in (1, 500)
    assert report(article, analysis=analysis)


def test_a_terminal_that_shows_only_ascii_gets_codes(story):
    there = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = alone("analyze", story, "--markers", "difficulty", "--voices", "marks", env=there)
    assert done.returncode == 0, done.stderr
    assert b"\\u2013" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="streams are closed with a POSIX shell")
@pytest.mark.parametrize(
    ("closed", "said"),
    [
        ("analyze - <&-", b"framing: standard input: it is closed; give a file instead."),
        ("markers >&-", b"framing: The standard output is closed: "),
    ],
)
def test_a_closed_stream_is_said_and_is_a_failure(closed, said):
    command = f"'{sys.executable}' -W ignore -m framing {closed}"
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=300)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith(said)


@pytest.mark.skipif(os.name == "nt", reason="streams are closed with a POSIX shell")
def test_talk_never_mixes_with_data_where_the_terminal_is_closed(story):
    chosen = "--json --markers difficulty --voices marks"
    command = f"'{sys.executable}' -m framing analyze '{story}' {chosen} 2>&-"
    done = subprocess.run(["sh", "-c", command], capture_output=True, timeout=300)
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["headline"] == "Talks begin"


def test_decisions_without_effect_are_said(story):
    file = story.with_name("decisions.json")
    file.write_text('[{"action": "drop", "reason": "a ship", "actor": "Nobody"}]', encoding="utf-8")
    done = framing("analyze", story, "--markers", "difficulty", "--decisions", file)
    assert done.returncode == 0
    assert "Decision 1 (drop 'Nobody') found nothing to change." in done.stderr

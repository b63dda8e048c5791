"""The page and the sheet hold an article whole and inert, whatever it says."""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest
from classroom import TASK, exercise, machine
from hypothesis import example, given, settings
from hypothesis import strategies as st

from framing import Article
from framing.teaching.exercise import make
from framing.teaching.page import page
from framing.teaching.sheet import WIDTH, lines_of, sheet

TEXTS = st.text(
    alphabet=st.sampled_from(list("ab <>&\"'“”\n\r\t/\\{}%`$#\u2028\u202e🙂é\0.")), max_size=80
)


class Reading(HTMLParser):
    """What a browser would read: the elements, their attributes, and the text of an element."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.words, self.scripts, self.inside = [], [], [], 0
        self.open_script = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open_script = tag == "script"
        self.scripts += [""] if self.open_script else []
        if self.inside or dict(attrs).get("class") in ("words", "lines"):
            self.inside += tag not in ("br", "img", "input")

    def handle_endtag(self, tag):
        self.inside -= self.inside > 0
        self.open_script = False

    def handle_data(self, data):
        if self.inside:
            self.words.append(data)
        elif self.open_script:
            self.scripts[-1] += data


def read(html):
    return Reading(html)


def of(text):
    return make([Article(id="a", text=text)], [TASK], name="x", markers=[machine({})])


@settings(max_examples=60)
@given(TEXTS)
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
@example("{{ 7*7 }}{% for %}")
def test_an_article_is_in_the_page_word_for_word_and_as_nothing_but_text(text):
    found = read(page(of(text)))
    assert "".join("".join(found.words).split()) == "".join(text.replace("\0", "\ufffd").split())
    assert [tag for tag, _ in found.tags].count("script") == 2
    data = json.loads(found.scripts[0])
    assert data["articles"][0]["text"] == text
    spans = [tag for tag, _ in found.tags if tag == "span"]
    assert len(spans) >= len(data["articles"][0]["words"])
    assert not [name for _, attrs in found.tags for name in attrs if name.startswith("on")]


def test_the_page_asks_for_nothing_and_runs_only_its_own_script():
    html = page(exercise())
    found = read(html)
    policy = next(attrs["content"] for tag, attrs in found.tags if attrs.get("http-equiv"))
    script = base64.b64encode(hashlib.sha256(found.scripts[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{script}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    outside = [a.get("src") or a.get("href") for _, a in found.tags if "src" in a or "href" in a]
    assert all(address.startswith(("#", "data:")) for address in outside)
    assert not re.search(r"\b(fetch|XMLHttpRequest|innerHTML|eval|document\.write)\b", html)
    assert not [attrs for _, attrs in found.tags if "style" in attrs]


def test_the_script_holds_everyones_marks_by_the_numbers_of_words():
    made = exercise()
    data = json.loads(read(page(made)).scripts[0])
    words = data["articles"][0]["words"]
    text = made.articles[0].text
    shown = [text[words[m["first"]][0] : words[m["last"]][1]] for m in data["others"]]
    assert shown == ["regime", "regime", "order", "rebels", "storm of protest",
                     "regime", "storm", "old harbour"]  # fmt: skip
    assert [mark["kind"] for mark in data["others"]] == ["expert"] * 5 + ["machine"] * 3


@given(TEXTS)
@example("x" * 1_000)
@example("a " * 500)
def test_lines_hold_every_word_once_and_fit_the_sheet(text):
    lines = list(lines_of(Article(id="a", text=text)))
    assert "".join("".join(text[line.start : line.end] for line in lines).split()) == "".join(
        text.split()
    )
    assert all(0 < line.end - line.start <= WIDTH for line in lines if line.start != line.end)
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_lines_take_time_in_proportion_to_the_text():
    for text in ("x" * 2_000_000, " " * 2_000_000, "a b" * 700_000, "\n\n" * 1_000_000):
        assert sum(1 for _ in lines_of(Article(id="a", text=text))) >= 0


@settings(max_examples=40)
@given(TEXTS)
def test_the_sheet_has_no_script_and_no_markup_of_the_article(text):
    found = read(sheet(of(text)))
    tags = {tag for tag, _ in found.tags}
    assert not tags & {"script", "img", "svg", "iframe"}
    letters = [c for c in text if c.isalpha()]
    assert [c for c in "".join(found.words) if c.isalpha()] == letters


def test_the_key_names_line_words_and_label():
    html = sheet(exercise(), key=True)
    assert "<td>5</td>" in html or "<td>4</td>" in html
    assert "storm of protest" in html
    assert "metaphor (bo)" in html
    assert "metaphor (bo)" not in sheet(exercise())


def test_without_experts_the_page_speaks_of_the_machine_alone():
    html = page(exercise(experts=False))
    shown = html[html.index("<body>") : html.index("<script")].lower()
    assert "machine" in shown
    assert "expert" not in shown


@pytest.mark.parametrize("write", [page, sheet])
def test_the_same_exercise_gives_the_same_page(write):
    assert write(exercise()) == write(exercise())

"""The drawn article says what the article says, whatever the marks."""

import html5lib
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article, evidence
from framing.showing.highlight import DEEPEST, pane


def tree_of(html):
    return html5lib.parseFragment(html, container="div", namespaceHTMLElements=False)


def text_of(html):
    return "".join(tree_of(html).itertext())


def row(start, end, marker="loaded", voice="writer", said="why"):
    return {
        "article": "a", "start": start, "end": end, "text": "", "sentence": 0, "voice": voice,
        "speaker": said, "marker": marker, "category": said, "actor": "", "score": np.nan,
        "explanation": said,
    }  # fmt: skip


MARKS = st.lists(
    st.builds(
        lambda start, length, *rest: row(start, start + length, *rest),
        st.integers(0, 60),
        st.integers(1, 40),
        st.sampled_from(["loaded", "quotation", "student:<b>"]),
        st.sampled_from(["writer", "quoted", "headline", "nobody"]),
        st.text(max_size=5),
    )
)
PROSE = st.text(st.sampled_from("ab \n\r\t\0\u202e\x85\xa0<>&'\"{}%"), max_size=60)


@given(st.text(max_size=60) | PROSE, st.text(max_size=20) | PROSE, MARKS)
def test_the_text_content_is_the_text_of_the_article(text, headline, marks):
    article = Article(id="a", text=text, headline=headline)
    drawn = pane(article, evidence.table(marks))
    assert text_of(drawn) == article.text.replace("\0", "\ufffd")


@given(PROSE.filter(lambda text: len(text) > 3), MARKS)
def test_every_mark_inside_the_text_has_its_id_once(text, marks):
    article = Article(id="a", text=text)
    table = evidence.table(marks)
    ids = [element.get("id") for element in tree_of(pane(article, table)).iter()]
    wanted = [f"m{n + 1}" for n, start in enumerate(table["start"]) if start < len(article.text)]
    assert sorted(name for name in ids if name) == sorted(wanted)


def test_overlapping_marks_share_the_words_under_both():
    article = Article(id="a", text="one two three")
    table = evidence.table([row(0, 7, "quotation", "quoted"), row(4, 13)])
    segments = list(tree_of(pane(article, table)).iter("span"))
    assert [("".join(s.itertext()), len(s.findall(".//i"))) for s in segments] == [
        ("one ", 1),
        ("two", 2),
        (" three", 1),
    ]
    assert {"data-q", "data-l"} <= set(segments[1].keys())


def test_each_mark_has_a_link_that_the_keyboard_reaches_and_that_adds_no_text():
    article = Article(id="a", text="one two")
    links = list(tree_of(pane(article, evidence.table([row(0, 3), row(4, 7)]), "x-")).iter("a"))
    assert [link.get("href") for link in links] == ["#x-e1", "#x-e2"]
    assert all(link.get("aria-label") and not link.text for link in links)


def test_explanations_stay_text():
    article = Article(id="a", text="one")
    hostile = '"><script>alert(1)</script>{{7*7}}'
    drawn = pane(article, evidence.table([row(0, 3, said=hostile)]))
    assert "<script" not in drawn
    assert hostile in next(tree_of(drawn).iter("span")).get("data-l")


def test_marks_too_deep_to_draw_are_still_reached():
    article = Article(id="a", text="one")
    table = evidence.table([row(0, 3, said=str(n)) for n in range(DEEPEST + 5)])
    elements = list(tree_of(pane(article, table)).iter())
    assert sum(element.tag == "i" for element in elements) == DEEPEST
    assert sum(bool(element.get("id")) for element in elements) == DEEPEST + 5


@pytest.mark.parametrize("headline", ["Talks begin", ""])
def test_only_a_headline_is_a_heading(headline):
    article = Article(id="a", text="First words.\n\nMore.", headline=headline)
    tags = [child.tag for child in tree_of(pane(article, evidence.table([])))]
    assert tags == (["h3", "p", "p"] if headline else ["p", "p"])

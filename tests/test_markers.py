"""Each marker keeps what it promises: its examples, exact offsets, any text, any neighbour."""

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import Article, analyze
from framing.marking import registry
from framing.marking.marker import Mark, Marker
from framing.testing import check_marker, stretches

BUILT_IN = registry.markers()


@pytest.mark.parametrize("marker", BUILT_IN, ids=lambda marker: marker.name)
def test_marker_keeps_its_promises(marker):
    check_marker(marker)


@settings(max_examples=25)
@given(raw=st.text(st.sampled_from("The rebels “said” he was ‘shot’ by Mr. Assad’s army?\n.,")))
def test_no_marker_ever_fails_or_misquotes(raw):
    article = Article(id="a", text=raw)
    for row in analyze(article).evidence.itertuples():
        assert article.text[row.start : row.end] == row.text, row.marker


def test_explanations_are_sentences():
    article = Article(
        id="a",
        text="The regime fell. “We go on until the end,” said Anna Berg, who shot the rebels.",
    )
    for row in analyze(article).evidence.itertuples():
        assert row.explanation[-1] in ".!?”", row.marker
        assert row.explanation[0].isupper() or not row.explanation[0].isalpha(), row.marker


MARKS = ("[[a]]", "[[a]] is", "[[a]] was")


def word_marker(find, **changes):
    base = Marker("m", find, "words", "About.", ("c",), MARKS, ("b",) * 3, "1")
    return dataclasses.replace(base, **changes)


def first_word(text):
    yield from (Mark(*word, "c", "Why.") for word in text.words[:1])


def letters(text):
    yield from (Mark(*word, "c", "Why.") for word in text.words if word.end - word.start == 1)


def once_only():
    """Give a search that finds a text's first word, but never the same text's again."""
    seen = set()

    def find(text):
        if text.raw not in seen:
            seen.add(text.raw)
            yield from first_word(text)

    return find


@pytest.mark.parametrize(
    ("marker", "said"),
    [
        (word_marker(once_only()), "differs between two runs"),
        (word_marker(lambda t: []), "marks nothing in"),
        (word_marker(first_word, spares=("b", "b")), "3 examples of what it spares"),
        (word_marker(letters), "in what it spares"),
        (word_marker(first_word, spares=("…", "!", "?")), "unrelated paragraph before"),
    ],
)
def test_broken_promise_is_named(marker, said):
    with pytest.raises(AssertionError, match=said):
        check_marker(marker)


def test_brackets_are_taken_out_of_examples():
    assert stretches("[[a]] b [[c]]") == ("a b c", [(0, 1), (4, 5)])

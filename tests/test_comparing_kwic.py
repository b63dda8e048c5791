"""Concordance: as many lines as the term has occurrences, each with its place."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article
from framing.comparing.keyness import keyness
from framing.comparing.kwic import kwic
from framing.corpora.store import Stored, write_corpus

PORT = Article("p", "Armed rebels left. The rebels, tired, slept.", outlet="Port")
ALE = Article("q", "Rebels came.\n\nThe armed rebels’ boat sank.", outlet="Ale")


def test_each_line_leads_back_to_its_place() -> None:
    lines = kwic([PORT, ALE], "rebels")
    texts = {one.id: one.text for one in (PORT, ALE)}
    assert len(lines) == 4
    for line in lines.itertuples():
        assert texts[line.article][line.start : line.end] == line.text
        assert texts[line.article][: line.start].replace("\n", " ").endswith(line.left)
        assert texts[line.article][line.end :].replace("\n", " ").startswith(line.right)


def test_lines_can_stand_in_order_of_outlet_or_of_context() -> None:
    assert kwic([PORT, ALE], "rebels", order="outlet")["outlet"].tolist() == [
        "Ale",
        "Ale",
        "Port",
        "Port",
    ]
    after = [
        right.strip(" ,.’").split()[0]
        for right in kwic([PORT, ALE], "rebels", order="context")["right"]
    ]
    assert after == sorted(after)


def test_several_words_are_found_only_side_by_side() -> None:
    assert len(kwic([PORT, ALE], "armed rebels")) == 2
    assert kwic(PORT, "rebels tired").empty


@given(
    st.lists(st.text(alphabet="abAB’s. ,\n", max_size=40), min_size=1, max_size=4), st.booleans()
)
def test_there_are_as_many_lines_as_keyness_counts(texts: list[str], pairs: bool) -> None:
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    other = [Article("other", "z y x")]
    try:
        table = keyness(articles, other, ngrams=2 if pairs else 1)
    except ValueError:
        return  # no words at all
    for row in table[table["count_a"] > 0].itertuples():
        assert len(kwic(articles, row.term)) == row.count_a


def test_a_corpus_is_read_part_by_part(tmp_path) -> None:
    stored = [Stored(PORT), Stored(ALE, duplicate_of="p")]
    corpus = write_corpus(str(tmp_path), "c", stored, part_size=1)
    pd.testing.assert_frame_equal(kwic(corpus, "rebels"), kwic(PORT, "rebels"))


def test_bad_input_is_named() -> None:
    with pytest.raises(TypeError, match=r"use framing.read"):
        kwic("The rebels left.", "rebels")
    with pytest.raises(TypeError, match="not in str"):
        kwic(["The rebels left."], "rebels")
    with pytest.raises(ValueError, match=r"'\?!' has no word"):
        kwic(PORT, "?!")
    with pytest.raises(ValueError, match="text, outlet, context"):
        kwic(PORT, "rebels", order="length")

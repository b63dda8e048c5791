"""Collocates against plain counting."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.article import Article
from framing.comparing.collocates import collocates

TEXTS = st.lists(
    st.lists(st.sampled_from("abcdx"), max_size=20).map(" ".join), min_size=1, max_size=4
)


@given(TEXTS, st.integers(1, 3))
def test_counts_and_scores_equal_the_plain_computation(texts: list[str], window: int) -> None:
    articles = [Article(str(number), text) for number, text in enumerate(texts)]
    found = collocates(articles, "x", window=window, fewest=1).set_index("word")
    near: Counter[str] = Counter()
    for text in texts:
        words = text.split()
        for place, word in enumerate(words):
            around = words[max(0, place - window) : place] + words[place + 1 : place + 1 + window]
            near[word] += word != "x" and "x" in around
    all_words = Counter(word for text in texts for word in text.split())
    total, size = sum(all_words.values()), sum(near.values())
    expected = {w: size * all_words[w] / total for w in near if near[w]}
    assert set(found.index) == {w for w, e in expected.items() if near[w] > e}
    for word in found.index:
        assert found.loc[word, "together"] == near[word]
        assert found.loc[word, "PMI"] == pytest.approx(math.log2(near[word] / expected[word]))
        t = (near[word] - expected[word]) / math.sqrt(near[word])
        assert found.loc[word, "t"] == pytest.approx(t)
        cells = [near[word], size - near[word], all_words[word] - near[word]]
        cells.append(total - sum(cells))
        rows, columns = (size, total - size), (all_words[word], total - all_words[word])
        plain = [rows[i] * columns[j] / total for i in (0, 1) for j in (0, 1)]
        g2 = 2 * sum(o * math.log(o / e) for o, e in zip(cells, plain, strict=True) if o)
        assert found.loc[word, "G2"] == pytest.approx(g2, abs=1e-6)


def test_each_outlet_has_its_own_company() -> None:
    port = [Article(f"p{n}", "The armed rebels left again.", outlet="Port") for n in range(3)]
    town = [Article(f"t{n}", "The brave rebels left again.", outlet="Town") for n in range(3)]
    found = collocates(port + town, "rebels", by="outlet", window=1)
    assert found[["group", "word"]].values.tolist() == [
        ["Port", "armed"],
        ["Port", "left"],
        ["Town", "brave"],
        ["Town", "left"],
    ]
    assert found["articles"].tolist() == [3, 3, 3, 3]


def test_a_name_of_several_words_is_one_term() -> None:
    articles = [Article(str(n), "Today Anna Berg said no. Anna left.") for n in range(3)]
    assert collocates(articles, "Anna Berg", window=1)["word"].tolist() == ["said", "today"]


def test_a_term_that_never_occurs_has_no_company() -> None:
    assert collocates([Article("a", "Nobody came.")], "rebels").empty


def test_bad_input_is_named() -> None:
    with pytest.raises(ValueError, match="has no word"):
        collocates([], " ")
    with pytest.raises(ValueError, match=r"'slant'. Use: article, outlet"):
        collocates([Article("a", "A boat.")], "a", by="slant")
    with pytest.raises(TypeError, match=r"use framing.read"):
        collocates("text", "a")

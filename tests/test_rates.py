"""A rate is a count over the words it could have occurred in, checked by hand."""

import math

import numpy as np
import pytest

from framing import Article, analyze, rates, words_of
from framing.attribution import attributed
from framing.measuring import bootstrap

TEXTS = {
    "a": "A referendum followed. “An extrajudicial killing is a crime,” said Anna Berg.",
    "b": "Nothing here.",
    "c": "A referendum and a referendum.",
}
CORPUS = [Article(id=k, text=v, outlet="Post" if k != "b" else "Mail") for k, v in TEXTS.items()]
FOUND = analyze(CORPUS, "difficulty")


def writer_words(name):
    [syntax] = attributed([CORPUS[list(TEXTS).index(name)]])
    return syntax.text.words_in("writer")


def test_rate_is_count_over_writers_words_of_all_articles():
    row = rates(FOUND, "marker").iloc[0]
    words = sum(writer_words(name) for name in TEXTS)
    assert (row["n"], row["words"], row["articles"]) == (3, words, 3)
    assert row["rate"] == pytest.approx(1000 * 3 / words)


def test_silent_outlet_has_a_rate_of_nought_and_not_none():
    table = rates(FOUND, ["outlet", "marker"]).set_index("outlet")
    assert table.loc["Mail", "n"] == 0
    assert table.loc["Mail", "rate"] == 0.0


def test_voice_without_words_has_no_rate():
    row = rates(FOUND, "marker", voice="headline").iloc[0]
    assert row["words"] == 0
    assert math.isnan(row["rate"])


def test_quoted_words_are_counted_over_quoted_words():
    row = rates(FOUND, "marker", voice="quoted").iloc[0]
    assert (row["n"], row["words"]) == (1, 6)


def test_interval_needs_five_articles():
    assert rates(FOUND, "marker")[["low", "high"]].isna().all(axis=None)


def test_skipped_article_is_not_exposure():
    more = [*CORPUS, Article(id="d", text="Das Regime fiel.", language="de")]
    assert rates(analyze(more, "difficulty"), "marker").iloc[0]["articles"] == 3


@pytest.mark.parametrize("by", ["marker", ["outlet", "category"], ["article", "marker"]])
@pytest.mark.parametrize("voice", ["writer", "quoted", "all"])
def test_every_rate_leads_back_to_as_many_words(by, voice):
    for _, row in rates(FOUND, by, voice).iterrows():
        assert len(words_of(FOUND, row)) == row["n"]


def test_unknown_column_and_voice_are_answered_with_the_known_ones():
    with pytest.raises(ValueError, match=r"'mood'.*marker"):
        rates(FOUND, "mood")
    with pytest.raises(ValueError, match=r"'reader'.*writer"):
        rates(FOUND, voice="reader")


def test_row_without_a_key_leads_to_no_words():
    with pytest.raises(ValueError, match="leads to no words"):
        words_of(FOUND, {"colour": 1})


def test_bootstrap_equals_resampling_by_hand():
    counts, words = np.array([[1.0], [4], [0], [2], [9], [3]]), np.array([100, 80, 90, 50, 120, 60])
    random = np.random.default_rng(1)
    draws = [random.integers(0, 6, 6) for _ in range(4000)]
    by_hand = np.percentile(
        [1000 * counts[d, 0].sum() / words[d].sum() for d in draws], [2.5, 97.5]
    )
    low, high = bootstrap.interval(counts, words, 1000)
    assert [low[0], high[0]] == pytest.approx(by_hand, rel=0.15)


def test_bootstrap_is_the_same_each_time():
    counts = np.arange(12.0).reshape(6, 2)
    first, second = (bootstrap.interval(counts, np.ones(6)) for _ in range(2))
    assert np.array_equal(first, second)


def test_bootstrap_without_words_has_no_interval_and_no_warning():
    low, high = bootstrap.interval(np.ones((6, 2)), np.zeros(6))
    assert np.isnan([*low, *high]).all()


def test_nothing_found_is_nought_over_the_words_and_no_empty_table():
    silent = analyze(Article("a", "It rained, and the boats stayed."), ["loaded", "difficulty"])
    for by in (["marker", "category"], "marker", "category", "actor", ["speaker", "marker"], ()):
        for voice in ("writer", "all"):
            table = rates(silent, by, voice)
            assert len(table)
            assert (table[["n", "rate", "words", "articles"]] == [0, 0, 6, 1]).all(axis=None)
            assert [len(words_of(silent, row)) for _, row in table.iterrows()] == [0] * len(table)


def test_what_another_voice_holds_is_nought_in_this_one():
    found = rates(FOUND, voice="reported")
    assert found["category"].tolist() == rates(FOUND, voice="all")["category"].tolist()
    assert found["n"].tolist() == [0] * len(found)

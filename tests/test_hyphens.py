"""Positions found quickly are pyphen's own."""

import pyphen
import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.corpora.loading import load_corpus
from framing.measuring.hyphens import quick_positions

PYPHEN = pyphen.Pyphen(lang="en_US").hd
QUICK = quick_positions(PYPHEN)


@pytest.mark.parametrize("word", ["hyphenation", "associate", "Table", "x", "", "école", "a.b"])
def test_a_word_is_cut_as_pyphen_cuts_it(word):
    assert QUICK(word) == PYPHEN.positions(word)


def test_the_words_of_a_whole_corpus_are_cut_as_pyphen_cuts_them():
    vocabulary = load_corpus("news-2017").terms.vocabulary[::7]
    assert len(vocabulary) > 1_000
    assert [QUICK(word) for word in vocabulary] == [PYPHEN.positions(word) for word in vocabulary]


@given(st.text(max_size=40) | st.text("abcdeéß.-'\u0130", max_size=40))
def test_any_string_is_cut_as_pyphen_cuts_it(word):
    assert QUICK(word) == PYPHEN.positions(word)

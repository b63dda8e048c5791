"""Counts taken quickly are textstat's own."""

import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import Article
from framing.measuring import counting
from framing.measuring.readability import plain_text, statistics
from framing.text import Text

COUNTS = (
    *("lexicon_count", "sentence_count", "syllable_count", "letter_count", "char_count"),
    *("polysyllabcount", "gunning_fog", "smog_index", "dale_chall_readability_score"),
    *("flesch_reading_ease", "coleman_liau_index", "automated_readability_index"),
)
TELLING = "The U.S. didn't pay Ya’alon's no-fly-zone, AT&T's 3.5 or İstanbul’s ΟΔΟΣ. ‘Yes’. \n—\n"


@pytest.fixture(scope="module")
def itself():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textstat.textstat import textstatistics

        made = textstatistics()
        made.set_rounding(False)
        yield made


@given(st.text(TELLING, max_size=80) | st.text(max_size=60))
def test_a_plain_text_is_counted_as_textstat_counts_it(itself, text):
    plain = plain_text(Text(Article(id="a", text=text)))
    quick = {name: getattr(statistics(), name)(plain) for name in COUNTS} if plain else {}
    assert quick == {name: getattr(itself, name)(plain) for name in quick}


@given(st.text("abcdeyİΣ'’-.3", min_size=1, max_size=12), st.sampled_from([0, 3]))
def test_a_word_is_as_difficult_as_textstat_finds_it(itself, word, threshold):
    assert statistics().is_difficult_word(word, threshold) == itself.is_difficult_word(
        word, threshold
    )
    assert statistics().syllable_count(word) == itself.syllable_count(word)


def test_what_is_remembered_has_a_bound(monkeypatch):
    monkeypatch.setattr(counting, "KNOWN_WORDS", 2)
    asked = []
    length = counting._remembered(lambda word: asked.append(word) or len(word))
    assert [length(word) for word in ("a", "bb", "a", "ccc", "a")] == [1, 2, 1, 3, 1]
    assert asked == ["a", "bb", "ccc", "a"]

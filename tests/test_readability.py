"""The indices are their textbook formulas over counts that the table shows."""

import math
import warnings

import pytest

from framing import Article
from framing.measuring import readability
from framing.text import Text

PROSE = (
    "The U.S. envoy met Mr. Idris at 5 p.m. on Monday. They discussed the parliamentary election "
    "for 3.5 hours. Nobody expected an agreement before the end of the week. The negotiations "
    "continue tomorrow in the capital."
)


@pytest.fixture(scope="module")
def values():
    return dict(readability.measure(Text(Article(id="a", text=PROSE))))


def test_sentences_are_ours(values):
    assert values["sentences"] == 4
    assert values["words"] == len(Text(Article(id="a", text=PROSE)).words)


def test_flesch_is_its_formula(values):
    words, sentences, syllables = (values[k] for k in ("words", "sentences", "syllables"))
    length, weight = words / sentences, syllables / words
    assert values["Flesch reading ease"] == pytest.approx(206.835 - 1.015 * length - 84.6 * weight)
    assert values["Flesch-Kincaid grade"] == pytest.approx(0.39 * length + 11.8 * weight - 15.59)


def test_smog_is_its_formula(values):
    expected = 1.043 * math.sqrt(30 * values["long words"] / values["sentences"]) + 3.1291
    assert values["SMOG"] == pytest.approx(expected)


def test_coleman_liau_is_its_formula(values):
    letters, sentences = (100 * values[k] / values["words"] for k in ("letters", "sentences"))
    expected = 0.058 * letters - 0.296 * sentences - 15.8
    assert values["Coleman-Liau"] == pytest.approx(expected, abs=0.02)


def test_counts_are_those_of_textstat_itself(values):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textstat.textstat import textstatistics

        itself = textstatistics()
        itself.set_rounding(False)
        plain = readability.plain_text(Text(Article(id="a", text=PROSE)))
        assert values["syllables"] == itself.syllable_count(plain)
        assert values["long words"] == itself.polysyllabcount(plain)
        assert values["Dale-Chall"] == itself.dale_chall_readability_score(plain)


def test_text_without_words_has_no_readability():
    assert all(math.isnan(v) for _, v in readability.measure(Text(Article(id="a", text="…"))))


def test_smog_is_undefined_under_three_sentences():
    values = dict(readability.measure(Text(Article(id="a", text="A referendum followed today."))))
    assert math.isnan(values["SMOG"])
    assert not math.isnan(values["Gunning fog"])

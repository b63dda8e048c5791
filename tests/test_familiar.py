"""Familiar words are those of Dale and Chall with their regular forms; long ones Gunning's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import lexicons
from framing.measuring.familiar import familiar, hard, long_for_gunning, textstat


@pytest.mark.parametrize(
    "word",
    [
        *("boats", "boxes", "cities", "boat's", "boats'", "cities'"),
        *("walks", "walked", "walking", "planned", "moved", "moving", "carried", "lying", "given"),
        *("longer", "bigger", "prettier", "largest", "finest", "happiest", "slowly"),
        *("old-fashioned", "well-known", "they’re", "couldn't", "Mr", "The"),
        *("1961", "4,000", "3.5bn", "5th", "1960s", "Alexandria", "USA", "iPhone"),
    ],
)
def test_a_listed_word_and_its_regular_forms_names_and_numerals_are_familiar(word):
    assert familiar(word)


@pytest.mark.parametrize(
    "word",
    [
        *("ombudsman", "referendum", "oxen", "clippings", "usurper", "burner", "sharpen"),
        *("easily", "town-ombudsman", "movement"),
    ],
)
def test_other_words_are_not(word):
    assert not familiar(word)


@given(st.text("abcdefghij", min_size=1, max_size=8))
def test_a_name_is_as_familiar_as_any_other(name):
    assert familiar(name.capitalize())
    assert not long_for_gunning(name.capitalize())


def test_only_adjectives_of_the_list_are_compared():
    rows = [row["word"] for row in lexicons.rows("short_adjectives.tsv")]
    assert rows == sorted(set(rows))
    assert all(not textstat().is_difficult_word(word, 0) for word in rows)


def test_gunning_leaves_out_endings_compounds_and_names():
    words = ["amnesty", "policies", "expanded", "trespasses", "bookkeeper", "shop-keeper-like"]
    assert [long_for_gunning(word) for word in words] == [True, True, False, False, True, False]


def test_a_word_is_hard_without_its_ending_or_not_at_all():
    words = ["oasis", "anomalies", "including", "victories", "suddenly", "governments"]
    assert [hard(word) for word in words] == [True, True, False, False, False, False]

"""Syllables are those of the pronouncing dictionary, and of a rule for words that it lacks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing import lexicons
from framing.measuring import syllables
from framing.measuring.syllables import by_rule, count_syllables


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("amnesty", 3), ("utopia", 4), ("oasis", 3), ("apathy", 3), ("euphoria", 4)),
        *(("published", 2), ("measures", 2), ("violence", 3), ("expected", 3), ("create", 2)),
        *(("usurper", 3), ("blogosphere", 3), ("unmarked", 2), ("hashtags", 2)),
        *(("didn't", 2), ("didn’t", 2), ("it'll", 2), ("church's", 2), ("vote's", 1)),
        *(("no-fly-zone", 3), ("anti-corruption", 5), ("Régime", 2), ("2024", 1), ("4,000", 1)),
    ],
)
def test_a_word_has_as_many_syllables_as_are_heard(word, expected):
    assert count_syllables(word) == expected


def test_only_words_that_the_rule_counts_wrong_are_listed():
    rows = lexicons.rows("syllables.tsv")
    assert rows == sorted(rows, key=lambda row: row["word"])
    assert len({row["word"] for row in rows}) == len(rows)
    for row in rows:
        assert count_syllables(row["word"]) == int(row["syllables"]) != by_rule(row["word"])


@given(st.text(max_size=30))
def test_whatever_is_written_has_a_syllable_and_capitals_change_nothing(word):
    assert count_syllables(word) >= 1
    assert count_syllables(word.upper()) == count_syllables(word.upper().lower())


@given(st.text("abcdeiouy", min_size=1), st.text("abcdeiouy", min_size=1))
def test_parts_of_a_compound_are_counted_one_by_one(one, two):
    assert count_syllables(f"{one}-{two}") == count_syllables(one) + count_syllables(two)


def test_what_is_remembered_has_a_bound(monkeypatch):
    monkeypatch.setattr(syllables, "KNOWN_WORDS", 3)
    for number in range(20):
        count_syllables(f"word{number}")
        assert len(syllables._known()) <= 5

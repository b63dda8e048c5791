"""Plainer wordings stand in the form that the sentence needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.marking import loaded
from framing.marking.inflection import inflect
from framing.marking.neutral_wording import Form, fitted, form_of


@pytest.mark.parametrize(
    ("written", "term", "pos", "before", "form"),
    [
        ("slam", "slam", "verb", "to", ""),
        ("slams", "slam", "verb", "he", "s"),
        ("slammed", "slam", "verb", "he", "past"),
        ("slammed", "slam", "verb", "was", "participle"),
        ("slamming", "slam", "verb", "was", "ing"),
        ("tore into", "lay into", "verb", "she", "past"),
        ("rip-off", "rip off", "verb", "a", ""),
        ("Vandalized", "vandalise", "verb", "they", "past"),
        ("regime", "regime", "noun", "the", ""),
        ("Regimes", "regime", "noun", "the", "plural"),
        ("massive", "massive", "adj", "a", ""),
    ],
)
def test_the_form_of_a_term_is_told_by_its_ending_and_the_word_before(
    written: str, term: str, pos: str, before: str, form: Form
) -> None:
    assert form_of(written, term, pos, before) == form


@pytest.mark.parametrize(
    ("wording", "form", "expected"),
    [
        ("criticise", "past", "criticised"),
        ("say with satisfaction", "s", "says with satisfaction"),
        ("give up", "past", "gave up"),
        ("give up", "participle", "given up"),
        ("stop", "ing", "stopping"),
        ("die", "ing", "dying"),
        ("be killed", "past", "be killed"),
        ("government", "plural", "governments"),
        ("person without legal status", "plural", "people without legal status"),
        ("person who disputes the findings", "plural", "people who dispute the findings"),
        ("armed man", "plural", "armed men"),
        ("violence", "plural", "violence"),
        ("left-wing", "plural", "left-wing"),
    ],
)
def test_a_wording_takes_the_form(wording: str, form: Form, expected: str) -> None:
    assert fitted(wording, form) == expected


def test_every_wording_of_the_list_takes_every_form_of_its_term() -> None:
    for entry in loaded.lexicon().entries:
        for written in inflect(entry.term, entry.pos):
            form = form_of(written, entry.term, entry.pos, "")
            for wording in entry.neutral:
                assert fitted(wording, form).strip(), (entry.term, wording)
                assert form or fitted(wording, form) == wording


@given(st.text(max_size=30), st.sampled_from(["s", "past", "participle", "ing"]))
def test_what_is_behind_the_verb_stays(wording: str, form: Form) -> None:
    _, blank, rest = wording.partition(" ")
    assert fitted(wording, form).endswith(blank + rest)


@given(st.text(max_size=30))
def test_without_a_form_the_wording_stays(wording: str) -> None:
    assert fitted(wording, "") == wording

"""Plainer wordings stand in the form that the sentence needs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from framing.marking import loaded
from framing.marking.inflection import inflect
from framing.marking.neutral_wording import Form, fitted, form_of
from framing.marking.plainer import conditional


@pytest.mark.parametrize(
    ("written", "verb", "before", "form"),
    [
        ("slam", "slam", "to", ""),
        ("slams", "slam", "he", "s"),
        ("slammed", "slam", "he", "past"),
        ("slammed", "slam", "was", "participle"),
        ("slamming", "slam", "was", "ing"),
        ("tore into", "lay into", "she", "past"),
        ("Vandalized", "vandalise", "they", "past"),
    ],
)
def test_the_form_of_a_verb_is_told_by_its_ending_and_the_word_before(
    written: str, verb: str, before: str, form: Form
) -> None:
    assert form_of(written, verb, before) == form


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
        verbs = inflect(entry.term, "verb") if entry.pos == "verb" else ()
        forms = {form_of(written, entry.term, "") for written in verbs}
        for wording, _ in map(conditional, entry.neutral):
            for form in forms | ({"plural"} if entry.pos == "noun" else set()):
                assert fitted(wording, form).strip(), (entry.term, wording)
            assert fitted(wording, "") == wording


@given(st.text(max_size=30), st.sampled_from(["s", "past", "participle", "ing"]))
def test_what_is_behind_the_verb_stays(wording: str, form: Form) -> None:
    first, blank, rest = wording.partition(" ")
    if not first.endswith("ly"):
        assert fitted(wording, form).endswith(blank + rest)


@given(st.text(max_size=30))
def test_without_a_form_the_wording_stays(wording: str) -> None:
    assert fitted(wording, "") == wording

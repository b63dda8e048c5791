"""The encoder that reads marks in their sentence: what it reads, and that each stands alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import models
from framing.language.stand_ins import Name
from framing.marking.reading_marks import (
    AFTER,
    BEFORE,
    NAME,
    WITHIN,
    Candidate,
    passages,
    probabilities,
)

RAW = "Ida Rowe admitted that the so-called reform had clearly failed."


def mark(word: str, kind: str, raw: str = RAW) -> Candidate:
    """Return a candidate for a word of a text."""
    return Candidate(kind, raw.index(word), raw.index(word) + len(word), None)


MARKS = (
    mark("admitted", "stance: factive"),
    mark("so-called", "stance: distancing"),
    mark("clearly", "stance: booster"),
)
SENTENCE = (0, len(RAW))


def pieces(ids: np.ndarray, chosen: np.ndarray) -> list[str]:
    """Return the chosen ones of some word pieces."""
    tokenizer = models.encoder(NAME).tokenizer
    return [tokenizer.id_to_token(int(number)) for number in ids[chosen == 1]]


def test_each_mark_and_the_words_of_its_actor_are_told_apart():
    one = MARKS[0]._replace(actor_at=(0, 8))
    first, second = passages(RAW, SENTENCE, (), [one, MARKS[1]], models.encoder(NAME).tokenizer)
    assert pieces(first.ids, first.marked) == ["admitted"]
    assert pieces(first.ids, first.actor) == ["ida", "rowe"]
    assert pieces(second.ids, second.marked) == ["so", "-", "called"]
    assert not second.actor.any()


def test_the_other_marks_of_a_sentence_do_not_change_what_one_is_worth():
    together = probabilities(RAW, SENTENCE, (), MARKS)
    alone = [probabilities(RAW, SENTENCE, (), [one])[0] for one in MARKS]
    assert (together == np.array(alone)).all()
    assert ((together > 0) & (together < 1)).all()


@pytest.mark.parametrize("name", ["Ida Rowe", "Xi", "Chidi Okonkwo"])
def test_whoever_is_named_a_mark_is_worth_the_same(name):
    raw = RAW.replace("Ida Rowe", name)
    named = [Name(0, len(name), "Smith")]
    candidates = [mark("admitted", "stance: factive", raw)]
    smith = RAW.replace("Ida Rowe", "Smith")
    expected = probabilities(
        smith, (0, len(smith)), (), [mark("admitted", "stance: factive", smith)]
    )
    assert (probabilities(raw, (0, len(raw)), named, candidates) == expected).all()


def test_of_a_long_sentence_the_words_around_the_mark_are_read():
    raw = "He said that it may rain and " * 200 + "\ud800 went."
    starts = [i for i in range(len(raw)) if raw.startswith("may", i)]
    candidates = [Candidate("stance: hedge", i, i + 3, None) for i in starts]
    for read in passages(raw, (0, len(raw)), (), candidates, models.encoder(NAME).tokenizer):
        assert len(read.ids) <= BEFORE + WITHIN + AFTER + 2
        assert pieces(read.ids, read.marked) == ["may"]


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=200), st.data())
def test_any_text_is_read(raw, data):
    start = data.draw(st.integers(0, len(raw) - 1))
    end = data.draw(st.integers(start + 1, len(raw)))
    candidate = Candidate("naming: title", start, end, (0, start))
    likely = probabilities(raw, (0, len(raw)), (), [candidate])
    assert likely.shape == (1, 2)
    assert np.isfinite(likely).all()

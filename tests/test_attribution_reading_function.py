"""The encoder that reads a short quotation with the words around it."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from framing import models
from framing.article import Article
from framing.attribution.reading_function import (
    AFTER,
    BEFORE,
    NAME,
    WITHIN,
    log_probabilities,
    passage,
)
from framing.language.stand_ins import Name
from framing.text import Text


def pieces(raw: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the pieces of a passage, and those of the quotation alone."""
    tokenizer = models.encoder(NAME).tokenizer
    read = passage(raw, start, end, (), tokenizer)
    tokens = [tokenizer.id_to_token(int(number)) for number in read.ids]
    return tokens, [token for token, inside in zip(tokens, read.quoted, strict=True) if inside]


def test_the_quotation_is_marked_among_the_words_around_it() -> None:
    raw = "They sold the yard in a “reform” of the ports."
    tokens, quoted = pieces(raw, raw.index("“"), raw.index("”") + 1)
    assert quoted == ["“", "reform", "”"]
    assert tokens[:4] == ["[CLS]", "they", "sold", "the"]
    assert tokens[-2:] == [".", "[SEP]"]


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=900), st.text(max_size=900))
def test_any_text_around_gives_a_passage_of_bounded_length(before: str, after: str) -> None:
    raw = f"{before}“harbour tax”{after}"
    read = passage(raw, len(before), len(before) + 13, (), models.encoder(NAME).tokenizer)
    assert len(read.ids) == len(read.quoted) <= BEFORE + WITHIN + AFTER + 2
    assert read.quoted.sum() >= 1
    assert set(np.unique(read.quoted)) <= {0, 1}


def test_a_long_quotation_is_cut_and_a_lone_surrogate_is_read() -> None:
    raw = "He wrote “" + "word " * 500 + "\ud800” and left."
    start, end = raw.index("“"), raw.index("”") + 1
    read = passage(raw, start, end, (), models.encoder(NAME).tokenizer)
    assert len(read.ids) <= BEFORE + WITHIN + AFTER + 2


def test_the_probabilities_of_the_functions_add_up_to_one() -> None:
    text = Text(Article(id="a", text="Her second novel, “The Long Quay”, came out in May."))
    likely = log_probabilities(text.raw, text.quotes, ())[text.quotes[0].start]
    assert sum(math.exp(value) for value in likely.values()) == pytest.approx(1, abs=0.01)
    assert max(likely, key=likely.__getitem__) == "title"


def test_the_reading_of_a_quotation_does_not_depend_on_the_others() -> None:
    text = Text(Article(id="a", text="A so-called “reform” failed. The word “docker” is Dutch."))
    both = log_probabilities(text.raw, text.quotes, ())
    alone = [log_probabilities(text.raw, [pair], ()) for pair in text.quotes]
    assert both == alone[0] | alone[1]


@pytest.mark.parametrize("name", ["Ida Rowe", "Chidi Okonkwo", "Xi"])
def test_whoever_is_named_around_a_quotation_it_reads_the_same(name: str) -> None:
    raw = f"{name} called “reform” what {name} had once opposed."
    start, end = raw.index("“"), raw.index("”") + 1
    at = raw.rindex(name)
    persons = [Name(0, len(name), "Smith"), Name(at, at + len(name), "Smith")]
    read = passage(raw, start, end, persons, models.encoder(NAME).tokenizer)
    other = passage(
        "Smith called “reform” what Smith had once opposed.",
        13,
        21,
        (),
        models.encoder(NAME).tokenizer,
    )
    assert (read.ids == other.ids).all()
    assert (read.quoted == other.quoted).all()

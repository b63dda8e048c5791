"""Sentences, paragraphs and words are offsets that hold on any text."""

import csv
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone

from framing import sentences
from framing.sentences import Span

GOLD = Path(__file__).parent / "gold" / "sentences.tsv"
FLOOR = 0.93  # share of gold passages cut exactly right

anything = st.text(st.sampled_from("ab.?!“”\"' \n\tÉ3…—()").map(str), max_size=200) | st.text()


def cut(text):
    return [text[a:b] for a, b in sentences.sentences(text, sentences.paragraphs(text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["He met Gen. Idris in the U.S. on Monday.", "Mr. Smith paid $3.5 million."],
        ['"Will you go?" she asked.', "He left at 5 p.m. on Friday."],
        ["“We are dying.", "Please come.”", "He warned of a massacre."],
        ["The end... and more.", "Yes."],
        ["He made the call.", "Nobody came to the park.", "She said no.", "They left."],
    ],
)
def test_full_stop_inside_a_sentence_does_not_end_it(parts):
    assert cut(" ".join(parts)) == parts


def test_sentence_ends_with_its_paragraph():
    assert cut("A headline without a stop\n\nThe text goes on.") == [
        "A headline without a stop",
        "The text goes on.",
    ]


@given(anything)
def test_sentences_are_ordered_whole_and_lose_no_character_but_blanks(text):
    paragraphs = sentences.paragraphs(text)
    found = sentences.sentences(text, paragraphs)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in found)
    assert "".join("".join(text[a:b].split()) for a, b in found) == "".join(text.split())
    assert all(any(p.start <= s.start and s.end <= p.end for p in paragraphs) for s in found)


@given(anything)
def test_words_hold_every_letter_and_digit_and_no_blank(text):
    found = sentences.words(text)
    assert sum(c.isalnum() for a, b in found for c in text[a:b]) == sum(map(str.isalnum, text))
    assert not any(c.isspace() for a, b in found for c in text[a:b])


def test_words_keep_the_marks_inside_them():
    text = "Ya'alon's no-fly-zone, AT&T, U.S. 3.5 and 1,000"
    assert [text[a:b] for a, b in sentences.words(text)] == [
        *("Ya'alon's", "no-fly-zone", "AT&T", "U.S.", "3.5", "and", "1,000")
    ]


def test_paragraphs_end_at_empty_lines_only():
    assert sentences.paragraphs("a\nb\n \nc") == (Span(0, 3), Span(6, 7))


@pytest.mark.parametrize("piece", ["?!", ". ", '"', "a", " ", "A.", "\n"])
def test_time_grows_with_the_text_and_not_faster(piece):
    def work(size):
        cut(piece * size)
        sentences.words(piece * size)

    assert grows_with_length_alone(work, 50_000)


def test_gold_passages_are_cut_as_a_reader_would():
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    passages = [row[-1].replace(" ¶¶ ", "\n\n") for row in rows[1:]]
    right = [p for p in passages if cut(p.replace(" ¶ ", " ")) == re.split(r" ¶ |\n\n", p)]
    assert len(passages) >= 150
    assert len(right) / len(passages) >= FLOOR

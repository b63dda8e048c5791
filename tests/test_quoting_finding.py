"""Quotations are found by the shape of their marks, paragraph by paragraph."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timing import grows_with_length_alone

from framing import sentences
from framing.quoting import quotations
from framing.quoting.finding import find_pairs

GOLD = Path(__file__).parent / "gold" / "quotations.tsv"
FLOOR = 0.97  # passages in which exactly the right stretches are found; measured 102 of 104
MARKS = st.text(st.sampled_from("\"“”„«»'‘’‚ ab.,!?5\n-(s"), max_size=60)


def spans(text):
    paragraphs = sentences.paragraphs(text)
    pairs = find_pairs(text, paragraphs, sentences.sentences(text, paragraphs))
    return [(pair.start, pair.end) for pair in pairs]


def found(text):
    return [text[start:end] for start, end in spans(text)]


def gold():
    with GOLD.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def wanted(text, row):
    places = set()
    for item in filter(None, f"{row['quotations']} ‖ {row['inside'] or ''}".split(" ‖ ")):
        occurrence, words = item.strip().replace("\\n", "\n").split(":", 1)
        at = -1
        for _ in range(int(occurrence)):
            at = text.index(words, at + 1)
        places.add((at, at + len(words)))
    return places


def test_gold_passages_reach_the_floor():
    rows = gold()
    right = 0
    for row in rows:
        text = row["passage"].replace("\\n", "\n")
        right += set(spans(text)) == wanted(text, row)
    assert len(rows) >= 100
    assert right / len(rows) >= FLOOR, f"{right} of {len(rows)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Who?" she asked. "Me," he said.', ['"Who?"', '"Me,"']),
        ("The workers' leader said 'we don't know' in the '90s.", ["'we don't know'"]),
        ("\"He asked, 'Why?' and left,\" she said.", ["\"He asked, 'Why?' and left,\"", "'Why?'"]),
        ('He is 6\'2" tall and "rather thin".', ['"rather thin"']),
        ('the Alps," he said. "I got "lost" there.', ['"I got', '"lost"']),
        ("''Stay,'' she said.", ["''Stay,''"]),
        ('""We learned," he said.', ['""We learned,"']),
        ('LESK "?Hundreds of letters came. "We read them," he said.', ['"We read them,"']),
        ('" "', []),
    ],
)
def test_marks_are_paired_by_shape(text, expected):
    assert found(text) == expected


def test_words_between_two_quotations_are_no_quotation():
    text = 'He wrote it badly," she said. "I wrote it well," he said. "So it goes," she said.'
    assert found(text) == ['"I wrote it well,"', '"So it goes,"']


def test_unclosed_quotation_ends_with_its_paragraph_and_says_so():
    text = 'Olm said: "We go on.\n\nThe gates stayed shut.'
    (quotation,) = quotations(text, sentences.paragraphs(text), [(0, 20), (22, len(text))])
    assert text[quotation.start : quotation.end] == '"We go on.'
    assert not quotation.closed


def test_unclosed_quotation_in_an_endless_paragraph_ends_with_its_sentence():
    text = 'He said "we go. ' + "Nothing else happened that day. " * 60
    assert max(len(words) for words in found(text)) < 100


@given(MARKS)
def test_any_marks_give_ordered_stretches_that_nest_or_stay_apart(text):
    open_ends = []
    last = -1
    for start, end in spans(text):
        assert 0 <= start < end <= len(text)
        assert start >= last
        last = start
        while open_ends and open_ends[-1] <= start:
            open_ends.pop()
        assert not open_ends or end <= open_ends[-1]
        open_ends.append(end)


@given(st.text(max_size=80))
def test_any_text_is_survived(text):
    paragraphs = sentences.paragraphs(text)
    for one in quotations(text, paragraphs, sentences.sentences(text, paragraphs)):
        assert one.start <= one.inner_start <= one.inner_end <= one.end
        assert one.explanation.endswith(".")


@given(MARKS.filter(lambda text: "\n" not in text and text.strip()))
def test_unrelated_paragraph_moves_offsets_only(text):
    before = "The weather was mild. It rained a little.\n\n"
    after = "\n\nThe weather was mild. It rained a little."
    assert found(before + text) == found(text)
    assert found(text + after) == found(text)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ['"', '" ', '"a ', "'a ", "“a", "'n", '5"', " ", "«"])
def test_time_grows_with_the_length_and_not_with_its_square(unit):
    def work(size):
        text = unit * size
        find_pairs(text, [(0, len(text))], [(0, len(text))])

    assert grows_with_length_alone(work, 40_000)

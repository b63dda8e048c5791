"""Sources: each reporting phrase with its class, its speaker and the words it gives."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from framing import Article
from framing.marking.sources import SOURCES
from framing.testing import check_marker
from framing.text import Text

GOLD = Path(__file__).parent / "gold" / "attributions.tsv"
# Shares of rows: the stretch is found (four fifths of it shared), and then speaker and class too.
FLOORS = {
    "tune": {"stretch": 0.95, "speaker": 0.92, "class": 0.92},
    "held": {"stretch": 0.87, "speaker": 0.77, "class": 0.72},
}
SAME = 0.8


def text_of(raw):
    return Text(Article(id="a", text=raw))


def gold(split):
    with GOLD.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["split"] == split]


def place(text, words, occurrence):
    at = -1
    for _ in range(int(occurrence)):
        at = text.index(words, at + 1)
    return at, at + len(words)


def shared(one, two):
    common = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return common / (max(one[1], two[1]) - min(one[0], two[0]))


def same_speaker(wanted, got):
    small = {"the", "a", "an"}
    left, right = (set(re.findall(r"\w+", name.lower())) - small for name in (wanted, got))
    return bool(left & right) or not (left or right)


@pytest.mark.parametrize("split", ["tune", "held"])
def test_gold_attributions_reach_the_floors(split):
    rows = gold(split)
    right = dict.fromkeys(FLOORS[split], 0)
    for row in rows:
        span = place(row["passage"], row["stretch"], row["occurrence"])
        found = [
            (shared(span, said), turn)
            for turn in text_of(row["passage"]).attributions
            for said in turn.said
        ]
        share, turn = max(found, key=lambda pair: pair[0], default=(0.0, None))
        if share < SAME:
            continue
        right["stretch"] += 1
        right["speaker"] += same_speaker(row["speaker"], turn.speaker)
        right["class"] += turn.kind == row["class"]
    assert len(rows) >= 80
    for name, floor in FLOORS[split].items():
        assert right[name] / len(rows) >= floor, f"{name}: {right[name]} of {len(rows)}"


def test_marker_keeps_its_promises():
    check_marker(SOURCES)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("Jana Ostrel said that nobody was hurt.", "named person"),
        ("The ministry said that nobody was hurt.", "named institution"),
        ("A senior official said that nobody was hurt.", "role only"),
        ("A person familiar with the talks said that nobody was hurt.", "anonymous"),
        ("An aide who asked not to be named said that nobody was hurt.", "anonymous"),
        ("Critics said that nobody was hurt.", "collective"),
        ("The report said that nobody was hurt.", "document"),
        ("It is said that nobody was hurt.", "none"),
    ],
)
def test_source_is_classed(raw, kind):
    (mark,) = SOURCES.find(text_of(raw))
    assert mark.category == kind
    assert raw[mark.start : mark.end] == "said"


def test_explanation_says_verb_stance_manner_and_class():
    (mark,) = SOURCES.find(text_of("The ministry admitted that the fee was illegal."))
    for part in ("admit", "revealing", "indirect", "ministry", "named institution"):
        assert part in mark.explanation


def test_interrupted_speech_is_one_turn_with_both_halves():
    text = text_of("The talks, said Mirta Oake, would resume in May.")
    (turn,) = text.attributions
    assert [text.raw[a:b] for a, b in turn.said] == ["The talks", "would resume in May"]


def test_the_word_there_is_nobody():
    found = SOURCES.find(text_of("There fears grew, and there were fears that it would rain."))
    assert [mark.speaker for mark in found if mark.speaker] == []

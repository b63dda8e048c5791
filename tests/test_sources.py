"""Sources: each cue with its class, its speaker and the words it gives."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from framing import Article, analyze
from framing.attribution import attributed
from framing.marking.sources import SOURCES

GOLD = Path(__file__).parent / "gold" / "attributions.tsv"
# Shares of rows: the stretch is found (half of it shared), and then speaker and class too.
FLOORS = {"stretch": 0.85, "speaker": 0.7, "class": 0.6}
SAME = 0.5


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


def test_gold_attributions_reach_the_floors():
    rows = gold("held")
    right = dict.fromkeys(FLOORS, 0)
    passages = (Article(id=str(n), text=row["passage"]) for n, row in enumerate(rows))
    for row, syntax in zip(rows, attributed(passages), strict=True):
        span = place(row["passage"], row["stretch"], row["occurrence"])
        found = [
            (shared(span, part), one) for one in syntax.text.attributions for part in one.content
        ]
        share, one = max(found, key=lambda pair: pair[0], default=(0.0, None))
        if share < SAME:
            continue
        right["stretch"] += 1
        right["speaker"] += same_speaker(row["speaker"], one.speaker)
        right["class"] += one.kind == row["class"]
    assert len(rows) >= 80
    for name, floor in FLOORS.items():
        assert right[name] / len(rows) >= floor, f"{name}: {right[name]} of {len(rows)}"


def rows(text):
    return list(analyze(Article(id="a", text=text), SOURCES).evidence.itertuples())


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
        ("A staffer said that nobody was hurt.", "role only"),
        ("The raid showed that nobody was hurt.", "none"),
        ("The results showed that nobody was hurt.", "none"),
    ],
)
def test_source_is_classed(raw, kind):
    assert kind in {row.category for row in rows(raw) if row.text in ("said", "showed")}


def test_explanation_says_cue_manner_source_class_and_stance():
    [row] = rows("The ministry admitted that the fee was illegal.")
    for part in (
        "“admitted”",
        "without quotation marks",
        "ministry",
        "named institution",
        "revealing",
    ):
        assert part in row.explanation


def test_attributions_are_a_table_of_parts():
    article = Article(id="a", text="The ministry said that nobody was hurt.")
    parts = analyze(article, SOURCES).attributions
    assert parts[["role", "text"]].values.tolist()[:2] == [
        ["source", "The ministry"],
        ["cue", "said"],
    ]
    assert parts["kind"].unique().tolist() == ["reported"]
    for row in parts.itertuples():
        assert article.text[row.start : row.end] == row.text

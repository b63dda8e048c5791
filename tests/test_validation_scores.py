"""Precision and recall are what one counts by hand."""

import math

import pytest

from framing.evidence import table
from framing.validation import scores
from framing.validation.scores import matches, wilson


def evidence(*spans, category="c"):
    return table(
        {"article": "a", "start": start, "end": end, "text": "x" * (end - start), "sentence": 0,
         "voice": "writer", "speaker": "", "marker": "m", "category": category, "actor": "",
         "score": float("nan"), "explanation": ""}
        for start, end in spans
    )  # fmt: skip


def test_overlap_counts_once():
    assert matches(evidence((0, 4), (2, 6)), evidence((1, 3))) == [(0, 0)]


def test_what_only_touches_is_no_match():
    assert matches(evidence((0, 4)), evidence((4, 5))) == []


def test_precision_and_recall_are_shares_of_found_and_gold():
    row = scores(evidence((0, 1), (2, 3), (4, 5)), evidence((0, 1), (2, 3), (8, 9), (10, 11)))
    first = row.iloc[0]
    assert (first["found"], first["gold"], first["right"]) == (3, 4, 2)
    assert first["precision"] == pytest.approx(2 / 3)
    assert first["recall"] == pytest.approx(1 / 2)
    assert first["f1"] == pytest.approx(2 * (2 / 3) * 0.5 / (2 / 3 + 0.5))


def test_category_must_agree_in_its_own_row_only():
    rows = scores(evidence((0, 1), category="d"), evidence((0, 1))).set_index("category")
    assert rows.loc["any", "right"] == 1
    assert rows.loc["c", "right"] == 0
    assert math.isnan(rows.loc["c", "precision"])


def test_wilson_interval_is_the_published_one():
    # Newcombe (1998), table I, method 3: 81 of 263.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert all(math.isnan(edge) for edge in wilson(0, 0))

"""Marks that the encoder takes for wrong are left out, and only those of the built-in markers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from framing import Article, analyze
from framing.attribution import attributed
from framing.marking.registry import markers
from framing.marking.verification import CHOSEN, UNREAD, verified

STORY = Article(
    id="a",
    text="The minister admitted that the so-called reform had clearly failed. Police shot a "
    "docker, and the regime may still refuse to speak. She was admitted to hospital after the "
    "raid.",
)


def found(article: Article) -> tuple:
    """Return the parse of an article and the marks in it before any is left out, by marker."""
    [syntax] = attributed([article])
    marks = {
        marker.name: list(marker.find(syntax.text if marker.needs == "words" else syntax))
        for marker in markers(list(CHOSEN))
    }
    return syntax, marks


def test_what_is_kept_are_marks_in_their_order_and_the_more_is_asked_the_fewer(monkeypatch):
    syntax, marks = found(STORY)
    sizes = []
    for least in (0.0, 0.5, 0.9, 1.1):
        monkeypatch.setattr("framing.marking.verification.LEAST", dict.fromkeys(CHOSEN, (least, 0)))
        kept = verified(syntax, marks)
        for marker, those in kept.items():
            assert those == [mark for mark in marks[marker] if mark in those]
        sizes.append(sum(map(len, kept.values())))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] == sum(map(len, marks.values()))
    assert sizes[-1] == sum(m.category in UNREAD for those in marks.values() for m in those)


def test_the_run_says_how_many_were_left_out_and_the_actions_lose_theirs(monkeypatch, tmp_path):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    _, marks = found(STORY)
    none = dict.fromkeys(CHOSEN, (1.1, 0))
    monkeypatch.setattr("framing.marking.verification.LEAST", none)
    analysis = analyze(STORY, list(CHOSEN))
    assert set(analysis.evidence["category"]) <= set(UNREAD)
    assert analysis.clauses.empty
    read = {name: sum(m.category not in UNREAD for m in those) for name, those in marks.items()}
    assert analysis.run["doubted"] == {name: number for name, number in read.items() if number}


def test_marks_alone_and_markers_of_ones_own_are_not_verified(monkeypatch, tmp_path):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    monkeypatch.setattr("framing.marking.verification.LEAST", dict.fromkeys(CHOSEN, (1.1, 0)))
    _, marks = found(STORY)
    alone = analyze(STORY, ["stance"], voices="marks")
    assert len(alone.evidence) == len(marks["stance"])
    assert alone.run["doubted"] == {}
    [stance] = markers("stance")
    mine = replace(stance, about="mine")
    assert len(analyze(STORY, [mine]).evidence) == len(marks["stance"])


@pytest.mark.parametrize("marker", CHOSEN)
def test_a_paragraph_before_or_after_changes_nothing(marker, monkeypatch, tmp_path):
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path))
    monkeypatch.setattr("framing.marking.verification.LEAST", CHOSEN)
    plain = analyze(STORY, [marker]).evidence
    more = replace(STORY, text=f"It rained in the hills.\n\n{STORY.text}\n\nIt rained.")
    moved = analyze(more, [marker]).evidence
    assert plain[["text", "category"]].equals(moved[["text", "category"]])

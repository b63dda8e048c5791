"""Measured error: floors on this project's gold, and benchmark files told apart by content."""

import json
from pathlib import Path

import pandas as pd
import pytest
from commands import framing

from framing.showing.error_section import measured_error
from framing.validation import actors, invented, loaded, validate
from framing.validation.figures import LOOKED_AT, by_label
from framing.validation.tone import calibration_error
from framing.validation.validate import kind_of

GOLD = Path(__file__).parent / "gold"

# (marker, category, measure): the least it may be. Lowering one is a deliberate act.
FLOORS = {
    ("loaded", "", "precision"): 0.75,
    ("loaded", "", "recall"): 0.40,
    ("agency", "", "macro F1"): 0.87,
    # On the half held back, less two points.
    ("stance", "", "precision"): 0.81,
    ("stance", "", "recall"): 0.96,
    ("stance", "", "accuracy"): 0.98,
    ("stance", "", "voice right"): 0.98,
    ("naming", "", "precision"): 0.93,
    ("naming", "", "recall"): 0.84,
    ("naming", "", "accuracy"): 0.93,
    ("naming", "", "actor right"): 0.98,
    ("naming", "contested label", "recall"): 0.93,
    ("naming", "contested label", "pair named"): 0.98,
}


@pytest.fixture(scope="module")
def measured():
    figures = validate([GOLD])
    return figures.set_index(["marker", "category", "measure"])["value"].groupby(level=[0, 1, 2])


@pytest.mark.slow
@pytest.mark.parametrize("key", FLOORS, ids=" ".join)
def test_marker_keeps_its_floor(measured, key):
    assert measured.last()[key] >= FLOORS[key]


def test_figures_that_are_shown_are_from_data_that_nothing_was_mended_on():
    for name in (actors.INVENTED, actors.REFERENCE, invented.TEACHING, loaded.BABE, loaded.WORDS):
        assert name.endswith(LOOKED_AT)
    shown = measured_error()["data"].unique()
    assert not [name for name in shown if LOOKED_AT in name or name.startswith("BABE")]
    assert "151 invented clauses, held back" in shown


def test_the_file_of_figures_lacks_those_whose_data_was_looked_at(tmp_path):
    """It takes the place of the table that is shown; on the screen every figure stands."""
    babe = "text,type,label_bias,biased_words\nA vile plan won.,left,Biased,\"['vile']\"\n"
    tone = {"sentence_normalized": "Ann Lee won.", "targets": [{"mention": "Ann Lee"}]}
    tone["targets"][0] |= {"from": 0, "to": 7, "polarity": 6.0}
    (tmp_path / "babe.csv").write_text(babe, encoding="utf-8")
    (tmp_path / "tone.jsonl").write_text(json.dumps(tone) + "\n", encoding="utf-8")
    out = tmp_path / "figures.tsv"
    done = framing("validate", tmp_path / "babe.csv", tmp_path / "tone.jsonl", "--out", out)
    assert done.returncode == 0, done.stderr
    assert loaded.BABE in done.stdout
    assert "their data was looked at" in done.stderr
    written = pd.read_csv(out, sep="\t")
    assert set(written["marker"]) == {"sentiment", "sentiment by lexicon"}


def test_precision_recall_and_accuracy_of_labels_are_shares():
    figures = by_label("m", ["a", "a", "b"], ["a", "b", ""], ("a", "b"), "d")
    found = {(figure.category, figure.measure): figure.value for figure in figures}
    assert found["a", "precision"] == 1.0
    assert found["a", "recall"] == 0.5
    assert found["b", "precision"] == 0.0
    assert found["", "accuracy"] == pytest.approx(1 / 3)
    assert found["", "macro F1"] == pytest.approx((2 / 3 + 0) / 2)


def test_confidence_that_equals_accuracy_has_no_calibration_error():
    found = pd.DataFrame({"negative": [0.75] * 4, "neutral": [0.25] * 4, "positive": [0.0] * 4})
    gold = pd.Series(["negative"] * 3 + ["neutral"])
    assert calibration_error(gold, found.assign(label="negative")) == pytest.approx(0.0)


def test_files_are_told_apart_by_content(tmp_path):
    (tmp_path / "a").write_text("text,label_bias\n", encoding="utf-8")
    (tmp_path / "b").write_text('{"sentence_normalized": "x", "targets": []}\n', encoding="utf-8")
    (tmp_path / "c.json").write_text(json.dumps([{"label": "scare"}]), encoding="utf-8")
    kinds = [kind_of(tmp_path / name) for name in ("a", "b", "c.json")]
    assert [*kinds, kind_of(GOLD)] == ["babe", "tone", "labels", "gold"]


def test_path_that_is_no_benchmark_is_named(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text("hello\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.txt is none of: gold folder"):
        kind_of(path)


@pytest.mark.parametrize("content", [b"\xca\xfe\x00" * 100, b"", b"{}", b"[", b"[3]", b'["x"]'])
def test_a_file_that_is_no_benchmark_is_named(tmp_path, content):
    path = tmp_path / "odd.json"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"odd\.json is none of"):
        kind_of(path)

"""The audit: a stratified sample, verdicts that are kept, and figures that follow from them."""

import json
import math

import pandas as pd
import pytest

import framing
from framing import Article
from framing.measuring.audit import WITHOUT, estimate, sample, standing

ARTICLES = [
    Article(id=f"a{n}", text="The regime fell. The mob ran. They met on Monday. It rained. " * 3)
    for n in range(4)
]


@pytest.fixture(scope="module")
def analysis():
    return framing.analyze(ARTICLES, ["loaded"])


@pytest.fixture
def items(analysis):
    return sample(analysis, ARTICLES, "loaded", findings=10, sentences=8)


def test_sample_is_of_findings_and_of_sentences_without(items, analysis):
    places = set(analysis.evidence[["article", "start", "end"]].itertuples(index=False, name=None))
    for row in items.itertuples(index=False):
        assert ((row.article, row.start, row.end) in places) == (row.stratum != WITHOUT)
    assert (items["stratum"] == WITHOUT).sum() == 8


def test_same_analysis_gives_the_same_sample(items, analysis):
    again = sample(analysis, ARTICLES, "loaded", findings=10, sentences=8)
    pd.testing.assert_frame_equal(items, again)


def test_sizes_are_those_of_the_whole(items, analysis):
    sizes = items.drop_duplicates("stratum").set_index("stratum")["size"]
    assert sizes.drop(WITHOUT).sum() == len(analysis.evidence)
    assert sizes[WITHOUT] == 4 * 3 * 2  # of four sentences, two hold nothing


def test_figures_are_the_textbook_ones():
    items = pd.DataFrame(
        {"item": range(1, 13), "stratum": ["a"] * 4 + ["b"] * 4 + [WITHOUT] * 4,
         "size": [80] * 4 + [20] * 4 + [400] * 4}
    )  # fmt: skip
    wrong = {1, 5, 6, 9}
    verdicts = {item: "wrong" if item in wrong else "right" for item in items["item"]}
    found = estimate(items, verdicts, words=10_000).set_index("measure")
    right, missed = 80 * 0.75 + 20 * 0.5, 400 * 0.25
    assert found.loc["precision", "value"] == pytest.approx(right / 100)
    assert found.loc["recall", "value"] == pytest.approx(right / (right + missed))
    assert found.loc["corrected rate", "value"] == pytest.approx((right + missed) / 10)
    assert found.loc["rate as found", "value"] == 10
    inside = found.drop("rate as found")
    assert (inside["low"] < inside["value"]).all()
    assert (inside["value"] < inside["high"]).all()


def test_interval_covers_the_truth_about_as_often_as_it_says():
    import numpy as np

    rng = np.random.default_rng(1)
    items = pd.DataFrame(
        {"item": range(80), "stratum": ["a"] * 40 + [WITHOUT] * 40, "size": [200] * 40 + [900] * 40}
    )
    hits = 0
    for _ in range(200):
        right = [*(rng.random(40) < 0.8), *(rng.random(40) < 0.9)]
        verdicts = {n: "right" if yes else "wrong" for n, yes in enumerate(right)}
        found = estimate(items, verdicts, 10_000).set_index("measure").loc["corrected rate"]
        hits += found["low"] <= (200 * 0.8 + 900 * 0.1) / 10 <= found["high"]
    assert hits / 200 > 0.9


def test_without_verdicts_everything_is_undefined_and_it_is_not_checked(items):
    found = estimate(items, {}, 1000).set_index("measure")["value"]
    assert math.isnan(found["precision"])
    assert math.isnan(found["corrected rate"])
    assert standing(items, {}) == "not checked"


def test_standing_says_how_much_was_judged(items):
    last = int(items["item"].iloc[-1])
    said = standing(items, {1: "right", last: "wrong"})
    assert said.startswith("checked on this corpus, n = 1 findings and 1 sentences without of")


def test_unknown_marker_and_verdict_are_named(analysis, items):
    with pytest.raises(ValueError, match="these did: loaded"):
        sample(analysis, ARTICLES, "stance")
    with pytest.raises(ValueError, match="maybe"):
        estimate(items, {1: "maybe"}, 100)


@pytest.fixture
def auditor(analysis, tmp_path):
    pytest.importorskip("anywidget", reason="anywidget is not installed")
    from framing.showing.widgets import audit

    return lambda: audit(ARTICLES, analysis, "loaded", 10, 8, tmp_path / "audit.json")


def test_verdicts_are_saved_and_figures_follow(auditor):
    widget = auditor()
    for task in widget.tasks:
        widget.receive({"do": "judge", "item": task["item"], "verdict": "right"})
    assert dict(widget.figures)["precision"].startswith("1.00 [")
    assert widget.standing.startswith("checked on this corpus, n = 10 findings and 8")
    assert auditor().figures == widget.figures


@pytest.mark.parametrize(
    "message", [{"do": "judge"}, {"do": "judge", "item": 99, "verdict": "right"}, None,
                {"do": "judge", "item": 1, "verdict": "perhaps"}]
)  # fmt: skip
def test_wrong_messages_change_nothing(auditor, message):
    widget = auditor()
    widget.receive(message)
    assert widget.verdicts == {}


def test_verdicts_on_another_sample_are_refused(auditor, tmp_path):
    (tmp_path / "audit.json").write_text(json.dumps({"sample": "other", "verdicts": {}}))
    with pytest.raises(ValueError, match="another sample"):
        auditor()

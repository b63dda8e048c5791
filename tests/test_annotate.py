"""Annotation: blind, kept as offsets, merged, compared; the machine is one more annotator."""

import json
import math

import pytest

import framing
from framing import Article
from framing.measuring import agreement
from framing.showing.annotations import Annotations, agree, disagreements, load, merge
from framing.text import Text

pytest.importorskip("anywidget", reason="anywidget is not installed")
from framing.showing.widgets import annotate

TEXT = "The regime 🚀 slammed the mob. <script>alert(1)</script> They met."
LABELS = ["contested label", "sensational verb"]


@pytest.fixture
def article():
    return Article(id="a/1", text=TEXT)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "anna.json"


@pytest.fixture
def annotator(article, file):
    return annotate(article, LABELS, "anna", framing.analyze(article, "loaded"), file)


def mark(widget, words, label=LABELS[0]):
    start = TEXT.index(words)
    widget.receive({"do": "mark", "start": start, "end": start + len(words), "label": label})


def test_marks_are_kept_as_offsets_without_words(annotator, file):
    mark(annotator, "mob")
    kept = json.loads(file.read_text())
    assert kept["marks"] == [[TEXT.index("mob"), TEXT.index("mob") + 3, LABELS[0]]]
    assert "mob" not in file.read_text()


def test_machine_is_not_sent_before_it_is_revealed(annotator):
    assert (annotator.machine, annotator.agreed, annotator.differ) == ([], [], [])
    annotator.receive({"do": "reveal"})
    assert [TEXT[start:end] for start, end, _ in annotator.machine] == ["regime", "slammed", "mob"]


def test_marks_made_blind_stay_after_the_reveal(annotator):
    mark(annotator, "mob")
    annotator.receive({"do": "reveal"})
    mark(annotator, "regime")
    annotator.receive({"do": "remove", "number": 1})
    assert [TEXT[start:end] for start, end, _ in annotator.marks] == ["mob"]
    assert "stay" in annotator.message


def test_disagreements_stand_side_by_side(annotator):
    mark(annotator, "mob")
    annotator.receive({"do": "reveal"})
    assert annotator.differ == [["regime", "", LABELS[0]], ["slammed", "", LABELS[1]]]


def test_mark_is_taken_back(annotator, file):
    mark(annotator, "mob")
    annotator.receive({"do": "remove", "number": 1})
    assert annotator.marks == []
    assert load(file).marks == ()


def test_goes_on_where_it_was_left(annotator, article, file):
    mark(annotator, "mob")
    again = annotate(article, LABELS, "anna", None, file)
    assert again.marks == annotator.marks


@pytest.mark.parametrize(
    "message",
    [
        {"do": "mark", "start": -1, "end": 3, "label": LABELS[0]},
        {"do": "mark", "start": 0, "end": 10_000, "label": LABELS[0]},
        {"do": "mark", "start": 0, "end": 3, "label": "other"},
        {"do": "mark"},
        {"do": "remove", "number": 9},
    ],
)
def test_wrong_messages_are_answered_and_change_nothing(annotator, file, message):
    annotator.receive(message)
    assert annotator.message
    assert annotator.marks == []
    assert not file.exists()


def test_several_annotators_are_merged_and_agreement_is_that_of_the_textbook(article, tmp_path):
    at = TEXT.index("mob")
    anna = Annotations("anna", article.id, article.sha256, ((at, at + 3, LABELS[0]),))
    ben = Annotations("ben", article.id, article.sha256, ())
    files = [made.save(tmp_path / f"{made.annotator}.json") for made in (anna, ben)]
    marks = merge(files, article)
    found = agree(article, marks).set_index("measure")["value"]
    words = Text(article).words
    labels = {name: agreement.labels_of(words, marks[name]) for name in marks}
    assert found["alpha"] == agreement.alpha(labels)
    assert found["kappa"] == 0  # one of two never used the label
    assert found["span_f1"] == 0
    assert disagreements(article, marks)["anna"].tolist() == [LABELS[0]]


def test_agreement_on_nothing_is_undefined(article):
    assert math.isnan(agree(article, {"anna": [], "ben": []})["value"].iloc[0])


def test_files_on_another_text_are_refused(article, tmp_path):
    other = Annotations("anna", article.id, "0" * 64).save(tmp_path / "x.json")
    with pytest.raises(ValueError, match="another text"):
        merge([other], article)
    with pytest.raises(ValueError, match="holds marks"):
        annotate(article, LABELS, "anna", None, other)


def test_one_annotator_twice_is_refused(article, tmp_path):
    made = Annotations("anna", article.id, article.sha256)
    files = [made.save(tmp_path / "1.json"), made.save(tmp_path / "2.json")]
    with pytest.raises(ValueError, match="Two files"):
        merge(files, article)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"marks": 3}', "\x00"])
def test_broken_files_are_named(content, tmp_path):
    path = tmp_path / "broken.json"
    path.write_text(content)
    with pytest.raises(ValueError, match=r"broken\.json"):
        load(path)

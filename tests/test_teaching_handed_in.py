"""Damaged answers are named and never stop the others; nothing in an answer runs."""

import csv
import json
import os

import pytest
from classroom import exercise, saved

from framing.teaching import assignment
from framing.teaching.gradebook import grade_folder
from framing.teaching.handed_in import LARGEST, collect

MADE = exercise()
WHY = "it judges those who rule"


def notebook(change=None, rows='[("regime", "label", "the government", "it judges them")]'):
    """Give a student's notebook with one mark and a reply."""
    content = json.loads(assignment.release(MADE))
    by_name = {cell["id"]: cell for cell in content["cells"]}
    by_name["loaded-marks"]["source"] = f"loaded_marks = {{'port': {rows}}}"
    by_name["why"]["source"] = "Because words decide."
    if change:
        content = change(content, by_name) or content
    return content


def put(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


def whys(problems, name):
    return " | ".join(problem.why for problem in problems if problem.file == name)


@pytest.fixture
def good(tmp_path):
    put(tmp_path, "zoe.json", saved(MADE, "zoe", [("regime", "label", WHY)]))
    return tmp_path


def students(folder):
    return [answer.student for answer in collect(folder, MADE)[0]]


DAMAGED = {
    "empty.json": (b"", "empty"),
    "half.json": (b'{"format": "framing-ans', "no valid JSON"),
    "latin.json": ('{"student": "Zoë"}'.encode("latin-1"), "not UTF-8"),
    "deep.json": (b"[" * 200_000, "nested too deeply"),
    "list.json": (b"[1, 2]", "no answers saved"),
    "null.ipynb": (b"null", "no notebook"),
    "cells.ipynb": (b'{"cells": 3}', "no notebook"),
    "number.json": (b"9" * 10_000, ""),
    "other.json": (json.dumps({**saved(MADE, "a", []), "exercise": "x"}).encode(), "'x'"),
    "essay.docx": (b"PK", "neither of"),
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_named_and_stops_no_other(good, name):
    content, why = DAMAGED[name]
    (good / name).write_bytes(content)
    answers, problems = collect(good, MADE)
    assert [answer.student for answer in answers] == ["zoe"]
    assert why in whys(problems, name)
    assert len(problems) == 1


def test_a_file_of_a_hundred_megabytes_is_named_unread(good):
    with (good / "film.ipynb").open("wb") as film:
        film.truncate(100_000_000)
    _, problems = collect(good, MADE)
    assert "100 MB" in whys(problems, "film.ipynb")
    assert LARGEST < 100_000_000


def test_a_link_is_not_followed(good):
    os.symlink("/etc/passwd", good / "link.json")
    assert "a link" in whys(collect(good, MADE)[1], "link.json")


def test_utf_16_is_read(good):
    (good / "ann.json").write_bytes(json.dumps(saved(MADE, "ann", [])).encode("utf-16"))
    assert students(good) == ["ann", "zoe"]


def test_two_files_with_one_name_are_both_graded_and_named(good):
    put(good, "zoe (1).json", saved(MADE, "zoe", [("rebels", "label", "")]))
    answers, problems = collect(good, MADE)
    assert sorted(answer.student for answer in answers) == ["zoe", "zoe (2)"]
    assert "another file gives the name 'zoe'" in problems[0].why


@pytest.mark.parametrize(
    "row",
    [
        {"start": -1},
        {"end": 10**9},
        {"start": "17"},
        {"start": True},
        {"start": None},
        {"category": "nonsense"},
        {"category": ["label"]},
        {"article": "other"},
        {"task": "__class__"},
        {"start": 20, "end": 20},
    ],
)
def test_a_mark_that_fits_no_words_is_left_out_and_the_others_stay(good, row):
    content = saved(MADE, "ann", [("regime", "label", ""), ("rebels", "label", "")])
    content["evidence"][0].update(row)
    put(good, "ann.json", content)
    answers, problems = collect(good, MADE)
    assert answers[0].evidence["text"].tolist() == ["rebels"]
    assert "fits no words" in whys(problems, "ann.json")


def test_words_come_from_the_article_and_not_from_the_answer(good):
    content = saved(MADE, "ann", [("regime", "label", "")])
    content["evidence"][0]["text"] = "<script>alert(1)</script>"
    put(good, "ann.json", content)
    row = collect(good, MADE)[0][0].evidence.iloc[0]
    assert (row["text"], row["voice"], row["marker"]) == ("regime", "writer", "student:ann")


def test_marks_in_another_version_of_the_text_are_left_out(good):
    put(good, "ann.json", saved(MADE, "ann", [("regime", "label", "")], texts={"port": "0"}))
    answers, problems = collect(good, MADE)
    assert answers[0].evidence.empty
    assert "another version" in whys(problems, "ann.json")


def test_a_whole_notebook_is_read(good):
    put(good, "submitted/ann/port-words/port-words.ipynb", notebook())
    answers, problems = collect(good, MADE)
    ann = answers[0]
    assert (ann.student, problems) == ("ann", [])
    assert ann.evidence[["text", "category", "actor"]].values.tolist() == [
        ["regime", "label", "the government"]
    ]
    assert ann.replies == {"why": "Because words decide."}


def delete(content, cells):
    content["cells"].remove(cells["loaded-marks"])


def copy(content, cells):
    content["cells"] = [*content["cells"], cells["loaded-marks"], cells["why"]]


def shuffle(content, cells):
    content["cells"] = content["cells"][::-1]


def split(content, cells):
    cell = cells["loaded-marks"]
    at = cell["source"].index("(")
    parts = [{**cell, "source": cell["source"][:at]}, {**cell, "source": cell["source"][at:]}]
    place = content["cells"].index(cell)
    content["cells"][place : place + 1] = parts


def unname(content, cells):
    for cell in content["cells"]:
        cell["metadata"] = {}
    for name, cell in cells.items():
        if name != "why":
            del cell["id"]


def retitle(content, cells):
    cells["introduction"]["source"] = "# Mine"
    cells["loaded-marks"]["metadata"]["nbgrader"]["grade_id"] = "renamed"


def swell(content, cells):
    cells["loaded-points"]["outputs"] = [{"output_type": "stream", "text": "x" * 5_000_000}]


def break_other(content, cells):
    cells["facts"]["source"] = "facts = {"
    cells["loaded-points"]["source"] = ["%magic\n", "!ls\n", 3, None]
    content["cells"] += ["no cell", None, {"cell_type": "code"}, {"cell_type": []}]


@pytest.mark.parametrize(
    "change", [copy, shuffle, split, unname, retitle, swell, break_other], ids=lambda f: f.__name__
)
def test_marks_survive_damage_to_the_notebook(good, change):
    put(good, "ann.ipynb", notebook(change))
    answers, _ = collect(good, MADE)
    assert answers[0].evidence["text"].tolist() == ["regime"]
    assert answers[0].replies == {"why": "Because words decide."}


def test_a_deleted_cell_is_named_and_the_rest_is_read(good):
    put(good, "ann.ipynb", notebook(delete))
    answers, problems = collect(good, MADE)
    assert "'loaded-marks' is missing" in whys(problems, "ann.ipynb")
    assert answers[0].replies == {"why": "Because words decide."}


def test_a_split_answer_in_words_is_read_whole(good):
    def cut(content, cells):
        place = content["cells"].index(cells["why"])
        more = {"cell_type": "markdown", "metadata": {}, "source": ["And ", "facts."]}
        content["cells"].insert(place + 1, more)

    put(good, "ann.ipynb", notebook(cut))
    assert collect(good, MADE)[0][0].replies["why"] == "Because words decide.\nAnd facts."


@pytest.mark.parametrize(
    "source",
    [
        "loaded_marks = __import__('os').system('touch hacked')",
        "loaded_marks = " + "(" * 5_000 + ")" * 5_000,
        "loaded_marks = " + "-" * 50_000 + "1",
        "loaded_marks = {'port': [(1, 2, 3)], 3: 4, 'x': None, 'port ': [None]}",
        "loaded_marks = 9" + "9" * 10_000,
        "loaded_marks = '''" + "x" * 300_000 + "'''",
        "loaded_marks = {'port': [('regime', 'label\\\\d', '', '')]}\0",
    ],
    ids=range(7),
)
def test_no_code_of_a_student_runs_and_none_stops_the_grading(good, source):
    def change(content, cells):
        cells["loaded-marks"]["source"] = source

    put(good, "ann.ipynb", notebook(change))
    answers, problems = collect(good, MADE)
    assert [answer.student for answer in answers] == ["ann", "zoe"]
    assert answers[0].evidence.empty
    assert whys(problems, "ann.ipynb")
    assert not (good / "hacked").exists()


def test_quotation_marks_and_blanks_of_another_form_are_found(good):
    rows = '[(\'"order"\', "praise", "", ""), ("storm  of\\nprotest", "metaphor", "", "")]'
    put(good, "ann.ipynb", notebook(rows=rows))
    assert collect(good, MADE)[0][0].evidence["text"].tolist() == ["“order”", "storm of protest"]


def test_grading_leaves_grade_book_letters_and_class_page(good):
    hostile = saved(
        MADE, "=HYPERLINK(1)<script>alert(1)</script>", [("regime", "label", "</p><script>x" * 3)]
    )
    put(good, "bad.json", hostile)
    put(good, "ann.ipynb", notebook())
    put(good, "broken.json", "{")
    outcome = grade_folder(good, MADE, good / "graded")
    with (good / "graded" / "grades.csv").open(encoding="utf-8-sig", newline="") as lines:
        book = list(csv.DictReader(lines))
    assert [problem.file for problem in outcome.problems] == ["broken.json"]
    assert list(book[0])[:6] == [
        "student", "part", "points", "out of", "reasons given", "to look at by hand"
    ]  # fmt: skip
    assert {row["student"] for row in book} == {
        "ann", "zoe", "'=HYPERLINK(1)<script>alert(1)</script>"
    }  # fmt: skip
    assert all(len([r for r in book if r["student"] == name]) == 6 for name in ("ann", "zoe"))
    letters = sorted((good / "graded" / "feedback").iterdir())
    assert len(letters) == 3
    for page in (*letters, good / "graded" / "class.html"):
        assert "<script" not in page.read_text("utf-8")
    zoe = (good / "graded" / "feedback" / "zoe.html").read_text("utf-8")
    assert "<mark>regime</mark>" in zoe
    assert WHY in zoe
    assert students(good) == ["ann", "=HYPERLINK(1)<script>alert(1)</script>", "zoe"]


def test_grading_twice_gives_the_same_bytes(good):
    put(good, "ann.ipynb", notebook())
    one, other = (grade_folder(good, MADE, good / "graded" / name).folder for name in "ab")
    files = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert len(files) == 7
    assert all((one / file).read_bytes() == (other / file).read_bytes() for file in files)


def test_an_empty_class_is_graded_without_an_error(tmp_path):
    assert grade_folder(tmp_path, MADE, tmp_path / "graded").students == 0


def test_the_classs_agreement_is_measured_on_words(good):
    put(good, "ann.json", saved(MADE, "ann", [("regime", "label", ""), ("“order”", "praise", "")]))
    folder = grade_folder(good, MADE, good / "graded").folder
    with (folder / "agreement.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    ada = {row["measure"]: row["value"] for row in rows if row["other"] == "expert:ada"
           and row["one"] == "student:ann"}  # fmt: skip
    assert float(ada["span_f1"]) == pytest.approx(0.8)
    assert 0 < float(ada["kappa"]) < 1
    (alpha,) = [float(row["value"]) for row in rows if row["measure"] == "alpha"]
    assert 0 < alpha < 1

"""The notebooks are real ones, with names that nbgrader takes, and grade themselves."""

import contextlib
import csv
import io
import json
import os
import shutil
import subprocess
import sys

import pytest
from classroom import TASK, exercise, machine

from framing import Article
from framing.teaching import assignment, in_notebook
from framing.teaching.exercise import make
from framing.teaching.gradebook import grade_folder
from framing.teaching.handout import write

MADE = exercise()
HOSTILE = (
    "```\n# no heading\n````` </pre><script>x</script> $x$\n### BEGIN SOLUTION\n"
    "### END HIDDEN TESTS"
)


def cells(text):
    return {cell["metadata"]["nbgrader"]["grade_id"]: cell for cell in json.loads(text)["cells"]}


def code(cell):
    return "".join(cell["source"])


@pytest.mark.parametrize("write", [assignment.source, assignment.release])
def test_a_notebook_is_valid(write):
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    made = make([Article(id="a b", text=HOSTILE)], [TASK], name="x", markers=[machine({})])
    for each in (MADE, made):
        nbformat.validate(nbformat.reads(write(each), as_version=4))


@pytest.mark.parametrize("write", [assignment.source, assignment.release])
def test_every_cell_has_what_nbgrader_asks_for(write):
    listed = json.loads(write(MADE))["cells"]
    marks = [cell["metadata"]["nbgrader"] for cell in listed]
    assert len({mark["grade_id"] for mark in marks}) == len(marks)
    for mark in marks:
        assert mark["schema_version"] == 3
        assert {"grade", "grade_id", "locked", "solution", "task"} <= set(mark)
        assert ("points" in mark) == mark["grade"]
        assert mark["locked"] != mark["solution"]
    assert {mark["grade_id"]: mark["points"] for mark in marks if mark["grade"]} == {
        "loaded-points": 4, "facts-points": 1, "rewrites": 2, "why": 2,
    }  # fmt: skip


def test_the_students_version_holds_no_expert_and_no_test():
    text = assignment.release(MADE)
    assert "expert:" not in text
    assert "SOLUTION" not in text
    assert "HIDDEN" not in text
    assert "2: gives a reason" not in text
    assert "expert:ada" in assignment.source(MADE)


def test_both_versions_have_the_same_cells():
    assert list(cells(assignment.source(MADE))) == list(cells(assignment.release(MADE)))


def test_an_article_that_looks_like_markup_stays_between_its_fences():
    made = make([Article(id="a", text=HOSTILE)], [TASK], name="x", markers=[machine({})])
    text = code(cells(assignment.release(made))["text-1"])
    fence = text.splitlines()[2].removesuffix("text")
    assert set(fence) == {"`"}
    assert fence not in HOSTILE
    assert text.endswith(f"\n{HOSTILE}\n{fence}")
    regions = assignment.source(made).count('### END HIDDEN TESTS"')
    assert regions == assignment.source(made).count("### BEGIN HIDDEN TESTS\\n")


def run(notebook, marks=None):
    """Run the cells in order; give the value of the points cell, as nbgrader takes it."""
    scope = {}
    *before, last = [
        line for line in code(notebook["loaded-points"]).splitlines() if line[:3] != "###"
    ]
    with contextlib.redirect_stdout(io.StringIO()):
        exec(code(notebook["loaded-marks"]), scope)
        scope["loaded_marks"] = scope["loaded_marks"] if marks is None else marks
        exec("\n".join(before), scope)
        return eval(last, scope)


def test_the_instructors_own_solution_earns_all_points():
    # the two experts differ on two places, so each of these earns part of its point
    assert run(cells(assignment.source(MADE))) == 3.0


def test_reasons_earn_all_points_and_an_untouched_table_none():
    notebook = cells(assignment.source(MADE))
    rows = [("regime", "label", "", ""), ("“order”", "label", "", "it is no order"),
            ("calm", "praise", "", "nobody else says so")]  # fmt: skip
    assert run(notebook, {"port": rows}) == 4.0
    assert run(notebook, {"port": []}) == 0.0
    assert run(notebook, "nonsense") == 0.0
    assert run(notebook, {"port": [("no such words", "label", "", "")]}) == 0.0


def test_a_wrong_label_is_named_with_the_choices(capsys):
    in_notebook.check({"port": [("regime", "lable")]}, ["label", "praise"])
    assert "'lable' is no label. The labels are: label, praise." in capsys.readouterr().out


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course in which nbgrader has made the students' version itself."""
    if not shutil.which("nbgrader"):
        pytest.skip("nbgrader is not installed")
    home = tmp_path_factory.mktemp("course")
    write(MADE, home)
    shutil.rmtree(home / "nbgrader" / "release")
    nbgrader(home / "nbgrader", "generate_assignment", "port-words", "--create")
    return home / "nbgrader"


def nbgrader(course, *words):
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(["nbgrader", *words], cwd=course, env=env, capture_output=True)
    return done.returncode == 0


ANSWER = "loaded_marks = {'port': [('regime', 'label', '', 'it judges them')]}"


def place(listed, grade_id):
    names = [cell["metadata"].get("nbgrader", {}).get("grade_id") for cell in listed]
    return names.index(grade_id)


def whole(listed):
    listed[place(listed, "loaded-marks")]["source"] = ANSWER


def deleted(listed):
    whole(listed)
    del listed[place(listed, "why")]


def copied(listed):
    whole(listed)
    at = place(listed, "loaded-marks")
    listed.insert(at + 1, {**listed[at], "id": "copy"})


def split(listed):
    at = place(listed, "loaded-marks")
    first, last = ANSWER.split("'port'")
    listed[at]["source"] = first
    listed.insert(at + 1, {**listed[at], "id": "rest", "metadata": {}, "source": f"'port'{last}"})


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "graded", "points"),
    [(whole, True, "1.5"), (deleted, True, "1.5"), (copied, False, "0.0"), (split, True, "0.0")],
)
def test_nbgrader_grades_what_it_can_and_our_grading_all(course, tmp_path, change, graded, points):
    """nbgrader refuses a copied cell and earns a split one nothing; our grading reads both."""
    student = change.__name__
    handed = course / "submitted" / student / "port-words"
    shutil.copytree(course / "release" / "port-words", handed)
    path = handed / "port-words.ipynb"
    content = json.loads(path.read_text("utf-8"))
    change(content["cells"])
    path.write_text(json.dumps(content), "utf-8")
    assert nbgrader(course, "autograde", "port-words", "--create", "--student", student) is graded
    assert nbgrader(course, "export", "--to", "grades.csv")
    with (course / "grades.csv").open(encoding="utf-8", newline="") as lines:
        book = {row["student_id"]: row["score"] for row in csv.DictReader(lines)}
    assert book[student] == points
    ours = tmp_path / "ours" / student
    shutil.copytree(handed, ours)
    grade_folder(ours.parent, MADE, tmp_path / "graded")
    with (tmp_path / "graded" / "grades.csv").open(encoding="utf-8-sig", newline="") as lines:
        (own,) = [row["points"] for row in csv.DictReader(lines) if row["part"] == "loaded: marks"]
    assert own == "1.5"

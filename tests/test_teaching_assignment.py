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
        assert (mark.get("checksum") is not None) == (write is assignment.release)
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
    assert run(cells(assignment.source(MADE))) == 4.0


def test_points_are_those_of_the_grade_book_and_reasons_earn_none():
    notebook = cells(assignment.source(MADE))
    rows = [("regime", "label", "", ""), ("“order”", "label", "", "it is no order"),
            ("calm", "praise", "", "nobody else says so")]  # fmt: skip
    assert run(notebook, {"port": rows}) == 1.5
    assert run(notebook, {"port": rows[:1] * 8}) == 1.5
    assert run(notebook, {"port": []}) == 0.0
    assert run(notebook, "nonsense") == 0.0
    assert run(notebook, {"port": [("no such words", "label", "", "")]}) == 0.0


@pytest.mark.parametrize("write", [assignment.source, assignment.release])
def test_without_an_expert_no_cell_gives_points_for_marks(write):
    notebook = cells(write(exercise(experts=False)))
    assert not notebook["loaded-points"]["metadata"]["nbgrader"]["grade"]
    assert "in_notebook.points" not in code(notebook["loaded-points"])


def test_a_wrong_label_is_named_with_the_choices(capsys):
    in_notebook.check({"port": [("regime", "lable")], "x": 3}, ["label", "praise"])
    said = capsys.readouterr().out
    assert "'lable' is no label. The labels are: label, praise." in said
    assert "x: the rows go between square brackets." in said


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course in which nbgrader has made the students' version itself."""
    pytest.importorskip("nbgrader", reason="nbgrader is not installed")
    home = tmp_path_factory.mktemp("course")
    write(MADE, home)
    assert nbgrader(home / "nbgrader", "generate_assignment", "port-words", "--create")
    return home / "nbgrader"


@pytest.mark.slow
def test_the_students_version_is_the_one_that_nbgrader_makes(course):
    made = (course / "release" / "port-words" / "port-words.ipynb").read_text("utf-8")
    assert cells(made) == cells(assignment.release(MADE))


def nbgrader(course, *words):
    here = os.path.dirname(sys.executable)  # nbgrader calls alembic by its name
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    env["PATH"] = os.pathsep.join((here, env.get("PATH", "")))
    command = [sys.executable, "-m", "nbgrader", *words]
    done = subprocess.run(command, cwd=course, env=env, capture_output=True)
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


def copied_points(listed):
    whole(listed)
    at = place(listed, "loaded-points")
    listed.insert(at, {**listed[at], "id": "copy"})


def made_markdown(listed):
    whole(listed)
    cell = listed[place(listed, "loaded-marks")]
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


def split(listed):
    at = place(listed, "loaded-marks")
    first, last = ANSWER.split("'port'")
    listed[at]["source"] = first
    listed.insert(at + 1, {**listed[at], "id": "rest", "metadata": {}, "source": f"'port'{last}"})


CHANGES = {
    whole: "1.5", deleted: "1.5", copied: "1.5", copied_points: "1.5", made_markdown: "1.5",
    split: "0.0",
}  # fmt: skip


@pytest.mark.slow
def test_one_run_of_nbgrader_grades_all_and_so_does_ours(course, tmp_path):
    """Only a split cell earns nothing with nbgrader; our grading reads it too."""
    for change in CHANGES:
        handed = course / "submitted" / change.__name__ / "port-words"
        shutil.copytree(course / "release" / "port-words", handed)
        path = handed / "port-words.ipynb"
        path.chmod(0o644)
        content = json.loads(path.read_text("utf-8"))
        change(content["cells"])
        path.write_text(json.dumps(content), "utf-8")
    assert nbgrader(course, "autograde", "port-words", "--create")
    assert nbgrader(course, "export", "--to", "grades.csv")
    with (course / "grades.csv").open(encoding="utf-8", newline="") as lines:
        book = {row["student_id"]: row["score"] for row in csv.DictReader(lines)}
    assert book == {change.__name__: points for change, points in CHANGES.items()}
    grade_folder(course / "submitted", MADE, tmp_path / "graded")
    with (tmp_path / "graded" / "grades.csv").open(encoding="utf-8-sig", newline="") as lines:
        own = {
            r["student"]: r["points"] for r in csv.DictReader(lines) if r["part"] == "loaded: marks"
        }
    assert own == {change.__name__: "1.5" for change in CHANGES}

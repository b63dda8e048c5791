"""The notebooks are real ones, with names that nbgrader takes, and grade themselves."""

import contextlib
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


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("nbgrader"), reason="nbgrader is not installed")
def test_nbgrader_makes_and_grades_the_assignment(tmp_path):
    write(MADE, tmp_path)
    course = tmp_path / "nbgrader"
    shutil.rmtree(course / "release")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    def nbgrader(*words):
        subprocess.run(["nbgrader", *words], cwd=course, env=env, check=True, capture_output=True)

    nbgrader("generate_assignment", "port-words", "--create")
    handed = course / "submitted" / "ann" / "port-words"
    shutil.copytree(course / "release" / "port-words", handed)
    path = handed / "port-words.ipynb"
    content = json.loads(path.read_text("utf-8"))
    for cell in content["cells"]:
        if cell["metadata"]["nbgrader"]["grade_id"] == "loaded-marks":
            cell["source"] = "loaded_marks = {'port': [('regime', 'label', '', 'it judges them')]}"
    path.write_text(json.dumps(content), "utf-8")
    nbgrader("autograde", "port-words", "--create")
    nbgrader("export", "--to", "grades.csv")
    assert ",1.5," in (course / "grades.csv").read_text("utf-8")

"""Make an nbgrader assignment: the instructor's notebook with solutions, and the students'.

nbgrader is a program that grades notebooks: the metadata of a cell say whether it is locked and how
many points it earns. A mark is a stretch of an article with a label and a reason.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from typing import Any

from framing.article import Article
from framing.teaching.exercise import Exercise, Task, number_asked
from framing.teaching.lessons import label_name
from framing.teaching.page import origin
from framing.teaching.serialization import as_dict

STUB = "YOUR ANSWER HERE"
# For nbgrader: what stands where the solution was, so that an untouched cell still runs.
CODE_STUB = "# Your rows go into the table above."
# What nbgrader needs to know: it lies beside the assignment and is read where nbgrader is run.
CONFIG = f"""from nbgrader.preprocessors import (
    CheckCellMetadata, ClearOutput, DeduplicateIds, OverwriteCells, OverwriteKernelspec,
)


class LastOfCopies(DeduplicateIds):
    \"\"\"Of a copied cell grade the last: nbgrader alone would leave the notebook out.\"\"\"

    def preprocess(self, nb, resources):
        nb, resources = super().preprocess(nb, resources)
        for cell in nb.cells:
            if cell.metadata.get("nbgrader") == {{}}:
                del cell.metadata["nbgrader"]
        return nb, resources


c = get_config()  # noqa: F821
c.ClearSolutions.code_stub = {{"python": "{CODE_STUB}"}}
c.GenerateAssignment.force = True  # the students' version is here already: enter it all the same
c.Autograde.sanitize_preprocessors = [
    ClearOutput, LastOfCopies, OverwriteKernelspec, OverwriteCells, CheckCellMetadata,
]
"""
_RUN = re.compile("`+")
_HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
_SOLUTION = ("### BEGIN SOLUTION", "### END SOLUTION")

Cell = dict[str, Any]


def variable(task: Task) -> str:
    """Return the name of the variable that holds the student's marks for a task.

    Examples
    --------
    >>> variable(Task("who-acts", "?", {}))
    'who_acts_marks'
    """
    return re.sub(r"\W", "_", task.marker) + "_marks"


def cell_name(text: str) -> str:
    """Return a text as a name that nbgrader and the notebook format allow for a cell.

    Characters that are not allowed become hyphens; at most 64 characters are kept.

    Examples
    --------
    >>> cell_name("who acts?-marks")
    'who-acts--marks'
    """
    return re.sub(r"[^A-Za-z0-9_-]", "-", text)[:64]


def source(exercise: Exercise) -> str:
    """Return the instructor's notebook as JSON text.

    The experts' marks are its solutions, and hidden tests compare the students' with them.
    """
    return _notebook(_cells(exercise, instructor=True))


def release(exercise: Exercise) -> str:
    """Return the students' notebook as JSON text, as nbgrader would make it.

    It has neither solutions nor hidden tests; only cells for answers can be edited.
    """
    return _notebook(_locked(cell) for cell in _cells(exercise, instructor=False))


def _locked(cell: Cell) -> Cell:
    """Return a copy of a cell that students cannot delete, with the checksum nbgrader expects.

    Only a cell for an answer (``solution`` in its nbgrader metadata) can be edited.
    """
    marks = cell["metadata"]["nbgrader"]
    text, kind = "".join(cell["source"]), cell["cell_type"]
    parts = [text, kind, str(marks["grade"]), str(marks["solution"]), str(not marks["solution"])]
    points = [str(float(marks["points"]))] if marks["grade"] else []
    seal = "".join([*parts, marks["grade_id"], *points]).encode()
    marks = {**marks, "cell_type": kind, "checksum": hashlib.md5(seal).hexdigest()}
    metadata: dict[str, Any] = {"deletable": False, "nbgrader": marks}
    metadata |= {} if marks["solution"] else {"editable": False}
    return {**cell, "metadata": metadata}


def _notebook(cells: Iterator[Cell]) -> str:
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    content = {
        "cells": list(cells),
        "metadata": {"kernelspec": kernel, "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(content, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _cells(exercise: Exercise, instructor: bool) -> Iterator[Cell]:
    yield _reading("introduction", f"# {_inert(exercise.title)}\n\n{exercise.introduction}")
    for number, article in enumerate(exercise.articles, start=1):
        yield _reading(f"text-{number}", _text(article))
    for task in exercise.tasks:
        yield _reading(f"{task.marker}-question", _question(task))
        yield _code(f"{task.marker}-marks", _marks(exercise, task, instructor), solution=True)
        tests = _tests(exercise, task, instructor)
        points = task.points if _has_expert(exercise, task) else None  # no expert, no points
        yield _code(f"{task.marker}-points", tests, points=points)
    if exercise.facts:
        yield from _facts(exercise, instructor)
    if exercise.rewrites:
        yield from _rewrites(exercise, instructor)
    for question in exercise.questions:
        yield _reading(f"{question.id}-question", f"## {question.text}")
        answer = question.rubric if instructor else STUB
        yield _cell("markdown", question.id, answer, solution=True, points=question.points)


def _has_expert(exercise: Exercise, task: Task) -> bool:
    return bool((exercise.expert["task"] == task.marker).any())


def _cell(
    kind: str,
    grade_id: str,
    text: str,
    solution: bool = False,
    points: int | None = None,
    locked: bool = False,
) -> Cell:
    grade_id = cell_name(grade_id)
    marks = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": locked,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        marks["points"] = points
    cell: Cell = {
        "cell_type": kind,
        "id": grade_id,
        "metadata": {"nbgrader": marks},
        "source": text.splitlines(keepends=True),
    }
    return cell if kind == "markdown" else {**cell, "execution_count": None, "outputs": []}


def _reading(grade_id: str, text: str) -> Cell:
    return _cell("markdown", grade_id, text, locked=True)


def _code(grade_id: str, text: str, solution: bool = False, points: int | None = None) -> Cell:
    return _cell("code", grade_id, text, solution, points, locked=not solution)


def _inert(text: str) -> str:
    """Return text as one line of Markdown inline code, so that nothing in it acts as markup."""
    fence = "`" * (max((len(run) for run in _RUN.findall(text)), default=0) + 1)
    return f"{fence} {' '.join(text.split())} {fence}"


def _text(article: Article) -> str:
    """Return an article in Markdown: a line on its origin, and its text as a code block.

    In the code block nothing in the text acts as markup.
    """
    longest = max((len(run) for run in _RUN.findall(article.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{_inert(origin(article) or article.id)}\n\n{fence}text\n{article.text}\n{fence}"


def _question(task: Task) -> str:
    labels = "\n".join(
        f"- `{label}`{_meaning(label_name(label, task.marker), label, about)}"
        for label, about in task.labels.items()
    )
    who = f"\n\nThird in each row: {task.who}" if task.who else ""
    return f"## {task.question}\n\n{labels}\n\n{number_asked(task)}{who}"


def _meaning(name: str, label: str, about: str) -> str:
    """Return the text that follows a label in a list: " (plain name): meaning".

    ``name`` is the label's plain name, ``about`` its meaning. A name equal to the label, and an
    empty meaning, are left out; the text may be empty.
    """
    return (f" ({name})" if name != label else "") + (f": {about}" if about else "")


def _marks(exercise: Exercise, task: Task, instructor: bool) -> str:
    shape = '("the exact words", "label", "who", "why")'
    shape = shape if task.who else '("the exact words", "label", "why")'
    name = variable(task)
    lines = [f"# One row for each stretch: {shape}", f"{name} = {{"]
    for article in exercise.articles:
        lines += [f"    {article.id!r}: [", "        # your rows", "    ],"]
    solution = f"{name} = {_expert(exercise, task)!r}"
    return "\n".join([*lines, "}", *_solved(solution, instructor)])


def _solved(solution: str, instructor: bool) -> list[str]:
    """Return the lines at the end of a cell for an answer.

    For the instructor they are ``solution``, a line of code, between nbgrader's two comments; for
    students the comment that nbgrader puts in its place.
    """
    return [_SOLUTION[0], solution, _SOLUTION[1]] if instructor else [CODE_STUB]


def _expert(exercise: Exercise, task: Task) -> dict[str, list[tuple[str, ...]]]:
    found = exercise.expert[exercise.expert["task"] == task.marker]
    solution: dict[str, list[tuple[str, ...]]] = {article.id: [] for article in exercise.articles}
    for row in found.to_dict("records"):
        who = (row[task.who_column],) if task.who else ()
        solution[row["article"]].append((row["text"], row["category"], *who, row["explanation"]))
    return solution


def _tests(exercise: Exercise, task: Task, instructor: bool) -> str:
    name = variable(task)
    lines = [
        "from framing.teaching import in_notebook",
        "",
        f"in_notebook.check({name}, {list(task.labels)!r})",
    ]
    if instructor and _has_expert(exercise, task):
        call = f"in_notebook.points({task.marker!r}, {name}, {_key(exercise)})"
        lines += [_HIDDEN[0], call, _HIDDEN[1]]
    return "\n".join(lines)


def _key(exercise: Exercise) -> str:
    """Return the exercise as JSON in a Python string literal, each "#" written as an escape."""
    content = json.dumps(as_dict(exercise), separators=(",", ":"))
    return repr(content.replace("#", "\\u0023"))


def _facts(exercise: Exercise, instructor: bool) -> Iterator[Cell]:
    statements = "\n".join(f"- `{fact.id}`: {fact.statement}" for fact in exercise.facts)
    names = ", ".join(repr(article.id) for article in exercise.articles)
    yield _reading("facts-question", f"## Which article tells it?\n\n{statements}")
    rows = [f"    {fact.id!r}: []," for fact in exercise.facts]
    solution = {fact.id: list(fact.told) for fact in exercise.facts}
    lines = [f"# Put in the articles that tell it: {names}", "facts = {", *rows, "}"]
    lines += _solved(f"facts = {solution!r}", instructor)
    yield _code("facts", "\n".join(lines), solution=True)
    tests = ["from framing.teaching import in_notebook", "", "in_notebook.check_facts(facts)"]
    if instructor:
        call = f"in_notebook.facts_points(facts, {_key(exercise)})"
        tests += [_HIDDEN[0], call, _HIDDEN[1]]
    yield _code("facts-points", "\n".join(tests), points=len(exercise.facts))


def _rewrites(exercise: Exercise, instructor: bool) -> Iterator[Cell]:
    asked = exercise.rewrites
    yield _reading("rewrites-question", f"## Rewrite: the same facts, other words ({asked} asked)")
    lines = ["rewrites = [", *['    ("the sentence", "your sentence"),'] * asked, "]"]
    text = "\n".join([*lines, *_solved("# The same facts, and no word that judges.", instructor)])
    yield _cell("code", "rewrites", text, solution=True, points=2 * asked)

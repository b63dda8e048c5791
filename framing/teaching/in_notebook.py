"""Check a student's table of marks, and compute its points, from cells of an nbgrader notebook.

A mark is a stretch of an article with a label and a reason. The table of marks is
``{article: [(words, label, reason), ...]}``, with the answer to the second question, where the task
has one, before the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from framing.teaching.answers import Answer, facts, without_repeats
from framing.teaching.exercise import concat, rows_of
from framing.teaching.grading import facts_part, grade
from framing.teaching.mark_comparison import Key
from framing.teaching.notebooks import rows_in
from framing.teaching.notes import Notes
from framing.teaching.serialization import from_dict
from framing.text import Text


def check(marks: Any, labels: Iterable[str]) -> None:
    """Print which rows of a student's table cannot be read and why, or how many can.

    ``marks`` is the table, ``labels`` are those that the task allows.

    Examples
    --------
    >>> check({"a": [("regime", "label", "judges")]}, ["label"])
    Rows that can be read: 1.
    >>> check({"a": [("regime", "lable", "judges")]}, ["label"])
    a: 'lable' is no label. The labels are: label.
    """
    known = list(labels)
    if not isinstance(marks, dict):
        print("The table must stay as it was: {article: [rows]}.")
        return
    lists = {name: rows for name, rows in marks.items() if isinstance(rows, list | tuple)}
    rows = [(article, row) for article, listed in lists.items() for row in listed]
    wrong = [line for article, row in rows if (line := _wrong(article, row, known))]
    wrong += [f"{name}: the rows go between square brackets." for name in set(marks) - set(lists)]
    print("\n".join(wrong) if wrong else f"Rows that can be read: {len(rows)}.")


def check_facts(answers: Any) -> None:
    """Print how many facts have an article in ``answers``, a dict ``{fact: [articles]}``."""
    answered = (
        sum(bool(articles) for articles in answers.values()) if isinstance(answers, dict) else 0
    )
    print(f"{answered} facts have an article.")


def points(marker: str, marks: Any, key: str) -> float:
    """Return the points of a table of marks; nbgrader gives the cell the number it evaluates to.

    Parameters
    ----------
    marker
        The name of the task.
    marks
        The student's table.
    key
        The exercise as JSON text, made from `framing.teaching.serialization.as_dict`; without an
        expert's marks in it the points are 0.
    """
    exercise = from_dict(json.loads(key))
    task, notes = exercise.task(marker), Notes()
    texts = {article.id: Text(article) for article in exercise.articles}
    found = list(rows_in(marks, task, texts, notes))
    tables = (
        rows_of(
            text, task, "student:", [mark for article, mark in found if article == text.article.id]
        )
        for text in texts.values()
    )
    answer = Answer("", "", without_repeats(concat(tables)))
    parts = grade(answer, Key(exercise)).parts
    earned = next(part.points for part in parts if part.name == f"{marker}: marks")
    return 0.0 if earned != earned else earned


def facts_points(answers: Any, key: str) -> float:
    """Return the points of ``answers``, a dict ``{fact: [articles]}``, at most 1 for each fact.

    ``key`` is the exercise as JSON text.
    """
    exercise = from_dict(json.loads(key))
    return facts_part(facts(answers, exercise), exercise).points


def _wrong(article: object, row: Any, labels: list[str]) -> str:
    if (
        not isinstance(row, tuple | list)
        or len(row) < 2
        or not all(isinstance(p, str) for p in row)
    ):
        return f"{article}: {str(row)[:60]} is no row of words."
    if row[1] not in labels:
        return f"{article}: {row[1]!r} is no label. The labels are: {', '.join(labels)}."
    return ""

"""Measure how far students agree with each other, with the experts and with the markers.

A mark is a stretch of an article to which a reader gave a label; markers are programs that find one
kind of wording each, and together they are called the machine.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from framing.measuring.agreement import Stretch, alpha, labels_of, pairs
from framing.teaching.answers import Answer
from framing.teaching.mark_comparison import MACHINE, Key
from framing.teaching.matching import Words

COLUMNS = ["task", "article", "measure", "one", "other", "words", "value"]


def agreement(answers: Sequence[Answer], key: Key) -> pd.DataFrame:
    """Return the agreement on each task in each article, a row per measure.

    ``key`` is the exercise, prepared for grading. A student without a mark in an article for a task
    is left out there. The columns are ``task, article, measure, one, other, words, value``.
    ``words`` is the number of words in the article. The measures are ``alpha`` (Krippendorff's, of
    all students; ``one`` is ``class``, ``other`` empty), ``alpha with experts and machine``
    (``other`` is ``all``), and, of a student (``one``) with an expert or the machine (``other``),
    ``kappa`` (Cohen's, word by word) and ``span_f1`` (F1 of the marked stretches). ``value`` is 1
    for full agreement, NaN where undefined.
    """
    rows: list[dict[str, object]] = []
    for task in key.exercise.tasks:
        for article in key.exercise.articles:
            here = {"task": task.marker, "article": article.id}
            marks = _readers(answers, key, **here)
            rows += [{**here, **row} for row in _measured(marks, key, article.id)]
    return pd.DataFrame(rows, columns=COLUMNS)


def _readers(
    answers: Sequence[Answer], key: Key, task: str, article: str
) -> dict[str, list[Stretch]]:
    """Return the marks of one task in one article as lists of (start, end, label), by reader.

    ``start`` and ``end`` are characters. The readers are ``student:NAME`` for students with at
    least one mark there, ``expert:NAME`` for all experts, and ``machine``.
    """
    exercise = key.exercise
    students = {f"student:{answer.student}": answer.evidence for answer in answers}
    experts = {name: exercise.expert[exercise.expert["marker"] == name] for name in key.experts}
    found = {
        name: _stretches(frame, task, key.words[article])
        for name, frame in {**students, **experts, MACHINE: exercise.machine}.items()
    }
    return {name: marks for name, marks in found.items() if marks or name not in students}


def _stretches(frame: pd.DataFrame, task: str, words: Words) -> list[Stretch]:
    """Return the marks of one task and article as (start, end, label), moved to bounds of words.

    ``frame`` is a table of marks, ``words`` the words of the article. So it makes no difference
    whether somebody marked the quotation marks too.
    """
    here = frame[(frame["task"] == task) & (frame["article"] == words.text.article.id)]
    found = []
    for start, end, label in zip(here["start"], here["end"], here["category"], strict=True):
        place = words.place(start, end)
        if place.last > place.first:
            first, last = words.text.words[place.first], words.text.words[place.last - 1]
            found.append((first.start, last.end, label))
    return found


def _measured(marks: dict[str, list[Stretch]], key: Key, article: str) -> list[dict[str, object]]:
    words = key.words[article].text.words
    students = [name for name in marks if name.startswith("student:")]
    labels = {name: labels_of(words, marks[name]) for name in marks}
    rows = [
        _row("alpha", "class", "", len(words), alpha({name: labels[name] for name in students})),
        _row("alpha with experts and machine", "class", "all", len(words), alpha(labels)),
    ]
    for student in students:
        for other in (*key.experts, MACHINE):
            pair = pairs(words, {student: marks[student], other: marks[other]}).iloc[0]
            for measure in ("kappa", "span_f1"):
                rows.append(_row(measure, student, other, len(words), pair[measure]))
    return rows


def _row(measure: str, one: str, other: str, words: int, value: float) -> dict[str, object]:
    return {"measure": measure, "one": one, "other": other, "words": words, "value": value}

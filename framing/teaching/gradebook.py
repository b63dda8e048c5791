"""Write the results of grading: grade book, feedback pages, a page for the teacher.

A mark is a stretch of an article with a label and the student's reason.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from markupsafe import Markup

from framing.spreadsheets import harmless
from framing.teaching.class_agreement import agreement
from framing.teaching.exercise import Exercise, concat
from framing.teaching.feedback import feedback
from framing.teaching.grading import Graded, grade
from framing.teaching.lessons import label_name
from framing.teaching.mark_comparison import Judged, Key, has_reason
from framing.teaching.matching import SHARED, Place, Words
from framing.teaching.submissions import Problem, collect
from framing.teaching.templates import fill, source

COLUMNS = ["student", "part", "points", "out of", "reasons given", "to look at by hand", "note"]
MOST_PLACES = 40


class Outcome(NamedTuple):
    """The result of grading a folder.

    ``folder`` is where the files were written, ``students`` the number of answers graded,
    ``problems`` the files of answers that were not read in full, with the reasons.
    """

    folder: Path
    students: int
    problems: list[Problem]


def grade_folder(folder: Path, exercise: Exercise, out: Path) -> Outcome:
    """Grade every answer in a folder, write the results into ``out``, and return a summary.

    The files are ``grades.csv`` (points), ``agreement.csv`` (how far readers agree),
    ``problems.csv`` (files not read in full), ``class.html`` (the teacher's page), ``evidence.csv``
    (all marks of the students) and ``feedback/``, with a page for each student. A damaged file
    never stops the others: it is named in ``problems``.
    """
    answers, problems = collect(folder, exercise)
    key = Key(exercise)
    graded = [grade(answer, key) for answer in answers]
    measured = agreement(answers, key)
    out.mkdir(parents=True, exist_ok=True)
    _write(out / "grades.csv", grade_book(graded))
    _write(out / "agreement.csv", measured)
    _write(out / "problems.csv", pd.DataFrame(problems, columns=["file", "why"]))
    _write(out / "evidence.csv", _all_marks(graded))
    (out / "class.html").write_bytes(class_page(graded, measured, problems, key).encode())
    letters = out / "feedback"
    letters.mkdir(exist_ok=True)
    for name, one in zip(file_names(graded), graded, strict=True):
        (letters / f"{name}.html").write_bytes(feedback(one, key).encode())
    return Outcome(out, len(graded), problems)


def grade_book(graded: Iterable[Graded]) -> pd.DataFrame:
    """Return a table with a row per student and part of the exercise: points and notes.

    The columns are ``student, part, points, out of, reasons given, to look at by hand, note``.
    Points are NaN where a person has to read the answer.
    """
    rows = [
        (one.answer.student, part.name, part.points, part.out_of, part.reasons, part.by_hand,
         part.note)
        for one in graded
        for part in one.parts
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=COLUMNS)


def class_page(
    graded: Sequence[Graded], measured: pd.DataFrame, problems: Sequence[Problem], key: Key
) -> str:
    """Return the teacher's page as HTML: disputed words, reasons, agreement, files not read.

    ``measured`` is the table of measures that `framing.teaching.class_agreement.agreement` returns,
    ``problems`` are the files not read in full, ``key`` is the exercise, prepared for grading.
    """
    return fill(
        "class.html.jinja",
        exercise=key.exercise,
        students=len(graded),
        places=_places(graded, key)[:MOST_PLACES],
        reasons=_reasons(graded),
        agreement=measured[measured["measure"].str.startswith("alpha")].to_dict("records"),
        problems=problems,
        style=Markup(source("feedback.css")),
    )


def _places(graded: Sequence[Graded], key: Key) -> list[dict[str, Any]]:
    """Return the words that readers label differently, those with most reasons first.

    Each is a dict with ``words``, ``labels``, a list of (plain name, number of students), and
    ``reasons``, a list of (student, plain name, reason).
    """
    groups = gathered((found for one in graded for found in one.judged), key)
    places = [_place(group) for group in groups if _disputed(group)]
    return sorted(places, key=lambda place: -len(place["reasons"]))


def gathered(judged: Iterable[Judged], key: Key) -> list[list[Judged]]:
    """Return marks of students in groups that mean the same words of an article.

    A mark joins the first group of its article and task with whose first mark it shares at least
    half of the words that either covers. ``key`` is the exercise, prepared for grading.
    """
    groups: dict[tuple[object, object], list[tuple[Place, list[Judged]]]] = {}
    for found in judged:
        row = found.row
        here = key.words[str(row["article"])].place(int(str(row["start"])), int(str(row["end"])))
        known = groups.setdefault((row["article"], row["task"]), [])
        home = next((group for at, group in known if Words.shared(at, here) >= SHARED), None)
        if home is None:
            known.append((here, [found]))
        else:
            home.append(found)
    return [group for known in groups.values() for _, group in known]


def _disputed(group: list[Any]) -> bool:
    return len({found.row["category"] for found in group}) > 1 or any(f.discuss for f in group)


def _reasons(graded: Sequence[Graded]) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Return (student, [(words, plain name of the label, reason), ...]) where there are reasons."""
    by_student = (
        (one.answer.student, [
            (str(f.row["text"]), _named(f.row), str(f.row["explanation"]))
            for f in one.judged if has_reason(f.row)
        ])
        for one in graded
    )  # fmt: skip
    return [(student, rows) for student, rows in by_student if rows]


def _place(group: list[Any]) -> dict[str, Any]:
    chosen = {(found.row["marker"], _named(found.row)) for found in group}
    counts = Counter(label for _, label in sorted(chosen))  # each student once
    return {
        "words": group[0].row["text"],
        "labels": counts.most_common(),
        "reasons": [
            (f.row["marker"].removeprefix("student:"), _named(f.row), f.row["explanation"])
            for f in group
            if f.row["explanation"]
        ],
    }


def _named(row: Mapping[str, object]) -> str:
    return label_name(str(row["category"]), str(row["task"]))


def _all_marks(graded: Sequence[Graded]) -> pd.DataFrame:
    return concat(one.answer.evidence for one in graded)


def _write(path: Path, frame: pd.DataFrame) -> None:
    """Write a table as CSV in which no cell can be taken for a formula by a spreadsheet."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(frame.columns)
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([_cell(value) for value in row])
    path.write_bytes(lines.getvalue().encode("utf-8-sig"))


def _cell(value: object) -> object:
    if isinstance(value, float):
        return "" if value != value else f"{value:.10g}"
    return harmless(value)


def file_names(graded: Sequence[Graded]) -> list[str]:
    """Return a file name without ending for each answer, in their order; all differ.

    It is the student's name with other characters than letters and digits replaced.
    """
    names: list[str] = []
    taken: set[str] = set()
    for one in graded:
        plain = "".join(c if c.isalnum() or c in "-_" else "_" for c in one.answer.student)[:60]
        name = plain.strip("_") or "student"
        tries = (name if number == 1 else f"{name}-{number}" for number in range(1, 10**6))
        names.append(next(each for each in tries if each.casefold() not in taken))
        taken.add(names[-1].casefold())
    return names

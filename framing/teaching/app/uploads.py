"""Store files of answers that students saved and the teacher uploads to a class."""

from __future__ import annotations

import time
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from framing.teaching import student_names
from framing.teaching.answers import clean_name
from framing.teaching.app.sessions import MOST_STUDENTS
from framing.teaching.app.state import AppState
from framing.teaching.app.store import packed
from framing.teaching.exercise import Exercise
from framing.teaching.submissions import parse_json, read_answer, reason_of

LARGEST = 10_000_000  # bytes of one file


class UploadResult(NamedTuple):
    """A file's name, whether its answers were stored (``taken``), and a sentence on it."""

    file: str
    taken: bool
    says: str


def accept_files(
    state: AppState, row: dict[str, Any], files: list[tuple[str, bytes]]
) -> list[UploadResult]:
    """Store the answers in files, a student each; return a result per file.

    ``row`` is the class's row; ``files`` are names and bytes. Of a name only the ending and the
    student's name in it are used, never a path. A damaged file stops no other. The list is empty
    where the exercise was deleted.
    """
    exercise = state.exercise(row["exercise"])
    if exercise is None:
        return []
    results = []
    for name, data in files:
        plain = clean_name(PurePosixPath(name.replace("\\", "/")).name) or "file"
        try:
            results.append(
                UploadResult(plain, True, _accept(state, row["id"], exercise, plain, data))
            )
        except Exception as error:  # whatever a file holds, the others are taken
            results.append(UploadResult(plain, False, reason_of(error)))
    return results


def _accept(state: AppState, key: str, exercise: Exercise, name: str, data: bytes) -> str:
    if len(data) > LARGEST:
        raise ValueError(f"it has over {LARGEST // 1_000_000} MB")
    student = student_names.students([Path(name)], exercise.name)[0]
    answer = read_answer(data, name, student, exercise)
    claimed = answer.student or student or "somebody"
    text, now = packed(parse_json(data)), time.time()
    with state.store.change():
        rows = state.store.all("SELECT * FROM student WHERE class = ?", key)
        if any(row["answers"] == text for row in rows):
            return "it was taken before"
        if len(rows) >= MOST_STUDENTS:
            raise ValueError(f"the class is full: it has {MOST_STUDENTS} students")
        own = _free(claimed, {row["same"] for row in rows})
        state.store.add("student", **{"class": key}, name=own, same=own.casefold(), joined=now,
                       seen=now, answers=text, rev=1, handed=now, file=name)  # fmt: skip
    marks = len(answer.evidence)
    note = "" if own == claimed else f", as there is another {claimed}"
    return f"{own}: {marks} {'mark' if marks == 1 else 'marks'}{note}"


def _free(name: str, taken: set[str]) -> str:
    names = (name if number == 1 else f"{name} ({number})" for number in range(1, 10**6))
    return next(each for each in names if each.casefold() not in taken)

"""Read every answer in a folder; files that cannot be read are listed with the reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from framing.teaching import student_names
from framing.teaching.answers import Answer, from_page
from framing.teaching.exercise import Exercise
from framing.teaching.notebooks import from_notebook
from framing.teaching.serialization import FILE

LARGEST = 40_000_000  # bytes: a notebook with large outputs is read, a film is not
KINDS = (".json", ".ipynb")
PACKED = (".zip", ".rar", ".7z", ".gz", ".tar")
GRADED = "graded"  # the folder that grading writes
_OURS = {GRADED, "nbgrader"}
# What nbgrader and systems put beside an answer.
_NO_ANSWERS = {"timestamp.txt", "thumbs.db", "desktop.ini", "__macosx", FILE}


class Problem(NamedTuple):
    """A file that was not read, or not in full, and why."""

    file: str
    why: str


def collect(folder: Path, exercise: Exercise) -> tuple[list[Answer], list[Problem]]:
    """Read every answer in a folder and its subfolders; return (answers, problems).

    The folder holds files saved by the class page, notebooks, or nbgrader's ``submitted`` folder.
    Answers are sorted by name of the file. A copy of an answer is left out; two different ones
    under one name are both kept, the second as ``NAME (2)``. A problem is a file that was not read,
    not in full, or that is not the only one of its name.

    Raise FileNotFoundError if there is no such folder.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder {str(folder)!r} with answers.")
    files = list(_files(folder))
    students = student_names.students([path.relative_to(folder) for path in files], exercise.name)
    answers: list[Answer] = []
    problems: list[Problem] = []
    for path, student in zip(files, students, strict=True):
        name = student_names.printable_path(path.relative_to(folder))
        try:
            answers.append(_read(path, name, student, exercise))
        except Exception as error:  # whatever a file holds, the others are graded
            problems.append(Problem(name, reason_of(error)))
    unique, notes_of_names = student_names.without_copies(answers)
    notes = {
        answer.source: [*answer.notes, *notes_of_names.get(answer.source, ())] for answer in answers
    }
    problems += [Problem(name, "; ".join(each)) for name, each in notes.items() if each]
    return unique, sorted(problems)


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if inner.parts[0] in _OURS or _NO_ANSWERS & {part.casefold() for part in inner.parts}:
            continue
        if any(part.startswith(".") for part in inner.parts):
            continue
        if path.is_symlink() or path.is_file():
            yield path


def _read(path: Path, name: str, student: str, exercise: Exercise) -> Answer:
    if path.is_symlink():
        raise ValueError("it is a link to another place; hand in the file itself")
    _check_kind(path.suffix)
    size = path.stat().st_size
    if size > LARGEST:
        limit = LARGEST // 1_000_000
        raise ValueError(
            f"it has {size / 1e6:.0f} MB, more than the {limit} MB that are read; clear the "
            "outputs of its cells and hand it in again"
        )
    return read_answer(path.read_bytes(), name, student, exercise)


def read_answer(data: bytes, name: str, student: str, exercise: Exercise) -> Answer:
    """Return the answer in the bytes of a file.

    The ending of ``name`` tells a notebook from what the class page saves; ``student`` is the name
    to take where the file gives none.

    Raise ValueError if it holds no answers to this exercise; the message says why in a line.
    """
    suffix = Path(name).suffix
    _check_kind(suffix)
    content = parse_json(data)
    if suffix.lower() == ".ipynb":
        return from_notebook(content, exercise, name, student)
    return from_page(content, exercise, name, student)


def _check_kind(suffix: str) -> None:
    if suffix.lower() in PACKED:
        raise ValueError("it is packed: unpack it here, and the answers in it are graded")
    if suffix.lower() not in KINDS:
        raise ValueError(
            f"it is neither of {' and '.join(KINDS)}: ask for the file that the page saves, or for "
            "the notebook"
        )


def parse_json(data: bytes) -> Any:
    """Return the JSON value in bytes of UTF-8, or of UTF-16 where they begin with its mark.

    Raise ValueError where there is none; the message says why.
    """
    if not data.strip():
        raise ValueError("it is empty")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return json.loads(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise ValueError(f"its encoding is not UTF-8 (byte {error.start})") from error
    except json.JSONDecodeError as error:
        raise ValueError(
            f"it is no valid JSON, line {error.lineno}: cut off or damaged; ask for the file again"
        ) from error


def reason_of(error: BaseException) -> str:
    """Return in one line why a file was not read, from the error that reading it raised."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, ValueError | OSError):
        return " ".join(str(error).split())[:300] or type(error).__name__
    return f"it is damaged ({type(error).__name__})"

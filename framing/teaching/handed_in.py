"""Every answer in a folder: what can be read is read, and what cannot is named with why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from framing.teaching.answers import Answer, clean_name, from_page
from framing.teaching.exercise import Exercise
from framing.teaching.keeping import FILE
from framing.teaching.notebooks import from_notebook

LARGEST = 40_000_000  # bytes: a notebook with large outputs is read, a film is not
KINDS = (".json", ".ipynb")
GRADED = "graded"  # the folder that grading writes
_OURS = {GRADED, ".ipynb_checkpoints", "nbgrader"}


class Problem(NamedTuple):
    """A file, or a part of one, that was not read, and why."""

    file: str
    why: str


def collect(folder: Path, exercise: Exercise) -> tuple[list[Answer], list[Problem]]:
    """Read every answer under a folder.

    Parameters
    ----------
    folder
        Holds files saved by the class page, notebooks, or nbgrader's ``submitted`` folder.
    exercise
        The exercise that they answer.

    Returns
    -------
    answers : list of Answer
        By name of the file. Two with one name keep both, the second as ``NAME (2)``.
    problems : list of Problem
        Files not read, and parts left out of those that were.

    Raises
    ------
    FileNotFoundError
        If there is no such folder.
    """
    if not folder.is_dir():
        raise FileNotFoundError(f"There is no folder {str(folder)!r} with answers.")
    answers: list[Answer] = []
    problems: list[Problem] = []
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            answer = _read(path, name, exercise)
        except (ValueError, OSError, RecursionError, MemoryError) as error:
            problems.append(Problem(name, _why(error)))
            continue
        answers.append(answer)
        problems += [Problem(name, note) for note in answer.notes]
    return _told_apart(answers, problems), problems


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        if _OURS & set(inner.parts) or inner.name.startswith(".") or inner.name == FILE:
            continue
        if path.is_symlink() or path.is_file():
            yield path


def _read(path: Path, name: str, exercise: Exercise) -> Answer:
    if path.is_symlink():
        raise ValueError("it is a link to another place; hand in the file itself")
    if path.suffix.lower() not in KINDS:
        raise ValueError(
            f"it is neither of {' and '.join(KINDS)}: ask for the file that the page saves, or for "
            "the notebook"
        )
    size = path.stat().st_size
    if size > LARGEST:
        limit = LARGEST // 1_000_000
        raise ValueError(
            f"it has {size / 1e6:.0f} MB, more than the {limit} MB that are read; clear the "
            "outputs of its cells and hand it in again"
        )
    content = _json(path.read_bytes())
    if path.suffix.lower() == ".ipynb":
        return from_notebook(content, exercise, name, _student(Path(name), exercise))
    return from_page(content, exercise, name)


def _json(data: bytes) -> Any:
    """Read JSON in UTF-8, or in UTF-16 where the file says so."""
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


def _why(error: BaseException) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return " ".join(str(error).split()) or type(error).__name__


def _student(name: Path, exercise: Exercise) -> str:
    """Name the student of a notebook: by nbgrader's folders, else by the file.

    ``anna/whose-words/whose-words.ipynb``, ``anna/whose-words.ipynb`` and
    ``whose-words-anna.ipynb`` are all Anna's.
    """
    folders = [part for part in name.parts[:-1] if part not in (exercise.name, "submitted")]
    own = name.stem.removeprefix(exercise.name).strip(" -_")
    return clean_name(folders[-1] if folders else own) or clean_name(name.stem)


def _told_apart(answers: list[Answer], problems: list[Problem]) -> list[Answer]:
    """Give every answer a name of its own, and say where two had the same."""
    seen: Counter[str] = Counter()
    told = []
    for answer in answers:
        seen[answer.student] += 1
        number = seen[answer.student]
        if number > 1:
            why = f"another file gives the name {answer.student!r} too: both were graded"
            problems.append(Problem(answer.source, why))
            answer = _renamed(answer, f"{answer.student} ({number})")
        told.append(answer)
    return told


def _renamed(answer: Answer, name: str) -> Answer:
    evidence = answer.evidence.assign(marker=f"student:{name}")
    return replace(answer, student=name, evidence=evidence)

"""Find whose answer a file is, by names of files and folders, and tell equal names apart."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from framing.teaching.answers import Answer, clean_name

_HOLDERS = {"submitted", "answers", "autograded"}
# What learning platforms put around a name, and what a second copy of a file gets.
_MOODLE = re.compile(r"_\d+_assignsubmission_\w+?_?$")
_CANVAS = re.compile(r"^(?P<name>[^_]+)(?:_LATE)?_\d{3,}_\d{3,}_.*$")
_COPY = re.compile(r"[\s_-]*(?:\(\d+\)|\bcopy\s?\d*|kopie)$", re.IGNORECASE)


def students(files: Sequence[Path], exercise: str) -> list[str]:
    """Return the name of the student of each file, in the same order.

    It is taken from nbgrader's folders, from the file's name, or from its folder. ``files`` are
    paths below the folder of answers; ``exercise`` is the exercise's name, which is left out of the
    names of files. ``anna/whose-words/whose-words.ipynb``, ``anna/whose-words.ipynb``,
    ``whose-words-anna.ipynb`` and ``7b/anna.ipynb`` beside ``7b/bert.ipynb`` are all Anna's.

    Examples
    --------
    >>> students([Path("7b/anna.ipynb"), Path("7b/bert (1).ipynb"), Path("cleo/x.ipynb")], "x")
    ['anna', 'bert', 'cleo']
    """
    together = Counter(path.parent for path in files)
    return [_student(path, exercise, together[path.parent]) for path in files]


def _student(path: Path, exercise: str, together: int) -> str:
    own = _own(path.stem, exercise)
    folders = [_MOODLE.sub("", part) for part in path.parts[:-1] if part not in _HOLDERS]
    in_nbgrader = folders[-1:] == [exercise]
    folders = [part for part in folders if part != exercise]
    folder = clean_name(folders[-1]) if folders else ""
    named = bool(own) and own != clean_name(path.stem)  # the file says exercise and student
    if folder and (in_nbgrader or (together == 1 and not named) or not own):
        return folder
    return own or clean_name(path.stem)


def _own(stem: str, exercise: str) -> str:
    """Return a file's name without the exercise's and what platforms add; may be empty."""
    platform = _CANVAS.match(stem)
    if platform:
        return clean_name(platform["name"])
    left = stem.replace(exercise, " ", 1).strip(" -_")
    while (shorter := _COPY.sub("", left)) != left:
        left = shorter.strip(" -_")
    return clean_name(left)


def printable_path(path: Path) -> str:
    """Return a path as text that can be written in UTF-8, whatever bytes its name has."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def without_copies(answers: Sequence[Answer]) -> tuple[list[Answer], dict[str, list[str]]]:
    """Leave out copies, and give each answer a student's name that no other has.

    Returns
    -------
    answers : list of Answer
        Those that are no copy, some with "NAME (2)" in place of "NAME".
    notes : dict of str to list of str
        By name of the file, sentences on copies and equal names; other files are not in it.
    """
    notes: dict[str, list[str]] = {}
    unique: list[Answer] = []
    first: dict[object, Answer] = {}
    by_student: dict[tuple[str, object], Answer] = {}
    taken = {answer.student for answer in answers}
    seen: set[str] = set()
    for answer in answers:
        content = _content(answer)
        before = by_student.setdefault((answer.student, content), answer)
        if before is not answer:
            notes[answer.source] = [f"the same answers as in {before.source}: graded once"]
            continue
        same = first.setdefault(content, answer)
        if same is not answer and _own_words(answer):
            notes[answer.source] = [f"the same answers, word for word, as in {same.source}"]
        if answer.student in seen:
            why = f"another file gives the name {answer.student!r} too: both were graded"
            answer = _renamed(answer, _free(answer.student, taken))
            notes.setdefault(answer.source, []).append(f"{why}, this one as {answer.student!r}")
        seen.add(answer.student)
        unique.append(answer)
    return unique, notes


def _content(answer: Answer) -> object:
    marks = answer.evidence.drop(columns="marker").astype(str)
    notes = tuple(sorted(answer.facts.items()))
    replies = tuple(sorted(answer.replies.items()))
    return tuple(marks.itertuples(index=False, name=None)), answer.rewrites, replies, notes


def _own_words(answer: Answer) -> bool:
    """Return whether an answer has words of the student's own: marks can be equal by chance."""
    reasons = "".join(answer.evidence["explanation"])
    return bool(reasons or answer.rewrites or "".join(answer.replies.values()))


def _free(name: str, taken: set[str]) -> str:
    """Return the first of "NAME (2)", "NAME (3)", ... not in ``taken``, and add it there."""
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    taken.add(f"{name} ({number})")
    return f"{name} ({number})"


def _renamed(answer: Answer, name: str) -> Answer:
    evidence = answer.evidence.assign(marker=f"student:{name}")
    return replace(answer, student=name, evidence=evidence)

"""Grade the answers of a class, and find the places where it agrees and differs.

A mark is a stretch of an article with a label and a reason; a place is the words that several marks
mean.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from framing.teaching import student_names
from framing.teaching.answers import Answer, from_page
from framing.teaching.app.state import AppState
from framing.teaching.exercise import Exercise
from framing.teaching.gradebook import gathered
from framing.teaching.grading import Graded, grade
from framing.teaching.lessons import label_name
from framing.teaching.mark_comparison import Judged, Key
from framing.teaching.notebooks import from_notebook
from framing.teaching.submissions import Problem, reason_of

MOST = 2 / 3  # of those who took part: from here on a class agrees
UNMARKED = "not marked"


class Place(NamedTuple):
    """A place in an article, and what the class chose there.

    ``words`` are its text, ``counts`` lists (label, number of students), most first, ``readers`` is
    the number of students who took part.
    """

    words: str
    task: str
    counts: list[tuple[str, int]]
    readers: int

    @property
    def share(self) -> float:
        """The share of the readers that made the most frequent choice."""
        return self.counts[0][1] / self.readers


@dataclass(frozen=True)
class Outcome:
    """The graded answers of a class.

    Attributes
    ----------
    key
        The exercise, prepared for grading.
    graded
        By the student's id; students without an answer that can be read are left out.
    problems
        What could not be read of an answer, with the student's name.
    agreed, apart
        Places where at least two thirds chose one label, and others that two or more marked.
    single
        How many places were marked by one student alone.
    """

    key: Key
    graded: Mapping[str, Graded]
    problems: Sequence[Problem]
    agreed: Sequence[Place]
    apart: Sequence[Place]
    single: int


def of_class(room: AppState, key: str) -> Outcome:
    """Return the graded answers of the class with the id ``key``.

    They are computed anew only after something was saved.

    Raise LookupError if there is no such class.
    """
    held = room.store.get("class", key)
    exercise = room.exercise(held["exercise"]) if held else None
    if exercise is None:
        raise LookupError("There is no such class.")
    rows = room.store.all("SELECT * FROM student WHERE class = ? ORDER BY same", key)
    state = (id(exercise), *((row["id"], row["rev"]) for row in rows))
    with room.grading:
        known = room.graded.get(key)
        if known is None or known[0] != state:
            known = room.graded[key] = (state, _outcome(exercise, rows))
    return known[1]


def _outcome(exercise: Exercise, rows: list[dict[str, Any]]) -> Outcome:
    answers: dict[str, Answer] = {}
    problems: list[Problem] = []
    for row in rows:
        if row["answers"]:
            try:
                answers[row["id"]] = read(row, exercise)
            except Exception as error:  # one damaged answer stops no other
                problems.append(Problem(row["name"], reason_of(error)))
    _, told = student_names.without_copies(list(answers.values()))
    for answer in answers.values():
        notes = [*answer.notes, *told.get(answer.source, ())]
        problems += [Problem(answer.student, "; ".join(notes))] if notes else []
    held = Key(exercise)
    graded = {key: grade(answer, held) for key, answer in answers.items()}
    agreed, apart, single = places(list(graded.values()), held)
    return Outcome(held, graded, sorted(problems), agreed, apart, single)


def read(row: Mapping[str, Any], exercise: Exercise) -> Answer:
    """Return the answer in a student's row of the store.

    The columns ``answers``, ``name`` and ``file`` are used; the name is the one in the class.
    """
    content, name = json.loads(row["answers"]), str(row["name"])
    if str(row["file"]).lower().endswith(".ipynb"):
        answer = from_notebook(content, exercise, name, name)
    else:
        answer = from_page({**content, "student": name}, exercise, name)
    evidence = answer.evidence.assign(marker=f"student:{name}")
    return replace(answer, student=name, source=name, evidence=evidence)


def places(graded: Sequence[Graded], key: Key) -> tuple[list[Place], list[Place], int]:
    """Return the places that a class marked: (agreed, apart, number marked by one alone).

    Who marked nothing in an article for a task did not take part there. All others chose: a label,
    or not to mark the place.
    """
    judged = [found for one in graded for found in one.judged]
    part: dict[tuple[object, object], set[object]] = {}
    for found in judged:
        row = found.row
        part.setdefault((row["article"], row["task"]), set()).add(row["marker"])
    agreed, apart, single = [], [], 0
    for group in gathered(judged, key):
        row = group[0].row
        place = _place(group, len(part[row["article"], row["task"]]))
        marked = len({found.row["marker"] for found in group})
        if marked < 2:
            single += 1
        elif place.counts[0][0] != UNMARKED and place.share >= MOST:
            agreed.append(place)
        else:
            apart.append(place)
    return (
        sorted(agreed, key=lambda place: (-place.share, -place.counts[0][1], place.words)),
        sorted(apart, key=lambda place: (place.share, -place.readers, place.words)),
        single,
    )


def _place(group: list[Judged], readers: int) -> Place:
    task = str(group[0].row["task"])
    chosen = {(str(f.row["marker"]), label_name(str(f.row["category"]), task)) for f in group}
    counts = Counter(label for _, label in sorted(chosen))
    silent = readers - len({reader for reader, _ in chosen})
    listed = sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    listed += [(UNMARKED, silent)] if silent else []
    words = Counter(str(found.row["text"]) for found in group)
    text = min(words, key=lambda each: (-words[each], each))
    return Place(text, task, sorted(listed, key=lambda e: -e[1]), readers)

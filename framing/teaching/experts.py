"""Add experts' marks to an exercise: answers that a teacher saved from the class page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from framing.teaching.answers import Answer, from_page
from framing.teaching.exercise import Exercise, concat, with_number


def with_experts(exercise: Exercise, files: Iterable[Path]) -> Exercise:
    """Return a copy of the exercise with the marks of experts added.

    ``exercise`` must be the one that the class page was made from; ``files`` are answers saved from
    that page, one per expert.

    Raise ValueError if a file holds no answers to this exercise, or a mark in it does not fit; the
    message names the file.
    """
    found = []
    for path in files:
        try:
            answer = from_page(json.loads(path.read_bytes()), exercise, path.name)
        except (ValueError, RecursionError) as error:
            raise ValueError(f"{path} holds no expert's marks: {error}") from error
        if answer.notes:
            raise ValueError(f"{path} does not fit this exercise: {answer.notes[0]}")
        found.append(answer)
    return with_answers(exercise, found)


def with_answers(exercise: Exercise, answers: Iterable[Answer]) -> Exercise:
    """Return a copy of the exercise with each answer's marks added as those of an expert.

    The expert has the answer's name (``student``). The number of marks that a task asks for is
    computed again with them.
    """
    tables = [answer.evidence.assign(marker=f"expert:{answer.student}") for answer in answers]
    expert = concat([exercise.expert, *tables])
    tasks = tuple(with_number(task, expert, exercise.machine) for task in exercise.tasks)
    return replace(exercise, expert=expert, tasks=tasks)

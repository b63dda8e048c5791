"""What an answer earns, part by part: no sum, and no loss for a difference with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framing.teaching.answers import Answer
from framing.teaching.exercise import Exercise, Task
from framing.teaching.judging import Judged, Key, has_reason, judge

# The rubric for a reason; the points that stand in the book only count how many there are.
REASONS = "counted, to be read: 2 points to words of the article, 1 gives a view, 0 says nothing"


@dataclass(frozen=True)
class Part:
    """One line of the grade book.

    ``points`` is NaN where only the teacher can say; ``by_hand`` counts what the teacher should
    look at, and ``note`` says what that is.
    """

    name: str
    points: float
    out_of: int
    reasons: int = 0
    by_hand: int = 0
    note: str = ""


@dataclass(frozen=True)
class Graded:
    """A student's answer, its parts, and each mark beside those of the others."""

    answer: Answer
    parts: tuple[Part, ...]
    judged: tuple[Judged, ...]


def grade(answer: Answer, key: Key) -> Graded:
    """Grade one answer.

    Parameters
    ----------
    answer
        What the student handed in.
    key
        The exercise.

    Returns
    -------
    Graded
        One part for the marks of each task, one for their reasons, one for the second question
        where it is asked; then facts, rewritten sentences and questions. There is no sum and no
        score for an article.
    """
    judged: list[Judged] = []
    parts: list[Part] = []
    for task in key.exercise.tasks:
        rows = answer.evidence[answer.evidence["task"] == task.marker]
        found = [judge(row, task, key) for row in rows.to_dict("records")]
        judged += found
        parts += _task_parts(task, found, key)
    parts += _other_parts(answer, key.exercise)
    return Graded(answer, tuple(parts), tuple(judged))


def _task_parts(task: Task, judged: list[Judged], key: Key) -> Iterator[Part]:
    """Give the parts of one task: marks, reasons, and the second question."""
    reasons = sum(has_reason(found.row) for found in judged)
    discuss = sum(found.discuss for found in judged)
    asked = min(task.asked, _to_find(task, key) or task.asked)
    share = sum(found.credit for found in judged) / max(asked, len(judged))
    note = f"{discuss} to discuss" if discuss else ""
    yield Part(f"{task.marker}: marks", _points(share, task.points), task.points,
               reasons, discuss, note)  # fmt: skip
    share = min(1.0, reasons / asked)
    yield Part(f"{task.marker}: reasons", _points(share, task.points), task.points,
               reasons, reasons, REASONS if reasons else "")  # fmt: skip
    if task.who:
        yield _who_part(task, judged, asked)


def _who_part(task: Task, judged: list[Judged], asked: int) -> Part:
    """Compare names: one that differs from the experts' earns its point with a reason.

    A mark without a reason where no expert marks anything has no name to compare: left out.
    """
    name = f"{task.marker}: who"
    apart = [found for found in judged if found.who and not found.who[1]]
    if judged and not any(found.who for found in judged):
        note = "no expert marks these places"
        return Part(name, float("nan"), task.points, 0, len(judged), note)
    held = [found for found in judged if found.who or has_reason(found.row)]
    earned = sum(has_reason(found.row) or bool(found.who and found.who[1]) for found in held)
    note = f"{len(apart)} names differ from the experts’" if apart else ""
    points = _points(earned / max(asked, len(held)), task.points)
    return Part(name, points, task.points, 0, len(apart), note)


def _to_find(task: Task, key: Key) -> int:
    """Count what any expert, or where there is none the machine, marks for a task."""
    frame = key.exercise.expert if key.experts else key.exercise.machine
    here = frame[frame["task"] == task.marker]
    return int(here.groupby("marker").size().max()) if len(here) else 0


def _points(share: float, out_of: int) -> float:
    return round(share * out_of * 2) / 2  # half points


def _other_parts(answer: Answer, exercise: Exercise) -> Iterator[Part]:
    if exercise.facts:
        yield facts_part(answer.facts, exercise)
    if exercise.rewrites:
        written = len(answer.rewrites)
        out_of = 2 * exercise.rewrites
        yield Part("rewriting", _unread(written), out_of, 0, written, "read it" if written else "")
    for question in exercise.questions:
        said = bool(answer.replies.get(question.id, "").strip())
        note = question.rubric if said else ""
        yield Part(f"question: {question.id}", _unread(said), question.points, 0, int(said), note)


def facts_part(told: Mapping[str, tuple[str, ...]], exercise: Exercise) -> Part:
    """Compare which articles tell which fact with the experts' table.

    A fact earns a point, less half a point for each article that differs; one without an answer
    earns nothing.
    """
    articles = {article.id for article in exercise.articles}
    points = 0.0
    for fact in exercise.facts:
        if told.get(fact.id):
            wrong = len((set(fact.told) ^ set(told[fact.id])) & articles)
            points += max(0.0, 1 - 0.5 * wrong)
    open_ones = sum(not told.get(fact.id) for fact in exercise.facts)
    note = f"{open_ones} without an answer" if open_ones else ""
    return Part("facts", points, len(exercise.facts), 0, 0, note)


def _unread(something: object) -> float:
    """Nothing written earns nothing; what is written has no points until somebody reads it."""
    return float("nan") if something else 0.0

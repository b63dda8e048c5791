"""Grade an answer part by part: no sum, and points only for what an expert has marked.

A mark is a stretch of an article with a label and the student's reason.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from framing.teaching.answers import Answer
from framing.teaching.exercise import Exercise, Task
from framing.teaching.mark_comparison import Judged, Key, earned, has_reason, judge

# The rubric for a reason: a person reads it, no program counts its words.
REASONS = "read them: 2 points to words of the article, 1 gives a view, 0 says nothing"
NO_EXPERT = "no expert has marked this: it earns no points, discuss it"
NOT_READ = "not all of it could be read: see the remark on the file"
UNKNOWN = float("nan")


@dataclass(frozen=True)
class Part:
    """One line of the grade book: a part of the exercise, and what one student earned in it.

    ``name`` is for example "loaded: marks". ``points`` is NaN where only the teacher can say,
    ``out_of`` the most that the part earns, ``reasons`` the number of marks with a reason.
    ``by_hand`` is the number of items that the teacher should look at; ``note`` says what they are.
    """

    name: str
    points: float
    out_of: int
    reasons: int = 0
    by_hand: int = 0
    note: str = ""


@dataclass(frozen=True)
class Graded:
    """A student's answer, the points of its parts, and each mark compared with other readers'."""

    answer: Answer
    parts: tuple[Part, ...]
    judged: tuple[Judged, ...]


def grade(answer: Answer, key: Key) -> Graded:
    """Return one student's answer with its points; ``key`` is the exercise, prepared for grading.

    There is one part for the marks of each task, one for their reasons, one for the second question
    where it is asked; then facts, rewritten sentences and questions. There is no sum and no score
    for an article.
    """
    judged: list[Judged] = []
    parts: list[Part] = []
    for task in key.exercise.tasks:
        rows = answer.evidence[answer.evidence["task"] == task.marker]
        found = [judge(row, task, key) for row in rows.to_dict("records")]
        judged += found
        parts += _task_parts(task, found, key, task.marker in answer.unread)
    parts += _other_parts(answer, key.exercise)
    return Graded(answer, tuple(parts), tuple(judged))


def _task_parts(task: Task, judged: list[Judged], key: Key, unread: bool) -> Iterator[Part]:
    """Yield the parts of one task: marks, reasons, and the second question if there is one.

    ``judged`` are the student's marks of the task, compared with other readers'. ``unread`` is
    whether something of the student's answer to the task could not be read.
    """
    reasons = sum(has_reason(found.row) for found in judged)
    has_expert = bool(key.experts_of(task))
    yield _marks_part(task, judged, has_expert, unread)
    note = "; ".join(filter(None, (NOT_READ if unread else "", REASONS if reasons else "")))
    yield Part(f"{task.marker}: reasons", _unread(reasons or unread), task.points,
               reasons, reasons, note)  # fmt: skip
    if task.who:
        yield _who_part(task, judged, has_expert, unread)


def _marks_part(task: Task, judged: list[Judged], has_expert: bool, unread: bool) -> Part:
    reasons = sum(has_reason(found.row) for found in judged)
    discuss = sum(found.discuss for found in judged)
    notes = [f"{discuss} to discuss"] if discuss else []
    if len(judged) > task.asked:
        notes.append(f"{len(judged)} marks, {task.asked} asked")
    if not has_expert:
        notes.append(NO_EXPERT)
    if unread:
        notes.append(NOT_READ)
    best = earned(judged)[: task.asked]
    known = has_expert and not (unread and not judged)
    points = _points(sum(best) / task.asked, task.points) if known else UNKNOWN
    return Part(f"{task.marker}: marks", points, task.points if has_expert else 0,
                reasons, discuss + unread, "; ".join(notes))  # fmt: skip


def _who_part(task: Task, judged: list[Judged], has_expert: bool, unread: bool) -> Part:
    """Return the points for the second question of a task, such as "Who says it?".

    A place marked twice counts once. The points are NaN without an expert, or if nothing was read.
    """
    name = f"{task.marker}: who"
    places: dict[tuple[object, ...], float] = {}
    for found in judged:
        place = (found.row["article"], found.place)
        share = found.overlap if found.who and found.who[1] else 0.0
        places[place] = max(share, places.get(place, 0.0))
    apart = sum(bool(found.who) and not found.who[1] for found in judged)  # type: ignore[index]
    if not has_expert:
        return Part(name, UNKNOWN, 0, 0, 0, NO_EXPERT)
    if unread and not judged:
        return Part(name, UNKNOWN, task.points, 0, 1, NOT_READ)
    best = sorted(places.values(), reverse=True)[: task.asked]
    differ = "1 name differs" if apart == 1 else f"{apart} names differ"
    note = f"{differ} from the experts’" if apart else ""
    points = _points(sum(best) / task.asked, task.points)
    return Part(name, points, task.points, 0, apart, note)


def _points(share: float, out_of: int) -> float:
    return round(share * out_of * 2) / 2  # half points


def _other_parts(answer: Answer, exercise: Exercise) -> Iterator[Part]:
    if exercise.facts:
        yield facts_part(answer.facts, exercise, "facts" in answer.unread)
    if exercise.rewrites:
        written, unread = len(answer.rewrites), "rewrites" in answer.unread
        note = NOT_READ if unread else "read it" if written else ""
        points = _unread(written or unread)
        yield Part("rewriting", points, 2 * exercise.rewrites, 0, written + unread, note)
    for question in exercise.questions:
        answered = bool(answer.replies.get(question.id, "").strip())
        unread = question.id in answer.unread
        note = NOT_READ if unread else question.rubric if answered else ""
        points, by_hand = _unread(answered or unread), int(answered or unread)
        yield Part(f"question: {question.id}", points, question.points, 0, by_hand, note)


def facts_part(
    answers_given: Mapping[str, tuple[str, ...]], exercise: Exercise, unread: bool = False
) -> Part:
    """Return the points for saying which articles contain which fact, as the experts judge.

    ``answers_given`` are ids of articles by id of the fact; ``unread`` is whether some could not be
    read. A fact earns a point, less half a point for each article that differs; one without an
    answer earns nothing.
    """
    if unread and not answers_given:
        return Part("facts", UNKNOWN, len(exercise.facts), 0, 1, NOT_READ)
    articles = {article.id for article in exercise.articles}
    points = 0.0
    for fact in exercise.facts:
        if answers_given.get(fact.id):
            wrong = len((set(fact.told) ^ set(answers_given[fact.id])) & articles)
            points += max(0.0, 1 - 0.5 * wrong)
    open_ones = sum(not answers_given.get(fact.id) for fact in exercise.facts)
    note = f"{open_ones} without an answer" if open_ones else ""
    return Part("facts", points, len(exercise.facts), 0, 0, note)


def _unread(something: object) -> float:
    """Return NaN points if there is something for the teacher to read, and 0 if there is not."""
    return float("nan") if something else 0.0

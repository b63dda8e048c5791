"""What an answer earns, part by part: held to how experts differ, and never to the machine alone.

At the place of a mark every expert, and the machine with half a voice, gave the same label, another
one or nothing. The choice that most voices made earns full credit, another its share of that. A
mark that differs and says why earns full credit too, and is listed to be discussed: nobody loses
anything by disagreeing with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from framing.teaching.answers import Answer
from framing.teaching.exercise import Exercise, Task
from framing.teaching.matching import Words

MACHINE_VOICE = 0.5
FEWEST_WORDS = 3  # of a reason
NOTHING = "nothing"
SHORTEST_NAME = 3  # letters of a word by which two names can be the same


@dataclass(frozen=True)
class Judged:
    """One mark of a student beside those of the other readers.

    Attributes
    ----------
    row
        The student's row of evidence.
    voices
        What the others chose at this place, with the weight of those who did.
    credit
        Between 0 and 1.
    discuss
        Whether the student differs from most and says why.
    who
        What the experts answer to the second question, and whether the student says the same;
        None where the task asks none or no expert marks the place.
    """

    row: Mapping[str, object]
    voices: Mapping[str, float]
    credit: float
    discuss: bool
    who: tuple[str, bool] | None


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


class Key:
    """An exercise made ready for grading: the words of its articles are found once.

    Examples
    --------
    See `grade`.
    """

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.words = {article.id: Words(article) for article in exercise.articles}
        self.experts = sorted(exercise.expert["marker"].unique())


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


def judge(row: Mapping[str, object], task: Task, key: Key) -> Judged:
    """Hold one mark to those of the other readers.

    Parameters
    ----------
    row
        The student's row of evidence.
    task
        The task that it answers.
    key
        The exercise.
    """
    reasoned = has_reason(row)
    matches = {name: _match(row, rows, key) for name, rows in _others(row, task, key)}
    voices: dict[str, float] = {}
    for name, match in matches.items():
        weight = 1.0 if name in key.experts else MACHINE_VOICE
        choice = NOTHING if match is None else str(match["category"])
        voices[choice] = voices.get(choice, 0.0) + weight
    credit = voices.get(str(row["category"]), 0.0) / max(voices.values())
    return Judged(
        row=row,
        voices=voices,
        credit=1.0 if reasoned else credit,
        discuss=reasoned and credit < 1,
        who=_who(row, task, [matches[name] for name in key.experts]),
    )


def has_reason(row: Mapping[str, object]) -> bool:
    """Tell whether a mark carries a reason: at least three words."""
    return len(str(row["explanation"]).split()) >= FEWEST_WORDS


def same_name(one: str, other: str) -> bool:
    """Tell whether two names may mean the same: they share a word, or both are empty.

    Examples
    --------
    >>> same_name("the minister, Colveth", "Radan Colveth"), same_name("", "Anna Berg")
    (True, False)
    """
    left, right = _name_words(one), _name_words(other)
    return bool(left & right) if left and right else left == right


def _name_words(name: str) -> set[str]:
    plain = "".join(c if c.isalnum() else " " for c in name.casefold())
    return {word for word in plain.split() if len(word) >= SHORTEST_NAME and word != "the"}


def _others(row: Mapping[str, object], task: Task, key: Key) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give the marks of every other reader in the mark's article, under the same task."""
    expert, machine = (
        frame[(frame["article"] == row["article"]) & (frame["task"] == task.marker)]
        for frame in (key.exercise.expert, key.exercise.machine)
    )
    for name in key.experts:
        yield name, expert[expert["marker"] == name]
    yield task.marker, machine


def _match(row: Mapping[str, object], rows: pd.DataFrame, key: Key) -> pd.Series | None:
    words = key.words[str(row["article"])]
    start, end = int(str(row["start"])), int(str(row["end"]))
    return words.best(start, end, rows, str(row["category"]))


def _who(
    row: Mapping[str, object], task: Task, matches: Iterable[pd.Series | None]
) -> tuple[str, bool] | None:
    names = [str(match[task.who_column]) for match in matches if match is not None]
    if not task.who or not names:
        return None
    said = str(row[task.who_column])
    agreed = any(same_name(said, name) for name in names)
    return "; ".join(dict.fromkeys(name or "nobody" for name in names)), agreed


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
               reasons, reasons, "reasons are counted; read them" if reasons else "")  # fmt: skip
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

"""A letter to one student: their own words, what other readers chose there, and what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from framing.teaching.exercise import Task
from framing.teaching.grading import Graded
from framing.teaching.judging import MACHINE, NOTHING, Judged, Key, has_reason
from framing.teaching.templates import fill, source

MOST_LEFT = 5  # places that others marked and the student did not


class Comment(NamedTuple):
    """One mark in its sentence, and what is to be said about it."""

    before: str
    words: str
    after: str
    label: str
    who: str
    reason: str
    others: str
    says: str


def feedback(graded: Graded, key: Key) -> str:
    """Write the feedback for one student.

    Parameters
    ----------
    graded
        The answer with its parts.
    key
        The exercise.

    Returns
    -------
    str
        An HTML page without script; every text in it is inert.
    """
    tasks = [
        {
            "task": task,
            "comments": [
                _comment(found, task, key)
                for found in graded.judged
                if found.row["task"] == task.marker
            ],
            "left": list(_left(graded, task, key))[:MOST_LEFT],
        }
        for task in key.exercise.tasks
    ]
    return fill(
        "feedback.html.jinja",
        exercise=key.exercise,
        graded=graded,
        tasks=tasks,
        facts=list(_facts(graded, key)),
        style=Markup(source("feedback.css")),
    )


def choices(found: Judged) -> str:
    """Say what the other readers chose at the place of a mark.

    Examples
    --------
    >>> made = {"expert:ada": "direct", "expert:bo": "nothing", "machine": "scare"}
    >>> choices(Judged({}, made, 1.0, False, None))
    'Experts: direct (1 of 2), nothing (1 of 2). The machine: scare.'
    """
    experts = [choice for name, choice in found.choices.items() if name != MACHINE]
    counts = Counter(experts).most_common()
    share = f" of {len(experts)})"
    told = ", ".join(f"{label} ({n}{share}" if len(experts) > 1 else label for label, n in counts)
    machine = f"The machine: {found.choices[MACHINE]}."
    return f"{'Experts' if len(experts) > 1 else 'Expert'}: {told}. {machine}" if told else machine


def _comment(found: Judged, task: Task, key: Key) -> Comment:
    row = found.row
    text = key.words[str(row["article"])].text
    start, end = int(str(row["start"])), int(str(row["end"]))
    sentence = text.sentence_at(start)
    return Comment(
        before=text.raw[min(sentence.start, start) : start],
        words=text.raw[start:end],
        after=text.raw[end : max(sentence.end, end)],
        label=str(row["category"]),
        who=str(row[task.who_column]) if task.who else "",
        reason=str(row["explanation"]),
        others=choices(found),
        says=_says(found),
    )


def _says(found: Judged) -> str:
    if found.discuss:
        said = "You see it differently and say why: let us discuss it."
    elif found.credit == 1:
        said = "Most readers chose the same." if len(found.choices) > 1 else "The machine agrees."
    elif set(found.voices) == {NOTHING}:
        said = "No other reader marks this. Say why you do: a reason counts."
    else:
        said = "Other readers chose differently. Say why you see it so: a reason counts."
    if found.who and not found.who[1]:
        said += f" The experts name: {found.who[0]}."
    if found.credit == 1 and not has_reason(found.row):
        said += " What in the sentence told you so?"
    return said


def _left(graded: Graded, task: Task, key: Key) -> Iterator[tuple[str, str]]:
    """Give places that an expert marks and the student did not, in articles the student marked."""
    mine = graded.answer.evidence
    mine = mine[mine["task"] == task.marker]
    expert = key.exercise.expert
    expert = expert[expert["task"] == task.marker]
    for article in key.exercise.articles:
        own = mine[mine["article"] == article.id]
        there = expert[expert["article"] == article.id].drop_duplicates("start")
        for row in there.to_dict("records") if len(own) else ():
            if key.words[article.id].best(row["start"], row["end"], own) is None:
                yield row["text"], row["category"]


def _facts(graded: Graded, key: Key) -> Iterator[tuple[str, str, str]]:
    names = {article.id: article.outlet or article.id for article in key.exercise.articles}
    for fact in key.exercise.facts:
        told = graded.answer.facts.get(fact.id, ())
        if set(told) != set(fact.told):
            yield (
                fact.statement,
                ", ".join(names[article] for article in told) or "none",
                ", ".join(names[article] for article in fact.told) or "none",
            )

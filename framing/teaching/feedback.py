"""Write the feedback for one student: their marks, others' choices there, what to do next.

A mark is a stretch of an article to which the student gave a label and a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from framing.teaching.exercise import Task
from framing.teaching.grading import Graded
from framing.teaching.lessons import label_name
from framing.teaching.mark_comparison import MACHINE, NOTHING, Judged, Key, has_reason
from framing.teaching.templates import fill, quoted, source

MOST_LEFT = 5  # places that others marked and the student did not


class Comment(NamedTuple):
    """One mark of the student, for the feedback page.

    ``words`` are the words marked, ``before`` and ``after`` the rest of their sentence. ``label``,
    ``who`` (the answer to the second question, or empty) and ``reason`` are the student's.
    ``others`` lists the labels that experts and machine chose there; ``says`` compares the mark
    with them.
    """

    before: str
    words: str
    after: str
    label: str
    who: str
    reason: str
    others: str
    says: str


def feedback(graded: Graded, key: Key) -> str:
    """Return the feedback for one student as an HTML page without script.

    Parameters
    ----------
    graded
        The student's answer with its points.
    key
        The exercise, prepared for grading.

    Returns
    -------
    str
        A whole page; the texts of articles and students in it are escaped.
    """
    tasks = [
        {
            "task": task,
            "comments": [
                _comment(found, task, key, graded.judged)
                for found in graded.judged
                if found.row["task"] == task.marker
            ],
            "held": bool(key.experts_of(task)),
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
    """Return the labels that experts and machine chose where the student marked, in words.

    Examples
    --------
    >>> made = {"expert:ada": "direct", "expert:bo": "nothing", "machine": "scare"}
    >>> choices(Judged({"task": "quotation"}, made))
    'Experts: a whole statement (1 of 2), nothing (1 of 2). The machine: not the writer’s own word.'
    """
    named = {name: label_name(each, str(found.row["task"])) for name, each in found.choices.items()}
    experts = [choice for name, choice in named.items() if name != MACHINE]
    counts = Counter(experts).most_common()
    share = f" of {len(experts)})"
    listed = ", ".join(f"{label} ({n}{share}" if len(experts) > 1 else label for label, n in counts)
    machine = f"The machine: {named[MACHINE]}."
    return (
        f"{'Experts' if len(experts) > 1 else 'Expert'}: {listed}. {machine}" if listed else machine
    )


def _comment(found: Judged, task: Task, key: Key, judged: Sequence[Judged]) -> Comment:
    row = found.row
    text = key.words[str(row["article"])].text
    start, end = int(str(row["start"])), int(str(row["end"]))
    sentence = text.sentence_at(start)
    return Comment(
        before=text.raw[min(sentence.start, start) : start],
        words=text.raw[start:end],
        after=text.raw[end : max(sentence.end, end)],
        label=label_name(str(row["category"]), task.marker),
        who=str(row[task.who_column]) if task.who else "",
        reason=str(row["explanation"]),
        others=choices(found),
        says=_says(found) + _repeated(found, judged),
    )


def _says(found: Judged) -> str:
    """Return sentences that compare a mark with the experts', or without any the machine's."""
    experts = [name for name in found.choices if name != MACHINE]
    sentences = [_versus_experts(found) if experts else _versus_machine(found)]
    if found.discuss:
        sentences.append("You say why you see it so: your teacher reads it.")
    elif not has_reason(found.row):
        sentences.append("What in the sentence told you so?")
    if found.who and not found.who[1]:
        sentences.append(f"The name there: {found.who[0]}.")
    return " ".join(sentences)


def _versus_experts(found: Judged) -> str:
    label = str(found.row["category"])
    voices = found.voices
    count, experts = voices[label], sum(voices.values())
    if set(voices) == {NOTHING}:
        return "No expert marks these words."
    if not count:
        return "No expert chose this label here."
    who = "The expert" if experts == 1 else f"{count} of {experts} experts"
    if found.overlap == 1:
        return f"{who} chose the same label for the same words."
    return f"{who} chose the same label, for not quite the same words: {quoted(found.theirs)}."


def _versus_machine(found: Judged) -> str:
    chosen = found.choices[MACHINE]
    if chosen == NOTHING:
        return "The machine marks nothing here, and no expert has marked this exercise."
    same = "the same label" if chosen == found.row["category"] else "another label"
    return f"The machine chose {same}, and no expert has marked this exercise."


def _repeated(found: Judged, judged: Sequence[Judged]) -> str:
    """Return a sentence if the student marked the place of ``found`` twice or more; else empty.

    ``judged`` are all marks of the student. The sentence begins with a blank.
    """
    here = (found.row["task"], found.row["article"], found.place)
    same = [
        one
        for one in judged
        if found.place is not None and (one.row["task"], one.row["article"], one.place) == here
    ]
    if len(same) < 2:
        return ""
    if len({one.row["category"] for one in same}) > 1:
        return " You gave this place several labels: they share its credit."
    return " You marked this place more than once: it counts once."


def _left(graded: Graded, task: Task, key: Key) -> Iterator[tuple[str, str]]:
    """Yield (words, plain name of the label) of experts' marks that no mark of the student touches.

    Articles in which the student marked nothing for the task are left out.
    """
    mine = graded.answer.evidence
    mine = mine[mine["task"] == task.marker]
    expert = key.exercise.expert
    expert = expert[expert["task"] == task.marker]
    for article in key.exercise.articles:
        words = key.words[article.id]
        own = [words.place(*at) for at in _spans(mine[mine["article"] == article.id])]
        there = expert[expert["article"] == article.id].drop_duplicates("start")
        for row in there.to_dict("records") if own else ():
            here = words.place(row["start"], row["end"])
            if not any(words.shared(here, other) for other in own):
                yield row["text"], label_name(row["category"], task.marker)


def _spans(rows: pd.DataFrame) -> Iterator[tuple[int, int]]:
    return zip(rows["start"], rows["end"], strict=True)


def _facts(graded: Graded, key: Key) -> Iterator[tuple[str, str, str]]:
    names = {article.id: article.outlet or article.id for article in key.exercise.articles}
    for fact in key.exercise.facts:
        listed = graded.answer.facts.get(fact.id, ())
        if set(listed) != set(fact.told):
            yield (
                fact.statement,
                ", ".join(names[article] for article in listed) or "none",
                ", ".join(names[article] for article in fact.told) or "none",
            )

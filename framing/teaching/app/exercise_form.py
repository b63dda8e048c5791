"""Make an exercise from what a teacher filled in on two pages.

The first page asks what the exercise is made from (`Selection`), the second for title, labels and
questions (`Details`). A pack is a ready lesson; a label is a category under which students mark.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import pandas as pd
from starlette.datastructures import ImmutableMultiDict

from framing.article import Article
from framing.marking.registry import markers as registered
from framing.teaching import lessons, packs
from framing.teaching.answers import clean_name
from framing.teaching.exercise import Exercise, Question, Task, table, with_number
from framing.teaching.exercise import make as make_exercise

MOST_ARTICLES = 8
MOST_ASKED = 20
MOST_QUESTIONS = 12
LONGEST_QUESTION = 500  # characters
POINTS = 2
Form = ImmutableMultiDict[str, Any]


@dataclass(frozen=True)
class Selection:
    """What an exercise is made from.

    ``articles`` are ids in the store, ``pack`` is the name of a ready lesson (one of the two is
    empty), ``markers`` the names of what is to be marked, ``level`` how many labels: 1 few, 2 more,
    3 all.
    """

    articles: tuple[str, ...] = ()
    pack: str = ""
    markers: tuple[str, ...] = ()
    level: int = 1

    @classmethod
    def of(cls, form: Form) -> Selection:
        """Return what a form selects; names of no marker or pack are left out."""
        names = {name for name, _ in markers()}
        level = str(form.get("level", "1"))
        return cls(
            tuple(dict.fromkeys(map(str, form.getlist("article"))))[:MOST_ARTICLES],
            str(form.get("pack", "")) if form.get("pack") in packs.names() else "",
            tuple(name for name in map(str, form.getlist("marker")) if name in names),
            int(level) if level in ("1", "2", "3") else 1,
        )

    @property
    def is_whole(self) -> bool:
        """Whether enough is selected: either a pack, or articles and something to mark."""
        return bool(self.pack) != bool(self.articles) and bool(self.pack or self.markers)


@dataclass(frozen=True)
class Details:
    """What the teacher decides about an exercise.

    ``labels`` and ``asked`` are, by task, the labels to choose from and the number of marks asked
    for; ``questions`` are texts, ``rewrites`` the number of sentences to rewrite.
    """

    title: str
    labels: Mapping[str, Sequence[str]]
    asked: Mapping[str, int]
    questions: Sequence[str]
    rewrites: int

    @classmethod
    def of(cls, form: Form) -> Details:
        """Return what a form says; numbers out of bounds are moved to the nearest bound."""
        names = [name for name, _ in markers()]
        questions = (_line(str(text)) for text in form.getlist("question"))
        return cls(
            clean_name(str(form.get("title", ""))),
            {name: [str(each) for each in form.getlist(f"label:{name}")] for name in names},
            {name: _number(form.get(f"asked:{name}"), 1, MOST_ASKED, 8) for name in names},
            [text for text in questions if text][:MOST_QUESTIONS],
            _number(form.get("rewrites"), 0, 5, 1),
        )


@dataclass(frozen=True)
class Draft:
    """The values with which the form for `Details` is shown.

    ``tasks`` have all labels that can be ticked, ``chosen`` those that are, by task.
    """

    title: str
    tasks: Sequence[Task]
    questions: Sequence[str]
    rewrites: int
    chosen: Mapping[str, Collection[str]]

    def filled(self, details: Details) -> Draft:
        """Return the draft with the values that the teacher filled in."""
        tasks = [replace(task, asked=details.asked[task.marker]) for task in self.tasks]
        return Draft(details.title, tasks, details.questions, details.rewrites, details.labels)


def markers() -> list[tuple[str, str]]:
    """Return (name, question to students) of each marker for which texts for students exist."""
    return [
        (marker.name, lessons.task_of(marker).question)
        for marker in registered(None)
        if lessons.labels(marker.name)
    ]


def draft(selection: Selection) -> Draft:
    """Return the values that the form proposes for title, labels, numbers and questions."""
    if selection.pack:
        return draft_of(packs.load(selection.pack, level=selection.level))
    tasks = [
        lessons.task_of(marker, selection.level) for marker in registered(list(selection.markers))
    ]
    texts = [question.text for question in lessons.questions()]
    return Draft("", tasks, texts, 1, {task.marker: task.labels for task in tasks})


def draft_of(exercise: Exercise) -> Draft:
    """Return the form's values for an exercise, with the exercise's own labels ticked."""
    texts = [question.text for question in exercise.questions]
    chosen = {task.marker: task.labels for task in exercise.tasks}
    return Draft(exercise.title, exercise.tasks, texts, exercise.rewrites, chosen)


def draft_of_change(exercise: Exercise, level: int | None = None) -> Draft:
    """Return the form's values for changing an exercise, with every label of its markers.

    Ticked are the labels of ``level`` (1 to 3); without one, those that the exercise has.
    """
    form_values = draft_of(exercise)
    chosen = {task.marker: lessons.labels(task.marker, level) for task in exercise.tasks if level}
    return replace(
        form_values, tasks=_with_all_labels(exercise), chosen=chosen or form_values.chosen
    )


def build(selection: Selection, details: Details, articles: Sequence[Article]) -> Exercise:
    """Return the exercise with the labels, numbers and questions of ``details``.

    It is made from the pack selected, or from ``articles``, on which the markers are run.

    Raise ValueError if no label is chosen for a task, or there is neither a pack nor an article.
    """
    if selection.pack:
        return _narrowed(packs.load(selection.pack, level=selection.level), details)
    tasks = [
        lessons.task_of(marker, selection.level) for marker in registered(list(selection.markers))
    ]
    title = details.title or (clean_name(articles[0].headline) if articles else "")
    whole = make_exercise(
        _with_distinct_ids(articles),
        tasks,
        name=_name(title),
        title=title,
        introduction=lessons.INTRODUCTION,
        questions=lessons.questions(),
    )
    return _narrowed(whole, details)


def rebuild(exercise: Exercise, details: Details, copy: bool = False) -> Exercise:
    """Return an exercise made again from the same articles, with other details.

    Questions whose words are unchanged keep their ids. With ``copy`` it has a new name, as it is
    kept beside the first.

    Raise ValueError if no label is chosen for a task.
    """
    if exercise.name in packs.names():
        whole = packs.load(exercise.name)
    else:
        name = _name(details.title or exercise.title) if copy else exercise.name
        whole = make_exercise(
            exercise.articles,
            _with_all_labels(exercise),
            name=name,
            title=exercise.title,
            introduction=exercise.introduction,
            questions=lessons.questions(),
        )
    known = {question.id: question for question in (*whole.questions, *exercise.questions)}
    return _narrowed(replace(whole, questions=tuple(known.values())), details)


def _with_all_labels(exercise: Exercise) -> list[Task]:
    return [
        replace(task, labels={**lessons.labels(task.marker), **task.labels})
        for task in exercise.tasks
    ]


def _narrowed(whole: Exercise, details: Details) -> Exercise:
    """Return the exercise with the chosen labels and questions, and the marks with these labels."""
    tasks = tuple(_asked(task, details) for task in whole.tasks)
    expert, machine = _with_labels(whole.expert, tasks), _with_labels(whole.machine, tasks)
    return replace(
        whole,
        title=details.title or whole.title,
        tasks=tuple(with_number(task, expert, machine) for task in tasks),
        expert=expert,
        machine=machine,
        questions=tuple(_questions(details.questions, whole.questions)),
        rewrites=details.rewrites,
    )


def _asked(task: Task, details: Details) -> Task:
    chosen = set(details.labels.get(task.marker, ()))
    labels = {label: about for label, about in task.labels.items() if label in chosen}
    if not labels:
        raise ValueError(f"Choose at least one label for “{task.marker}”.")
    return replace(task, labels=labels, asked=details.asked[task.marker])


def _with_labels(rows: pd.DataFrame, tasks: Iterable[Task]) -> pd.DataFrame:
    """Return the marks whose label is one of their task in ``tasks``."""
    labels = {(task.marker, label) for task in tasks for label in task.labels}
    return table(row for row in rows.to_dict("records") if (row["task"], row["category"]) in labels)


def _questions(texts: Iterable[str], known: Iterable[Question]) -> Iterable[Question]:
    """Yield a question per text: the known one of the same words, or a new one with an id."""
    by_text = {_line(question.text): question for question in known}
    taken = {question.id for question in by_text.values()}
    free = (name for number in count(1) if (name := f"question-{number}") not in taken)
    for text in dict.fromkeys(texts):
        yield by_text.get(text) or Question(next(free), text, POINTS)


def _with_distinct_ids(articles: Sequence[Article]) -> list[Article]:
    taken: set[str] = set()
    found = []
    for article in articles:
        names = (article.id if n == 1 else f"{article.id} ({n})" for n in range(1, 10**6))
        found.append(replace(article, id=next(name for name in names if name not in taken)))
        taken.add(found[-1].id)
    return found


def _name(title: str) -> str:
    """Return a name for an exercise from its title, with a random ending.

    So answers to two exercises of one title are told apart.
    """
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower())[:40].strip("-") or "exercise"
    return f"{plain}-{secrets.token_hex(2)}"


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST_QUESTION]


def _number(given: object, low: int, high: int, usual: int) -> int:
    text = str(given or "").strip()
    return min(high, max(low, int(text))) if re.fullmatch(r"\d{1,3}", text, re.ASCII) else usual

"""What an exercise is: articles, what to mark in them, and what experts and machine marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from framing import evidence
from framing.analysis import analyze
from framing.article import Article
from framing.marking.marker import Mark, Marker
from framing.text import Text

COLUMNS = {**evidence.COLUMNS, "task": "str"}
SPEAKERS = ("quotation", "sources")  # markers whose second question is who speaks
_NAME = "abcdefghijklmnopqrstuvwxyz0123456789-"


@dataclass(frozen=True)
class Task:
    """One thing to mark.

    Parameters
    ----------
    marker
        The marker that does the same; it names the task.
    question
        What the student is asked.
    labels
        Each category that may be chosen, with what it means.
    asked
        How many stretches the student is asked to mark.
    points
        What they are worth together.
    who
        A second question about each stretch ("Who says it?"); empty for none. Its answer is the
        ``speaker`` of the evidence for quotations and sources, else the ``actor``.
    """

    marker: str
    question: str
    labels: Mapping[str, str]
    asked: int = 8
    points: int = 8
    who: str = ""

    @property
    def who_column(self) -> str:
        """The column of the evidence that holds the answer to ``who``."""
        return "speaker" if self.marker in SPEAKERS else "actor"


@dataclass(frozen=True)
class Question:
    """A question answered in words, read by the teacher: ``rubric`` says what earns the points."""

    id: str
    text: str
    points: int = 2
    rubric: str = ""


@dataclass(frozen=True)
class Fact:
    """A statement, and the ids of the articles that tell it."""

    id: str
    statement: str
    told: tuple[str, ...] = ()


@dataclass(frozen=True)
class Exercise:
    """Everything that the page, the sheet, the notebooks and the grading are made from.

    Attributes
    ----------
    name
        Small letters, digits and hyphens: it names files and answers.
    expert, machine
        Evidence tables with one more column, ``task``. The experts' rows have the marker
        ``expert:NAME``: several experts make a distribution.
    rewrites
        How many sentences are to be rewritten.
    notes
        What could not be measured, and why.
    """

    name: str
    title: str
    articles: tuple[Article, ...]
    tasks: tuple[Task, ...]
    expert: pd.DataFrame
    machine: pd.DataFrame
    introduction: str = ""
    minutes: int = 50
    questions: tuple[Question, ...] = ()
    facts: tuple[Fact, ...] = ()
    rewrites: int = 1
    versions: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def article(self, name: str) -> Article:
        """Return the article of this id; KeyError where there is none."""
        return {article.id: article for article in self.articles}[name]

    def task(self, marker: str) -> Task:
        """Return the task of this marker; KeyError where there is none."""
        return {task.marker: task for task in self.tasks}[marker]


def make(
    articles: Iterable[Article],
    tasks: Iterable[Task],
    *,
    name: str,
    title: str = "",
    markers: Sequence[str | Marker] | None = None,
    expert: pd.DataFrame | None = None,
    introduction: str = "",
    minutes: int = 50,
    questions: Iterable[Question] = (),
    facts: Iterable[Fact] = (),
    rewrites: int = 1,
) -> Exercise:
    """Make an exercise: run the machine over the articles and keep what it found.

    Parameters
    ----------
    articles
        One or several, each with an id of its own.
    tasks
        What is to be marked.
    name, title, introduction, minutes, questions, facts, rewrites
        As in `Exercise`.
    markers
        The markers of the tasks where they are not registered; by default those of the same names.
    expert
        Rows as `rows_of` gives them; without any, marks earn no points.

    Returns
    -------
    Exercise

    Raises
    ------
    ValueError
        If there is no article or no task, the name is no name, or a marker is unknown.
    """
    held, wanted = tuple(articles), tuple(tasks)
    if not held or not wanted:
        raise ValueError("An exercise needs at least one article and one thing to mark.")
    if not name or set(name) - set(_NAME):
        raise ValueError(f"{name!r} names no exercise: use small letters, digits and hyphens.")
    analysis = analyze(held, markers or [task.marker for task in wanted])
    skipped = analysis.run["skipped"]
    machine = _of_machine(analysis.evidence, wanted)
    expert = table([]) if expert is None else expert
    return Exercise(
        name=name,
        title=title or held[0].headline or name,
        articles=held,
        tasks=tuple(with_number(task, expert, machine) for task in wanted),
        expert=expert,
        machine=machine,
        introduction=introduction,
        minutes=minutes,
        questions=tuple(questions),
        facts=tuple(facts),
        rewrites=rewrites,
        versions={"framing": analysis.run["framing"], **analysis.run["markers"]},
        notes=tuple(f"{row['marker']}, {row['article']}: {row['why']}" for row in skipped),
    )


def with_number(task: Task, expert: pd.DataFrame, machine: pd.DataFrame) -> Task:
    """Ask for no more places than one expert marks, or, where there is none, the machine.

    What grading holds a student to is what page, sheet, notebook and guide ask for.
    """
    for frame in (expert, machine):
        here = frame[frame["task"] == task.marker].drop_duplicates(["marker", "article", "start"])
        if len(here):
            return replace(task, asked=min(task.asked, int(here.groupby("marker").size().max())))
    return task


def number_asked(task: Task) -> str:
    """Return how many places are asked for, in the same words wherever it is said.

    Examples
    --------
    >>> number_asked(Task("loaded", "?", {}, asked=3))
    'Asked for: 3 places. More cost nothing; a place counts once.'
    """
    places = "1 place" if task.asked == 1 else f"{task.asked} places"
    return f"Asked for: {places}. More cost nothing; a place counts once."


def rows_of(text: Text, task: Task, reader: str, marks: Iterable[Mark]) -> pd.DataFrame:
    """Turn a reader's marks into rows of evidence.

    Words are copied from ``text``, into which the marks point, and from nowhere else. ``reader`` is
    ``student:NAME`` or ``expert:NAME``; ``marks`` are offsets, label, and the reader's reason as
    explanation. The columns are `COLUMNS`.

    Raise ValueError if a mark lies outside the text or has a label the task does not know.

    Examples
    --------
    >>> text = Text(Article(id="a", text="The regime fell."))
    >>> task = Task("loaded", "Which words take sides?", {"label": "names and judges"})
    >>> rows_of(text, task, "student:anna", [Mark(4, 10, "label", "why")])["text"].tolist()
    ['regime']
    """
    stand_in = Marker(reader, tuple, "words", "", tuple(task.labels), (), (), "")
    return table({**row, "task": task.marker} for row in evidence.rows_of(text, stand_in, marks))


def table(rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Make a table of marks: the evidence's columns and the task, in fixed order."""
    frame = pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)
    return frame.sort_values([*evidence.ORDER, "task"], kind="stable", ignore_index=True)


def concat(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Put tables of marks into one."""
    return table(row for frame in tables for row in frame.to_dict("records"))


def _of_machine(found: pd.DataFrame, tasks: tuple[Task, ...]) -> pd.DataFrame:
    """Keep what the machine found under labels that the class may choose as well."""
    labels = {(task.marker, label) for task in tasks for label in task.labels}
    return table(
        {**row, "task": row["marker"]}
        for row in found.to_dict("records")
        if (row["marker"], row["category"]) in labels
    )

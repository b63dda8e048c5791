"""Define an exercise: articles, what to mark in them, and what experts and machine marked.

A mark is a stretch of text to which a reader or a marker (a program that finds one kind of wording)
gave a category, here called label, and a reason. The evidence is the table of all marks.
"""

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
    """One kind of wording that students are asked to mark.

    Parameters
    ----------
    marker
        Name of the marker that finds the same wording; it is also the name of the task.
    question
        What the student is asked.
    labels
        Each category that may be chosen, with a sentence on what it means.
    asked
        How many marks the student is asked for.
    points
        Points for all marks of the task together.
    who
        A second question about each mark ("Who says it?"); empty for none. Its answer stands in the
        column ``speaker`` of the evidence for quotations and sources, else in ``actor``.
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
    """A question answered in words, which the teacher grades.

    ``text`` is the question, ``points`` the most it earns, ``rubric`` says what earns them.
    """

    id: str
    text: str
    points: int = 2
    rubric: str = ""


@dataclass(frozen=True)
class Fact:
    """A statement of which students say which articles contain it.

    ``told`` are the ids of the articles that do, by the experts' judgement.
    """

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
    tasks, questions, facts
        What is asked: marks, answers in words, and which articles contain which statement.
    expert, machine
        The experts' and the markers' marks: evidence tables with one more column, ``task``. The
        column ``marker`` of an expert's rows is ``expert:NAME``.
    introduction, minutes
        What students read first, and the minutes planned for the lesson.
    rewrites
        How many sentences are to be rewritten.
    versions
        Version of framing and of each marker, by name.
    notes
        What could not be marked by the machine, and why.
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
        """Return the task of the marker with this name; KeyError where there is none."""
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
    """Run the markers over articles and return an exercise that holds what they found.

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
        Each task asks for no more marks than one expert, or else the machine, made in all articles.

    Raises
    ------
    ValueError
        If there is no article or no task, ``name`` holds other characters, or a marker is unknown.
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
    """Return a task that asks for no more marks than one expert made for it in all articles.

    ``expert`` and ``machine`` are the tables of an `Exercise`. The expert with most marks counts,
    or, where no expert marked the task, the machine. Page, sheet, notebooks and grading all use
    this number.
    """
    for frame in (expert, machine):
        here = frame[frame["task"] == task.marker].drop_duplicates(["marker", "article", "start"])
        if len(here):
            return replace(task, asked=min(task.asked, int(here.groupby("marker").size().max())))
    return task


def number_asked(task: Task) -> str:
    """Return the sentence that says how many marks a task asks for.

    Examples
    --------
    >>> number_asked(Task("loaded", "?", {}, asked=3))
    'Asked for: 3 places. More cost nothing; a place counts once.'
    """
    places = "1 place" if task.asked == 1 else f"{task.asked} places"
    return f"Asked for: {places}. More cost nothing; a place counts once."


def rows_of(text: Text, task: Task, reader: str, marks: Iterable[Mark]) -> pd.DataFrame:
    """Turn one reader's marks in an article into rows of evidence.

    ``reader`` is ``student:NAME`` or ``expert:NAME`` and fills the column ``marker``. A mark has
    offsets, a label as its category, and the reader's reason as its explanation; the words are
    copied from ``text``. The columns are `COLUMNS`.

    Raise ValueError if a mark lies outside the text or has a label that is not the task's.

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
    """Return rows of marks as a sorted table with the columns and types of `COLUMNS`."""
    frame = pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)
    return frame.sort_values([*evidence.ORDER, "task"], kind="stable", ignore_index=True)


def concat(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return several tables of marks as one, sorted as by `table`."""
    return table(row for frame in tables for row in frame.to_dict("records"))


def _of_machine(found: pd.DataFrame, tasks: tuple[Task, ...]) -> pd.DataFrame:
    """Return the markers' rows whose category is a label of a task, with the column ``task``."""
    labels = {(task.marker, label) for task in tasks for label in task.labels}
    return table(
        {**row, "task": row["marker"]}
        for row in found.to_dict("records")
        if (row["marker"], row["category"]) in labels
    )

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
        The question to the student.
    labels
        Each category that may be chosen, with a sentence on what it means.
    asked
        How many marks the student is asked for.
    points
        The most that all marks of the task earn together.
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
        """The column of the evidence with the answer to ``who``: ``speaker`` or ``actor``."""
        return "speaker" if self.marker in SPEAKERS else "actor"


@dataclass(frozen=True)
class Question:
    """A question answered in words, which the teacher grades.

    ``id`` names the question in files; ``text`` is the question, ``points`` the most it earns, and
    ``rubric`` a sentence for the teacher on which answer earns them.
    """

    id: str
    text: str
    points: int = 2
    rubric: str = ""


@dataclass(frozen=True)
class Fact:
    """A statement (``statement``) of which students say which articles contain it.

    ``id`` names it in files; ``told`` are the ids of the articles that contain it, as the experts
    judge.
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
        The name used in file names and in files of answers: small letters, digits and hyphens.
    title
        The heading that students see.
    articles
        The articles to be read.
    tasks, questions, facts
        What is asked: marks, answers in words, and which articles contain which statement.
    expert, machine
        The experts' and the markers' marks: evidence tables, a row per mark, with one more column,
        ``task``. The column ``marker`` of an expert's rows is ``expert:NAME``.
    introduction, minutes
        The text that students read first, and the minutes planned for the lesson.
    rewrites
        How many sentences are to be rewritten.
    versions
        Version of framing and of each marker, by name.
    notes
        A sentence for each marker that could not be run on an article, and why.
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
        One or several, whose ids differ.
    tasks
        The kinds of wording to be marked.
    name, title, introduction, minutes, questions, facts, rewrites
        As in `Exercise`; without a title, the first article's headline is taken.
    markers
        The markers to run, as names or objects; by default the registered ones that have the names
        of the tasks.
    expert
        The experts' marks, a table as `rows_of` returns it; without any, marks earn no points.

    Returns
    -------
    Exercise
        Each task asks for no more marks than one expert, or without an expert the machine, made in
        all articles together.

    Raises
    ------
    ValueError
        If there is no article or no task, ``name`` has a character other than small letters, digits
        and hyphens, or there is no marker of a name.
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

    ``expert`` and ``machine`` are the tables of marks of an `Exercise`. The expert with most marks
    counts, or, where no expert marked the task, the machine; without any mark the number stays.
    Page, sheet, notebooks and grading all use it.
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
    """Return one reader's marks in an article as a table, a row per mark.

    ``text`` is the article, ``reader`` is ``student:NAME`` or ``expert:NAME`` and fills the column
    ``marker``. A mark has offsets, a label as its category, and the reader's reason as its
    explanation; the words are copied from ``text``. The columns are `COLUMNS`.

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
    """Return rows of marks, each a mapping, as a sorted table with the columns of `COLUMNS`."""
    frame = pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)
    return frame.sort_values([*evidence.ORDER, "task"], kind="stable", ignore_index=True)


def concat(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return several tables of marks as one, sorted as by `table`."""
    return table(row for frame in tables for row in frame.to_dict("records"))


def _of_machine(found: pd.DataFrame, tasks: tuple[Task, ...]) -> pd.DataFrame:
    """Return the markers' marks whose category is a label of a task, with the column ``task``.

    ``found`` is the evidence of the markers: the columns ``marker`` and ``category`` are used.
    """
    labels = {(task.marker, label) for task in tasks for label in task.labels}
    return table(
        {**row, "task": row["marker"]}
        for row in found.to_dict("records")
        if (row["marker"], row["category"]) in labels
    )

"""Read what a student handed in from the class page; no code in it is run.

The class page is the HTML file in which students mark words; it saves their answers as JSON. A mark
is a stretch of an article with a label and the student's reason.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.marking.marker import Mark
from framing.teaching.exercise import Exercise, Task, concat, rows_of, table
from framing.teaching.notes import Notes
from framing.text import Text

FORMAT = "framing-answers"
VERSION = 1
MOST_MARKS = 1_000
LONGEST = 10_000  # characters of one answer in words
_NAME_LENGTH = 80


@dataclass(frozen=True)
class Rewrite:
    """A sentence of an article (``original``) and the student's new version of it."""

    original: str
    rewrite: str


@dataclass(frozen=True)
class Answer:
    """One student's answers to one exercise.

    Attributes
    ----------
    student
        The name the student gave, or that of the file.
    source
        The name of the file that the answers were read from.
    evidence
        The student's marks, a row each: article, ``start`` and ``end`` in characters, words
        (``text``), label (``category``), reason (``explanation``), task and the other columns of
        `framing.teaching.exercise.COLUMNS`; the column ``marker`` is ``student:NAME``.
    rewrites
        Sentences of the articles with the student's new versions.
    replies
        Answers in words, by id of the question.
    facts
        By id of the fact, the ids of the articles that contain it as the student says.
    notes
        Sentences on what could not be read, and why; empty if all was read.
    unread
        What could not be read in full: names of tasks, ids of questions, and the words ``facts``
        and ``rewrites``.
    """

    student: str
    source: str
    evidence: pd.DataFrame
    rewrites: tuple[Rewrite, ...] = ()
    replies: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    unread: frozenset[str] = frozenset()


def from_page(content: Any, exercise: Exercise, source: str, student: str = "") -> Answer:
    """Return the answers in a file that the class page saved.

    Parameters
    ----------
    content
        The JSON value of the file, as ``json.loads`` gives it.
    exercise
        The exercise that it should answer.
    source
        The name of the file.
    student
        The name to take where the file gives none; by default the name of the file.

    Returns
    -------
    Answer
        Marks whose offsets or label do not fit are left out, and `Answer.notes` says so. The words
        of a mark are cut from the text of the exercise, whatever the file says. Where the student
        marked another version of an article, the words of each mark are searched in this one.

    Raises
    ------
    ValueError
        If the file holds no answers to this exercise.
    """
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError("it holds no answers saved by the class page")
    if content.get("version") != VERSION or content.get("exercise") != exercise.name:
        raise ValueError(f"it answers {str(content.get('exercise'))[:60]!r}, not {exercise.name!r}")
    name = clean_name(content.get("student")) or student or clean_name(source.rsplit(".", 1)[0])
    notes = Notes()
    changed = _other_texts(content, exercise)
    tasks = [task.marker for task in exercise.tasks]
    rows = _entries(content, "evidence", tasks, notes)
    evidence = concat(_tables(rows, exercise, f"student:{name}", changed, notes))
    rewrites = _rewrites(_entries(content, "rewrites", ["rewrites"], notes), exercise, changed)
    texts_given = _table(
        content, "replies", [question.id for question in exercise.questions], notes
    )
    fact_table = _table(content, "facts", ["facts"] if exercise.facts else [], notes)
    for question in exercise.questions:
        if not isinstance(texts_given.get(question.id, ""), str):
            notes.add(f"the answer to {question.id!r} is no text", question.id)
    asked = {question.id for question in exercise.questions}
    for text in (text for name, text in texts_given.items() if name not in asked):
        if isinstance(text, str) and text.strip():
            notes.add("the exercise was changed since, an answer is to none of its questions",
                      example=text)  # fmt: skip
    return Answer(
        student=name,
        source=source,
        evidence=without_repeats(evidence),
        rewrites=tuple(rewrites),
        replies=replies(texts_given, exercise),
        facts=facts(fact_table, exercise),
        notes=notes.lines,
        unread=notes.unread,
    )


def clean_name(name: object) -> str:
    """Return a name in one line of printable characters, at most 80 of them.

    The empty string comes back if ``name`` is neither a string nor an integer.

    Examples
    --------
    >>> clean_name(" Anna\\nBerg\\u202e "), clean_name(None)
    ('Anna Berg', '')
    """
    if not isinstance(name, str | int):
        return ""
    whole = unicodedata.normalize("NFC", str(name)[:500])
    shown = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in whole)
    return " ".join(shown.split())[:_NAME_LENGTH].strip()


def plain(text: str) -> str:
    """Return text without blanks at its ends, cut to its first 10,000 characters.

    Lone surrogates, which no file in UTF-8 can hold, become question marks.

    Examples
    --------
    >>> plain(f" so {chr(0xD83D)} ")
    'so ?'
    """
    return text.strip()[:LONGEST].encode("utf-8", "replace").decode()


def replies(given: object, exercise: Exercise) -> dict[str, str]:
    """Return a student's answers in words, by id of the question.

    ``given`` is a dict of texts from the student's file; texts under an id that no question of the
    exercise has are left out.
    """
    found = given if isinstance(given, dict) else {}
    texts = {question.id: found.get(question.id) for question in exercise.questions}
    return {name: plain(text) for name, text in texts.items() if isinstance(text, str)}


def facts(given: object, exercise: Exercise) -> dict[str, tuple[str, ...]]:
    """Return, by id of each fact, the ids of the articles that the student says contain it.

    ``given`` is a dict from the student's file, of lists of articles by fact; ids that the exercise
    does not have are left out.
    """
    found = given if isinstance(given, dict) else {}
    ids = [article.id for article in exercise.articles]
    lists = {fact.id: found.get(fact.id) for fact in exercise.facts}
    return {
        name: tuple(article for article in ids if article in by_article)
        for name, by_article in lists.items()
        if isinstance(by_article, list | tuple | set)
    }


def without_repeats(evidence: pd.DataFrame) -> pd.DataFrame:
    """Return the marks without repeats, as a sorted table.

    Of several rows with equal ``article, start, end, task`` and ``category``, the one with the
    longest reason (``explanation``) stays.
    """
    order = evidence.assign(length=evidence["explanation"].str.len())
    order = order.sort_values("length", ascending=False, kind="stable")
    unique = order.drop_duplicates(["article", "start", "end", "task", "category"])
    return table(unique.drop(columns="length").to_dict("records"))


def _entries(content: dict, name: str, parts: Iterable[str], notes: Notes) -> list[dict]:
    given = content.get(name, [])
    items = given if isinstance(given, list) else []
    entries = [entry for entry in items if isinstance(entry, dict)]
    if not isinstance(given, list) or len(entries) < len(items):
        notes.add(f"{name!r} is damaged: not all of it is a list of entries", *parts)
    if len(entries) > MOST_MARKS:
        notes.add(f"{len(entries)} entries of {name!r}: only {MOST_MARKS} were read", *parts)
    return entries[:MOST_MARKS]


def _table(content: dict, name: str, parts: Iterable[str], notes: Notes) -> dict:
    given = content.get(name, {})
    if isinstance(given, dict):
        return given
    notes.add(f"{name!r} is damaged: it is no table", *parts)
    return {}


def _other_texts(content: dict, exercise: Exercise) -> set[str]:
    texts = content.get("texts")
    given = texts if isinstance(texts, dict) else {}
    return {a.id for a in exercise.articles if given.get(a.id) != a.sha256}


def _tables(
    rows: list[dict], exercise: Exercise, reader: str, changed: set[str], notes: Notes
) -> Iterator[pd.DataFrame]:
    known = {task.marker: task for task in exercise.tasks}
    texts = {article.id: Text(article) for article in exercise.articles}
    marks: dict[tuple[str, str], list[Mark]] = {}
    for row in rows:
        task, text = _of(row, "task", known), _of(row, "article", texts)
        again = bool(text) and text.article.id in changed
        mark = (
            _mark(_found_again(row, text) if again else row, task, text) if task and text else None
        )
        if mark:
            marks.setdefault((task.marker, text.article.id), []).append(mark)
        else:
            parts = [task.marker] if task else list(known)
            notes.add("a mark fits no words of the exercise", *parts, example=row.get("text"))
        if again:
            why = "another version of the text was marked, marks are found again by their words"
            notes.add(f"{text.article.id}: {why}")
    for (name, article), found in marks.items():
        yield rows_of(texts[article], known[name], reader, found)


def _found_again(row: dict, text: Text) -> dict:
    """Return a copy of a mark with the offsets of its words in the present text of the article.

    ``row`` has the words (``text``) and the old ``start``; the nearest place with these words is
    taken. In the copy ``start`` is None where the text does not contain them any more.
    """
    words, start = row.get("text"), row.get("start")
    if not isinstance(words, str) or not words.strip() or type(start) is not int:
        return {**row, "start": None}
    places = [found.start() for found in re.finditer(re.escape(words), text.raw)]
    at = min(places, key=lambda place: abs(place - start), default=None)
    return {**row, "start": at, "end": None if at is None else at + len(words)}


def _of(row: dict, name: str, known: Mapping[str, Any]) -> Any:
    value = row.get(name)
    return known.get(value) if isinstance(value, str) else None


def _mark(row: dict, task: Task, text: Text) -> Mark | None:
    start, end, label = row.get("start"), row.get("end"), row.get("category")
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        return None
    if label not in task.labels or not 0 <= start < end <= len(text.raw):
        return None
    return mark_of(
        task, start, end, label, _text_of(row, task.who_column), _text_of(row, "explanation")
    )


def mark_of(task: Task, start: int, end: int, label: str, who: str, reason: str) -> Mark:
    """Return a student's mark from its offsets in characters, label and reason.

    ``who`` is the student's answer to the second question (such as "Who says it?"). It becomes the
    mark's ``speaker`` for quotations and sources, else its ``actor``.
    """
    if task.who_column == "speaker":
        return Mark(start, end, label, reason, speaker=who)
    return Mark(start, end, label, reason, actor=who)


def _text_of(row: dict, name: str) -> str:
    value = row.get(name)
    return plain(value) if isinstance(value, str) else ""


def _rewrites(rows: Iterable[dict], exercise: Exercise, changed: set[str]) -> Iterator[Rewrite]:
    texts = {article.id: article.text for article in exercise.articles}
    for row in rows:
        raw, rewrite = _of(row, "article", texts), _text_of(row, "rewrite")
        start, end = row.get("start"), row.get("end")
        fits = raw and type(start) is int and type(end) is int and 0 <= start < end
        if rewrite:
            here = fits and row.get("article") not in changed
            yield Rewrite(raw[start:end] if here else _text_of(row, "text"), rewrite)

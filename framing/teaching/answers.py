"""What a student hands in, read with care: nothing runs, and whatever is left out is named."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from framing.marking.marker import Mark
from framing.teaching.exercise import Exercise, Task, joined, rows_of, table
from framing.text import Text

FORMAT = "framing-answers"
VERSION = 1
MOST_MARKS = 1_000
LONGEST = 10_000  # characters of one answer in words
_NAME_LENGTH = 80


@dataclass(frozen=True)
class Rewrite:
    """A sentence of an article and what the student made of it."""

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
        The file it was read from.
    evidence
        The marks as rows of evidence with the marker ``student:NAME``.
    rewrites, replies, facts
        Rewritten sentences; answers in words by question; articles that tell a fact, by fact.
    notes
        What was left out, and why.
    """

    student: str
    source: str
    evidence: pd.DataFrame
    rewrites: tuple[Rewrite, ...] = ()
    replies: Mapping[str, str] = field(default_factory=dict)
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def from_page(content: Any, exercise: Exercise, source: str) -> Answer:
    """Read what the class page saved.

    Parameters
    ----------
    content
        The JSON value of the file.
    exercise
        The exercise that it should answer.
    source
        The name of the file.

    Returns
    -------
    Answer
        Marks whose place or label does not fit are left out and noted; the words are cut from the
        exercise's own text, whatever the file says.

    Raises
    ------
    ValueError
        If the file holds no answers to this exercise.
    """
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise ValueError("it holds no answers saved by the class page")
    if content.get("version") != VERSION or content.get("exercise") != exercise.name:
        raise ValueError(f"it answers {content.get('exercise')!r}, not {exercise.name!r}")
    student = clean_name(content.get("student")) or clean_name(source.rsplit(".", 1)[0])
    notes: list[str] = []
    rows = _entries(content, "evidence", notes)
    wrong = _other_texts(content, exercise)
    notes += [f"{article}: another version of the text was marked" for article in sorted(wrong)]
    kept = [row for row in rows if row.get("article") not in wrong]
    evidence = joined(_tables(kept, exercise, f"student:{student}", notes))
    return Answer(
        student=student,
        source=source,
        evidence=evidence,
        rewrites=tuple(_rewrites(_entries(content, "rewrites", notes), exercise)),
        replies=replies(content.get("replies"), exercise),
        facts=facts(content.get("facts"), exercise),
        notes=tuple(notes),
    )


def clean_name(name: object) -> str:
    """Make a name printable and short; empty for what is no name.

    Examples
    --------
    >>> clean_name(" Anna\\nBerg\\u202e "), clean_name(None)
    ('Anna Berg', '')
    """
    if not isinstance(name, str | int):
        return ""
    plain = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in str(name)[:500])
    return " ".join(plain.split())[:_NAME_LENGTH]


def replies(given: object, exercise: Exercise) -> dict[str, str]:
    """Keep the answers in words to the exercise's questions."""
    found = given if isinstance(given, dict) else {}
    texts = {question.id: found.get(question.id) for question in exercise.questions}
    return {name: text.strip()[:LONGEST] for name, text in texts.items() if isinstance(text, str)}


def facts(given: object, exercise: Exercise) -> dict[str, tuple[str, ...]]:
    """Keep, for each fact of the exercise, the articles that are said to tell it."""
    found = given if isinstance(given, dict) else {}
    ids = [article.id for article in exercise.articles]
    lists = {fact.id: found.get(fact.id) for fact in exercise.facts}
    return {
        name: tuple(article for article in ids if article in told)
        for name, told in lists.items()
        if isinstance(told, list | tuple | set)
    }


def without_repeats(evidence: pd.DataFrame) -> pd.DataFrame:
    """Keep each mark once; of two at one place with one label, the one with the longer reason."""
    order = evidence.assign(length=evidence["explanation"].str.len())
    order = order.sort_values("length", ascending=False, kind="stable")
    kept = order.drop_duplicates(["article", "start", "end", "task", "category"])
    return table(kept.drop(columns="length").to_dict("records"))


def _entries(content: dict, name: str, notes: list[str]) -> list[dict]:
    given = content.get(name)
    items = given if isinstance(given, list) else []
    entries = [entry for entry in items if isinstance(entry, dict)]
    if len(entries) < len(items):
        notes.append(f"{len(items) - len(entries)} entries of {name!r} are no entries")
    if len(entries) > MOST_MARKS:
        notes.append(f"{len(entries)} entries of {name!r}: only {MOST_MARKS} were read")
    return entries[:MOST_MARKS]


def _other_texts(content: dict, exercise: Exercise) -> set[str]:
    texts = content.get("texts")
    given = texts if isinstance(texts, dict) else {}
    return {a.id for a in exercise.articles if given.get(a.id) != a.sha256}


def _tables(
    rows: list[dict], exercise: Exercise, reader: str, notes: list[str]
) -> Iterator[pd.DataFrame]:
    known = {task.marker: task for task in exercise.tasks}
    texts = {article.id: Text(article) for article in exercise.articles}
    marks: dict[tuple[str, str], list[Mark]] = {}
    for row in rows:
        task, text = _of(row, "task", known), _of(row, "article", texts)
        mark = _mark(row, task, text) if task and text else None
        if mark:
            marks.setdefault((task.marker, text.article.id), []).append(mark)
        else:
            notes.append(f"a mark fits no words of the exercise: {str(row.get('text'))[:60]!r}")
    for (name, article), found in marks.items():
        yield rows_of(texts[article], known[name], reader, found)


def _of(row: dict, name: str, known: Mapping[str, Any]) -> Any:
    value = row.get(name)
    return known.get(value) if isinstance(value, str) else None


def _mark(row: dict, task: Task, text: Text) -> Mark | None:
    start, end, label = row.get("start"), row.get("end"), row.get("category")
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        return None
    if label not in task.labels or not 0 <= start < end <= len(text.raw):
        return None
    return mark_of(task, start, end, label, _said(row, task.who_column), _said(row, "explanation"))


def mark_of(task: Task, start: int, end: int, label: str, who: str, reason: str) -> Mark:
    """Make a student's mark: who is meant goes where the task keeps it."""
    if task.who_column == "speaker":
        return Mark(start, end, label, reason, speaker=who)
    return Mark(start, end, label, reason, actor=who)


def _said(row: dict, name: str) -> str:
    value = row.get(name)
    return value.strip()[:LONGEST] if isinstance(value, str) else ""


def _rewrites(rows: Iterable[dict], exercise: Exercise) -> Iterator[Rewrite]:
    texts = {article.id: article.text for article in exercise.articles}
    for row in rows:
        raw = _of(row, "article", texts)
        start, end, rewrite = row.get("start"), row.get("end"), _said(row, "rewrite")
        if raw and rewrite and type(start) is int and type(end) is int and 0 <= start < end:
            yield Rewrite(raw[start:end], rewrite)

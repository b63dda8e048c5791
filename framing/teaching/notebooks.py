"""Answers read from a student's notebook, by the names of its cells and never by their order.

Nothing in the notebook is run: values are read as Python literals. A cell is known by the id that
nbgrader gave it, by its own id, or by the variable it sets; so a deleted, copied, split or renamed
cell spoils no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from framing.marking.marker import Mark
from framing.teaching.answers import (
    LONGEST,
    MOST_MARKS,
    Answer,
    Rewrite,
    clean_name,
    facts,
    mark_of,
    replies,
    without_repeats,
)
from framing.teaching.assignment import STUB, cell_name, variable
from framing.teaching.cells import assigned, grade_id, names, source
from framing.teaching.exercise import Exercise, Task, joined, rows_of
from framing.text import Text

_STRAIGHT = str.maketrans("“”„‘’‚\u00a0", "\"\"\"''' ")
_SAMPLE = "the sentence"  # the untouched first entry of a row to fill in


def from_notebook(content: Any, exercise: Exercise, source: str, student: str) -> Answer:
    """Read a student's notebook.

    Parameters
    ----------
    content
        The JSON value of the file.
    exercise
        The exercise that it should answer.
    source, student
        The name of the file, and the student's name as the file or folder gives it.

    Returns
    -------
    Answer
        Its notes name every cell that is missing, stands twice or cannot be read.

    Raises
    ------
    ValueError
        If the file is no notebook.
    """
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise ValueError("it is no notebook: it holds no list of cells")
    cells = [cell for cell in content["cells"] if isinstance(cell, dict)]
    notes: list[str] = []
    values = _values(cells, exercise, notes)
    name = clean_name(student)
    evidence = joined(_tables(values, exercise, f"student:{name}", notes))
    return Answer(
        student=name,
        source=source,
        evidence=without_repeats(evidence),
        rewrites=tuple(_rewrites(values.get("rewrites", []))),
        replies=replies(_replies(cells, exercise, notes), exercise),
        facts=facts(_merged(values.get("facts", [])), exercise),
        notes=tuple(notes),
    )


def rows_in(
    given: Any, task: Task, texts: dict[str, Text], notes: list[str]
) -> Iterator[tuple[str, Mark]]:
    """Find the stretches that a student wrote down, article by article.

    Parameters
    ----------
    given
        ``{article: [(words, label, who, why), ...]}``; without ``who`` where the task asks none.
    task
        The task.
    texts
        The articles by id.
    notes
        What cannot be found is added here.

    Yields
    ------
    tuple of str and Mark
        The article's id and the mark. Words that stand in it more than once are taken in their
        order.
    """
    table = given if isinstance(given, dict) else {}
    if not isinstance(given, dict):
        notes.append(f"{variable(task)} is no table of articles")
    for article, rows in table.items():
        text = texts.get(article) if isinstance(article, str) else None
        if text is None or not isinstance(rows, list | tuple):
            notes.append(f"{variable(task)}: {str(article)[:60]!r} is no article of this exercise")
            continue
        taken: set[int] = set()
        for row in rows[:MOST_MARKS]:
            mark = _mark(row, task, text, taken)
            if mark:
                yield article, mark
            else:
                notes.append(f"{variable(task)}: {str(row)[:80]} fits no words and label")


def _mark(row: Any, task: Task, text: Text, taken: set[int]) -> Mark | None:
    if not isinstance(row, list | tuple) or not all(isinstance(part, str) for part in row):
        return None
    wanted = 4 if task.who else 3
    words, label, *rest = [part.strip() for part in (*row, "", "", "", "")[: max(2, wanted)]]
    start, end = _find(text.raw, words, taken)
    if end <= start or label not in task.labels:
        return None
    taken.add(start)
    who, why = rest if task.who else ("", rest[0])
    return mark_of(task, start, end, label, who[:LONGEST], why[:LONGEST])


def _find(raw: str, words: str, taken: set[int]) -> tuple[int, int]:
    """Find words whatever the form of their quotation marks and the width of their blanks."""
    parts = words[:LONGEST].translate(_STRAIGHT).split()
    if not parts:
        return (0, 0)
    pattern = re.compile(r"\s{1,9}".join(map(re.escape, parts)))
    places = [found.span() for found in pattern.finditer(raw.translate(_STRAIGHT))]
    free = [span for span in places if span[0] not in taken] or places
    return free[0] if free else (0, 0)


def _tables(
    values: dict[str, list[Any]], exercise: Exercise, reader: str, notes: list[str]
) -> Iterator[pd.DataFrame]:
    texts = {article.id: Text(article) for article in exercise.articles}
    for task in exercise.tasks:
        marks: dict[str, list[Mark]] = {}
        for given in values.get(variable(task), []):
            for article, mark in rows_in(given, task, texts, notes):
                marks.setdefault(article, []).append(mark)
        for article, found in marks.items():
            yield rows_of(texts[article], task, reader, found)


def _values(cells: list[dict], exercise: Exercise, notes: list[str]) -> dict[str, list[Any]]:
    """Read every value that the exercise's variables are set to, in whatever cell."""
    names = {variable(task): f"{task.marker}-marks" for task in exercise.tasks}
    names |= {"facts": "facts"} if exercise.facts else {}
    names |= {"rewrites": "rewrites"} if exercise.rewrites else {}
    sources = [source(cell) for cell in cells if cell.get("cell_type") == "code"]
    found = assigned(sources, set(names))
    for name, cell in names.items():
        if name not in found:
            notes.append(f"cell {cell_name(cell)!r} is missing or cannot be read")
        elif len(found[name]) > 1:
            notes.append(f"{name} is set {len(found[name])} times: all were read")
    return found


def _replies(cells: list[dict], exercise: Exercise, notes: list[str]) -> dict[str, str]:
    """Read the answers in words; a cell without a name goes on with the answer before it."""
    ids = {cell_name(question.id): question.id for question in exercise.questions}
    found: dict[str, list[str]] = {}
    current = ""
    for cell in cells:
        named = names(cell) & set(ids)
        if named:
            current = ids[min(named)]
        elif grade_id(cell) or cell.get("cell_type") != "markdown":
            current = ""
        if current:
            found.setdefault(current, []).append(source(cell).replace(STUB, "").strip())
    notes += [f"cell {name!r} is missing" for name, key in ids.items() if key not in found]
    return {key: "\n".join(filter(None, dict.fromkeys(said))) for key, said in found.items()}


def _merged(tables: Iterable[Any]) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for table in tables:
        for fact, articles in table.items() if isinstance(table, dict) else ():
            if isinstance(fact, str) and isinstance(articles, list | tuple | set):
                told.setdefault(fact, []).extend(a for a in articles if isinstance(a, str))
    return told


def _rewrites(tables: Iterable[Any]) -> Iterator[Rewrite]:
    for table in tables:
        for row in table[:MOST_MARKS] if isinstance(table, list | tuple) else ():
            pair = [part for part in row if isinstance(part, str)] if _is_row(row) else []
            if len(pair) == 2 and pair[1].strip() and pair[0] != _SAMPLE:
                yield Rewrite(pair[0][:LONGEST], pair[1].strip()[:LONGEST])


def _is_row(row: Any) -> bool:
    return isinstance(row, list | tuple)

"""Read answers from a student's notebook, by the names of its cells, not by their order.

Nothing in the notebook is run: values are read as Python literals. A cell is known by the id that
nbgrader gave it, by its own id, or by the variable it sets; so a deleted, copied, split or renamed
cell spoils no other. A mark is a stretch of an article with a label and the student's reason.
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
    plain,
    replies,
    without_repeats,
)
from framing.teaching.assignment import STUB, cell_name, variable
from framing.teaching.exercise import Exercise, Task, concat, rows_of
from framing.teaching.notebook_cells import (
    LONGEST_CELL,
    assigned_name,
    assigned_values,
    grade_id,
    names,
    source,
)
from framing.teaching.notes import Notes
from framing.text import Text

_STRAIGHT = str.maketrans("“”„‘’‚\u00a0", "\"\"\"''' ")
_SAMPLE = "the sentence"  # the untouched first entry of a row to fill in


def from_notebook(content: Any, exercise: Exercise, source: str, student: str) -> Answer:
    """Return the answers in a student's notebook.

    ``content`` is the JSON value of the file; ``source`` is its name, and ``student`` the student's
    name as the file or folder gives it. The notes of the answer name every cell that is missing, is
    there twice or cannot be read.

    Raise ValueError if the file is no notebook, or none of this exercise.
    """
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise ValueError("it is no notebook: it holds no list of cells")
    cells = [cell for cell in content["cells"] if isinstance(cell, dict)]
    notes = Notes()
    values = _values(cells, exercise, notes)
    given_replies = _replies(cells, exercise, notes)
    if not values and not given_replies:
        raise ValueError(f"it answers another exercise: no cell of {exercise.name!r} is in it")
    name = clean_name(student)
    evidence = concat(_tables(values, exercise, f"student:{name}", notes))
    return Answer(
        student=name,
        source=source,
        evidence=without_repeats(evidence),
        rewrites=tuple(_rewrites(values.get("rewrites", []))),
        replies=replies(given_replies, exercise),
        facts=facts(_merged(values.get("facts", [])), exercise),
        notes=notes.lines,
        unread=notes.unread,
    )


def rows_in(
    given: Any, task: Task, texts: dict[str, Text], notes: Notes
) -> Iterator[tuple[str, Mark]]:
    """Yield (article's id, mark) for each row of a student's table.

    ``given`` is ``{article: [(words, label, who, why), ...]}``, without ``who`` where the task asks
    none; ``texts`` are the articles by id. What is not found in them is added to ``notes``. Words
    that an article has more than once are taken in their order.
    """
    if isinstance(given, list | tuple) and len(texts) == 1:
        given = dict.fromkeys(texts, given)  # rows alone: there is but one article
    if not isinstance(given, dict):
        notes.add(f"{variable(task)} is no table of articles", task.marker)
        return
    for article, rows in given.items():
        text = texts.get(article) if isinstance(article, str) else None
        if text is None or not isinstance(rows, list | tuple):
            why = f"{variable(task)}: {str(article)[:60]!r} is no article of this exercise"
            notes.add(why, task.marker)
            continue
        taken: set[int] = set()
        for row in rows[:MOST_MARKS]:
            mark = _mark(row, task, text, taken)
            if mark:
                yield article, mark
            else:
                notes.add(f"{variable(task)}: {str(row)[:80]} fits no words and label", task.marker)


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
    return mark_of(task, start, end, label, plain(who), plain(why))


def _find(raw: str, words: str, taken: set[int]) -> tuple[int, int]:
    """Return start and end of words in a text; (0, 0) where they are not in it.

    Forms of quotation marks and width of blanks may differ; starts in ``taken`` are avoided.
    """
    parts = words[:LONGEST].translate(_STRAIGHT).split()
    if not parts:
        return (0, 0)
    pattern = re.compile(r"\s{1,9}".join(map(re.escape, parts)))
    places = [found.span() for found in pattern.finditer(raw.translate(_STRAIGHT))]
    free = [span for span in places if span[0] not in taken] or places
    return free[0] if free else (0, 0)


def _tables(
    values: dict[str, list[Any]], exercise: Exercise, reader: str, notes: Notes
) -> Iterator[pd.DataFrame]:
    texts = {article.id: Text(article) for article in exercise.articles}
    for task in exercise.tasks:
        marks: dict[str, list[Mark]] = {}
        for given in values.get(variable(task), []):
            for article, mark in rows_in(given, task, texts, notes):
                marks.setdefault(article, []).append(mark)
        for article, found in marks.items():
            yield rows_of(texts[article], task, reader, found)


def _values(cells: list[dict], exercise: Exercise, notes: Notes) -> dict[str, list[Any]]:
    """Return each value that the exercise's variables are set to, by name, in whatever cell.

    What is missing or cannot be read is added to ``notes``.
    """
    tasks = {variable(task): task.marker for task in exercise.tasks}
    parts = {name: (f"{task}-marks", task) for name, task in tasks.items()}
    parts |= {"facts": ("facts", "facts")} if exercise.facts else {}
    parts |= {"rewrites": ("rewrites", "rewrites")} if exercise.rewrites else {}
    texts = [(cell.get("cell_type") == "code", source(cell)) for cell in cells]
    sources = [text for code, text in texts if code or assigned_name(text[:LONGEST_CELL], parts)]
    read = assigned_values(sources, set(parts))
    for name, why, lost in read.notes:
        notes.add(why, *[parts[name][1]] * lost)
    for name, (cell, part) in parts.items():
        if name not in read.found:
            notes.add(f"cell {cell_name(cell)!r} is missing or cannot be read", part)
        elif len(read.found[name]) > 1:
            notes.add(f"{name} is set {len(read.found[name])} times: all were read")
    return read.found


def _replies(cells: list[dict], exercise: Exercise, notes: Notes) -> dict[str, str]:
    """Return the answers in words by id of the question; missing ones are added to ``notes``.

    A cell without a name belongs to the answer before it.
    """
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
    for name, key in ids.items():
        if key not in found:
            notes.add(f"cell {name!r} is missing", key)
    return {key: "\n".join(filter(None, dict.fromkeys(said))) for key, said in found.items()}


def _merged(tables: Iterable[Any]) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for table in tables:
        for fact, articles in table.items() if isinstance(table, dict) else ():
            if isinstance(fact, str) and isinstance(articles, list | tuple | set | str):
                listed = [articles] if isinstance(articles, str) else list(articles)
                inner = [a for part in listed for a in (part if _is_row(part) else [part])]
                merged.setdefault(fact, []).extend(a for a in inner if isinstance(a, str))
    return merged


def _rewrites(tables: Iterable[Any]) -> Iterator[Rewrite]:
    for table in tables:
        for row in table[:MOST_MARKS] if isinstance(table, list | tuple) else ():
            pair = [part for part in row if isinstance(part, str)] if _is_row(row) else []
            if len(pair) == 2 and pair[1].strip() and pair[0] != _SAMPLE:
                yield Rewrite(plain(pair[0]), plain(pair[1]))


def _is_row(row: Any) -> bool:
    return isinstance(row, list | tuple)

"""Rows of a table, whatever kind it is: numbered cells of text; and those of JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from framing.article import HALF_CHARACTERS
from framing.reading.unreadable import Unreadable

SAMPLE = 50  # rows that tell which columns there are, and which is the text


class Row(NamedTuple):
    """A row of a table.

    Attributes
    ----------
    number
        Its number in the table, from 1.
    cells
        Its cells as text.
    why
        Why it cannot be read as an article; empty if it can.
    """

    number: int
    cells: tuple[str, ...]
    why: str = ""


def cell(value: Any) -> str:
    """Return a value as text; a list of strings becomes paragraphs, None an empty string.

    Half a character (a lone surrogate, which no file can hold) becomes U+FFFD.

    Examples
    --------
    >>> cell(None), cell(["One.", "Two."]), cell(3)
    ('', 'One.\\n\\nTwo.', '3')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n\n".join(value)
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return HALF_CHARACTERS.sub("\ufffd", str(value))


def parsed(text: str) -> Any:
    """Return the value that a text of JSON stands for; None if it is no JSON."""
    try:
        return json.loads(text, object_pairs_hook=with_whole_names)
    except (ValueError, RecursionError):
        return None


def with_whole_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs of a JSON object as a dict, with half characters in names as U+FFFD.

    Half a character is a lone surrogate. `json.loads` calls this for each object.
    """
    return {HALF_CHARACTERS.sub("\ufffd", name): value for name, value in pairs}


def json_lines(text: str, name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Return the names of the columns of JSON Lines, and the rows.

    A line that is no JSON object gives a row that says so in its ``why``.
    """
    lines = [line for line in text.split("\n") if line.strip()]
    objects = (parsed(line) for line in lines)
    columns = json_columns(o for o in map(parsed, lines[:SAMPLE]) if isinstance(o, dict))

    def rows() -> Iterator[Row]:
        for number, (line, found) in enumerate(zip(lines, objects, strict=True), start=1):
            if isinstance(found, dict):
                yield json_row(number, found, columns)
            else:
                yield Row(number, (line,), f"line {number} is not a JSON object")

    return columns, rows()


def json_array(text: str, name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Return the names of the columns of a JSON array of objects, and the rows.

    An entry that is no object gives a row that says so in its ``why``. ``name`` is what an error
    calls the file.
    """
    found = parsed(text)
    if not isinstance(found, list):
        raise Unreadable(name, "the JSON is damaged or cut off", "check it, or use JSON Lines")
    columns = json_columns(o for o in found if isinstance(o, dict))

    def rows() -> Iterator[Row]:
        for number, one in enumerate(found, start=1):
            if isinstance(one, dict):
                yield json_row(number, one, columns)
            else:
                yield Row(number, (cell(one),), f"entry {number} is not a JSON object")

    return columns, rows()


def json_columns(objects: Iterator[dict[str, Any]]) -> tuple[str, ...]:
    """Return the names in some JSON objects, in the order in which they first occur."""
    return tuple(dict.fromkeys(key for one in objects for key in one))


def json_row(number: int, found: dict[str, Any], columns: tuple[str, ...]) -> Row:
    """Return a JSON object as a row with a number.

    ``found`` is the object, ``number`` its place in the table, from 1. What stands under a name
    that is not among ``columns`` comes last, with its name before it.
    """
    cells = [cell(found.get(column)) for column in columns]
    rest = [f"{key}: {cell(value)}" for key, value in found.items() if key not in columns]
    return Row(number, (*cells, *rest))

"""JSON Lines and JSON arrays as tables: an object is a row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from framing.article import HALF_CHARACTERS
from framing.reading.rows import Row, cell
from framing.reading.unreadable import Unreadable

SAMPLE = 50  # objects whose keys are the columns


def parsed(text: str) -> Any:
    """Parse JSON; None if it is none."""
    try:
        return json.loads(text, object_pairs_hook=with_whole_names)
    except (ValueError, RecursionError):
        return None


def with_whole_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object whose names any file can hold."""
    return {HALF_CHARACTERS.sub("\ufffd", name): value for name, value in pairs}


def json_lines(text: str, name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Read JSON Lines; a line that is no JSON object is named."""
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
    """Read a JSON array of objects."""
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
    """Return the names of the columns, in the order in which they first occur."""
    return tuple(dict.fromkeys(key for one in objects for key in one))


def json_row(number: int, found: dict[str, Any], columns: tuple[str, ...]) -> Row:
    """Make a row of an object; what stands under a name of no column comes last, with its name."""
    cells = [cell(found.get(column)) for column in columns]
    rest = [f"{key}: {cell(value)}" for key, value in found.items() if key not in columns]
    return Row(number, (*cells, *rest))

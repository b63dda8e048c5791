"""CSV and TSV: which mark stands between the cells, and one row after the other."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from framing.reading.roles import is_known
from framing.reading.rows import Row

HEAD = 200_000  # bytes that tell what a table is
LONGEST_CELL = 20_000_000  # characters
LONGEST_NAME = 80  # characters of a column's name
DELIMITERS = ",\t;|"


@contextmanager
def long_cells() -> Iterator[None]:
    """Let `csv` read cells as long as articles, which it does for all of the process or none."""
    before = csv.field_size_limit(min(LONGEST_CELL, sys.maxsize))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def delimiter_of(text: str) -> str:
    """Give the mark between the cells of a table; empty if the text is no table."""
    whole = text[:HEAD]
    for mark in DELIMITERS:
        try:
            with long_cells():
                rows = list(islice(csv.reader(io.StringIO(whole), delimiter=mark), 30))
        except csv.Error:
            continue
        rows = [
            row for row in rows[: -1 if len(text) >= HEAD // 4 and len(rows) > 3 else None] if row
        ]
        if rows and is_header(rows[0]) and fits(rows):
            return mark
    return ""


def is_header(cells: list[str]) -> bool:
    """Tell whether cells can be the names of columns."""
    names = [cell.strip() for cell in cells]
    named = [name for name in names if name]
    return (
        len(cells) >= 2
        and len(named) >= max(2, len(cells) - 1)
        and len(set(named)) == len(named)
        and all(len(n) <= LONGEST_NAME and not n.endswith((".", "!", "?", "”")) for n in named)
    )


def fits(rows: list[list[str]]) -> bool:
    """Tell whether the rows have as many cells as the first.

    Half of them is enough where two columns have names as tables of news have them; four of
    five where one has; where none has, four of five and at least three.
    """
    below = rows[1:]
    same = sum(len(row) == len(rows[0]) for row in below)
    known = sum(is_known(name) for name in rows[0])
    if known >= 2:
        return 0 < len(below) <= 2 * same
    return same >= (1 if known else 3) and 5 * same >= 4 * len(below)


def csv_rows(text: str, name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Read CSV or TSV; a row with more or fewer cells than there are columns is named."""
    mark = delimiter_of(text[:HEAD]) or ","
    text = text.replace("\0", "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    with long_cells():
        columns = tuple(cell.strip() for cell in next(reader, []))

    def rows() -> Iterator[Row]:
        held: Row | None = None  # only at the end is it known whether the last row was closed
        number, begun = 0, reader.line_num
        while True:
            start = reader.line_num
            row = next_row(reader, number + 1, len(columns))
            if row is None:
                break
            if not row.why and not any(row.cells):
                continue
            if held is not None:
                yield held
            held, begun, number = row, start, number + 1
        if held is not None and not closed(text, begun, mark):
            why = f"row {number} runs to the end: a quotation mark in it is not closed"
            held = held._replace(why=why)
        if held is not None:
            yield held

    return columns, rows()


def next_row(reader: Iterator[list[str]], number: int, columns: int) -> Row | None:
    """Read the next row; None at the end."""
    try:
        with long_cells():
            cells = next(reader)
    except StopIteration:
        return None
    except csv.Error as error:
        return Row(number, (), f"row {number} cannot be read ({error})")
    wrong = any(cells) and len(cells) != columns
    why = f"row {number} has {len(cells)} cells, and there are {columns} columns" if wrong else ""
    return Row(number, tuple(cells), why)


def closed(text: str, line: int, mark: str) -> bool:
    """Tell whether the last row, which starts after some lines, ends before the table does."""
    rest = list(islice(io.StringIO(text, newline=""), line, None))
    try:
        with long_cells():
            for _ in csv.reader(rest, delimiter=mark, strict=True):
                pass
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True

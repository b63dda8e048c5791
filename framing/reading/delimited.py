"""CSV and TSV: which character stands between the cells, and one row after the other."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from framing.reading.roles import is_known
from framing.reading.rows import Row

HEAD = 200_000  # bytes that tell what a table is
LONGEST_CELL = 20_000_000  # characters
LONGEST_NAME = 80  # characters of a column's name
DELIMITERS = ",\t;|"
SAMPLE = 30  # rows that tell how a table is written
MOST_ABOVE = 8  # lines that may stand above the names of the columns
ESCAPED = '\\"'
PROTECTED = re.compile(r'\\(["\\])')
SEP = re.compile(r'(?:\ufeff)?"?sep=(.)"?\s*\n', re.IGNORECASE)


class Dialect(NamedTuple):
    """How a table of text is written.

    Attributes
    ----------
    mark
        The character between the cells, such as a comma.
    above
        How many rows stand above the row with the names of the columns.
    """

    mark: str
    above: int


class Delimited(NamedTuple):
    """What a table of text holds.

    Attributes
    ----------
    columns
        The names of its columns.
    rows
        Its rows below the names; they can be gone through only once.
    notes
        Sentences about damage, for the receipt (the account of an import).
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]
    notes: tuple[str, ...] = ()


@contextmanager
def long_cells() -> Iterator[None]:
    """Let the module `csv` read cells as long as articles, as long as the context is open.

    The limit is one for the whole process; the former one is put back at the end.
    """
    before = csv.field_size_limit(min(LONGEST_CELL, sys.maxsize))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def dialect_of(text: str) -> Dialect | None:
    """Return what stands between a table's cells and above its columns' names; None if no table.

    The names of the columns may stand below a title, a comment or Excel's line ``sep=;``, where at
    least two of them are names that tables of news have (``title``, ``text``).

    Examples
    --------
    >>> dialect_of("sep=;\\nid;title;text\\n1;Talks;The two sides met.\\n")
    Dialect(mark=';', above=1)
    """
    whole = text[:HEAD]
    cut_off = len(text) >= HEAD // 4
    named = SEP.match(whole)
    for mark in dict.fromkeys([*(named[1] if named else ""), *DELIMITERS]):
        for written in (whole, unescaped(whole)) if ESCAPED in whole else (whole,):
            above = header_at(first_rows(written, mark, cut_off), 1 if named else 0)
            if above is not None:
                return Dialect(mark, above)
    return None


def first_rows(text: str, mark: str, cut_off: bool) -> list[list[str]]:
    """Return the first rows of a text, read as a table with ``mark`` between the cells.

    ``cut_off`` is True if the text may end within a row; the last row is then left out. A text that
    the module `csv` cannot read gives an empty list.
    """
    try:
        with long_cells():
            rows = list(islice(csv.reader(io.StringIO(text), delimiter=mark), SAMPLE))
    except csv.Error:
        return []
    return rows[:-1] if cut_off and len(rows) > 3 else rows


def header_at(rows: list[list[str]], first: int) -> int | None:
    """Return the index in ``rows`` of the row with the names of the columns; None if no table.

    The search begins at the index ``first``.
    """
    filled = [i for i in range(first, len(rows)) if any(cell.strip() for cell in rows[i])]
    for above in filled[:MOST_ABOVE]:
        known = sum(is_known(name) for name in rows[above])
        table = [row for row in rows[above:] if row]
        if (above == filled[0] or known >= 2) and is_header(table[0]) and fits(table):
            return above
    return None


def is_escaped(text: str, mark: str) -> bool:
    """Return whether quotation marks inside cells are written with a backslash, not doubled.

    ``mark`` is the character between the cells.
    """
    return ESCAPED in text and faults(unescaped(text), mark) < faults(text, mark)


def faults(text: str, mark: str) -> int:
    """Count the rows of a table that look as if it was read wrongly.

    They have another number of cells than most rows, or a backslash before a quotation mark; rows
    with both count twice. ``mark`` is the character between the cells.
    """
    lengths: Counter[int] = Counter()
    marks = 0
    with long_cells():
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
        while (row := next_row(reader, 0, 0)) is not None:
            lengths[len(row.cells)] += 1
            marks += any(ESCAPED in cell for cell in row.cells)
    return lengths.total() - max(lengths.values(), default=0) + marks


def complaint(lines: Iterable[str], mark: str) -> str:
    """Return the message of the `csv.Error` that a strict reading of a table raises, or "".

    ``lines`` are those of the table, ``mark`` is the character between the cells.
    """
    try:
        with long_cells():
            for _ in csv.reader(lines, delimiter=mark, strict=True):
                pass
    except csv.Error as error:
        return str(error)
    return ""


def unescaped(text: str) -> str:
    """Return a text with each quotation mark behind a backslash doubled instead, as in CSV.

    Examples
    --------
    >>> unescaped(r'1,"He said \\"no\\"."')
    '1,"He said ""no""."'
    """
    return PROTECTED.sub(lambda match: '""' if match[1] == '"' else match[1], text)


def is_header(cells: list[str]) -> bool:
    """Return whether cells can be names of columns: two or more, different, short, no sentences.

    One of them may be empty.
    """
    names = [cell.strip() for cell in cells]
    named = [name for name in names if name]
    return (
        len(cells) >= 2
        and len(named) >= max(2, len(cells) - 1)
        and len(set(named)) == len(named)
        and all(len(n) <= LONGEST_NAME and not n.endswith((".", "!", "?", "”")) for n in named)
    )


def fits(rows: list[list[str]]) -> bool:
    """Return whether enough rows have as many cells as the first, which names the columns.

    Half of them are enough if two of its names are those that tables of news have (``title``), four
    of five otherwise.
    """
    below = rows[1:]
    same = sum(len(row) == len(rows[0]) for row in below)
    known = sum(is_known(name) for name in rows[0])
    if known >= 2:
        return 0 < len(below) <= 2 * same
    return same >= (1 if known else 3) and 5 * same >= 4 * len(below)


def csv_rows(text: str, name: str) -> Delimited:
    """Return the columns of a CSV or TSV table, its rows and notes on damage.

    A row with more or fewer cells than there are columns keeps them; its attribute ``why``, empty
    in good rows, says so. ``text`` is the whole file, ``name`` the file's name.
    """
    mark, above = dialect_of(text) or Dialect(",", 0)
    text = text.replace("\0", "")
    escaped = is_escaped(text, mark)
    text = unescaped(text) if escaped else text
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    with long_cells():
        left_out = [mark.join(row) for row in islice(reader, above)]
        columns = tuple(cell.strip() for cell in next(reader, []))
    notes = [
        f"A line above the names of the columns was left out: {line[:80]!r}."
        for line in left_out
        if line.strip(f"{mark} ")
    ]
    if escaped:
        notes.append("Quotation marks are written with a backslash before them in this table.")
    if "expected after" in complaint(io.StringIO(text, newline=""), mark):
        notes.append("Quotation marks in cells are not doubled in this table: some are lost.")

    def rows() -> Iterator[Row]:
        previous: Row | None = None  # only at the end is it known whether the last row was closed
        number, begun = 0, reader.line_num
        while True:
            start = reader.line_num
            row = next_row(reader, number + 1, len(columns))
            if row is None:
                break
            if not row.why and not any(row.cells):
                continue
            if previous is not None:
                yield previous
            previous, begun, number = row, start, number + 1
        rest = islice(io.StringIO(text, newline=""), begun, None)
        if previous is not None and "unexpected end" in complaint(rest, mark):
            why = f"row {number} runs to the end: a quotation mark in it is not closed"
            previous = previous._replace(why=why)
        if previous is not None:
            yield previous

    return Delimited(columns, rows(), tuple(notes))


def next_row(reader: Iterator[list[str]], number: int, columns: int) -> Row | None:
    """Return the next row of a `csv.reader`; None at the end.

    ``number`` is the number the row gets, ``columns`` how many cells it should have. Its attribute
    ``why`` is a sentence if it has another number of cells or cannot be read, and empty otherwise.
    """
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

"""Tables of articles: CSV, TSV, JSON Lines, JSON and Parquet, one row after the other."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO, Any, NamedTuple

from framing.reading.decoding import decode
from framing.reading.roles import is_known, roles_of
from framing.reading.sources import LARGEST
from framing.reading.unreadable import Unreadable

HEAD = 200_000  # bytes that tell what a table is
SAMPLE = 50  # rows that tell which column is the text
LONGEST_CELL = 20_000_000  # characters
LONGEST_NAME = 80  # characters of a column's name
DELIMITERS = ",\t;|"


class Row(NamedTuple):
    """A row: its number in the table (from 1) and its cells, or why it cannot be read."""

    number: int
    cells: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True)
class Table:
    """A table that is read row by row.

    Parameters
    ----------
    kind
        ``csv``, ``tsv``, ``jsonl``, ``json`` or ``parquet``.
    columns
        Names of its columns.
    roles
        Which column has which role, by number.
    rows
        Consumed once.
    encoding
        The encoding of a table of text.
    notes
        Sentences about damage.
    """

    kind: str
    columns: tuple[str, ...]
    roles: dict[str, int]
    rows: Iterator[Row]
    encoding: str = ""
    notes: tuple[str, ...] = ()

    def shown(self) -> str:
        """Say which column was taken for what.

        Examples
        --------
        >>> Table("csv", ("body", "tag"), {"text": 0}, iter(())).shown()
        'text=body; not used: tag'
        """
        roles = ", ".join(f"{role}={self.columns[i]}" for role, i in self.roles.items())
        rest = [c for i, c in enumerate(self.columns) if i not in self.roles.values()]
        return roles + (f"; not used: {', '.join(rest)}" if rest else "")


def table_kind(head: bytes) -> str:
    """Tell a table by its first bytes; empty for what is none.

    A text is CSV only if its first line names at least two columns and the rows below have as
    many cells, which running text with commas in it does not.

    Examples
    --------
    >>> table_kind(b"title,body\\nTalks begin,The two sides met.\\n")
    'csv'
    >>> table_kind(b"Talks begin, at last\\n\\nThe two sides, it is said, met.\\n")
    ''
    """
    if head.startswith(b"PAR1"):
        return "parquet"
    text = head_text(head)
    first = text.lstrip()[:1]
    if first == "{" and isinstance(parsed(text.lstrip().split("\n", 1)[0]), dict):
        return "jsonl"
    if first == "[" and text.lstrip()[1:].lstrip()[:1] == "{":
        return "json"
    return {"\t": "tsv"}.get(mark, "csv") if (mark := delimiter_of(text)) else ""


def head_text(head: bytes) -> str:
    """Decode the first bytes of a file as far as it needs to tell a table."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("utf-8", "replace").removeprefix("\ufeff")


def parsed(text: str) -> Any:
    """Parse JSON; None if it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def delimiter_of(text: str) -> str:
    """Give the mark between the cells of a table; empty if the text is no table."""
    whole = text[:HEAD]
    for mark in DELIMITERS:
        try:
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


def open_table(stream: IO[bytes], kind: str, name: str, given: Mapping[str, str]) -> Table:
    """Open a table.

    Parameters
    ----------
    stream
        Its bytes.
    kind
        As `table_kind` tells it.
    name
        Its name, for errors.
    given
        Roles the user gave: role to name of column.

    Raises
    ------
    Unreadable
        If it is damaged, or no column is the text.
    """
    if kind == "parquet":
        columns, rows = parquet_rows(stream, name)
        return with_roles(kind, columns, rows, name, given)
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(name, f"the table has over {LARGEST:,} bytes", "split it, or use Parquet")
    decoded = decode(data, name)
    text = decoded.text.removeprefix("\ufeff")
    read = {"jsonl": json_lines, "json": json_array}.get(kind)
    columns, rows = read(text, name) if read else csv_rows(text, name)
    table = with_roles(kind, columns, rows, name, given)
    return Table(kind, table.columns, table.roles, table.rows, decoded.encoding, decoded.notes)


def with_roles(
    kind: str, columns: tuple[str, ...], rows: Iterator[Row], name: str, given: Mapping[str, str]
) -> Table:
    """Look at the first rows to say which column is what."""
    first = list(islice(rows, SAMPLE))
    roles = roles_of(columns, [row.cells for row in first], given, name)
    return Table(kind, columns, roles, chain(first, rows))


def csv_rows(text: str, name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Read CSV or TSV; a row with more or fewer cells than there are columns is named."""
    csv.field_size_limit(min(LONGEST_CELL, sys.maxsize))
    mark = delimiter_of(text[:HEAD]) or ","
    text = text.replace("\0", "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
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
        for _ in csv.reader(rest, delimiter=mark, strict=True):
            pass
    except csv.Error as error:
        return "unexpected end" not in str(error)
    return True


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
    """Names of the columns, in the order in which they first occur."""
    return tuple(dict.fromkeys(key for one in objects for key in one))


def json_row(number: int, found: dict[str, Any], columns: tuple[str, ...]) -> Row:
    """Make a row of an object; what stands under a name of no column comes last, with its name."""
    cells = [cell(found.get(column)) for column in columns]
    rest = [f"{key}: {cell(value)}" for key, value in found.items() if key not in columns]
    return Row(number, (*cells, *rest))


def parquet_rows(stream: IO[bytes], name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Read Parquet in batches."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(stream)
        columns = tuple(file.schema_arrow.names)
    except (pa.ArrowException, OSError, ValueError) as error:
        why = " ".join(str(error).split())[:120]
        raise Unreadable(name, f"the Parquet table is damaged ({why})", "write it again") from None

    def rows() -> Iterator[Row]:
        number = 0
        try:
            for batch in file.iter_batches(batch_size=500):
                for found in batch.to_pylist():
                    number += 1
                    yield Row(number, tuple(cell(value) for value in found.values()))
        except (pa.ArrowException, OSError, ValueError) as error:
            why = " ".join(str(error).split())[:120]
            total = file.metadata.num_rows
            yield Row(number + 1, (), f"rows {number + 1} to {total} cannot be read ({why})")

    return columns, rows()


def cell(value: Any) -> str:
    """Write a value as text; a list of strings is paragraphs.

    Examples
    --------
    >>> cell(None), cell(["One.", "Two."]), cell(3)
    ('', 'One.\\n\\nTwo.', '3')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n\n".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)

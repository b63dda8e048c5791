"""Tables of articles: CSV, TSV, JSON Lines, JSON and Parquet, one row after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any

from framing.reading.decoding import decode
from framing.reading.delimited import HEAD, csv_rows, dialect_of
from framing.reading.roles import roles_of
from framing.reading.rows import SAMPLE, Row, cell, json_array, json_lines, parsed
from framing.reading.sources import LARGEST
from framing.reading.unreadable import Unreadable

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["HEAD", "SAMPLE", "Row", "Table", "open_table", "table_kind"]


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
        For each role (what a column holds of the article: ``text``, ``headline``, ``date``) the
        number of its column, from 0.
    rows
        Its rows; they can be gone through only once.
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
        """Return a line that names the column of each role, and those kept as further data.

        Examples
        --------
        >>> Table("csv", ("body", "tag"), {"text": 0}, iter(())).shown()
        'text=body; kept beside: tag'
        """
        roles = ", ".join(f"{role}={self.columns[i]}" for role, i in self.roles.items())
        named = [column or "(no name)" for column in self.columns]
        rest = [c for i, c in enumerate(named) if i not in self.roles.values()]
        return roles + (f"; kept beside: {', '.join(rest)}" if rest else "")


def table_kind(head: bytes) -> str:
    """Return the kind of a table (``csv``, ``json``) by its first bytes; empty if it is no table.

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
    dialect = dialect_of(text)
    return {"\t": "tsv"}.get(dialect.mark, "csv") if dialect else ""


def head_text(head: bytes) -> str:
    """Decode the first bytes of a file, well enough to tell whether it is a table."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.decode("utf-8", "replace").removeprefix("\ufeff")


def open_table(stream: IO[bytes], kind: str, name: str, given: Mapping[str, str]) -> Table:
    """Return an open table: its columns, the role of each, and its rows, which are read later.

    ``kind`` is as `table_kind` tells it, ``name`` what an error calls the table, and ``given`` are
    the roles the user gave: role to name of column.

    Raise Unreadable if it is damaged, or no column is the text.
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
    columns, rows, notes = (*read(text, name), ()) if read else csv_rows(text, name)
    table = with_roles(kind, columns, rows, name, given)
    return replace(table, encoding=decoded.encoding, notes=decoded.notes + notes)


def with_roles(
    kind: str, columns: tuple[str, ...], rows: Iterator[Row], name: str, given: Mapping[str, str]
) -> Table:
    """Return columns and rows as a table; the roles of columns are found from the first rows.

    ``kind`` is ``csv`` or another, ``name`` what an error calls the table, and ``given`` the roles
    the user gave: role to name of column.
    """
    first = list(islice(rows, SAMPLE))
    roles = roles_of(columns, [row.cells for row in first], given, name)
    return Table(kind, columns, roles, chain(first, rows))


def values(column: pa.Array) -> list[Any]:
    """Return the values of a column of a Parquet table; bytes that are no UTF-8 become U+FFFD."""
    try:
        return list(column.to_pylist())
    except UnicodeDecodeError:
        import pyarrow as pa

        raw = column.cast(pa.large_binary()).to_pylist()
        return [one if one is None else one.decode("utf-8", "replace") for one in raw]


def parquet_rows(stream: IO[bytes], name: str) -> tuple[tuple[str, ...], Iterator[Row]]:
    """Return the names of the columns of a Parquet table, and its rows, read batch by batch.

    Damage in the middle ends the rows with one that says so in its ``why``; a file that is no
    Parquet raises Unreadable, which calls it ``name``.
    """
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
                for found in zip(*map(values, batch.columns), strict=True):
                    number += 1
                    yield Row(number, tuple(cell(value) for value in found))
        except (pa.ArrowException, OSError, ValueError) as error:
            why = " ".join(str(error).split())[:120]
            total = file.metadata.num_rows
            yield Row(number + 1, (), f"rows {number + 1} to {total} cannot be read ({why})")

    return columns, rows()

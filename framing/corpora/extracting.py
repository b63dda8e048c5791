"""Read the articles of a file: it holds one, an export of many, or a table with one a row.

Which of these it is, is decided by its content. The articles come one after the other, so that not
all are in memory, each with the fates of the characters it was made from: whether each stretch of
text is used in the article or was set aside, and for which reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import IO, Literal, NamedTuple

from framing.article import Article
from framing.corpora.input_files import Found
from framing.reading import Stretch, Unreadable
from framing.reading.cell_repair import is_missing
from framing.reading.cells import day_first, id_in, row_slice
from framing.reading.choice import NOTHING
from framing.reading.exports import export_in
from framing.reading.kinds import kind_of
from framing.reading.layout import Visible
from framing.reading.receiving import compose, visible_text
from framing.reading.slices import Export, Slice, cut, set_aside
from framing.reading.sources import LARGEST, Content
from framing.reading.tabular import HEAD, SAMPLE, Row, Table, open_table, table_kind

TOO_SHORT = 0.5  # of the words that the export says an article has


class Fate(NamedTuple):
    """Hold what became of a stretch of a file's text.

    Attributes
    ----------
    start, end
        Where it lies in the text, in characters; ``end`` is exclusive.
    fate, reason
        Whether it is used in an article, and what it is (``text``, ``byline``).
    text
        Its words.
    """

    start: int
    end: int
    fate: Literal["used", "set aside"]
    reason: str
    text: str


class Outcome(NamedTuple):
    """Hold what one stretch of a file gave: an article, a lost one, or what stands between.

    Attributes
    ----------
    number
        The article's number in its file, or that of its row.
    unit
        The text that offsets refer to: 0 for the file's, or the number of the row.
    fates
        What became of each character of the stretch, without a gap.
    article
        The article; None if there is none.
    also
        The id that the article gets if an earlier article has taken its own id.
    why
        Why an article was lost; empty if none was.
    notes
        Sentences about damage and doubt.
    """

    number: int
    unit: int
    fates: tuple[Fate, ...]
    article: Article | None = None
    also: str = ""
    why: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """Hold what is known of a file that can be read, and a way to read its articles.

    Parameters
    ----------
    kind
        ``text``, ``html``, ``pdf``, ``docx``, ``rtf``, or a kind of table.
    outcomes
        Functions without arguments, in the order of the file: each reads one article when called.
    database, encoding, columns
        Which news database exported it, its encoding, and which column of a table was read as what;
        empty where that does not apply.
    expected, listed
        How many articles it says it has (None if it does not say), and the titles on its list.
    notes
        Sentences about damage.
    """

    kind: str
    outcomes: Iterator[Callable[[], Outcome]]
    database: str = ""
    encoding: str = ""
    columns: str = ""
    expected: int | None = None
    listed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def extract(
    one: Found,
    stream: IO[bytes],
    given: Mapping[str, str],
    keep: frozenset[str] = NOTHING,
) -> Source:
    """Return what a file holds, with its articles yet to be read.

    Parameters
    ----------
    one
        The file, by name and path.
    stream
        Its bytes.
    given
        The columns of tables that the user named: name of the column by role (``text``, ``date``).
    keep
        The kinds of text that stay in the articles, by the receipt's reasons for setting them
        aside.

    Raises
    ------
    Unreadable
        If it is nothing that holds articles, or is damaged.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    if head.startswith(b"PAR1"):
        return from_table(one, open_table(stream, "parquet", one.name, given), keep)
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable(one.name, f"the file has over {LARGEST:,} bytes", "split it")
    if not data.strip():
        raise Unreadable(one.name, "the file is empty", "check that it was saved")
    kind = kind_of(data, one.name)
    if kind == "text" and (table := table_kind(head)):
        stream.seek(0)
        return from_table(one, open_table(stream, table, one.name, given), keep)
    content = Content(one.name, one.stem, data)
    visible = visible_text(content, keep) if kind != "html" else None
    if found := export_in(content, visible):
        return from_export(one, *found, keep)
    return from_document(one, content, visible or visible_text(content, keep), keep)


def from_document(one: Found, content: Content, visible: Visible, keep: frozenset[str]) -> Source:
    """Read a file that is one article.

    ``one`` is the file, ``content`` its bytes, ``visible`` the text that a reader of it sees, and
    ``keep`` the reasons for which nothing is set aside.
    """
    article, receipt = compose(content, visible, keep)
    fates = with_words(receipt.input, receipt.stretches)
    outcome = Outcome(1, 0, fates, article, one.name, notes=receipt.notes)
    return Source(visible.kind, iter([lambda: outcome]), encoding=visible.encoding)


def from_export(one: Found, visible: Visible, export: Export, keep: frozenset[str]) -> Source:
    """Return the articles of a news database's export, each to be read when it is called for.

    ``one`` is the file, ``visible`` the text that a reader of it sees, ``export`` where its
    articles lie, and ``keep`` the reasons for which nothing is set aside.
    """
    return Source(
        visible.kind,
        (partial(from_slice, one, visible.text, piece, keep) for piece in export.slices),
        export.database,
        visible.encoding,
        "",
        export.expected,
        export.listed,
        visible.notes + export.notes,
    )


def from_slice(one: Found, text: str, piece: Slice, keep: frozenset[str]) -> Outcome:
    """Read one article of an export, or set aside what lies between two.

    ``one`` is the file, ``text`` its text, ``piece`` the stretch to read, and ``keep`` the reasons
    for which nothing is set aside. An article that cannot be read gives an outcome that says why.
    """
    if piece.why:
        fates = with_words(text, set_aside(piece))
        return Outcome(piece.number, 0, fates, why=piece.why if piece.lost else "")
    identity = f"{one.stem}-{piece.number:04d}"
    try:
        result = cut(text, piece, one.name, identity, keep)
    except Exception as error:
        fates = with_words(text, set_aside(piece, "no article"))
        return Outcome(piece.number, 0, fates, why=cause(error))
    also = f"{one.name}-{piece.number:04d}"
    notes = shortened(result.article, piece.declared)
    return Outcome(
        piece.number, 0, with_words(text, result.stretches), result.article, also, notes=notes
    )


def shortened(article: Article, declared: int) -> tuple[str, ...]:
    """Return a note if an article has less than half of the words it should; else none.

    ``declared`` is the number that its export gives, 0 if it gives none.
    """
    found = len(article.text.split())
    if declared and found < TOO_SHORT * declared:
        return (f"The export says {declared:,} words; {found:,} are here.",)
    return ()


def from_table(one: Found, table: Table, keep: frozenset[str]) -> Source:
    """Return the articles of a table's rows, each to be read when it is called for.

    ``one`` is the file; ``keep`` holds the reasons for which nothing is set aside.
    """
    first: list[Row] = []
    order = None
    if "date" in table.roles:
        place = table.roles["date"]
        for row in table.rows:
            first.append(row)
            if len(first) == SAMPLE:
                break
        order = day_first(row.cells[place] for row in first if len(row.cells) > place)
    rows = (row for part in (first, table.rows) for row in part)
    return Source(
        table.kind,
        (partial(from_row, one, table, row, order, keep) for row in rows),
        encoding=table.encoding,
        columns=table.shown(),
        notes=table.notes,
    )


def from_row(
    one: Found, table: Table, row: Row, order: bool | None, keep: frozenset[str]
) -> Outcome:
    """Read the article of a row; one that cannot be read gives an outcome that says why.

    ``one`` is the file of the table, ``order`` whether its dates have the day first (None if
    unknown), and ``keep`` holds the reasons for which nothing is set aside.
    """
    if row.why:
        return lost_row(row, "row that cannot be read", row.why)
    own = id_in(row.cells, table.roles)
    also = f"{one.name}-{row.number:05d}"
    try:
        text, piece, notes = row_slice(row.cells, table.columns, table.roles, order)
        result = cut(text, piece, one.name, own or f"{one.stem}-{row.number:05d}", keep)
    except Exception as error:
        return lost_row(row, "no article", f"row {row.number}: {cause(error)}")
    if result.article.date is None:
        notes += undated(row, table)
    return Outcome(
        row.number, row.number, with_words(text, result.stretches), result.article, also, "", notes
    )


def lost_row(row: Row, reason: str, why: str) -> Outcome:
    """Return the outcome of a row that gave no article: all its cells are set aside.

    ``reason`` is what the receipt calls them, ``why`` says what is wrong with the row.
    """
    text = "\n\n".join(row.cells)
    fates = with_words(text, set_aside(Slice(0, len(text)), reason))
    return Outcome(row.number, row.number, fates, why=why)


def cause(error: Exception) -> str:
    """Return why an article could not be read, from the error that was raised.

    An error that is no `Unreadable` is the parser's own; it must not stop the other articles.
    """
    if isinstance(error, Unreadable):
        return error.cause
    return f"it breaks its parser ({type(error).__name__})"


def undated(row: Row, table: Table) -> tuple[str, ...]:
    """Return a note if the date in a row could not be read; none if the cell is empty."""
    cell = row.cells[table.roles["date"]].strip() if "date" in table.roles else ""
    known = cell and not is_missing(cell)
    return (f"The date {cell[:40]!r} could be two days, or is none.",) if known else ()


def with_words(text: str, stretches: tuple[Stretch, ...]) -> tuple[Fate, ...]:
    """Return the fate of each stretch of ``text``, with the words that stand in it."""
    return tuple(Fate(*s, text[s.start : s.end]) for s in stretches)

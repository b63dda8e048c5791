"""Define what a page consists of: sections with sentences, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from framing.showing import numbers
from framing.showing.evidence_links import Count

MOST = 15  # rows of a table in the text; all of them stand in the list of evidence
Cell = str | Count


@dataclass(frozen=True)
class Table:
    """Hold a table: cells are printed numbers, words, or counts that link to words.

    ``numeric`` are the indices of the columns aligned right; with ``stack`` a narrow screen shows
    each row as a list; with ``folded`` the table is closed until a reader opens it.
    """

    heading: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    numeric: tuple[int, ...] = ()
    stack: bool = False
    folded: bool = False


@dataclass(frozen=True)
class Concordance:
    """Hold a word and its occurrences in the article: left context, word, right context."""

    id: str
    word: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Picture:
    """Hold a picture with its caption; with ``folded`` it is closed until a reader opens it."""

    title: str
    svg: Markup
    caption: str
    folded: bool = False


@dataclass(frozen=True)
class Section:
    """Hold a section of the page: id, heading, first sentences (``lead``), and its content.

    Parts of it that are empty are left out.
    """

    id: str
    heading: str
    lead: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    concordances: tuple[Concordance, ...] = ()


def first_of(n: int) -> str:
    """Return a note that a table shows only its first rows; empty if it shows all ``n``."""
    return f"The first {MOST} of {numbers.count(n)}." if n > MOST else ""

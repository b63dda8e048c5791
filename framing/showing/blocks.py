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
    """Hold a table of the page: heading, caption, column names, and rows of cells.

    A cell is text as printed, or a `Count`: a number that links to the words it counts. ``numeric``
    are the indices of the columns aligned right; with ``stack`` a narrow screen shows each row as a
    list; with ``folded`` the table is closed until a reader opens it.
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
    """Hold a word and its occurrences in the article.

    ``id`` is the HTML id of the list; a line is ``(left context, word, right context)``.
    """

    id: str
    word: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Picture:
    """Hold a picture of the page: title, ``<svg>`` element and caption.

    If ``folded`` is true, it is closed until a reader opens it.
    """

    title: str
    svg: Markup
    caption: str
    folded: bool = False


@dataclass(frozen=True)
class Section:
    """Hold a section of the page: HTML id, heading, and content; empty fields are not shown.

    ``lead`` are the sentences below the heading, ``notes`` those in small print at the end.
    """

    id: str
    heading: str
    lead: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    concordances: tuple[Concordance, ...] = ()


def first_of(n: int) -> str:
    """Return "The first 15 of ``n``.", the note below a cut table; empty if all rows fit."""
    return f"The first {MOST} of {numbers.count(n)}." if n > MOST else ""

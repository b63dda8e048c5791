"""What a page is made of: sections with sentences, tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from framing.showing import numbers
from framing.showing.trail import Count

MOST = 15  # rows of a table in the text; all of them stand in the list of evidence
Cell = str | Count


@dataclass(frozen=True)
class Table:
    """A table: cells are printed numbers, words, or counts that lead to words.

    ``numeric`` are the places of the columns set flush right; with ``stack`` a narrow screen
    shows each row as a list; with ``folded`` a reader opens it first.
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
    """A word and each of its occurrences in the article: left, the word, right."""

    id: str
    word: str
    lines: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Picture:
    """A picture with its caption; with ``folded`` a reader opens it first."""

    title: str
    svg: Markup
    caption: str
    folded: bool = False


@dataclass(frozen=True)
class Section:
    """A part of the page; empty parts are left out."""

    id: str
    heading: str
    lead: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    concordances: tuple[Concordance, ...] = ()


def first_of(n: int) -> str:
    """Return the words that say that a table shows only its first rows, where it does."""
    return f"The first {MOST} of {numbers.count(n)}." if n > MOST else ""

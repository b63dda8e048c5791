"""A row of a table as an article: which cell is what, and the dates that tables have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from framing.reading.assemble import Aside
from framing.reading.blocks import walk
from framing.reading.dates import date_at_end, real_day
from framing.reading.front import Origin
from framing.reading.page import parse
from framing.reading.slices import Slice, Span
from framing.reading.unreadable import Unreadable

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.{0,30})?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].{0,30})?")
MARKUP = re.compile(r"</?(?:p|br|div|span|a|strong|em|b|i|h[1-6]|ul|li|img)\b[^<>]{0,2000}>", re.I)
FEWEST_TAGS = 2


def day_first(cells: Iterable[str]) -> bool | None:
    """Tell how a column writes dates such as 05/06/2024; None if no cell of it tells.

    Examples
    --------
    >>> day_first(["05/06/2024", "31/05/2024"]), day_first(["05/31/2024"]), day_first(["1/2/2024"])
    (True, False, None)
    """
    found = [NUMBERS.fullmatch(cell.strip()) for cell in cells]
    pairs = [(int(m[1]), int(m[2])) for m in found if m]
    first, second = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return first if first != second else None


def day_in(cell: str, order: bool | None) -> dt.date | None:
    """Read the date of a cell; None if it has none, or one that could be two days.

    Parameters
    ----------
    cell
        What stands in the table.
    order
        As `day_first` tells it for the column.

    Examples
    --------
    >>> day_in("2024-05-31T10:00:00Z", None), day_in("05/06/2024", None)
    (datetime.date(2024, 5, 31), None)
    >>> day_in("05/06/2024 10:30", True)
    datetime.date(2024, 6, 5)
    """
    words = cell.strip()
    if match := ISO.fullmatch(words) or COMPACT.fullmatch(words):
        return real_day(int(match[1]), int(match[2]), int(match[3]))
    if (match := NUMBERS.fullmatch(words)) and order is not None:
        day, month = (match[1], match[2]) if order else (match[2], match[1])
        return real_day(int(match[3]), int(month), int(day))
    printed = date_at_end(" ".join(words.split()))
    return printed.day if printed else None


def without_markup(cell: str) -> str:
    """Give the visible text of a cell that holds HTML; any other cell as it is.

    Examples
    --------
    >>> without_markup("<p>Talks begin.</p><p>The two sides <b>met</b>.</p>")
    'Talks begin.\\n\\nThe two sides met.'
    """
    tags = 0
    for _ in MARKUP.finditer(cell):
        tags += 1
        if tags >= FEWEST_TAGS:
            break
    if tags < FEWEST_TAGS:
        return cell
    try:
        blocks = walk(parse(f"<div>{cell}</div>", "cell"))
    except Unreadable:
        return cell
    return "".join(("\n" if b.near else "\n\n") + b.written for b in blocks).strip("\n")


def row_slice(
    cells: tuple[str, ...], columns: tuple[str, ...], roles: dict[str, int], order: bool | None
) -> tuple[str, Slice]:
    """Lay the cells of a row out as a text: the headline, the text, then the others.

    Returns
    -------
    text
        All cells, parted by empty lines.
    piece
        Where the article lies in it; every other cell is set aside under its role or column.
    """
    names = {i: role for role, i in roles.items()}
    first = [roles[role] for role in ("headline", "text") if role in roles]
    order_of = [*first, *(i for i in range(len(cells)) if i not in first)]
    pieces: list[str] = []
    spans: dict[int, Span] = {}
    at = 0
    for i in order_of:
        words = without_markup(cells[i]) if names.get(i) == "text" else cells[i]
        if words.strip():
            spans[i] = Span(at, at + len(words))
            pieces.append(words)
            at += len(words) + 2
    text = "\n\n".join(pieces)
    title = spans.get(roles.get("headline", -1))
    asides = tuple(
        Aside(span.start, span.end, names.get(i) or f"column {name_of(columns, i)}")
        for i, span in spans.items()
        if i not in first
    )
    return text, Slice(
        0,
        len(text),
        headline=title,
        asides=asides,
        origin=origin_of(cells, roles, order),
        loose=True,
        untitled="headline" in roles,
    )


def name_of(columns: tuple[str, ...], i: int) -> str:
    """Name a column."""
    return columns[i][:40] if i < len(columns) and columns[i] else f"number {i + 1}"


def origin_of(cells: tuple[str, ...], roles: dict[str, int], order: bool | None) -> Origin:
    """Read date, outlet, author and address from the cells of a row."""
    known = {role: " ".join(cells[i].split()) for role, i in roles.items() if i < len(cells)}
    return Origin(
        author=known.get("author", ""),
        date=day_in(known.get("date", ""), order),
        outlet=known.get("outlet", ""),
        url=known.get("url", ""),
    )

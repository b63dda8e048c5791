"""A row of a table as an article: which cell is what, and the dates that tables have."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from dataclasses import replace

from framing.reading.assemble import Aside
from framing.reading.blocks import walk
from framing.reading.cell_repair import ENTITIES, Mended, cut_at, cut_notes, is_missing, mended
from framing.reading.dates import date_at_end, real_day
from framing.reading.front_lines import Origin
from framing.reading.page import parse
from framing.reading.slices import Slice, Span
from framing.reading.unreadable import Unreadable

ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d.{0,30})?")
COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)")
NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].{0,30})?")
# Thousandths of seconds since 1970, and finer, as pandas writes them into JSON; whole seconds could
# be any number.
EPOCH = re.compile(r"(1[0-8]\d{8})(?:\d{3}){1,3}")
MARKUP = re.compile(r"</?(?:p|br|div|span|a|strong|em|b|i|h[1-6]|ul|li|img)\b[^<>]{0,2000}>", re.I)
FEWEST_TAGS = 2


def day_first(cells: Iterable[str]) -> bool | None:
    """Return whether a column writes the day before the month; None if its cells do not tell.

    They do not if no cell has a number over 12, or cells disagree.

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
    """Return the date of a cell; None if it has none, or one that could be two days.

    ``order`` is True if its column writes the day first, False if the month, None if unknown.

    Examples
    --------
    >>> day_in("2024-05-31T10:00:00Z", None), day_in("05/06/2024", None)
    (datetime.date(2024, 5, 31), None)
    >>> day_in("05/06/2024 10:30", True), day_in("1717545600000", None)
    (datetime.date(2024, 6, 5), datetime.date(2024, 6, 5))
    """
    words = cell.strip()
    if match := EPOCH.fullmatch(words):
        return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=int(match[1]))).date()
    if match := ISO.fullmatch(words) or COMPACT.fullmatch(words):
        return real_day(int(match[1]), int(match[2]), int(match[3]))
    if (match := NUMBERS.fullmatch(words)) and order is not None:
        day, month = (match[1], match[2]) if order else (match[2], match[1])
        return real_day(int(match[3]), int(month), int(day))
    printed = date_at_end(" ".join(words.split()))
    return printed.day if printed else None


def without_markup(cell: str) -> str:
    """Return the visible text of a cell that holds HTML; any other cell as it is.

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
) -> tuple[str, Slice, tuple[str, ...]]:
    """Return the cells of a row as one text, where the article lies in it, and notes.

    ``columns`` are the names of the columns; ``roles`` gives the number of the column of each role
    (what it holds of the article: ``text``, ``headline``, ``date``); ``order`` is True if the
    column of dates writes the day before the month, False if after, None if unknown.

    Returns
    -------
    text
        All cells, parted by empty lines, headline and text first.
    piece
        All of ``text`` as one article, in which every other cell is marked as left out; the reason
        is its role, or the name of its column.
    notes
        Sentences about what was mended, is missing or was cut off.
    """
    names = {i: role for role, i in roles.items()}
    read = [words_of(cell, names.get(i, "")) for i, cell in enumerate(cells)]
    plain = tuple(
        "" if i in names and is_missing(one.words) else one.words for i, one in enumerate(read)
    )
    first = [roles[role] for role in ("headline", "text") if role in roles]
    text, spans = laid_out([one.words for one in read], first)
    asides = []
    for i, span in spans.items():
        if not plain[i].strip():
            asides.append(Aside(span.start, span.end, "missing value"))
        elif i not in first:
            reason = names.get(i) or f"column {name_of(columns, i)}"
            asides.append(Aside(span.start, span.end, reason))
    title = roles.get("headline", -1)
    headline = spans.get(title) if title >= 0 and plain[title] else None
    body = roles["text"]
    if (cut := cut_at(plain[body])) is not None:
        asides.append(Aside(spans[body].start + cut, spans[body].end, "mark of a cut"))
    notes = [*(note for one in read for note in one.notes), *cut_notes(cells[body], cut)]
    origin = replace(origin_of(plain, roles, order), meta=further(cells, columns, roles))
    piece = Slice(
        0,
        len(text),
        headline=headline,
        asides=tuple(sorted(asides)),
        origin=origin,
        loose=True,
        untitled="headline" in roles,
    )
    return text, piece, tuple(dict.fromkeys(notes))


def laid_out(cells: list[str], first: list[int]) -> tuple[str, dict[int, Span]]:
    """Return the cells joined with empty lines, and where each lies in that text, by its number.

    ``first`` are the numbers (from 0) of the cells to begin with. Blank cells are left out of both.
    """
    spans: dict[int, Span] = {}
    at = 0
    for i in [*first, *(i for i in range(len(cells)) if i not in first)]:
        if cells[i].strip():
            spans[i] = Span(at, at + len(cells[i]))
            at += len(cells[i]) + 2
    return "\n\n".join(cells[i] for i in spans), spans


def words_of(cell: str, role: str) -> Mended:
    """Return the text of a cell without markup and damage, and notes on what was mended in it.

    ``role`` is what its column holds of the article (``text``, ``headline``, ``outlet``); where it
    is empty the cell is returned as it is.
    """
    if not role:
        return Mended(cell)
    if role in ("outlet", "author"):
        cell = named_in(cell)
    seen = without_markup(cell) if role in ("text", "headline") else cell
    found = mended(seen)
    if ENTITIES in found.notes and role in ("text", "headline"):
        found = found._replace(words=without_markup(found.words))  # the tags were escaped
    if role == "headline" and found.words != cell:
        found = found._replace(words=" ".join(found.words.split()))
    return found


def named_in(cell: str) -> str:
    """Return the names in a cell that holds JSON, with commas between; any other cell as it is.

    Interfaces for news give outlets and authors in this way.

    Examples
    --------
    >>> named_in('{"id": null, "name": "The Post"}'), named_in('[{"name": "A"}, {"name": "B"}]')
    ('The Post', 'A, B')
    >>> named_in("The Post"), named_in("{braces}")
    ('The Post', '{braces}')
    """
    if not cell.lstrip().startswith(("{", "[")):
        return cell
    try:
        value = json.loads(cell)
    except (ValueError, RecursionError):
        return cell
    several = value if isinstance(value, list) else [value]
    names = [one.get("name") or one.get("title") for one in several if isinstance(one, dict)]
    found = [name for name in names if isinstance(name, str)]
    return ", ".join(found) if found and len(found) == len(several) else cell


def further(
    cells: tuple[str, ...], columns: tuple[str, ...], roles: dict[str, int]
) -> dict[str, str]:
    """Return the cells of a row that are not read otherwise, by the name of their column.

    They become the article's ``meta``. ``roles`` gives the number of the column of each role
    (``text``, ``date``), which are read otherwise. Empty cells and nameless columns are left out.

    Examples
    --------
    >>> further(("Talks begin.", "AP", "NA"), ("text", "wire", "tag"), {"text": 0})
    {'wire': 'AP'}
    """
    read = {i for role, i in roles.items() if role != "language"}  # it is told by the text
    return {
        name: words
        for i, (name, words) in enumerate(zip(columns, cells, strict=False))
        if name.strip() and words.strip() and not is_missing(words) and i not in read
    }


def id_in(cells: tuple[str, ...], roles: dict[str, int]) -> str:
    """Return the cell of a row with its article's id, cut to 100 characters; empty if none.

    ``roles`` gives the number of the column of each role; that of ``id`` is used.
    """
    own = " ".join(cells[roles["id"]].split())[:100] if "id" in roles else ""
    return "" if is_missing(own) else own


def name_of(columns: tuple[str, ...], i: int) -> str:
    """Return the name of column ``i``, cut to 40 characters; if it has none, ``number 3`` for 2."""
    return columns[i][:40] if i < len(columns) and columns[i] else f"number {i + 1}"


def origin_of(cells: tuple[str, ...], roles: dict[str, int], order: bool | None) -> Origin:
    """Return date, outlet, author and address, read from the cells of a row.

    ``roles`` gives the number of the column of each role (``date``, ``outlet``, ``author``,
    ``url``). ``order`` is True if the column of dates writes the day before the month, False if
    after, None if unknown. What the row does not have stays empty.
    """
    known = {role: " ".join(cells[i].split()) for role, i in roles.items() if i < len(cells)}
    return Origin(
        author=known.get("author", ""),
        date=day_in(known.get("date", ""), order),
        outlet=known.get("outlet", ""),
        url=known.get("url", ""),
    )

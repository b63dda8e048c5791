"""The lines of a news database's export, and the labels, dates and cell borders in them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.lexicons import any_word, meanings
from framing.reading.assemble import Aside
from framing.reading.boilerplate import PARTS, letters
from framing.reading.dates import real_day
from framing.reading.lines import is_doubled
from framing.reading.scrub import ONE_FOR_ONE

LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
EDGES = " |\t"  # blanks, and what striprtf writes for the edge of a cell
_WEEKDAY = any_word("weekday")
_LETTERS = r"[^\W\d_]{3,10}\.?"
DATED = re.compile(
    rf"(?:(?:{_WEEKDAY}),? )?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|[.º°])?(?: de)? "
    rf"(?P<m1>{_LETTERS})(?: de)?,? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{_LETTERS}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? "
    r"(?P<y2>\d{4})|(?P<y3>\d{4})-(?P<m3>\d\d)-(?P<d3>\d\d)"
    r"|(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>\d{4}))\b.{0,60}",
    re.IGNORECASE,
)
NUMBERS = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)")
RIGHTS = re.compile(
    rf"copyright\b|©|\(c\) ?(?:copyright|\d{{4}})|{any_word('all rights reserved')}", re.IGNORECASE
)
COUNTED = re.compile(
    rf"(?P<words>\d{{1,3}}(?:[,. ]\d{{3}})+|\d{{1,7}}) (?:{any_word('unit of length')})"
)
ERROR = re.compile(PARTS["database error"], re.IGNORECASE)


class Row(NamedTuple):
    """A line of an export that is not blank.

    Attributes
    ----------
    start, end
        Where its words stand in the text of the export; ``end`` is exclusive.
    words
        The words, with plain blanks and without marks of table cells at the edges.
    gap
        The number of line breaks between it and the line before; 0 for the first line.
    """

    start: int
    end: int
    words: str
    gap: int


def rows_of(text: str) -> list[Row]:
    """Return the lines of a text that are not blank, each with the gap above it.

    Where every line break of the text was doubled, the gaps are halved.

    Examples
    --------
    >>> [(row.words, row.gap) for row in rows_of("HD|Talks begin|\\n\\nLength:\\u00a0512 words")]
    [('HD|Talks begin', 0), ('Length: 512 words', 2)]
    """
    rows: list[Row] = []
    last = 0
    for match in LINE.finditer(text):
        body = match.group().translate(ONE_FOR_ONE)
        words = body.strip(EDGES)
        if not words:
            continue
        start = match.start() + len(body) - len(body.lstrip(EDGES))
        between = text[last : match.start()]
        gap = max(between.count("\n"), between.count("\r")) + between.count("\f")
        rows.append(Row(start, start + len(words), words, gap))
        last = match.end()
    if is_doubled([row.gap for row in rows[1:]]):
        rows = [row._replace(gap=row.gap // 2) for row in rows]
    return rows


def dated(words: str) -> dt.date | None:
    """Return the date that a line starts with; None if it starts with something else.

    Examples
    --------
    >>> dated("June 3, 2019 Monday 10:15 AM GMT")
    datetime.date(2019, 6, 3)
    >>> dated("lundi 3 juin 2019") == dated("3. Juni 2019 Montag") == dated("2019-06-03")
    True
    >>> dated("Talks end on June 3, 2019") is None
    True
    """
    match = DATED.match(words)
    if match is None:
        return None
    form = next(one for one in "1234" if match[f"m{one}"])
    month = match[f"m{form}"].lower().rstrip(".")
    number = meanings("month").get(month, month)
    day, year = int(match[f"d{form}"]), int(match[f"y{form}"])
    return real_day(year, int(number), day) if number.isdecimal() else None


def is_date(words: str) -> bool:
    """Return whether a line is a date, also one that could be two days, as 3/5/24 could.

    Examples
    --------
    >>> is_date("3/5/24"), is_date("3 June 2019"), is_date("3/5 of them")
    (True, True, False)
    """
    return dated(words) is not None or NUMBERS.fullmatch(words) is not None


def counted(words: str) -> int:
    """Return the number of words that a line gives as an article's length; 0 if it gives none.

    Examples
    --------
    >>> counted("1,204 words"), counted("Length: 512 words"), counted("no words")
    (1204, 512, 0)
    """
    match = COUNTED.search(words[:60])
    return int(re.sub(r"\D", "", match["words"])) if match else 0


def meaning(words: str, kind: str) -> str:
    """Return the English word for a database's label (``länge``) or line (``Fin du document``).

    ``kind`` is ``label`` (of which ``words`` must be in lower case) or ``line``. An empty string
    comes back for words that are not in the list of that kind.

    Examples
    --------
    >>> meaning("länge", "label"), meaning("Fin du document", "line"), meaning("Boats", "line")
    ('length', 'end', '')
    """
    return meanings(kind).get(words, "")


def value_at(row: Row, label: re.Pattern[str]) -> int:
    """Return the offset in the export at which a line's value begins, behind its label or code.

    ``label`` is a pattern with a group ``value``; where it does not match, it is the line's start.
    """
    match = label.match(row.words)
    return row.start + match.start("value") if match else row.start


def is_error(words: str) -> bool:
    """Return whether a line is a database's own message instead of an article."""
    return ERROR.match(words) is not None


def cell_marks(text: str, rows: Iterable[Row], start: int, end: int) -> Iterator[Aside]:
    """Yield the stretches between lines that hold the border of a table's cell, ``|``.

    They are to be left out of the article. ``rows`` are lines of ``text``, in order; only the
    stretch from the offset ``start`` to ``end`` is looked at.
    """
    at = start
    for row in rows:
        if "|" in text[at : row.start]:
            yield Aside(at, row.start, "mark of a table")
        at = max(at, row.end)
    if "|" in text[at:end]:
        yield Aside(at, end, "mark of a table")


def plain(title: str) -> str:
    """Return the first 60 letters and digits of a headline, to compare it with a shortened one."""
    return letters(title)[:60]

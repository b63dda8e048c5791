"""Nexis Uni, Lexis+ and Nexis Advance: where the articles lie in an export (DOCX or RTF).

Each article is headline, outlet, date, copyright, labels (``Section:``, ``Length:``), a line
``Body``, the text, a line ``Classification`` with more labels, and a line ``End of Document``.
Several articles may follow a cover: job number, ``Documents (25)`` and a numbered list of titles.
Rows are the lines that are not blank, numbered from 0; the head of an article is those above its
text, the tail those below it.

References
----------
The layout is the one described by the R packages LexisNexisTools (Gruber) and
tm.plugin.lexisnexis, and by the documentation of Nexis Uni.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from framing.lexicons import any_word, meanings, word_class
from framing.reading.assemble import Aside
from framing.reading.export_lines import (
    RIGHTS,
    Row,
    counted,
    dated,
    is_date,
    is_error,
    meaning,
    plain,
    rows_of,
)
from framing.reading.front_lines import Origin
from framing.reading.slices import Export, Slice, Span, filled

SECTIONS = ("graphic", "notes", "correction")
LABEL = re.compile(
    r"(?P<label>[^\W\d_a-z][^\W\d_]{2,17}(?:[-  ][^\W\d_]{2,14}){0,2}) ?:(?: +|$)(?P<value>.*)"
)
FIELDS = word_class("field of Nexis")
COVER = re.compile(
    rf"(?:{any_word('cover line of Nexis')}):|"
    r"documents? ?\(\d|content type\b|narrowed by\b|timeline:|\W*none\W*$",
    re.IGNORECASE,
)
ENDS = frozenset(w.casefold() for w, means in meanings("line").items() if means == "end")
LISTED = re.compile(r"(?P<number>\d{1,4})\.[ \t]+(?P<title>\S.*)")
AMOUNT = re.compile(r"documents? ?\((?P<amount>\d{1,6})\)", re.IGNORECASE)
LINKS = re.compile(
    rf"(?:link to (?:{any_word('target of a link')})|return to list|page \d+ of \d+)\b",
    re.IGNORECASE,
)
# What stands below the lines Graphic, Notes and Correction; a story may have them as subheadings.
CAPTION = re.compile(
    rf"\W*(?:{any_word('kind of picture')})\w*\b"
    r".{0,40}[:;,(]|.*(?:\((?:photo|credit|picture|image)\w*|\b(?:photograph|photo|picture) by)\b",
    re.IGNORECASE,
)
REMARK = re.compile(
    rf".{{0,80}}\b(?:{any_word('word of a remark')}|(?:this|an) (?:article|story|report))\b",
    re.IGNORECASE,
)
TELLS = re.compile(rf"[\"“”«»]|\b(?:{any_word('finite verb of a story')})\b")
LONGEST_REMARK = 5  # lines


@dataclass(frozen=True)
class Contents:
    """The cover of an export.

    ``amount`` is how many articles it promises, None if it does not say; ``titles`` are their
    headlines by number.
    """

    amount: int | None
    titles: dict[int, str]


def split_nexis(text: str) -> Export | None:
    """Return where the articles lie in an export of Nexis since 2018; None if it is none.

    Examples
    --------
    >>> lines = ["Talks begin", "The Clarion", "June 3, 2019 Monday", "Length: 4 words", "Body",
    ...     "The two sides met.", "Classification", "Language: ENGLISH", "End of Document"]
    >>> export = split_nexis("\\n\\n".join(lines))
    >>> export.slices[0].origin.outlet, export.slices[0].declared
    ('The Clarion', 4)
    """
    rows = rows_of(text)
    ends = ends_of(rows)
    if not ends or not any(is_line(row, "body") or field_of(row) for row in rows):
        return None
    contents = cover_of(rows)
    slices: list[Slice] = []
    first, at = 0, 0
    for end in ends:
        pieces = article(rows[first:end], at, rows[end].end, contents, not slices)
        slices += [piece for piece in pieces if piece.end > piece.start]
        first, at = end + 1, rows[end].end
    numbered = numbers(slices)
    whole = filled(numbered, len(text), "between articles")
    return Export("Nexis", whole, contents.amount, tuple(contents.titles.values()))


def is_line(row: Row, *kinds: str) -> bool:
    """Return whether a row is a line of its own that parts an article, such as ``Body``.

    ``kinds`` are the meanings to look for (``body``, ``end``, ``classification``), whatever the
    language of the line.
    """
    return meaning(row.words, "line") in kinds


def ends_of(rows: list[Row]) -> list[int]:
    """Return the numbers of the rows that end an article ("End of Document").

    Such a row counts if the next article, or nothing, follows it: a story may hold the words.
    """
    ends = [i for i, row in enumerate(rows) if row.words.casefold() in ENDS]
    return [
        end
        for end, after in zip(ends, [*ends, len(rows)][1:], strict=True)
        if after in (end + 1, len(rows))
        or any(is_line(r, "body") or is_date(r.words) or is_error(r.words) for r in rows[end:after])
    ]


def numbers(slices: list[Slice]) -> list[Slice]:
    """Return slices with the articles numbered from 1, and the error pages in place of one."""
    out, number = [], 0
    for piece in slices:
        number += not piece.why or piece.lost
        out.append(replace(piece, number=number) if not piece.why or piece.lost else piece)
    return out


def cover_of(rows: list[Row]) -> Contents:
    """Return what the cover of an export says: how many articles there are, and their titles."""
    top = next((i for i, row in enumerate(rows) if is_line(row, "body")), len(rows))
    amount = None
    titles: dict[int, str] = {}
    for row in rows[:top]:
        if found := AMOUNT.match(row.words):
            amount = int(found["amount"])
        elif (entry := LISTED.match(row.words)) and int(entry["number"]) == len(titles) + 1:
            titles[len(titles) + 1] = entry["title"]
    if len(titles) < 2 and amount is None:
        titles = {}
    return Contents(max(amount or 0, len(titles)) or None, titles)


def field_of(row: Row) -> str:
    """Return the field that a line's label names (``length``); empty without a label of Nexis."""
    match = LABEL.match(row.words)
    name = match["label"].lower() if match else ""
    known = name.replace(" ", "-")
    return known if known in FIELDS else meaning(name, "label")


def article(rows: list[Row], start: int, end: int, contents: Contents, first: bool) -> list[Slice]:
    """Return what lies between two lines "End of Document": list of titles, error page, article.

    Which of them there are depends on ``rows``, the lines there. ``start`` and ``end`` are offsets
    into the text of the export; ``contents`` is its cover (a list of titles), which may stand above
    if ``first``.
    """
    body = next((i for i, row in enumerate(rows) if is_line(row, "body")), None)
    trouble = next((i for i, row in enumerate(rows[:body]) if is_error(row.words)), None)
    slices: list[Slice] = []
    if trouble is not None:
        stop = rows[trouble].end if body is not None else end
        slices.append(Slice(start, stop, "error page of the database", lost=True))
        if body is None:
            return slices
        rows, start, body = rows[trouble + 1 :], stop, body - trouble - 1
    day = last_date(rows[:body])
    if day is None and body is None:
        return [*slices, Slice(start, end, "no text between two separators", lost=bool(rows))]
    if body is None:
        body = last_field(rows, day or 0)
    top = headline_at(rows, body if day is None else day, contents, first)
    head = rows[top].start if top is not None and first else start
    if head > start:
        slices.append(Slice(start, head, "cover list"))
    return [*slices, one(rows, top, day, body, Span(max(head, start), end))]


def last_date(rows: list[Row]) -> int | None:
    """Return the number of the last row that starts with a date; None if none does.

    ``rows`` are those above the text of an article.
    """
    found = [i for i, row in enumerate(rows) if i and not field_of(row) and is_date(row.words)]
    plainly = [i for i in found if not LISTED.match(rows[i].words)]
    return max(plainly or found, default=None)


def last_field(rows: list[Row], day: int) -> int:
    """Return the number of the last labelled row below row ``day``, which holds the date.

    It ends the head of an article that lacks the line ``Body``.
    """
    at = day
    for i in range(day + 1, len(rows)):
        if not field_of(rows[i]) and not RIGHTS.match(rows[i].words):
            break
        at = i
    return at


def headline_at(rows: list[Row], below: int, contents: Contents, first: bool) -> int | None:
    """Return the number of the row with the headline, above row ``below``; None if there is none.

    It is a row that the list of titles (``contents``) has, or else the first one above; ``first``
    says that this list may stand above it.
    """
    above = [
        i
        for i in range(below - 1)
        if not LINKS.match(rows[i].words) and not COVER.match(rows[i].words)
    ]
    if not above:
        return None
    known = {plain(title) for title in contents.titles.values()}
    near = [i for i in above if i >= below - 4 and plain(rows[i].words) in known]
    if near:
        return near[0]
    return above[-1] if first and (contents.amount or len(above) > 3) else above[0]


def one(rows: list[Row], top: int | None, day: int | None, body: int, span: Span) -> Slice:
    """Return one article as a slice: where it lies, its headline, origin and what is left out.

    ``top``, ``day`` and ``body`` are the numbers of the rows with headline, date and ``Body``, None
    if there is no headline or date; ``span`` is where the article lies in the export.
    """
    tail = tail_at(rows, body)
    asides: list[Aside] = []
    origin = Origin()
    declared = 0
    below = "classification"
    for i, row in enumerate(rows):
        if row.start < span.start or i == top:
            continue
        if body < i < tail:
            if LINKS.fullmatch(row.words):
                asides.append(Aside(row.start, row.end, "link"))
            continue
        below = meaning(row.words, "line") if is_line(row, *SECTIONS, "classification") else below
        reason, known = head_line(rows, i, top, day) if i <= body else (below, Origin())
        if field_of(row) == "length" and i <= body:
            declared = counted(row.words)
        asides.append(Aside(row.start, row.end, reason))
        origin = origin.filled_from(known)
    last = max(rows[-1].end if rows else span.start, span.start)
    if span.end > last:
        asides.append(Aside(last, span.end, "separator"))
    headline = Span(rows[top].start, rows[top].end) if top is not None else None
    return Slice(
        span.start, span.end, "", False, headline, tuple(asides), origin, declared=declared
    )


def tail_at(rows: list[Row], body: int) -> int:
    """Return the number of the first row below the text: a label, or a title such as ``Graphic``.

    ``body`` is the number of the row ``Body``.
    """
    tail = labels_at(rows, body)
    named = [i for i in range(body + 1, tail) if is_line(rows[i], *SECTIONS)]
    for i, stop in zip(named, [*named, tail][1:], strict=True):
        if is_section(rows[i], rows[i + 1 : stop]):
            return i
    return tail


def labels_at(rows: list[Row], body: int) -> int:
    """Return the number of the first row of the labels below the text; that of the end if none.

    ``body`` is the number of the row ``Body``. The line ``Classification`` above them counts too.
    """
    for i in range(len(rows) - 2, body, -1):
        if is_line(rows[i], "classification") and field_of(rows[i + 1]):
            return i
    last = len(rows)
    while last > body + 1 and not field_of(rows[last - 1]) and rows[last - 1].gap <= 1:
        last -= 1  # a label's value that is wrapped
    tail = last
    while tail > body + 1 and field_of(rows[tail - 1]):
        tail -= 1
    return tail if tail < last else len(rows)


def is_section(title: Row, below: list[Row]) -> bool:
    """Return whether rows are what Nexis puts below a title such as ``Graphic``, not the story.

    ``title`` is the row with the title, ``below`` the rows under it.
    """
    if not below:
        return True
    if is_line(title, "graphic"):
        alone = len(below) == 1 and not TELLS.search(below[0].words)
        return alone or CAPTION.match(below[0].words) is not None
    return len(below) <= LONGEST_REMARK and REMARK.match(below[0].words) is not None


def head_line(rows: list[Row], i: int, top: int | None, day: int | None) -> tuple[str, Origin]:
    """Return what row ``i`` of the head is (``date``, ``outlet``), and the origin that it names.

    ``top`` and ``day`` are the numbers of the rows with the headline and the date.
    """
    words = rows[i].words
    if i == day:
        return "date", Origin(date=dated(words))
    if day is not None and i == day - 1 and i != top:
        return "outlet", Origin(outlet=words)
    if name := field_of(rows[i]):
        value = words.partition(":")[2].strip()
        return name, Origin(author=value) if name in ("byline", "author") else Origin()
    if RIGHTS.search(words[:200]):
        return "copyright", Origin()
    if is_line(rows[i], "body"):
        return "label", Origin()
    return "link" if LINKS.match(words) else "head of the article", Origin()

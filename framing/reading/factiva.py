"""Factiva: where the articles lie in an export (HTML or RTF), with field codes or without.

Each article ends with a line ``Document`` and its identifier. With codes each field has a line:
``HD`` headline, ``BY`` byline, ``WC`` words, ``PD`` date, ``SN`` outlet, ``LP`` and ``TD`` the
text. Without them the order tells: section, headline, byline, words, date, time, outlet, its
code, language, copyright, the text.

References
----------
The field codes are those of Dow Jones's documentation; the layout is the one described by the R
package tm.plugin.factiva.
"""

from __future__ import annotations

import re

from framing.lexicons import meanings, word_class
from framing.reading.assemble import Aside
from framing.reading.export_lines import (
    COUNTED,
    RIGHTS,
    Row,
    cell_marks,
    counted,
    dated,
    is_date,
    is_error,
    rows_of,
    value_at,
)
from framing.reading.front_lines import Origin, is_names
from framing.reading.slices import Export, Slice, Span, filled

END = re.compile(
    r"(?:AN *\|? *)?(?:Document|Dokument|Documento) (?P<id>[A-Za-z]{2,10}\d{6,}\w{2,24})"
)
CODE = re.compile(r"(?P<code>[A-Z]{2,3})(?: *\| *| {2,}|$)(?P<value>.*)")
FIELDS = meanings("field of Factiva")
PAGE = re.compile(r"page \d{1,5} of \d{1,5}\b.{0,20}(?:©|\(c\)).{0,40}factiva", re.IGNORECASE)
TIME = re.compile(r"\d{1,2}[:.]\d\d(?: ?[AP]M)?(?: [A-Z]{2,5})?")
SOURCE_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")
LANGUAGES = word_class("language of Factiva")
RESULTS = re.compile(r"results found\D{0,5}(?P<number>[\d,.]{1,12})", re.IGNORECASE)
DELETED = "This is a deletion"
HEAD_LINES = 8  # lines of a head below the date


def split_factiva(text: str) -> Export | None:
    """Return where the articles lie in an export of Factiva; None if it is none.

    Examples
    --------
    >>> lines = ["Talks begin", "4 words", "3 June 2019", "The Clarion", "CLAR", "English",
    ...     "(c) 2019 Clarion", "The two sides met.", "Document CLAR000020190603ef6300001"]
    >>> split_factiva("\\n\\n".join(lines)).slices[0].origin.outlet
    'The Clarion'
    """
    rows = rows_of(text)
    ends = [i for i, row in enumerate(rows) if END.fullmatch(row.words)]
    known = any(COUNTED.fullmatch(row.words) or code_of(row) == "HD" for row in rows)
    if not ends or not known:
        return None
    slices: list[Slice] = []
    first = at = 0
    for number, end in enumerate(ends, start=1):
        found = article(text, rows[first : end + 1], Span(at, rows[end].end), number)
        slices.append(found)
        first, at = end + 1, rows[end].end
    tail = " ".join(row.words for row in rows[first : first + 60])
    results = RESULTS.search(tail)
    note = (f"The search in Factiva found {results['number'].strip('.,')}.",) if results else ()
    return Export("Factiva", filled(slices, len(text), "cover and search summary"), notes=note)


def code_of(row: Row) -> str:
    """Return the field code that a line starts with (``HD``); an empty string if it has none."""
    match = CODE.fullmatch(row.words)
    return match["code"] if match and match["code"] in FIELDS else ""


def article(text: str, rows: list[Row], span: Span, number: int) -> Slice:
    """Return where one article lies in an export, its headline, origin and what is left out of it.

    ``text`` is the whole export, ``rows`` the lines of the article, ``span`` where they lie in the
    text, and ``number`` the article's place in the export, from 1. The origin is author, date and
    outlet. If a message of the database stands in place of the article, or its layout is unknown,
    the slice has ``lost`` True and ``why`` the reason.
    """
    furniture = [Aside(row.start, row.end, "page line") for row in rows if PAGE.match(row.words)]
    rows = [row for row in rows if not PAGE.match(row.words)]
    codes = {code_of(row) for row in rows}
    reasons = by_code(rows) if "HD" in codes and codes & {"LP", "TD"} else by_order(rows)
    if (why := failure(rows)) or reasons is None:
        why = why or "its head has not the layout of Factiva"
        return Slice(span.start, span.end, why, lost=True, number=number)
    told, title, known = parts(rows, reasons, coded="HD" in codes)
    asides = [*furniture, *cell_marks(text, rows, span.start, span.end), *told]
    start = span.start
    if reasons[:1] == ["cover"]:
        below = (row.start for row, r in zip(rows, reasons, strict=True) if r != "cover")
        start = next(below, span.start)
    return Slice(
        start,
        span.end,
        headline=title,
        asides=tuple(sorted(a for a in asides if a.start >= start)),
        origin=origin_of(known),
        number=number,
        declared=counted(known.get("length", "")),
    )


def parts(
    rows: list[Row], reasons: list[str], coded: bool
) -> tuple[list[Aside], Span | None, dict[str, str]]:
    """Return what to leave out, where the headline stands, and the words of each field by name.

    ``reasons`` says for each row what it is (``headline``, ``date``, ``text``); ``coded`` is True
    if the export has field codes (``HD``). The headline is None if there is none; the names of the
    fields are the reasons.
    """
    asides: list[Aside] = []
    title: Span | None = None
    known: dict[str, str] = {}
    for row, reason in zip(rows, reasons, strict=True):
        start = value_at(row, CODE) if coded and code_of(row) else row.start
        if start > row.start:
            asides.append(Aside(row.start, start, "field code"))
        if reason == "headline" and start < row.end:
            title = Span(title.start if title else start, row.end)
        elif reason != "text" and start < row.end:
            asides.append(Aside(start, row.end, reason))
        known[reason] = known.get(reason) or row.words[start - row.start :]
    return asides, title, known


def failure(rows: list[Row]) -> str:
    """Return why rows hold no article (a message of the database, a deletion), or an empty string.

    The string is empty if they hold one.
    """
    headed = any(COUNTED.fullmatch(row.words) or code_of(row) in ("LP", "TD") for row in rows)
    if headed or not any(is_error(row.words) for row in rows[:-1]):
        return ""
    deleted = any(row.words == DELETED for row in rows)
    return "deleted by its publisher" if deleted else "error page of the database"


def by_code(rows: list[Row]) -> list[str]:
    """Return the kind of each line (``headline``, ``date``, ``text``), by its field code.

    A line without a code belongs to the field above it; what stands above all codes is ``cover``.
    """
    reasons: list[str] = []
    reason = "cover"
    for row in rows:
        code = code_of(row)
        reason = FIELDS[code] if code else reason
        reasons.append("separator" if END.fullmatch(row.words) else reason)
    return reasons


def by_order(rows: list[Row]) -> list[str] | None:
    """Return the kind of each line (``headline``, ``date``, ``text``), by the order of the lines.

    What stands above the article is ``cover``. None if no line gives the number of words, as one
    does in Factiva's order.
    """
    words = next((i for i, row in enumerate(rows) if COUNTED.fullmatch(row.words)), None)
    if not words:
        return None
    reasons = ["cover"] * words
    at = words - 1
    last = rows[at].words
    if at and (last.startswith("By ") or (is_names(last) and not SOURCE_CODE.fullmatch(last))):
        reasons[at] = "byline"
        at -= 1
    reasons[at] = "headline"
    if at == 1:
        reasons[0] = "section"
    reasons.append("length")
    reasons += below_length(rows[words + 1 : -1])
    return [*reasons, "separator"]


def below_length(rows: list[Row]) -> list[str]:
    """Return what each line below the number of words is: ``date``, ``outlet``, then ``text``."""
    reasons: list[str] = []
    body = head_end(rows)
    for i, row in enumerate(rows[:body]):
        if "date" not in reasons and is_date(row.words):
            reasons.append("date")
        elif "outlet" not in reasons and TIME.fullmatch(row.words):
            reasons.append("time")
        elif RIGHTS.match(row.words):
            reasons.append("copyright")
        elif "date" in reasons and "outlet" not in reasons:
            reasons.append("outlet")
        elif row.words in LANGUAGES:
            reasons.append("language")
        else:
            reasons.append("source code" if reasons[i - 1 : i] == ["outlet"] else "edition")
    return [*reasons, *["text"] * (len(rows) - body)]


def head_end(rows: list[Row]) -> int:
    """Return the index of the row the text begins at: the one after copyright or language.

    ``rows`` are those below the line with the number of words.
    """
    head = rows[:HEAD_LINES]
    for test in (lambda r: RIGHTS.match(r.words), lambda r: r.words in LANGUAGES):
        found = [i for i, row in enumerate(head) if test(row)]
        if found:
            return found[-1] + 1
    day = next((i for i, row in enumerate(head) if is_date(row.words)), 0)
    return min(day + 2, len(rows))


def origin_of(known: dict[str, str]) -> Origin:
    """Return author, date and outlet, read from the fields that an export has for an article.

    ``known`` gives the words of each field by its name: ``byline``, ``date``, ``outlet``.
    """
    author = re.sub(r"^by ", "", known.get("byline", ""), flags=re.IGNORECASE)
    return Origin(author=author, date=dated(known.get("date", "")), outlet=known.get("outlet", ""))

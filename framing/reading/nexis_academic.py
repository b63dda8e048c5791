"""Nexis and LexisNexis Academic until about 2018: where the articles lie in an export.

Each article follows a line ``3 of 25 DOCUMENTS``: outlet, date, headline, labels in capitals
(``BYLINE:``, ``SECTION:``, ``LENGTH:``), the text, labels again (the tail: ``LOAD-DATE:``) and a
copyright line. The lines may be wrapped, and the first article may lack its number. A cover, the
list of titles, may stand above it. Rows are the lines that are not blank, numbered from 0.

References
----------
The layout is the one described by the R package LexisNexisTools (Gruber).
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import takewhile

from framing.lexicons import any_word, word_class
from framing.reading.assemble import Aside
from framing.reading.export_lines import (
    RIGHTS,
    Row,
    counted,
    dated,
    is_error,
    meaning,
    rows_of,
    value_at,
)
from framing.reading.front_lines import Origin
from framing.reading.slices import Export, Slice, Span, filled

NUMBER = re.compile(
    r"(?P<n1>\d{1,5}) of (?P<of1>\d{1,5}) documents?|dokument (?P<n2>\d{1,5}) von (?P<of2>\d{1,5})"
    r"|document (?P<n3>\d{1,5}) de (?P<of3>\d{1,5})",
    re.IGNORECASE,
)
LABEL = re.compile(r"(?P<label>[A-ZÄÖÜ][A-ZÄÖÜ-]{2,24}(?: [A-Z]{2,12})?): *(?P<value>.*)")
HEAD = word_class("head label of Nexis before 2018")
TAIL = word_class("tail label of Nexis before 2018")
# Lines between date and headline: "Late Edition - Final", "FIRST EDITION", "Correction Appended".
EDITION = re.compile(
    r"(?:\S+ ){0,6}editions?\b(?:[ ,;-]+\S+){0,4}|correction appended"
    rf"|(?:(?:\d+|{any_word('kind of edition')})[ ,;-]*){{1,4}}",
    re.IGNORECASE,
)
MOST_BELOW = 2  # paragraphs below a label of the tail; more are a story that has the word in it
SURE = frozenset({"LENGTH", "BODY", "LOAD-DATE"})  # labels that only an article has


def split_nexis_before(text: str) -> Export | None:
    """Return where the articles lie in an export of Nexis before 2018; None if it is none.

    Examples
    --------
    >>> lines = ["1 of 1 DOCUMENT", "The Clarion", "June 3, 2019 Monday", "Talks begin",
    ...     "LENGTH: 4 words", "The two sides met.", "LOAD-DATE: June 4, 2019"]
    >>> export = split_nexis_before("\\n\\n".join(lines))
    >>> export.expected, export.slices[0].origin.outlet
    (1, 'The Clarion')
    """
    rows = rows_of(text)
    marks = [(i, m) for i, row in enumerate(rows) if (m := NUMBER.fullmatch(row.words))]
    labels = {label_of(row) for row in rows}
    if not ("LENGTH" in labels and TAIL & labels) and not (marks and labels & (HEAD | TAIL)):
        return None
    places = [i for i, _ in marks]
    slices: list[Slice] = []
    first = rows[: places[0] if places else None]
    if SURE & {label_of(row) for row in first}:
        end = rows[places[0]].start if places else len(text)
        number = max(1, numbers(marks[0][1])[0] - 1) if marks else 1
        slices.append(replace(article(first, Span(0, end), True), number=number))
    for place, (i, match) in enumerate(marks):
        stop = places[place + 1] if place + 1 < len(places) else len(rows)
        end = rows[stop].start if stop < len(rows) else len(text)
        found = article(rows[i:stop], Span(rows[i].start, end), False)
        slices.append(replace(found, number=numbers(match)[0]))
    expected = max((numbers(match)[1] for _, match in marks), default=None)
    return Export("Nexis (before 2018)", filled(slices, len(text), "cover list"), expected)


def numbers(match: re.Match[str]) -> tuple[int, int]:
    """Return the number of an article and how many there are, from a match of `NUMBER`."""
    found = [int(value) for value in match.groups() if value]
    return found[0], found[1]


def label_of(row: Row) -> str:
    """Return the label in capitals that a line starts with (``BYLINE``); empty if it has none."""
    match = LABEL.match(row.words)
    if match is None or match["label"] in HEAD | TAIL:
        return match["label"] if match else ""
    return meaning(match["label"].lower(), "label").upper()


def labels_of(rows: list[Row]) -> list[str]:
    """Return for each row its label, or the label above it if nothing stands behind that.

    An empty string for a row without a label.
    """
    labels: list[str] = []
    for row in rows:
        above = rows[len(labels) - 1] if labels else row
        empty = labels and label_of(above) and value_at(above, LABEL) == above.end
        labels.append(label_of(row) or (labels[-1] if empty else ""))
    return labels


def article(rows: list[Row], span: Span, first: bool) -> Slice:
    """Return where one article lies in an export, its headline, origin and what is left out of it.

    ``rows`` are its lines and ``span`` where they lie in the export; ``first`` says that a cover
    may stand above it. A message of the database in its place gives a slice marked as lost.
    """
    body = body_at(rows)
    if any(is_error(row.words) for row in rows[: body or None]):
        return Slice(span.start, span.end, "error page of the database", lost=True)
    day = next((i for i, row in enumerate(rows[:body]) if dated(row.words)), None)
    if body is None and day is None:
        return Slice(span.start, span.end, "no text under its number", lost=True)
    body = min((day or 0) + 2, len(rows)) if body is None else body
    tail = tail_at(rows, body)
    reasons = head_reasons(rows[:body], day, first)
    asides, title = parts(rows, reasons)
    if body < len(rows) and label_of(rows[body]) == "BODY":
        asides.append(Aside(rows[body].start, value_at(rows[body], LABEL), "label"))
    for row in rows[tail:]:
        asides.append(Aside(row.start, row.end, tail_reason(row)))
    start = span.start
    if first and day is not None and day > 1 and reasons[:1] == ["cover list"]:
        start = next(rows[i].start for i, reason in enumerate(reasons) if reason != "cover list")
    declared = counted(value_of(rows[:body], "LENGTH"))
    return Slice(
        start,
        span.end,
        headline=title,
        asides=tuple(a for a in asides if a.start >= start),
        origin=origin_of(rows[:body], day, reasons),
        declared=declared,
    )


def body_at(rows: list[Row]) -> int | None:
    """Return the number of the row the text starts at; None if no label tells.

    It is the row ``BODY:``, or the one below ``LENGTH:`` and the labels that follow it.
    """
    named = next((i for i, row in enumerate(rows) if label_of(row) == "BODY"), None)
    if named is not None:
        return named
    labels = labels_of(rows)
    if "LENGTH" not in labels:
        return None
    at = labels.index("LENGTH") + 1
    while at < len(rows) and (labels[at] in HEAD or (rows[at].gap <= 1 and labels[at - 1] in HEAD)):
        at += 1
    return at


def tail_at(rows: list[Row], body: int) -> int:
    """Return the number of the first row below the text: ``LOAD-DATE:`` or a copyright line.

    Other labels of that kind count too. ``body`` is the number of the row where the text starts. A
    label that several paragraphs follow stands in the story.
    """
    marks = [i for i in range(body, len(rows)) if label_of(rows[i]) in TAIL]
    tail = len(rows)
    for i, after in zip(marks, [*marks, len(rows)][1:], strict=True):
        if paragraphs(rows[i + 1 : after]) <= MOST_BELOW:
            tail = i
            break
    while tail > body and RIGHTS.match(rows[tail - 1].words):
        tail -= 1
    return tail


def paragraphs(rows: list[Row]) -> int:
    """Count the paragraphs: rows that an empty line parts from what is above, up to a copyright."""
    above = takewhile(lambda row: not RIGHTS.match(row.words), rows)
    return sum(row.gap > 1 for row in above)


def head_reasons(rows: list[Row], day: int | None, first: bool) -> list[str]:
    """Return what each row above the text is: ``date``, ``outlet``, a label, or ``headline``.

    ``day`` is the number of the row with the date; ``first`` says that a cover may stand above this
    article. What is nothing else is the headline.
    """
    reasons: list[str] = []
    for i, (row, label) in enumerate(zip(rows, labels_of(rows), strict=True)):
        above = reasons[-1] if reasons and row.gap <= 1 else ""
        if NUMBER.fullmatch(row.words):
            reason = "separator"
        elif RIGHTS.match(row.words):
            reason = "copyright"
        elif i == day:
            reason = "date"
        elif label:
            reason = label.lower()
        elif day is not None and i < day:
            reason = "outlet" if i == day - 1 or not first else "cover list"
        elif above in ("date", "edition") or is_edition(rows, i, reasons):
            reason = "edition"
        elif above and above != "copyright":
            reason = above
        else:
            reason = "headline"
        reasons.append(reason)
    return reasons


def is_edition(rows: list[Row], i: int, reasons: list[str]) -> bool:
    """Return whether row ``i`` below the date names an edition: a headline stands below it then.

    ``reasons`` says what each row above it is.
    """
    below = rows[i + 1 : i + 2]
    return (
        reasons[-1:] in (["date"], ["edition"])
        and EDITION.fullmatch(rows[i].words) is not None
        and any(not label_of(row) and not RIGHTS.match(row.words) for row in below)
    )


def parts(rows: list[Row], reasons: list[str]) -> tuple[list[Aside], Span | None]:
    """Return what to leave out above an article's text, and where its headline stands, or None.

    ``reasons`` says what each row is: ``date``, ``outlet``, a label, or ``headline``.
    """
    asides: list[Aside] = []
    title: Span | None = None
    for row, reason in zip(rows, reasons, strict=False):
        start = row.start
        if reason != "headline":
            asides.append(Aside(start, row.end, reason))
            continue
        if label_of(row) == "HEADLINE":
            start = value_at(row, LABEL)
            asides.append(Aside(row.start, start, "label"))
        if start == row.end:
            continue
        title = Span(title.start if title else start, row.end)
    return asides, title


def tail_reason(row: Row) -> str:
    """Return what a row below the text is: ``copyright``, ``graphic`` or ``classification``."""
    if RIGHTS.match(row.words):
        return "copyright"
    return "graphic" if label_of(row) == "GRAPHIC" else "classification"


def value_of(rows: list[Row], label: str) -> str:
    """Return what stands after a label, in its line or the one below; empty if it is not there."""
    for row, known in zip(rows, labels_of(rows), strict=True):
        value = row.words[value_at(row, LABEL) - row.start :] if label_of(row) else row.words
        if known == label and value:
            return value
    return ""


def origin_of(rows: list[Row], day: int | None, reasons: list[str]) -> Origin:
    """Return outlet, date and author, read from the rows above an article's text.

    ``day`` is the number of the row with the date; ``reasons`` says what each row is (``outlet``).
    """
    outlets = [row.words for row, reason in zip(rows, reasons, strict=True) if reason == "outlet"]
    return Origin(
        author=value_of(rows, "BYLINE") or value_of(rows, "AUTHOR"),
        date=dated(rows[day].words) if day is not None else None,
        outlet=" ".join(outlets),
    )

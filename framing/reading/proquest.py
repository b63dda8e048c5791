"""ProQuest: where the articles lie in an export (text, HTML or RTF).

Each article is its title, labels (``Author:``, ``Publication info:``, ``Abstract:``), ``Full
text:`` and the text, then more labels, of which ``Database:`` is the last. A line of dashes or
``Document 3 of 25`` may part the articles; some exports have neither.

References
----------
The layout is the one described by the R package tm.plugin.proquest.
"""

from __future__ import annotations

import re
from itertools import pairwise

from framing.lexicons import meanings, word_class
from framing.reading.assemble import Aside
from framing.reading.dates import date_at_end
from framing.reading.export_lines import Row, cell_marks, is_error, rows_of
from framing.reading.front_lines import Origin
from framing.reading.slices import Export, Slice, Span, filled

RULE = re.compile(r"_{20,}")
NUMBER = re.compile(r"document (?P<number>\d{1,5}) of (?P<of>\d{1,5})", re.IGNORECASE)
LABEL = re.compile(r"(?P<label>[A-Z][A-Za-z/() ]{2,40}): *\|? *(?P<value>.*)")
LINK = "ProQuest document link"
BARE = meanings("line of ProQuest")
LABELS = word_class("label of ProQuest")
OWN = frozenset({"proquest document id", "publication title", "publication info"})
NOTHING = re.compile(r"(?:not available|none(?: available)?)\W*", re.IGNORECASE)


def split_proquest(text: str) -> Export | None:
    """Return where the articles lie in an export of ProQuest; None if it is none.

    Examples
    --------
    >>> lines = ["Talks begin", "Author: Ruiz, Ana", "Full text: The two sides met.",
    ...     "Publication title: The Clarion", "Publication date: Jun 3, 2019",
    ...     "ProQuest document ID: 123", "Database: Newsstream"]
    >>> split_proquest("\\n\\n".join(lines)).slices[0].origin.author
    'Ana Ruiz'
    """
    rows = rows_of(text)
    labels = [label_of(row) for row in rows]
    if "proquest document id" not in labels and all(row.words != LINK for row in rows):
        return None
    if not {"full text", "publication title"} & set(labels):
        return None
    slices: list[Slice] = []
    expected: int | None = None
    number = 0
    for first, stop in records(rows, labels):
        told = next((m for row in rows[first:stop] if (m := NUMBER.fullmatch(row.words))), None)
        number = int(told["number"]) if told else number + 1
        expected = int(told["of"]) if told else expected
        end = rows[stop].start if stop < len(rows) else rows[-1].end
        span = Span(rows[first].start, end)
        slices.append(article(text, rows[first:stop], labels[first:stop], span, number))
    return Export("ProQuest", filled(slices, len(text), "cover and list"), expected)


def label_of(row: Row) -> str:
    """Return the label that a line starts with; empty if it has none of ProQuest's."""
    if row.words in BARE:
        return BARE[row.words]
    match = LABEL.match(row.words)
    name = match["label"].lower().strip() if match else ""
    return name if name in LABELS else ""


def records(rows: list[Row], labels: list[str]) -> list[tuple[int, int]]:
    """Return for each article the number of its first row and of the row after its last.

    ``labels`` gives the label of each row.
    """
    cuts = {0, len(rows)}
    for i, row in enumerate(rows):
        if RULE.fullmatch(row.words):
            cuts |= {i, i + 1}
        elif NUMBER.fullmatch(row.words):
            cuts.add(i)
        elif labels[i] == "database":
            cuts.add(i + 1)
    places = sorted(cuts)
    return [(a, b) for a, b in pairwise(places) if is_record(rows, labels, a, b)]


def is_record(rows: list[Row], labels: list[str], first: int, stop: int) -> bool:
    """Return whether rows are an article's record, or the message that takes its place.

    ``first`` and ``stop`` are the numbers of its first row and of the row after its last.
    """
    found = set(labels[first:stop])
    named = bool(OWN & found) or any(row.words == LINK for row in rows[first:stop])
    failed = NUMBER.fullmatch(rows[first].words) and any(
        is_error(row.words) for row in rows[first:stop]
    )
    return named or bool(failed)


def article(text: str, rows: list[Row], labels: list[str], span: Span, number: int) -> Slice:
    """Return where one article lies, its headline, origin and what is left out of its text.

    ``text`` is the whole export, ``span`` where the record lies in it, ``labels`` the label of each
    of its rows and ``number`` its number. A record is an article with its labels; one without a
    text gives a slice marked as lost.
    """
    body = labels.index("full text") if "full text" in labels else None
    if body is None and any(is_error(row.words) for row in rows):
        return Slice(span.start, span.end, "error page of the database", lost=True, number=number)
    value = value_of(rows[body]) if body is not None else ""
    tail = tail_at(labels, body) if body is not None else len(rows)
    if body is None or (tail == body + 1 and (not value or NOTHING.fullmatch(value))):
        why = "no full text in the export"
        return Slice(span.start, span.end, why, lost=True, number=number)
    top = next(i for i, row in enumerate(rows) if not NUMBER.fullmatch(row.words))
    title = None
    if top < body and not labels[top]:
        last = top
        while last + 1 < body and rows[last + 1].gap == 1 and not labels[last + 1]:
            last += 1
        title = Span(rows[top].start, rows[last].end)
    asides = list(cell_marks(text, rows, span.start, span.end))
    reason = "separator"
    for i, row in enumerate(rows):
        if (title and title.start <= row.start < title.end) or body < i < tail:
            continue
        if i == body:
            asides.append(Aside(row.start, row.end - len(value), "label"))
            continue
        reason = labels[i] or ("link" if row.words == LINK else reason)
        asides.append(Aside(row.start, row.end, "classification" if i >= tail else reason))
    known = {label: value_of(row) for label, row in zip(labels, rows, strict=True) if label}
    return Slice(
        span.start, span.end, "", False, title, tuple(sorted(asides)), origin_of(known), number
    )


def value_of(row: Row) -> str:
    """Return what stands after the label of a line; empty if it has no label with a value."""
    match = LABEL.match(row.words)
    return match["value"] if match and row.words not in BARE else ""


def tail_at(labels: list[str], body: int) -> int:
    """Return the number of the first row below the text: a label that others follow.

    ``body`` is the number of the row with the label of the text. Without one it is that of the end.
    """
    for i in range(body + 1, len(labels)):
        following = labels[i + 1 : i + 4]
        if labels[i] and 2 * sum(map(bool, following)) >= len(following):
            return i
    return len(labels)


def origin_of(known: dict[str, str]) -> Origin:
    """Return author, date, outlet and address, read from an article's record.

    ``known`` gives the value of each label by its name in lower case: ``publication date``.
    """
    authors = [
        " ".join(reversed(name.split(", ", 1))) for name in known.get("author", "").split("; ")
    ]
    printed = date_at_end(known.get("publication date", "").strip())
    outlet = known.get("publication title") or known.get("publication info", "").partition(" ;")[0]
    return Origin(
        author=" and ".join(filter(None, authors)),
        date=printed.day if printed else None,
        outlet=outlet.partition(" [")[0].strip(),
        url=known.get("document url", "").partition(" ")[0],
    )

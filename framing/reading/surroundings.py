"""What surrounds an article: boilerplate on the pages, and what follows below its end.

A line with a ``reason`` is set aside: left out of the article's text and listed in the receipt.
"""

from __future__ import annotations

import re

from framing.reading.assemble import Aside
from framing.reading.boilerplate import CLOSING, SENTENCE_END, alike, reason_of, running_heads
from framing.reading.choice import LABEL, RUNNING
from framing.reading.front_lines import CREDITS, Origin
from framing.reading.joining import continues
from framing.reading.layout import Layout
from framing.reading.lines import Line

PAGE_ENDS = "0123456789-–—])|"  # what a page number inside a block can end in
# "ABSTRACT", "Full text:" alone on a line; before words of the same line only in capitals, or
# with a colon, for "Abstract art" may begin a sentence.
PART = re.compile(r"[\[(]?(?:abstract|full[ -]?text)\b[\])]?\W{0,3}", re.I)
PART_BEFORE = re.compile(
    r"(?:(?:ABSTRACT|FULL[ -]?TEXT)\b(?: ?[.:|–—-] ?| {2,})|(?:Abstract|Full[ -]?[Tt]ext): ?)(?=\S)"
)
HEAD = 40  # characters; below so short a line at a page's edge may stand another
HOST = re.compile(
    r"(?:https?://)?(?:www\.)?(?P<host>[a-z0-9-]{1,60}(?:\.[a-z0-9-]{2,20}){1,3})(?:/|$)"
)
RIGHTS = re.compile(
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?,? (?:by )?"
    r"(?P<outlet>[^.|,;]{3,60}?)[.,]?(?: all rights reserved\W*)?",
    re.IGNORECASE,
)


def set_aside_boilerplate(lines: list[Line]) -> None:
    """Set the ``reason`` of the lines that are boilerplate, such as share bars and page numbers."""
    for i, line in enumerate(lines):
        inside = i and line.gap == 1 and not (lines[i - 1].reason or ends(lines[i - 1]))
        if line.kind in ("heading", "headline", "rule") or (
            inside and line.words[-1] not in PAGE_ENDS
        ):
            continue
        reason = reason_of(line.words)
        if not inside or reason.startswith("page") or line.page:
            line.reason = reason
    set_aside_heads(lines)


def set_aside_labels(masked: str, lines: list[Line], layout: Layout) -> None:
    """Set aside the labels that databases print in an article, such as "Full text:".

    ``masked`` is the string that the lines lie in. A label before other words of its line is added
    to ``layout.asides``.
    """
    for line in lines:
        if line.reason or line.kind in ("headline", "rule"):
            continue
        if PART.fullmatch(line.words):
            line.reason = LABEL
        elif label := PART_BEFORE.match(masked, line.start, line.end):
            layout.asides.append(Aside(label.start(), label.end(), LABEL))
            line.words = line.words[label.end() - label.start() :]


def set_aside_heads(lines: list[Line]) -> None:
    """Set the ``reason`` of lines that are printed at the edge of one page after another.

    The first of them stays if it does not stand at an edge: it may be the headline.
    """
    edges = [(line.words, at_page_edge(lines, i)) for i, line in enumerate(lines)]
    free = [not (n.reason or n.kind == "headline") for n in lines]
    heads = running_heads(edge for edge, may in zip(edges, free, strict=True) if may)
    if not heads:
        return
    seen: set[str] = set()
    for (words, edge), line in zip(edges, lines, strict=True):
        key = alike(words) if len(words) <= 100 else ""
        if key in heads and not line.reason and line.kind != "headline":
            line.repeated = key not in seen and not edge
            line.reason = "" if line.repeated else RUNNING
            seen.add(key)


def ends(line: Line) -> bool:
    """Return whether a line may end a paragraph: it ends a sentence, is short or no prose."""
    return (
        line.kind != "prose" or len(line.words) < 40 or bool(SENTENCE_END.search(line.words[-8:]))
    )


def at_page_edge(lines: list[Line], i: int) -> bool:
    """Return whether line ``i`` stands at a page break, by a page number or amid a sentence."""
    line = lines[i]
    before = lines[i - 1] if i else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    if line.page or (after and after.page) or len(line.words) > 100:
        return len(line.words) <= 100
    if before and before.page and line.gap > 1 and len(before.words) <= HEAD:
        return True
    if any(n and n.reason.startswith("page") for n in (before, after)):
        return True
    return bool(
        before
        and after
        and min(line.gap, after.gap) > 1
        and not before.reason
        and len(before.words) >= 40
        and after.words[:1].islower()
        and continues(before.words, after.words)
    )


def set_aside_tail(lines: list[Line], layout: Layout) -> None:
    """Set the ``reason`` of what follows a closing line, such as "Read more": links, credits.

    The outlet that a copyright line or an address names is added to the origin in ``layout``.
    """
    prose = [i for i, n in enumerate(lines) if is_prose(n)]
    end = prose[-1] if prose else -1
    closing = ""
    hosts: set[str] = set()
    for i, line in enumerate(lines):
        if not line.reason and i > end and CREDITS.fullmatch(line.words[:300]):
            line.reason = "byline"
        hanging = closing and not line.reason and line.kind not in ("headline", "rule")
        if hanging and (i > end or line.kind == "item" or line.links) and not is_prose(line):
            line.reason = closing
        closing = line.reason if line.reason in CLOSING else "" if is_prose(line) else closing
        if i > end and line.reason == "contact line":
            hosts |= {m["host"] for w in (line.words, *line.links) if (m := HOST.match(w))}
        if line.reason == "copyright line" and (rights := RIGHTS.fullmatch(line.words)):
            layout.origin = layout.origin.filled_from(Origin(outlet=rights["outlet"].strip()))
    if len(hosts) == 1:
        layout.origin = layout.origin.filled_from(Origin(outlet=hosts.pop()))


def is_prose(line: Line) -> bool:
    """Return whether a line is running text: not set aside, and long or the end of a sentence."""
    return not line.reason and (len(line.words) >= 80 or bool(SENTENCE_END.search(line.words[-8:])))

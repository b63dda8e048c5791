"""The lines of a plain text, with what a reader sees at a glance: gaps, headings, bullets.

The clean string is the input with line ends, blanks and damaged characters put right (see `scrub`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from framing.reading.assemble import Aside
from framing.reading.marks import (
    BARS,
    MARK,
    PREFIX,
    RULE,
    TRAILING_HASHES,
    UNDERLINE,
    inline_marks,
)

LINE = re.compile(r"[^\n\f]+")
QUOTED = re.compile(rf"{BARS}(?=[^\d=>])")


@dataclass(slots=True)
class Line:
    """One line of a plain text that is not blank.

    Attributes
    ----------
    start, end
        Offsets into the clean string, without the blanks around the line and the Markdown mark
        before it.
    gap
        Line breaks between it and the line before; from 2 on there is an empty line between.
    page
        Whether a page ends between the line before and this one.
    indent
        The number of blanks it starts with.
    hard
        Whether it ends in two blanks, which in Markdown is a line break that is meant.
    kind
        ``prose``, ``heading``, ``headline``, ``item`` (of a list), ``quote`` (a block quotation) or
        ``rule`` (a row of dashes).
    level
        The level of a heading; of a quotation the number of its signs ``>``.
    words
        The line less its Markdown marks.
    reason
        Why the line is not in the article (``byline``, ``share bar``); empty if it is.
    repeated
        Whether the same line stands on other pages too.
    links
        The addresses that its links lead to.
    bar
        The offset of the sign of a quotation (``>``) before it; -1 if it has none.
    """

    start: int
    end: int
    gap: int
    page: bool
    indent: int
    hard: bool
    kind: str = "prose"
    level: int = 0
    words: str = ""
    reason: str = ""
    repeated: bool = False
    links: list[str] = field(default_factory=list)
    bar: int = -1

    @property
    def first(self) -> int:
        """Return the offset of the line's start, with the sign of a quotation (``>``) before it."""
        return self.start if self.bar < 0 else self.bar


def split_lines(clean: str) -> list[Line]:
    """Return the lines of a clean string, without the blank ones.

    Examples
    --------
    >>> [(line.words, line.gap) for line in split_lines("One\\ntwo\\n\\nThree")]
    [('One', 0), ('two', 1), ('Three', 2)]
    """
    lines: list[Line] = []
    last = 0
    for match in LINE.finditer(clean):
        body = match.group()
        words = body.strip(" ")
        if not words:
            continue
        start = match.start() + len(body) - len(body.lstrip(" "))
        end = start + len(words)
        between = clean[last:start]
        gap, page = between.count("\n"), "\f" in between
        hard = match.end() - end >= 2
        lines.append(Line(start, end, gap + page, page, start - match.start(), hard, words=words))
        last = end
    return lines


def undouble(lines: list[Line]) -> None:
    """Halve the gaps between lines where every line break was doubled on the way.

    Examples
    --------
    >>> lines = split_lines("One\\n\\ntwo\\n\\n\\n\\nThree")
    >>> undouble(lines)
    >>> [line.gap for line in lines]
    [0, 1, 2]
    """
    if is_doubled([line.gap for line in lines[1:]]):
        for line in lines:
            line.gap //= 2


def is_doubled(gaps: list[int]) -> bool:
    """Return whether every line break of a text was doubled; ``gaps`` are those between lines."""
    return bool(gaps) and min(gaps) >= 2 and max(gaps) >= 4


def read_marks(clean: str, lines: list[Line]) -> list[Aside]:
    """Take the Markdown marks out of the words of the lines, and return where they stand.

    They are in order. The kind of each line is set by its mark. ``clean`` is the string that the
    lines lie in.
    """
    asides: list[Aside] = []
    for i, line in enumerate(lines):
        read_prefix(line, lines[i - 1] if i else None, asides)
    for block in blocks(lines):
        read_inline(clean, block, asides)
    return sorted(asides)


def read_bars(lines: list[Line]) -> None:
    """Set the ``bar`` of lines that start a quotation with ``>``, in a text that is no Markdown."""
    for i, line in enumerate(lines):
        inside = i and line.gap == 1 and lines[i - 1].bar < 0
        if not inside and (bars := QUOTED.match(line.words)):
            line.bar = line.start
            line.start += bars.end()
            line.words = line.words[bars.end() :]


def read_prefix(line: Line, before: Line | None, asides: list[Aside]) -> None:
    """Set the kind of a line by the mark it starts with: heading, item, quotation or rule.

    ``before`` is the line before, None for the first one. The mark is added to ``asides``.
    """
    if before and before.kind == "rule" and before.words[0] == ">":
        line.gap += 1  # a bar without words is the empty line of a quotation
    if before and line.gap == 1 and is_underlined(before, line.words):
        before.kind, before.level = "heading", 1 if line.words[0] == "=" else 2
    if RULE.fullmatch(line.words):
        line.kind = "rule"
        asides.append(Aside(line.start, line.end, MARK))
        return
    match = PREFIX.match(line.words)
    if not match or not match.end():
        return
    if match.end() == len(line.words):
        if match["bars"]:
            line.kind = "rule"
            asides.append(Aside(line.start, line.end, MARK))
        return
    if match["heading"]:
        line.kind, line.level = "heading", len(match["heading"])
        if hashes := TRAILING_HASHES.search(line.words[-8:]):
            end = line.end - len(hashes.group())
            asides.append(Aside(end, line.end, MARK))
            line.end = end
    else:
        line.kind = "item" if match["item"] else "quote"
    if match["bars"]:  # which of them stay is known when the paragraphs are
        line.bar = line.start
        line.level = line.level or match["bars"].count(">")
    else:
        asides.append(Aside(line.start, line.start + match.end(), MARK))
    line.start += match.end()


def is_underlined(line: Line, below: str) -> bool:
    """Return whether a line is a heading: it stands alone above ``below``, a row of dashes."""
    alone = line.kind == "prose" and line.gap != 1 and len(line.words) <= 200
    return alone and UNDERLINE.fullmatch(below) is not None


def blocks(lines: list[Line]) -> list[list[Line]]:
    """Return lines in groups: those that no empty line, heading or bullet separates."""
    out: list[list[Line]] = []
    for line in lines:
        if line.kind == "rule":
            continue
        joined = out and line.gap == 1 and line.kind in ("prose", "quote")
        if joined and out[-1][-1].kind != "heading":
            out[-1].append(line)
        else:
            out.append([line])
    return out


def read_inline(clean: str, block: list[Line], asides: list[Aside]) -> None:
    """Take the Markdown marks inside lines out of their words, and add them to ``asides``.

    ``block`` holds lines that belong together, ``clean`` is the string that they lie in.
    """
    marks, links = inline_marks(clean, block[0].start, block[-1].end)
    block[0].links = links
    for line in block:
        line.words = clean[line.start : line.end]
    if not marks:
        return
    # A link may not run over the prefix of the next line; such marks stay text.
    inside = [m for m in marks if any_holds(block, m)]
    asides += inside
    for line in block:
        line.words = without(clean, line, inside)


def any_holds(block: list[Line], mark: Aside) -> bool:
    """Return whether a single line of ``block`` holds the whole Markdown mark."""
    place = bisect_left(block, mark.start + 1, key=lambda line: line.start) - 1
    return place >= 0 and mark.end <= block[place].end


def without(clean: str, line: Line, marks: list[Aside]) -> str:
    """Return the words of a line less the Markdown marks in it.

    ``clean`` is the string that the line lies in, ``marks`` are the marks of its block, in order.
    """
    pieces, at = [], line.start
    first = bisect_left(marks, line.start, key=lambda mark: mark.start)
    for mark in marks[first:]:
        if mark.start >= line.end:
            break
        pieces.append(clean[at : mark.start])
        at = mark.end
    pieces.append(clean[at : line.end])
    return "".join(pieces).strip()

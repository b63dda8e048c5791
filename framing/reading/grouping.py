"""Which lines of a text make a paragraph, and what of the marks between them stays."""

from __future__ import annotations

import re

from framing.reading.assemble import BLOCK, Aside, Paragraph
from framing.reading.boilerplate import SENTENCE_END
from framing.reading.joining import (
    PROSE,
    WIDEST,
    Width,
    continues,
    hyphen_between,
    is_open,
    width_of,
)
from framing.reading.layout import Layout
from framing.reading.lines import Line
from framing.reading.marks import MARK

WORD = re.compile(r"\w[\w'’-]*")
NOT_BLANK = re.compile(r"[^ \n\f]")


def group(masked: str, lines: list[Line], layout: Layout) -> None:
    """Join the lines of a text into paragraphs, which are added to ``layout.paragraphs``.

    ``masked`` is the text with what is set aside (left out of the article) blanked out. Lines that
    have a reason to be set aside are passed over. The signs of block quotations (``>``) and the
    hyphens at line ends that are left out go to ``layout.asides``.
    """
    kept = [n for n in lines if not n.reason]
    if all(line.bar >= 0 for line in kept):
        unquote(kept, layout)
    width = width_of(lines)
    vocabulary = Vocabulary(masked)
    first, words = 0, ""
    for i, line in enumerate(kept):
        if i and joins(kept[i - 1], line, words, width):
            layout.asides += vocabulary.without_blank(masked, kept[i - 1], line)
            layout.asides += bars(masked, line, keep=False)
            words = f"{words} {line.words}"[-4000:]
            continue
        if i:
            layout.paragraphs.append(paragraph(kept[first], kept[i - 1]))
        layout.asides += bars(masked, line, keep=line.kind != "headline")
        first, words = i, line.words
    if kept:
        layout.paragraphs.append(paragraph(kept[first], kept[-1]))


def unquote(lines: list[Line], layout: Layout) -> None:
    """Add the signs ``>`` of a text in which each line has one to the asides: it quotes nobody.

    The lines become ``prose``, without ``bar``.
    """
    for line in lines:
        layout.asides.append(Aside(line.bar, line.start, MARK))
        line.bar, line.kind = -1, "prose" if line.kind == "quote" else line.kind


def paragraph(first: Line, last: Line) -> Paragraph:
    """Return the stretch from ``first`` to ``last`` line as a paragraph: headline, quotation, text.

    A block quotation begins at its sign ``>``.
    """
    if first.kind == "headline":
        return Paragraph(first.start, last.end, "headline")
    return Paragraph(first.first, last.end, "text" if first.bar < 0 else BLOCK)


def bars(masked: str, line: Line, *, keep: bool) -> list[Aside]:
    """Return the signs ``>`` before a line that are left out, as stretches; an empty list if none.

    With ``keep`` the first sign and its blank stay, to show a block quotation. ``masked`` is the
    string that the line lies in.
    """
    if line.bar < 0:
        return []
    if not keep:
        return [Aside(line.bar, line.start, MARK)]
    end = line.start - (masked[line.start - 1] == " ")
    return [Aside(line.bar + 1, end, MARK)] if end > line.bar + 1 else []


def joins(before: Line, after: Line, words: str, width: Width) -> bool:
    """Return whether the line ``after`` belongs to the same paragraph as the line ``before`` it.

    ``words`` is the text of the paragraph so far; ``width`` the width that the text was wrapped at,
    which is 0 characters if it was not.
    """
    if "headline" in (before.kind, after.kind):
        return before.kind == after.kind
    if "heading" in (before.kind, after.kind) or after.kind == "item":
        return False
    near = after.gap == 1
    if near and before.hard:
        return False
    if (before.bar < 0) != (after.bar < 0) or (near and before.kind == after.kind == "quote"):
        return near and goes_on_quoting(before, after)
    if near and before.kind == "item" and after.indent > 0:
        return True
    if near and width.is_full(before, after) and after.indent <= before.indent + 1:
        return True
    if before.kind == "item" and not near:
        return False
    prose = min(PROSE, 0.6 * width.characters) if width.characters else PROSE
    return len(words) >= prose and continues(before.words, after.words, is_open(words))


def goes_on_quoting(before: Line, after: Line) -> bool:
    """Return whether a quotation in the line ``before`` goes on in the line ``after`` it.

    Its sign is ``>``; Markdown lets a quotation run on without one.
    """
    if before.bar < 0:
        return False
    if after.bar < 0:  # only the first line needs a bar
        return after.kind == "prose" and continues(before.words, after.words)
    wrapped = len(before.words) <= WIDEST or not SENTENCE_END.search(before.words[-8:])
    return wrapped and before.level == after.level


class Vocabulary:
    """The words of a text, to tell whether a hyphen at a line end only cuts a word.

    ``text`` is the whole text, in which the word may stand elsewhere, uncut. Its words, in lower
    case, are gathered in ``words`` when the first hyphen is met; until then that is None.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: frozenset[str] | None = None

    def without_blank(self, masked: str, before: Line, after: Line) -> list[Aside]:
        """Return the stretches to leave out where a line that ends in a hyphen or dash goes on.

        They are the blanks between ``before`` and ``after``, and the hyphen if it only cuts a word;
        none if there is no hyphen or dash. ``masked`` is the string that both lines lie in.
        """
        if before.words[-1:] not in "-—" or masked[before.end - 1] not in "-—":
            return []
        left = before.end
        if before.words.endswith("-"):
            if self.words is None:
                self.words = frozenset(WORD.findall(self.text.lower()))
            fate = hyphen_between(before.words, after.words, self.words)
            if not fate:
                return []
            left -= fate == "drop"
        first = NOT_BLANK.search(masked, before.end)
        stop = first.start() if first else after.start
        between = masked[stop : after.start]
        tail = len(between) - len(between.rstrip(" \n\f"))
        reason = "cut at a line end"
        return [Aside(left, stop, reason), Aside(after.start - tail, after.start, reason)]

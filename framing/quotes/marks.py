"""Decide for each double mark of a paragraph, by its neighbours, whether it opens or closes.

A straight mark does not say which of the two it does, so its neighbours do: a mark after a blank
and before a letter opens, a mark after a letter or a full stop and before a blank closes. Counting
marks instead would turn the words *between* two quotations into one as soon as a mark is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A run of double marks counts as one mark: exports of spreadsheets double them.
DOUBLE = re.compile(r"([\"“”„‟«»＂])\1*|(?<!')''(?!')|``")
OPENING = frozenset("“„«‟`")
CLOSING = frozenset("”»")
_OPEN_AFTER = frozenset("([{<>-–—−/=‘'‚|*_")  # ">" ends a tag that was left in the text
_CLOSE_BEFORE = frozenset(")]}<>.,;:!?…-–—−/’'|*_&")
_PRIME = re.compile(r"\d['’′]\s?\d{1,2}$")  # 6'2"


class Pair(NamedTuple):
    """Hold a quotation: its character offsets with and without its quotation marks.

    Attributes
    ----------
    start, end
        Offsets of the quotation with its marks; ``end`` is exclusive.
    inner_start, inner_end
        Offsets of the words between the marks.
    closed
        False if the closing mark is missing.
    chained
        True if the next paragraph begins with an opening mark and continues the quotation.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    chained: bool = False


class Mark(NamedTuple):
    """Hold a double quotation mark.

    Attributes
    ----------
    start, end
        Its offsets; a mark may take two characters.
    char
        The character; of a repeated one, the first.
    opens, closes
        Whether it can open, and whether it can close a quotation, by the characters beside it.
    """

    start: int
    end: int
    char: str
    opens: bool
    closes: bool


def marks(raw: str, start: int, end: int) -> Iterator[tuple[Mark, Mark | None]]:
    """Yield each double mark of a paragraph together with the mark after it (None at the end).

    The paragraph lies between the offsets ``start`` and ``end`` of the text ``raw``.

    Examples
    --------
    >>> text = 'She said "no" twice.'
    >>> [(mark.opens, mark.closes) for mark, _ in marks(text, 0, len(text))]
    [(True, False), (False, True)]
    """
    previous: Mark | None = None
    for mark in _read(raw, start, end):
        if previous is not None:
            yield previous, mark
        previous = mark
    if previous is not None:
        yield previous, None


def _read(raw: str, start: int, end: int) -> Iterator[Mark]:
    """Yield the double marks of a paragraph in order, without those that mean inches or damage."""
    for match in DOUBLE.finditer(raw, start, end):
        a, b = match.span()
        char = match.group()[0]
        left = raw[a - 1] if a > start else " "
        right = raw[b] if b < end else " "
        if char in "\"'＂" and _is_no_mark(raw, a, left, right, start):
            continue
        before, after = left.isspace(), right.isspace()
        opens = (before or left in _OPEN_AFTER) and not after
        closes = (after or right in _CLOSE_BEFORE) and not before
        if opens and closes:  # a mark between brackets or dashes on both sides
            opens, closes = right not in _CLOSE_BEFORE, left not in _OPEN_AFTER
        yield Mark(a, b, char, opens, closes)


def _is_no_mark(raw: str, at: int, left: str, right: str, start: int) -> bool:
    """Return whether a straight mark means inches, or is a damaged apostrophe or dash.

    ``at`` is its offset, ``left`` and ``right`` are the characters beside it, and ``start`` is
    where the paragraph begins.
    """
    if left.isalpha() and right.islower():
        return raw[at + 1 : at + 3].rstrip()[:2] in {"t", "s", "ll", "re", "ve", "d", "m"}
    if right == "?" and left.isspace() and raw[at + 2 : at + 3].isalpha():
        return True  # a dash that became `"?`
    return left.isdigit() and bool(_PRIME.search(raw, max(start, at - 5), at))

"""Find a text's quotations, a paragraph at a time: double or single marks, block quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from framing.quotes.doubles import Ends, double_pairs
from framing.quotes.marks import Pair
from framing.quotes.markup import without_markup
from framing.quotes.singles import begins, single_pairs

_WORD = re.compile(r"\w")
# A block quotation, as Markdown writes it; ">50" and ">=" are signs of comparison.
_BLOCK = re.compile(r"(?:>[ \t]{0,3})++(?:(?<=[ \t])|(?![\d=]))(?=[^\s>])")
_SIGNATURE = re.compile(r"[—–-]{1,2} ?[^\n.!?]{1,80}$")  # under a block: who says it


class _Paragraph(NamedTuple):
    """Hold the offsets of a paragraph.

    Attributes
    ----------
    start, end
        Its offsets.
    body
        Where its words begin: behind the sign of a block quotation, or else at ``start``.
    """

    start: int
    body: int
    end: int


def find_pairs(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
) -> list[Pair]:
    """Return all quotations of a text, nested ones after the one around them.

    Parameters
    ----------
    raw
        The text; all offsets are character offsets into it.
    paragraphs, sentences
        ``(start, end)`` of each, in order.

    Returns
    -------
    list of Pair
        Ordered by start; no two have the same start, and two overlap only if one is wholly inside
        the other. A paragraph that begins with ``>`` is a quotation, with marks or without.

    Examples
    --------
    >>> text = 'He said "yes" and "perhaps".'
    >>> [text[p.start:p.end] for p in find_pairs(text, [(0, 28)], [(0, 28)])]
    ['"yes"', '"perhaps"']
    """
    rows = [_Paragraph(start, _body(raw, start, end), end) for start, end in paragraphs]
    finder = _Finder(without_markup(raw), sentences)
    for row, after in pairwise([*rows, _Paragraph(0, 0, 0)]):
        finder.read(row, after)
    return finder.found


class _Finder:
    """Find quotations, and remember the one that the last paragraph left without closing mark.

    ``found`` is the list of quotations so far. ``sentences`` are the (start, end) of each sentence.
    """

    def __init__(self, raw: str, sentences: Sequence[tuple[int, int]]) -> None:
        self.found: list[Pair] = []
        self._raw = raw
        self._ends = Ends(sentences)
        self._open_double: int | None = None  # its place in `found`
        self._open_single = False

    def read(self, row: _Paragraph, after: _Paragraph) -> None:
        """Add the quotations of the paragraph ``row`` to ``found``; ``after`` is the next one."""
        pairs = double_pairs(self._raw, row.body, row.end, self._ends)
        doubles = sorted(p for p in pairs if _has_word(self._raw, p))
        if self._open_double is not None and doubles and doubles[0].start == row.body:
            self.found[self._open_double] = self.found[self._open_double]._replace(chained=True)
        outer = outermost(doubles)
        here = sorted((*doubles, *self._singles(row, after, outer)), key=_outer_first)
        behind = len(here) - here.index(outer[-1]) if outer else 0
        if row.body > row.start:
            here = _block(self._raw, row, here, chained=after.body > after.start)
        self.found += here
        left_open = outer and _is_left_open(self._raw, outer[-1], row.end)
        self._open_double = len(self.found) - behind if left_open else None

    def _singles(self, row: _Paragraph, after: _Paragraph, outer: list[Pair]) -> list[Pair]:
        """Return the quotations in single marks of the paragraph ``row``.

        ``after`` is the next paragraph, ``outer`` the quotations in double marks that are inside no
        other.
        """
        reopened = begins(self._raw, after.body, after.end)
        found = single_pairs(
            self._raw,
            row.body,
            row.end,
            [pair[:2] for pair in outer],
            reopened=reopened,
            continued=self._open_single,
        )
        self._open_single = any(not one.closed for one in found)
        return [
            Pair(a, b, a + 1, b - closed, closed, chained=reopened and not closed)
            for a, b, closed in found
        ]


def _outer_first(pair: Pair) -> tuple[int, int]:
    """Return a key that sorts quotations by their start, of two with one start the longer first."""
    return (pair.start, -pair.end)


def outermost(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the quotations that are not inside another; ``pairs`` are ordered by start."""
    found: list[Pair] = []
    for pair in pairs:
        if not found or pair.start >= found[-1].end:
            found.append(pair)
    return found


def _body(raw: str, start: int, end: int) -> int:
    """Return where the words of a paragraph begin: behind the sign of a block quotation (``>``)."""
    block = _BLOCK.match(raw, start, end)
    return block.end() if block else start


def _block(raw: str, row: _Paragraph, here: list[Pair], chained: bool) -> list[Pair]:
    """Return the quotations of a block quotation: the whole paragraph and those inside it.

    ``row`` is the paragraph, ``here`` are the quotations inside it. ``chained`` says that the next
    paragraph is a block quotation too.
    """
    if here and here[0].start == row.body and here[0].end >= row.end - 1:
        return [here[0]._replace(start=row.start, end=row.end), *here[1:]]
    is_spoken = bool(here) and here[0].start == row.body and _ends_like_speech(raw, here[0])
    if (
        is_spoken
        or _SIGNATURE.match(raw, row.body, row.end)
        or not _WORD.search(raw, row.body, row.end)
    ):
        return here
    return [Pair(row.start, row.end, row.body, row.end, True, chained), *here]


def _ends_like_speech(raw: str, pair: Pair) -> bool:
    """Return whether a quotation ends as speech does before "she said"."""
    return raw[pair.inner_end - 1] in ",?!" or raw[pair.end : pair.end + 1] == ","


def _is_left_open(raw: str, pair: Pair, end: int) -> bool:
    """Return whether a quotation has no closing mark and runs to the end of its paragraph."""
    return not pair.closed and not raw[pair.end : end].strip()


def _has_word(raw: str, pair: Pair) -> bool:
    """Return whether a quotation has any letter or digit in it."""
    return bool(_WORD.search(raw, pair.inner_start, pair.inner_end))

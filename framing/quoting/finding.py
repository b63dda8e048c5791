"""Where the quotations of a text are: pairs of marks, read by their shape, one paragraph at a time.

A straight mark does not say whether it opens or closes, so its neighbours do: a mark after a blank
and before a letter opens, a mark after a letter or a full stop and before a blank closes. Counting
marks instead would turn the words *between* two quotations into one as soon as a mark is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from framing.quoting.singles import single_pairs

# A run of double marks counts as one mark: exports of spreadsheets double them.
_DOUBLE = re.compile(r"([\"“”„‟«»＂])\1*|(?<!')''(?!')|``")
_NESTS = {"“": 1, "«": 1, "”": -1, "»": -1}
_OPENING = frozenset("“„«‟`")
_CLOSING = frozenset("”»")
_BRACKETS_OPEN = frozenset("([{<-–—−/=‘'‚|*_")
_CLOSE_BEFORE = frozenset(")]}>.,;:!?…-–—−/’'|*_&")
_ENDERS = frozenset(".!?…")
_PRIME = re.compile(r"\d['’′]\s?\d{1,2}$")  # 6'2"
_WORD = re.compile(r"\w")
_SOFT_BREAK = re.compile(r"[.!?…]['’)\]]?\s{2,}")
DEEPEST = 3  # a quotation in a quotation in a quotation; what lies deeper is its words
LONGEST_UNCLOSED = (
    1000  # characters; a longer stretch without a closing mark is cut at its sentence
)


class Pair(NamedTuple):
    """A quotation as marks alone. ``chained``: the next paragraph opens it again."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    chained: bool = False


class _Mark(NamedTuple):
    start: int
    end: int
    char: str
    opens: bool
    closes: bool


def find_pairs(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
) -> list[Pair]:
    """All quotations of a text, nested ones after the one that holds them.

    Parameters
    ----------
    raw
        The text that every offset counts in.
    paragraphs, sentences
        ``(start, end)`` of each, in order.

    Returns
    -------
    list of Pair
        Ordered by start; no two overlap unless one lies wholly inside the other.

    Examples
    --------
    >>> text = 'He said "yes" and "perhaps".'
    >>> [text[p.start:p.end] for p in find_pairs(text, [(0, 28)], [(0, 28)])]
    ['"yes"', '"perhaps"']
    """
    ends = _Ends(sentences)
    found: list[Pair] = []
    waiting: int | None = None  # where in `found` the quotation stands that a reopening continues
    for start, end in paragraphs:
        doubles = [p for p in _doubles(raw, start, end, ends) if _has_word(raw, p)]
        if waiting is not None and doubles and _reopens(raw, start, doubles[0]):
            found[waiting] = found[waiting]._replace(chained=True)
        singles = [
            Pair(a, b, a + 1, b - 1, True)
            for a, b in single_pairs(raw, start, end, _outermost_spans(doubles))
        ]
        here = sorted((*doubles, *singles), key=lambda p: (p.start, -p.end))
        waiting = None
        if doubles and _open_at_end(raw, doubles[-1], end):
            waiting = len(found) + here.index(doubles[-1])
        found.extend(here)
    return found


def _outermost_spans(pairs: Sequence[Pair]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for pair in pairs:
        if not spans or pair.start >= spans[-1][1]:
            spans.append((pair.start, pair.end))
    return spans


class _Ends:
    """Sentence ends, asked in rising order, so that the whole text costs one pass."""

    def __init__(self, sentences: Sequence[tuple[int, int]]) -> None:
        self._ends = [end for _, end in sentences]
        self._at = 0

    def after(self, offset: int) -> int | None:
        while self._at < len(self._ends) and self._ends[self._at] <= offset:
            self._at += 1
        return self._ends[self._at] if self._at < len(self._ends) else None


def _doubles(raw: str, start: int, end: int, ends: _Ends) -> Iterator[Pair]:
    """Pairs of double marks in one paragraph."""
    if _balanced(raw, start, end):
        yield from _nested(raw, start, end)
        return
    marks = _with_next(_marks(raw, start, end))
    opened: _Mark | None = None
    for mark, following in marks:
        if opened is None:
            if _begins(mark, following):
                opened = mark
        elif (opened.char in "«»" and mark.char not in "«»") or _is_inch(raw, mark, following):
            continue
        elif _ends_quotation(opened, mark) or _misplaced(raw, mark, following):
            yield Pair(opened.start, mark.end, opened.end, mark.start, True)
            opened = None
        elif mark.opens:
            yield _unclosed(raw, opened, mark.start, ends)
            opened = mark
    if opened is not None:
        yield _unclosed(raw, opened, end, ends)


def _balanced(raw: str, start: int, end: int) -> bool:
    """Whether a paragraph nests marks that show their direction, and closes all of them."""
    depth = deepest = 0
    for match in _DOUBLE.finditer(raw, start, end):
        step = _NESTS.get(match.group(), 0)
        depth += step
        deepest = max(deepest, depth)
        if step == 0 or depth < 0:
            return False
    return depth == 0 and deepest > 1


def _nested(raw: str, start: int, end: int) -> Iterator[Pair]:
    """Pairs of a balanced paragraph; the quotations of one opening mark in order of their start."""
    opened: list[int] = []
    found: list[Pair] = []
    for match in _DOUBLE.finditer(raw, start, end):
        if _NESTS[match.group()] > 0:
            opened.append(match.start())
            continue
        first = opened.pop()
        if len(opened) < DEEPEST:
            found.append(Pair(first, match.end(), first + 1, match.start(), True))
    yield from sorted(found)


def _misplaced(raw: str, mark: _Mark, following: _Mark | None) -> bool:
    """`"It is wrong. "He spoke of "peace"`: a closing mark on the wrong side of its blank."""
    if mark.char != '"' or following is None or not following.opens or following.closes:
        return False
    before = raw[max(0, mark.start - 2) : mark.start]
    return len(before) == 2 and before[0] in _ENDERS and before[1] == " "


def _is_inch(raw: str, mark: _Mark, following: _Mark | None) -> bool:
    """`"It was a 5" gun," he said`: the mark that closes the quotation is still to come."""
    straight = mark.char == '"' and mark.start > 0 and raw[mark.start - 1].isdigit()
    if not (straight and mark.closes) or following is None:
        return False
    return following.closes and not following.opens


def _with_next(marks: Iterator[_Mark]) -> Iterator[tuple[_Mark, _Mark | None]]:
    previous: _Mark | None = None
    for mark in marks:
        if previous is not None:
            yield previous, mark
        previous = mark
    if previous is not None:
        yield previous, None


def _marks(raw: str, start: int, end: int) -> Iterator[_Mark]:
    for match in _DOUBLE.finditer(raw, start, end):
        a, b = match.span()
        char = match.group()[0]
        left = raw[a - 1] if a > start else " "
        right = raw[b] if b < end else " "
        if char in "\"'＂" and _is_no_mark(raw, a, left, right, start):
            continue
        before, after = left.isspace(), right.isspace()
        opens = (before or left in _BRACKETS_OPEN) and not after
        closes = (after or right in _CLOSE_BEFORE) and not before
        if opens and closes:  # a mark between brackets or dashes on both sides
            opens, closes = right not in _CLOSE_BEFORE, left not in _BRACKETS_OPEN
        yield _Mark(a, b, char, opens, closes)


def _is_no_mark(raw: str, at: int, left: str, right: str, start: int) -> bool:
    """Whether a straight mark stands for inches, or for a damaged apostrophe or dash."""
    if left.isalpha() and right.islower():
        return raw[at + 1 : at + 3].rstrip()[:2] in {"t", "s", "ll", "re", "ve", "d", "m"}
    if right == "?" and left.isspace() and raw[at + 2 : at + 3].isalpha():
        return True  # a dash that became `"?`
    return left.isdigit() and bool(_PRIME.search(raw, max(start, at - 5), at))


def _begins(mark: _Mark, following: _Mark | None) -> bool:
    """Whether a mark opens a quotation while none is open."""
    if mark.char in _OPENING:
        return True
    if mark.opens:
        return True
    if mark.closes:
        return False
    # Blank on both sides, or letters on both: only if the next mark can close it.
    return following is not None and following.closes and mark.char not in _CLOSING


def _ends_quotation(opened: _Mark, mark: _Mark) -> bool:
    """Whether a mark closes the quotation that is open."""
    if opened.char in "«»":
        return mark.char in "«»" and mark.char != opened.char
    if mark.char in "«»":
        return False
    if opened.char == "„":
        return mark.char != "„"
    if mark.char in _CLOSING:
        return True
    if mark.char in _OPENING:
        return False
    return mark.closes or not mark.opens


def _unclosed(raw: str, opened: _Mark, limit: int, ends: _Ends) -> Pair:
    """A quotation whose closing mark is missing, cut where it most likely ends."""
    soft = _SOFT_BREAK.search(raw, opened.end, limit)
    stop = soft.end() if soft else limit
    if stop - opened.end > LONGEST_UNCLOSED:
        stop = min(stop, ends.after(opened.end) or stop)
    stop = _trim(raw, opened.end, stop)
    return Pair(opened.start, stop, opened.end, stop, False)


def _trim(raw: str, start: int, stop: int) -> int:
    while stop > start and raw[stop - 1].isspace():
        stop -= 1
    return stop


def _has_word(raw: str, pair: Pair) -> bool:
    return bool(_WORD.search(raw, pair.inner_start, pair.inner_end))


def _open_at_end(raw: str, pair: Pair, paragraph_end: int) -> bool:
    return not pair.closed and not raw[pair.end : paragraph_end].strip()


def _reopens(raw: str, paragraph_start: int, pair: Pair) -> bool:
    return not raw[paragraph_start : pair.start].strip()

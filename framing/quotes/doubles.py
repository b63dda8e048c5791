"""Pair the double quotation marks of a paragraph; end a quotation whose closing mark is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.quotes.marks import CLOSING, DOUBLE, OPENING, Mark, Pair, marks

DEEPEST = 3  # a quotation in a quotation in a quotation; what lies deeper is its words
LONGEST_UNCLOSED = (
    1000  # characters; a longer stretch without a closing mark is cut at its sentence
)
_NESTS = {"“": 1, "«": 1, "”": -1, "»": -1}
_ENDERS = frozenset(".!?…")
_SOFT_BREAK = re.compile(r"[.!?…]['’)\]]?\s{2,}")
_SINGLE = re.compile(
    r"(?P<opens>(?:(?<=[\s(—–-])|^)['‘`](?=\w|$))|(?<=[^\s(—–-])['’](?=[\s.,;:!?)—–-]|$)"
)


class Ends:
    """Find the next sentence end after an offset; offsets must be asked in rising order.

    ``sentences`` are the (start, end) of each sentence, in order.
    """

    def __init__(self, sentences: Sequence[tuple[int, int]]) -> None:
        self._ends = [end for _, end in sentences]
        self._at = 0

    def after(self, offset: int) -> int | None:
        """Return the offset of the first sentence end after an offset; None after the last."""
        while self._at < len(self._ends) and self._ends[self._at] <= offset:
            self._at += 1
        return self._ends[self._at] if self._at < len(self._ends) else None


def double_pairs(raw: str, start: int, end: int, ends: Ends) -> Iterator[Pair]:
    """Yield the quotations in double marks of a paragraph; one inside another may come first.

    ``start`` and ``end`` are the paragraph's offsets in the text ``raw``; ``ends`` gives the
    sentence ends, at which a quotation without a closing mark may end.
    """
    if _balanced(raw, start, end):
        yield from _nested(raw, start, end)
    else:
        yield from _by_neighbours(raw, start, end, ends)


def _balanced(raw: str, start: int, end: int) -> bool:
    """Return whether a paragraph's marks are all directed (“ ” « ») and closed, and some nested."""
    depth = deepest = 0
    for match in DOUBLE.finditer(raw, start, end):
        step = _NESTS.get(match.group(), 0)
        depth += step
        deepest = max(deepest, depth)
        if step == 0 or depth < 0:
            return False
    return depth == 0 and deepest > 1


def _nested(raw: str, start: int, end: int) -> Iterator[Pair]:
    """Yield the quotations of a paragraph whose marks are all closed, three deep at the most."""
    opened: list[int] = []
    for match in DOUBLE.finditer(raw, start, end):
        if _NESTS[match.group()] > 0:
            opened.append(match.start())
            continue
        first = opened.pop()
        if len(opened) < DEEPEST:
            yield Pair(first, match.end(), first + 1, match.start(), True)


def _by_neighbours(raw: str, start: int, end: int, ends: Ends) -> Iterator[Pair]:
    """Yield the quotations of a paragraph whose marks are not balanced.

    The characters beside a mark decide whether it opens or closes. The paragraph lies between
    ``start`` and ``end``; ``ends`` gives the sentence ends, for marks that are never closed.
    """
    opened: Mark | None = None
    inner: Mark | None = None  # opened in single marks that stand in the quotation that is open
    single = _InSingle(raw)
    for mark, following in marks(raw, start, end):
        if opened is None:
            if _begins(mark, following):
                opened = mark
                single.start(mark.end)
        elif inner is not None:
            yield Pair(inner.start, mark.end, inner.end, mark.start, True)
            inner = None
        elif (opened.char in "«»" and mark.char not in "«»") or _is_inch(raw, mark, following):
            continue
        elif _ends_quotation(opened, mark) or _misplaced(raw, mark, following):
            yield Pair(opened.start, mark.end, opened.end, mark.start, True)
            opened = None
        elif mark.opens and _closed_next(following) and single.at(mark.start):
            inner = mark
        elif mark.opens:
            yield _unclosed(raw, opened, mark.start, ends)
            opened = mark
            single.start(mark.end)
    if opened is not None:
        yield _unclosed(raw, opened, end, ends)


class _InSingle:
    """Find whether a single mark is open at an offset; offsets must be asked in rising order."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self.start(0)

    def start(self, offset: int) -> None:
        """Forget earlier marks and begin at ``offset``, behind an opening double mark."""
        self._from = offset
        self._open = False

    def at(self, offset: int) -> bool:
        """Return whether the last single mark between the start and an offset opens."""
        for match in _SINGLE.finditer(self._raw, self._from, offset):
            self._open = match["opens"] is not None
        self._from = offset
        return self._open


def _misplaced(raw: str, mark: Mark, following: Mark | None) -> bool:
    """Return whether a closing mark was set after the blank instead of before it.

    In `"He spoke. "Then he left` the second mark closes the quotation. ``following`` is the next
    mark of the paragraph, None after the last.
    """
    if mark.char != '"' or following is None or not following.opens or following.closes:
        return False
    before = raw[max(0, mark.start - 2) : mark.start]
    return len(before) == 2 and before[0] in _ENDERS and before[1] == " "


def _is_inch(raw: str, mark: Mark, following: Mark | None) -> bool:
    """Return whether a mark means inches: `"It was a 5" gun," he said`.

    ``following`` is the next mark, or None.
    """
    straight = mark.char == '"' and mark.start > 0 and raw[mark.start - 1].isdigit()
    return straight and mark.closes and _closed_next(following)


def _closed_next(following: Mark | None) -> bool:
    """Return whether the next mark can only close a quotation; False if there is none."""
    return following is not None and following.closes and not following.opens


def _begins(mark: Mark, following: Mark | None) -> bool:
    """Return whether a mark opens a quotation, given that none is open.

    ``following`` is the next mark, or None.
    """
    if mark.char in OPENING or mark.opens:
        return True
    if mark.closes:
        return False
    # Blank on both sides, or letters on both: only if the next mark can close it.
    return following is not None and following.closes and mark.char not in CLOSING


def _ends_quotation(opened: Mark, mark: Mark) -> bool:
    """Return whether a mark closes the quotation that the mark ``opened`` has begun."""
    if opened.char in "«»":
        return mark.char in "«»" and mark.char != opened.char
    if mark.char in "«»":
        return False
    if opened.char == "„":
        return mark.char != "„"
    if mark.char in CLOSING:
        return True
    if mark.char in OPENING:
        return False
    return mark.closes or not mark.opens


def _unclosed(raw: str, opened: Mark, limit: int, ends: Ends) -> Pair:
    """Return a quotation without a closing mark, with the end that is most likely.

    ``opened`` is its opening mark, ``limit`` the last offset at which it can end. It ends before
    a wide gap behind a sentence; if it is longer than `LONGEST_UNCLOSED`, with its sentence.
    """
    soft = _SOFT_BREAK.search(raw, opened.end, limit)
    stop = soft.end() if soft else limit
    if stop - opened.end > LONGEST_UNCLOSED:
        stop = min(stop, ends.after(opened.end) or stop)
    while stop > opened.end and raw[stop - 1].isspace():
        stop -= 1
    return Pair(opened.start, stop, opened.end, stop, False)

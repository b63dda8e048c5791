"""Pairs of single marks: British quotations, and quotations inside quotations.

The closing single mark is also the apostrophe, so a pair is believed only when its opening mark
stands before a word, is no elision (’tis, ’90s), and a mark that can close it follows before the
next one opens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

_SINGLE = re.compile(r"['‘’‚‛‹›]")
_ELISION = re.compile(
    r"(?:\d0s|tis|twas|twere|twill|em|til|till|cause|bout|cos|coz|n|round|neath|er|im|un|ere|kay|"
    r"\d\d)(?!\w)",
    re.IGNORECASE,
)
_OPEN_AFTER = frozenset('([{-–—−/"“„«”:=')
_CLOSE_BEFORE = frozenset(')]}.,;:!?…-–—−/"”»“')
_AND = frozenset({"'n'", "’n’", "‘n’"})
_WORD = re.compile(r"\w")
_NEXT_LOWER = re.compile(r"\s+[a-z]")


def single_pairs(
    raw: str, start: int, end: int, doubles: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Pairs of single marks in one paragraph, none crossing a pair of double marks.

    Parameters
    ----------
    raw
        The text.
    start, end
        The paragraph.
    doubles
        ``(start, end)`` of the quotations in double marks, in order.

    Returns
    -------
    list of (int, int)
        Start and exclusive end of each, marks included, in order.

    Examples
    --------
    >>> text = "The workers' leader didn't call it 'a crisis' in the '90s."
    >>> [text[a:b] for a, b in single_pairs(text, 0, len(text), [])]
    ["'a crisis'"]
    """
    starts = [a for a, _ in doubles]
    waiting: dict[int, tuple[int, int | None]] = {}  # home → opening mark, first doubtful closing
    found: list[tuple[int, int]] = []
    for at in _candidates(raw, start, end):
        home = bisect_right(starts, at) - 1
        if home >= 0 and at >= doubles[home][1]:
            home = -1
        if _opens(raw, at, start, end):
            _settle(waiting.pop(home, None), found)
            waiting[home] = (at, None)
        elif home in waiting and _closes(raw, at, start, end, raw[waiting[home][0]] == "‚"):
            opened, doubtful = waiting[home]
            if _maybe_possessive(raw, at, end):
                waiting[home] = (opened, at if doubtful is None else doubtful)
            else:
                del waiting[home]
                found.append((opened, at + 1))
    for left in waiting.values():
        _settle(left, found)
    return sorted((a, b) for a, b in found if _WORD.search(raw, a + 1, b - 1))


def _candidates(raw: str, start: int, end: int) -> Iterator[int]:
    """Single marks that are no apostrophe inside a word."""
    for match in _SINGLE.finditer(raw, start, end):
        at = match.start()
        if match.group() != "‘" and _and(raw, at):
            continue
        inside = start < at and at + 1 < end and raw[at - 1].isalnum() and raw[at + 1].isalnum()
        if not inside:
            yield at


def _and(raw: str, at: int) -> bool:
    """Whether the mark is one of the two in rock 'n' roll."""
    return any(
        raw[first : first + 3] in _AND and raw[first + 3 : first + 4].isspace()
        for first in (at, at - 2)
        if first >= 0
    )


def _settle(waiting: tuple[int, int | None] | None, found: list[tuple[int, int]]) -> None:
    """Take a doubtful closing mark when no better one came."""
    if waiting is not None and waiting[1] is not None:
        found.append((waiting[0], waiting[1] + 1))


def _opens(raw: str, at: int, start: int, end: int) -> bool:
    if at + 1 >= end or raw[at] == "›" or raw[at + 1].isspace():
        return False
    left = raw[at - 1] if at > start else " "
    if not (left.isspace() or left in _OPEN_AFTER):
        return False
    right = raw[at + 1]
    if not (right.isalnum() or right in '([{$£€#@"“'):
        return False
    if raw[at] == "’" and not left.isspace():
        return False
    return not _ELISION.match(raw, at + 1, min(end, at + 12))


def _closes(raw: str, at: int, start: int, end: int, low: bool) -> bool:
    opening = "‚‹" if low else "‘‚‹"  # after a low mark, ‘ closes
    if at == start or raw[at] in opening or raw[at - 1].isspace():
        return False
    right = raw[at + 1] if at + 1 < end else " "
    return right.isspace() or right in _CLOSE_BEFORE


def _maybe_possessive(raw: str, at: int, end: int) -> bool:
    """Whether the mark may belong to a plural: the workers' leader."""
    return raw[at - 1] in "sSzx" and bool(_NEXT_LOWER.match(raw, at + 1, end))

"""Pair single quotation marks: British quotations, and quotations inside quotations.

The closing single mark is also the apostrophe, so a pair is believed only when its opening mark
stands before a word, is no elision (’tis, ’90s), and a mark that can close it follows before the
next one opens. A quotation that the next paragraph opens again needs no closing mark.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_SINGLE = re.compile(r"['‘’‚‛‹›]|(?<!`)`(?!`)")  # TeX opens with ` and closes with '
_ELISION = re.compile(
    r"(?:\d0s|tis|twas|twere|twill|em|til|till|cause|bout|cos|coz|n|round|neath|er|im|un|ere|kay|"
    r"\d\d)(?!\w)",
    re.IGNORECASE,
)
_OPEN_AFTER = frozenset('([{>-–—−/"“„«”:=')  # ">" and "<": tags that were left in the text
_CLOSE_BEFORE = frozenset(')]}<.,;:!?…-–—−/"”»“')
_AND = frozenset({"'n'", "’n’", "‘n’"})
_WORD = re.compile(r"\w")
_OWNED = re.compile(  # what may be somebody's: no word that a noun phrase cannot begin with
    r"\s+(?!(?:is|was|are|were|has|had|have|will|would|said|says|to|of|in|on|at|by|for|from|with|as|"
    r"that|who|which)(?![\w-]))\w"
)
_NEXT_LOWER = re.compile(r"\s+[a-z]")
_CLIPPED = re.compile(r"(?:\w\win|\b(?:an|o|th|wi|ol))$", re.IGNORECASE)  # fishin’, an’, o’
_GENITIVE = re.compile(r"['’]s(?!\w)")  # the ‘Giraffe’’s lights
_SPEECH_AFTER = re.compile(r"[.,:;!?…–—-]['’\"”)\]]{0,2}\s*$")  # what comes before speech
_PARAGRAPH_END = frozenset(".,:;!?…–—\"”)'’")


class Single(NamedTuple):
    """Hold a quotation in single marks.

    Attributes
    ----------
    start, end
        Its offsets with the marks; ``end`` is exclusive.
    closed
        Whether it has a closing mark; one without ends with its paragraph.
    """

    start: int
    end: int
    closed: bool


class _Open(NamedTuple):
    """Hold a quotation in single marks whose closing mark has not been found yet.

    Attributes
    ----------
    at
        The offset of its opening mark.
    doubtful
        The offset of a later mark that may close it or be an apostrophe; None if there is none.
    """

    at: int
    doubtful: int | None = None


def single_pairs(
    raw: str,
    start: int,
    end: int,
    doubles: Sequence[tuple[int, int]],
    *,
    reopened: bool = False,
    continued: bool = False,
) -> list[Single]:
    """Return the quotations in single marks of one paragraph; none crosses one in double marks.

    Parameters
    ----------
    raw
        The text.
    start, end
        Offsets of the paragraph.
    doubles
        ``(start, end)`` of the quotations in double marks, in order.
    reopened
        Whether the next paragraph begins with a single mark that opens speech.
    continued
        Whether this paragraph continues a quotation that the one before left open.

    Returns
    -------
    list of Single
        In order.

    Examples
    --------
    >>> text = "The workers' leader didn't call it 'a crisis' in the '90s."
    >>> [text[one.start : one.end] for one in single_pairs(text, 0, len(text), [])]
    ["'a crisis'"]
    """
    starts = [a for a, _ in doubles]
    waiting: dict[int, _Open] = {}  # the quotation in double marks that holds it → opening mark
    found: list[Single] = []
    for at in _candidates(raw, start, end):
        home = bisect_right(starts, at) - 1
        if home >= 0 and at >= doubles[home][1]:
            home = -1
        if _opens(raw, at, start, end):
            _close_at_doubtful(waiting.pop(home, None), found)
            waiting[home] = _Open(at)
        elif home in waiting:
            _close(raw, at, start, end, waiting, home, found)
    last = waiting.get(-1)
    goes_on = last and reopened and _is_speech(raw, last.at, start, end)
    if last and (goes_on or (continued and last == _Open(start))):
        del waiting[-1]
        found.append(Single(last.at, end, False))
    for left in waiting.values():
        _close_at_doubtful(left, found)
    return sorted(one for one in found if _WORD.search(raw, one.start + 1, one.end - one.closed))


def begins(raw: str, start: int, end: int) -> bool:
    """Return whether a paragraph begins with a single mark that opens speech.

    Examples
    --------
    >>> [begins(text, 0, len(text)) for text in ("‘We go.", "'We go.", "'tis late", "'go'")]
    [True, True, False, False]
    """
    if start >= end or not _SINGLE.match(raw, start, end) or not _opens(raw, start, start, end):
        return False
    return raw[start] != "'" or raw[start + 1].isupper()


def _candidates(raw: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets of the single marks of a paragraph, but for apostrophes inside a word."""
    for match in _SINGLE.finditer(raw, start, end):
        at = match.start()
        if match.group() != "‘" and _is_rock_n_roll(raw, at):
            continue
        inside = start < at and at + 1 < end and raw[at - 1].isalnum() and raw[at + 1].isalnum()
        if not inside:
            yield at


def _is_rock_n_roll(raw: str, at: int) -> bool:
    """Return whether the mark at the offset ``at`` is one of the two around the "n" of "and"."""
    return any(
        raw[first : first + 3] in _AND and raw[first + 3 : first + 4].isspace()
        for first in (at, at - 2)
        if first >= 0
    )


def _close(
    raw: str,
    at: int,
    start: int,
    end: int,
    waiting: dict[int, _Open],
    home: int,
    found: list[Single],
) -> None:
    """Close the open quotation at a mark, or remember the mark as a possible apostrophe.

    ``at`` is the mark's offset. ``waiting`` holds the open quotations by ``home``, the number of
    the quotation in double marks around them (-1 for none); one that is closed is added to
    ``found``.
    """
    opened = waiting[home]
    if raw[at] == "`":
        if raw[opened.at] == "`":  # two of them stand around code
            del waiting[home]
    elif _closes(raw, at, start, end, raw[opened.at] == "‚"):
        if _maybe_apostrophe(raw, at, end):
            waiting[home] = opened if opened.doubtful is not None else _Open(opened.at, at)
        else:
            del waiting[home]
            found.append(Single(opened.at, at + 1, True))


def _close_at_doubtful(waiting: _Open | None, found: list[Single]) -> None:
    """Add an open quotation to ``found``, closed at its doubtful mark, if it has one."""
    if waiting is not None and waiting.doubtful is not None:
        found.append(Single(waiting.at, waiting.doubtful + 1, True))


def _is_speech(raw: str, at: int, start: int, end: int) -> bool:
    """Return whether an opening mark may begin speech that continues to the paragraph's end.

    ``at`` is its offset; the paragraph lies between ``start`` and ``end``.
    """
    if raw[at] == "'" and not raw[at + 1].isupper():
        return False
    before = at == start or _SPEECH_AFTER.search(raw, max(start, at - 8), at)
    return bool(before) and raw[end - 1] in _PARAGRAPH_END


def _opens(raw: str, at: int, start: int, end: int) -> bool:
    """Return whether the single mark at the offset ``at`` can open a quotation.

    Such a mark stands behind a blank or bracket and before a word, and is no elision ('tis).
    ``start`` and ``end`` are the offsets of the paragraph.
    """
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
    """Return whether the single mark at the offset ``at`` can close a quotation.

    ``start`` and ``end`` are the offsets of the paragraph; ``low`` is true if the quotation was
    opened with a low mark (‚), which ‘ closes.
    """
    opening = "‚‹" if low else "‘‚‹"  # after a low mark, ‘ closes
    if at == start or raw[at] in opening or raw[at - 1].isspace():
        return False
    right = raw[at + 1] if at + 1 < end else " "
    return right.isspace() or right in _CLOSE_BEFORE or bool(_GENITIVE.match(raw, at + 1, end))


def _maybe_apostrophe(raw: str, at: int, end: int) -> bool:
    """Return whether the closing mark at an offset may be an apostrophe: "the workers' boats"."""
    if raw[at - 1] in "sSzx":
        return bool(_OWNED.match(raw, at + 1, end))
    clipped = _CLIPPED.search(raw, max(0, at - 4), at)
    return bool(clipped and _NEXT_LOWER.match(raw, at + 1, end))

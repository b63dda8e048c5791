"""Mend texts whose curly quotation marks, apostrophes and dashes a wrong encoding lost.

A curly mark or dash takes three bytes in UTF-8. Read as a two-byte encoding, the third swallows
what follows it: `"?` stands where a mark and a blank stood, `"\\ufffd` where a mark and a letter
did. What the place alone decides is mended; what would be a guess is left, and the text is called
damaged, so that nobody counts quotations in it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from framing.quotes import damaged as scrambled

_APOSTROPHE = re.compile(r'(?<=\w)"\ufffd?(?=(?:t|s|re|ve|ll|d|m)\b)|(?<=\bO)"\ufffd(?=[A-Z])')
_OPENING = re.compile(r'(?:(?<=\s)|(?<=^))"\ufffd(?=\w)')
_DASH = re.compile(r'(?<= )"\?(?=[^\s"])')
_CLOSING = re.compile(r'(?<=[.,!?])"\?(?=[^\s,.;:!?)])')
_HARD_BLANK = re.compile(r'(?<=[.,!?"])-(?= |$)')
_BREAK = re.compile(r"(?<=[.!?\"')]) {2,}(?=\S)|(?<=\S) {3,}(?=\S)")
_IN_PLACE = (
    ("apostrophe", _APOSTROPHE, "'"),
    ("opening mark", _OPENING, '"'),
    ("dash", _DASH, "\u2013 "),
    ("closing mark", _CLOSING, '" '),
    ("hard blank", _HARD_BLANK, ""),
    ("paragraph break", _BREAK, "\n\n"),
)
_MARK = re.compile(r'"(?P<lost>\?(?=\w))?')
_BEFORE_OPENING = frozenset("([-\u2013\u2014'")
_AFTER_CLOSING = frozenset(".,:;!?)]-\u2013\u2014'")


@dataclass(frozen=True)
class Repair:
    """Hold a text whose quotation marks and dashes were mended.

    Attributes
    ----------
    text
        The mended text.
    mended
        How often each kind of damage was mended, by name (``apostrophe``, ``dash``, ...).
    damaged
        Whether its quotations still cannot be trusted.
    """

    text: str
    mended: Counter[str] = field(default_factory=Counter)
    damaged: bool = False


def repair(text: str) -> Repair:
    """Return a text mended without guessing, and whether its quotations can be trusted.

    The text uses straight double quotation marks. The repair is ``damaged`` where they do not open
    and close in turn, or where a mark could be an apostrophe as well as a quotation mark.

    Examples
    --------
    >>> fixed = repair('"It isn"t late,"?she said.')
    >>> fixed.text, fixed.damaged
    ('"It isn\\'t late," she said.', False)
    >>> repair('He saw the "boats and left.').damaged
    True
    """
    mended: Counter[str] = Counter()
    for name, pattern, instead in _IN_PLACE:
        text, times = pattern.subn(instead, text)
        mended[name] += times
    text, by_turn, wrong = _in_turn(text)
    return Repair(text, +(mended + by_turn), wrong > 0 or scrambled(text))


def _in_turn(text: str) -> tuple[str, Counter[str], int]:
    """Mend the quotation marks that are decided by whether a quotation is open before them.

    Return the text, how often each kind of damage was mended, and how many marks are in doubt.
    """
    pieces: list[str] = []
    mended: Counter[str] = Counter()
    last = wrong = 0
    inside = False
    for match in _MARK.finditer(text):
        start, end = match.span()
        kind, inside, trouble = _decide(text, start, end, bool(match["lost"]), inside)
        wrong += trouble
        if kind:
            name, instead = kind
            mended[name] += 1
            kept = text[last:start]
            pieces += [kept.rstrip(" ") if "\n" in instead else kept, instead]
            last = end
    return "".join(pieces) + text[last:], mended, wrong + inside


_Decision = tuple[tuple[str, str] | None, bool, int]


def _decide(text: str, start: int, end: int, lost: bool, inside: bool) -> _Decision:
    """Decide on one quotation mark of a text, which stands at ``start`` to ``end``.

    ``lost`` says that it swallowed what followed, ``inside`` that a quotation is open before it.
    Return a pair of the damage's name and what to write instead (None to leave the mark), whether a
    quotation is open behind it, and 1 if it is in doubt, else 0.
    """
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if lost:
        return _decide_lost(before, inside)
    opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace()
    closes = not before.isspace() and (after.isspace() or after in _AFTER_CLOSING)
    if opens and not closes:
        return _decide_opening(text, start, inside)
    if closes and not opens:
        return None, False, not inside
    if not opens and inside and before in ".,!?":
        return ("closing mark", '" '), False, 0
    return None, not inside, not opens


def _decide_lost(before: str, inside: bool) -> _Decision:
    """Decide on ``"?`` before a letter: a closing mark, or the apostrophe of a plural's genitive.

    ``before`` is the character before it, ``inside`` says that a quotation is open. Return what
    `_decide` does.
    """
    if inside and before != "s":
        return ("closing mark", '" '), False, 0
    if not inside and before == "s":
        return ("apostrophe", "' "), False, 0
    return None, inside, 1


def _decide_opening(text: str, start: int, inside: bool) -> _Decision:
    """Decide on a mark that opens: a paragraph may take an open quotation up again.

    ``start`` is its offset, ``inside`` says that a quotation is open. Return what `_decide` does.
    """
    if not inside:
        return None, True, 0
    if text[max(0, start - 2) : start].strip() == "" and start >= 2:
        return None, True, 0
    if start >= 2 and text[start - 2] in ".!?" and text[start - 1] == " ":
        return ("paragraph break", '\n\n"'), True, 0
    return None, True, 1

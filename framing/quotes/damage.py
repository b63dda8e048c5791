"""Find out whether a text lost its apostrophes and quotation marks before it was read."""

from __future__ import annotations

import re

_SCRAMBLED = re.compile(
    r"[^\W\d_]\?(?:s|t|re|ve|ll|d|m)\b|\s\?[^\W\d_]|[^\W\d_]\?[^\W\d_]|[.,]\?(?:\s|$)"
    r'|"\?(?=\w)|(?<=n)"t\b'
)
_APOSTROPHE = re.compile(r"[^\W\d_]['’][^\W\d_]")
MOST_HARMLESS = 2  # one stray question mark inside a word is a typing error


def damaged(raw: str) -> bool:
    """Return whether question marks have replaced apostrophes, dashes and quotation marks.

    Quotations cannot be found in such a text: leave it out where they are counted.

    Returns
    -------
    bool
        True when question marks occur inside words, before words or after a full stop more than
        twice, and at least as often as real apostrophes.

    Examples
    --------
    >>> damaged("It?s late, ?they say.? We don?t know.")
    True
    >>> damaged("Is it late? They don't know. Who does?")
    False
    """
    if raw.count("?") + raw.count('n"t') <= MOST_HARMLESS:
        return False  # most texts: there cannot be more damage than these
    wrong = 0
    for _ in _SCRAMBLED.finditer(raw):
        wrong += 1
    if wrong <= MOST_HARMLESS:
        return False
    return wrong >= sum(1 for _ in _APOSTROPHE.finditer(raw))

"""Recognise title case, in which the names of books, films and other works are written."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")
_LONG = 4  # letters; shorter words ("of", "and", "the") may be small inside a title


def in_title_case(words: str) -> bool:
    """Return whether words are in title case: each long word begins with a capital.

    Examples
    --------
    >>> in_title_case("The Long Quay"), in_title_case("The long quay"), in_title_case("rebels")
    (True, False, False)
    """
    found = _WORD.findall(words)
    if not found or not (found[0][0].isupper() or found[0][0].isdigit()):
        return False
    return all(word[0].isupper() or not word[0].isalpha() or len(word) < _LONG for word in found)

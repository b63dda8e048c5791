"""Characters that were encoded twice: UTF-8 that was read as another encoding and saved again.

Each character of which a wrong reading is known is looked for in the form that reading gave it.
Nothing else is touched, so a text that was read rightly stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

# The dashes, quotation marks, dots and bullets of a page, and the signs that stand among words.
_MARKS = "".join(map(chr, range(0x2010, 0x2045))) + "€™−"
_LETTERS = "".join(map(chr, range(0xA0, 0x180)))
_WRONG = ("cp1252", "latin-1", "mac_roman", "cp1251", "cp437", "cp850")
_WESTERN = ("cp1252", "latin-1", "mac_roman")
_MAY_BE_MEANT = frozenset("“”‘’‚„«»‹›…–—\u00a0 ")  # may stand behind a real letter (SÅ”)
_CUT = "â€"  # the third byte of a closing mark is no character of cp1252: many programs drop it
LOST_END = re.compile(f"(?<={_CUT})\ufffd")  # others leave this sign of it
LOST_IN_CELL = re.compile(f"{_CUT}[?\ufffd]")  # or, in tables, a question mark


def twice_encoded(raw: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, right character) for each character that was encoded twice in a text.

    The offsets are into ``raw``; the end is exclusive.

    Notes
    -----
    The wrong forms have two or more characters that no language writes side by side ("â€™",
    "Ã©"). Only one that ends in a mark or a blank could be meant, behind a letter ("SÅ”"): it
    counts where the text has another wrong form too.

    Examples
    --------
    >>> list(twice_encoded("Itâ€™s over."))
    [(2, 5, '’')]
    >>> list(twice_encoded("SÅ” and “À”"))
    []
    """
    if raw.isascii():
        return
    meant = _meant()
    found = [(*match.span(), match.group()) for match in _pattern().finditer(raw)]
    if any(len(form) > 2 or form[-1] not in _MAY_BE_MEANT for _, _, form in found):
        for start, end, form in found:
            yield start, end, meant[form]


def mended(raw: str) -> str:
    """Return a text with the characters that were meant instead of those that were encoded twice.

    Examples
    --------
    >>> mended("The cafÃ©â€™s owner"), mended("The café’s owner")
    ('The café’s owner', 'The café’s owner')
    """
    pieces, at = [], 0
    for start, end, character in twice_encoded(raw):
        pieces += [raw[at:start], character]
        at = end
    return "".join([*pieces, raw[at:]])


@cache
def _pattern() -> re.Pattern[str]:
    """Return a pattern that matches every wrong form of a character, the longest first."""
    forms = sorted(_meant(), key=lambda form: (-len(form), form))
    return re.compile("|".join(map(re.escape, forms)))


@cache
def _meant() -> dict[str, str]:
    """Return for each wrong form the character that was meant: for ``â€™`` it is ``’``."""
    found = {_CUT: "”"}
    for characters, encodings in ((_MARKS, _WRONG), (_LETTERS, _WESTERN)):
        for character in characters:
            for encoding in encodings:
                found.setdefault(_misread(character, encoding), character)
            again = _misread(_misread(character, "cp1252"), "cp1252")
            found.setdefault(again, character)
    return found


def _misread(words: str, encoding: str) -> str:
    """Return what words turn into if their UTF-8 bytes are read in another encoding.

    A byte that the encoding does not have becomes the character of Latin-1.
    """
    return "".join(_as(bytes([byte]), encoding) for byte in words.encode("utf-8"))


def _as(byte: bytes, encoding: str) -> str:
    """Decode a byte in an encoding, or as Latin-1 if the encoding has no character for it."""
    try:
        return byte.decode(encoding)
    except UnicodeDecodeError:
        return byte.decode("latin-1")

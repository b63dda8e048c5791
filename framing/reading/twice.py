"""Text that was encoded twice: UTF-8 taken for Windows-1252 or Mac Roman, and encoded again.

A quotation mark then stands as ``â€œ``. What it was follows from what stands there: the wrong
reading is undone. Only the last byte of a closing mark is often lost on the way (Windows-1252 has
no character for it); ``â€`` without it can stand for nothing else in a text of words.
"""

from __future__ import annotations

import re
from functools import lru_cache

MOST_TIMES = 3  # that a text may have been encoded once too often
# What no language writes, and every text has that was encoded twice: general punctuation, and
# letters with accents or signs that became a capital with an accent and a sign.
SURE = {
    "cp1252": re.compile(
        r"â€[^\w\s]|â[\x80-\x9f€‚„]|â€(?=\s|$)"
        r"|Ã[\xa1-\xa9\xab-\xb9\xbc-\xbf\x80-\x9f]|Â[\xa0-\xbf]"
    ),
    "mac_roman": re.compile(r"‚Ä[ìîíôúùòö¶¢]|‚Ç¨|√[©®†°¥≥§±∂º]"),
}
LOST_END = re.compile(r"â€(?:[\ufffd\x9d?]|(?=[\s,.;:!<)]|$))")


@lru_cache(maxsize=len(SURE))
def reading(codec: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """Give what finds sequences of UTF-8 read in a codec, and the byte of each character."""
    byte_of: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        byte_of[bytes([byte]).decode(codec, "ignore") or chr(byte)] = byte
    if codec == "cp1252":  # programs that say so may mean Latin-1, which has controls there
        byte_of |= {chr(byte): byte for byte in range(0x80, 0xA0)}

    def among(first: int, last: int) -> str:
        return "[" + "".join(re.escape(c) for c, b in byte_of.items() if first <= b <= last) + "]"

    after = among(0x80, 0xBF)
    two, three, four = among(0xC2, 0xDF), among(0xE0, 0xEF), among(0xF0, 0xF4)
    return re.compile(f"{two}{after}|{three}{after}{{2}}|{four}{after}{{3}}"), byte_of


def undone(text: str) -> tuple[str, int]:
    """Undo a second encoding.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    text
        The same text where nothing in it is sure to be encoded twice.
    places
        How many characters were mended.

    Examples
    --------
    >>> undone("â€œThe cafÃ© isnâ€™t open,â€\\ufffd she said.")
    ('“The café isn’t open,” she said.', 4)
    >>> undone("À la carte: “CAFÉ”")
    ('À la carte: “CAFÉ”', 0)
    """
    places = 0
    for _ in range(MOST_TIMES):
        codec = next((codec for codec, sure in SURE.items() if sure.search(text)), "")
        if not codec:
            break
        text, found = undone_once(text, codec)
        text, ends = LOST_END.subn("”", text)
        if not found + ends:
            break
        places += found + ends
    return text, places


def undone_once(text: str, codec: str) -> tuple[str, int]:
    """Undo one reading of UTF-8 in another codec, where it gives characters."""
    pattern, byte_of = reading(codec)
    places = 0

    def meant(match: re.Match[str]) -> str:
        nonlocal places
        try:
            char = bytes(byte_of[c] for c in match[0]).decode("utf-8")
        except UnicodeDecodeError:
            return match[0]
        if "\u0180" <= char <= "\u02af" and char != "ƒ":  # É and a closing mark, not a letter
            return match[0]
        places += 1
        return char

    return pattern.sub(meant, text), places

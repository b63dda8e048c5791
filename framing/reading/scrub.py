"""Normalising once: line ends, blanks, and characters that nobody can see.

The input stays as it is; what is made here is a second string, the *clean* one, in which
every line ends in ``\\n``, every page in ``\\f``, every blank is a plain blank, and nothing is
invisible. `Clean.back` leads from its offsets to those of the input.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

# A reason for each class of characters that is taken out. Every alternative starts with a
# character that no other part of it can match, so the search is linear in the input.
UNSEEN = re.compile(
    r"(?P<terminal>\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))"
    r"|(?P<carriage>\r(?=\n))"
    r"|(?P<bom>\ufeff+)"
    r"|(?P<soft>\u00ad+)"
    r"|(?P<bidi>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+)"
    r"|(?P<invisible>[\u180e\u200b\u2060-\u2064\ufff9-\ufffb\U000e0000-\U000e007f]+)"
    r"|(?P<control>[\x00-\x08\x0e-\x1f\x7f\x80\x81\x8d\x8f\x90\x9d]+)"
    r"|(?P<broken>[\ud800-\udfff\ufffe\uffff]+)"
)
REASONS = {
    "terminal": "terminal escape",
    "carriage": "line end",
    "bom": "byte order mark",
    "soft": "soft hyphen",
    "bidi": "text direction mark",
    "invisible": "invisible character",
    "control": "control character",
    "broken": "broken character",
}

# One character for one, so offsets stay. The C1 controls are what the Windows quotation marks
# and dashes become when cp1252 is read as Latin-1; nothing else uses them.
BLANKS = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
ONE_FOR_ONE = (
    dict.fromkeys(map(ord, BLANKS + "\u205f\u3000"), " ")
    | dict.fromkeys(map(ord, "\r\x0b\x85\u2028\u2029"), "\n")
    | {
        code: bytes([code]).decode("cp1252")
        for code in range(0x82, 0xA0)
        if code not in (0x85, 0x8D, 0x8F, 0x90, 0x9D)
    }
)


@dataclass(frozen=True)
class Clean:
    """A clean string with the way back to the input it was made from.

    Parameters
    ----------
    text
        The clean string.
    removed
        What was taken out: (start, end, reason) in the input, in order.
    starts, origins
        The clean string consists of pieces; piece ``i`` starts at ``starts[i]`` and stood at
        ``origins[i]`` in the input.
    """

    text: str
    removed: tuple[tuple[int, int, str], ...]
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def back(self, start: int, end: int) -> list[tuple[int, int]]:
        """Give the stretches of the input that ``[start, end)`` of the clean string came from."""
        found = []
        piece = bisect_right(self.starts, start) - 1
        while start < end:
            stop = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
            origin = self.origins[piece] + start - self.starts[piece]
            found.append((origin, origin + min(stop, end) - start))
            start, piece = stop, piece + 1
        return found

    def forth(self, offset: int) -> int:
        """Give the offset in the clean string of an offset in the input."""
        piece = max(0, bisect_right(self.origins, offset) - 1)
        stop = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return max(0, min(self.starts[piece] + offset - self.origins[piece], stop))


def scrub(raw: str) -> Clean:
    """Make the clean string of an input.

    Examples
    --------
    >>> scrub("\\ufeffOne\\r\\ntwo\\u00a0three").text
    'One\\ntwo three'
    """
    pieces, starts, origins, removed = [], [], [], []
    length = last = 0
    for match in UNSEEN.finditer(raw):
        start, end = match.span()
        removed.append((start, end, REASONS[str(match.lastgroup)]))
        if start > last:
            pieces.append(raw[last:start])
            starts.append(length)
            origins.append(last)
            length += start - last
        last = end
    starts.append(length)
    origins.append(last)
    pieces.append(raw[last:])
    text = "".join(pieces).translate(ONE_FOR_ONE)
    return Clean(text, tuple(removed), tuple(starts), tuple(origins))

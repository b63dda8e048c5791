"""Normalising once: line ends, blanks, damaged characters, and those that nobody can see.

The input stays as it is; what is made here is a second string, the *clean* one, in which
every line ends in ``\\n``, every page in ``\\f``, every blank is a plain blank, nothing is
invisible, and each character is written as itself: no entity of HTML, none encoded twice, none
in the double width of East Asian type. `Clean.back` leads from its offsets to those of the input.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from framing.reading.double_encoding import LOST_END, twice_encoded
from framing.reading.unreadable import Unreadable

LATIN = " -\u024f\u1e00-\u1eff\u2010-\u2027"  # and the marks that stand beside Latin letters
# Arabic, the scripts of India and emoji need these between their characters; Latin letters do not.
JOINERS = "\u034f\u200c\u200d\ufe00-\ufe0f"
ENTITY = re.compile(r"&(?:amp;){0,3}(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# A reason for each class of characters that is taken out. Every alternative starts with a
# character that no other part of it can match, so the search is linear in the input.
UNSEEN = re.compile(
    r"(?P<terminal>\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\))"
    r"|(?P<carriage>\r(?=\n))"
    r"|(?P<bom>\ufeff+)"
    r"|(?P<soft>\u00ad+)"
    r"|(?P<bidi>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+)"
    r"|(?P<invisible>[\u115f\u1160\u180e\u200b\u2060-\u2064\u206a-\u206f\u3164\uffa0\ufff9-\ufffc"
    r"\U000e0000-\U000e01ef]+"
    rf"|(?<=[{LATIN}])[{JOINERS}]+|(?<![{JOINERS}])[{JOINERS}]++(?=[{LATIN}]))"
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
BLANKS = (
    "\t\u2800\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
)
ONE_FOR_ONE = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # of double width
    | {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D400, 0x1D800)}  # styled
    | {ord(drawn): mark for drawn, mark in zip("ʼ❝❞❛❜〝〞〟", "’“”‘’“””", strict=True)}
    | dict.fromkeys(map(ord, BLANKS + "\u205f\u3000"), " ")
    | dict.fromkeys(map(ord, "\r\x0b\x85\u2028\u2029"), "\n")
    | {
        code: bytes([code]).decode("cp1252")
        for code in range(0x82, 0xA0)
        if code not in (0x85, 0x8D, 0x8F, 0x90, 0x9D)
    }
)
# What stands where an apostrophe should, between two letters, and East Asian stops behind Latin.
STAND_IN = re.compile(r"(?<=[^\W\d_])[´`′‛](?=[^\W\d_])|(?<=[A-Za-z0-9\"”’)])[。、]")
STAND_INS = {"。": ".", "、": ","}
ENTITY_REASON, TWICE_REASON = "HTML entity", "encoded twice"
WRITTEN_OTHERWISE = frozenset({"line end", ENTITY_REASON, TWICE_REASON})  # nothing was lost

MOST_LINES = 2_000_000


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
        """Return the (start, end) in the input of what became ``[start, end)`` of the clean one."""
        found = []
        piece = bisect_right(self.starts, start) - 1
        while start < end:
            stop = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
            origin = self.origins[piece] + start - self.starts[piece]
            found.append((origin, origin + min(stop, end) - start))
            start, piece = stop, piece + 1
        return found

    def forth(self, offset: int) -> int:
        """Return the offset in the clean string of an offset in the input.

        An offset in what was taken out gives the next place behind it.
        """
        piece = max(0, bisect_right(self.origins, offset) - 1)
        stop = self.starts[piece + 1] if piece + 1 < len(self.starts) else len(self.text)
        return max(0, min(self.starts[piece] + offset - self.origins[piece], stop))


def scrub(raw: str) -> Clean:
    """Return the clean string of an input, with the way back to it.

    Examples
    --------
    >>> scrub("\\ufeffOne\\r\\ntwo\\u00a0three").text
    'One\\ntwo three'
    >>> scrub("It&rsquo;s &#8220;gone&#8221;. Itâ€™s over．").text
    'It’s “gone”. It’s over.'
    """
    pieces, starts, origins, removed = [], [], [], []
    length = last = 0
    for start, end, instead, reason in changes(raw):
        if start < last:
            continue
        for piece, origin in ((raw[last:start], last), (instead, start)):
            if piece:
                pieces.append(piece)
                starts.append(length)
                origins.append(origin)
                length += len(piece)
        if start + len(instead) < end:
            removed.append((start + len(instead), end, reason))
        last = end
    starts.append(length)
    origins.append(last)
    pieces.append(raw[last:])
    text = "".join(pieces).translate(ONE_FOR_ONE)
    text = STAND_IN.sub(lambda match: STAND_INS.get(match[0], "’"), text)
    return Clean(text, tuple(removed), tuple(starts), tuple(origins))


def changes(raw: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield in order each stretch of the input that is taken out or written as one character.

    Each is (start, end, what stands instead, why); what stands instead is empty or one character.
    """
    twice = ((start, end, one, TWICE_REASON) for start, end, one in twice_encoded(raw))
    ends = ((*match.span(), "", TWICE_REASON) for match in LOST_END.finditer(raw))
    return merge(twice, ends, entities(raw), unseen(raw))


def unseen(raw: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the stretches that nobody can see, each as (start, end, empty string, why)."""
    for match in UNSEEN.finditer(raw):
        yield *match.span(), "", REASONS[str(match.lastgroup)]


def entities(raw: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield the entities of HTML, those that were written twice too (``&amp;rsquo;``).

    Each is (start, end, the character instead, why).
    """
    for match in ENTITY.finditer(raw):
        words = match.group()
        for _ in range(4):
            words = html.unescape(words)
        if len(words) == 1:
            instead = "" if UNSEEN.match(f"{words} ") else words
            yield *match.span(), instead, ENTITY_REASON


def well_written(words: str) -> str:
    """Return a short text, such as a name in a page's metadata, put right as `scrub` does.

    Examples
    --------
    >>> well_written("Rowe &amp; Daughters")
    'Rowe & Daughters'
    """
    return scrub(words).text if words else ""


def refuse_binary(clean: Clean, name: str) -> None:
    """Raise Unreadable for what is no text: mostly control characters, or millions of lines.

    ``name`` is what the error calls the source.
    """
    text = clean.text
    lost = (end - start for start, end, why in clean.removed if why not in WRITTEN_OTHERWISE)
    if sum(lost) > len(text):
        raise Unreadable(name, "this is binary data, not text", "give a text, HTML or PDF file")
    if text.count("\n") > MOST_LINES:
        raise Unreadable(name, f"the text has over {MOST_LINES:,} lines", "give one article")

"""From bytes to characters, with the damage reported."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from framing.reading.double_encoding import twice_encoded
from framing.reading.unreadable import Unreadable

MARKS = (  # the longer first: the mark of UTF-32 starts with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = 0.15  # more bytes above 127 than this is no Western alphabet
CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
BINARY = 0.05  # of the bytes may be control characters
SAMPLE = 100_000  # bytes
SEQUENCE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")


class Decoded(NamedTuple):
    """The characters that were decoded from bytes.

    Attributes
    ----------
    text
        The characters.
    encoding
        The encoding they were read in; empty if there were no bytes.
    notes
        Sentences about damage, for the receipt.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, *labels: str) -> Decoded:
    """Return the characters of a text given as bytes, with the encoding and notes on damage.

    ``name`` is what the error calls the source. ``labels`` are the names of encodings that a server
    or a page gives; the first that decodes the bytes is used, unless they begin with a mark of
    their encoding (a byte order mark).

    Raise Unreadable if no encoding gives a text.

    Examples
    --------
    >>> decode("“Yes”".encode("cp1252"), "story.txt")[:2]
    ('“Yes”', 'cp1252')
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return with_damage(data, encoding)
    for label in labels:
        if found := as_labelled(data, label):
            return found
    if len(data) - len(data.translate(None, CONTROLS)) > BINARY * len(data):
        return without_mark(data, name)
    try:
        text = data.decode("utf-8")
        return Decoded(text, "utf-8", damage(text))
    except UnicodeDecodeError as error:
        return not_utf8(data, name, error)


def as_labelled(data: bytes, label: str) -> Decoded | None:
    """Decode bytes in the encoding that ``label`` names; None if that does not work."""
    try:
        known = codecs.lookup(label).name if label else ""
        known = "cp1252" if known in ("iso8859-1", "ascii") else known  # as every browser does
        text = data.decode(known) if known and not known.startswith("utf-16") else None
    except (LookupError, UnicodeError, ValueError):
        return None
    return Decoded(text, known, damage(text)) if isinstance(text, str) else None


def with_damage(data: bytes, encoding: str) -> Decoded:
    """Decode bytes in an encoding; what is not valid in it becomes U+FFFD, and a note counts it."""
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, damage(text))


def without_mark(data: bytes, name: str) -> Decoded:
    """Decode UTF-16 that lacks its byte order mark, in which every other byte is zero.

    Bytes in which that is not so are binary data and raise Unreadable, which calls the source
    ``name``.
    """
    even, odd = data[:SAMPLE:2].count(0), data[1:SAMPLE:2].count(0)
    half = max(1, len(data[:SAMPLE]) // 2)
    if max(even, odd) > 0.7 * half and min(even, odd) < 0.05 * half:
        return with_damage(data, "utf-16-le" if odd > even else "utf-16-be")
    raise Unreadable(name, "this is binary data, not text", "give a text, HTML or PDF file")


def not_utf8(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    """Decode bytes that are not valid UTF-8: as damaged UTF-8, as cp1252, Latin-1 or by a guess.

    ``error`` is what decoding as UTF-8 raised; ``name`` is what an error calls the source. Raise
    Unreadable if the guess gives no text.
    """
    good = sum(len(m) for m in SEQUENCE.findall(data))
    high = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    if good > 0.8 * high:
        return with_damage(data, "utf-8")
    marks = len(data) - len(data.translate(None, bytes(range(0x80, 0xA0))))
    if high - marks <= WESTERN * len(data):  # in cp1252 those are quotation marks and dashes
        try:
            text = data.decode("cp1252")
        except UnicodeDecodeError:
            text = data.decode("latin-1")
            return Decoded(text, "latin-1", damage(text))
        return Decoded(text, "cp1252", damage(text))
    return guessed(data, name, error)


def guessed(data: bytes, name: str, error: UnicodeDecodeError) -> Decoded:
    """Decode bytes in the encoding that charset-normalizer guesses, with a note that says so.

    ``name`` is what an error calls the source, ``error`` what decoding as UTF-8 raised. Unreadable
    is raised where no guess gives a text.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE]).best()
    if best is None or best.percent_chaos > 20:
        raise Unreadable(
            name,
            f"the encoding is unknown (byte {error.object[error.start]:#04x} at {error.start})",
            "save the file as UTF-8",
        )
    decoded = with_damage(data, best.encoding)
    note = f"The encoding was guessed: {best.encoding}."
    return decoded._replace(notes=(*decoded.notes, note))


def damage(text: str) -> tuple[str, ...]:
    """Return a sentence for each kind of damage in a decoded text; an empty tuple if it is whole.

    The kinds are characters that were lost (U+FFFD) and characters that were encoded twice.
    """
    notes = []
    if lost := text.count("\ufffd"):
        notes.append(f"{lost:,} characters were lost to a wrong encoding before or at reading (�).")
    if twice := sum(1 for _ in twice_encoded(text)):
        notes.append(f"{twice:,} characters were encoded twice (such as â€™ for ’) and are mended.")
    return tuple(notes)

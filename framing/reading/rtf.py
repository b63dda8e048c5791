"""Rich Text files: their paragraphs, in order.

The package striprtf reads the markup. Before that the file is mended, because striprtf loses text
without a word where braces do not match or pictures hold raw bytes, leaves out the text of links,
and takes quadratic time over some damaged files.
"""

from __future__ import annotations

import re

from framing.reading.joining import width_of
from framing.reading.layout import Visible
from framing.reading.lines import split_lines
from framing.reading.unreadable import Unreadable

LARGEST = 100_000_000  # bytes
FEWEST = 5  # lines that can show that a text was wrapped
WIDER = 1.3  # than the width of most lines; one longer than that was not wrapped
_RAW = re.compile(rb"\\bin(\d{1,9}) ?")
_HIGH = re.compile(r"[^\x00-\x7f]")
_FIELD = re.compile(r"(?<!\\)\\field(?![a-z])", re.IGNORECASE)
_BRACE = re.compile(r"\\[\\{}]|[{}]")
_FONTS = re.compile(r"\{\s*\\fonttbl(?![a-z])")
_FONT = re.compile(r"\\f(?P<number>\d{1,6})|\\fcharset(?P<charset>\d{1,4})")
_JUNK = " \t\r\n\0"


def see_rtf(data: bytes, name: str) -> Visible:
    """Return the text of a Rich Text file, with a note if its braces were mended.

    ``data`` is the file, ``name`` what an error calls it.

    Raise Unreadable if striprtf is missing, or the file is damaged or has no text.
    """
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError:
        raise Unreadable(
            name, "Rich Text files need striprtf", "run: pip install 'framing-toolkit[documents]'"
        ) from None
    if len(data) > LARGEST:
        raise Unreadable(name, f"the Rich Text file has over {LARGEST:,} bytes", "split it")
    source, mended = balanced(in_ascii(without_raw_bytes(data)))
    try:
        text = rtf_to_text(plain_fonts(_FIELD.sub("", source)), errors="replace")
    except Exception as error:  # a damaged file can break the parser anywhere
        why = " ".join(str(error).split())[:120] or type(error).__name__
        raise Unreadable(name, f"the Rich Text file is damaged ({why})", "save it again") from None
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if not text.strip():
        raise Unreadable(name, "there is no text in the Rich Text file", "check it in Word")
    notes = (f"{mended:,} braces of the Rich Text file did not match.",) if mended else ()
    return Visible(separate_paragraphs(text), "rtf", "rtf", notes=notes)


def without_raw_bytes(data: bytes) -> bytes:
    r"""Return a file without raw data (``\bin``), which may hold meaningless braces and letters.

    Examples
    --------
    >>> without_raw_bytes(b"{\\pict\\bin3 }}}}text")
    b'{\\pict}text'
    """
    pieces, at = [], 0
    for match in _RAW.finditer(data):
        if match.start() >= at:
            pieces.append(data[at : match.start()])
            at = match.end() + int(match[1])
    return b"".join([*pieces, data[at:]])


def in_ascii(data: bytes) -> str:
    r"""Return a file with every byte above 127 as an escape, so that its code page decides on it.

    Examples
    --------
    >>> in_ascii("é".encode("cp1252")), in_ascii("é".encode())
    ("\\'e9", '\\u233?')
    """
    try:
        return _HIGH.sub(as_units, data.decode("utf-8"))
    except UnicodeDecodeError:
        return _HIGH.sub(lambda m: f"\\'{ord(m[0]):02x}", data.decode("latin-1"))


def as_units(match: re.Match[str]) -> str:
    """Return the character of a match as Rich Text escapes of its UTF-16 units."""
    units = match.group().encode("utf-16-le")
    return "".join(f"\\u{a + 256 * b}?" for a, b in zip(units[::2], units[1::2], strict=True))


def balanced(source: str) -> tuple[str, int]:
    """Return a source with its braces made to match, and how many were dropped and added.

    A brace that would end the document before its end is dropped.

    Examples
    --------
    >>> balanced("{one} two} three")
    ('{one two three}', 3)
    >>> balanced("{one {two}}")
    ('{one {two}}', 0)
    """
    end = len(source.rstrip(_JUNK))
    pieces: list[str] = []
    at = depth = dropped = 0
    for match in _BRACE.finditer(source):
        brace = match.group()
        if brace == "{":
            depth += 1
        elif brace == "}":
            if depth <= 1 and match.end() < end:
                pieces.append(source[at : match.start()])
                at = match.end()
                dropped += 1
            else:
                depth -= 1
    missing = max(depth, 0)
    return "".join([*pieces, source[at:], "}" * missing]), dropped + missing


def plain_fonts(source: str) -> str:
    """Return a Rich Text source with numbers and character sets only in its font table.

    The names of fonts can hold what breaks the parser. A source without a table stays as it is.
    """
    found = _FONTS.search(source)
    if not found:
        return source
    depth, end = 0, len(source)
    for match in _BRACE.finditer(source, found.start()):
        depth += {"{": 1, "}": -1}.get(match.group(), 0)
        if depth == 0:
            end = match.end()
            break
    fonts: dict[str, str] = {}
    number = ""
    for match in _FONT.finditer(source, found.end(), end):
        if match["number"]:
            number = match["number"]
        elif number:
            fonts.setdefault(number, match["charset"])
    table = "".join(f"{{\\f{number}\\fcharset{sort} x;}}\n" for number, sort in fonts.items())
    return f"{source[: found.start()]}{{\\fonttbl{table}}}{source[end:]}"


def separate_paragraphs(text: str) -> str:
    """Return a text with an empty line between any two lines, unless it was wrapped."""
    lines = split_lines(text)
    width = width_of(lines).characters
    longest = max(len(line.words) for line in lines) if lines else 0
    if len(lines) >= FEWEST and width and longest <= WIDER * width:
        return text
    return text.replace("\n", "\n\n")

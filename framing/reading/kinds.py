"""Telling what a document is by what it holds, never by its suffix."""

from __future__ import annotations

import re

from framing.reading.unreadable import Unreadable

# The first bytes of what is no article, and what to do instead.
FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "this is a PNG picture", "give the text, or run OCR on it first"),
    (b"\xff\xd8\xff", "this is a JPEG picture", "give the text, or run OCR on it first"),
    (b"GIF8", "this is a GIF picture", "give the text, or run OCR on it first"),
    (b"II*\0", "this is a TIFF picture", "give the text, or run OCR on it first"),
    (b"MM\0*", "this is a TIFF picture", "give the text, or run OCR on it first"),
    (b"RIFF", "this is a picture, a sound or a film", "give the text"),
    (
        b"PK\x03\x04",
        "this is a ZIP archive or an Office file",
        "import it as a corpus, or unpack it",
    ),
    (b"\xd0\xcf\x11\xe0", "this is an old Word or Excel file", "save it as PDF, HTML or text"),
    (b"\x1f\x8b", "this is a gzip archive", "unpack it first"),
    (b"PAR1", "this is a Parquet table", "import it as a corpus"),
    (b"SQLite format 3", "this is a database", "give one article"),
    (b"\x7fELF", "this is a program", "give a text, HTML or PDF file"),
    (b"MZ\x90", "this is a program", "give a text, HTML or PDF file"),
)
PAGE = re.compile(
    r"(?:\ufeff|\s)*+(?:<\?xml[^>]{0,200}>\s*+)?(?:<!--(?:[^-]|-(?!->)){0,5000}-->\s*+){0,3}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|p|h1|link|script)\b",
    re.IGNORECASE,
)
XML = re.compile(r"(?:\ufeff|\s)*+<\?xml\s", re.IGNORECASE)


def kind_of(data: bytes | str, name: str) -> str:
    """Return the kind of a document: ``text``, ``html``, ``pdf``, ``docx`` or ``rtf``.

    ``data`` is what it holds, ``name`` what an error calls it.

    Raise Unreadable if it is a picture, an archive, a program or another thing that is no article.

    Examples
    --------
    >>> kind_of("<!doctype html><title>Talks</title>", "page"), kind_of("Talks begin", "note")
    ('html', 'text')
    """
    if isinstance(data, bytes):
        if b"%PDF-" in data[:1024]:
            return "pdf"
        if data.startswith(b"PK\x03\x04") and b"word/document.xml" in data:
            return "docx"
        if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
            return "rtf"
        for first, cause, way_out in FOREIGN:
            if data.startswith(first):
                raise Unreadable(name, cause, way_out)
        head = data[:8000].replace(b"\0", b"").decode("latin-1").removeprefix("ï»¿")
    else:
        head = data[:8000]
    if PAGE.match(head.lstrip("ÿþ")):
        return "html"
    if XML.match(head):
        raise Unreadable(name, "this is XML that is no web page", "give a text, HTML or PDF file")
    return "text"

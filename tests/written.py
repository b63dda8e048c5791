"""Documents written for tests, with the libraries that people's programs write them with."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

import docx


def docx_bytes(paragraphs: Iterable[str], heading: str = "") -> bytes:
    """A Word file of paragraphs."""
    document = docx.Document()
    if heading:
        document.add_heading(heading, level=0)
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rtf_bytes(paragraphs: Iterable[str]) -> bytes:
    """A Rich Text file of paragraphs, the way Word writes one: code page, escapes, fonts."""
    body = "".join(f"\\pard\\plain\\f0 {escaped(words)}\\par\n" for words in paragraphs)
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}"
    info = "{\\info{\\title Export}{\\author Somebody}}{\\colortbl;\\red0\\green0\\blue0;}"
    return f"{head}{info}\n{body}}}".encode("ascii")


def escaped(words: str) -> str:
    """Escape a text for Rich Text."""
    out = []
    for c in words.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}"):
        if c in "\t\n":
            out.append("\\tab " if c == "\t" else "\\line ")
        elif c.isascii():
            out.append(c)
        else:
            units = c.encode("utf-16-le")
            for low, high in zip(units[::2], units[1::2], strict=True):
                unit = low + 256 * high
                out.append(f"\\u{unit if unit < 0x8000 else unit - 0x10000}?")
    return "".join(out)


def zip_bytes(files: Mapping[str, bytes | str], compressed: bool = True) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()

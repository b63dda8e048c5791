"""Word files: the paragraphs of the main text, in order.

python-docx opens the file; the paragraphs are walked here, because it skips those in content
controls, text boxes and accepted insertions. Headers, footers and what was deleted are not read.
"""

from __future__ import annotations

import io
from typing import Any

from framing.reading.archive import entries
from framing.reading.front import Origin
from framing.reading.unreadable import Unreadable
from framing.reading.visible import Visible

LARGEST = 200_000_000  # bytes of all parts unpacked
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
_BREAKS |= {f"{_WORD}noBreakHyphen": "-", f"{_WORD}softHyphen": "\u00ad"}
_HEADINGS = ("Title", "Heading1")
_TOP = 6  # paragraphs in which a heading can be the headline


def see_docx(data: bytes, name: str) -> Visible:
    """Give the paragraphs of a Word file, parted by empty lines.

    Raises
    ------
    Unreadable
        If python-docx is missing, or the file is damaged or has no text.
    """
    body = body_of(data, name)
    paragraphs: dict[Any, list[str]] = {}
    hidden: set[Any] = set()
    for element in body.iter():
        above = element.getparent()
        if element.tag == _FALLBACK or above in hidden:
            hidden.add(element)  # what an old Word shows instead of the choice beside it
        elif element.tag == f"{_WORD}p":
            paragraphs[element] = []
        elif element.tag in _BREAKS or element.tag == f"{_WORD}t":
            holder = next(element.iterancestors(f"{_WORD}p"), None)
            if holder is not None and holder in paragraphs:
                paragraphs[holder].append(_BREAKS.get(element.tag) or element.text or "")
    texts = [("".join(words).strip(), paragraph) for paragraph, words in paragraphs.items()]
    texts = [(words, paragraph) for words, paragraph in texts if words]
    if not texts:
        raise Unreadable(name, "there is no text in the Word file", "check that it holds a story")
    title = next((words for words, p in texts[:_TOP] if style_of(p) in _HEADINGS), "")
    text = "\n\n".join(words for words, _ in texts) + "\n"
    return Visible(text, "docx", known=Origin(title=title if "\n" not in title else ""))


def body_of(data: bytes, name: str) -> Any:
    """Open a Word file and give the element that holds its main text."""
    try:
        import docx
    except ImportError:
        raise Unreadable(
            name, "Word files need python-docx", "run: pip install 'framing[documents]'"
        ) from None
    if sum(entry.file_size for entry in entries(io.BytesIO(data), name)) > LARGEST:
        raise Unreadable(name, f"the Word file unpacks to over {LARGEST:,} bytes", "split it")
    try:
        return docx.Document(io.BytesIO(data)).element.body
    except Exception as error:  # a damaged file can break the parser anywhere
        why = " ".join(str(error).split())[:120] or type(error).__name__
        raise Unreadable(name, f"the Word file is damaged ({why})", "save it again") from None


def style_of(paragraph: Any) -> str:
    """Name the style of a paragraph; empty for running text."""
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    return "" if style is None else str(style.get(f"{_WORD}val") or "")

"""Word files: the paragraphs of the main text, in order.

The main part of the file is read as a stream, so that memory does not grow with its markup.
Paragraphs in content controls, text boxes and accepted insertions are read; headers, footers and
what was deleted are not.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from functools import lru_cache
from typing import Any

from lxml import etree

from framing.reading.archive import BROKEN, entries
from framing.reading.front_lines import Origin
from framing.reading.layout import Visible
from framing.reading.unreadable import Unreadable

LARGEST = 200_000_000  # bytes of all parts unpacked
MOST_ELEMENTS = 2_000_000  # of the main part; a million words in paragraphs have a fifth
PIECE = 1_000_000  # bytes read at a time
_RELATIONS = "_rels/.rels"
_MAIN = "/officeDocument"  # how the type of the relation to the main part ends, strict or not
_WORDS = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}
_HEADINGS = ("Title", "Heading1")
_TOP = 6  # paragraphs in which a heading can be the headline


def see_docx(data: bytes, name: str) -> Visible:
    """Return the text of a Word file, its paragraphs parted by empty lines, and its headline.

    ``data`` is the file, ``name`` what an error calls it. The headline is the first paragraph near
    the top in the style of a title; it is ``known.title`` of the result, empty if there is none.

    Raise Unreadable if the file is damaged, unpacks to too much, or has no text.
    """
    if sum(entry.file_size for entry in entries(io.BytesIO(data), name)) > LARGEST:
        raise Unreadable(name, f"the Word file unpacks to over {LARGEST:,} bytes", "split it")
    try:
        paragraphs = _read(data)
    except _Crowded:
        why = f"the Word file has over {MOST_ELEMENTS:,} elements"
        raise Unreadable(name, why, "split it, or save it as text") from None
    except (*BROKEN, etree.LxmlError, RuntimeError, KeyError) as error:
        why = " ".join(str(error).split())[:120] or type(error).__name__
        raise Unreadable(name, f"the Word file is damaged ({why})", "save it again") from None
    if not paragraphs:
        raise Unreadable(name, "there is no text in the Word file", "check that it holds a story")
    title = next((words for words, style in paragraphs[:_TOP] if style in _HEADINGS), "")
    text = "\n\n".join(words for words, _ in paragraphs) + "\n"
    return Visible(text, "docx", known=Origin(title=title if "\n" not in title else ""))


def _read(data: bytes) -> list[tuple[str, str]]:
    """Return the paragraphs that hold words, each as (words, name of its style)."""
    target = _Paragraphs()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(_main_part(archive)) as part:
        parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True)
        while piece := part.read(PIECE):
            parser.feed(piece)
        parser.close()
    return [(words, style) for words, style in target.found if words]


def _main_part(archive: zipfile.ZipFile) -> str:
    """Return the path, inside a Word file, of the part that holds the main text."""
    with archive.open(_RELATIONS) as handle:
        relations = etree.fromstring(
            handle.read(PIECE), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    targets = (one.get("Target", "") for one in relations if one.get("Type", "").endswith(_MAIN))
    return posixpath.normpath(next(targets, "word/document.xml").lstrip("/"))


class _Crowded(Exception):
    """Raised for a file with more XML elements than `MOST_ELEMENTS`, which no story has."""


class _Paragraphs:
    """Collects paragraphs and their styles while a parser goes through the text of a Word file.

    It is the ``target`` of an `etree.XMLParser`, which calls ``start``, ``data``, ``end`` and
    ``close``. Afterwards ``found`` holds the words and the name of the style of each paragraph.
    """

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []  # in the order in which paragraphs begin
        self._open: list[tuple[int, list[str], list[str]]] = []  # place, words and style
        self._tags: list[str] = []
        self._unread = 0  # how deep in what an old Word shows instead of the choice beside it
        self._seen = 0

    def start(self, tag: str, attributes: Any) -> None:
        """Take in the beginning of an element, as the parser calls it."""
        self._seen += 1
        if self._seen > MOST_ELEMENTS:
            raise _Crowded
        above = self._tags[-1] if self._tags else ""
        name = _plain(tag)
        self._tags.append(name)
        if self._unread or tag == _FALLBACK:
            self._unread += 1
        elif name == "p":
            self._open.append((len(self.found), [], []))
            self.found.append(("", ""))
        elif name in _BREAKS and self._open:
            self._open[-1][1].append(_BREAKS[name])
        elif name == "pStyle" and above == "pPr" and self._open:
            self._open[-1][2].extend(
                value for key, value in attributes.items() if _plain(key) == "val"
            )

    def data(self, words: str) -> None:
        """Add words to the open paragraph if they stand in an element ``t``, which holds text."""
        if self._tags and self._tags[-1] == "t" and not self._unread and self._open:
            self._open[-1][1].append(words)

    def end(self, tag: str) -> None:
        """Take in the end of an element; that of a paragraph completes its words and style."""
        name = self._tags.pop()
        if self._unread:
            self._unread -= 1
        elif name == "p":
            place, words, style = self._open.pop()
            self.found[place] = ("".join(words).strip(), "".join(style[:1]))

    def close(self) -> None:
        """Take in the end of the file; the parser asks for it."""


@lru_cache(maxsize=1_000)
def _plain(tag: str) -> str:
    """Return a tag of Word's without its namespace (``p``); empty for one of another namespace."""
    return next((tag.removeprefix(space) for space in _WORDS if tag.startswith(space)), "")

"""Exports of news databases: several articles in one file, told by their layout."""

from __future__ import annotations

import re

from framing.article import Article
from framing.reading.assemble import merged
from framing.reading.blocks import walk
from framing.reading.choice import NOTHING
from framing.reading.decoding import Decoded, decode
from framing.reading.double_encoding import mended
from framing.reading.export_lines import RIGHTS, rows_of
from framing.reading.factiva import split_factiva
from framing.reading.layout import Visible
from framing.reading.nexis import split_nexis
from framing.reading.nexis_academic import split_nexis_before
from framing.reading.page import DECLARED, parse, written
from framing.reading.proquest import split_proquest
from framing.reading.receipt import Receipt
from framing.reading.slices import Export, cut, set_aside
from framing.reading.sources import Content
from framing.reading.unreadable import Unreadable

# What every export has somewhere; a text without it need not be looked at line by line.
HINT = re.compile(r"\bdo[ck]ument|proquest|\blength:", re.IGNORECASE)
# Bytes that pages saved from a news database hold; other pages need not be read twice.
DATABASE = re.compile(rb"factiva|proquest|lexis|nexis|articleParagraph|\d of \d+ DOCUMENTS?", re.I)
HEAD = 200_000  # characters in which an export shows what it is
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LABELLED = re.compile(r"[^\W\d_][^\n:：]{1,30}[:：] *\S")
LENGTH = re.compile(r"[:：] *\d[\d.,  ]{0,8} ?[^\W\d_]{1,12}$")
SPLITTERS = (split_factiva, split_proquest, split_nexis, split_nexis_before)


def split_export(text: str) -> Export | None:
    """Return where the articles of an export lie; None if it has no known database's layout.

    An export is a file with several articles from a news database. ``text`` is that of a document,
    or all visible text of a page.
    """
    for split in SPLITTERS if HINT.search(text) else ():
        export = split(text)
        if export is not None and any(not piece.why or piece.lost for piece in export.slices):
            return export
    return None


def export_in(content: Content, visible: Visible | None = None) -> tuple[Visible, Export] | None:
    """Return what is visible of a source, and where its articles lie; None if it is no export.

    ``content`` is what the source holds; ``visible`` is its text, or None for a web page. That is
    read here, menus and all: nothing of it may be left out before the layout is known.

    Raise Unreadable if it looks like an export whose layout cannot be read.
    """
    if visible is None:
        data = content.data
        raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
        if not DATABASE.search(raw):
            return None
        visible = see_whole_page(raw, content.name)
    export = split_export(visible.text)
    if export is None and is_unknown(visible.text):
        raise Unreadable(
            content.name,
            "this looks like an export of Nexis, with labels in a language that is not known",
            "export it again, with English as the language of the website",
        )
    return (visible, export) if export else None


def is_unknown(text: str) -> bool:
    """Return whether a text begins like a Nexis export with labels in an unknown language.

    Examples
    --------
    >>> is_unknown("\\n\\n".join(["Talks begin", "The Clarion", "poniedziałek 3 czerwca 2019",
    ...     "Copyright 2019 The Clarion", "Sekcja: NEWS; Pg. 3", "Długość: 40 słów"]))
    True
    """
    rows = rows_of(text[:HEAD])
    for i, row in enumerate(rows):
        if i >= 2 and RIGHTS.match(row.words) and YEAR.search(rows[i - 1].words):
            below = [one.words for one in rows[i + 1 : i + 5]]
            labels = [words for words in below if LABELLED.match(words)]
            if len(labels) >= 2 and any(LENGTH.search(words) for words in labels):
                return True
    return False


def see_whole_page(data: bytes, name: str) -> Visible:
    """Return all visible text of a page, menus and notices too, an empty line between blocks.

    ``data`` is the page with its markup, ``name`` what an error calls it.

    Raise Unreadable if the page has no content.
    """
    declared = DECLARED.search(data[:4096])
    label = declared[1].decode("ascii") if declared else ""
    decoded: Decoded = decode(data, name, label)
    text, _ = written(walk(parse(mended(decoded.text), name)))
    return Visible(text + "\n", "html", decoded.encoding, notes=decoded.notes)


def single(
    content: Content, visible: Visible, keep: frozenset[str] = NOTHING
) -> tuple[Article, Receipt] | None:
    """Return the one article of a database's export, and its receipt; None if it is no export.

    ``content`` is what the source holds, ``visible`` its visible text, and ``keep`` holds reasons
    (``notice``) for which nothing is set aside (left out of the article's text).

    Raise Unreadable if the export holds several articles.
    """
    found = export_in(content, visible if visible.kind != "html" else None)
    if found is None:
        return None
    visible, export = found
    whole = [piece for piece in export.slices if not piece.why]
    if len(whole) != 1:
        raise Unreadable(
            content.name,
            f"this is an export of {export.database} with {len(whole):,} articles",
            "import it: framing corpus import",
        )
    result = cut(visible.text, whole[0], content.name, content.id, keep)
    stretches = [
        stretch
        for piece in export.slices
        for stretch in (set_aside(piece) if piece.why else result.stretches)
    ]
    notes = (*visible.notes, f"This is an export of {export.database}.", *export.notes)
    receipt = Receipt(
        content.name, visible.kind, visible.text, merged(stretches), visible.encoding, notes
    )
    return result.article, receipt

"""Exports of news databases: several articles in one file, told by their layout."""

from __future__ import annotations

import re

from framing.article import Article
from framing.reading.assemble import merged
from framing.reading.blocks import walk
from framing.reading.decoding import Decoded, decode
from framing.reading.factiva import split_factiva
from framing.reading.nexis import split_nexis
from framing.reading.nexis_before import split_nexis_before
from framing.reading.page import DECLARED, parse, written
from framing.reading.proquest import split_proquest
from framing.reading.receipt import Receipt
from framing.reading.slices import Export, cut, set_aside
from framing.reading.sources import Content
from framing.reading.twice import mended
from framing.reading.unreadable import Unreadable
from framing.reading.visible import Visible

# What every export has somewhere; a text without it need not be looked at line by line.
HINT = re.compile(r"\bdo[ck]ument|proquest|\blength:", re.IGNORECASE)
SPLITTERS = (split_factiva, split_proquest, split_nexis, split_nexis_before)


def split_export(text: str) -> Export | None:
    """Find the articles of an export; None if the text has the layout of no known database.

    Parameters
    ----------
    text
        The text of a document, or all visible text of a page.
    """
    for split in SPLITTERS if HINT.search(text) else ():
        export = split(text)
        if export is not None and any(not piece.why or piece.lost for piece in export.slices):
            return export
    return None


def see_whole_page(data: bytes, name: str) -> Visible:
    """Give all visible text of a page, block by block.

    Raises
    ------
    Unreadable
        If the page has no content.
    """
    declared = DECLARED.search(data[:4096])
    label = declared[1].decode("ascii") if declared else ""
    decoded: Decoded = decode(data, name, label)
    text, _ = written(walk(parse(mended(decoded.text), name)))
    return Visible(text + "\n", "html", decoded.encoding, notes=decoded.notes)


def single(content: Content, visible: Visible) -> tuple[Article, Receipt] | None:
    """Read the one article of an export; None if the source is no export.

    Raises
    ------
    Unreadable
        If the export holds several articles.
    """
    export = split_export(visible.text)
    if export is None:
        return None
    whole = [piece for piece in export.slices if not piece.why]
    if len(whole) != 1:
        raise Unreadable(
            content.name,
            f"this is an export of {export.database} with {len(whole):,} articles",
            "import it: framing corpus import",
        )
    made = cut(visible.text, whole[0], content.name, content.id)
    stretches = [
        stretch
        for piece in export.slices
        for stretch in (set_aside(piece) if piece.why else made.stretches)
    ]
    notes = (*visible.notes, f"This is an export of {export.database}.", *export.notes)
    receipt = Receipt(
        content.name, visible.kind, visible.text, merged(stretches), visible.encoding, notes
    )
    return made.article, receipt

"""Web pages: what a reader sees of a page, and which blocks of it are the article.

trafilatura decides which blocks are the article. It drops some blocks of an article and keeps
no account of the page, so the page is walked here, and each block (a paragraph, a headline) is
compared with what trafilatura gave: the receipt accounts for all visible text of the page.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from lxml import etree, html

from framing.reading.assemble import BLOCK, Aside
from framing.reading.attributes import without_crowds
from framing.reading.blocks import Block, walk
from framing.reading.boilerplate import NOTICES, reason_of
from framing.reading.choice import NOTHING
from framing.reading.decoding import Decoded, decode
from framing.reading.double_encoding import mended
from framing.reading.front_lines import FrontLine, front_line, is_name
from framing.reading.layout import Visible
from framing.reading.page_headline import HEADINGS, bare, headline_in
from framing.reading.page_origin import Metadata, metadata_of, origin_of
from framing.reading.passages import set_aside_passages
from framing.reading.posts import without_unclosed
from framing.reading.scrub import well_written
from framing.reading.unreadable import Unreadable

LEFT_OUT = "left out by the extractor"
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w-]{1,40})", re.IGNORECASE)
LARGEST = 10_000_000  # characters of a page with its markup
SHINGLE = 6  # words; a block is the article's if its runs of so many words are
FEWEST = 5  # words of an article
FRAME = frozenset({"header", "footer", "nav"})
STORY = 80  # characters; a longer paragraph is the story
LONGER = 1.2  # times the words that are shown: the metadata hold more of the article
ENDS = re.compile(r"</(?:html|body)\s{0,9}>", re.IGNORECASE)  # browsers read on behind them
Q = re.compile(r"</?q\b[^<>]{0,2000}+>", re.IGNORECASE)


def see_page(
    data: bytes | str,
    name: str,
    url: str = "",
    charset: str = "",
    keep: frozenset[str] = NOTHING,
) -> Visible:
    """Return the visible text of a page; what is not the article is listed as ``hidden``.

    ``data`` is the page with its markup, ``name`` what an error calls it, ``url`` its address and
    ``charset`` the encoding that the server named; both are empty if they are not known. ``keep``
    holds reasons for which nothing is hidden (see `choice`).

    Raise Unreadable if there is no article in the page.
    """
    if isinstance(data, str):
        decoded = Decoded(data, "")
    else:
        declared = DECLARED.search(data[:4096])
        decoded = decode(data, name, charset, declared[1].decode("ascii") if declared else "")
    if len(decoded.text) > LARGEST:
        raise Unreadable(
            name, f"the page has over {LARGEST:,} characters", "save the article's text in a file"
        )
    page = without_crowds(ENDS.sub("", mended(decoded.text)))
    tree = parse(page, name)
    metadata = metadata_of(tree)
    blocks = walk(tree)
    document = extract(Q.sub("", page), url)  # it would end a line at each <q>
    choose(blocks, document, keep)
    title, notes = headline_in(blocks, document, tree)
    passages = set_aside_passages(blocks, keep)
    if shown_words(blocks) < FEWEST:
        raise Unreadable(
            name, "no article was found in the page", "save the article's text in a file"
        )
    text, hidden = written(blocks)
    left = sum(end - start for start, end, _ in hidden)
    aside = f"{left:,} of {len(text):,} visible characters of the page are not the article."
    known, doubts = origin_of(document, metadata, printed_above(blocks), linked_authors(tree), url)
    notes = (*decoded.notes, aside, *passages, *notes, *doubts, *longer_in(metadata, blocks))
    return Visible(
        text, "html", decoded.encoding, hidden, replace(known, title=well_written(title)), notes
    )


def parse(text: str, name: str) -> Any:
    """Return a page as a tree of elements (lxml); broken markup is mended.

    ``name`` is what an error calls the page. Raise Unreadable if it is empty or nested too deep.
    """
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
        text = without_unclosed(ENDS.sub("", text.replace("\0", "")))
        data = text.encode("utf-8", "replace")
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable(name, "the page has no content", "check it in a browser") from None
    if any(error.level == etree.ErrorLevels.FATAL for error in parser.error_log):
        raise Unreadable(
            name,
            "its elements stand over 2,000 deep in each other, and the rest would be lost",
            "save the article's text in a file",
        )
    return tree


def extract(text: str, url: str) -> Any:
    """Return what trafilatura finds in a page, article and metadata; None if nothing.

    ``text`` is the page with its markup, ``url`` its address or empty.
    """
    from trafilatura import bare_extraction

    try:
        return bare_extraction(
            text,
            url=url or None,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            favor_recall=False,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "min_date": "1800-01-01",
                "max_date": "2200-01-01",
            },
        )
    except (RecursionError, ValueError, TypeError, AttributeError, etree.LxmlError):
        return None


def choose(blocks: list[Block], document: Any, keep: frozenset[str]) -> None:
    """Set ``used`` for the blocks that are part of the article.

    ``document`` is what trafilatura found, or None; a notice that asks for a subscription is left
    out unless its reason is in ``keep``.
    """
    lines = (document.text or "").split("\n") if document is not None else []
    whole = {squeezed(line) for line in lines} - {""}
    runs = {run for line in lines for run in shingles(bare(line))}
    for block in blocks:
        block.used = is_in(block.words, whole, runs)
    take_in_siblings(blocks, keep)
    for block in blocks:
        if (why := reason_of(block.words)) in NOTICES - keep:
            block.used, block.reason = False, "site link" if in_frame(block) else why


def in_frame(block: Block) -> bool:
    """Return whether a block stands in the header, footer or menu of a page."""
    around = [] if block.above is None else [block.above, *block.above.iterancestors()]
    return any(element.tag in FRAME for element in around)


def squeezed(words: str) -> str:
    """Return a line without blanks and quotation marks, to compare it with others."""
    return "".join(bare(words)).lstrip("-•*")


def shingles(words: list[str]) -> list[tuple[str, ...]]:
    """Return each run of six words that follow each other; none if there are fewer words."""
    return [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def is_in(words: str, whole: set[str], runs: set[tuple[str, ...]]) -> bool:
    """Return whether a block's words are in the text that trafilatura found.

    ``whole`` holds the lines of that text as `squeezed` writes them, ``runs`` its runs of words as
    `shingles` gives them. Four of five of a block's runs are enough.
    """
    if squeezed(words) in whole:
        return True
    mine = shingles(bare(words))
    return bool(mine) and 5 * sum(run in runs for run in mine) >= 4 * len(mine)


def take_in_siblings(blocks: list[Block], keep: frozenset[str]) -> None:
    """Set ``used`` for a paragraph that trafilatura dropped between two others of the article.

    All three stand in one element. Boilerplate is not taken in, unless its reason is in ``keep``.
    """
    places: dict[int, tuple[int, int]] = {}
    for i, block in enumerate(blocks):
        if block.used and block.tag == "p" and block.above is not None:
            first, _ = places.get(id(container_of(block)), (i, i))
            places[id(container_of(block))] = (first, i)
    for i, block in enumerate(blocks):
        first, last = places.get(id(container_of(block)), (0, 0))
        prose = block.tag in ("p", "blockquote") and 2 * block.linked <= len(block.words)
        if not block.used and prose and first < i < last:
            block.used = reason_of(block.words) in {"", *keep}


def container_of(block: Block) -> Any:
    """Return the element that a block stands in, or the paragraph of its block quotation."""
    return block.holder.getparent() if block.role == BLOCK else block.above


def written(blocks: list[Block]) -> tuple[str, tuple[Aside, ...]]:
    """Return a page's visible text, and what of it is not the article: start, end and reason."""
    pieces: list[str] = []
    hidden: list[Aside] = []
    at = 0
    for block in blocks:
        gap = "" if not pieces else "\n" if block.near else "\n\n"
        start = at + len(gap)
        words = block.written if block.used else block.words
        at = start + len(words)
        pieces += [gap, words]
        if not block.used:
            hidden.append(Aside(start, at, block.reason or exclusion_reason(block.words)))
    return "".join(pieces), tuple(hidden)


def exclusion_reason(words: str) -> str:
    """Return why a block with these words is not part of the article, such as ``share bar``."""
    front = front_line(words)
    return reason_of(words) or (front.reason if front and front.sure else LEFT_OUT)


def printed_above(blocks: list[Block]) -> list[FrontLine]:
    """Return what the lines from the headline to the story say of where it comes from.

    Lines that may be something else are left out.
    """
    story = next(
        (
            i
            for i, b in enumerate(blocks)
            if b.used and b.tag not in HEADINGS and len(b.words) >= STORY
        ),
        0,
    )
    heads = [i for i, b in enumerate(blocks[:story]) if b.used and b.tag in HEADINGS]
    found = (front_line(b.words) for b in blocks[heads[0] if heads else 0 : story])
    return [line for line in found if line and line.sure]


def linked_authors(tree: Any) -> list[str]:
    """Return the names on a page that are links to their authors, each once."""
    links = tree.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')]")
    names = (" ".join(link.text_content().split()).removeprefix("By ") for link in links[:20])
    return list(dict.fromkeys(name for name in names if is_name(name)))


def longer_in(metadata: Metadata, blocks: list[Block]) -> tuple[str, ...]:
    """Return a note if metadata hold more of the article than the page shows; else empty."""
    shown = shown_words(blocks)
    whole = len(metadata.body.split())
    if whole <= LONGER * shown:
        return ()
    return (f"The page shows {shown:,} words; its metadata hold {whole:,}, which are not read.",)


def shown_words(blocks: list[Block]) -> int:
    """Count the words of the article that the page shows, but for its headings."""
    return sum(len(b.words.split()) for b in blocks if b.used and b.tag not in HEADINGS)

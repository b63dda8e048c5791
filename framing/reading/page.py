"""Web pages: what a reader sees of a page, and which blocks of it are the article.

trafilatura decides which blocks are the article. It drops some blocks of an article and keeps
no account of the page, so the page is walked here, and each block is compared with what
trafilatura gave: the receipt's input is all visible text of the page.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from framing.reading.assemble import Aside
from framing.reading.attributes import without_crowds
from framing.reading.blocks import Block, walk
from framing.reading.decoding import Decoded, decode
from framing.reading.front import Origin, front_line
from framing.reading.furniture import alike, reason_of
from framing.reading.passages import QUOTED, set_aside_passages
from framing.reading.posts import without_unclosed
from framing.reading.unreadable import Unreadable
from framing.reading.visible import Visible

LEFT_OUT = "left out by the extractor"
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s{0,3}=\s{0,3}[\"']?([\w-]{1,40})", re.IGNORECASE)
LARGEST = 10_000_000  # characters of a page with its markup
HEADINGS = ("h1", "h2", "h3")
SHINGLE = 6  # words; a block is the article's if its runs of so many words are
FEWEST = 5  # words of an article
Q = re.compile(r"</?q\b[^<>]{0,2000}+>", re.IGNORECASE)
MARKS = dict.fromkeys(map(ord, '"“”„‟«»‘’‚‹›'))  # no mark counts where lines are compared


def see_page(data: bytes | str, name: str, url: str = "", charset: str = "") -> Visible:
    """Give the visible text of a page with everything but the article hidden.

    Raises
    ------
    Unreadable
        If there is no article in the page.
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
    source = without_crowds(decoded.text)
    tree = parse(source, name)
    blocks = walk(tree)
    document = extract(Q.sub("", source), url)  # it would end a line at each <q>
    title = choose(blocks, document)
    passages = set_aside_passages(blocks)
    if sum(len(b.words.split()) for b in blocks if b.used and b.tag not in HEADINGS) < FEWEST:
        raise Unreadable(
            name, "no article was found in the page", "save the article's text in a file"
        )
    text, hidden = written(blocks)
    left = sum(end - start for start, end, _ in hidden)
    aside = f"{left:,} of {len(text):,} visible characters of the page are not the article."
    known = origin_of(document, title, url)
    return Visible(
        text, "html", decoded.encoding, hidden, known, (*decoded.notes, aside, *passages)
    )


def parse(text: str, name: str) -> Any:
    """Parse a page; broken markup is mended."""
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
        text = without_unclosed(text.replace("\0", ""))
        data = text.encode("utf-8", "replace")
        return html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise Unreadable(name, "the page has no content", "check it in a browser") from None


def extract(text: str, url: str) -> Any:
    """Let trafilatura find the article and its metadata; None if it finds none."""
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


def choose(blocks: list[Block], document: Any) -> str:
    """Mark the blocks that are the article's and give its headline."""
    lines = (document.text or "").split("\n") if document is not None else []
    whole = {squeezed(line) for line in lines} - {""}
    runs = {run for line in lines for run in shingles(bare(line))}
    for block in blocks:
        block.used = is_in(block.words, whole, runs)
    take_in_siblings(blocks)
    title = headline_of(blocks, str(getattr(document, "title", None) or ""))
    for block in blocks:
        if block.tag in HEADINGS and plain(block.words) == plain(title):
            block.used = True
            break
    return title


def squeezed(words: str) -> str:
    """Take the blanks and the marks out of a line, to compare it with others."""
    return "".join(bare(words)).lstrip("-•*")


def bare(words: str) -> list[str]:
    """Give the words of a line without quotation marks; the page may draw what nobody wrote."""
    return words.translate(MARKS).split()


def plain(words: str) -> str:
    """Make headings alike that differ in quotation marks, numbers, letter case and blanks only."""
    return alike(" ".join(bare(words)))


def shingles(words: list[str]) -> list[tuple[str, ...]]:
    """Give the runs of `SHINGLE` words."""
    return [tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]


def is_in(words: str, whole: set[str], runs: set[tuple[str, ...]]) -> bool:
    """Tell whether a block is among the lines of the extract or runs of its words are."""
    if squeezed(words) in whole:
        return True
    mine = shingles(bare(words))
    return bool(mine) and 5 * sum(run in runs for run in mine) >= 4 * len(mine)


def take_in_siblings(blocks: list[Block]) -> None:
    """Take in a paragraph that was dropped between two of the article in the same element."""
    places: dict[int, tuple[int, int]] = {}
    for i, block in enumerate(blocks):
        if block.used and block.tag == "p" and block.above is not None:
            first, _ = places.get(id(home(block)), (i, i))
            places[id(home(block))] = (first, i)
    for i, block in enumerate(blocks):
        first, last = places.get(id(home(block)), (0, 0))
        prose = block.tag in ("p", "blockquote") and 2 * block.linked <= len(block.words)
        if not block.used and prose and first < i < last:
            block.used = not reason_of(block.words)


def home(block: Block) -> Any:
    """Give the element that a block stands in; a paragraph of a block quotation where that does."""
    return block.holder.getparent() if block.role == QUOTED else block.above


def headline_of(blocks: list[Block], title: str) -> str:
    """Give the first-rank heading that agrees with the page's title, or else the title."""
    heads = [b.words for b in blocks if b.tag == "h1"]
    for head in heads:
        if plain(head) in plain(title) or (title and plain(title) in plain(head)):
            return head
    return heads[0] if len(heads) == 1 and not title else title


def written(blocks: list[Block]) -> tuple[str, tuple[Aside, ...]]:
    """Write the visible text, and what of it is hidden, each stretch with a reason."""
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
            hidden.append(Aside(start, at, block.reason or why_not(block.words)))
    return "".join(pieces), tuple(hidden)


def why_not(words: str) -> str:
    """Name why a block is not the article."""
    front = front_line(words)
    return reason_of(words) or (front.reason if front and front.sure else LEFT_OUT)


def origin_of(document: Any, title: str, url: str) -> Origin:
    """Read author, date, outlet and address from the page's metadata."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    author = " and ".join(p.strip() for p in (document.author or "").split(";") if p.strip())
    try:
        date = dt.date.fromisoformat(document.date or "")
    except ValueError:
        date = None
    outlet = (document.sitename or "").strip("@ ") or host
    return Origin(author, date, outlet, url or document.url or "", title)

"""The headline of a page: as it is printed above the story, or as its metadata give it."""

from __future__ import annotations

from typing import Any

from framing.reading.blocks import Block
from framing.reading.boilerplate import alike
from framing.reading.front_lines import SECTIONS, is_outlet

HEADINGS = ("h1", "h2", "h3")
ENOUGH = 3  # words of a heading that is a part of a title
MARKS = dict.fromkeys(map(ord, '"“”„‟«»‘’‚‹›'))  # no mark counts where lines are compared


def headline_in(blocks: list[Block], document: Any, tree: Any) -> tuple[str, tuple[str, ...]]:
    """Return the headline of a page, and a note if the metadata give another one.

    It is as printed above the story, or else as in the metadata; ``used`` is set for its block.
    ``document`` is what trafilatura found (None if nothing), ``tree`` the parsed page.
    """
    site = plain(str(getattr(document, "sitename", None) or ""))
    titles_given = [str(getattr(document, "title", None) or ""), *titles(tree)]
    titles_given = [
        title for title in titles_given if title.strip() and plain(title) not in {site, *SECTIONS}
    ]
    first = next((i for i, b in enumerate(blocks) if b.used and b.tag == "p"), len(blocks))
    above = [b for b in blocks[:first] if plain(b.words) not in {site, *SECTIONS}]
    title = printed_headline(above, titles_given) or next(iter(titles_given), "")
    for block in blocks:
        if block.tag in HEADINGS and plain(block.words) == plain(title):
            block.used = True
            break
    other = (
        titles_given[0]
        if titles_given and not any(agree(title, one) for one in titles_given)
        else ""
    )
    note = f"The page's metadata give another headline: “{other[:200]}”."
    return title, (note,) if other else ()


def printed_headline(above: list[Block], titles_given: list[str]) -> str:
    """Return the heading above the story that agrees with a title in the metadata.

    If none does, it is the last of those of the highest rank, if they are ``h1`` or there is only
    one; otherwise empty.

    ``above`` are the blocks up to the first paragraph of the story, less the name of the site;
    ``titles_given`` are the titles in the metadata.
    """
    heads = [(b.tag, b.words) for b in above if b.tag in HEADINGS and not is_masthead(b)]
    ranked = sorted(heads, key=lambda head: head[0])
    if found := next(
        (words for _, words in ranked if any(agree(words, t) for t in titles_given)), ""
    ):
        return found
    best = [words for tag, words in heads if tag == ranked[0][0]]
    return best[-1] if best and (ranked[0][0] == "h1" or len(heads) == 1) else ""


def agree(words: str, title: str) -> bool:
    """Return whether a heading is the title that the metadata give, or most of it.

    Examples
    --------
    >>> agree("Slip row", "Slip row - The Quay Post"), agree("News", "Slip news - The Quay Post")
    (True, False)
    """
    one, two = plain(words), plain(title)
    shorter, longer = sorted((one, two), key=len)
    behind = longer.removeprefix(shorter).lstrip()
    cut = longer.startswith(shorter) and behind[:1] in ("", *"-–—|:·•«»<>")
    return bool(shorter) and (cut or (len(shorter.split()) >= ENOUGH and shorter in longer))


def titles(tree: Any) -> list[str]:
    """Return a page's titles: those given to social networks, then that of the window."""
    metas = tree.xpath("//meta[@property='og:title' or @name='twitter:title']/@content")
    return [" ".join(str(one).split()) for one in (*metas, tree.findtext(".//title") or "")]


def is_masthead(block: Block) -> bool:
    """Return whether a heading is a link with the name of an outlet in it, not a headline."""
    return 2 * block.linked > len(block.words) and is_outlet(block.words, dated=False)


def bare(words: str) -> list[str]:
    """Return the words of a line without quotation marks, which the page's style may have added."""
    return words.translate(MARKS).split()


def plain(words: str) -> str:
    """Return a heading in lower case, without quotation marks and with all numbers as 0.

    Headings that differ in nothing else then compare as equal.
    """
    return alike(" ".join(bare(words)))

"""Markdown marks: the signs of layout that stand between the words of a plain text.

Only marks that come in pairs or stand where Markdown wants them are taken for marks; a lone
asterisk, ``f**k`` and ``snake_case`` stay as they are. Each search is linear.
"""

from __future__ import annotations

import re

from framing.reading.assemble import Aside

MARK = "Markdown mark"

# The bars of a quotation, the first at the start of a line; ">50" and ">=" are comparisons.
BARS = r"(?:> ?){1,9}+(?:(?<= )|(?![\d=]))"
# The stretch before a line's words: quotation bars, then a heading, a bullet or a number.
PREFIX = re.compile(
    r"(?P<bars>" + BARS + r")?"
    r"(?:(?P<heading>#{1,6}) +|(?P<item>[-*+•▪‣●] +|\d{1,2}[.)] +(?=\S)))?"
)
RULE = re.compile(r"[-*_=~](?: ?[-*_=~]){2,200}|`{3,9}\w{0,20}|\|?[-: |]{3,200}\|")
UNDERLINE = re.compile(r"={3,200}|-{3,200}")
TRAILING_HASHES = re.compile(r" +#{1,6}$")
# A link, a picture, or a mark of emphasis. Inside the brackets no bracket, inside the
# parentheses no parenthesis but one pair: each attempt ends where the next one starts.
INLINE = re.compile(
    r"(?P<picture>!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}(?: \"[^\"()]{0,200}\")?\))"
    r"|\[(?P<words>[^\[\]]{1,500})\]\((?P<to>[^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,200})"
    r"(?: \"[^\"()]{0,200}\")?\)"
    r"|<(?P<auto>https?://[^<>\s]{1,2000})>"
    r"|(?P<escape>\\(?=[*_#`\[\]()<>~\\-]))[^\n]"
    r"|(?P<emphasis>\*{1,3}|_{1,3}|~~|`{1,2})"
)

# A comment ends where the next one starts, so no stretch is searched twice.
COMMENT = re.compile(r"<!--(?:[^<-]|-(?!->)|<(?!!--))*+-->")


def inline_marks(text: str, start: int, end: int) -> tuple[list[Aside], list[str]]:
    """Return the Markdown marks between two offsets of a text, and where its links lead.

    Returns
    -------
    asides
        Where the marks stand, in order; they are left out of the article.
    links
        The addresses, in order.

    Examples
    --------
    >>> inline_marks("The *Post* said", 0, 15)[0]
    [Aside(start=4, end=5, reason='Markdown mark'), Aside(start=9, end=10, reason='Markdown mark')]
    """
    asides: list[Aside] = []
    links: list[str] = []
    waiting: dict[str, list[tuple[int, int]]] = {}
    at = start
    while match := INLINE.search(text, at, end):
        at = match.end()
        begin, stop = match.span()
        kind = match.lastgroup or ""
        if match["to"] is not None:
            links.append(match["to"])
            asides.append(Aside(begin, begin + 1, MARK))
            asides.append(Aside(match.end("words"), stop, "link"))
            at = begin + 1  # the words of a link may carry marks of their own
        elif kind == "emphasis":
            asides += paired(text, begin, stop, match["emphasis"], waiting)
        elif kind == "escape":
            asides.append(Aside(begin, begin + 1, MARK))
        elif kind == "auto":
            links.append(match["auto"])
            asides.append(Aside(begin, stop, "link"))
        else:
            asides.append(Aside(begin, stop, kind))
    return sorted(outside_links(asides)), links


def paired(
    text: str, begin: int, stop: int, mark: str, waiting: dict[str, list[tuple[int, int]]]
) -> list[Aside]:
    """Return where a mark of emphasis and the one that opened it stand; nothing if none did.

    ``begin`` and ``stop`` are where the ``mark`` stands. One that may open a passage is put into
    ``waiting``, the places of open marks by mark, until its end is found.
    """
    before = text[begin - 1] if begin else " "
    after = text[stop] if stop < len(text) else " "
    opened = waiting.setdefault(mark, [])
    if opened and not before.isspace() and not after.isalnum():
        first, second = opened.pop()
        return [Aside(first, second, MARK), Aside(begin, stop, MARK)]
    if not after.isspace() and not before.isalnum():
        opened[:] = [(begin, stop)]
    return []


def outside_links(asides: list[Aside]) -> list[Aside]:
    """Return the marks that do not lie inside the address of a link, which is a mark as well."""
    out: list[Aside] = []
    for aside in sorted(asides):
        if not out or aside.start >= out[-1].end:
            out.append(aside)
    return out

"""The blocks of text that a reader sees on a web page, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from framing.reading.choice import POST
from framing.reading.holders import WHOLE, Holders

UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object"}
    | {"textarea", "select", "datalist", "audio", "video", "canvas"}
)
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp "
    "small span strike strong sub sup time tt u var wbr img"
)
INLINE = frozenset(_INLINE.split())
NO_DISPLAY = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}(?:hidden|collapse)"
    r"|(?<![\w-])(?:opacity|font-size)\s{0,3}:\s{0,3}0(?:\.0{1,9})?(?:px|em|rem|%)?\s{0,3}(?:;|!|$)"
    r"|clip\s{0,3}:\s{0,3}rect\(\s{0,3}[01](?:px)?[, ]"
    r"|(?<![\w-])(?:left|text-indent)\s{0,3}:\s{0,3}-\d{3,6}",
    re.IGNORECASE,
)
DISPLAY = re.compile(
    r"display\s{0,3}:\s{0,3}(?!none)[a-z]|visibility\s{0,3}:\s{0,3}visible"
    r"|(?<![\w-])opacity\s{0,3}:\s{0,3}(?:1|0?\.\d{0,5}[1-9])",
    re.IGNORECASE,
)
# Classes for those who listen to a page instead of reading it, and for what is not shown at all.
NOT_SHOWN = re.compile(
    r"(?:u-|is-|util-|g-)?(?:sr-?only|visually-?hidden|visuallyhidden|screen-?reader(?:-(?:text|only))?"
    r"|screenreader(?:-(?:text|only))?|reader-only|assistive-text|a11y-hidden|accessibly-hidden"
    r"|element-(?:invisible|hidden)|off-?screen|d-none|display-none|hidden|is-hidden|hide)",
    re.IGNORECASE,
)
SHOWN = re.compile(r"[\w-]{0,20}(?:[:-])(?:block|flex|inline|inline-block|grid|table|show)", re.I)
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
# A rule of a style sheet; or the brace that opens a block around rules, or closes it.
RULE = re.compile(r"(?<![^{}@;])([^{}@;]{1,500})\{([^{}]{0,2000})\}|([{}])")
CLASS = re.compile(r"\.[\w-]{1,80}")
LARGEST_SHEET = 500_000  # characters
PARTS = ("span", "a", "time", "strong", "b")  # of a line that blanks do not part on the page
MARKS = (("“", "”"), ("‘", "’"), ("“", "”"))  # of a quotation, of one in it, of one in that
OPENING = tuple("“‘\"'«„‚‹")
SIGN = 3  # characters beside the name of who is quoted: a dash, a blank, a colon


@dataclass
class Block:
    """A block of text that a reader sees on a web page, such as a paragraph or a headline.

    Attributes
    ----------
    words
        Its text.
    above, tag
        The parent of the element it stands in, and the name of that element (``p``, ``h1``).
    linked
        How many of its characters are links.
    near
        True if only a line break parts it from the block before, not the start of an element.
    used
        Whether it is part of the article.
    holder, role
        The element around it that is a post, a quotation or beside the story, and which of them:
        ``embedded post``, ``pull quote``, ``block quotation`` or ``aside``; else None and empty.
    quoted
        Whether it stands in a block quotation.
    cited
        Whether it is the line of a block quotation that says who is quoted.
    plain
        Whether it is a ``<p>`` without a class or style, as most paragraphs of a story are.
    reason
        Why it is set aside (left out of the article), where its markup or its words say so;
        otherwise empty.
    """

    words: str
    above: Any
    tag: str
    linked: int = 0
    near: bool = False
    used: bool = False
    holder: Any = None
    role: str = ""
    quoted: bool = False
    cited: bool = False
    plain: bool = False
    reason: str = ""

    @property
    def written(self) -> str:
        """Return the block's words, after ``> `` if they stand in a block quotation or a post."""
        others = self.role == POST or (self.quoted and not self.cited)
        return f"> {self.words}" if others else self.words


def walk(tree: Any) -> list[Block]:
    """Return the visible blocks of a parsed web page, in order.

    ``tree`` is the root element (lxml). Around the words of a ``<q>`` stand the quotation marks
    that browsers draw there.
    """
    walker = Walker([tree], unseen_classes(tree))
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "start":
            walker.enter(element)
        elif event == "end":
            walker.leave(element)
        walker.add(element.text if event == "start" else element.tail)
    walker.close(breaks=0)
    return walker.blocks


class Walker:
    """Gathers the visible text of a page, element by element, into blocks.

    ``stack`` begins with the root of the page; ``unseen_classes`` are the classes that the page's
    style sheets hide. `enter`, `add` and `leave` are called for each element in the order of the
    page; the blocks that are finished are in ``blocks``.
    """

    def __init__(self, stack: list[Any], unseen_classes: frozenset[str] = frozenset()) -> None:
        self.unseen_classes = unseen_classes
        self.blocks: list[Block] = []
        self.stack = stack  # the elements that make blocks, the innermost last
        self.words: list[str] = []
        self.seen = 0  # characters of the block that stand on the page
        self.linked = 0  # those that are links
        self.cited = 0  # those that say who is quoted
        self.unseen = 0  # depth in elements that are not shown
        self.links = 0  # depth in links
        self.breaks = 0  # since the last block; one is a line break, more is a new block
        self.holders = Holders()
        self.marks: list[tuple[str, str]] = []  # drawn around the <q> that are open

    def enter(self, element: Any) -> None:
        """Take in the start of an element; one that makes a block ends the block before it."""
        unseen = self.is_unseen(element)
        if self.unseen or unseen or element.tag == "br":
            pass
        elif self.stack[-1].tag in HEADINGS:  # a headline stays one, whatever is in it
            self.words += [] if element.tag in INLINE else [" "]
        elif element.tag not in INLINE:
            self.close(breaks=2)
            self.stack.append(element)
        elif self.smashed(element):
            self.words.append(" ")
        self.unseen += unseen
        self.links += element.tag == "a"
        if element.tag == "q":
            self.open_quotation(element.text or "")
        elif element.tag not in INLINE or element.tag == "cite":
            self.holders.enter(element)

    def leave(self, element: Any) -> None:
        """Take in the end of an element; one that makes a block or a line break ends the block."""
        if element.tag == "br" and not self.unseen:
            if self.stack[-1].tag in HEADINGS:
                self.words.append(" ")
            else:
                self.close(breaks=1)
        elif self.stack[-1] is element and len(self.stack) > 1:
            self.close(breaks=2)
            self.stack.pop()
        if element.tag == "q":
            self.close_quotation()
        self.holders.leave(element)
        self.unseen -= self.is_unseen(element)
        self.links -= element.tag == "a"

    def is_unseen(self, element: Any) -> bool:
        """Return whether an element is not shown, by its name, its style or its class."""
        if element.tag in WHOLE:
            return False  # a script shows it when it has run
        if element.tag in UNSEEN or is_hidden(element):
            return True
        names = (element.get("class") or "")[:500].split() if self.unseen_classes else ()
        return not self.unseen_classes.isdisjoint(names)

    def smashed(self, element: Any) -> bool:
        """Return whether an element follows another without a blank: "Ana Ruiz", "3 May".

        On the page a style parts them; a blank must be put between. False for running text (in
        ``<p>``, ``<li>`` and such), which is left as it is.
        """
        before = element.getprevious()
        prose = self.stack[-1].tag in ("p", "li", "blockquote", "td", "figcaption")
        if prose or before is None or before.tail or not {before.tag, element.tag} <= {*PARTS}:
            return False
        last, first = (before.text or "")[-3:], (element.text or "")[:1]
        return len(last) == 3 and last[-1].isalnum() and (first.isupper() or first.isdigit())

    def open_quotation(self, text: str) -> None:
        """Add the mark that opens a ``<q>``, unless its ``text`` or the words before have one."""
        depth, before = len(self.marks), self.words[-1] if self.words else ""
        own = text.lstrip().startswith(OPENING) or (not depth and before.endswith(OPENING))
        drawn = not (own or self.unseen or depth >= len(MARKS))
        self.marks.append(MARKS[depth] if drawn else ("", ""))
        self.words += [self.marks[-1][0]] if drawn else []

    def close_quotation(self) -> None:
        """Add the mark that closes a ``<q>``; if no words are in it, take the opening one away."""
        opening, closing = self.marks.pop()
        while opening and self.words and not self.words[-1].strip():
            self.words.pop()
        if opening and self.words and self.words[-1] == opening:
            self.words.pop()
        elif opening and self.words:
            self.words[-1] = self.words[-1].rstrip()
            self.words.append(closing)

    def add(self, text: str | None) -> None:
        """Add text to the block that is open, if it is shown."""
        if text and not self.unseen:
            inside = bool(self.marks) and self.words[-1:] == [self.marks[-1][0]]
            self.words.append(text.lstrip() if inside else text)
            size = len(text.strip())
            self.seen += size
            self.linked += size if self.links else 0
            self.cited += size if self.holders.cites else 0

    def close(self, breaks: int) -> None:
        """Add the gathered words to ``blocks`` as one block, and begin the next one.

        Without words there is none. A ``<q>`` that goes on gets an opening mark again.

        ``breaks`` is 1 for a line break, 2 at the edge of an element, 0 at the end of the page.
        """
        if self.seen:
            closing = [mark for _, mark in reversed(self.marks)]
            self.blocks.append(self.block(" ".join("".join(self.words + closing).split())))
            self.breaks = 0
        self.breaks += breaks
        self.seen = self.linked = self.cited = 0
        self.words = [mark for mark, _ in self.marks if mark]

    def block(self, words: str) -> Block:
        """Return a block of ``words``, with what was gathered about them since the last block."""
        element, near = self.stack[-1], self.breaks == 1
        result = Block(words, element.getparent(), str(element.tag), self.linked, near)
        result.holder, result.role = self.holders.strongest
        result.quoted = self.holders.quotes > 0
        result.plain = element.tag == "p" and not (element.get("class") or element.get("style"))
        result.cited = self.cited > 0 and self.seen - self.cited <= SIGN
        return result


def unseen_classes(tree: Any) -> frozenset[str]:
    """Return the names of the classes that the page's own style sheets never show.

    A rule counts if it is for one class alone and outside the blocks for printers and screens of
    one size. A class that another rule shows again, on some screen or in some state, is seen.

    Examples
    --------
    >>> from lxml import html
    >>> sheet = "<style>.x, .y {display: none} @media print {.z {display: none}}</style>"
    >>> sorted(unseen_classes(html.fromstring(f"<html>{sheet}<p>Talks</p></html>")))
    ['x', 'y']
    """
    found: set[str] = set()
    shown: set[str] = set()
    for style in tree.iter("style"):
        depth = 0
        for names, body, opens in RULE.findall((style.text or "")[:LARGEST_SHEET]):
            if names and not depth and NO_DISPLAY.search(body):
                found |= {n.strip()[1:] for n in names.split(",") if CLASS.fullmatch(n.strip())}
            elif names and DISPLAY.search(body):
                shown |= {name[1:] for name in CLASS.findall(names)}
            depth = max(0, depth + {"{": 1, "}": -1}.get(opens, 0))
    return frozenset(found - shown)


def is_hidden(element: Any) -> bool:
    """Return whether an element is not to be shown, by its attributes, style or class."""
    style = element.get("style")
    if element.get("hidden") is not None or bool(style and NO_DISPLAY.search(style[:500])):
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    classes = (element.get("class") or "")[:500].replace("_", "-").split()
    return any(map(NOT_SHOWN.fullmatch, classes)) and not any(map(SHOWN.fullmatch, classes))

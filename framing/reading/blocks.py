"""The blocks of text that a reader sees on a web page, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object"}
    | {"textarea", "select", "audio", "video", "canvas"}
)
_INLINE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp "
    "small span strike strong sub sup time tt u var wbr img"
)
INLINE = frozenset(_INLINE.split())
NO_DISPLAY = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE
)


@dataclass
class Block:
    """A block of visible text: its words, its element's parent and tag, how much is links."""

    words: str
    above: Any
    tag: str
    linked: int = 0
    near: bool = False  # a line break, not a new block, parts it from the one before
    used: bool = False


def walk(tree: Any) -> list[Block]:
    """Walk over a page and give its visible blocks in order."""
    walker = Walker([tree])
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "start":
            walker.enter(element)
        elif event == "end":
            walker.leave(element)
        walker.add(element.text if event == "start" else element.tail)
    walker.close(breaks=0)
    return walker.blocks


class Walker:
    """Gathers visible text and closes a block where the page does."""

    def __init__(self, stack: list[Any]) -> None:
        self.blocks: list[Block] = []
        self.stack = stack  # the elements that make blocks, the innermost last
        self.words: list[str] = []
        self.linked = 0  # characters of the block that are links
        self.unseen = 0  # depth in elements that are not shown
        self.links = 0  # depth in links
        self.breaks = 0  # since the last block; one is a line break, more is a new block

    def enter(self, element: Any) -> None:
        """Start an element."""
        unseen = element.tag in UNSEEN or is_hidden(element)
        if not (self.unseen or unseen or element.tag in INLINE or element.tag == "br"):
            self.close(breaks=2)
            self.stack.append(element)
        self.unseen += unseen
        self.links += element.tag == "a"

    def leave(self, element: Any) -> None:
        """End an element."""
        if element.tag == "br" and not self.unseen:
            self.close(breaks=1)
        elif self.stack[-1] is element and len(self.stack) > 1:
            self.close(breaks=2)
            self.stack.pop()
        self.unseen -= element.tag in UNSEEN or is_hidden(element)
        self.links -= element.tag == "a"

    def add(self, text: str | None) -> None:
        """Take in text that is shown."""
        if text and not self.unseen:
            self.words.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def close(self, breaks: int) -> None:
        """End the block, if any word is in it."""
        words = " ".join("".join(self.words).split())
        if words:
            element = self.stack[-1]
            above, near = element.getparent(), self.breaks == 1
            self.blocks.append(Block(words, above, str(element.tag), self.linked, near))
            self.breaks = 0
        self.breaks += breaks
        self.linked = 0
        self.words.clear()


def is_hidden(element: Any) -> bool:
    """Tell whether an element is marked as not to be shown."""
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and NO_DISPLAY.search(style[:500]))

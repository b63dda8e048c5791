"""What the elements of a page say of whose words stand in them: a block quotation's, a post's."""

from __future__ import annotations

import re
from typing import Any

from framing.reading.assemble import BLOCK
from framing.reading.choice import POST, PULLED
from framing.reading.posts import is_post

BESIDE = "aside"
RANK = {POST: 3, PULLED: 2, BESIDE: 1, BLOCK: 1}
CITING = frozenset({"cite", "footer", "figcaption"})
WHOLE = frozenset({"html", "body", "main", "article"})  # what is said of them is said of the page
PULL = re.compile(
    r"(?!(?:[\w-]{0,60}[-_])?(?:has|with|no)-)(?:[\w-]{0,60}[-_])?"
    r"(?:pull[-_]?(?:ed|out)?[-_]{0,2}quotes?|"
    r"(?:block)?quotes?[-_]{1,2}pull(?:ed|out)?)(?:[-_][\w-]{0,60})?",
    re.IGNORECASE,
)


def role_of(element: Any) -> str:
    """Return what an element is to the words in it, by its tag and classes: ``pull quote``.

    Others are ``embedded post``, ``block quotation`` and ``aside``; an empty string for an element
    that is none of these.
    """
    tag = element.tag
    if tag in WHOLE or not isinstance(tag, str):
        return ""
    classes = (element.get("class") or "")[:500]
    if is_post(tag, classes):
        return POST
    if element.get("role") == "doc-pullquote" or any(map(PULL.fullmatch, classes.split())):
        return PULLED
    return {"blockquote": BLOCK, "aside": BESIDE}.get(tag, "")


class Holders:
    """Keeps track, on the way through a page, of the elements that say whose words stand in them.

    Attributes
    ----------
    quotes
        How many block quotations are open around the place that the walk has reached.
    cites
        The open elements in them that say who is quoted (``<cite>``).
    stack
        The open elements that have a role (see `role_of`), the outer first, each with the value of
        `strongest` while it is the innermost.
    """

    def __init__(self) -> None:
        self.quotes = 0  # depth in block quotations
        self.cites: list[Any] = []  # elements in them that say who is quoted
        self.stack: list[tuple[Any, tuple[Any, str]]] = []  # each with the strongest so far

    @property
    def strongest(self) -> tuple[Any, str]:
        """Return the open element that decides whose words are read now, and its role.

        An embedded post outranks a pull quote, which outranks a block quotation; of two of the same
        rank the outer wins. (None, "") if no element with a role is open.
        """
        return self.stack[-1][1] if self.stack else (None, "")

    def enter(self, element: Any) -> None:
        """Take in the start of an element, as the walk over the page comes to it."""
        if self.quotes and element.tag in CITING:
            self.cites.append(element)
        role = "" if element.tag == "cite" else role_of(element)
        if role:
            self.quotes += element.tag == "blockquote"
            before = self.strongest
            outer = self.stack and RANK[before[1]] >= RANK[role]
            self.stack.append((element, before if outer else (element, role)))

    def leave(self, element: Any) -> None:
        """Take in the end of an element, as the walk over the page leaves it."""
        if self.cites and self.cites[-1] is element:
            self.cites.pop()
        if self.stack and self.stack[-1][0] is element:
            self.quotes -= element.tag == "blockquote"
            self.stack.pop()

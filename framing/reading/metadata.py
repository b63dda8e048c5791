"""What a page says of itself where no reader sees it: JSON-LD and ``meta`` elements."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from framing.lexicons import word_class
from framing.reading.dates import real_day

ARTICLE = re.compile(r"(?:\w{0,30}Article|\w{0,30}NewsArticle|BlogPosting|Report|LiveBlogPosting)")
PUBLISHED = word_class("meta name of publication")
CHANGED = word_class("meta name of a change")
DAY = re.compile(r"\s{0,9}(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
DEEPEST = 6  # levels of JSON-LD that are looked through
MOST = 2_000  # values of it
LONGEST_NAME = 200  # characters


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself; empty where it says nothing."""

    published: dt.date | None = None
    changed: dt.date | None = None
    authors: tuple[str, ...] = ()
    body: str = ""


def metadata_of(tree: Any) -> Metadata:
    """Read the metadata of a parsed page; what is broken is passed over.

    Examples
    --------
    >>> from lxml import html
    >>> page = '<meta property="article:published_time" content="2024-03-05T08:00Z"><p>Talks'
    >>> metadata_of(html.fromstring(page)).published
    datetime.date(2024, 3, 5)
    """
    node = next(filter(is_article, linked_data(tree)), {})
    named = list(named_values(tree))
    body = node.get("articleBody")
    return Metadata(
        first_day([node.get("datePublished"), *(v for k, v in named if k in PUBLISHED)]),
        first_day([node.get("dateModified"), *(v for k, v in named if k in CHANGED)]),
        tuple(dict.fromkeys(names(node.get("author")))),
        body if isinstance(body, str) else "",
    )


def linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of the page's JSON-LD, within bounds."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            todo = [(json.loads(script.text or "", strict=False), 0)]
        except (ValueError, RecursionError):
            continue
        for _ in range(MOST):
            if not todo:
                break
            value, depth = todo.pop(0)
            if isinstance(value, dict):
                yield value
            inside = value.values() if isinstance(value, dict) else value
            if isinstance(value, dict | list) and depth < DEEPEST:
                todo += [(one, depth + 1) for one in inside if isinstance(one, dict | list)]


def is_article(node: dict[str, Any]) -> bool:
    """Return whether an object of JSON-LD is the article."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and ARTICLE.fullmatch(kind[:80]) for kind in kinds)


def named_values(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield the names in small letters and values of what says something of the page."""
    for element in tree.iter("meta", "time", "span"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if key := element.get(attribute):
                value = element.get("content") or element.get("datetime") or ""
                yield key.strip().lower()[:80], value[:80]
        if element.tag == "time" and element.get("pubdate") is not None:
            yield "pubdate", (element.get("datetime") or "")[:80]


def first_day(values: list[Any]) -> dt.date | None:
    """Read the first of some values that is a date."""
    for value in values:
        match = DAY.match(value) if isinstance(value, str) else None
        day = real_day(*map(int, match.groups())) if match else None
        if day:
            return day
    return None


def names(author: Any) -> Iterator[str]:
    """Yield the names in what JSON-LD gives as the author: a name, an object, a list of them."""
    for one in author if isinstance(author, list) else [author]:
        name = one.get("name") if isinstance(one, dict) else one
        for each in name if isinstance(name, list) else [name]:
            if isinstance(each, str) and each.strip() and len(each) <= LONGEST_NAME:
                yield " ".join(each.split()).removeprefix("By ")

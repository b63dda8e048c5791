"""Where a page comes from: its JSON-LD and ``meta`` elements, and what is printed on it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from framing.lexicons import word_class
from framing.reading.dates import real_day
from framing.reading.front_lines import FrontLine, Origin
from framing.reading.scrub import well_written

ONLY_CHANGED = "The date is that of a change; the page does not say when it was published."
ARTICLE = re.compile(r"(?:\w{0,30}Article|\w{0,30}NewsArticle|BlogPosting|Report|LiveBlogPosting)")
PUBLISHED = word_class("meta name of publication")
CHANGED = word_class("meta name of a change")
DAY = re.compile(r"\s{0,9}(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
DEEPEST = 6  # levels of JSON-LD that are looked through
MOST = 2_000  # values of it
LONGEST_NAME = 200  # characters


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself; a field is empty where it says nothing.

    Attributes
    ----------
    published, changed
        The days on which it was published and last changed.
    authors
        The names of those who wrote it.
    body
        The text of the article as the page gives it to machines.
    """

    published: dt.date | None = None
    changed: dt.date | None = None
    authors: tuple[str, ...] = ()
    body: str = ""


def metadata_of(tree: Any) -> Metadata:
    """Return what a parsed page says of itself; what is broken is passed over.

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
    """Yield the objects of a page's JSON-LD, the outer before the inner, up to a limit.

    JSON-LD is what a page says of itself for machines; what is broken is passed over.
    """
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
    """Return whether an object of JSON-LD says that it is a news article or a blog post."""
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and ARTICLE.fullmatch(kind[:80]) for kind in kinds)


def named_values(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield name and value of each ``meta``, ``time`` or ``span`` that says something of the page.

    Names are in lower case (``article:published_time``).
    """
    for element in tree.iter("meta", "time", "span"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if key := element.get(attribute):
                value = element.get("content") or element.get("datetime") or ""
                yield key.strip().lower()[:80], value[:80]
        if element.tag == "time" and element.get("pubdate") is not None:
            yield "pubdate", (element.get("datetime") or "")[:80]


def first_day(values: list[Any]) -> dt.date | None:
    """Return the first of some values that begins with a date such as 2024-03-05, or None."""
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


def origin_of(
    document: Any, metadata: Metadata, printed: Sequence[FrontLine], linked: Sequence[str], url: str
) -> tuple[Origin, tuple[str, ...]]:
    """Return who wrote a page, when and for which outlet, and notes on what is doubtful.

    ``document`` is what trafilatura found, None if nothing; ``metadata`` is what the page says of
    itself; ``printed`` are the lines above the story that tell where it comes from, ``linked`` the
    names that are links to their authors. ``url`` is the address, if it was fetched.
    """
    found = str(getattr(document, "author", None) or "").split(";")
    own = next((line.origin.author for line in printed if line.origin.author), "")
    author = fullest([metadata.authors, found, linked, own.split(" and ")])
    date, notes = date_of(document, metadata, printed)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    outlet = str(getattr(document, "sitename", None) or "").strip("@ ") or host
    address = url or str(getattr(document, "url", None) or "")
    return Origin(well_written(author), date, well_written(outlet), address), notes


def fullest(accounts: Iterable[Sequence[str]]) -> str:
    """Return the names of the first account, or of one that has all of them and more.

    Each account is a list of an article's authors. The names are joined with "and".

    Examples
    --------
    >>> fullest([["Ana Ruiz"], [], ["Ana Ruiz", "Bo Lind"], ["Cy Marsh", "Di Fenn", "Ed Poe"]])
    'Ana Ruiz and Bo Lind'
    """
    best: list[str] = []
    for names in ([name.strip() for name in one if name.strip()] for one in accounts):
        if len(names) > len(best) and {n.casefold() for n in best} <= {n.casefold() for n in names}:
            best = names
    return " and ".join(best)


def date_of(
    document: Any, metadata: Metadata, printed: Sequence[FrontLine]
) -> tuple[dt.date | None, tuple[str, ...]]:
    """Return the day of publication, and a note if it is only that of a change.

    ``document`` is what trafilatura found, ``metadata`` what the page says of itself, ``printed``
    are the lines above the story. The day is None if nothing tells.
    """
    days = [(line.origin.date, line.changed) for line in printed if line.origin.date]
    changes = [metadata.changed, *(day for day, changed in days if changed)]
    told = [metadata.published, *(day for day, changed in days if not changed)]
    guessed = first_day([getattr(document, "date", None)])
    told += [guessed] if guessed not in changes else []
    if day := next(filter(None, told), None):
        return day, ()
    day = next(filter(None, changes), None)
    return day, (ONLY_CHANGED,) if day else ()

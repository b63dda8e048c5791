"""Read the News Articles of 2016 and 2017 (Dai 2017): nine outlets in one table."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from framing.article import Article
from framing.corpora.repair import repair
from framing.corpora.store import Stored

VERSION = "1"  # changes whenever the articles read from the table can change
OUTLETS = {
    "abcnews.go.com": "ABC News",
    "www.aljazeera.com": "Al Jazeera",
    "www.bbc.co.uk": "BBC",
    "europe.chinadaily.com.cn": "China Daily",
    "www.cnn.com": "CNN",
    "www.dw.com": "Deutsche Welle",
    "www.huffingtonpost.com": "HuffPost",
    "www.rte.ie": "RTÉ",
    "tass.com": "TASS",
}
FEWEST_WORDS = 20
_WORD = re.compile(r"\w+")
_TAIL = re.compile(
    r"\s*(?:Source:\s*-?\s*Al Jazeera[^.!?]{0,60}|View Comments"
    r"|Do you have information you want to share with (?:the )?Huff(?:Post|ington Post)\?.{0,300}"
    r"|This article originally appeared on HuffPost\.?)\s*$",
    re.DOTALL,
)
_TAIL_REACH = 400  # characters from the end: none of these lines is longer


@dataclass
class Receipt:
    """Count what became of each row of the table.

    Attributes
    ----------
    expected, read
        How many rows there are, and how many were read as articles.
    set_aside, set_aside_ids
        How many rows were left out, by reason, and their ids.
    damaged
        How many articles have quotation marks that cannot be trusted, by outlet.
    mended
        How often each kind of damage was mended, by its name in `framing.corpora.repair`.
    duplicates
        How many articles have the words of an earlier one.
    """

    expected: int = 0
    read: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)
    set_aside_ids: list[str] = field(default_factory=list)
    damaged: Counter[str] = field(default_factory=Counter)
    mended: Counter[str] = field(default_factory=Counter)
    duplicates: int = 0

    def as_dict(self) -> dict[str, object]:
        """Return the counts as plain values in a fixed order, for a manifest."""
        return {
            "expected": self.expected,
            "read": self.read,
            "set_aside": dict(sorted(self.set_aside.items())),
            "set_aside_ids": self.set_aside_ids,
            "damaged": dict(sorted(self.damaged.items())),
            "mended": dict(sorted(self.mended.items())),
            "duplicates": self.duplicates,
        }


class _Row(NamedTuple):
    """Hold a row of the table: its id, day, address, headline, subtitle and text."""

    id: str
    date: dt.date
    url: str
    title: str
    subtitle: str
    text: str


def read(table: Path, receipt: Receipt) -> Iterator[Stored]:
    """Yield the articles of the table in its own order; ``receipt`` is filled on the way.

    Parameters
    ----------
    table
        ``NewsArticles.csv``.
    receipt
        An empty receipt. Each row adds to it: ``expected == read + sum(set_aside.values())``.

    Yields
    ------
    Stored
        The article, whether its quotation marks are damaged, and the id of an earlier article with
        the same words (empty if there is none).
    """
    seen: dict[str, str] = {}
    for row in _rows(table):
        receipt.expected += 1
        body = _body(row)
        if reason := _unusable(body):
            receipt.set_aside[reason] += 1
            receipt.set_aside_ids.append(row.id)
            continue
        title = repair(_clean(row.title))
        fixed = repair(body)
        article = Article(
            id=row.id,
            text=fixed.text,
            headline=title.text,
            outlet=OUTLETS[urlsplit(row.url).hostname or ""],
            date=row.date,
            url=row.url,
        )
        damaged = fixed.damaged or title.damaged
        first = seen.setdefault(" ".join(_WORD.findall(fixed.text.lower())), row.id)
        receipt.read += 1
        receipt.mended += fixed.mended + title.mended
        receipt.damaged[article.outlet] += damaged
        receipt.duplicates += first != row.id
        yield Stored(article, damaged, "" if first == row.id else first)


def _rows(table: Path) -> Iterator[_Row]:
    """Yield the rows of the table, as they stand in it."""
    with table.open(encoding="utf-8", newline="") as handle:
        for line in csv.DictReader(handle):
            year, month, day = line["publish_date"].split()[0].split("/")
            yield _Row(
                f"news-2017-{int(line['article_id']):04d}",
                dt.date(int(year), int(month), int(day)),
                line["article_source_link"],
                line["title"],
                line["subtitle"],
                line["text"],
            )


def _body(row: _Row) -> str:
    """Return the text of a row without closing lines of its outlet ("View Comments").

    CNN's first paragraph, which is in the subtitle column, is put before the text.
    """
    text = _clean(row.text)
    cut = max(0, len(text) - _TAIL_REACH)
    text = text[:cut] + _TAIL.sub("", text[cut:])
    first = _clean(row.subtitle)
    if "(CNN)" in first and not text.startswith(first):
        text = f"{first}\n\n{text}"
    return text


def _clean(text: str) -> str:
    """Return a text with plain blanks and line breaks, and none at its edges."""
    return text.replace("\xa0", " ").replace("\u200b", "").replace("\r\n", "\n").strip()


def _unusable(body: str) -> str:
    """Return why a text is left out ("no text", "fewer than 20 words"); empty if it is kept."""
    if not body:
        return "no text"
    if len(_WORD.findall(body)) < FEWEST_WORDS:
        return f"fewer than {FEWEST_WORDS} words"
    return ""

"""Paragraphs that many articles begin or end with: what an outlet adds to each of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

TOP, BOTTOM = 2, 3  # paragraphs at the edges of an article
SHORTEST, LONGEST = 15, 500  # characters
FEWEST = 4  # articles
SHARE = 0.02  # of all articles
MOST_HELD = 400_000  # paragraphs; beyond that those seen once are forgotten
_DIGIT = re.compile(r"\d")


class Shared(NamedTuple):
    """A paragraph and how many articles have it at an edge."""

    text: str
    articles: int


class Edges:
    """Counts the paragraphs at the edges of articles."""

    def __init__(self) -> None:
        self.count: Counter[str] = Counter()
        self.example: dict[str, str] = {}
        self.articles = 0

    def add(self, text: str, has_headline: bool) -> None:
        """Take in an article."""
        self.articles += 1
        paragraphs = text.split("\n\n")[1 if has_headline else 0 :]
        edges = dict.fromkeys(paragraphs[:TOP] + paragraphs[-BOTTOM:])
        for words in edges:
            if SHORTEST <= len(words) <= LONGEST:
                key = _DIGIT.sub("0", words.casefold())
                self.count[key] += 1
                self.example.setdefault(key, words)
        if len(self.count) > MOST_HELD:
            self._forget()

    def shared(self) -> list[Shared]:
        """List the paragraphs that too many articles share, the most frequent first."""
        least = max(FEWEST, SHARE * self.articles)
        found = [Shared(self.example[key], n) for key, n in self.count.items() if n >= least]
        return sorted(found, key=lambda s: (-s.articles, s.text))

    def _forget(self) -> None:
        self.count = Counter({key: n for key, n in self.count.items() if n > 1})
        self.example = {key: self.example[key] for key in self.count}

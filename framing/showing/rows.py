"""Prepare the page's lists of marks: words with their context, whose they are, and the reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from framing.article import Article
from framing.showing import numbers
from framing.showing.blocks import Concordance
from framing.showing.styles import VOICES

AROUND = 48  # characters shown on each side
LONGEST = 240  # characters of the words themselves
MANY = 2_000  # rows of one marker, above which their list is a short one, to keep the page light


class Row(NamedTuple):
    """Hold a line of the list of evidence: the words marked and the context before and after.

    ``said`` is text: the category, whose words they are, the score and the marker's explanation. Of
    a marker with over 2,000 marks ``before`` and ``after`` are None, and there is no explanation.
    """

    words: str
    before: str | None
    after: str | None
    said: str


def rows_of(article: Article, evidence: pd.DataFrame) -> tuple[Row, ...]:
    """Return a line for each row of an article's evidence (the table of all marks), in order."""
    return tuple(_rows(article.text, evidence))


def _rows(text: str, evidence: pd.DataFrame) -> Iterator[Row]:
    many = evidence["marker"].value_counts().loc[lambda n: n > MANY].index
    columns = ["start", "end", "marker", "category", "voice", "speaker", "score", "explanation"]
    for start, end, marker, *rest in evidence[columns].itertuples(index=False, name=None):
        light = marker in many
        yield Row(
            _cut(text, start, end),
            None if light else _before(text, start),
            None if light else _after(text, end),
            _whose(*rest[:4]) if light else f"{_whose(*rest[:4])} · {rest[4]}",
        )


def concordance(text: str, places: Iterable[tuple[int, int]], place: str, name: str) -> Concordance:
    """Return words of a text with their context, a line for each.

    ``places`` are the start and end offsets of the words in ``text``; ``place`` is the HTML id of
    the list, and ``name`` what is shown above it.
    """
    lines = tuple(
        (_flat(_before(text, start)), _flat(_cut(text, start, end)), _flat(_after(text, end)))
        for start, end in places
    )
    return Concordance(place, name, lines)


def _flat(words: str) -> str:
    return " ".join(words.split("\n"))


def _cut(text: str, start: int, end: int) -> str:
    words = text[start : min(end, start + LONGEST)]
    return words + " …" if end - start > LONGEST else words


def _before(text: str, start: int) -> str:
    piece = text[max(0, start - AROUND) : start].rsplit("\n\n", 1)[-1]
    cut = start > AROUND and len(piece) == AROUND and " " in piece
    return "… " + piece.split(" ", 1)[1] if cut else piece


def _after(text: str, end: int) -> str:
    piece = text[end : end + AROUND].split("\n\n", 1)[0]
    cut = len(piece) == AROUND and " " in piece
    return piece.rsplit(" ", 1)[0] + " …" if cut else piece


def _whose(category: str, voice: str, speaker: str, score: float) -> str:
    whose = VOICES.get(voice, voice) + (f", {speaker}" if speaker else "")
    graded = "" if score != score else f" · {numbers.score(score)}"
    return f"{category} · words of {whose}{graded}"

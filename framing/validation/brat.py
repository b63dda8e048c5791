"""Read PolNeAR: news articles with attributions in brat's stand-off format.

An attribution is a source, a cue ("said") and the content attributed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROLES = ("Source", "Cue", "Content")
Span = tuple[int, int]

_SPAN = re.compile(r"(T\d+)\t(\w+) ([\d; ]+)")
_EVENT = re.compile(r"E\d+\t(.+)")


class Attribution(NamedTuple):
    """Hold the offsets of each part of one attribution, in characters, ends exclusive.

    A part can be in several pieces.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


class Article(NamedTuple):
    """Hold one annotated article: its file's name without suffix, its text, its attributions."""

    name: str
    text: str
    attributions: tuple[Attribution, ...]


def read_articles(folder: Path) -> Iterator[Article]:
    """Yield an article for each ``NAME.txt`` of a folder and its ``NAME.ann``, by name.

    Attributions without a cue or without a content are left out as errors (36 of 22,000).
    """
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        yield Article(path.stem, text, tuple(_attributions(path.with_suffix(".ann"))))


def _attributions(path: Path) -> Iterator[Attribution]:
    lines = path.read_text(encoding="utf-8").split("\n")
    spans = {m[1]: (m[2], _pieces(m[3])) for m in map(_SPAN.match, lines) if m}
    for event in filter(None, map(_EVENT.match, lines)):
        names = [part.rpartition(":")[2] for part in event[1].split()]
        found = [spans[name] for name in names if name in spans]
        parts = (tuple(p for kind, own in found if kind == role for p in own) for role in ROLES)
        one = Attribution(*map(tuple, map(sorted, parts)))
        if one.cue and one.content:
            yield one


def _pieces(text: str) -> list[Span]:
    bounds = (piece.split() for piece in text.split(";"))
    return [(int(start), int(end)) for start, end in bounds]

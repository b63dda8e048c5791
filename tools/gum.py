"""Read GUM: documents with gold coreference, as text with offsets."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_PART = re.compile(r"\((\d+)-(\w+)[^()]*|(\d+)\)|\)")


class Mention(NamedTuple):
    """A gold mention: offsets in the text, its entity, its type, the tag of its head word."""

    start: int
    end: int
    entity: str
    kind: str
    words: tuple[tuple[str, str], ...]


class Document(NamedTuple):
    """A document; sentences are parted by blanks, paragraphs by an empty line."""

    name: str
    text: str
    mentions: tuple[Mention, ...]


def read_document(path: Path) -> Document:
    """Return a document of GUM with the mentions of its entities."""
    text = ""
    tokens: list[tuple[int, int, str, str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            text = f"{text.rstrip()}\n\n" if text else ""
        columns = line.split("\t")
        if len(columns) != 10 or not columns[0].isdigit():
            continue
        start = len(text)
        text += columns[1]
        tokens.append((start, len(text), columns[1], columns[4], columns[9]))
        text += "" if "SpaceAfter=No" in columns[9] else " "
    return Document(path.stem, text.rstrip(), tuple(_mentions(tokens)))


def _mentions(tokens: list[tuple[int, int, str, str, str]]) -> list[Mention]:
    waiting: list[tuple[str, str, int]] = []
    found = []
    for number, (_, _, _, _, misc) in enumerate(tokens):
        entry = next((x[7:] for x in misc.split("|") if x.startswith("Entity=")), "")
        for part in _PART.finditer(entry):
            if part[1]:
                waiting.append((part[1], part[2], number))
                continue
            place = _opened(waiting, part[3])
            if place is not None:
                entity, kind, first = waiting.pop(place)
                words = tuple((w, tag) for _, _, w, tag, _ in tokens[first : number + 1])
                found.append(Mention(tokens[first][0], tokens[number][1], entity, kind, words))
    return sorted(found)


def _opened(waiting: list[tuple[str, str, int]], entity: str | None) -> int | None:
    """Return where the mention was opened that a bracket closes."""
    places = [n for n, one in enumerate(waiting) if entity is None or one[0] == entity]
    return places[-1] if places else None

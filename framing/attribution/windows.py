"""Cut an article into windows of word pieces, as the tagger reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LIMIT = 160
"""Longest window in word pieces, special pieces included."""
FIRST, LAST = "[CLS]", "[SEP]"

Span = tuple[int, int]


class Window(NamedTuple):
    """Hold some paragraphs of an article as word pieces for the tagger.

    Attributes
    ----------
    ids
        The numbers of the pieces in the vocabulary, with one special piece at the window's start
        and one after each paragraph.
    quoted
        1 for a piece inside quotation marks, else 0.
    starts, ends
        Character offsets of each piece in the article; -1 for the special pieces.
    """

    ids: np.ndarray
    quoted: np.ndarray
    starts: np.ndarray
    ends: np.ndarray


def windows(
    raw: str,
    paragraphs: Sequence[Span],
    sentences: Sequence[Span],
    quoted: Sequence[Span],
    tokenizer: Tokenizer,
) -> Iterator[Window]:
    """Yield the paragraphs of an article, packed in order into windows of at most `LIMIT` pieces.

    A paragraph that is too long for a window is cut between its sentences, a sentence that is too
    long where the window ends. A window never holds text of two articles.

    Parameters
    ----------
    raw
        The article's text.
    paragraphs, sentences
        Their (start, end) offsets, in order.
    quoted
        Offsets of the stretches in quotation marks, in order.
    tokenizer
        The model's tokenizer, set to neither pad nor truncate.

    Yields
    ------
    Window
    """
    special = int(tokenizer.token_to_id(FIRST) or 0), int(tokenizer.token_to_id(LAST) or 0)
    marked = _marked(len(raw), quoted)
    waiting: list[_Unit] = []
    room = LIMIT - 1
    for unit in _units(raw, paragraphs, sentences, tokenizer):
        if waiting and len(unit.ids) + 1 > room:
            yield _window(waiting, marked, special)
            waiting, room = [], LIMIT - 1
        waiting.append(unit)
        room -= len(unit.ids) + 1
    if waiting:
        yield _window(waiting, marked, special)


class _Unit(NamedTuple):
    ids: list[int]
    offsets: list[Span]


def _units(
    raw: str, paragraphs: Sequence[Span], sentences: Sequence[Span], tokenizer: Tokenizer
) -> Iterator[_Unit]:
    """Yield the pieces and their offsets of each paragraph, or of parts of one that is too long."""
    longest = LIMIT - 2
    place = 0
    for start, end in paragraphs:
        unit = _pieces(raw, start, end, tokenizer)
        inside = []
        while place < len(sentences) and sentences[place][0] < end:
            inside.append(sentences[place])
            place += 1
        if len(unit.ids) <= longest:
            if unit.ids:
                yield unit
            continue
        for part in (_pieces(raw, *sentence, tokenizer) for sentence in inside):
            for cut in range(0, len(part.ids), longest):
                yield _Unit(part.ids[cut : cut + longest], part.offsets[cut : cut + longest])


def _pieces(raw: str, start: int, end: int, tokenizer: Tokenizer) -> _Unit:
    text = raw[start:end].encode("utf-8", "replace").decode("utf-8")
    encoded = tokenizer.encode(text, add_special_tokens=False)
    return _Unit(encoded.ids, [(start + a, start + b) for a, b in encoded.offsets])


def _marked(length: int, quoted: Sequence[Span]) -> np.ndarray:
    marked = np.zeros(length + 1, dtype=np.int64)
    for start, end in quoted:
        marked[start:end] = 1
    return marked


def _window(units: Sequence[_Unit], marked: np.ndarray, special: tuple[int, int]) -> Window:
    first, last = special
    ids, starts, ends = [first], [-1], [-1]
    for unit in units:
        ids += [*unit.ids, last]
        starts += [*(a for a, _ in unit.offsets), -1]
        ends += [*(b for _, b in unit.offsets), -1]
    begins = np.array(starts)
    return Window(np.array(ids), np.where(begins < 0, 0, marked[begins]), begins, np.array(ends))

"""Turn annotated articles into windows of word pieces with their labels."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from tokenizers import Tokenizer

from framing.attribution.windows import Window, windows
from framing.quotes.pairs import find_pairs
from framing.sentences import paragraphs, sentences
from framing.validation.brat import Article, Attribution, Span

OUTSIDE, BEGIN, INSIDE = 0, 1, 2


class Example(NamedTuple):
    """A window and what the tagger has to say of it.

    Attributes
    ----------
    window
        The word pieces.
    tags
        Three rows (source, cue, content) of `OUTSIDE`, `BEGIN` or `INSIDE` for each piece.
    links
        For each cue that begins in the window: its first piece, where its source begins and where
        its contents begin; piece 0 stands for "not in this window".
    """

    window: Window
    tags: np.ndarray
    links: list[tuple[int, list[int], list[int]]]


def examples(
    articles: Sequence[Article], tokenizer: Tokenizer, chance: random.Random | None
) -> Iterator[Example]:
    """Cut articles into windows and label their pieces.

    Parameters
    ----------
    articles
        Annotated articles.
    tokenizer
        Without padding and truncation.
    chance
        Where it is given, each article begins its first window at a paragraph drawn at random,
        so that the same paragraph is seen with other neighbours in each epoch.
    """
    for article in articles:
        text = article.text
        whole = paragraphs(text)
        parts = sentences(text, whole)
        marked = [(pair.start, pair.end) for pair in find_pairs(text, whole, parts)]
        cut = chance.randrange(min(4, len(whole))) if chance and whole else 0
        for some in (whole[:cut], whole[cut:]):
            if not some:
                continue
            own = [s for s in parts if some[0].start <= s.start < some[-1].end]
            for window in windows(text, some, own, marked, tokenizer):
                yield _labelled(window, article.attributions)


def _labelled(window: Window, attributions: Sequence[Attribution]) -> Example:
    tags = np.zeros((3, len(window.ids)), dtype=np.int64)
    links = []
    for one in attributions:
        for row, pieces in zip(tags, one, strict=True):
            for span in pieces:
                _tag(row, window, span)
        cue = _firsts(window, one.cue[:1])
        if cue:
            link = _firsts(window, one.source) or [0], _firsts(window, one.content) or [0]
            links.append((cue[0], *link))
    return Example(window, tags, links)


def _tag(row: np.ndarray, window: Window, span: Span) -> None:
    """Write one span into a row; a longer span that is there already keeps its beginning."""
    inside = np.flatnonzero((window.starts >= span[0]) & (window.ends <= span[1]))
    if len(inside):
        row[inside[1:]] = np.where(row[inside[1:]] == BEGIN, BEGIN, INSIDE)
        if row[inside[0]] == OUTSIDE:
            row[inside[0]] = BEGIN


def _firsts(window: Window, spans: Sequence[Span]) -> list[int]:
    """The first piece of each span that lies in the window."""
    found = []
    for start, end in spans:
        inside = np.flatnonzero((window.starts >= start) & (window.ends <= end))
        found += [int(inside[0])] if len(inside) else []
    return found

"""The quotations of a text: found, told apart by function, given a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from framing.quoting.finding import Pair, find_pairs
from framing.quoting.quotation import Quotation


def quotations(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
    headline: tuple[int, int] | None = None,
) -> tuple[Quotation, ...]:
    """All quotations of a text, in order, nested ones after the one that holds them.

    Parameters
    ----------
    raw
        The text that every offset counts in.
    paragraphs, sentences
        ``(start, end)`` of each, in order.
    headline
        ``(start, end)`` of the headline, or None.

    Returns
    -------
    tuple of Quotation

    Examples
    --------
    >>> text = 'He said: "We will not go home tonight."'
    >>> [q.function for q in quotations(text, [(0, len(text))], [(0, len(text))])]
    ['direct']
    """
    return tuple(_judge(raw, pair) for pair in find_pairs(raw, paragraphs, sentences))


def _judge(raw: str, pair: Pair) -> Quotation:
    words = raw[pair.inner_start : pair.inner_end].split()
    direct = len(words) > 4
    return Quotation(
        pair.start,
        pair.end,
        pair.inner_start,
        pair.inner_end,
        pair.closed,
        "direct" if direct else "partial",
        "",
        "provisional",
    )

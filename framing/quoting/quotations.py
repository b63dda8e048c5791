"""The quotations of a text: found, told apart by function, given a speaker."""

from __future__ import annotations

from collections.abc import Sequence

from framing.quoting.finding import Pair, find_pairs
from framing.quoting.frames import QUOTE, Frame, frames
from framing.quoting.function import judge, place_of
from framing.quoting.names import Names
from framing.quoting.phrases import STOPS
from framing.quoting.quotation import Function, Quotation
from framing.quoting.sources import Source
from framing.quoting.speakers import Conversation, governing


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
    pairs = find_pairs(raw, paragraphs, sentences)
    top = _outermost(pairs)
    before = ""
    talk = Conversation(Names(raw, headline[1] if headline else 0))
    judged: dict[int, tuple[Function, str, str]] = {}
    for frame in frames(raw, paragraphs, sentences, top):
        said = talk.listen(frame)
        last = None
        for place, number in frame.quotes.items():
            pair = top[number]
            one = governing(frame, place, said, raw[pair.inner_end - 1] in ",?!")
            inner = raw[pair.inner_start : pair.inner_end].strip()
            around = place_of(
                frame,
                place,
                inner,
                one,
                headline=False,
                reported=talk.reported(),
                listed=before == "title",
            )
            function, why = judge(around)
            before = function
            if function not in ("direct", "partial"):
                judged[pair.start] = (function, why, "")
                continue
            source = one.source if one else None
            if source is None or source.kind == "none":
                source = last or _unsaid(frame, place, talk)
            last = source
            judged[pair.start] = (function, why, source.name if source else "")
    return tuple(_quotation(pair, *judged.get(pair.start, _NESTED)) for pair in pairs)


_NESTED: tuple[Function, str, str] = ("partial", "It stands inside another quotation.", "")


def _unsaid(frame: Frame, place: int, talk: Conversation) -> Source | None:
    """The likeliest speaker of a quotation that no verb of its sentence governs."""
    begins = all(word in STOPS or word == QUOTE for word in frame.words[:place])
    subject = talk.subjects[-1]
    if not begins and subject is not None and subject.kind == "named person":
        return subject
    return talk.last() or talk.recent() or subject


def _outermost(pairs: Sequence[Pair]) -> list[Pair]:
    found: list[Pair] = []
    for pair in pairs:
        if not found or pair.start >= found[-1].end:
            found.append(pair)
    return found


def _quotation(pair: Pair, function: Function, why: str, speaker: str) -> Quotation:
    return Quotation(
        pair.start, pair.end, pair.inner_start, pair.inner_end, pair.closed, function, speaker, why
    )

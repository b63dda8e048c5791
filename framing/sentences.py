"""Find where paragraphs, sentences and words begin and end, without a model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import NamedTuple

import nupunkt

from framing.lexicons import any_word, word_class

# The finder's time grows with the square of a run of full stops: pieces keep it in bounds.
_PIECE = 5_000

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*\n))*")
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., p.m.
    r"|\d+(?:[.,:]\d+)+"  # 3.5, 1,000, 10:30
    r"|[^\W_]+(?:['’\-‐‑.&](?=[^\W_])[^\W_]+)*"  # don't, Ya'alon, no-fly-zone, AT&T
)

_TITLE = re.compile(rf"(?<![^\W_])(?:{any_word('abbreviated title')})\.$")
_LIST_NUMBER = re.compile(r"\d{1,2}\.$")
_AFTERNOON = re.compile(  # a time ends a sentence unless a day or a time zone follows
    r"\b[ap]\.m\.[”\"’']?\s+(?=[A-Z“\"])"
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[A-Z]{2,4}\b|Eastern|Pacific|Central|Moscow)"
)

_OPENING = re.compile(r"(?:About|After|Around|At|Before|By|From|Since|Until)\b[^,]{0,16}")

_PLAIN_END = re.compile(r"(?<![^\W_])([a-z]{2,})\.[”\"’')\]]*\s+(?=[“\"‘(\[]?[A-Z])")
_ABBREVIATED = word_class("abbreviation")


class Span(NamedTuple):
    """Hold the offsets of a stretch of a text, in characters; ``end`` is exclusive."""

    start: int
    end: int


def paragraphs(raw: str) -> tuple[Span, ...]:
    """Return the offsets of the paragraphs (text between empty lines), without blanks around them.

    Examples
    --------
    >>> paragraphs("One.\\n\\nTwo\\nlines. ")
    (Span(start=0, end=4), Span(start=6, end=16))
    """
    found = ((match.start(), match.group().rstrip()) for match in _PARAGRAPH.finditer(raw))
    return tuple(Span(start, start + len(text)) for start, text in found)


def sentences(raw: str, within: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the offsets of the sentences in a text; no sentence crosses a paragraph.

    Parameters
    ----------
    raw
        The text.
    within
        Its paragraphs, as from `paragraphs`.

    Returns
    -------
    tuple of Span
        In order, without the blanks around them.

    Notes
    -----
    The boundaries are nupunkt's (Punkt: Kiss and Strunk 2006), corrected for news prose: no
    sentence ends at a title, at the number of a list, or before a lower-case letter; a sentence
    may end at a time such as "5 p.m." before a capital, unless that begins a day or a time zone,
    and at a common word that Punkt takes for an abbreviation ("call.", "park.").

    Examples
    --------
    >>> text = '"Will you go?" she asked. Mr. Smith stayed.'
    >>> [text[a:b] for a, b in sentences(text, paragraphs(text))]
    ['"Will you go?" she asked.', 'Mr. Smith stayed.']
    """
    return tuple(span for paragraph in within for span in _sentences_of(raw, paragraph))


def words(raw: str) -> tuple[Span, ...]:
    """Return the offsets of the words in a text, in order.

    A word is letters and digits, with hyphens, apostrophes and full stops ("U.S.") inside it.

    Examples
    --------
    >>> text = "The U.S. didn't pay $3.5 million."
    >>> [text[a:b] for a, b in words(text)]
    ['The', 'U.S.', "didn't", 'pay', '3.5', 'million']
    """
    return tuple(map(Span, *word_bounds(raw)))


def word_bounds(raw: str) -> tuple[list[int], list[int]]:
    """Return the starts and the ends of the words that `words` gives, as two lists of offsets.

    Plain numbers take less memory and time than a `Span` for each word.

    Examples
    --------
    >>> word_bounds("The U.S. didn't pay.")
    ([0, 4, 9, 16], [3, 8, 15, 19])
    """
    bounds = list(chain.from_iterable(map(re.Match.span, _WORD.finditer(raw))))
    return bounds[::2], bounds[1::2]


def _sentences_of(raw: str, paragraph: Span) -> Iterator[Span]:
    open_span: Span | None = None
    for start, end in _candidates(raw, paragraph):
        if open_span and _continues(raw, open_span, start):
            open_span = Span(open_span.start, end)
            continue
        if open_span:
            yield open_span
        open_span = Span(start, end)
    if open_span:
        yield open_span


def _candidates(raw: str, paragraph: Span) -> Iterator[Span]:
    for piece in _pieces(raw, paragraph):
        text = raw[piece.start : piece.end]
        for start, end in nupunkt.sent_spans(text):
            cuts = sorted({*_after_times(text, start, end), *_after_plain_words(text, start, end)})
            for left, right in pairwise([start, *cuts, end]):
                yield from _trimmed(raw, piece.start + left, piece.start + right)


def _after_times(text: str, start: int, end: int) -> Iterator[int]:
    for time in _AFTERNOON.finditer(text, start, end):
        if not _OPENING.fullmatch(text, start, time.end()):
            yield time.end()


def _after_plain_words(text: str, start: int, end: int) -> Iterator[int]:
    for word in _PLAIN_END.finditer(text, start, end):
        if word[1] not in _ABBREVIATED:
            yield word.end()


def _trimmed(raw: str, start: int, end: int) -> Iterator[Span]:
    text = raw[start:end]
    stripped = text.strip()
    if stripped:
        start += len(text) - len(text.lstrip())
        yield Span(start, start + len(stripped))


def _continues(raw: str, before: Span, start: int) -> bool:
    """Return whether the text from offset ``start`` on still belongs to the sentence ``before``."""
    opening = raw[start : start + 3].lstrip("—–- ")
    if not opening or opening[0].islower() or not any(map(str.isalnum, raw[start : start + 3])):
        return True
    last = raw[max(before.start, before.end - 8) : before.end]
    return bool(_TITLE.search(last) or _LIST_NUMBER.fullmatch(raw[before.start : before.end]))


def _pieces(raw: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    while paragraph.end - start > _PIECE:
        stop = raw.rfind(". ", start, start + _PIECE)
        end = stop + 1 if stop > 0 else start + _PIECE
        yield Span(start, end)
        start = end
    yield Span(start, paragraph.end)

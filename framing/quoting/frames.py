"""Sentences as rows of words in which each quotation stands as one word.

A sentence finder may end a sentence at a full stop inside a quotation. For the question who speaks,
`"I will stay. You go," he said.` is one sentence: it is joined again here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from framing.quoting.closed import STOPS
from framing.quoting.finding import Pair
from framing.quoting.lists import words
from framing.quoting.reporting import verb_forms

QUOTE = "\x00"  # the word that stands for a quotation
_LETTERS = r"[^\W_]+(?:\ufffd+[^\W_]*)*"  # what a broken encoding left of a letter is one
_PLAIN = (
    rf"{_LETTERS}(?:[.'’&@/\-‑_]{_LETTERS})*\.?|[,;:()\[\]—–?!…]|\.+|--"
    r"|-(?![^\W_])"  # some exports turn a blank into a hyphen: the chief,-said
)
_TOKEN = re.compile(_PLAIN)
_ADDRESS_OR_TOKEN = re.compile(rf"(?P<address>(?:https?://|www\.)\S+)|{_PLAIN}")
_GLUED = words(
    "the a an of and her his him their its he she they that who which was were is are has had "
    "with from say said says told"
)
_GLUED_TO_NAME = words("accused added called claimed described insisted warned")
_CONTRACTED = re.compile(r"(?:i|he|she|it|we|you|they|who)['’](?:s|d|ve|re|ll|m)", re.IGNORECASE)
_BREAK = ";"  # the word that stands for a web address: what is before it is another sentence
_SPEECH_GOES_ON = frozenset("?!…—–-,")
_ABBREVIATED = 4  # characters; a longer word in small letters with a full stop ends a sentence
_SHORT = 3  # letters; a longer word in capitals before a colon is a call to the reader
LONGEST = 1200  # characters of a sentence
_NEAR = 7  # words from the quotation to the verb of `a neighbour of the family asked`


@dataclass(slots=True)
class Frame:
    """One sentence: its words, where each stands, and which of them is which quotation."""

    start: int
    end: int
    words: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quotes: dict[int, int] = field(default_factory=dict)  # place in the row → number of the pair
    paragraph: int = 0
    lead: int = 0  # the first word that is the writer's own
    breaks: list[int] = field(default_factory=list)  # places of web addresses


def frames(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
    pairs: Sequence[Pair],
) -> list[Frame]:
    """The sentences of a text with their quotations as single words.

    Parameters
    ----------
    raw
        The text.
    paragraphs, sentences
        ``(start, end)`` of each, in order.
    pairs
        The outermost quotations, in order.

    Returns
    -------
    list of Frame
    """
    found: list[Frame] = []
    starts = [start for start, _ in paragraphs]
    first = 0
    for start, end in _in_pieces(_joined(raw, sentences, pairs), pairs):
        while first < len(pairs) and pairs[first].end <= start:
            first += 1
        frame = _frame(raw, start, end, pairs, first)
        frame.paragraph = bisect_left(starts, start + 1) - 1
        if frame.words:
            found.append(frame)
    return found


def frame_of(raw: str, start: int, end: int, pairs: Sequence[Pair]) -> Frame:
    """One stretch of a text as a frame, whatever its sentences."""
    return _frame(raw, start, end, pairs, 0)


def sentence_start(frame: Frame, place: int) -> int:
    """Where the sentence begins that the quotation at ``place`` stands in.

    A frame holds several sentences where quotations or damaged punctuation joined them.
    """
    for at in range(place - 1, frame.lead, -1):
        word = frame.words[at]
        if not word.endswith(".") or len(word) <= _ABBREVIATED:
            continue
        if word[:-1].islower() or frame.words[at + 1] == "-":
            return at + 1
    return 0


def is_link(frame: Frame) -> bool:
    """Whether a sentence is a link to another story: READ MORE: ..."""
    shouted = next((at for at, word in enumerate(frame.words[:4]) if not word.isupper()), 4)
    return 0 < shouted < 4 and frame.words[shouted] == ":" and len(frame.words[0]) > _SHORT


def _joined(
    raw: str, sentences: Sequence[tuple[int, int]], pairs: Sequence[Pair]
) -> Iterator[tuple[int, int]]:
    """Sentences, those that end inside a quotation joined with the next."""
    at = 0
    begin: int | None = None
    for number, (start, end) in enumerate(sentences):
        if begin is None:
            begin = start
        while at < len(pairs) and pairs[at].end < end:
            at += 1
        inside = at < len(pairs) and pairs[at].start < end < pairs[at].end
        if inside and pairs[at].closed:
            continue
        ends = at < len(pairs) and pairs[at].end == end
        if ends and number + 1 < len(sentences) and _goes_on(raw, pairs[at], sentences[number + 1]):
            continue
        yield begin, end
        begin = None
    if begin is not None and sentences:
        yield begin, sentences[-1][1]


def _in_pieces(
    spans: Iterator[tuple[int, int]], pairs: Sequence[Pair]
) -> Iterator[tuple[int, int]]:
    """Sentences, those of absurd length cut between quotations, so that time stays in bounds."""
    at = 0
    for start, end in spans:
        while end - start > LONGEST:
            cut = start + LONGEST
            while at < len(pairs) and pairs[at].end <= cut:
                at += 1
            if at < len(pairs) and pairs[at].start < cut:
                cut = min(end, pairs[at].end)
            yield start, cut
            start = cut
        if start < end:
            yield start, end


def _goes_on(raw: str, pair: Pair, following: tuple[int, int]) -> bool:
    """Whether `"Why?"` is followed by `a neighbour asked.`"""
    if raw[pair.inner_end - 1] not in _SPEECH_GOES_ON or raw[pair.end : following[0]].count("\n"):
        return False
    words = raw[following[0] : following[1]].split(maxsplit=_NEAR)[:_NEAR]
    for at, word in enumerate(words):
        known = verb_forms().get(word.strip(",.").lower(), ())
        if any(
            form.form in ("past", "s") and not form.rest and form.verb.frame in ("that", "quote")
            for form in known
        ):
            return at + 1 == len(words) or words[at + 1] not in {"that", "he", "she", "it", "they"}
    return False


def _frame(raw: str, start: int, end: int, pairs: Sequence[Pair], at: int) -> Frame:
    frame = Frame(start, end)
    position = start
    while at < len(pairs) and pairs[at].start < end:
        pair = pairs[at]
        if pair.start >= position:
            _read(raw, position, pair.start, frame)
            frame.quotes[len(frame.words)] = at
            _put(frame, QUOTE, pair.start, pair.end)
            position = pair.end
        at += 1
    if position < end:
        _read(raw, position, end, frame)
    own = (n for n, word in enumerate(frame.words) if word != QUOTE and word not in STOPS)
    frame.lead = next(own, len(frame.words))
    return frame


def _read(raw: str, start: int, end: int, frame: Frame) -> None:
    if raw.find("://", start, end) >= 0 or raw.find("www.", start, end) >= 0:
        _read_addresses(raw, start, end, frame)
        return
    hyphens = raw.find("-", start, end) >= 0
    shortened = raw.find("'", start, end) >= 0 or raw.find("’", start, end) >= 0
    words, low, starts, ends = frame.words, frame.low, frame.starts, frame.ends
    for match in _TOKEN.finditer(raw, start, end):
        word = match.group()
        if hyphens and "-" in word and _is_glued(word):
            _put_parts(frame, word, match.start())
            continue
        if shortened and _CONTRACTED.fullmatch(word):
            _put_contracted(frame, word, match.start())
            continue
        words.append(word)
        low.append(word.lower() if word[-1] != "." else word.rstrip(".").lower() or word)
        first, last = match.span()
        starts.append(first)
        ends.append(last)


def _read_addresses(raw: str, start: int, end: int, frame: Frame) -> None:
    """The same where web addresses stand between sentences: each becomes a break."""
    for match in _ADDRESS_OR_TOKEN.finditer(raw, start, end):
        if match["address"]:
            frame.breaks.append(len(frame.words))
            _put(frame, _BREAK, match.start(), match.end())
        elif _is_glued(match.group()):
            _put_parts(frame, match.group(), match.start())
        else:
            _put(frame, match.group(), match.start(), match.end())


def _put_contracted(frame: Frame, word: str, start: int) -> None:
    """`He's said`: a subject and its auxiliary."""
    mark = max(word.find("'"), word.find("’"))
    _put(frame, word[:mark], start, start + mark)
    _put(frame, "'" + word[mark + 1 :], start + mark, start + len(word))


def _put_parts(frame: Frame, word: str, start: int) -> None:
    hyphen = word.index("-", 1)
    _put(frame, word[:hyphen], start, start + hyphen)
    _put(frame, word[hyphen + 1 :], start + hyphen + 1, start + len(word))


def _is_glued(word: str) -> bool:
    """Whether a hyphen stands where an export lost a blank: `accused-her`, `Berg-described`."""
    left, _, right = word.partition("-")
    right = right.rstrip(".")
    if not left or not right or "-" in right:
        return False
    if left.lower() in _GLUED or right in _GLUED:
        return True
    return left[0].isupper() and right in _GLUED_TO_NAME


def _put(frame: Frame, word: str, start: int, end: int) -> None:
    frame.words.append(word)
    frame.low.append(word.rstrip(".").lower() or word)
    frame.starts.append(start)
    frame.ends.append(end)

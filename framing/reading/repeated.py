"""Lines that many articles of an outlet have: what the outlet adds to each of them.

A line is a paragraph, or a sentence that an article begins or ends with: tables often hold a whole
article in one paragraph. Numbers in it make no difference, nor does letter case. A line stands at
an edge if it is one of the first two or last three paragraphs of its article.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import NamedTuple

from framing.article import Article
from framing.reading.choice import REPEATED
from framing.reading.receipt import Stretch

TOP, BOTTOM = 2, 3  # paragraphs at the edges of an article
SENTENCES = 2  # at the beginning of the first paragraph, and at the end of the last one
FEWEST = 4  # articles
SHARE = 0.02  # of the outlet's articles, for a paragraph at an edge
SHARE_INSIDE = 0.1  # for one that stands inside, and for a sentence: a story may have it by chance
MOST_HELD = 400_000  # lines; beyond that the rarest are forgotten
LONGEST_EXAMPLE = 300  # characters
_LABEL = re.compile(r"[^\W\d_a-z][A-Z ]{1,30}[:|](?= )")  # before the first words: LEAD:
_DIGIT = re.compile(r"\d")
# A full stop behind a short word with a capital (Mr., U.S.) ends no sentence, as far as one sees.
_BREAK = re.compile(
    r"(?:(?:[^\W\d_]{5}|\b(?!(?:vs|no|cf|ca|pp|etc)\b)[a-z]{2,4}|\d)\.|[!?…])[\"'”’»)\]]{0,3} +"
    r"(?=\W?[A-Z0-9])"
)


class SharedLine(NamedTuple):
    """A line that many articles of an outlet have.

    Attributes
    ----------
    text
        The line as one of them has it.
    articles
        How many articles have it.
    outlet
        The outlet.
    of
        How many articles of the outlet were looked at.
    """

    text: str
    articles: int
    outlet: str
    of: int


class Unit(NamedTuple):
    """A paragraph of an article, or a sentence at the beginning or end of one.

    Attributes
    ----------
    start, end
        Offsets into the article's text; ``end`` is exclusive.
    edge
        Whether it is a whole paragraph near the beginning or end of the article.
    """

    start: int
    end: int
    edge: bool


class Lines:
    """Counts the lines of articles, outlet by outlet, in bounded memory.

    ``articles`` is the number of articles added, by outlet; ``edge`` and ``all`` are the numbers of
    articles that have a line at an edge and anywhere, by a hash of outlet and words.

    Examples
    --------
    >>> lines = Lines()
    >>> for name in ("Ann", "Ben", "Cid", "Dan", "Eve"):
    ...     text = f"{name} left port.\\n\\nThe Quay, daily."
    ...     lines.add(Article(text=text, outlet="Quay"))
    >>> lines.shared()
    [SharedLine(text='The Quay, daily.', articles=5, outlet='Quay', of=5)]
    >>> lines.left_of(Article(text="A boat sank.\\n\\nTHE QUAY, daily.", outlet="Quay")).text
    'A boat sank.'
    """

    def __init__(self) -> None:
        self.articles: Counter[str] = Counter()
        self.edge: Counter[bytes] = Counter()
        self.all: Counter[bytes] = Counter()
        self.seen: dict[bytes, SharedLine] = {}  # an example of each line that stands twice
        self.known: frozenset[bytes] | None = None

    def add(self, article: Article) -> None:
        """Count the lines of an article; no copy of one that was counted should be added."""
        self.articles[article.outlet] += 1
        self.known = None
        at_edge: dict[bytes, bool] = {}
        for unit in units(article):
            words = article.text[unit.start : unit.end]
            key = _key(article.outlet, words)
            at_edge[key] = at_edge.get(key, False) or unit.edge
            if key in self.all and key not in self.seen:
                self.seen[key] = SharedLine(words[:LONGEST_EXAMPLE], 0, article.outlet, 0)
        self.all.update(at_edge.keys())
        self.edge.update(key for key, edge in at_edge.items() if edge)
        least = 1
        while len(self.all) > MOST_HELD:
            self._forget(least)
            least *= 2

    def shared(self) -> list[SharedLine]:
        """Return the lines that too many articles of an outlet have, the most frequent first."""
        lines = []
        for key in self._repeated():
            one, articles = self.seen[key], self.all[key]
            lines.append(one._replace(articles=articles, of=self.articles[one.outlet]))
        lines.sort(key=lambda one: (-one.articles, one.outlet, -len(one.text), one.text))
        whole: dict[tuple[int, str, int], list[SharedLine]] = {}
        for one in lines:  # a sentence of a paragraph that is repeated itself is no other line
            alike = whole.setdefault(one[1:], [])
            if not any(one.text in longer.text for longer in alike):
                alike.append(one)
        return [one for alike in whole.values() for one in alike]

    def spans(self, article: Article) -> list[tuple[int, int]]:
        """Return where an article has repeated lines, as offsets (start, end) into its text.

        They do not overlap. There are none if the article would have no other words left.
        """
        if self.known is None:
            self.known = frozenset(self._repeated())
        found = sorted(
            with_blank(article.text, unit)
            for unit in units(article)
            if _key(article.outlet, article.text[unit.start : unit.end]) in self.known
        )
        apart: list[tuple[int, int]] = []
        for start, end in found:  # a sentence may lie in a paragraph that is repeated as well
            if not apart or start >= apart[-1][1]:
                apart.append((start, end))
            elif end > apart[-1][1]:
                apart[-1] = (apart[-1][0], end)
        left = without(article.text, apart)[body_of(article) :]
        return apart if any(c.isalnum() for c in left) else []

    def left_of(self, article: Article) -> Article:
        """Return an article without the lines that are repeated."""
        spans = self.spans(article)
        return replace(article, text=without(article.text, spans)) if spans else article

    def _repeated(self) -> Iterator[bytes]:
        """Yield the keys (see `_key`) of the lines that enough articles of an outlet have."""
        for key, one in self.seen.items():
            of = self.articles[one.outlet]
            edge, everywhere = self.edge[key], self.all[key]
            if edge >= max(FEWEST, SHARE * of) or everywhere >= max(FEWEST, SHARE_INSIDE * of):
                yield key

    def _forget(self, least: int) -> None:
        """Forget the lines that only ``least`` articles or fewer have, to save memory."""
        self.all = Counter({key: n for key, n in self.all.items() if n > least})
        self.edge = Counter({key: n for key, n in self.edge.items() if key in self.all})
        self.seen = {key: one for key, one in self.seen.items() if key in self.all}


def without_repeated(articles: Sequence[Article]) -> tuple[list[Article], Lines]:
    """Return the articles without the lines that their outlet repeats, and the counted lines."""
    lines = Lines()
    for article in {article.text: article for article in reversed(articles)}.values():
        lines.add(article)
    return [lines.left_of(article) for article in articles], lines


def body_of(article: Article) -> int:
    """Return the offset in an article's text at which the text below the headline begins.

    It is 0 if the text does not begin with the headline.
    """
    head = f"{article.headline}\n\n"
    return len(head) if article.headline and article.text.startswith(head) else 0


def units(article: Article) -> Iterator[Unit]:
    """Yield an article's paragraphs below the headline, and its first two and last two sentences.

    A label before the first words ("LEAD:") counts as well.
    """
    text, start = article.text, body_of(article)
    spans = []
    for paragraph in text[start:].split("\n\n"):
        spans.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    for number, (first, last) in enumerate(spans):
        if any(c.isalnum() for c in text[first:last]):
            yield Unit(first, last, number < TOP or number >= len(spans) - BOTTOM)
    if label := _LABEL.match(text, *spans[0]):
        yield Unit(*label.span(), False)
    for sentences, take in ((spans[0], slice(SENTENCES)), (spans[-1], slice(-SENTENCES, None))):
        parts = list(_sentences(text, *sentences))
        if len(parts) > 1:
            yield from (Unit(a, b, False) for a, b in parts[take])


def with_blank(text: str, unit: Unit) -> tuple[int, int]:
    """Return start and end of a line with the blank that parts it from the rest of its paragraph.

    They are offsets into ``text``; ``unit`` is the line.
    """
    start, end = unit.start, unit.end
    if text[end : end + 1] == " ":
        end += 1
    elif text[start - 1 : start] == " ":
        start -= 1
    return start, end


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text without the stretches in ``spans``; its paragraphs stay parted.

    Examples
    --------
    >>> without("One. Two.\\n\\nThree.\\n\\nFour.", [(0, 4), (11, 17)])
    'Two.\\n\\nFour.'
    """
    pieces, at = [], 0
    for start, end in spans:
        pieces.append(text[at:start])
        at = end
    left = "".join([*pieces, text[at:]]).split("\n\n")
    return "\n\n".join(words for paragraph in left if (words := paragraph.strip()))


def set_aside_in(
    text: str, spans: Iterable[tuple[int, int]], source: str, stretches: Sequence[Stretch]
) -> list[Stretch]:
    """Return the stretches of a receipt with the lines that were cut out as repeated set aside.

    Parameters
    ----------
    text
        The article's text before they were cut out.
    spans
        Where they stood in it.
    source
        What was read; it may lack all that was set aside before.
    stretches
        The receipt's account of ``source``: what became of each character.

    Returns
    -------
    list of Stretch
        They cover the same characters. Where characters became others in number on the way
        (ligatures, accents), the line is looked for by its words.
    """
    used = [one for one in stretches if one.fate == "used"]
    begins = [0, *accumulate(one.end - one.start for one in used)]
    words = "".join(source[one.start : one.end] for one in used).replace("\n", " ")
    exact = begins[-1] == len(text.replace("\n\n", ""))
    places: list[tuple[int, int]] = []
    for start, end in spans:
        at = start - 2 * text.count("\n\n", 0, start)
        at = at if exact else words.find(text[start:end])
        places += [(at, at + end - start)] if at >= 0 else []
    places.sort()
    out: list[Stretch] = []
    first = iter(begins)
    for one in stretches:
        if one.fate == "used":
            by = one.start - next(first)
            out += _parted(one, [(start + by, end + by) for start, end in places])
        else:
            out.append(one)
    return out


def _parted(one: Stretch, places: Iterable[tuple[int, int]]) -> Iterator[Stretch]:
    """Yield the stretch ``one``, split where repeated lines lie in it, with those set aside.

    ``places`` are the (start, end) of repeated lines in the same offsets, in order.
    """
    at = one.start
    for start, end in places:
        start, end = max(start, at), min(end, one.end)
        if start < end:
            if start > at:
                yield one._replace(start=at, end=start)
            yield Stretch(start, end, "set aside", REPEATED)
            at = end
    if at < one.end:
        yield one._replace(start=at)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of each sentence between two offsets of a text."""
    for match in _BREAK.finditer(text, start, end):
        yield start, match.end() - (len(match[0]) - len(match[0].rstrip()))
        start = match.end()
    yield start, end


def _key(outlet: str, words: str) -> bytes:
    """Return a hash of a line, the same for lines that differ in digits or case only.

    Two outlets have different keys for the same line.
    """
    line = f"{outlet}\0{_DIGIT.sub('0', words.casefold())}"
    return hashlib.blake2b(line.encode("utf-8", "replace"), digest_size=12).digest()

"""Putting the article together, and writing down what became of each character.

Whoever reads a source decides two things about the clean string (the input with its line ends,
blanks and damaged characters put right, see `scrub`): which stretches are paragraphs, and which
are set aside and why. Everything else follows here, so that the article's text and its receipt,
the account of every character, cannot disagree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.article import Article
from framing.reading.front_lines import Origin
from framing.reading.language import language_of
from framing.reading.receipt import Fate, Stretch
from framing.reading.scrub import Clean

BLANK = " \n\f"
BLOCK = "block quotation"  # a paragraph that begins with "> "
LIGATURES = dict(
    zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
)
MANY_BLANKS = re.compile(r"[ \n\f]{2,}")


class Aside(NamedTuple):
    """A stretch of the clean string that is left out of the article, and why.

    Attributes
    ----------
    start, end
        Offsets into the clean string (see `scrub.Clean`); ``end`` is exclusive.
    reason
        Why it is left out, in the words of the receipt: ``byline``, ``share bar``, ``page number``.
    """

    start: int
    end: int
    reason: str


class Paragraph(NamedTuple):
    """A stretch of the clean string that becomes one paragraph, less the asides in it.

    Attributes
    ----------
    start, end
        Offsets into the clean string (see `scrub.Clean`); ``end`` is exclusive.
    reason
        What the receipt calls it: ``text``, ``headline`` or ``block quotation``.
    """

    start: int
    end: int
    reason: str = "text"


def assemble(
    clean: Clean, paragraphs: Iterable[Paragraph], asides: Iterable[Aside]
) -> tuple[list[str], tuple[Stretch, ...]]:
    """Return the paragraphs of an article, and what became of every character of the input.

    ``clean`` is the input as `scrub.scrub` has normalised it, with the way back to the input.
    ``paragraphs`` come in order, without overlap. ``asides`` are what is left out; one may lie
    inside a paragraph, never across its edge; where two overlap, the one that starts first keeps
    the shared part. Two things come back: a string for each paragraph that has any character left
    (no line breaks, no doubled blanks, Unicode NFC), and stretches, each with its fate (``used`` or
    ``set aside``) and reason, that cover the input from beginning to end.
    """
    texts: list[str] = []
    fates: list[Stretch] = []
    kept = kept_pieces(len(clean.text), paragraphs, asides, fates)
    for _, pieces in kept:
        words = paragraph_text(clean.text, pieces, fates)
        if words:
            texts.append(words)
    back = [
        Stretch(start, end, fate, reason)
        for s in fates
        for start, end in clean.back(s.start, s.end)
        for fate, reason in [(s.fate, s.reason)]
    ]
    back += [Stretch(start, end, "set aside", reason) for start, end, reason in clean.removed]
    return texts, merged(sorted(back))


def article_of(
    identity: str, texts: list[str], has_headline: bool, known: Origin
) -> Article | None:
    """Return the article that paragraphs make; None if they hold no words but a headline.

    ``identity`` becomes its id. ``texts`` are the paragraphs, the first of them the headline if
    ``has_headline``. ``known`` gives outlet, author, date and address, and the headline if none of
    the paragraphs is it.
    """
    body = texts[1:] if has_headline else texts
    if not any(c.isalnum() for words in body for c in words):
        return None
    return Article(
        id=identity,
        text="\n\n".join(texts),
        headline=texts[0] if has_headline else known.title,
        outlet=known.outlet,
        date=known.date,
        url=known.url,
        language=language_of("\n\n".join(body)),
        author=known.author,
        meta=known.meta,
    )


def kept_pieces(
    length: int,
    paragraphs: Iterable[Paragraph],
    asides: Iterable[Aside],
    fates: list[Stretch],
) -> Iterator[tuple[Paragraph, list[Paragraph]]]:
    """Yield each paragraph with the pieces of it that stay when the asides are cut out.

    ``length`` is that of the clean string, in characters. Each of ``asides``, and each stretch
    between two paragraphs, is added to ``fates``, the stretches of the receipt so far.
    """
    left = iter(sorted(asides))
    aside = next(left, None)
    at = 0

    def pass_to(goal: int) -> Iterator[tuple[int, int]]:
        nonlocal at, aside
        while at < goal:
            while aside is not None and aside.end <= at:
                aside = next(left, None)
            if aside is None or aside.start >= goal:
                yield at, goal
                at = goal
            elif aside.start > at:
                yield at, aside.start
                at = aside.start
            else:
                stop = min(aside.end, goal)
                fates.append(Stretch(at, stop, "set aside", aside.reason))
                at = stop

    for paragraph in paragraphs:
        fates += [
            Stretch(a, b, "set aside", "paragraph break") for a, b in pass_to(paragraph.start)
        ]
        pieces = [Paragraph(s, e, paragraph.reason) for s, e in pass_to(paragraph.end)]
        yield paragraph, pieces
    fates += [Stretch(a, b, "set aside", "paragraph break") for a, b in pass_to(length)]


def paragraph_text(clean: str, pieces: list[Paragraph], fates: list[Stretch]) -> str:
    """Return the text of one paragraph, with single blanks and without what is left out of it.

    ``clean`` is the clean string and ``pieces`` the stretches of it that make the paragraph. What
    became of each character is added to ``fates``, the stretches of the receipt so far.
    """
    words: list[str] = []
    open_blank = True  # nothing written yet, or the last character written is a blank
    for start, end, reason in pieces:
        at = start
        if open_blank:
            at = skip_blanks(clean, start, end)
            note(fates, start, at, "set aside", "blank")
        for match in MANY_BLANKS.finditer(clean, at, end):
            keep = match.start() + 1
            words.append(clean[at:keep])
            note(fates, at, keep, "used", reason)
            note(fates, keep, match.end(), "set aside", "blank")
            at = match.end()
        words.append(clean[at:end])
        note(fates, at, end, "used", reason)
        if end > start:
            open_blank = clean[end - 1] in BLANK
    text = "".join(words).replace("\n", " ").replace("\f", " ")
    if pieces and pieces[0].reason == BLOCK and text[:1] == ">" and text[1:2] != " ":
        text = f"> {text[1:]}"
    return normalised(drop_last_blank(text, fates))


def normalised(text: str) -> str:
    """Return the text in Unicode NFC, with ligatures of letters (ﬁ) as letters.

    Examples
    --------
    >>> normalised("cafe\u0301 o\ufb03ce")
    'café office'
    """
    return unicodedata.normalize("NFC", text.translate(LIGATURES))


def skip_blanks(clean: str, start: int, end: int) -> int:
    """Return the first offset from ``start`` on that is no blank; ``end`` if all are blanks."""
    while start < end and clean[start] in BLANK:
        start += 1
    return start


def drop_last_blank(text: str, fates: list[Stretch]) -> str:
    """Return the text of a paragraph without a blank at its end.

    The last character used in ``fates``, the stretches of the receipt so far, is then set aside.
    """
    if not text.endswith(" "):
        return text
    for i in range(len(fates) - 1, -1, -1):
        start, end, fate, reason = fates[i]
        if fate == "used":
            blank = Stretch(end - 1, end, "set aside", "blank")
            fates[i : i + 1] = [Stretch(start, end - 1, fate, reason), blank]
            break
    return text[:-1]


def note(fates: list[Stretch], start: int, end: int, fate: Fate, reason: str) -> None:
    """Add the stretch from ``start`` to ``end`` to ``fates``, unless it is empty.

    ``fate`` is ``used`` or ``set aside``, ``reason`` says why; ``fates`` becomes the receipt.
    """
    if end > start:
        fates.append(Stretch(start, end, fate, reason))


def merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return the stretches of a receipt, with neighbours joined that have one fate and reason.

    ``stretches`` are in order; empty ones are dropped, and the result covers the same characters.
    """
    out: list[Stretch] = []
    for stretch in stretches:
        if stretch.start == stretch.end:
            continue
        if out and out[-1][2:] == stretch[2:] and out[-1].end == stretch.start:
            out[-1] = out[-1]._replace(end=stretch.end)
        else:
            out.append(stretch)
    return tuple(out)


def moved(clean: Clean, asides: Iterable[Aside], by: int = 0) -> tuple[Aside, ...]:
    """Return asides (stretches to leave out) with their offsets turned into those of ``clean``.

    ``clean`` was made from the part of the source that begins at the offset ``by``; the offsets of
    ``asides`` are into the whole source.
    """
    return tuple(Aside(clean.forth(a - by), clean.forth(b - by), why) for a, b, why in asides)

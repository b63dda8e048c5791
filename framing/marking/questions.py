"""Find the writer's rhetorical questions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from framing.sentences import Span
from framing.text import Text

_CLOSING = "”’\"')]*_ "
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
# "Have something to say? Got a question? Want more?": no subject, so the reader is meant.
_TO_THE_READER = re.compile(
    r"(?:got|have|need|want) (?:an?|any(?:thing)?|more|news|questions|some(?:thing)?|to)\b"
    r"|(?:interested in|looking for)\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}:\s")  # an interviewer: "Q: ..."
# Put in order to be answered in the next sentence: "What is a ballast tank? It is a chamber ..."
_TO_BE_ANSWERED = re.compile(
    r"(?:how (?:many|much)(?! (?:more|longer)\b)|how (?:did|does|do)\b"
    r"|(?:when|where) (?:will|did|does|do|is|was|were)"
    r"|what (?:is|was) an? |who (?:is|was) (?-i:[A-Z]))",
    re.IGNORECASE,
)


def questions(text: Text) -> Iterator[Span]:
    """Yield the writer's questions in running text, which nobody in it could answer.

    Left out are paragraphs of questions alone: they are headings, links or an interviewer's turns.

    Yields
    ------
    Span
        The offsets of the sentence that asks.
    """
    asked: list[Span] = []
    has_statement = False  # whether the paragraph holds a sentence that is no question
    paragraphs = iter(text.paragraphs)
    limit = -1
    for sentence in text.sentences:
        while sentence.start >= limit:
            if has_statement:
                yield from asked
            asked, has_statement = [], False
            _, limit = next(paragraphs, (0, len(text.raw) + 1))
        mark = _question_mark(text.raw, sentence)
        if mark is None:
            asked = _without_answered(text.raw, asked)
            has_statement = True
        elif _rhetorical(text, sentence, mark):
            asked.append(sentence)
    if has_statement:
        yield from asked


def _without_answered(raw: str, asked: list[Span]) -> list[Span]:
    """Return the questions without a last one that asks for a fact and is answered next."""
    if asked and _TO_BE_ANSWERED.match(raw, *asked[-1]):
        return asked[:-1]
    return asked


def _question_mark(raw: str, sentence: Span) -> int | None:
    mark = sentence.end - 1
    while mark > sentence.start and raw[mark] in _CLOSING:
        mark -= 1
    garbled = raw[mark - 1 : mark] in '"”.,'  # a mark that the encoding lost: '0"?'
    return mark if raw[mark] == "?" and not garbled else None


def _rhetorical(text: Text, sentence: Span, mark: int) -> bool:
    """Return whether a question is the writer's and is put to nobody who could answer."""
    if _SPEAKER.match(text.raw, *sentence) or _TO_THE_READER.match(text.raw, *sentence):
        return False
    if _ADDRESSED.search(text.raw, *sentence):
        return False
    at = bisect_right(text.quotations, mark, key=attrgetter("start"))
    if at and mark < text.quotations[at - 1].end:
        return False  # chalked on a wall, printed on a cover
    return text.voice(*sentence) == "writer" and text.voice(mark, mark + 1) == "writer"

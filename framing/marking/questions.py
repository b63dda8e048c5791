"""Find the writer's rhetorical questions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from framing.sentences import Span
from framing.text import Text

_OPENING = ("“", '"', "‘", "''")
_SHORT = 6  # words: "The premier promised jobs. Where are they?"
_TURN = 90  # characters in which a speaker's name and a colon stand
_CLOSING = "”’\"')]*_ "
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
# "Have something to say? Got a question? Want more?": no subject, so the reader is meant.
_TO_THE_READER = re.compile(
    r"(?:got|have|need|want) (?:an?|any(?:thing)?|more|news|questions|some(?:thing)?|to)\b"
    r"|(?:interested in|looking for)\b",
    re.IGNORECASE,
)
_LOST = re.compile(r"[0-9.,!][\"”]")  # before a mark that the encoding lost: '0"?'
_SPEAKER = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}:\s")  # an interviewer: "Q: ..."
_OPENS = r"(?:^|[,;:–—] )(?:(?:and|but|so|or|then|yet|still|after all|besides|well),? )*"
_ASIDE = r"(?:,? (?:exactly|else|then|precisely|in (?:their|his|her) right mind|on earth),?)*"
_NOT = r"(?:ai|are|ca|could|did|do|does|had|has|have|is|should|was|were|wo|would)n[’']t"
_LEADING = re.compile(
    # "Who would believe him?", "Why should she?", "How could they not know?"
    rf"{_OPENS}(?:who|why|how){_ASIDE} (?:would|should|could|can)\b"
    rf"|{_OPENS}what (?:else|good|sort of|kind of|more)\b"
    rf"|{_OPENS}(?:who|why|how|what)? ?{_NOT}\b"  # "Isn't this ...?", "Why don't they ...?"
    # "Was that not enough?", "What hope is there?", "For whom?", "At what price?"
    rf"|{_OPENS}(?:are|can|could|did|do|does|has|have|is|should|was|were|will|would) \w+ not\b"
    rf"|{_OPENS}what \w+ (?:is|was) there\b"
    r"|^(?:and |but )?(?:at|by|for|to|with) wh(?:at|om)(?: \w+)?$"
    rf"|{_OPENS}why (?:not|bother)\b|{_OPENS}(?:what if|how dare|since when)\b|^so what$"
    rf"|{_OPENS}who (?:cares|knows|knew|needs|wants|gains|benefits|profits|is to blame)\b"
    rf"|{_OPENS}how (?:many|much) (?:more|longer)\b|{_OPENS}how long (?:before|must|until|will)\b"
    rf"|{_OPENS}(?:is|was) it any wonder\b|{_OPENS}(?:are|do|should|must|will|can) we really\b"
    r"|, (?:is|was|are|were|do|does|did|has|have|will|would|can|could|wo)(?:n[’']t)?"
    r" (?:it|that|they|he|she|we)\W*$",
    re.IGNORECASE,
)


def questions(text: Text) -> Iterator[Span]:
    """Yield the writer's questions that by their form lead to an answer, in running text.

    "Who would believe him?" and "Isn't it time?" do, and so does a short question that closes a
    paragraph; what the writer asks in order to answer it
    ("How did it happen?") does not. Left out are questions that somebody quoted answers, and
    paragraphs of questions alone: they are headings, links or an interviewer's turns.

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
            has_statement = True
        elif _rhetorical(text, sentence, mark, limit):
            asked.append(sentence)
    if has_statement:
        yield from asked


def _question_mark(raw: str, sentence: Span) -> int | None:
    mark = sentence.end - 1
    while mark > sentence.start and raw[mark] in _CLOSING:
        mark -= 1
    garbled = _LOST.match(raw, mark - 2, mark)
    return mark if raw[mark] == "?" and not garbled else None


def _answered(raw: str, end: int) -> bool:
    """Return whether somebody answers next: a quotation, or a turn in an interview, follows."""
    follows = raw[end : end + _TURN].lstrip()
    return follows.startswith(_OPENING) or bool(_SPEAKER.match(follows))


def _leads(raw: str, sentence: Span, mark: int, limit: int) -> bool:
    """Return whether a question leads to an answer: by its form, or short at a paragraph's end."""
    asked = raw[sentence.start : mark].strip(_CLOSING)
    last = not raw[sentence.end : limit].strip() and len(asked.split()) <= _SHORT
    return last or bool(_LEADING.search(asked))


def _rhetorical(text: Text, sentence: Span, mark: int, limit: int) -> bool:
    """Return whether a question is the writer's and is put to nobody who could answer."""
    if _SPEAKER.match(text.raw, *sentence) or _TO_THE_READER.match(text.raw, *sentence):
        return False
    if _ADDRESSED.search(text.raw, *sentence) or _answered(text.raw, sentence.end):
        return False
    if not _leads(text.raw, sentence, mark, limit):
        return False
    at = bisect_right(text.quotations, mark, key=attrgetter("start"))
    if at and mark < text.quotations[at - 1].end:
        return False  # chalked on a wall, printed on a cover
    return text.voice(*sentence) == "writer" and text.voice(mark, mark + 1) == "writer"

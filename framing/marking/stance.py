"""Stance: how sure the writer sounds, what is taken for granted, what is held at arm's length."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from framing.marking.capitals import Capitals
from framing.marking.lexicon import Hit, Lexicon, load
from framing.marking.marker import Mark, Marker
from framing.text import Text

LISTED = ("hedge", "booster", "factive", "distancing", "evaluative", "presupposition")
QUESTION = "rhetorical question"
CATEGORIES = (*LISTED, QUESTION)

_QUESTION_REASON = (
    "A question in the writer’s own voice, put to nobody who could answer: it leads the reader "
    "to an answer that nobody has to prove."
)
_CLOSING = "”’\"')]*_ "
_ADDRESSED = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
_SPEAKER = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}:\s")  # an interviewer: "Q: ..."
_ORDERING = frozenset(("finally", "again", "still"))  # "Finally, ...": only the next in a list


def lexicon() -> Lexicon:
    """Give the word list of stance."""
    return load("stance.tsv", LISTED)


def find(text: Text) -> Iterator[Mark]:
    """Mark hedges, boosters, factives and the rest, then the writer's questions."""
    capitals = Capitals(text)
    for hit in lexicon().hits(text):
        if not _other_job(text, hit, capitals):
            written = " ".join(text.raw[hit.start : hit.end].split())
            why = f"“{written}”: {hit.entry.why}"
            yield Mark(hit.start, hit.end, hit.entry.category, why)
    yield from _questions(text)


def _other_job(text: Text, hit: Hit, capitals: Capitals) -> bool:
    """Tell whether the word does another job here: a month, a name, an item of a list."""
    written = text.raw[hit.start : hit.end]
    if written == "May":  # the month, the surname; a sentence hardly begins with the verb
        return True
    opens_list = written.lower() in _ORDERING and text.raw[hit.end : hit.end + 1] == ","
    return (opens_list and written[0].isupper()) or capitals.in_name(hit)


def _questions(text: Text) -> Iterator[Mark]:
    """Mark the writer's questions that stand in running text.

    A paragraph of questions alone is a heading, a link or an interviewer's turn: it asks in order
    to be told, here or in what follows.
    """
    asked: list[Mark] = []
    told = False  # whether the paragraph holds a sentence that is no question
    paragraphs = iter(text.paragraphs)
    limit = -1
    for start, end in text.sentences:
        while start >= limit:
            if told:
                yield from asked
            asked, told = [], False
            _, limit = next(paragraphs, (0, len(text.raw) + 1))
        mark = _question_mark(text, start, end)
        told = told or mark is None
        if mark is not None and _rhetorical(text, start, end, mark):
            asked.append(Mark(start, end, QUESTION, _QUESTION_REASON))
    if told:
        yield from asked


def _question_mark(text: Text, start: int, end: int) -> int | None:
    mark = end - 1
    while mark > start and text.raw[mark] in _CLOSING:
        mark -= 1
    return mark if text.raw[mark] == "?" else None


def _rhetorical(text: Text, start: int, end: int, mark: int) -> bool:
    """Tell whether the writer asks, and neither the reader nor a person interviewed is asked."""
    if _SPEAKER.match(text.raw, start, end) or _ADDRESSED.search(text.raw, start, end):
        return False
    at = bisect_right(text.quotations, mark, key=attrgetter("start"))
    if at and mark < text.quotations[at - 1].end:
        return False  # chalked on a wall, printed on a cover
    return text.voice(start, end) == "writer" and text.voice(mark, mark + 1) == "writer"


STANCE = Marker(
    name="stance",
    find=find,
    needs="words",
    about="Words that show how sure the writer sounds, what is taken for granted, what is kept at "
    "a distance, and questions that answer themselves. The classes are those of the works cited.",
    categories=CATEGORIES,
    marks=(
        "The plan [[may]] fail, [[perhaps]] soon.",
        "The minister [[admitted]] that the [[so-called]] reform had [[clearly]] cost jobs.",
        "[[Tellingly]], the mayor [[still]] [[refuses to]] speak. [[Who would believe him now?]]",
    ),
    spares=(
        "Mrs May met the council on 3 May.",
        "The patient was admitted to hospital, and the country has the military might to win.",
        "“Will you resign?” the reporter asked.",
    ),
    version="1",
    data=("stance.tsv", "sources.tsv"),
)

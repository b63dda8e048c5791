"""Stance: how sure the writer sounds, what is taken for granted, what is held at arm's length."""

from __future__ import annotations

from collections.abc import Iterator

from framing.marking.capitals import Capitals
from framing.marking.lexicon import Hit, Lexicon, load
from framing.marking.marker import Mark, Marker
from framing.text import Text

LISTED = ("hedge", "booster", "factive", "distancing", "evaluative", "presupposition")
QUESTION = "rhetorical question"
CATEGORIES = (*LISTED, QUESTION)

_QUESTION_REASON = (
    "A question in the writer’s own voice: it leads the reader to an answer that nobody states "
    "and nobody has to prove."
)
_CLOSING = "”’\"')]*_ "
_SPEAKERS = ("Q:", "Q.", "Question:")  # an interviewer asks in order to be told
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
    for start, end in text.sentences:
        if _asks(text, start, end):
            yield Mark(start, end, QUESTION, _QUESTION_REASON)


def _other_job(text: Text, hit: Hit, capitals: Capitals) -> bool:
    """Tell whether the word does another job here: a month, a name, an item of a list."""
    written = text.raw[hit.start : hit.end]
    if written == "May":  # the month, the surname; a sentence hardly begins with the verb
        return True
    opens_list = written.lower() in _ORDERING and text.raw[hit.end : hit.end + 1] == ","
    return (opens_list and written[0].isupper()) or capitals.in_name(hit)


def _asks(text: Text, start: int, end: int) -> bool:
    mark = end - 1
    while mark > start and text.raw[mark] in _CLOSING:
        mark -= 1
    if text.raw[mark] != "?" or text.raw.startswith(_SPEAKERS, start):
        return False
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

"""Mark stance: how certain the writer sounds, what is presupposed, what is kept at a distance."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from framing.marking.attributed_belief import REASON, beliefs
from framing.marking.capitals import Capitals
from framing.marking.lexicon import Lexicon, load
from framing.marking.marker import Mark, Marker
from framing.marking.modality import DATA as MODALITY
from framing.marking.questions import questions
from framing.marking.sense_filter import other_sense
from framing.marking.units import units_of
from framing.text import Text

LISTED = ("hedge", "booster", "factive", "distancing", "evaluative", "presupposition")
QUESTION = "rhetorical question"
CATEGORIES = (*LISTED, QUESTION)

_QUESTION_REASON = (
    "A question in the writer’s own voice, put to nobody who could answer: it leads the reader "
    "to an answer that nobody has to prove."
)


def lexicon() -> Lexicon:
    """Return the word list of stance."""
    return load("stance.tsv", LISTED)


def find(text: Text) -> Iterator[Mark]:
    """Yield a mark for each hedge, booster, factive and so on, then for the writer's questions."""
    units, capitals = units_of(text), Capitals(text)
    listed: list[tuple[int, int]] = [(0, 0)]
    for hit in lexicon().hits(text):
        if not other_sense(text, units, hit, capitals):
            written = " ".join(text.raw[hit.start : hit.end].split())
            explanation = f"“{written}”: {hit.entry.why}"
            yield Mark(hit.start, hit.end, hit.entry.category, explanation)
            listed.append((hit.start, hit.end))
    for start, end in beliefs(text):
        before = listed[bisect_left(listed, (end, 0)) - 1]  # the last that begins before the end
        if before[1] <= start:
            written = " ".join(text.raw[start:end].split())
            yield Mark(start, end, "distancing", f"“{written}”: {REASON}")
    for start, end in questions(text):
        yield Mark(start, end, QUESTION, _QUESTION_REASON)


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
    version="7",
    data=("stance.tsv", "sources.tsv", "word_classes.tsv", "context_words.tsv", MODALITY),
)

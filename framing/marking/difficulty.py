"""Mark what makes a text hard to read: long unfamiliar words and long sentences."""

from __future__ import annotations

from collections.abc import Iterator

from framing.marking.marker import Mark, Marker
from framing.measuring.familiar import hard
from framing.measuring.syllables import count_syllables
from framing.text import Text

LONG_SENTENCE = 35  # words; half of them is near the mean of news prose


def find(text: Text) -> Iterator[Mark]:
    """Yield a mark for each long sentence, and each long word not on the Dale-Chall list."""
    for sentence in text.sentences:
        words = text.words_between(*sentence)
        if words > LONG_SENTENCE:
            explanation = (
                f"A sentence of {words} words; more than {LONG_SENTENCE} are hard to follow."
            )
            yield Mark(*sentence, "long sentence", explanation)
    for start, written in _may_be_hard(text):
        if hard(written):
            syllables = count_syllables(written)
            explanation = (
                f"“{written}” has {syllables} syllables and is not on the Dale–Chall list."
            )
            yield Mark(start, start + len(written), "hard word", explanation)


def _may_be_hard(text: Text) -> list[tuple[int, str]]:
    """Return the words (offset, text) that may be hard: no short words, names or numbers."""
    raw = text.raw
    return [
        (start, written)
        for start, end in zip(text.word_starts, text.word_ends, strict=True)
        if end - start > 3 and (written := raw[start:end]).islower() and written.isalpha()
    ]


DIFFICULTY = Marker(
    name="difficulty",
    find=find,
    needs="words",
    about="Words of three or more syllables that are not on the Dale–Chall list of familiar "
    "words, endings left aside, and sentences of more than 35 words. Names are left out.",
    categories=("hard word", "long sentence"),
    marks=(
        "They met to discuss a [[referendum]].",
        "The [[extrajudicial]] killings went on.",
        "It was an act of [[intimidation]].",
    ),
    spares=(
        "The cat sat on the mat.",
        "He lives in Alexandria.",
        "We went to the market and came home.",
        "She was expecting victories and including reports.",
    ),
    version="5",
    data=("short_adjectives.tsv", "syllables.tsv"),
)

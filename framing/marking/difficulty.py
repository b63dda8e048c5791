"""What makes a text hard to read: long unfamiliar words and long sentences."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from framing.marking.marker import Mark, Marker
from framing.measuring.counting import LONG
from framing.measuring.readability import statistics
from framing.text import Text

_ENDINGS = {"ies": "y", "ied": "y", "ing": "", "es": "", "ed": "", "s": ""}
LONG_SENTENCE = 35  # words; half of them is near the mean of news prose


def find(text: Text) -> Iterator[Mark]:
    """Mark long sentences, and words of three or more syllables off the Dale-Chall list."""
    for sentence in text.sentences:
        words = text.words_between(*sentence)
        if words > LONG_SENTENCE:
            why = f"A sentence of {words} words; more than {LONG_SENTENCE} are hard to follow."
            yield Mark(*sentence, "long sentence", why)
    for start, written in _may_be_hard(text):
        if syllables := _syllables(written):
            why = f"“{written}” has {syllables} syllables and is not on the Dale–Chall list."
            yield Mark(start, start + len(written), "hard word", why)


def _may_be_hard(text: Text) -> list[tuple[int, str]]:
    """Leave out short words, names, numbers and compounds of shorter words."""
    raw = text.raw
    return [
        (start, written)
        for start, end in zip(text.word_starts, text.word_ends, strict=True)
        if end - start > 5 and (written := raw[start:end]).islower() and written.isalpha()
    ]


@lru_cache(maxsize=50_000)
def _syllables(word: str) -> int:
    """Count the syllables of a hard word; 0 for a word that is not hard.

    A word that is easy without its ending is easy with it: "including", "reports", "victories".
    Gunning (1952) does not count the syllable of an ending, Dale and Chall (1948) take the endings
    of a listed word as listed.
    """
    counter = statistics()
    for form in _without_ending(word):
        vowels = sum(map(form.count, "aeiouy"))  # a syllable has one, and hyphenation is slow
        if vowels < LONG or not counter.is_difficult_word(form, LONG):
            return 0
    return int(counter.syllable_count(word))


def _without_ending(word: str) -> Iterator[str]:
    """Give a word and what it may be an ending to: "victories" to "victory", "planning" to "plan".

    Examples
    --------
    >>> list(_without_ending("including"))
    ['including', 'includ', 'include']
    """
    yield word
    ending = next((one for one in _ENDINGS if word.endswith(one)), "")
    stem = word.removesuffix(ending)
    if ending:
        yield stem + _ENDINGS[ending]
    if ending == "es":
        yield stem + "e"
    elif ending in ("ed", "ing"):
        yield stem[:-1] if stem[-1:] == stem[-2:-1] else stem + "e"


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
    version="4",
)

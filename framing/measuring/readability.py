"""Compute readability: published indices from our own counts of an article's body."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator
from copy import copy

from framing.measuring.familiar import LONG, familiar, long_for_gunning, textstat
from framing.measuring.syllables import count_syllables
from framing.text import Text

COLUMNS = {"article": "str", "measure": "str", "value": "float64"}

COUNTS = ("words", "sentences", "syllables", "letters", "long words", "unfamiliar words")
# The indices computed from the counts, with the method of textstat that holds the formula.
INDICES = {
    "Flesch reading ease": "flesch_reading_ease",
    "Flesch-Kincaid grade": "flesch_kincaid_grade",
    "Gunning fog": "gunning_fog",
    "SMOG": "smog_index",
    "Coleman-Liau": "coleman_liau_index",
    "Automated readability index": "automated_readability_index",
    "Dale-Chall": "dale_chall_readability_score",
}
SMOG_SENTENCES = 3  # under so many SMOG is undefined


def rows_of(text: Text) -> Iterator[dict[str, object]]:
    """Yield the readability counts and indices of the body of a text.

    Parameters
    ----------
    text
        An English text; others, and texts without words, get NaN.

    Yields
    ------
    dict
        ``article`` (its id), ``measure`` (a name) and ``value``, for each count and each index.

    Notes
    -----
    The formulas are textstat's but for Coleman-Liau, where textstat has 0.058 for the 0.0588 that
    was published. The counts are ours: textstat leaves out sentences of one and two words, counts
    each different difficult word once, and finds syllables by hyphenation.

    ``long words`` have three syllables or more (`framing.measuring.syllables`), ``unfamiliar
    words`` are those of Dale and Chall (`framing.measuring.familiar`). The headline is left out.
    SMOG is undefined under three sentences.

    References
    ----------
    R. Flesch (1948), A new readability yardstick. J. P. Kincaid et al. (1975), Derivation of new
    readability formulas for Navy enlisted personnel. R. Gunning (1952), The Technique of Clear
    Writing. G. H. McLaughlin (1969), SMOG grading. M. Coleman and T. L. Liau (1975), A computer
    readability formula designed for machine scoring. E. A. Smith and R. J. Senter (1967), Automated
    readability index. E. Dale and J. S. Chall (1948), A formula for predicting readability.

    Examples
    --------
    >>> from framing import Article
    >>> text = Text(Article(id="a", text="Mr. Smith paid $3.5 million. He left the U.S."))
    >>> {row["measure"]: row["value"] for row in rows_of(text)}["sentences"]
    2.0
    """
    for name, value in measure(text):
        yield {"article": text.article.id, "measure": name, "value": value}


def measure(text: Text) -> list[tuple[str, float]]:
    """Return the name and value of each readability measure of a text, as pairs.

    The values are NaN if it has no words or is not in English.
    """
    sentences = sentences_of(text) if text.article.language == "en" else []
    if not sentences:
        return [(name, math.nan) for name in (*COUNTS, *INDICES)]
    return measure_sentences(sentences)


def sentences_of(text: Text) -> list[list[str]]:
    """Return the words of each sentence below the headline; sentences without words are left out.

    A sentence all in capitals is returned in lower case, so that its words do not count as names.
    """
    words = list(map(text.raw.__getitem__, map(slice, text.word_starts, text.word_ends)))
    found = []
    first = bisect_left(text.word_starts, text.headline.end) if text.headline else 0
    for _, end in text.sentences:
        last = bisect_left(text.word_starts, end, first)
        if last > first:
            written = words[first:last]
            shouted = all(map(str.isupper, written)) and len(written) > 2
            found.append([word.lower() for word in written] if shouted else written)
        first = max(first, last)
    return found


def measure_sentences(sentences: list[list[str]]) -> list[tuple[str, float]]:
    """Return the name and value of each readability measure of sentences, as pairs.

    A sentence is a list of words.
    """
    words = [word for sentence in sentences for word in sentence]
    syllables = list(map(count_syllables, words))
    counts = {
        "words": len(words),
        "sentences": len(sentences),
        "syllables": sum(syllables),
        "letters": sum(map(_letters, words)),
        "long words": sum(count >= LONG for count in syllables),
        "unfamiliar words": len(words) - sum(map(familiar, words)),
    }
    hard = sum(map(long_for_gunning, words))
    characters = sum(map(len, words)) + len(sentences)  # with a full stop for each sentence
    found = {**counts, **indices(counts, hard, characters)}
    return [(name, float(value)) for name, value in found.items()]


def indices(counts: dict[str, int], hard: int, characters: int) -> dict[str, float]:
    """Return each readability index, computed from counts.

    Parameters
    ----------
    counts
        The `COUNTS` by name.
    hard
        The number of long words as Gunning fog counts them.
    characters
        The number of letters, digits and marks, for the automated readability index.

    Returns
    -------
    dict
        The value of each of the `INDICES` by name; NaN for SMOG under three sentences.
    """
    counter = copy(textstat())  # textstat's formulas ask the object for its counts of a text
    values = {
        "lexicon_count": counts["words"],
        "sentence_count": counts["sentences"],
        "syllable_count": counts["syllables"],
        "polysyllabcount": counts["long words"],
        "char_count": characters,
    }
    for name, count in values.items():
        setattr(counter, name, lambda _, count=count: count)
    counter.difficult_words = lambda _, syllable_threshold: (
        hard if syllable_threshold else counts["unfamiliar words"]
    )
    counter.coleman_liau_index = lambda _: coleman_liau(counts)
    found = {name: float(getattr(counter, method)("")) for name, method in INDICES.items()}
    return found if counts["sentences"] >= SMOG_SENTENCES else {**found, "SMOG": math.nan}


def coleman_liau(counts: dict[str, int]) -> float:
    """Return the Coleman-Liau index as it was published, from the counts by name.

    Examples
    --------
    >>> round(coleman_liau({"words": 119, "letters": 639, "sentences": 5}), 1)
    14.5
    """
    letters, sentences = (100 * counts[name] / counts["words"] for name in ("letters", "sentences"))
    return 0.0588 * letters - 0.296 * sentences - 15.8


def _letters(word: str) -> int:
    return len(word) if word.isalnum() else sum(map(str.isalnum, word))

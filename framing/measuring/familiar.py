"""Decide which words are familiar or hard, after Dale and Chall and after Gunning."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from framing import lexicons
from framing.measuring.syllables import count_syllables, without_accents

LONG = 3  # syllables; from here on a word counts as long in SMOG and Gunning fog

# What an ending stands for; with "+" the consonant before it may be doubled ("planned").
_REGULAR = (
    *(("s", ""), ("es", ""), ("ies", "y")),
    *(("d", ""), ("ed", "+"), ("ied", "y"), ("n", ""), ("ing", "+"), ("ing", "e"), ("ying", "ie")),
    *(("est", "+"), ("st", ""), ("iest", "y"), ("ly", "")),
    *(("'s", ""), ("s'", ""), ("es'", ""), ("ies'", "y"), ("'", "")),
    *(("n't", ""), ("'re", ""), ("'ve", ""), ("'ll", ""), ("'d", "")),
)
_COMPARED = (("er", "+"), ("r", ""), ("ier", "y"))
_UNHEARD = (("s", ""), ("es", ""), ("ies", "y"), ("ied", "y"), ("d", ""), ("ed", "+"))
_SPOKEN = (*_UNHEARD, ("ing", "+"), ("ing", "e"))
_NO_PLURAL = ("ss", "us", "is")


@lru_cache(maxsize=100_000)
def familiar(word: str) -> bool:
    """Return whether a word is familiar in the sense of Dale and Chall.

    A word with a capital letter is taken for a name. Familiar are the words of the list and their
    regular forms, numerals and names.

    Notes
    -----
    The list is textstat's. The rules are those of the instructions of 1948: a regular plural,
    possessive, third person, participle, past tense, comparative, superlative or adverb in -ly of a
    word is as familiar as the word, with one ending and no more; so is a compound with a hyphen if
    each part is; a noun in -er ("usurper") is not.

    References
    ----------
    E. Dale and J. S. Chall (1948), A formula for predicting readability: Instructions.
    Educational Research Bulletin 27(2), 37-54.

    Examples
    --------
    >>> [familiar(word) for word in ("cats", "4,000", "Alexandria", "old-fashioned", "usurper")]
    [True, True, True, True, False]
    """
    low = without_accents(word)
    if word != word.lower() or any(map(str.isdigit, low)):
        return True
    return all(map(_familiar_part, re.split("[-‐‑–]", low)))


@lru_cache(maxsize=100_000)
def long_for_gunning(word: str) -> bool:
    """Return whether a word is one of the long words of the Gunning fog index.

    Those have three syllables or more. Names are not among them, nor compounds of shorter words,
    nor words that owe the third syllable to *-es* or *-ed*.

    References
    ----------
    R. Gunning (1952), The Technique of Clear Writing. McGraw-Hill.

    Examples
    --------
    >>> [long_for_gunning(word) for word in ("amnesty", "expanded", "bookkeeper", "Alexandria")]
    [True, False, True, False]
    """
    if word != word.lower():
        return False
    return any(_long(part, _UNHEARD) for part in re.split("[-‐‑–]", without_accents(word)))


@lru_cache(maxsize=100_000)
def hard(word: str) -> bool:
    """Return whether a word in lower case is long without its ending, and not familiar.

    Long words have three syllables or more.
    """
    return _long(word, _SPOKEN) and not familiar(word)


@cache
def textstat() -> Any:
    """Return textstat's object for counting, set not to round.

    It is made once: the import warns and leaves files open.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textstat.textstat import textstatistics

        counter: Any = textstatistics()
        counter.set_rounding(False)
        counter.is_difficult_word("start", 0)  # reads its word list
    return counter


def _long(word: str, endings: tuple[tuple[str, str], ...]) -> bool:
    """Return whether a word has three or more syllables, with and without these endings.

    ``endings`` are pairs of an ending and what it stands for.
    """
    return all(count_syllables(form) >= LONG for form in (word, *_stems(word, endings)))


def _familiar_part(word: str) -> bool:
    if _listed(word) or any(map(_listed, _stems(word, _REGULAR))):
        return True
    return any(stem in _short_adjectives() for stem in _stems(word, _COMPARED))


def _stems(word: str, endings: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """Yield the words that a word may be a regular form of: "plan" for "planned".

    ``endings`` are pairs of an ending and what stands in its place; with "+" the consonant before
    it may be doubled.
    """
    for ending, instead in endings:
        if not word.endswith(ending) or (ending == "s" and word.endswith(_NO_PLURAL)):
            continue
        stem = word.removesuffix(ending)
        yield stem + instead.strip("+")
        if instead == "+" and stem[-1:] == stem[-2:-1]:
            yield stem[:-1]


def _listed(word: str) -> bool:
    return not textstat().is_difficult_word.__wrapped__(textstat(), word, 0)


@cache
def _short_adjectives() -> frozenset[str]:
    return frozenset(row["word"] for row in lexicons.rows("short_adjectives.tsv"))

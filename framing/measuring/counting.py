"""textstat's counts, with each word of a text looked at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache, partial
from types import SimpleNamespace
from typing import Any

from framing.measuring.hyphens import quick_positions

KNOWN_WORDS = 100_000  # so many are remembered; textstat itself remembers the last 128
LONG = 3  # syllables; from here on a word counts as long in SMOG and Gunning fog
_LOOKED_UP = re.compile(r"[\w\='‘’]+")  # what textstat takes for the words that may be difficult

_once = lru_cache(maxsize=128)  # several indices ask for the same count of a text


def quicken(counter: Any) -> None:
    """Let a ``textstatistics`` count what it counts, but quicker.

    Parameters
    ----------
    counter
        The ``textstatistics``. From now on it is for plain texts alone: words with a letter or a
        digit each, one blank between them, and no full stop but at the end of a sentence.

    Notes
    -----
    textstat hyphenates every word of a text anew, three times over. Here each different word is
    hyphenated once, whatever its capitals and the full stop after it.
    """
    counter.pyphen.hd = SimpleNamespace(positions=quick_positions(counter.pyphen.hd))
    itself = type(counter)
    of_word = _remembered(partial(_syllables_of_word, itself, counter))
    of_text = lru_cache(maxsize=1)(partial(_syllables, of_word))
    letters = partial(itself.letter_count.__wrapped__, counter, ignore_spaces=False)
    difficult = cache(partial(_difficult, itself.is_difficult_word.__wrapped__, counter))

    def difficult_words(text: str, syllable_threshold: int = 2) -> int:
        words = set(_LOOKED_UP.findall(text.lower()))
        return sum(map(difficult(syllable_threshold), words))

    counter.lexicon_count = _once(lambda text: len(text.split()))
    counter.char_count = _once(lambda text: len(_without_blanks(text)))
    counter.letter_count = _once(lambda text: letters(_without_blanks(text)))
    counter.syllable_count = lambda text: sum(of_text(text)) if " " in text else of_word(text)
    counter.polysyllabcount = _once(lambda text: len([n for n in of_text(text) if n >= LONG]))
    counter.is_difficult_word = lambda word, threshold: difficult(threshold)(word)
    counter.difficult_words = _once(difficult_words)
    counter.is_difficult_word("start", LONG)  # reads its word list and patterns


class _Remembered(dict[str, Any]):
    """Words with what a function gave for them; emptied when it is full.

    A dictionary is asked twice as quickly as an ``lru_cache``, which sorts itself at each question.
    """

    def __init__(self, of_word: Callable[[str], Any]) -> None:
        self._of_word = of_word

    def __missing__(self, word: str) -> Any:
        if len(self) >= KNOWN_WORDS:
            self.clear()
        found = self[word] = self._of_word(word)
        return found


def _remembered(of_word: Callable[[str], Any]) -> Callable[[str], Any]:
    return _Remembered(of_word).__getitem__


def _difficult(of_word: Callable[..., bool], counter: Any, threshold: int) -> Callable[[str], bool]:
    return _remembered(partial(of_word, counter, syllable_threshold=threshold))


def _syllables_of_word(itself: Any, counter: Any, word: str) -> int:
    low = word.lower()
    if low.isalpha():  # as nearly all are: there is no punctuation to take off
        return len(counter.pyphen.positions(low)) + 1
    return int(itself.syllable_count.__wrapped__(counter, word))


def _syllables(of_word: Callable[[str], int], text: str) -> tuple[int, ...]:
    """Count the syllables of each word of a text."""
    words = text.lower().replace(". ", " ").removesuffix(".").split()
    return tuple(map(of_word, words))


def _without_blanks(text: str) -> str:
    return "".join(text.split())

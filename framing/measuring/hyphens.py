"""Where a word can be hyphenated: pyphen's patterns and answers, found several times quicker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Values = tuple[int, tuple[int, ...]]


def quick_positions(hyphenation: Any) -> Callable[[str], list[int]]:
    """Give a function that does what ``pyphen.HyphDict.positions`` does.

    Parameters
    ----------
    hyphenation
        The patterns, a ``pyphen.HyphDict`` without hyphens that change the spelling (English
        has none).

    Returns
    -------
    Callable
        From a word to the positions between its characters where it can be hyphenated.

    Notes
    -----
    pyphen looks up every stretch of the word; this stops where no pattern begins as the stretch
    does, which in English is after three or four characters.

    References
    ----------
    Liang (1983), Word Hy-phen-a-tion by Com-put-er.
    """
    patterns: dict[str, Values] = hyphenation.patterns
    begun = {key[:end] for key in patterns for end in range(1, len(key))}
    known: dict[str, Values | None] = {**dict.fromkeys(begun), **patterns}

    def positions(word: str) -> list[int]:
        pointed = f".{word.lower()}."
        levels = [0] * (len(pointed) + 1)
        for start in range(len(pointed) - 1):
            for end in range(start + 1, len(pointed) + 1):
                piece = pointed[start:end]
                if piece not in known:
                    break
                if found := known[piece]:
                    _raise(levels, start + found[0], found[1])
        return [i - 1 for i, level in enumerate(levels) if level % 2]

    return positions


def _raise(levels: list[int], start: int, values: tuple[int, ...]) -> None:
    for i, value in enumerate(values, start):
        if value > levels[i]:
            levels[i] = value

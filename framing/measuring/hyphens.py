"""Where a word can be hyphenated: pyphen's patterns and answers, found several times quicker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

Levels = tuple[tuple[int, int], ...]  # places in a pattern, with the level that each is raised to


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
    levels_of = {key: _levels(values) for key, values in hyphenation.patterns.items()}
    begun = {key[:end] for key in levels_of for end in range(1, len(key))}
    known = {**dict.fromkeys(begun, ()), **levels_of}

    def positions(word: str) -> list[int]:
        pointed = f".{word.lower()}."
        size = len(pointed)
        levels = [0] * (size + 1)
        for start in range(size - 1):
            for end in range(start + 1, size + 1):
                found = known.get(pointed[start:end])
                if found is None:
                    break
                for place, level in found:
                    if level > levels[start + place]:
                        levels[start + place] = level
        return [i - 1 for i, level in enumerate(levels) if level % 2]

    return positions


def _levels(values: tuple[int, Sequence[int]]) -> Levels:
    first, levels = values
    return tuple((place, level) for place, level in enumerate(levels, first) if level)

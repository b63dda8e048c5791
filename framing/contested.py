"""Look up contested labels: words for an actor or action that one party uses, another rejects.

An actor is whoever a text speaks of: a person, group, organisation or country.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from framing import lexicons


class Contested(NamedTuple):
    """Hold one contested label ("regime"), the words others use for the same, and why.

    ``term`` is the label, ``others`` are the words that others use ("government"), ``why`` is a
    sentence on why it is contested. ``kind`` says what it is a word for: ``"actor"`` or ``"deed"``
    (an action). Some words for an action are contested only after certain words ("military
    operation", not "rescue operation"): ``after`` lists these; it is empty where any word, or none,
    may come before.
    """

    term: str
    kind: str
    others: tuple[str, ...]
    why: str
    after: tuple[str, ...]


def contested(words: str) -> Contested | None:
    """Return the word list's entry for the contested label of an actor in a phrase, or None.

    The whole phrase is looked up first, then each word of it, from the last to the first.

    Parameters
    ----------
    words
        The phrase for an actor as in the text, in the singular or the plural.

    Returns
    -------
    Contested or None
        None if no word of the phrase is a contested label for an actor.

    Examples
    --------
    >>> contested("Western-backed rebels").others
    ('insurgent', 'opposition fighter', 'armed group', 'terrorist', 'freedom fighter')
    >>> contested("teachers") is None
    True
    """
    lower = lexicons.plain_letters(words)
    for term in (lower, *reversed(lower.replace("-", " ").split())):
        row = exactly(term)
        if row is not None and row.kind == "actor":
            return row
    return None


def exactly(label: str) -> Contested | None:
    """Return the word list's entry for a label, singular or plural; None if it has no entry.

    Unlike `contested`, which looks for a label within a phrase, it compares the whole string, and
    it also finds labels for actions.
    """
    return next(
        (labels()[form] for form in singulars(lexicons.plain_letters(label)) if form in labels()),
        None,
    )


def singulars(word: str) -> tuple[str, ...]:
    """Return a word and its possible singulars by spelling alone; not all of them are words.

    Examples
    --------
    >>> singulars("militias")
    ('militias', 'militia')
    >>> singulars("mercenaries")
    ('mercenaries', 'mercenarie', 'mercenari', 'mercenary')
    """
    endings = (("s", ""), ("es", ""), ("ies", "y"))
    return (word, *(word.removesuffix(old) + new for old, new in endings if word.endswith(old)))


@lru_cache(maxsize=1)
def labels() -> dict[str, Contested]:
    """Return the entries of the word list ``contested.tsv``: a dict from the term in lower case."""
    return {
        lexicons.plain_letters(row["term"]): _read(row) for row in lexicons.rows("contested.tsv")
    }


def _read(row: dict[str, str]) -> Contested:
    others, after = (
        tuple(part for part in row[name].split(";") if part) for name in ("others", "after")
    )
    return Contested(row["term"], row["kind"], others, row["why"], after)

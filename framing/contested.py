"""Look up contested labels: words for an actor or action that one party uses, another rejects.

An actor is whoever a text speaks of: a person, group, organisation or country.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from framing import lexicons


class Contested(NamedTuple):
    """Hold one contested label: what others say instead, and why it is contested.

    ``term`` is the label, ``others`` are what others say, ``why`` is a sentence for readers.
    ``kind`` is ``"actor"`` or ``"deed"`` (an action). Some words for an action are contested only
    after certain words ("military operation", not "rescue operation"): ``after`` lists these, empty
    where any word, or none, may come before.
    """

    term: str
    kind: str
    others: tuple[str, ...]
    why: str
    after: tuple[str, ...]


def contested(words: str) -> Contested | None:
    """Return what is known of the contested label for an actor among some words; None without one.

    All the words together are looked up first, then each alone, from the last to the first.

    Parameters
    ----------
    words
        The words for an actor as in the text, in the singular or the plural.

    Returns
    -------
    Contested or None

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
    """Return what is known of exactly this label, singular or plural; None if it is not contested.

    Unlike `contested` it takes no words beside the label, and labels for actions too.
    """
    return next(
        (labels()[form] for form in singulars(lexicons.plain_letters(label)) if form in labels()),
        None,
    )


def singulars(word: str) -> tuple[str, ...]:
    """Return a word, and each form that it would be the plural of, whether that exists or not.

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
    """Return every entry of the word list ``contested.tsv``, by its term in lower case."""
    return {
        lexicons.plain_letters(row["term"]): _read(row) for row in lexicons.rows("contested.tsv")
    }


def _read(row: dict[str, str]) -> Contested:
    others, after = (
        tuple(part for part in row[name].split(";") if part) for name in ("others", "after")
    )
    return Contested(row["term"], row["kind"], others, row["why"], after)

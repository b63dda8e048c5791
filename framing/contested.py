"""Look up contested labels: words for an actor or action that one side uses, another rejects."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from framing import lexicons


class Contested(NamedTuple):
    """Hold one contested label: what others say instead, and why it is contested.

    ``term`` is the label, ``others`` are what others say. ``kind`` is ``"actor"`` or ``"deed"`` (an
    action). Some words for an action are contested only after certain words ("military operation",
    not "rescue operation"): ``after`` lists these, empty for any.
    """

    term: str
    kind: str
    others: tuple[str, ...]
    why: str
    after: tuple[str, ...]


def contested(words: str) -> Contested | None:
    """Return the entry of a contested label for an actor among some words; None for none.

    The last word is looked up first.

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
    """Return the entry of a label, in the singular or the plural; None if it is not contested."""
    return next(
        (labels()[form] for form in singulars(lexicons.plain_letters(label)) if form in labels()),
        None,
    )


def singulars(word: str) -> tuple[str, ...]:
    """Return a word and the singular forms that it may be the plural of.

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
    """Return every contested label by its term in lower case."""
    return {
        lexicons.plain_letters(row["term"]): _read(row) for row in lexicons.rows("contested.tsv")
    }


def _read(row: dict[str, str]) -> Contested:
    others, after = (
        tuple(part for part in row[name].split(";") if part) for name in ("others", "after")
    )
    return Contested(row["term"], row["kind"], others, row["why"], after)

"""Read a table of ``framing/data``, and the classes of words in such tables."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from importlib import resources
from itertools import chain

WORD_CLASSES = ("word_classes.tsv", "event_words.tsv", "context_words.tsv", "reading_words.tsv")
_ACCENT = re.compile(r"[\u0300-\u036f]")
_SOUNDED = re.compile(r"(?<=e)\u0301(?=e?s?$)")  # "exposé", "lamés": without it, another word


def plain_letters(word: str) -> str:
    """Return a word in lower case without accents, except where an accent makes another word.

    Examples
    --------
    >>> plain_letters("Régime"), plain_letters("élites"), plain_letters("exposés")
    ('regime', 'elites', 'exposés')
    """
    small = word.lower()
    if small.isascii():
        return small
    marked = _SOUNDED.sub("\ue000", unicodedata.normalize("NFD", small))
    bare = _ACCENT.sub("", marked).replace("\ue000", "\u0301")
    return unicodedata.normalize("NFC", bare)


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in ``framing/data``, each as a dict of column name to cell.

    ``name`` is that of the file, with its suffix (``"actions.tsv"``).
    """
    file = resources.files("framing") / "data" / name
    lines = file.read_text(encoding="utf-8").split("\n")
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache(maxsize=1)
def _word_classes() -> dict[str, frozenset[str]]:
    """Return class name to words, from all files in `WORD_CLASSES`, which are read once."""
    found: dict[str, set[str]] = {}
    for row in chain.from_iterable(map(rows, WORD_CLASSES)):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(members) for name, members in found.items()}


def word_class(name: str) -> frozenset[str]:
    """Return the words of one class, such as ``"former"``, in the files `WORD_CLASSES`.

    Proper names keep their capitals, other words are in lower case. An unknown class is a KeyError.

    Examples
    --------
    >>> sorted(word_class("former"))
    ['ex', 'former', 'late', 'then']
    """
    return _word_classes()[name]


def any_word(name: str) -> str:
    """Return the words of a class as the alternatives of a regular expression.

    ``name`` is that of the class, as in `word_class`.

    Examples
    --------
    >>> any_word("former")
    'ex|former|late|then'
    """
    return "|".join(map(re.escape, sorted(word_class(name))))


@lru_cache(maxsize=1)
def _meanings() -> dict[str, dict[str, str]]:
    """Return class to word to meaning, from ``reading_words.tsv``, which is read once."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("reading_words.tsv"):
        found.setdefault(row["class"], {})[row["word"]] = row["means"]
    return found


def meanings(name: str) -> dict[str, str]:
    """Return word to meaning for one class of ``reading_words.tsv``, in the file's order.

    Examples
    --------
    >>> meanings("label")["rubrik"]
    'section'
    """
    return _meanings()[name]


def several_in(cell: str) -> list[str]:
    """Return the entries of a table cell, split at semicolons; an empty cell has none."""
    return [part for part in cell.split(";") if part]

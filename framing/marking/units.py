"""Cut texts and word lists into the units that are compared: words and parts of compounds."""

from __future__ import annotations

import re
from typing import NamedTuple
from weakref import WeakKeyDictionary

from framing.lexicons import plain_letters
from framing.text import Text

HYPHENS = re.compile(r"[-‐‑]")
_BETWEEN = re.compile(r"(?:['’][sS]?)?[ \t\xa0\n]?(?:[-‐‑–][ \t\xa0\n]?)?")
_LONGEST_GAP = 5  # characters: a possessive, a blank, a hyphen, a blank
_POSSESSIVE = re.compile(r"'s?$")


class Units(NamedTuple):
    """Hold the words of a text (parts of hyphenated ones) in lower case, and their offsets."""

    forms: list[str]
    starts: list[int]
    ends: list[int]


def cut(phrase: str) -> tuple[str, ...]:
    """Return the units of a phrase, cut as texts are.

    Examples
    --------
    >>> cut("No-fly zone’s")
    ('no', 'fly', 'zone')
    """
    words = HYPHENS.sub(" ", phrase.replace("’", "'")).split()
    small = (plain_letters(word.strip(',;:!?“”"') or word) for word in words)
    return tuple(_POSSESSIVE.sub("", word) or word for word in small)


_units: WeakKeyDictionary[Text, Units] = WeakKeyDictionary()


def units_of(text: Text) -> Units:
    """Return the units of a text; they are cached as long as the text exists."""
    if text not in _units:
        _units[text] = _cut_text(text)
    return _units[text]


def joined(raw: str, units: Units, first: int, last: int) -> bool:
    """Return whether only blanks, a hyphen or a possessive separate the units."""
    ends, starts = units.ends, units.starts
    return all(
        starts[place + 1] - ends[place] <= _LONGEST_GAP
        and _BETWEEN.fullmatch(raw, ends[place], starts[place + 1])
        for place in range(first, last - 1)
    )


def _cut_text(text: Text) -> Units:
    raw = text.raw
    units = Units([], [], [])
    forms, starts, ends = units
    for start, end in zip(text.word_starts, text.word_ends, strict=True):
        word = raw[start:end]
        if word.isalpha():  # nearly all are, and need no more than small letters
            forms.append(plain_letters(word))
            starts.append(start)
            ends.append(end)
        elif "-" in word or "‑" in word or "‐" in word:
            for part in HYPHENS.split(word):
                if part:
                    _add(units, part, start)
                start += len(part) + 1
        else:
            _add(units, word, start)
    return units


def _add(units: Units, word: str, start: int) -> None:
    form = plain_letters(word)
    if "'" in form or "’" in form:
        form = _POSSESSIVE.sub("", form.replace("’", "'")) or form
    possessive = len(form) < len(word)
    units.forms.append(form)
    units.starts.append(start)
    units.ends.append(start + (len(form) if possessive else len(word)))

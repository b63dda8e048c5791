"""Read the rows of a cited word list and check each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from framing.lexicons import rows

COLUMNS = (
    *("term", "pos", "category", "why", "neutral", "used_by", "source", "polarity"),
    *("forms", "unless", "only"),
)
PARTS_OF_SPEECH = ("noun", "verb", "adj", "adv", "phrase")
POLARITIES = ("negative", "positive", "mixed")


@dataclass(frozen=True)
class Entry:
    """Hold one row of a word list.

    ``term`` is as written in the list, ``pos`` its part of speech, ``why`` the reason for its
    category, ``neutral`` plainer wordings, ``used_by`` who uses the term, ``source`` the keys of
    the works cited, ``polarity`` its tone, ``forms`` irregular inflections; ``unless`` and ``only``
    are contexts that rule the term out or that it needs.
    """

    term: str
    pos: str
    category: str
    why: str
    neutral: tuple[str, ...]
    used_by: str
    source: tuple[str, ...]
    polarity: str
    forms: tuple[str, ...]
    unless: tuple[str, ...]
    only: tuple[str, ...]


@cache
def sources() -> dict[str, str]:
    """Return the works that word lists cite, by key."""
    return {row["key"]: row["citation"] for row in rows("sources.tsv")}


def parse(
    text: str,
    name: str,
    categories: Iterable[str],
    known_sources: Iterable[str],
    required: tuple[str, ...] = ("why", "source"),
) -> tuple[Entry, ...]:
    """Return the rows of a word list, each checked.

    Raises
    ------
    ValueError
        If a row is wrong; the message names the line, the value and the choices.

    Examples
    --------
    >>> row = "junta\\tnoun\\tlabel\\tIt judges.\\tgovernment\\t\\tx\\tnegative\\t\\t\\t"
    >>> parse("\\t".join(COLUMNS) + "\\n" + row, "my.tsv", ["label"], ["x"])[0].neutral
    ('government',)
    """
    lines = text.splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise ValueError(f"{name}: the first line must name the columns {', '.join(COLUMNS)}.")
    choices = {
        "pos": PARTS_OF_SPEECH,
        "category": tuple(categories),
        "polarity": POLARITIES,
        "source": tuple(known_sources),
    }
    entries, seen = [], set()
    for number, line in enumerate(lines[1:], 2):
        entry = _entry(line, f"{name}, line {number}", choices, required)
        if (entry.term, entry.pos) in seen:
            raise ValueError(f"{name}, line {number}: {entry.term!r} stands there twice.")
        seen.add((entry.term, entry.pos))
        entries.append(entry)
    return tuple(entries)


def _entry(
    line: str, where: str, choices: dict[str, tuple[str, ...]], required: tuple[str, ...]
) -> Entry:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise ValueError(f"{where}: {len(cells)} cells where {len(COLUMNS)} are needed.")
    row = dict(zip(COLUMNS, cells, strict=True))
    for column in ("term", "pos", "category", "polarity", *required):
        if not row[column].strip():
            raise ValueError(f"{where}: {row['term']!r} has an empty {column!r}.")
    for column, known in choices.items():
        for value in _several(row[column]) if column == "source" else (row[column],):
            if value not in known:
                few = ", ".join(sorted(known))
                raise ValueError(f"{where}: {column} {value!r} is unknown; known are {few}.")
    if row["term"] != row["term"].lower():
        raise ValueError(f"{where}: {row['term']!r} must be in lower case.")
    several = {
        name: _several(row[name]) for name in ("neutral", "source", "forms", "unless", "only")
    }
    single = {name: row[name] for name in COLUMNS if name not in several}
    return Entry(**single, **several)  # type: ignore[arg-type]


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())

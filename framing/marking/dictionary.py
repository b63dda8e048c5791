"""Turn a user's dictionary into a marker: words, wildcards and phrases in categories."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import translate
from pathlib import Path

from framing.marking.dictionary_files import Entry, read_dictionary
from framing.marking.marker import Mark, Marker
from framing.text import Text


def dictionary(path: str | Path, name: str = "") -> Marker:
    """Return a marker that finds the terms of a dictionary file.

    Parameters
    ----------
    path
        A table (``.csv``, ``.tsv`` with the columns ``term`` and ``category``), a quanteda
        dictionary (``.yml``, ``.yaml``) or a LIWC dictionary (``.dic``).
    name
        The marker's name; by default the file's name.

    Returns
    -------
    Marker
        Its version is the hash of the file. ``*`` matches any letters, ``?`` one; phrases match
        over blanks; of two terms of one category at one place the longer counts. Upper and lower
        case are the same. Categories in hierarchies are joined by full stops.

    Raises
    ------
    ValueError
        If the file cannot be read as a dictionary; the message names the line.

    Warns
    -----
    UserWarning
        For each line that was left out or corrected, with its number.

    Examples
    --------
    >>> import tempfile
    >>> from framing import Article, analyze
    >>> path = Path(tempfile.mkdtemp()) / "fear.csv"
    >>> _ = path.write_text("term,category\\nterr*,fear\\nred line,threat\\n", encoding="utf-8")
    >>> found = analyze(Article(id="a", text="Terror beyond a red line."), dictionary(path))
    >>> found.evidence[["text", "category"]].values.tolist()
    [['Terror', 'fear'], ['red line', 'threat']]
    """
    file = Path(path)
    entries = read_dictionary(file)
    matcher = _Matcher(entries)
    categories = tuple(sorted({entry.category for entry in entries}))
    return Marker(
        name=name or file.stem.lower(),
        find=matcher.find,
        needs="words",
        about=f"The terms of the dictionary {file.name}.",
        categories=categories,
        marks=(),
        spares=(),
        version=hashlib.sha256(file.read_bytes()).hexdigest()[:12],
    )


@dataclass
class _Matcher:
    """Find terms word by word, with the terms that can begin with each word cached."""

    entries: tuple[Entry, ...]
    _plain: dict[str, list[int]] = field(init=False, default_factory=dict)
    _wild: list[tuple[re.Pattern[str], int]] = field(init=False, default_factory=list)
    _known: dict[str, list[int]] = field(init=False, default_factory=dict)
    _rest: list[list[re.Pattern[str]]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        for number, entry in enumerate(self.entries):
            first, *rest = entry.term.split()
            if "*" in first or "?" in first:
                self._wild.append((_pattern(first), number))
            else:
                self._plain.setdefault(first, []).append(number)
            self._rest.append([_pattern(word) for word in rest])

    def find(self, text: Text) -> Iterator[Mark]:
        """Yield a mark for each term; within a category marks do not overlap."""
        spans = text.words
        words = [_folded(text.raw[start:end]) for start, end in spans]
        reached: dict[str, int] = {}
        for position, word in enumerate(words):
            for number in self._starting(word):
                entry, last = self.entries[number], position + len(self._rest[number])
                if position < reached.get(entry.category, 0) or not self._goes_on(
                    number, words, position
                ):
                    continue
                reached[entry.category] = last + 1
                explanation = f"“{entry.term}” stands under {entry.category} in this dictionary."
                yield Mark(spans[position].start, spans[last].end, entry.category, explanation)

    def _starting(self, word: str) -> list[int]:
        """Return the numbers of the entries that can begin with a word, the longest first."""
        if word not in self._known:
            wild = [number for pattern, number in self._wild if pattern.match(word)]
            found = [*self._plain.get(word, ()), *wild]
            self._known[word] = sorted(found, key=lambda n: (-len(self._rest[n]), n))
        return self._known[word]

    def _goes_on(self, number: int, words: list[str], position: int) -> bool:
        rest = self._rest[number]
        following = words[position + 1 : position + 1 + len(rest)]
        return len(following) == len(rest) and all(
            pattern.match(word) for pattern, word in zip(rest, following, strict=True)
        )


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(translate(word.replace("[", "[[]")))  # a bracket stands for itself


def _folded(word: str) -> str:
    return word.lower().replace("’", "'")

"""Dictionary files as people have them: tables, quanteda's YAML, LIWC's ``.dic``."""

from __future__ import annotations

import csv
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_NUMBER = re.compile(r"\d+$")
_CONDITION = re.compile(r"<[^<>]*>\S*|\([^()]*\)\S*|(?<!\S)[^\s/]*/\S*")  # LIWC's "(02 134)125/464"


class Entry(NamedTuple):
    """One term (lower case, wildcards ``*`` and ``?``, phrases with blanks) and its category."""

    term: str
    category: str


def read_dictionary(path: Path) -> tuple[Entry, ...]:
    """Read a dictionary; see `framing.marking.dictionary.dictionary` for the formats.

    Raises
    ------
    ValueError
        If nothing can be read from the file, or its kind is unknown.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ValueError(f"{path} is no dictionary framing knows: use {', '.join(READERS)}.")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_text(encoding="cp1252", errors="replace")
        _warn(path, 1, "the file is not UTF-8; it was read as Windows-1252")
    try:
        entries = tuple(dict.fromkeys(reader(path, text)))
    except RecursionError:
        raise ValueError(f"{path} nests its categories too deeply, or in a circle.") from None
    except csv.Error as error:
        raise ValueError(f"{path}: {error}; check its quotation marks.") from error
    if not entries:
        raise ValueError(f"{path} holds no terms.")
    return entries


def _table(path: Path, text: str) -> Iterator[Entry]:
    tab = path.suffix.lower() == ".tsv"
    rows = csv.reader(text.splitlines(), delimiter="\t" if tab else ",")
    header = [name.strip().lower() for name in next(rows, [])]
    if not {"term", "category"} <= set(header):
        raise ValueError(f"{path}, line 1: the columns must include term and category.")
    for row in rows:
        cells = dict(zip(header, row, strict=False))
        yield from _entry(path, rows.line_num, cells.get("term", ""), cells.get("category", ""))


def _yaml(path: Path, text: str) -> Iterator[Entry]:
    import yaml

    try:
        tree = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ValueError(f"{path}, line {line}: {getattr(error, 'problem', error)}.") from error
    except ValueError as error:  # a bare word that looks like a date and is none
        raise ValueError(f"{path}: {error}; put words that look like dates in quotes.") from error
    if not isinstance(tree, dict):
        raise ValueError(f"{path}, line 1: a dictionary maps categories to lists of terms.")
    yield from _branch(path, tree, ())


def _branch(path: Path, tree: Any, above: tuple[str, ...]) -> Iterator[Entry]:
    if isinstance(tree, dict):
        for name, below in tree.items():
            yield from _branch(path, below, (*above, str(name)))
    elif isinstance(tree, list):
        for item in tree:
            yield from _branch(path, item, above)
    elif tree is None:
        _warn(path, 0, f"the category {'.'.join(above)!r} is empty")
    else:
        yield from _entry(path, 0, _word(path, tree), ".".join(above))


def _word(path: Path, value: Any) -> str:
    """Undo YAML's reading of bare words: ``no`` and ``on`` are truth values to it."""
    if isinstance(value, bool):
        _warn(path, 0, f"an unquoted yes, no, on or off was read as {value}: put it in quotes")
        return "yes" if value else "no"
    return str(value)


def _liwc(path: Path, text: str) -> Iterator[Entry]:
    lines = list(enumerate(text.splitlines(), start=1))
    marks = [place for place, (_, line) in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise ValueError(f"{path}, line 1: a LIWC dictionary lists its categories between two %.")
    names = _categories(path, lines[marks[0] + 1 : marks[1]])
    for number, line in lines[marks[1] + 1 :]:
        if line.strip():
            yield from _liwc_line(path, number, line, names)


def _categories(path: Path, lines: list[tuple[int, str]]) -> dict[str, str]:
    """Read the categories; deeper indentation makes a category part of the one above."""
    names: dict[str, str] = {}
    above: list[tuple[int, str]] = []
    for number, line in lines:
        parts = line.split(None, 1)
        if len(parts) < 2 or not _NUMBER.match(parts[0]):
            if parts:
                _warn(path, number, f"no category number and name in {line.strip()!r}; left out")
            continue
        depth = len(line) - len(line.lstrip())
        above = [(d, name) for d, name in above if d < depth]
        own = parts[1].strip().split(" (")[0]
        if parts[0] in names:
            _warn(path, number, f"the category {parts[0]} is named twice; the first name stays")
            continue
        above.append((depth, own))
        names[parts[0]] = ".".join(name for _, name in above)
    return names


def _liwc_line(path: Path, number: int, line: str, names: dict[str, str]) -> Iterator[Entry]:
    if _CONDITION.search(line):
        _warn(
            path, number, f"conditions are not understood: {line.strip()!r}; its plain part stays"
        )
        line = _CONDITION.sub(" ", line)
    words = line.split()
    term = [word for word in words if not _NUMBER.match(word)]
    wanted = [word for word in words[len(term[:1]) :] if _NUMBER.match(word)]
    if not term or not wanted:
        _warn(path, number, f"no term with a category in {line.strip()!r}; left out")
        return
    for category in wanted:
        if category not in names:
            _warn(path, number, f"there is no category {category}; left out for {term[0]!r}")
        else:
            yield from _entry(path, number, " ".join(term), names[category])


def _entry(path: Path, number: int, term: str, category: str) -> Iterator[Entry]:
    term = " ".join(term.lower().replace("’", "'").replace("_", " ").split())
    if not term or not category.strip() or not term.strip("*? "):
        _warn(path, number, f"no term with a category in {(term, category)!r}; left out")
        return
    yield Entry(term, category.strip())


def _warn(path: Path, number: int, what: str) -> None:
    where = f"{path}, line {number}" if number else str(path)
    warnings.warn(f"{where}: {what}.", stacklevel=2)


READERS = {".csv": _table, ".tsv": _table, ".yml": _yaml, ".yaml": _yaml, ".dic": _liwc}

"""Read dictionary files in common formats: tables, quanteda's YAML, LIWC's ``.dic``."""

from __future__ import annotations

import csv
import io
import re
import warnings
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_NUMBER = re.compile(r"\d+$")
_CONDITION = re.compile(r"<[^<>]*>\S*|\([^()]*\)\S*|(?<!\S)[^\s/]*/\S*")  # LIWC's "(02 134)125/464"


class Entry(NamedTuple):
    """Hold one term (lower case; wildcards ``*`` and ``?``; phrases) and its category."""

    term: str
    category: str


def read_dictionary(path: Path) -> tuple[Entry, ...]:
    """Return the entries of a dictionary file.

    The formats are those of `framing.marking.dictionary.dictionary`.

    Raises
    ------
    ValueError
        If nothing can be read from the file, or its kind is unknown.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise ValueError(f"{path} is no dictionary framing knows: use {', '.join(READERS)}.")
    text = _decoded(path)
    try:
        entries = tuple(dict.fromkeys(reader(path, text)))
    except RecursionError:
        raise ValueError(f"{path} nests its categories too deeply.") from None
    except csv.Error as error:
        raise ValueError(f"{path}: {error}; check its quotation marks.") from error
    if not entries:
        raise ValueError(f"{path} holds no terms.")
    return entries


def _decoded(path: Path) -> str:
    wide = path.read_bytes()[:2] in (BOM_UTF16_BE, BOM_UTF16_LE)  # spreadsheets' "Unicode text"
    try:
        return path.read_text(encoding="utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        _warn(path, 1, "the file is not UTF-8; it was read as Windows-1252")
        return path.read_text(encoding="cp1252", errors="replace")


def _table(path: Path, text: str) -> Iterator[Entry]:
    tab = path.suffix.lower() == ".tsv"
    rows = csv.reader(io.StringIO(text), delimiter="\t" if tab else ",")
    header = [name.strip().lower() for name in next(rows, [])]
    if [header.count(name) for name in Entry._fields] != [1, 1]:
        raise ValueError(
            f"{path}, line 1: the columns must include term and category, each once, "
            f"parted by {'tabs' if tab else 'commas'}."
        )
    for row in rows:
        cells = dict(zip(header, row, strict=False))
        yield from _entry(path, rows.line_num, cells.get("term", ""), cells.get("category", ""))


def _yaml(path: Path, text: str) -> Iterator[Entry]:
    """Yield the entries of YAML, with scalars as written: "no" and "1e3" stay words."""
    import yaml

    try:
        tree = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise ValueError(f"{path}, line {line}: {getattr(error, 'problem', error)}.") from error
    if not isinstance(tree, yaml.MappingNode):
        raise ValueError(f"{path}, line 1: a dictionary maps categories to lists of terms.")
    yield from _branch(path, tree, (), set())


def _branch(path: Path, node: Any, above: tuple[str, ...], seen: set[int]) -> Iterator[Entry]:
    line = node.start_mark.line + 1
    if id(node) in seen:  # a few aliases can stand for a billion terms, or for a circle
        raise ValueError(f"{path}, line {line}: what stands here is used again; write it out.")
    seen.add(id(node))
    if not node.tag.startswith("tag:yaml.org,2002:") or "python" in node.tag:
        raise ValueError(f"{path}, line {line}: the tag {node.tag!r} is not read; leave it out.")
    if node.id == "mapping":
        names: set[str] = set()
        for name, below in node.value:
            if str(name.value) in names:
                here = name.start_mark.line + 1
                raise ValueError(f"{path}, line {here}: {name.value!r} stands there twice.")
            names.add(str(name.value))
            yield from _branch(path, below, (*above, str(name.value)), seen)
    elif node.id == "sequence":
        for item in node.value:
            yield from _branch(path, item, above, seen)
    elif not node.value and not node.style:
        _warn(path, line, f"the category {'.'.join(above)!r} is empty")
    else:
        yield from _entry(path, line, node.value, ".".join(above))


def _liwc(path: Path, text: str) -> Iterator[Entry]:
    lines = list(enumerate(text.split("\n"), start=1))
    marks = [place for place, (_, line) in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise ValueError(f"{path}, line 1: a LIWC dictionary lists its categories between two %.")
    names = _categories(path, lines[marks[0] + 1 : marks[1]])
    for number, line in lines[marks[1] + 1 :]:
        if line.strip():
            yield from _liwc_line(path, number, line, names)


def _categories(path: Path, lines: list[tuple[int, str]]) -> dict[str, str]:
    """Return the categories by number; a more deeply indented one is part of the one above."""
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
    end = len(words)
    while end and _NUMBER.match(words[end - 1]):
        end -= 1
    term, wanted = words[:end], words[end:]  # "24 hours  1 5": the numbers behind are categories
    if not term or not wanted:
        _warn(path, number, f"no term with a category in {line.strip()!r}; left out")
        return
    for category in wanted:
        if category not in names:
            _warn(path, number, f"there is no category {category}; left out for {' '.join(term)!r}")
        else:
            yield from _entry(path, number, " ".join(term), names[category])


def _entry(path: Path, number: int, term: str, category: str) -> Iterator[Entry]:
    term = " ".join(term.lower().replace("’", "'").replace("_", " ").split())
    if not category.strip() or not any(map(str.isalnum, term)):
        _warn(path, number, f"no term with a category in {(term, category)!r}; left out")
        return
    yield Entry(term, category.strip())


def _warn(path: Path, number: int, what: str) -> None:
    where = f"{path}, line {number}" if number else str(path)
    warnings.warn(f"{where}: {what}.", stacklevel=2)


READERS = {".csv": _table, ".tsv": _table, ".yml": _yaml, ".yaml": _yaml, ".dic": _liwc}

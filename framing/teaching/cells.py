"""The cells of a notebook, read and never run."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from typing import Any

LONGEST_CELL = 200_000  # characters of source
_MAGIC = re.compile(r"^[ \t]*[%!?].*$", re.MULTILINE)


def assigned(sources: list[str], wanted: set[str]) -> dict[str, list[Any]]:
    """Read assignments cell by cell; a cell that is cut in two is read with the next ones."""
    found: dict[str, list[Any]] = {}
    at = 0
    while at < len(sources):
        for taken in (1, 2, 3):  # a cell, or one split into two or three
            tree = _parsed("\n".join(sources[at : at + taken]))
            if tree is not None:
                break
        if tree is None:
            at += 1
            continue
        for name, value in _literals(tree, wanted):
            found.setdefault(name, []).append(value)
        at += taken
    return found


def _parsed(source: str) -> ast.Module | None:
    if len(source) > LONGEST_CELL:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(_MAGIC.sub("", source))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _literals(tree: ast.Module, names: set[str]) -> Iterator[tuple[str, Any]]:
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        for target in targets:
            if isinstance(target, ast.Name) and target.id in names:
                try:
                    yield target.id, ast.literal_eval(node.value)  # type: ignore[attr-defined]
                except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
                    continue


def source(cell: dict) -> str:
    """Give the text of a cell, however it is kept."""
    text = cell.get("source", "")
    parts = text if isinstance(text, list) else [text]
    return "".join(part for part in parts if isinstance(part, str))


def names(cell: dict) -> set[str]:
    """Give every name that a cell goes by."""
    own = cell.get("id")
    return {name for name in (grade_id(cell), own) if isinstance(name, str) and name}


def grade_id(cell: dict) -> str:
    """Give the name by which nbgrader knows a cell; empty for none."""
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) else ""

"""Read the rows of a table one by one, from a notebook cell whose code has a syntax error."""

from __future__ import annotations

import ast
import re
import warnings
from typing import Any

_OPEN, _CLOSE = "“”„‘’‚\"'", "“”‘’\"'"
_KEY = re.compile(rf"^[{_OPEN}]([^{_OPEN}]+)[{_CLOSE}]\s*:\s*\[?(.*)$", re.DOTALL)
_FIELD = re.compile(rf"[{_OPEN}](.*?)[{_CLOSE}](?=\s*(?:[,)\]]|$))", re.DOTALL)
_BETWEEN = re.compile(rf"\)\s*,?\s*(?=\(\s*[{_OPEN}])")  # one row ends, the next begins
_LINES_OF_A_ROW = 4
_MOST_MARKS_OF_A_ROW = 100  # quotation marks: more are no row, and would take time with the square
_MOST_LINES = 2_000
_TAIL = " \t\r\n,]}"


def recover_rows(source: str, name: str) -> tuple[Any, list[int]]:
    """Return the rows of a table that can be read, and the numbers of the lines that cannot.

    ``source`` is the code of a cell, with a syntax error in it, that sets the variable ``name`` to
    ``{key: [rows]}`` or to ``[rows]``. The rows come back in the same form; lines count from 1.

    Examples
    --------
    >>> recover_rows("t = {\\n'a': [\\n(“one”, ‘two’),\\n('three', 'four'\\n]}", "t")
    ({'a': [('one', 'two'), ('three', 'four')]}, [])
    """
    lines = source.split("\n")
    first = next((n for n, line in enumerate(lines) if re.match(rf"\s*{name}\b", line)), 0)
    lines[first] = re.sub(rf"^\s*{name}\b[^=]*=\s*", "", lines[first])
    table: dict[str, list[Any]] = {}
    loose: list[Any] = []
    unread: list[int] = []
    home, at = loose, first
    while at < min(len(lines), _MOST_LINES):
        text = lines[at].strip().lstrip("[{ ")
        opened = None if text.startswith("(") else _KEY.match(text)
        if opened:
            home = table.setdefault(opened.group(1), [])
            text = opened.group(2).strip()
        taken = _take(text, lines[at + 1 : at + _LINES_OF_A_ROW], home)
        if not taken:
            unread.append(at + 1)
        at += taken or 1
    if at < len(lines):
        unread.append(at + 1)
    return (table or loose), unread


def _take(text: str, following: list[str], home: list[Any]) -> int:
    """Append the rows of a line to ``home``; return how many lines were used, 0 if none.

    A row may go on in the lines that are ``following``.
    """
    if not text.strip("()" + _TAIL) or text.startswith("#"):
        return 1
    goes_on = [line.lstrip().startswith("(") for line in following]
    most = goes_on.index(True) if True in goes_on else len(following)  # up to the next row
    for read in (_literal, _fields, _unclosed):
        for more in range(most + 1):
            whole = "\n".join([text, *following[:more]])
            rows = [read(each.strip().rstrip(_TAIL)) for each in _rows(whole)]
            if all(row is not None for row in rows):
                home += rows
                return more + 1
    return 0


def _rows(text: str) -> list[str]:
    return _BETWEEN.sub(")\0", text).split("\0")


def _literal(text: str) -> Any:
    """Return a row, or a word, read as a Python literal; None where that fails."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = ast.literal_eval(text)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None
    return value if isinstance(value, tuple) or not text.startswith("(") else None


def _fields(text: str) -> Any:
    """Return a row, or a word, whose fields stand in quotation marks of any form; else None."""
    row = text.startswith("(")
    if row and not text.endswith(")"):
        return None
    if sum(map(text.count, set(_OPEN + _CLOSE))) > _MOST_MARKS_OF_A_ROW:
        return None
    inner = text[1:-1] if row else text
    fields = _FIELD.findall(inner)
    if not fields or _FIELD.sub("", inner).strip(" ,\t\r\n"):
        return None
    return tuple(fields) if row else fields[0]


def _unclosed(text: str) -> Any:
    closed = f"{text})"
    return _literal(closed) or _fields(closed)

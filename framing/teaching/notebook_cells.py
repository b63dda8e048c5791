"""Read what variables are set to in the cells of a notebook, without running any code."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from framing.teaching.row_recovery import recover_rows

LONGEST_CELL = 200_000  # characters of source
MOST_VALUES = 50_000  # in one table
_MAGIC = re.compile(r"^[ \t]*(?:[%!?]|```).*$", re.MULTILINE)
_CHANGING = ("append", "extend", "insert", "update", "setdefault", "remove", "pop", "clear")
_FAULTS = (ValueError, TypeError, SyntaxError, LookupError, AttributeError, RecursionError,
           MemoryError)  # fmt: skip


@dataclass
class Values:
    """What the cells of a notebook set the wanted variables to.

    ``found`` has by name each value that was set, ``notes`` (name, why, whether rows are lost) for
    what could not be read, ``known`` the latest value of every variable.
    """

    wanted: set[str]
    found: dict[str, list[Any]] = field(default_factory=dict)
    notes: list[tuple[str, str, bool]] = field(default_factory=list)  # name, why, rows lost
    known: dict[str, Any] = field(default_factory=dict)


def assigned_values(sources: list[str], wanted: set[str]) -> Values:
    """Return the values of the variables named in ``wanted``, with later additions to them.

    ``sources`` are the code of the cells. A cell that is cut in two is read with the next ones; one
    that is no valid Python is read row by row.
    """
    values = Values(wanted)
    at = 0
    while at < len(sources):
        for taken in (1, 2, 3):  # a cell, or one split into two or three
            tree = _parsed("\n".join(sources[at : at + taken]))
            if tree is not None:
                break
        if tree is None:
            _read_rows(sources[at], values)
            at += 1
            continue
        for node in tree.body:
            _read(node, "\n".join(sources[at : at + taken]), values)
        at += taken
    return values


def assigned_name(text: str, names: Iterable[str]) -> str:
    """Return the first of ``names`` that a code text sets or changes; empty for none."""
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    found = re.search(rf"^[ \t]*({known})\b[ \t]*(?:[+|]?=|\[|\.)", text, re.M) if known else None
    return found.group(1) if found else ""


def _parsed(source: str) -> ast.Module | None:
    if len(source) > LONGEST_CELL:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(_MAGIC.sub("", source))
        except _FAULTS:
            return None


def _read_rows(source: str, values: Values) -> None:
    """Add to ``values`` the rows of a table in code with a syntax error, read one by one."""
    name = assigned_name(source[:LONGEST_CELL], values.wanted)
    if not name:
        return
    table, lines = recover_rows(source[:LONGEST_CELL], name)
    values.found.setdefault(name, []).append(table)
    values.known[name] = table
    where = f"; not read: line {', '.join(map(str, lines[:5]))}" if lines else ""
    why = f"{name}: no plain table, its rows were read one by one{where}"
    values.notes.append((name, why, bool(lines)))


def _read(node: ast.stmt, source: str, values: Values) -> None:
    """Add to ``values`` what one statement sets or changes; ``source`` is the code it is from."""
    try:
        done = _set(node, values) or _added(node, values)
    except _FAULTS:
        done = False
    if done:
        return
    name = _changed(node, values.wanted)
    if name and isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        above = "\n" * (node.lineno - 1)  # so that lines are counted as the student sees them
        _read_rows(above + (ast.get_source_segment(source, node) or ""), values)
    elif name:
        values.notes.append((name, f"{name}: line {node.lineno} of its cell cannot be read", True))


def _set(node: ast.stmt, values: Values) -> bool:
    """Read ``name = value``, ``name[key] = value`` and both with ``+=`` into ``values``.

    False if the statement is none of these.
    """
    if isinstance(node, ast.Assign):
        targets, value = node.targets, _value(node.value, values)
    elif isinstance(node, ast.AnnAssign | ast.AugAssign) and node.value is not None:
        targets, value = [node.target], _value(node.value, values)
    else:
        return False
    for target in targets:
        if isinstance(node, ast.AugAssign):
            old = _target(target, values, type(value))
            if not isinstance(node.op, ast.Add | ast.BitOr) or len(old) + len(value) > LONGEST_CELL:
                raise ValueError("what is added is too long")
            value = old | value if isinstance(value, dict) else old + type(old)(value)
        if isinstance(target, ast.Name):
            known = values.found.setdefault(target.id, []) if target.id in values.wanted else []
            known[len(known) - isinstance(node, ast.AugAssign) :] = [_small(value)]
            values.known[target.id] = value
        elif isinstance(target, ast.Subscript):
            _target(target.value, values, dict)[_value(target.slice, values)] = _small(value)
        else:
            return False
    return True


def _added(node: ast.stmt, values: Values) -> bool:
    """Read ``name[key].append(row)`` and similar calls into ``values``; False if it is none."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.keywords:
        return False
    method = call.func.attr
    if method not in ("append", "extend", "insert", "update") or not _root(
        call, {*values.wanted, *values.known}
    ):
        return False
    target = _target(call.func.value, values, dict if method == "update" else list)
    getattr(target, method)(*[_small(_value(arg, values)) for arg in call.args])
    _small(target)
    return True


def _target(node: ast.expr, values: Values, kind: type) -> Any:
    """Return the list or dict that an expression names, to be changed in place.

    Where there is none yet, a new one of the type ``kind`` is made.
    """
    if isinstance(node, ast.Name):
        if node.id not in values.known and node.id in values.wanted:
            values.known[node.id] = kind()
            values.found[node.id] = [values.known[node.id]]
        return values.known[node.id]
    if isinstance(node, ast.Subscript):
        home, key = _target(node.value, values, dict), _value(node.slice, values)
        return home.setdefault(key, kind()) if isinstance(home, dict) else home[key]
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        home = _target(node.func.value, values, dict)
        if node.func.attr == "setdefault" and isinstance(home, dict):
            return home.setdefault(*[_value(arg, values) for arg in node.args])
    raise ValueError("no list and no table")


def _value(node: ast.expr, values: Values) -> Any:
    """Return the value of an expression: a literal, a variable read before, or such joined by "+".

    Anything else raises one of `_FAULTS`. ``values`` holds the variables read before.
    """
    if isinstance(node, ast.Name):
        return values.known[node.id]
    if isinstance(node, ast.List | ast.Tuple):
        parts = [_value(part, values) for part in node.elts]
        return parts if isinstance(node, ast.List) else tuple(parts)
    if isinstance(node, ast.Dict):
        keys = [_value(key, values) for key in node.keys if key]
        return dict(zip(keys, [_value(part, values) for part in node.values], strict=True))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _value(node.left, values), _value(node.right, values)
        if len(left) + len(right) <= LONGEST_CELL:
            return left + right
    if isinstance(node, ast.Subscript):
        return _value(node.value, values)[_value(node.slice, values)]
    return ast.literal_eval(node)


def _small(value: Any) -> Any:
    """Return the value itself; raise ValueError if it holds more than `MOST_VALUES` values."""
    left, seen = [value], 0
    while left:
        one = left.pop()
        seen += 1
        if seen > MOST_VALUES:
            raise ValueError("too large")
        if isinstance(one, dict):
            left += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set):
            left += one
    return value


def _changed(node: ast.stmt, wanted: set[str]) -> str:
    """Return the wanted variable that a statement sets or changes in any way; empty for none."""
    for inner in ast.walk(node):
        stored = isinstance(getattr(inner, "ctx", None), ast.Store | ast.Del)
        calls = isinstance(inner, ast.Attribute) and inner.attr in _CHANGING
        if (stored or calls) and (name := _root(inner, wanted)):
            return name
    return ""


def _root(node: ast.AST, wanted: set[str]) -> str:
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) and node.id in wanted else ""


def source(cell: dict) -> str:
    """Return the text of a cell, which the file may hold as one string or as lines."""
    text = cell.get("source", "")
    parts = text if isinstance(text, list) else [text]
    return "".join(part for part in parts if isinstance(part, str))


def names(cell: dict) -> set[str]:
    """Return the names of a cell: its own id and the one that nbgrader gave it."""
    own = cell.get("id")
    return {name for name in (grade_id(cell), own) if isinstance(name, str) and name}


def grade_id(cell: dict) -> str:
    """Return the name by which nbgrader knows a cell; empty for none."""
    metadata = cell.get("metadata")
    marks = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    name = marks.get("grade_id") if isinstance(marks, dict) else None
    return name if isinstance(name, str) else ""

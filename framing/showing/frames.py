"""Print any table in a notebook's cell: whole sentences, and numbers as on the page."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from framing.showing import numbers
from framing.showing.blocks import Table

MOST_ROWS = 100
_BEFORE = "left"  # of a concordance: these words end where the one that was looked for begins


def table_of(frame: pd.DataFrame) -> Table:
    """Return the first rows of a table, formatted as on the page.

    An index that only counts the rows is left out. At most 100 rows are shown; the caption says how
    many there are, where these are not all.

    Examples
    --------
    >>> table_of(pd.DataFrame({"text": ["mob"], "rate": [7.349], "low": [float("nan")]})).rows
    (('mob', '7.35', '–'),)
    """
    columns = [*_index(frame), *((str(name), values) for name, values in frame.items())]
    rows = zip(*(_printed(values.head(MOST_ROWS)) for _, values in columns), strict=True)
    flush = tuple(n for n, column in enumerate(columns) if _flush_right(*column))
    names = tuple(name for name, _ in columns)
    return Table("", _caption(len(frame)), names, tuple(rows), flush)


def _index(frame: pd.DataFrame) -> list[tuple[str, pd.Series]]:
    index = frame.index
    if index.nlevels == 1 and index.name is None and pd.api.types.is_integer_dtype(index.dtype):
        return []
    levels = ((name or "", index.get_level_values(n)) for n, name in enumerate(index.names))
    return [(str(name), level.to_series(index=range(len(frame)))) for name, level in levels]


def _caption(rows: int) -> str:
    if not rows:
        return "No rows."
    return f"The first {MOST_ROWS} of {numbers.count(rows)} rows." if rows > MOST_ROWS else ""


def _flush_right(name: str, values: pd.Series) -> bool:
    return name == _BEFORE or _numeric(values)


def _numeric(values: pd.Series) -> bool:
    kinds = pd.api.types
    return kinds.is_numeric_dtype(values.dtype) and not kinds.is_bool_dtype(values.dtype)


def _printed(values: pd.Series) -> list[str]:
    if _numeric(values):
        known = values.dropna()
        form = numbers.count if (known % 1 == 0).all() else numbers.decimals
        return [form(float(value)) if pd.notna(value) else numbers.DASH for value in values]
    return [_sentence(value) for value in values]


def _sentence(value: Any) -> str:
    if value is None or value is pd.NA or value is pd.NaT:
        return numbers.DASH
    if isinstance(value, float):
        return numbers.DASH if math.isnan(value) else numbers.decimals(value)
    if isinstance(value, pd.Timestamp):
        return str(value.date() if value == value.normalize() else value)
    return ("no", "yes")[bool(value)] if pd.api.types.is_bool(value) else str(value)

"""A row of a table, whatever kind the table is: numbered cells of text."""

from __future__ import annotations

import json
from typing import Any, NamedTuple


class Row(NamedTuple):
    """A row: its number in the table (from 1) and its cells, or why it cannot be read."""

    number: int
    cells: tuple[str, ...]
    why: str = ""


def cell(value: Any) -> str:
    """Write a value as text; a list of strings is paragraphs.

    Examples
    --------
    >>> cell(None), cell(["One.", "Two."]), cell(3)
    ('', 'One.\\n\\nTwo.', '3')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "\n\n".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)

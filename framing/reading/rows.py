"""A row of a table, whatever kind the table is: numbered cells of text."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from framing.article import HALF_CHARACTERS


class Row(NamedTuple):
    """A row: its number in the table (from 1) and its cells, or why it cannot be read."""

    number: int
    cells: tuple[str, ...]
    why: str = ""


def cell(value: Any) -> str:
    """Write a value as text; a list of strings is paragraphs, half a character is U+FFFD.

    Examples
    --------
    >>> cell(None), cell(["One.", "Two."]), cell(3)
    ('', 'One.\\n\\nTwo.', '3')
    """
    if value is None or value != value:
        return ""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        value = "\n\n".join(value)
    if isinstance(value, list | dict):
        value = json.dumps(value, ensure_ascii=False, default=str)
    return HALF_CHARACTERS.sub("\ufffd", str(value))

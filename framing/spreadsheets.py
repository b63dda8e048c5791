"""Write tables as CSV in which a spreadsheet program computes nothing."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TypeVar

import pandas as pd

T = TypeVar("T")

# A cell that begins so is a formula to Excel, LibreOffice or Google Sheets; full-width signs count.
_FORMULA = re.compile(r"[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠]|[\t\r\n]")


def harmless(value: T) -> T | str:
    """Return a cell's value so that a spreadsheet shows it and does not compute it.

    Parameters
    ----------
    value
        Text that would be taken for a formula gets an apostrophe in front; other values are
        returned unchanged.

    References
    ----------
    OWASP, CSV Injection.

    Examples
    --------
    >>> harmless('=HYPERLINK("x")'), harmless("＠home"), harmless("a = b"), harmless(-1)
    ('\\'=HYPERLINK("x")', "'＠home", 'a = b', -1)
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def csv_text(frame: pd.DataFrame, separator: str = ",") -> str:
    """Return a table as CSV text in which no cell is a formula to a spreadsheet.

    Parameters
    ----------
    frame
        Any table; its index is left out.
    separator
        The character between cells.

    Examples
    --------
    >>> csv_text(pd.DataFrame({"text": ["+1", "one"], "n": [-1, 1]}))
    "text,n\\n'+1,-1\\none,1\\n"
    """
    safe = frame.rename(columns=harmless)
    for place, kind in enumerate(frame.dtypes):
        if not (pd.api.types.is_numeric_dtype(kind) or pd.api.types.is_datetime64_any_dtype(kind)):
            safe.isetitem(place, frame.iloc[:, place].map(harmless, na_action="ignore"))
    return safe.to_csv(sep=separator, index=False, lineterminator="\n")


def save_table(frame: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV or Parquet, by the ending of the file name.

    Parameters
    ----------
    frame
        Any table; its index is left out. In CSV no cell is a formula (`harmless`).
    path
        The file, ``.csv`` or ``.parquet``; an existing one is replaced by the complete new one.

    Raises
    ------
    ValueError
        If the name has another ending.
    """
    unfinished = path.with_name(f".{path.name}.part")
    if path.suffix.lower() not in (".csv", ".parquet"):
        raise ValueError(f"{path}: a table is written as CSV or Parquet; use .csv or .parquet.")
    try:
        if path.suffix.lower() == ".csv":
            unfinished.write_text(csv_text(frame), encoding="utf-8", newline="\n")
        else:
            frame.to_parquet(unfinished, index=False)
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)

"""Save a comparison in a folder: its tables as Parquet and CSV, the rest as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd

from framing.cache import replace_file
from framing.comparing.compare import Comparison
from framing.spreadsheets import csv_text

COMPARISON = "comparison.json"
TABLES = ("rates", "matched", "left_out", "tone")


def save_comparison(found: Comparison, folder: str | Path) -> Path:
    """Write a comparison to a folder, made if needed, and return its path.

    `load_comparison` reads it.
    """
    home = Path(folder)
    home.mkdir(parents=True, exist_ok=True)
    for name in TABLES:
        table: pd.DataFrame = getattr(found, name)
        table.to_parquet(home / f"{name}.parquet", index=False)
        (home / f"{name}.csv").write_text(csv_text(table), encoding="utf-8", newline="\n")
    data = {"run": found.run, "notes": list(found.notes)}
    text = json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False)
    replace_file(home / COMPARISON, f"{text}\n".encode())
    return home


def load_comparison(folder: str | Path) -> Comparison:
    """Return the comparison that `save_comparison` wrote to a folder.

    Raise FileNotFoundError if the folder lacks one of the files, ValueError if one is damaged; the
    message names the file.
    """
    home = Path(folder)
    for name in (*(f"{table}.parquet" for table in TABLES), COMPARISON):
        if not (home / name).is_file():
            raise FileNotFoundError(f"{home} holds no saved comparison: {name} is missing.")
    file = home / COMPARISON
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        run, notes = dict(data["run"]), tuple(str(note) for note in data["notes"])
        tables = []
        for name in TABLES:
            file = home / f"{name}.parquet"
            tables.append(pd.read_parquet(file))
    except (ValueError, TypeError, KeyError, OSError, RecursionError) as error:
        raise ValueError(f"{file} is damaged; save the comparison again. {error}") from error
    rates, matched, left_out, tone = tables
    return Comparison(rates, matched, left_out, notes, run, tone)

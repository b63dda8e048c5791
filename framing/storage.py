"""Write the tables of an analysis to a folder, and read them again, checked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from framing import evidence
from framing.measuring.grouping import META
from framing.spreadsheets import csv_text


def write(folder: str | Path, frames: dict[str, pd.DataFrame], run: dict[str, Any]) -> Path:
    """Write tables as ``NAME.parquet`` and ``NAME.csv`` and a record; return the folder's path.

    ``frames`` are the tables by name; ``run``, the record of how they were computed, goes into
    ``run.json``.
    """
    into = Path(folder)
    into.mkdir(parents=True, exist_ok=True)
    for name, frame in frames.items():
        frame.to_parquet(into / f"{name}.parquet", index=False)
        (into / f"{name}.csv").write_text(csv_text(frame), encoding="utf-8", newline="\n")
    text = json.dumps(run, indent=2, sort_keys=True, ensure_ascii=False)
    (into / "run.json").write_text(text + "\n", encoding="utf-8")
    return into


def read(
    folder: str | Path, tables: dict[str, dict[str, str]]
) -> tuple[dict[str, pd.DataFrame], dict[str, Any]]:
    """Return the tables that `write` wrote to a folder, a dict by name, and the record of the run.

    Parameters
    ----------
    folder
        The folder.
    tables
        By name of the table to read, the type of each of its columns: the columns that are kept,
        with those that begin with ``meta.``.

    Raises
    ------
    FileNotFoundError
        If the folder lacks one of the files; the message names it.
    ValueError
        If one of the files is damaged; the message names it.
    """
    saved = Path(folder)
    for name in (*(f"{table}.parquet" for table in tables), "run.json"):
        if not (saved / name).is_file():
            raise FileNotFoundError(f"{saved} holds no saved analysis: {name} is missing.")
    frames = {name: _saved_table(saved / f"{name}.parquet", tables[name]) for name in tables}
    return frames, _saved_run(saved / "run.json")


def _saved_table(file: Path, columns: dict[str, str]) -> pd.DataFrame:
    try:
        frame = pd.read_parquet(file)
        further = frame[[name for name in frame if str(name).startswith(META)]]
        return pd.concat([evidence.check(frame, columns), further], axis=1)
    except (ValueError, TypeError, OSError) as error:
        raise ValueError(f"{file} is damaged; save the analysis again. {error}") from error


def _saved_run(file: Path) -> dict[str, Any]:
    try:
        run = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"{file} is damaged; save the analysis again. {error}") from error
    if fault := _form_error(run):
        raise ValueError(f"{file} is damaged; save the analysis again. {fault}")
    return dict(run)


def _form_error(run: object) -> str:
    """Return a sentence on what is wrong in the form of a ``run.json``; empty if nothing is."""
    if not isinstance(run, dict):
        return "It holds no object."
    for name in ("markers", "packages", "data"):
        if not isinstance(run.get(name, {}), dict):
            return f"{name!r} is no object."
    for name, keys in (("decisions", {"action", "reason"}), ("skipped", {"article", "marker"})):
        rows = run.get(name, [])
        if not (isinstance(rows, list) and all(isinstance(r, dict) and keys <= {*r} for r in rows)):
            return f"{name!r} is no list of objects with {' and '.join(sorted(keys))}."
    return ""

"""What is kept: one SQLite file, in which everything that was acknowledged survives a crash."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FILE = "classroom.sqlite3"
VERSION = 1
SCHEMA = """
CREATE TABLE article (
  id TEXT PRIMARY KEY, made REAL NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL,
  notes TEXT NOT NULL, page BLOB NOT NULL);
CREATE TABLE exercise (
  id TEXT PRIMARY KEY, made REAL NOT NULL, title TEXT NOT NULL, content TEXT NOT NULL,
  guide TEXT NOT NULL);
CREATE TABLE expert (
  id TEXT PRIMARY KEY REFERENCES exercise ON DELETE CASCADE, answers TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0, save TEXT NOT NULL DEFAULT '', seen REAL, handed REAL,
  compared REAL);
CREATE TABLE class (
  id TEXT PRIMARY KEY, made REAL NOT NULL, name TEXT NOT NULL, code TEXT NOT NULL UNIQUE,
  exercise TEXT NOT NULL REFERENCES exercise ON DELETE CASCADE,
  open INTEGER NOT NULL DEFAULT 0, compare INTEGER NOT NULL DEFAULT 0,
  returned INTEGER NOT NULL DEFAULT 0, roster TEXT NOT NULL DEFAULT '');
CREATE TABLE student (
  id TEXT PRIMARY KEY, class TEXT NOT NULL REFERENCES class ON DELETE CASCADE,
  name TEXT NOT NULL, same TEXT NOT NULL, token TEXT UNIQUE, joined REAL NOT NULL,
  seen REAL, again REAL, answers TEXT NOT NULL DEFAULT '', rev INTEGER NOT NULL DEFAULT 0,
  save TEXT NOT NULL DEFAULT '', handed REAL, compared REAL, file TEXT NOT NULL DEFAULT '',
  UNIQUE (class, same));
"""


class Store:
    """The file, and the only one who writes to it.

    A transaction is on the disk before it is acknowledged (write-ahead log, ``synchronous=FULL``).
    What is deleted is overwritten, in the log too.

    Parameters
    ----------
    folder
        Made where it is missing, readable by its owner alone.

    Examples
    --------
    >>> import tempfile
    >>> store = Store(Path(tempfile.mkdtemp()))
    >>> store.add("class", name="7b", code="ABCDEF", exercise="none")
    Traceback (most recent call last):
    ...
    sqlite3.IntegrityError: FOREIGN KEY constraint failed
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / FILE
        self._lock = threading.RLock()
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        self._base = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None)
        self._base.row_factory = sqlite3.Row
        for line in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON",
                     "secure_delete=ON", "busy_timeout=5000"):  # fmt: skip
            self._base.execute(f"PRAGMA {line}")
        self._prepare()

    def _prepare(self) -> None:
        with self.change():
            known = self._base.execute("PRAGMA user_version").fetchone()[0]
            if known not in (0, VERSION):
                raise ValueError(
                    f"{self.path} was made by another version of framing ({known}, not {VERSION}): "
                    "choose another folder with --folder."
                )
            if known == 0:
                for statement in SCHEMA.split(";"):
                    self._base.execute(statement)
                self._base.execute(f"PRAGMA user_version={VERSION}")
            self._base.execute("UPDATE class SET open = 0")  # a new start lets nobody in unasked

    @contextmanager
    def change(self) -> Iterator[None]:
        """Do all of what follows, or nothing of it; the disk has it when this ends."""
        with self._lock:
            if self._base.in_transaction:
                yield
                return
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._base.execute("COMMIT")
            except BaseException:
                self._base.execute("ROLLBACK")
                raise

    def add(self, table: str, **values: Any) -> str:
        """Add a row under a new id, which is returned."""
        named = {"id": secrets.token_urlsafe(12), **values}
        if table in ("article", "exercise", "class"):
            named["made"] = time.time()
        marks = ", ".join("?" * len(named))
        with self.change():
            self._base.execute(
                f"INSERT INTO {table} ({', '.join(named)}) VALUES ({marks})", tuple(named.values())
            )
        return str(named["id"])

    def set(self, table: str, key: str, **values: Any) -> None:
        """Change values of a row."""
        named = ", ".join(f"{name} = ?" for name in values)
        with self.change():
            self._base.execute(f"UPDATE {table} SET {named} WHERE id = ?", (*values.values(), key))

    def delete(self, table: str, key: str) -> None:
        """Delete a row and all that hangs on it; nothing of it stays in the file or its log."""
        with self.change():
            self._base.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
        with self._lock:
            self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def do(self, statement: str, *values: Any) -> None:
        """Run one statement that changes something."""
        with self.change():
            self._base.execute(statement, values)

    def one(self, statement: str, *values: Any) -> dict[str, Any] | None:
        """Return the first row; None where there is none."""
        with self._lock:
            row = self._base.execute(statement, values).fetchone()
        return dict(row) if row else None

    def all(self, statement: str, *values: Any) -> list[dict[str, Any]]:
        """Return all rows."""
        with self._lock:
            return [dict(row) for row in self._base.execute(statement, values)]

    def get(self, table: str, key: str) -> dict[str, Any] | None:
        """Return a row by its id; None where there is none."""
        return self.one(f"SELECT * FROM {table} WHERE id = ?", key)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()


def packed(value: object) -> str:
    """Write a value as JSON in one line; half characters, which no file can hold, as escapes."""
    return json.dumps(value, separators=(",", ":"))

"""Store everything in one SQLite file; what was acknowledged survives a crash."""

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
    """The SQLite file with articles, exercises, classes, students and their answers.

    A transaction is on the disk before it is acknowledged (write-ahead log, ``synchronous=FULL``).
    What is deleted is overwritten, in the log too.

    Parameters
    ----------
    folder
        Where the file is; made where it is missing. The file is readable by its owner alone.

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
        """Run the block as one transaction: all of it is on the disk at its end, or nothing."""
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
        """Add a row of ``values``, by column, to a table and return its new id."""
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
        """Set columns of the row with the id ``key`` to ``values``, given by column."""
        named = ", ".join(f"{name} = ?" for name in values)
        with self.change():
            self._base.execute(f"UPDATE {table} SET {named} WHERE id = ?", (*values.values(), key))

    def delete(self, table: str, key: str) -> None:
        """Delete a row and all that refers to it; nothing of it stays in the file or its log."""
        with self.change():
            self._base.execute(f"DELETE FROM {table} WHERE id = ?", (key,))
        with self._lock:
            self._base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def do(self, statement: str, *values: Any) -> None:
        """Run one SQL statement that changes something; ``values`` fill its question marks."""
        with self.change():
            self._base.execute(statement, values)

    def one(self, statement: str, *values: Any) -> dict[str, Any] | None:
        """Return the first row of an SQL query as a dict; None where there is none.

        ``values`` fill the question marks of the statement.
        """
        with self._lock:
            row = self._base.execute(statement, values).fetchone()
        return dict(row) if row else None

    def all(self, statement: str, *values: Any) -> list[dict[str, Any]]:
        """Return all rows of an SQL query as dicts; ``values`` fill its question marks."""
        with self._lock:
            return [dict(row) for row in self._base.execute(statement, values)]

    def get(self, table: str, key: str) -> dict[str, Any] | None:
        """Return the row with the id ``key`` as a dict; None where there is none."""
        return self.one(f"SELECT * FROM {table} WHERE id = ?", key)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._base.close()


def packed(value: object) -> str:
    """Return a value as JSON in one line; all but ASCII is escaped, also lone surrogates."""
    return json.dumps(value, separators=(",", ":"))

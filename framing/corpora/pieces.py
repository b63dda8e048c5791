"""Pieces of an import on disk: written whole or not at all, so that a new start goes on from them.

The outcomes of a file are kept in pieces of a few hundred. A file is done when its last piece is
there; of a file that is half done, the pieces that are there are not made again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from framing.article import Article
from framing.corpora.extracting import Fate, Outcome, Source
from framing.corpora.files import read_sealed, write_sealed

SIZE = 250  # outcomes


class Piece(NamedTuple):
    """Outcomes of one file, and what is known of the file; ``skipped`` says why there are none."""

    file: int
    about: dict[str, Any]
    outcomes: tuple[Outcome, ...]
    last: bool
    skipped: str = ""


def about_source(source: Source) -> dict[str, Any]:
    """What is known of a file, as plain values."""
    return {
        "kind": source.kind,
        "database": source.database,
        "encoding": source.encoding,
        "columns": source.columns,
        "expected": source.expected,
        "listed": list(source.listed),
        "notes": list(source.notes),
    }


class Pieces:
    """The pieces of one import.

    Parameters
    ----------
    folder
        A folder of their own.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def done(self, file: int) -> tuple[int, bool]:
        """How many pieces of a file are there whole, and whether the last one is among them."""
        count, last = 0, False
        while not last and (plain := self._plain(file, count)):
            count, last = count + 1, plain["last"]
        return count, last

    def write(self, number: int, piece: Piece) -> None:
        """Write a piece."""
        plain = {
            "about": piece.about,
            "outcomes": [_plain(outcome) for outcome in piece.outcomes],
            "last": piece.last,
            "skipped": piece.skipped,
        }
        data = json.dumps(plain, ensure_ascii=True).encode()
        write_sealed(str(self._place(piece.file, number)), data)

    def read(self, file: int, number: int) -> Piece:
        """Read a piece.

        Raises
        ------
        FileNotFoundError
            If it is not there, or not what was written.
        """
        plain = self._plain(file, number)
        if plain is None:
            raise FileNotFoundError(
                f"{self._place(file, number)} is missing. Start the import again."
            )
        outcomes = tuple(_outcome(one) for one in plain["outcomes"])
        return Piece(file, plain["about"], outcomes, plain["last"], plain["skipped"])

    def all(self, files: int) -> Iterator[Piece]:
        """Read the pieces of all files in order, one in memory at a time."""
        for file in range(files):
            last, number = False, 0
            while not last:
                piece = self.read(file, number)
                yield piece
                last, number = piece.last, number + 1

    def delete(self) -> None:
        """Delete them all."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _plain(self, file: int, number: int) -> dict[str, Any] | None:
        data = read_sealed(str(self._place(file, number)))
        return None if data is None else dict(json.loads(data))

    def _place(self, file: int, number: int) -> Path:
        return self.folder / f"{file // 1000:04d}" / f"{file:07d}-{number:05d}.json"


def _plain(outcome: Outcome) -> dict[str, Any]:
    return {**outcome._asdict(), "article": outcome.article and outcome.article.as_dict()}


def _outcome(plain: dict[str, Any]) -> Outcome:
    article = Article.from_dict(plain["article"]) if plain["article"] else None
    fates = tuple(Fate(*fate) for fate in plain["fates"])
    return Outcome(**{**plain, "article": article, "fates": fates, "notes": tuple(plain["notes"])})

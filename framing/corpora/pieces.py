"""Keep what an import has read in pieces on disk, so that a new start goes on from them.

A piece holds up to 250 outcomes of one file (an article, a lost article, or what stands between)
and is written whole or not at all. A file is done when its last piece is there; of a file that is
half done, the pieces that are there are not made again. When the corpus is written, its pieces stay
with it, in bundles, so that other files can be added.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from framing.article import Article
from framing.corpora.extracting import Fate, Outcome, Source
from framing.corpora.files import (
    names_in,
    pack,
    read_bytes,
    read_sealed,
    unpack,
    write_sealed,
    write_whole,
)

SIZE = 250  # outcomes
KEPT = "read"  # the folder in a corpus's own that holds its pieces
BUNDLE = 4_000_000  # bytes of pieces that stand in one file


class Piece(NamedTuple):
    """Hold some of what was read from one file: up to `SIZE` outcomes, written to disk together.

    Attributes
    ----------
    file
        The number of the file in the import.
    about
        What is known of the file, see `about_source`.
    outcomes
        What was read, in order: articles, lost articles and what stands between them.
    last
        Whether it is the last piece of its file.
    skipped
        Why the file could not be read (any further); empty if it could.
    """

    file: int
    about: dict[str, Any]
    outcomes: tuple[Outcome, ...]
    last: bool
    skipped: str = ""


def about_source(source: Source) -> dict[str, Any]:
    """Return what is known of a file (kind, encoding, ...) as a dict for JSON."""
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
    """Write and read the pieces of an import that is under way.

    Parameters
    ----------
    folder
        A folder that holds nothing but these pieces.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def done(self, file: int) -> tuple[int, bool]:
        """Return how many pieces of a file are on disk whole, and whether that is all of them.

        ``file`` is the number of the file in the import.
        """
        count, last = 0, False
        while not last and (plain := self._plain(file, count)):
            count, last = count + 1, plain["last"]
        return count, last

    def write(self, number: int, piece: Piece) -> None:
        """Write a piece; ``number`` is its place among those of its file, from 0."""
        write_sealed(str(self._place(piece.file, number)), bytes_of(piece))

    def read(self, file: int, number: int) -> Piece:
        """Return the piece with this ``number`` of the file with the number ``file``.

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
        return piece_of(plain)

    def all(self, files: Iterable[int]) -> Iterator[Piece]:
        """Yield the pieces of files, given by number, in order, one in memory at a time."""
        for file in files:
            last, number = False, 0
            while not last:
                piece = self.read(file, number)
                yield piece
                last, number = piece.last, number + 1

    def delete(self) -> None:
        """Delete the folder with all pieces."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _plain(self, file: int, number: int) -> dict[str, Any] | None:
        """Return what stands in a piece, as values of JSON; None if it is not there or damaged.

        ``file`` and ``number`` are as for `read`.
        """
        data = read_sealed(str(self._place(file, number)))
        return None if data is None else dict(json.loads(data))

    def _place(self, file: int, number: int) -> Path:
        """Return the path of a piece; ``file`` and ``number`` are as for `read`."""
        return self.folder / f"{file // 1000:04d}" / f"{file:07d}-{number:05d}.json"


class StoredPieces:
    """Write and read the pieces that are kept with a finished corpus.

    Parameters
    ----------
    folder
        The folder of the corpus.
    """

    def __init__(self, folder: str) -> None:
        self.folder = f"{folder}/{KEPT}"

    def all(self) -> Iterator[Piece]:
        """Yield all pieces in order, one in memory at a time; damaged ones raise ValueError."""
        for name in self._bundles():
            data = read_sealed(f"{self.folder}/{name}")
            if data is None:
                raise ValueError(f"{self.folder}/{name} is damaged. Import the files again.")
            for line in unpack(data).split(b"\n"):
                yield piece_of(json.loads(line))

    def copy(self, earlier: StoredPieces) -> None:
        """Copy the pieces that are kept with another corpus into this one."""
        for name in earlier._bundles():
            write_whole(f"{self.folder}/{name}", read_bytes(f"{earlier.folder}/{name}"))

    def write(self, pieces: Iterable[Piece]) -> None:
        """Write the pieces of an import after those that are kept already."""
        batch: list[bytes] = []
        number = len(self._bundles())
        for piece in pieces:
            batch.append(bytes_of(piece))
            if sum(map(len, batch)) >= BUNDLE:
                self._flush(number, batch)
                number, batch = number + 1, []
        if batch:
            self._flush(number, batch)

    def _flush(self, number: int, batch: list[bytes]) -> None:
        """Write pieces, given as lines of JSON, into the file with this number."""
        write_sealed(f"{self.folder}/{number:05d}.pieces", pack(b"\n".join(batch)))

    def _bundles(self) -> list[str]:
        """Return the names of the files that hold the pieces, in order."""
        return [name for name in names_in(self.folder) if name.endswith(".pieces")]


def bytes_of(piece: Piece) -> bytes:
    """Return a piece as one line of JSON."""
    plain = {
        "file": piece.file,
        "about": piece.about,
        "outcomes": [_plain(outcome) for outcome in piece.outcomes],
        "last": piece.last,
        "skipped": piece.skipped,
    }
    return json.dumps(plain, ensure_ascii=True).encode()


def piece_of(plain: dict[str, Any]) -> Piece:
    """Return the piece that `bytes_of` wrote, from its values read from JSON."""
    outcomes = tuple(_outcome(one) for one in plain["outcomes"])
    return Piece(plain["file"], plain["about"], outcomes, plain["last"], plain["skipped"])


def _plain(outcome: Outcome) -> dict[str, Any]:
    """Return an outcome as values of JSON."""
    return {**outcome._asdict(), "article": outcome.article and outcome.article.as_dict()}


def _outcome(plain: dict[str, Any]) -> Outcome:
    """Return the outcome that `_plain` wrote, from its values."""
    article = Article.from_dict(plain["article"]) if plain["article"] else None
    fates = tuple(Fate(*fate) for fate in plain["fates"])
    return Outcome(**{**plain, "article": article, "fates": fates, "notes": tuple(plain["notes"])})

"""List and open the files to import: those of folders, and those in archives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from framing.article import HALF_CHARACTERS
from framing.reading import Skipped, Unreadable
from framing.reading.archive import BROKEN, members, office_kind, read_member
from framing.reading.folders import files_of, no_file
from framing.reading.frames import free

DEEPEST = 2  # archives in archives
MOST_FILES = 1_000_000
ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"


@dataclass(frozen=True)
class Found:
    """Hold where a file to import is.

    Parameters
    ----------
    name
        The path below what the user gave, and below the archive; unique in an import.
    path
        The file on disk: the file itself, or the archive that it lies in.
    inside
        The way through archives inside archives: names of members, the outermost first; empty for a
        file that is in no archive.
    """

    name: str
    path: Path
    inside: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """Return the file's own name without its suffix."""
        last = Path(self.inside[-1]) if self.inside else self.path
        return last.stem or last.name


class Opener(ExitStack):
    """Open one file after the other, those in archives too.

    An archive stays open between its files. It is used as a context manager, which closes it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._key: tuple[Path, tuple[str, ...]] | None = None
        self._archive: zipfile.ZipFile

    @contextmanager
    def open(self, one: Found) -> Iterator[IO[bytes]]:
        """Yield a file opened for reading bytes; one in an archive is unpacked in memory.

        Raise Unreadable if it may not be read or is damaged.
        """
        if one.inside:
            yield io.BytesIO(read_member(self._archive_of(one), one.inside[-1], one.name))
            return
        with start(one.path, one.name) as stream:
            yield stream

    def head(self, one: Found) -> bytes:
        """Return the first four bytes of a file, which tell an archive."""
        if one.inside:
            return read_member(self._archive_of(one), one.inside[-1], one.name, 4)
        with self.open(one) as stream:
            return stream.read(4)

    def _archive_of(self, one: Found) -> zipfile.ZipFile:
        """Return the innermost archive that a file lies in, opened if it is not yet."""
        key = (one.path, one.inside[:-1])
        if self._key != key:
            self.close()
            self._key = None
            stream: IO[bytes] = start(one.path, one.name)
            for member in one.inside[:-1]:
                with stream, unzipped(stream, one.name) as outer:
                    stream = io.BytesIO(read_member(outer, member, one.name))
            self._archive = self.enter_context(unzipped(self.enter_context(stream), one.name))
            self._key = key
        return self._archive


def unzipped(stream: IO[bytes], name: str) -> zipfile.ZipFile:
    """Return a stream's archive, open; a damaged one raises Unreadable, which calls it ``name``."""
    try:
        return zipfile.ZipFile(stream)
    except BROKEN as error:
        raise Unreadable(name, f"the archive is damaged ({error})", "pack it again") from None


def start(path: Path, name: str) -> IO[bytes]:
    """Return a file on disk opened for reading bytes; one that cannot be opened raises Unreadable.

    ``name`` is what the error calls it.
    """
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "the name is not allowed").lower()
        raise Unreadable(name, f"the file cannot be read ({why})", "check it") from None


def find(paths: Iterable[Path]) -> tuple[list[Found], list[Skipped]]:
    """Return the files to import in folders and archives, and those that may not be read.

    Parameters
    ----------
    paths
        Folders and files, in the order in which they were given. Hidden files are left alone, and
        links in a folder are not followed.

    Returns
    -------
    found
        The files in the order of their names, each with a name of its own.
    skipped
        What may not be read, with why.

    Raises
    ------
    Unreadable
        If a path does not exist, or a folder is empty.
    """
    found: list[Found] = []
    skipped: list[Skipped] = []
    taken: set[str] = set()
    with Opener() as opener:
        for root in paths:
            files, others = files_of(root)
            above = root.parent  # names do not tell where on the disk a folder lies
            skipped += [no_file(path, named(path, above)) for path in others]
            for file in files:
                name = named(file, above if root.is_dir() else file.parent)
                unpack(Found(free(name, taken), file), opener, found, skipped)
    return found, skipped


def named(path: Path, above: Path) -> str:
    """Return a path relative to the folder ``above``, as a name.

    Bytes that are no UTF-8 become U+FFFD.
    """
    return HALF_CHARACTERS.sub("\ufffd", str(path.relative_to(above)))


def unpack(one: Found, opener: Opener, found: list[Found], skipped: list[Skipped]) -> None:
    """Add the file ``one`` to ``found``, or all files in it if it is an archive.

    What may not be read is added to ``skipped``; ``opener`` opens it.
    """
    try:
        if opener.head(one) not in (ZIP, EMPTY_ZIP):
            found.append(one)
            return
        with opener.open(one) as stream:
            if office_kind(stream, one.name):
                found.append(one)
                return
            if len(one.inside) >= DEEPEST:
                raise Unreadable(one.name, "the archive lies too deep in others", "unpack it first")
            good, bad = members(stream, one.name)
    except Unreadable as error:
        skipped.append(Skipped(one.name, str(error)))
        return
    skipped += bad
    if not good and not bad:
        skipped.append(Skipped(one.name, f"{one.name}: the archive is empty; nothing was read."))
    if len(found) + len(good) > MOST_FILES:
        raise Unreadable(one.name, f"there are over {MOST_FILES:,} files", "import them in turns")
    for member in good:
        name = f"{one.name}/{member.name}"
        unpack(Found(name, one.path, (*one.inside, member.name)), opener, found, skipped)

"""The files to import: those of folders, and those in archives, named and bounded."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from framing.reading import Skipped, Unreadable
from framing.reading.archive import members, office_kind, read_member
from framing.reading.receiving import files_of
from framing.reading.sources import LARGEST

DEEPEST = 2  # archives in archives
MOST_FILES = 1_000_000


@dataclass(frozen=True)
class Found:
    """A file to import.

    Parameters
    ----------
    name
        The path below what the user gave, and below the archive; unique in an import.
    path
        The file on disk.
    inside
        The way through archives: names of members, the outermost first.
    """

    name: str
    path: Path
    inside: tuple[str, ...] = ()

    @property
    def stem(self) -> str:
        """The file's own name without its suffix."""
        last = Path(self.inside[-1]) if self.inside else self.path
        return last.stem or last.name

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open the file; one in an archive is unpacked in memory."""
        with opened(self.path, self.name) as stream:
            if not self.inside:
                yield stream
                return
            data = b""
            for member in self.inside:
                data = read_member(stream, member, self.name)
                stream = io.BytesIO(data)
            yield io.BytesIO(data)


@contextmanager
def opened(path: Path, name: str) -> Iterator[IO[bytes]]:
    """Open a file on disk.

    Raises
    ------
    Unreadable
        If that is not allowed.
    """
    try:
        stream = path.open("rb")
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "the name is not allowed").lower()
        raise Unreadable(name, f"the file cannot be read ({why})", "check it") from None
    with stream:
        yield stream


def find(paths: Iterable[Path]) -> tuple[list[Found], list[Skipped]]:
    """List the files of folders, files and archives, in the order of their names.

    Parameters
    ----------
    paths
        Folders and files, in the order in which they were given. Hidden files are left alone.

    Returns
    -------
    found
        Each with a name of its own.
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
    for root in paths:
        for file in files_of(root):
            name = str(file.relative_to(root.parent)) if root.is_dir() else file.name
            name = name if name not in taken else str(file)
            if name in taken:
                continue  # the same file was given twice
            taken.add(name)
            unpack(Found(name, file), found, skipped)
    return found, skipped


def unpack(one: Found, found: list[Found], skipped: list[Skipped]) -> None:
    """Put a file on the list, or the files in it if it is an archive."""
    try:
        with one.open() as stream:
            if stream.read(4) != b"PK\x03\x04" or office_kind(stream, one.name):
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
    for member in good:
        if len(found) >= MOST_FILES:
            raise Unreadable(one.name, f"there are over {MOST_FILES:,} files", "import them in turns")
        inner = Found(f"{one.name}/{member.name}", one.path, (*one.inside, member.name))
        if member.size <= LARGEST and starts_like_archive(inner, skipped):
            unpack(inner, found, skipped)
        else:
            found.append(inner)


def starts_like_archive(one: Found, skipped: list[Skipped]) -> bool:
    """Tell whether a member of an archive is to be looked into; a broken one is told later."""
    return Path(one.inside[-1]).suffix.lower() in (".zip", "") or True

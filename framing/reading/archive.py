"""ZIP archives: which of their files may be read, within bounds.

An archive is hostile until shown otherwise: it may claim a few bytes and unpack to a disk full,
name files outside its folder, or hold archives without end. Nothing is ever written to disk.
"""

from __future__ import annotations

import stat
import zipfile
import zlib
from typing import IO, NamedTuple

from framing.reading.receipt import Skipped
from framing.reading.sources import LARGEST
from framing.reading.unreadable import Unreadable, printable

MOST_MEMBERS = 50_000
LARGEST_TOGETHER = 4_000_000_000  # bytes unpacked
RATIO = 250  # unpacked to packed; running text reaches about 5, tables about 20
SMALL = 1_000_000  # bytes; a small file may be packed better than that
OFFICE = {  # a file that tells what an archive is, if it is no archive to the user
    "word/document.xml": "docx",
    "xl/workbook.xml": "this is an Excel workbook",
    "ppt/presentation.xml": "these are PowerPoint slides",
    "META-INF/container.xml": "this is an electronic book",
    "META-INF/manifest.xml": "this is an OpenDocument file",
    "content.xml": "this is an OpenDocument file",
}
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)


class Member(NamedTuple):
    """A file in an archive that may be read, with its size unpacked in bytes.

    ``name`` is the file's path inside the archive, ``size`` its number of bytes when unpacked.
    """

    name: str
    size: int


def members(archive: IO[bytes], name: str) -> tuple[list[Member], list[Skipped]]:
    """Return the files of an archive that may be read, and those that may not, with why.

    Parameters
    ----------
    archive
        The ZIP file, open for reading.
    name
        Its name, for errors and for the names of what is skipped.

    Returns
    -------
    list of Member
        Those that may be read, sorted by their path.
    list of Skipped
        Those that may not (hidden, locked, too large), each with a sentence that says why.

    Raises
    ------
    Unreadable
        If the archive is damaged, holds too many files, or would unpack to too much.
    """
    good: list[Member] = []
    skipped: list[Skipped] = []
    seen: set[str] = set()
    for entry in entries(archive, name):
        if entry.is_dir():
            continue
        why = "another file has the same name" if entry.filename in seen else refusal(entry)
        seen.add(entry.filename)
        if why:
            where = f"{printable(name)}/{printable(entry.filename)}"
            skipped.append(Skipped(where, f"{where}: {why}; it was left out."))
        else:
            good.append(Member(entry.filename, entry.file_size))
    return sorted(good), skipped


def entries(archive: IO[bytes], name: str) -> list[zipfile.ZipInfo]:
    """Return all entries of an archive, folders among them.

    ``archive`` is the ZIP file, open for reading, ``name`` what errors call it.

    Raise Unreadable if it is damaged, holds too many files, or would unpack to too much.
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            found = opened.infolist()
    except BROKEN as error:
        raise Unreadable(name, f"the archive is damaged ({error})", "pack it again") from None
    if len(found) > MOST_MEMBERS:
        raise Unreadable(name, f"the archive has over {MOST_MEMBERS:,} files", "split it")
    if sum(entry.file_size for entry in found) > LARGEST_TOGETHER:
        raise Unreadable(
            name, f"the archive unpacks to over {LARGEST_TOGETHER:,} bytes", "unpack it by hand"
        )
    return found


def refusal(entry: zipfile.ZipInfo) -> str:
    """Return why an entry of an archive must not be read; an empty string if it may.

    Examples
    --------
    >>> refusal(zipfile.ZipInfo("../../etc/passwd"))
    'its path leads out of the archive'
    >>> refusal(zipfile.ZipInfo("2024/.cache"))
    'it is a hidden file'
    """
    path = entry.filename.replace("\\", "/")
    parts = path.split("/")
    if path.startswith("/") or path[1:2] == ":" or ".." in parts:
        return "its path leads out of the archive"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "it is a link, not a file"
    if any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX":
        return "it is a hidden file"
    if entry.flag_bits & 1:
        return "it is locked with a password"
    if entry.file_size > LARGEST:
        return f"it has over {LARGEST:,} bytes"
    if entry.file_size > max(SMALL, RATIO * entry.compress_size):
        return f"it unpacks to more than {RATIO} times its size, as a bomb does"
    return "" if entry.file_size else "the file is empty"


def read_member(opened: zipfile.ZipFile, member: str, name: str, most: int = LARGEST) -> bytes:
    """Return the bytes of one file of an open archive, unpacked in memory, or the first of them.

    ``opened`` is the archive, ``member`` the file's path in it, ``name`` what an error calls it,
    and ``most`` the number of bytes to unpack at the most.

    Raise Unreadable if it is damaged.
    """
    try:
        with opened.open(member) as handle:
            return handle.read(most)
    except (*BROKEN, RuntimeError, KeyError) as error:
        why = " ".join(str(error).split())
        raise Unreadable(name, f"the file is damaged ({why})", "pack the archive again") from None


def office_kind(archive: IO[bytes], name: str) -> str:
    """Return ``docx`` if an archive is a Word file; an empty string for an archive of files.

    A Word file is a ZIP archive inside. ``name`` is what an error calls the archive.

    Raise Unreadable if it is another office document, which is no archive to its user.
    """
    found = {entry.filename for entry in entries(archive, name)}
    for part, kind in OFFICE.items():
        if part in found and (kind != "this is an OpenDocument file" or "mimetype" in found):
            if kind == "docx":
                return kind
            raise Unreadable(name, kind, "save it as CSV, DOCX, PDF or text")
    return ""

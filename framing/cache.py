"""Store costly results on disk for the next run; one that is missing is computed again.

A result is found by its kind (a word, the name of a subfolder) and its key: a SHA-256 hash, in
hexadecimal, of everything that can change the result. A file begins with the hash of kind, key and
content, by which one that was cut off or changed is recognized and ignored.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import uuid
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

ROOM = 2_000_000_000  # bytes; the oldest files go when there are more
KEY = 64  # characters of a key: a sha256 in hexadecimal
LONGEST_NAME = 100  # characters of a name that the name of an unfinished file begins with
SEAL = 32  # bytes that a file begins with: the sha256 of its kind, key and content
CHECK_AFTER = 100_000_000  # bytes written between two looks at the size

_unchecked = {"bytes": CHECK_AFTER}  # so that the first write of a run looks


def cache_folder() -> Path:
    """Return the folder for stored results: ``$FRAMING_CACHE``, or the user's cache folder."""
    import platformdirs

    named = os.environ.get("FRAMING_CACHE")
    return Path(named or platformdirs.user_cache_dir("framing"))


def hash_of(files: Iterable[Path]) -> str:
    """Return a SHA-256 hash (hexadecimal) of the content of files (code, word lists), for a key."""
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in sorted(files))).hexdigest()


def read(kind: str, key: str) -> bytes | None:
    """Return the bytes stored for a kind and key; None where there are none, or damaged ones."""
    try:
        whole = _path(kind, key).read_bytes()
    except OSError:
        return None
    seal, content = whole[:SEAL], whole[SEAL:]
    return content if seal == _seal(kind, key, content) else None


def write(kind: str, key: str, content: bytes) -> None:
    """Store bytes under a kind and key; on a full or read-only disk do nothing.

    After every 100 MB that a run has written, the oldest results are deleted (`prune`).
    """
    path = _path(kind, key)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, _seal(kind, key, content) + content, lasting=False)
    except OSError:
        return
    _unchecked["bytes"] += len(content)
    if _unchecked["bytes"] > CHECK_AFTER:
        _unchecked["bytes"] = 0
        prune()


def prune(room: int | None = None) -> int:
    """Delete the oldest results until the folder takes at most ``room`` bytes (default `ROOM`).

    Returns
    -------
    int
        The bytes that the results left take.
    """
    allowed = ROOM if room is None else room
    files = sorted(_files(), key=lambda file: (file[1], file[2]))
    total = sum(size for size, _, _ in files)
    for size, _, path in files:
        if total <= allowed:
            break
        with suppress(OSError):  # another user's: it stays, and counts
            path.unlink(missing_ok=True)
            total -= size
    return total


def replace_file(path: Path, whole: bytes, lasting: bool = True) -> None:
    """Write a file in one step: a reader finds the old content or the new, never a part of one.

    Parameters
    ----------
    path
        The file, which may exist; its folder must. A link stays a link, and an existing file keeps
        its permissions. A device or a pipe is written to directly.
    whole
        The complete new content.
    lasting
        Whether to flush the bytes to disk before the file gets its name, so that not even a crash
        of the machine leaves half of them.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        path.write_bytes(whole)
        return
    # What a killed run leaves of the cache begins with the key, and is pruned with age.
    unfinished = target.with_name(f"{target.name[:LONGEST_NAME]}.{uuid.uuid4().hex}")
    try:
        with unfinished.open("xb") as file:
            file.write(whole)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            shutil.copymode(target, unfinished)
        os.replace(unfinished, target)
    except BaseException as error:
        with suppress(OSError):
            unfinished.unlink()
        if isinstance(error, OSError) and error.filename:
            raise type(error)(error.errno, error.strerror, str(path)) from None
        raise


def _seal(kind: str, key: str, content: bytes) -> bytes:
    return hashlib.sha256(b"\0".join((kind.encode(), key.encode(), content))).digest()


def _path(kind: str, key: str) -> Path:
    return cache_folder() / kind / key[:2] / key


def _files() -> list[tuple[int, float, Path]]:
    """Return (size in bytes, time of last change, path) of each stored file that still exists."""
    found = []
    for path in cache_folder().glob("*/??/*"):
        if len(path.stem) != KEY:
            continue  # somebody else's: the folder may be any that the user named
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((status.st_size, status.st_mtime, path))
    return found

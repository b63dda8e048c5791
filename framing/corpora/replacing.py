"""Build a folder beside another one and put it in its place, whole, when the work is done.

Where the system can exchange two names in one step (Linux, macOS) the place always holds the old
folder or the new one, whenever a run is killed and however many run at once. Elsewhere the old
folder is moved aside first; what a kill leaves between the two steps is put right when the place is
next asked for. Object storage has no such step: there the manifest is deleted first and written
last, so that the place holds a whole folder or none.
"""

from __future__ import annotations

import ctypes
import errno
import glob
import os
import shutil
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import fsspec

from framing.corpora.files import MANIFEST, delete, is_local

UNFINISHED, REPLACED = ".unfinished", ".replaced"
ABANDONED = 86_400  # seconds after which what a killed run left is deleted
_HERE, _EXCHANGE, _SWAP = -100, 2, 2  # of renameat2 on Linux, of renamex_np on macOS


@contextmanager
def building_folder(place: str) -> Iterator[str]:
    """Yield the path of a folder to build in, which takes the place of another at the end.

    ``place`` is the folder to be replaced, whether it is there or not: a path, or any address that
    fsspec understands. The folder yielded is not there yet, and lies on the same disk. After an
    error it is deleted.

    Examples
    --------
    >>> import tempfile
    >>> place = Path(tempfile.mkdtemp()) / "corpus"
    >>> with building_folder(str(place)) as building:
    ...     Path(building).mkdir()
    ...     size = (Path(building) / "part").write_text("new")
    >>> [path.name for path in place.iterdir()]
    ['part']
    """
    if not is_local(place):
        building = f"{place.rstrip('/')}.{uuid.uuid4().hex}{UNFINISHED}"
        put = move_far
    else:
        target = Path(os.path.realpath(fsspec.core.url_to_fs(place)[1]))
        target.parent.mkdir(parents=True, exist_ok=True)
        put_right(target)
        place, put = str(target), move_near
        building = str(target.parent / f".{target.name}.{uuid.uuid4().hex}{UNFINISHED}")
    try:
        yield building
        put(building, place)
    finally:
        delete(building)  # what is unfinished, or what was replaced


def put_right(target: Path) -> None:
    """Clear up around a folder after runs that were killed.

    If it was moved aside and nothing came in its place, it is moved back. What is left over is
    deleted when it is a day old.
    """
    lead = f".{glob.escape(target.name)}.*"
    with suppress(OSError):  # a folder that may not be read holds nothing of ours
        for left in target.parent.glob(f"{lead}{REPLACED}"):
            if not target.exists():
                os.rename(left, target)
            elif time.time() - left.stat().st_mtime > ABANDONED:
                shutil.rmtree(left, ignore_errors=True)
        for left in target.parent.glob(f"{lead}{UNFINISHED}"):
            if time.time() - left.stat().st_mtime > ABANDONED:
                shutil.rmtree(left, ignore_errors=True)


def move_near(building: str, place: str) -> None:
    """Put the folder ``building`` in the place of another, on this machine.

    What was there is deleted, or has the name ``building`` afterwards.
    """
    while True:
        try:
            os.rename(building, place)  # where nothing stands, or an empty folder
            return
        except OSError as error:
            if not occupied(error, place):
                raise
        if exchanged(building, place):
            return
        aside = f"{building.removesuffix(UNFINISHED)}{REPLACED}"
        with suppress(FileNotFoundError):  # another run is between these two steps
            os.rename(place, aside)
            if moved_in(building, place, aside):
                return


def moved_in(building: str, place: str, aside: str) -> bool:
    """Put a folder where another was moved aside; return False where another run was quicker.

    ``building`` is the new folder, ``place`` where it goes, ``aside`` the name of the old one,
    which is deleted.
    """
    try:
        os.rename(building, place)
    except OSError as error:
        if not occupied(error, place):
            os.rename(aside, place)
            raise
        shutil.rmtree(aside, ignore_errors=True)  # older than what stands there now
        return False
    shutil.rmtree(aside, ignore_errors=True)
    return True


def occupied(error: OSError, place: str) -> bool:
    """Return whether moving a folder to a place failed because another folder holds the place.

    ``error`` is what the system raised.
    """
    return error.errno in (errno.ENOTEMPTY, errno.EEXIST) or os.path.isdir(place)


def exchanged(one: str, other: str) -> bool:
    """Exchange the names of two folders in one step; return False where the system cannot."""
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(first, second, _SWAP) == 0)
    return False


def move_far(building: str, place: str) -> None:
    """Put the folder ``building`` of object storage in a place, file by file, the manifest last.

    What is there is deleted first.
    """
    fs, source = fsspec.core.url_to_fs(building)
    target = fsspec.core.url_to_fs(place)[1].rstrip("/")
    if fs.exists(f"{target}/{MANIFEST}"):
        fs.rm(f"{target}/{MANIFEST}")
    delete(place)
    for file in sorted(fs.find(source), key=lambda file: file.endswith(f"/{MANIFEST}")):
        fs.mv(file, target + file[file.index(source) + len(source) :])

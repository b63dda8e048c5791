"""Reading and writing whole files wherever fsspec reaches: a folder, object storage, memory."""

from __future__ import annotations

import os
import uuid

import fsspec


def exists(where: str) -> bool:
    """Whether there is a file at this address."""
    fs, path = fsspec.core.url_to_fs(where)
    return bool(fs.exists(path))


def read_bytes(where: str) -> bytes:
    """All bytes of a file."""
    fs, path = fsspec.core.url_to_fs(where)
    return bytes(fs.cat_file(path))


def write_whole(where: str, data: bytes) -> None:
    """Write a file whole or not at all: nobody ever sees half of it.

    On a disk the bytes go to a name of their own and are then renamed. Object storage shows an
    object only when all of it has arrived.
    """
    fs, path = fsspec.core.url_to_fs(where)
    fs.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
    if "file" not in (fs.protocol if isinstance(fs.protocol, tuple) else (fs.protocol,)):
        fs.pipe_file(path, data)
        return
    unfinished = f"{path}.{uuid.uuid4().hex}.unfinished"
    with open(unfinished, "wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(unfinished, path)


def delete(where: str) -> None:
    """Remove a file or a folder with all it holds; nothing happens if there is none."""
    fs, path = fsspec.core.url_to_fs(where)
    if fs.exists(path):
        fs.rm(path, recursive=True)

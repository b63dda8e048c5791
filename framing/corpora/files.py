"""Read and write whole files wherever fsspec reaches: a folder, object storage, memory.

Arguments called ``where`` are paths, or addresses that fsspec understands.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

from framing.article import HALF_CHARACTERS
from framing.cache import replace_file

MANIFEST = "manifest.json"
SEAL = 65  # bytes that a sealed file begins with: a sha256 in hexadecimal and the end of its line


def exists(where: str) -> bool:
    """Return whether there is a file or folder at this path or address."""
    fs, path = fsspec.core.url_to_fs(where)
    return bool(fs.exists(path))


def hash_of(path: Path) -> str:
    """Return the sha256 of a file on disk, of whatever size."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def read_bytes(where: str) -> bytes:
    """Return all bytes of a file."""
    fs, path = fsspec.core.url_to_fs(where)
    return bytes(fs.cat_file(path))


def write_whole(where: str, data: bytes) -> None:
    """Write a file whole or not at all: nobody ever sees half of it.

    On a disk the bytes go to a name of their own and are then renamed. Object storage shows an
    object only when all of it has arrived.
    """
    fs, path = fsspec.core.url_to_fs(where)
    fs.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
    if is_local(where):
        replace_file(Path(path), data)
    else:
        fs.pipe_file(path, data)


def is_local(where: str) -> bool:
    """Return whether a path or address lies on a disk of this machine."""
    protocol = fsspec.core.url_to_fs(where)[0].protocol
    return "file" in (protocol if isinstance(protocol, tuple) else (protocol,))


def write_sealed(where: str, data: bytes) -> None:
    """Write a file whose first line is a hash of its name and content, so that changes are noticed.

    ``data`` are the bytes behind that line; `read_sealed` reads them.
    """
    write_whole(where, _seal(where, data) + data)


def read_sealed(where: str) -> bytes | None:
    """Return the bytes that `write_sealed` wrote; None if there is no file, or it was changed."""
    try:
        whole = read_bytes(where)
    except FileNotFoundError:
        return None
    data = whole[SEAL:]
    return data if whole[:SEAL] == _seal(where, data) else None


def _seal(where: str, data: bytes) -> bytes:
    """Return a sealed file's first line: a hash of its name, its folder's name and its content."""
    name = "/".join(where.replace("\\", "/").split("/")[-2:])
    return hashlib.sha256(name.encode() + b"\0" + data).hexdigest().encode() + b"\n"


def pack(data: bytes) -> bytes:
    """Return bytes compressed with zstd; their number before compression stands in front."""
    return len(data).to_bytes(8, "big") + pa.compress(data, codec="zstd", asbytes=True)


def unpack(data: bytes) -> bytes:
    """Return the bytes that `pack` compressed.

    Examples
    --------
    >>> unpack(pack(b"one"))
    b'one'
    """
    size = int.from_bytes(data[:8], "big")
    return bytes(pa.decompress(data[8:], decompressed_size=size, codec="zstd", asbytes=True))


def write_json(where: str, value: dict[str, Any]) -> None:
    """Write a value as JSON that a person can read: the same value gives the same bytes.

    Halves of surrogate pairs, which no file can hold, become U+FFFD.
    """
    text = json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    write_whole(where, HALF_CHARACTERS.sub("\ufffd", text).encode())


def parquet_bytes(table: pa.Table, level: int | None = None) -> bytes:
    """Return the bytes of a Parquet file with this table; the same table gives the same bytes.

    ``level`` is how hard zstd compresses it, None for its default.
    """
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=level)
    return sink.getvalue().to_pybytes()


def read_proven(where: str, sha256: str, way_out: str) -> bytes:
    """Return all bytes of a file whose hash is ``sha256``; for any other ValueError is raised.

    ``way_out`` is the sentence in the error that says what to do.
    """
    try:
        data = read_bytes(where)
    except FileNotFoundError:
        raise ValueError(f"{where} is missing. {way_out}") from None
    found = hashlib.sha256(data).hexdigest()
    if found != sha256:
        raise ValueError(
            f"{where} is not the file its manifest names (its hash is {found[:12]}, not "
            f"{sha256[:12]}): it was changed or cut off. {way_out}"
        )
    return data


def read_manifest(where: str, needed: tuple[str, ...], way_out: str) -> dict[str, Any]:
    """Return the manifest at a path: the JSON object that lists the files of a folder.

    ``needed`` are the names of the entries it must have; ``way_out`` is the sentence in the error
    that says what to do. Raise ValueError if it is damaged or lacks an entry.
    """
    try:
        manifest = json.loads(read_bytes(where))
        why = "" if isinstance(manifest, dict) else "it holds no object"
    except RecursionError:
        why = "it is nested too deeply"
    except ValueError as error:
        why = str(error)
    lacking = [] if why else [name for name in needed if name not in manifest]
    if why or lacking:
        raise ValueError(f"{where} is damaged ({why or f'it lacks {lacking[0]!r}'}). {way_out}")
    return dict(manifest)


def names_in(where: str) -> list[str]:
    """Return the names of what is in a folder, in order; none where there is no folder."""
    fs, path = fsspec.core.url_to_fs(where)
    found = fs.ls(path, detail=False) if fs.isdir(path) else []
    return sorted(str(one).rstrip("/").rsplit("/", 1)[-1] for one in found)


def delete(where: str) -> None:
    """Remove a file or a folder with all it holds; nothing happens if there is none."""
    fs, path = fsspec.core.url_to_fs(where)
    if fs.exists(path):
        fs.rm(path, recursive=True)

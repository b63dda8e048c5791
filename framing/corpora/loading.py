"""Find the tables of a measured corpus, by its name or folder, and read them whole."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from scipy import sparse

from framing.corpora import derived, store
from framing.corpora.catalog import names as catalogue
from framing.corpora.decided import decided
from framing.corpora.fetch import corpus_folder, data_home
from framing.corpora.files import MANIFEST, exists, read_manifest, read_proven
from framing.corpora.merge import FORMAT
from framing.corpora.reference import Reference, language_of
from framing.corpora.store import Corpus
from framing.corpora.terms import Terms
from framing.decisions import Decisions

TABLES = {f"{name}.parquet" for name in ("articles", "counts", "skipped", "terms", "vocabulary")}
NEEDED = ("format", "name", "files", "run", "languages")  # of a manifest
AGAIN = "Measure the corpus again."
LONGEST = 1_000  # characters of a name or a folder; a longer string is a text


def load_corpus(corpus: str | Path, decisions: Decisions = None) -> Reference:
    """Return the tables of a measured corpus, to compare articles with.

    Parameters
    ----------
    corpus
        A name (``"news-2017"``), or a folder: of measured tables, or of a corpus that has been
        measured.
    decisions
        Decisions to merge and rename actors, or the path of their file. Those that rest on single
        findings, such as a split, are applied when the corpus is measured.

    Raises
    ------
    ValueError
        If there is no such corpus, its tables were changed, or a decision cannot be applied to
        them.
    FileNotFoundError
        If the corpus is there but has not been measured; the message gives the command.

    Examples
    --------
    >>> load_corpus("nowhere")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: There is no corpus 'nowhere'. There are: ...
    """
    there = [
        folder
        for folder in _places(str(corpus))
        if exists(f"{folder}/{MANIFEST}") and exists(f"{folder}/counts.parquet")
    ]
    if there:
        return decided(_usable(there), decisions)
    if folder_of(corpus):
        raise FileNotFoundError(
            f"{corpus} has not been measured yet: run `framing corpus measure {corpus}`."
        )
    if str(corpus) in catalogue():
        raise FileNotFoundError(
            f"{corpus} is not here yet: run `framing corpus fetch {corpus}` and then "
            f"`framing corpus measure {corpus}`."
        )
    raise ValueError(f"There is no corpus {str(corpus)!r}. There are: {', '.join(known())}.")


def open_corpus(corpus: str | Path) -> Corpus:
    """Return a corpus that was imported or fetched: its articles, and what is found in them.

    Parameters
    ----------
    corpus
        Its name, as ``framing corpus list`` shows it, or its folder.

    Returns
    -------
    Corpus
        ``articles()`` gives its articles one after the other, ``analysis()`` what is found in all
        of them (evidence, articles, run), ``about["receipt"]`` what became of each file.

    Raises
    ------
    FileNotFoundError
        If the corpus is one of the catalogue that has not been fetched; the message gives the
        command.
    ValueError
        If there is no such corpus, or it is damaged.

    Examples
    --------
    >>> open_corpus("nowhere")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: There is no corpus 'nowhere'. There are: ...
    """
    if folder := folder_of(corpus):
        return store.open_corpus(folder)
    if str(corpus) in catalogue():
        raise FileNotFoundError(f"{corpus} is not here yet: run `framing corpus fetch {corpus}`.")
    raise ValueError(f"There is no corpus {str(corpus)!r}. There are: {', '.join(known())}.")


def folder_of(corpus: str | Path) -> str:
    """Return the folder of a corpus by its path or its name; an empty string if there is none."""
    places = (str(corpus), str(corpus_folder(str(corpus))))
    return next((folder for folder in places if exists(f"{folder}/{MANIFEST}")), "")


def is_corpus(given: object) -> bool:
    """Return whether a value names a corpus, by name or folder, and is not a text to analyse.

    Any `Path` is taken for one.
    """
    if isinstance(given, Path):
        return True
    if not isinstance(given, str) or len(given) > LONGEST or "\n" in given:
        return False
    return given in known() or exists(f"{given}/{MANIFEST}")


def known() -> tuple[str, ...]:
    """Return the names of the catalogue's corpora and of those in the user's data folder."""
    own = data_home() / "corpora"
    imported = [path.parent.name for path in own.glob(f"[!.]*/{MANIFEST}")]
    return tuple(sorted({*catalogue(), *imported}))


def _places(corpus: str) -> tuple[str, ...]:
    """Return the folders in which the tables of a corpus may lie, the likeliest first.

    They are the folder itself, the one of that name in the user's data, and the package's own.
    """
    packaged = files("framing") / "data" / "reference" / corpus
    if "/" in corpus or "\\" in corpus or corpus.startswith("."):
        return (corpus, f"{corpus.rstrip('/')}/reference")
    return (f"{corpus_folder(corpus)}/reference", str(packaged), corpus, f"{corpus}/reference")


def _usable(folders: list[str]) -> Reference:
    """Return the first folder's tables that were made by the versions of the markers in use now.

    If no folder has such tables, it is the first that can be read; if none can, its error is
    raised.
    """
    loaded, first = [], None
    for folder in folders:
        try:
            loaded.append(_load(folder))
        except ValueError as error:
            if len(folders) == 1:
                raise
            first = first or error
    if not loaded and first is not None:
        raise first
    if len(loaded) == 1:
        return loaded[0]
    return next((one for one in loaded if not one.out_of_date()), loaded[0])


def _load(folder: str) -> Reference:
    """Return the tables in a folder; damaged ones or another release's raise ValueError."""
    manifest = read_manifest(f"{folder}/{MANIFEST}", NEEDED, AGAIN)
    if manifest["format"] != FORMAT:
        raise ValueError(
            f"The tables in {folder} were written by another release of framing: run "
            f"`framing corpus measure {manifest['name']}`."
        )
    if not _whole(manifest):
        raise ValueError(f"{folder}/{MANIFEST} is damaged (it lacks tables or versions). {AGAIN}")
    frames = {file: _frame(f"{folder}/{file}", found) for file, found in manifest["files"].items()}
    articles = frames["articles.parquet"]
    return Reference(
        manifest["name"],
        articles,
        frames["counts.parquet"],
        frames["skipped.parquet"],
        _terms(frames, articles),
        manifest["run"],
        manifest,
        frames.get("tone.parquet", derived.no_tone()),
    )


def _whole(manifest: dict[str, Any]) -> bool:
    """Return whether a manifest names all tables and the versions they were made with."""
    named, run = manifest["files"], manifest["run"]
    return (
        isinstance(named, dict)
        and named.keys() >= TABLES
        and isinstance(run, dict)
        and all(isinstance(run.get(key), dict) for key in ("markers", "data"))
    )


def _frame(where: str, expected: str) -> pd.DataFrame:
    """Return the table in a file whose sha256 is ``expected``; any other file raises ValueError."""
    return pq.read_table(pa.BufferReader(read_proven(where, expected, AGAIN))).to_pandas()


def _terms(frames: dict[str, pd.DataFrame], articles: pd.DataFrame) -> Terms:
    """Return how often each article uses each word, from the tables in ``frames``, by file name.

    ``articles`` is the table of articles, which gives rows, numbers of words and language.
    """
    entries = frames["terms.parquet"]
    vocabulary = tuple(frames["vocabulary.parquet"]["term"])
    capitals = frames["vocabulary.parquet"]["capitals"].to_numpy(float)
    place = (entries["article"].to_numpy(), entries["term"].to_numpy())
    shape = (len(articles), len(vocabulary))
    counts = sparse.csr_array((entries["count"].to_numpy(), place), shape=shape)
    words = articles["words"].to_numpy().astype(np.int64)
    language = language_of(articles)
    return Terms(vocabulary, counts, words, language, capitals)

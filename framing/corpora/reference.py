"""A measured corpus: the tables that an article is compared with."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray
from scipy import sparse

from framing import provenance
from framing.analysis import Analysis, analyze
from framing.article import Article
from framing.corpora import derived
from framing.corpora.catalog import names as catalogue
from framing.corpora.fetch import corpus_folder, data_home
from framing.corpora.files import exists, read_bytes
from framing.corpora.merge import FORMAT
from framing.corpora.store import MANIFEST
from framing.corpora.terms import Terms, count_terms
from framing.marking.marker import Marker
from framing.marking.registry import markers as markers_named

TABLES = {f"{name}.parquet" for name in ("articles", "counts", "skipped", "terms", "vocabulary")}
NEEDED = {"format", "name", "files", "run", "languages"}  # of a manifest


@dataclass(frozen=True, eq=False)
class Reference:
    """A measured corpus.

    Attributes
    ----------
    name
        Its name.
    articles
        A row per article: outlet, date, words by voice, readability, ``damaged``,
        ``duplicate_of``.
    counts
        ``article`` (row number), ``marker``, ``category``, ``voice``, ``n``.
    skipped
        ``article`` (row number), ``marker``, ``why``: what was not measured is not nought.
    terms
        The words of each article.
    run
        Versions of the markers and hashes of the word lists it was measured with.
    about
        Where it came from, and what was set aside on the way.
    tone
        ``article`` (row number), ``actor``, ``voice``, mentions ``negative, neutral, positive``
        and their mean ``score``; of a corpus on disk only the actors that recur.
    """

    name: str
    articles: pd.DataFrame
    counts: pd.DataFrame
    skipped: pd.DataFrame
    terms: Terms
    run: dict[str, Any]
    about: dict[str, Any] = field(default_factory=dict)
    tone: pd.DataFrame = field(default_factory=derived.no_tone)

    @cached_property
    def tallies(self) -> dict[tuple[str, str, str], tuple[NDArray, NDArray]]:
        """Article numbers and findings of each marker, category and voice."""
        kinds = self.counts.groupby(["marker", "category", "voice"], sort=True)
        return {
            (str(marker), str(category), str(voice)): (
                group["article"].to_numpy(np.int64),
                group["n"].to_numpy(float),
            )
            for (marker, category, voice), group in kinds
        }

    @property
    def outlets(self) -> tuple[str, ...]:
        """Names of its outlets."""
        return tuple(sorted(name for name in self.articles["outlet"].unique() if name))

    def only(self, *outlets: str) -> Reference:
        """Keep the articles of these outlets.

        Raises
        ------
        ValueError
            If there is no such outlet; the message names those there are.
        """
        unknown = [name for name in outlets if name not in self.outlets]
        if unknown or not outlets:
            wrong = repr(unknown[0]) if unknown else "without a name"
            known_ones = ", ".join(self.outlets)
            raise ValueError(f"No outlet {wrong} in {self.name!r}. There are: {known_ones}.")
        rows = np.flatnonzero(self.articles["outlet"].isin(outlets))
        number = pd.Series(range(len(rows)), index=rows)
        frames = {
            key: (frame := getattr(self, key)[getattr(self, key)["article"].isin(rows)]).assign(
                article=frame["article"].map(number).astype("int64")
            )
            for key in ("counts", "skipped", "tone")
        }
        kept = self.articles.iloc[rows].reset_index(drop=True)
        return replace(self, articles=kept, terms=self.terms.rows(rows), **frames)

    def describe(self) -> str:
        """One line: how many articles of how many outlets."""
        return f"{len(self.articles):,} articles of {len(self.outlets)} outlets"

    def out_of_date(self) -> str:
        """Say why the tables cannot be compared with what is measured now; empty if they can."""
        return self.stale(_now())

    def stale(self, run: dict[str, Any]) -> str:
        """Say why the tables cannot be compared with a run; empty if they can."""
        for name, version in run["markers"].items():
            mine = self.run["markers"].get(name)
            if mine is not None and mine != version:
                return f"marker {name!r} was {mine!r} and is now {version!r}"
        for file, found in run["data"].items():
            if self.run["data"].get(file, found) != found:
                return f"the word list {file} has changed"
        return ""


def load_corpus(corpus: str | Path) -> Reference:
    """Load a measured corpus, to compare with.

    Parameters
    ----------
    corpus
        A name (``"news-2017"``), or a folder: of measured tables, or of a corpus that has been
        measured.

    Raises
    ------
    ValueError
        If there is no such corpus, or its tables were changed.
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
        return _usable(there)
    for folder in (str(corpus), str(corpus_folder(str(corpus)))):
        if exists(f"{folder}/{MANIFEST}"):
            raise FileNotFoundError(
                f"{corpus} has not been measured yet: run `framing corpus measure {corpus}`."
            )
    if str(corpus) in catalogue():
        raise FileNotFoundError(
            f"{corpus} is not here yet: run `framing corpus fetch {corpus}` and then "
            f"`framing corpus measure {corpus}`."
        )
    raise ValueError(f"There is no corpus {str(corpus)!r}. There are: {', '.join(known())}.")


def known() -> tuple[str, ...]:
    """Names of the catalogue's corpora and of those in the user's data folder."""
    own = data_home() / "corpora"
    imported = [path.parent.name for path in own.glob(f"*/{MANIFEST}")]
    return tuple(sorted({*catalogue(), *imported}))


def measured_now(
    articles: Sequence[Article], name: str, markers: Sequence[str | Marker] | None = None
) -> Reference:
    """Measure articles in memory, so that they can stand on either side of a comparison."""
    return of_analysis(analyze(articles, markers), name, articles)


def of_analysis(found: Analysis, name: str, articles: Sequence[Article] = ()) -> Reference:
    """The tables of an analysis; without its articles, their words are unknown."""
    frames = derived.of_analysis(found)
    number = pd.Series(range(len(found.articles)), index=found.articles["article"])
    for key in ("counts", "skipped", "tone"):
        frames[key]["article"] = frames[key]["article"].map(number).astype("int64")
    words = found.articles["words"].to_numpy().astype(np.int64)
    nothing = Terms((), sparse.csr_array((len(words), 0), dtype=np.int32), words)
    language = _language(found.articles)
    terms = count_terms(articles, language) if articles else nothing
    return Reference(name, **frames, terms=terms, run=found.run)


def _places(corpus: str) -> tuple[str, ...]:
    """Where tables may lie: a folder, the user's own measuring, what came with the package."""
    packaged = files("framing") / "data" / "reference" / corpus
    if "/" in corpus or "\\" in corpus or corpus.startswith("."):
        return (corpus, f"{corpus.rstrip('/')}/reference")
    return (f"{corpus_folder(corpus)}/reference", str(packaged), corpus, f"{corpus}/reference")


def _language(articles: pd.DataFrame) -> str:
    """The language of most articles; the first by name of several."""
    return str(next(iter(articles["language"].mode()), "en"))


def _usable(folders: list[str]) -> Reference:
    """The first tables that can be compared with; if none can, the first that can be read."""
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


def _now() -> dict[str, Any]:
    """Versions of the markers as they are now."""
    run = provenance.record(markers_named(), [], [])
    return {"markers": run["markers"], "data": run["data"]}


def _load(folder: str) -> Reference:
    manifest = _manifest(f"{folder}/{MANIFEST}")
    if manifest["format"] != FORMAT:
        raise ValueError(
            f"The tables in {folder} were written by another release of framing: run "
            f"`framing corpus measure {manifest['name']}`."
        )
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


def _manifest(where: str) -> dict[str, Any]:
    try:
        manifest = json.loads(read_bytes(where))
    except (ValueError, RecursionError):
        manifest = None
    if not isinstance(manifest, dict) or NEEDED - set(manifest) or not _whole(manifest):
        raise ValueError(f"{where} is damaged. Measure the corpus again.")
    return manifest


def _whole(manifest: dict[str, Any]) -> bool:
    """Whether a manifest names its tables and what they were made with, if it is of this format."""
    if manifest["format"] != FORMAT:
        return True
    named, run = manifest["files"], manifest["run"]
    return (
        isinstance(named, dict)
        and named.keys() >= TABLES
        and isinstance(run, dict)
        and all(isinstance(run.get(key), dict) for key in ("markers", "data"))
    )


def _frame(where: str, expected: str) -> pd.DataFrame:
    try:
        data = read_bytes(where)
    except FileNotFoundError:
        raise ValueError(f"{where} is missing. Measure the corpus again.") from None
    if hashlib.sha256(data).hexdigest() != expected:
        raise ValueError(
            f"{where} is not the file its manifest names: it was changed or cut off. "
            f"Measure the corpus again."
        )
    return pq.read_table(pa.BufferReader(data)).to_pandas()


def _terms(frames: dict[str, pd.DataFrame], articles: pd.DataFrame) -> Terms:
    entries = frames["terms.parquet"]
    vocabulary = tuple(frames["vocabulary.parquet"]["term"])
    capitals = frames["vocabulary.parquet"]["capitals"].to_numpy(float)
    place = (entries["article"].to_numpy(), entries["term"].to_numpy())
    shape = (len(articles), len(vocabulary))
    counts = sparse.csr_array((entries["count"].to_numpy(), place), shape=shape)
    words = articles["words"].to_numpy().astype(np.int64)
    language = _language(articles)
    return Terms(vocabulary, counts, words, language, capitals)

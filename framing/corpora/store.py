"""Keep a corpus on disk: a folder of Parquet files, its parts, and a manifest of their hashes.

Any folder that fsspec can reach will do, so that parts may lie in object storage. A part holds some
hundred articles. Parts are written and read one after the other: a corpus is never held in memory.
"""

from __future__ import annotations

import hashlib
import json
import os
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from framing.article import Article
from framing.corpora.files import (
    MANIFEST,
    exists,
    is_local,
    parquet_bytes,
    read_manifest,
    read_proven,
    write_json,
    write_whole,
)
from framing.corpora.replacing import put_right

if TYPE_CHECKING:
    from framing.analysis import Analysis
    from framing.marking.marker import Marker
    from framing.voices import Mode

PART_SIZE = 250
FORMAT = 1
AGAIN = "Fetch or import the corpus again."
_ARTICLE = ("id", "headline", "text", "outlet", "date", "url", "language", "author")
_SCHEMA = pa.schema(
    [(name, pa.date32() if name == "date" else pa.string()) for name in _ARTICLE]
    + [("damaged", pa.bool_()), ("duplicate_of", pa.string()), ("meta", pa.string())]
)


class Stored(NamedTuple):
    """Hold an article and what is known of its state in the corpus.

    ``damaged``: its quotation marks cannot be trusted. ``duplicate_of``: the id of an earlier
    article with the same words, or an empty string.
    """

    article: Article
    damaged: bool = False
    duplicate_of: str = ""


@dataclass(frozen=True)
class Part:
    """Describe one Parquet file of a corpus.

    ``file`` is its name, ``articles`` how many it holds, and ``sha256`` its hash.
    """

    file: str
    articles: int
    sha256: str


@dataclass(frozen=True)
class Corpus:
    """Hold where a corpus lies, and read it part by part.

    Parameters
    ----------
    name
        Its name.
    folder
        A folder, or any address that fsspec understands.
    parts
        Its files in order.
    about
        Where it came from; ``about["receipt"]`` says what was read and what was left out (all
        entries of the manifest but name and parts).
    """

    name: str
    folder: str
    parts: tuple[Part, ...]
    about: dict[str, Any]

    def __len__(self) -> int:
        return sum(part.articles for part in self.parts)

    @property
    def sha256(self) -> str:
        """Return a hash over the hashes of all parts, in order."""
        return hashlib.sha256("".join(part.sha256 for part in self.parts).encode()).hexdigest()

    def read_part(self, part: Part) -> list[Stored]:
        """Return the articles of one part.

        Raise ValueError if the file is missing, or not the one that the manifest names.
        """
        data = read_proven(f"{self.folder}/{part.file}", part.sha256, AGAIN)
        table = pq.read_table(pa.BufferReader(data), schema=_SCHEMA)
        return [_stored(row) for row in table.to_pylist()]

    def stored(self) -> Iterator[Stored]:
        """Yield every article with its state in the corpus, one part in memory at a time."""
        for part in self.parts:
            yield from self.read_part(part)

    def articles(self) -> Iterator[Article]:
        """Return an iterator over every article, one part in memory at a time."""
        return (one.article for one in self.stored())

    def analysis(
        self,
        markers: Iterable[str | Marker] | str | Marker | None = None,
        voices: Mode = "attribution",
    ) -> Analysis:
        """Analyse every article, in memory, and return the tables of all that was found.

        Parameters
        ----------
        markers, voices
            As for `framing.analyze`.

        Notes
        -----
        What was found before, by measuring the corpus for instance, is kept on disk and is not
        found again as long as there is room for it. A corpus that is too large for memory is
        measured: `framing corpus measure NAME`.
        """
        from framing.analysis import analyze

        return analyze(self.articles(), markers, voices=voices)


def write_corpus(
    folder: str,
    name: str,
    articles: Iterable[Stored],
    about: Callable[[], dict[str, Any]] = dict,
    part_size: int = PART_SIZE,
    breaks: Collection[int] = (),
) -> Corpus:
    """Write a corpus and return it; the manifest comes last: a folder without one is no corpus.

    ``folder`` is a path or any address that fsspec understands. ``articles`` are consumed once, one
    part at a time, of ``part_size`` articles; those with a number in ``breaks`` begin a part,
    whatever the part before holds. ``about`` is called when all are written; what it returns stands
    in the manifest (the receipt).

    Raise ValueError if two articles have one id, or there is no article at all.
    """
    parts: list[Part] = []
    seen: set[str] = set()
    for chunk in _chunks(articles, part_size, sorted(breaks)):
        _refuse_twice(chunk, seen)
        file = f"part-{len(parts):05d}.parquet"
        data = _parquet(chunk)
        write_whole(f"{folder}/{file}", data)
        parts.append(Part(file, len(chunk), hashlib.sha256(data).hexdigest()))
    if not parts:
        raise ValueError(f"The corpus {name!r} would have no articles: nothing was read.")
    known = {"format": FORMAT, "name": name, "parts": [vars(part) for part in parts]}
    write_json(f"{folder}/{MANIFEST}", {**known, **about()})
    return open_corpus(folder)


def open_corpus(folder: str) -> Corpus:
    """Return the corpus in a folder.

    Raises
    ------
    FileNotFoundError
        If the folder holds no manifest.
    ValueError
        If the manifest is damaged or of another release.
    """
    where = f"{str(folder).rstrip('/')}/{MANIFEST}"
    if not exists(where) and is_local(where):
        put_right(Path(os.path.realpath(folder)))
    if not exists(where):
        raise FileNotFoundError(
            f"{folder} is not a corpus: it holds no {MANIFEST}. `framing corpus list` shows the "
            f"corpora there are; `framing corpus import` makes one of your files."
        )
    manifest = read_manifest(where, ("format",), AGAIN)
    if manifest.pop("format") != FORMAT:
        raise ValueError(f"{where} was written by another release of framing. Import it again.")
    try:
        name, parts = manifest.pop("name"), tuple(Part(**part) for part in manifest.pop("parts"))
    except (TypeError, KeyError) as error:
        raise ValueError(f"{where} is damaged ({error}). {AGAIN}") from None
    return Corpus(name, str(folder).rstrip("/"), parts, manifest)


def _chunks(articles: Iterable[Stored], size: int, breaks: Sequence[int]) -> Iterator[list[Stored]]:
    """Yield lists of ``size`` articles at the most; each number in ``breaks`` begins a new list."""
    stream, done = iter(articles), 0
    while True:
        ahead = breaks[bisect_right(breaks, done) :]
        chunk = list(islice(stream, min(size, ahead[0] - done) if ahead else size))
        if not chunk:
            return
        yield chunk
        done += len(chunk)


def _parquet(chunk: list[Stored]) -> bytes:
    """Return the bytes of a Parquet file with these articles."""
    columns: dict[str, list[Any]] = {
        name: [getattr(one.article, name) for one in chunk] for name in _ARTICLE
    }
    columns["damaged"] = [one.damaged for one in chunk]
    columns["duplicate_of"] = [one.duplicate_of for one in chunk]
    columns["meta"] = [json.dumps(dict(one.article.meta), ensure_ascii=False) for one in chunk]
    table = pa.table(columns, schema=_SCHEMA)
    brought = any(one.article.meta for one in chunk)
    return parquet_bytes(table if brought else table.drop_columns("meta"))


def _stored(row: dict[str, Any]) -> Stored:
    """Return the article of a part's row, with its state."""
    meta = json.loads(row["meta"] or "{}")
    article = Article(**{name: row[name] for name in _ARTICLE}, meta=meta)
    return Stored(article, row["damaged"], row["duplicate_of"])


def _refuse_twice(chunk: list[Stored], seen: set[str]) -> None:
    """Add the ids of articles to ``seen``; raise ValueError if one is in it already."""
    for one in chunk:
        if one.article.id in seen:
            raise ValueError(f"Two articles have the id {one.article.id!r}: ids must be unique.")
        seen.add(one.article.id)

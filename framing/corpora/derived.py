"""What is kept of a part: counts, exposures, readability and bags of words, no running text."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing.analysis import Analysis, analyze
from framing.corpora.files import exists, read_bytes, write_whole
from framing.corpora.store import Corpus, Part, Stored
from framing.corpora.terms import count_terms
from framing.marking.marker import Marker

TABLES = ("articles", "counts", "terms", "skipped")
_KEPT = ["article", "outlet", "date", "url", "language"]
_WORDS = ["words", "quoted_words", "headline_words", "sentences"]
_COUNTED = ["article", "marker", "category", "voice"]


def measure_part(
    corpus: Corpus, part: Part, markers: Sequence[str | Marker] | None, key: str, folder: str
) -> int:
    """Measure one part and write its tables; the note of completion is written last.

    Parameters
    ----------
    corpus, part
        What to measure.
    markers
        Names or markers; None for all.
    key
        Hash of everything that decides the result: a part done under another key is done again.
    folder
        Where the tables go.

    Returns
    -------
    int
        Articles in the part.
    """
    note = f"{folder}/{part.file.removesuffix('.parquet')}.json"
    if not _done(note, folder, part, key):
        hashes = {}
        for name, table in tables(corpus.read_part(part), markers).items():
            file = f"{part.file.removesuffix('.parquet')}.{name}.parquet"
            data = parquet_bytes(table)
            write_whole(f"{folder}/{file}", data)
            hashes[file] = hashlib.sha256(data).hexdigest()
        done = {"key": key, "part": part.sha256, "files": hashes}
        write_whole(note, (json.dumps(done, indent=1) + "\n").encode())
    return part.articles


def tables(
    stored: Sequence[Stored], markers: Sequence[str | Marker] | None = None
) -> dict[str, pa.Table]:
    """Derived tables of some articles.

    Returns
    -------
    dict
        ``articles``: exposures, readability, state; ``counts``: findings by marker, category and
        voice; ``terms``: words by article; ``skipped``: what could not be measured, and why.
    """
    found = analyze([one.article for one in stored], markers)
    return {
        "articles": _articles(found, stored),
        "counts": _counts(found),
        "terms": _terms(stored),
        "skipped": _skipped(found),
    }


def read_table(where: str) -> pd.DataFrame:
    """One of the tables as a frame."""
    return pq.read_table(pa.BufferReader(read_bytes(where))).to_pandas()


def parquet_bytes(table: pa.Table) -> bytes:
    """The same bytes for the same table: no time, no names of programs but the writer's."""
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", compression_level=15)
    return sink.getvalue().to_pybytes()


def _done(note: str, folder: str, part: Part, key: str) -> bool:
    if not exists(note):
        return False
    done: dict[str, Any] = json.loads(read_bytes(note))
    if (done["key"], done["part"]) != (key, part.sha256):
        return False
    return all(
        exists(f"{folder}/{file}")
        and hashlib.sha256(read_bytes(f"{folder}/{file}")).hexdigest() == found
        for file, found in done["files"].items()
    )


def _articles(found: Analysis, stored: Sequence[Stored]) -> pa.Table:
    frame = found.articles[_KEPT + _WORDS].copy()
    frame["damaged"] = [one.damaged for one in stored]
    frame["duplicate_of"] = [one.duplicate_of for one in stored]
    wide = found.readability.pivot(index="article", columns="measure", values="value")
    order = list(dict.fromkeys(found.readability["measure"]))
    wide = wide.reindex(index=frame["article"], columns=order)
    for name in order:
        frame[f"readability: {name}"] = wide[name].to_numpy()
    table = pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)
    return table.set_column(
        table.column_names.index("date"), "date", table["date"].cast(pa.date32())
    )


def _counts(found: Analysis) -> pa.Table:
    counted = found.evidence.groupby(_COUNTED, sort=True).size().rename("n").reset_index()
    place = pd.Series(range(len(found.articles)), index=found.articles["article"])
    counted = counted.iloc[counted["article"].map(place).argsort(kind="stable")]
    columns = {name: pa.array(counted[name].tolist(), pa.string()) for name in _COUNTED}
    return pa.table({**columns, "n": pa.array(counted["n"].tolist(), pa.int32())})


def _terms(stored: Sequence[Stored]) -> pa.Table:
    found = count_terms(one.article for one in stored)
    entries = found.counts.tocoo()
    ids = pa.array([one.article.id for one in stored])
    return pa.table(
        {
            "article": ids.take(pa.array(entries.row, pa.int64())),
            "term": pa.array(found.vocabulary).take(pa.array(entries.col, pa.int64())),
            "count": pa.array(entries.data, pa.int32()),
        }
    )


def _skipped(found: Analysis) -> pa.Table:
    rows = found.run["skipped"]
    names = ("article", "marker", "why")
    return pa.table({name: pa.array([row[name] for row in rows], pa.string()) for name in names})

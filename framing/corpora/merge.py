"""Join the tables of all parts of a corpus into the few files that comparisons are made with.

A part is a file with some hundred articles; its tables are those of `framing.corpora.derived`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing.article import Article
from framing.corpora.copies import candidates, originals, pairs_of
from framing.corpora.derived import read_table
from framing.corpora.files import MANIFEST, names_in, write_json, write_whole
from framing.corpora.replacing import building_folder
from framing.corpora.store import Corpus, open_corpus
from framing.corpora.terms import capital_share
from framing.measuring.grouping import META
from framing.tables import column

FORMAT = 2
ROWS_AT_ONCE = 1_000_000
FEWEST_ARTICLES = 2  # a word of one article only is left out: it tells of that article alone
FEWEST_OF_AN_ACTOR = 20  # articles; the tone toward who comes up in fewer tells of them alone
LONGEST_VALUE = 300  # characters; a longer one is running text, which tables do not hold
FILES = ("articles", "copies", "counts", "skipped", "terms", "tone", "vocabulary")


def merge(corpus: Corpus, measured: str, into: str, run: dict[str, Any]) -> str:
    """Join the tables that were measured part by part, and write them to the folder ``into``.

    Parameters
    ----------
    corpus
        The corpus that was measured.
    measured
        Folder of the parts' tables.
    into
        Where the joined tables go.
    run
        Versions of markers, word lists and packages: what the tables are valid for.

    Returns
    -------
    str
        ``into``.

    Notes
    -----
    Of two articles of which the shorter shares half of its runs of six words with the other, the
    later is a copy (``duplicate_of``); ``copies`` has the pairs and how much they share.
    ``articles`` are numbered in the order of the corpus, and the other tables use the numbers.
    Terms are numbered in alphabetical order. Further columns of the articles are kept but for those
    that hold running text. Tone is kept for actors that come up in twenty articles at least. All is
    written beside what is there, and takes its place in one step.
    """
    articles = _articles(corpus, measured)
    number = pd.Series(np.arange(len(articles), dtype=np.int32), index=articles["article"])
    words = _vocabulary(corpus, measured)
    vocabulary = words["term"].to_pylist()
    copies = _copies(corpus, measured)
    twins = originals(copies, articles["article"].tolist())
    articles["duplicate_of"] = [
        known or twins.get(name, "")
        for name, known in zip(articles["article"], articles["duplicate_of"], strict=True)
    ]
    tables: dict[str, Iterable[pa.Table]] = {
        "articles": [pa.Table.from_pandas(articles, preserve_index=False)],
        "copies": [pa.Table.from_pandas(copies, preserve_index=False)],
        "counts": _numbered(corpus, measured, "counts", number),
        "skipped": _numbered(corpus, measured, "skipped", number),
        "terms": _terms(corpus, measured, number, vocabulary),
        "tone": _tone(corpus, measured, number),
        "vocabulary": [words],
    }
    with building_folder(into) as building:
        hashes = {}
        for name in FILES:
            data = _packed(tables[name])
            write_whole(f"{building}/{name}.parquet", data)
            hashes[f"{name}.parquet"] = hashlib.sha256(data).hexdigest()
        decided = {**run, "decisions": _decisions(corpus, measured, run["decisions"])}
        write_json(f"{building}/{MANIFEST}", _manifest(corpus, articles, decided, hashes))
        refuse_another(corpus)
    return into


def refuse_another(corpus: Corpus) -> None:
    """Raise ValueError if the folder now holds another corpus than when this one was opened."""
    if open_corpus(corpus.folder).sha256 != corpus.sha256:
        raise ValueError(
            f"{corpus.folder} was imported anew while it was measured. Measure the corpus again."
        )


def refuse_what_is_taken(into: str) -> None:
    """Raise ValueError if a folder whose content is to be deleted holds anything but tables."""
    ours = {MANIFEST, *(f"{name}.parquet" for name in FILES)}
    strange = [one for one in names_in(into) if not any(one.startswith(name) for name in ours)]
    if strange:
        raise ValueError(
            f"{into} holds {strange[0]!r}, which is no table of a measured corpus: give an empty "
            "folder."
        )


def _articles(corpus: Corpus, measured: str) -> pd.DataFrame:
    """Return the tables of articles of all parts as one, ``measured`` being their folder.

    Further columns get one type, and those that hold running text are left out.
    """
    frame = pd.concat(_parts(corpus, measured, "articles"), ignore_index=True)
    further = sorted(
        (one for one in frame if one == "author" or one.startswith(META)),
        key=lambda one: one != "author",
    )
    others = [one for one in frame if one not in further]
    at = others.index("damaged")
    frame = frame[[*others[:at], *further, *others[at:]]]  # as one part of all articles has them
    for name in further:
        values = column(frame[name].tolist())
        frame[name] = values
        if values.dtype == "str" and values.str.len().max() > LONGEST_VALUE:
            frame = frame.drop(columns=name)
    return frame


def _decisions(
    corpus: Corpus, measured: str, decisions: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return each decision (a person's correction) with ``rows``, how many marks it changed.

    Those of all parts are added. ``measured`` is the folder of the parts' tables.
    """
    rows = sum(part["rows"].to_numpy() for part in _parts(corpus, measured, "decisions"))
    return [{**one, "rows": int(n)} for one, n in zip(decisions, rows, strict=True)]


def _parts(corpus: Corpus, measured: str, name: str) -> Iterator[pd.DataFrame]:
    """Yield the table ``name`` of each part, from the folder ``measured``."""
    for part in corpus.parts:
        yield read_table(measured, part, name)


def _copies(corpus: Corpus, measured: str) -> pd.DataFrame:
    """Return the pairs of articles that share long stretches, as `pairs_of` gives them.

    They are found by signature and compared by text. ``measured`` is the folder of the parts'
    tables.
    """
    signatures = [
        np.frombuffer(values, dtype=np.uint32)
        for part in _parts(corpus, measured, "signatures")
        for values in part["signature"]
    ]
    pairs = candidates(signatures)
    wanted = {number for pair in pairs for number in pair}
    return pairs_of(dict(_wanted(corpus, wanted)), pairs)


def _wanted(corpus: Corpus, numbers: set[int]) -> Iterator[tuple[int, Article]]:
    """Yield the articles at these positions in the corpus: pairs of position and article.

    Parts that have none of them are not read.
    """
    first = 0
    for part in corpus.parts:
        here = range(first, first + part.articles)
        if not numbers.isdisjoint(here):
            stored = zip(here, corpus.read_part(part), strict=True)
            yield from ((number, one.article) for number, one in stored if number in numbers)
        first += part.articles


def _vocabulary(corpus: Corpus, measured: str) -> pa.Table:
    """Return the words that several articles use, and what share of their uses has a capital.

    The columns are ``term`` and ``capitals`` (0 to 1); ``measured`` is the folder of the parts'
    tables.
    """
    articles: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for part in _parts(corpus, measured, "terms"):
        found = part.groupby("term", sort=False).agg(
            articles=("count", "size"), capitals=("capitals", "sum"), small=("small", "sum")
        )
        for counter, name in ((articles, "articles"), (capitals, "capitals"), (small, "small")):
            counter.update(found[name].to_dict())
    terms = sorted(term for term, used in articles.items() if used >= FEWEST_ARTICLES)
    shares = [round(capital_share(term, capitals[term], small[term]), 2) for term in terms]
    return pa.table(
        {"term": pa.array(terms, pa.string()), "capitals": pa.array(shares, pa.float32())}
    )


def _numbered(corpus: Corpus, measured: str, name: str, number: pd.Series) -> Iterator[pa.Table]:
    """Yield the table ``name`` of each part with the articles' numbers instead of their ids.

    ``measured`` is the folder of the parts' tables; ``number`` gives the number of each id.
    """
    for frame in _parts(corpus, measured, name):
        frame["article"] = frame["article"].map(number).astype(np.int32)
        yield pa.Table.from_pandas(frame, preserve_index=False)


def _tone(corpus: Corpus, measured: str, number: pd.Series) -> Iterator[pa.Table]:
    """Yield each part's table of tone, with the actors only that twenty articles or more have.

    ``measured`` is the folder of the parts' tables; ``number`` gives the number of each article's
    id.
    """
    articles: Counter[str] = Counter()
    for part in _parts(corpus, measured, "tone"):
        articles.update(part[["article", "actor"]].drop_duplicates()["actor"].tolist())
    recurring = {actor for actor, used in articles.items() if used >= FEWEST_OF_AN_ACTOR}
    for part in _parts(corpus, measured, "tone"):
        kept = part[part["actor"].isin(recurring)]
        rows = kept.assign(article=kept["article"].map(number).astype(np.int32))
        yield pa.Table.from_pandas(rows, preserve_index=False)


def _terms(
    corpus: Corpus, measured: str, number: pd.Series, vocabulary: list[str]
) -> Iterator[pa.Table]:
    """Yield how often each article uses each word, part by part: ``article, term, count``.

    All are numbers. ``measured`` is the folder of the parts' tables; ``number`` gives the number of
    each article's id; a word's number is its position in ``vocabulary``.
    """
    place = pd.Series(np.arange(len(vocabulary), dtype=np.int32), index=vocabulary)
    names = ("article", "term", "count")
    for part in _parts(corpus, measured, "terms"):
        kept = part[part["term"].isin(place.index)]
        columns = (kept["article"].map(number), kept["term"].map(place), kept["count"])
        arrays = [column.to_numpy(np.int32) for column in columns]
        order = np.lexsort((arrays[1], arrays[0]))
        yield pa.table({name: array[order] for name, array in zip(names, arrays, strict=True)})


def _packed(tables: Iterable[pa.Table]) -> bytes:
    """Return the bytes of one Parquet file with the rows of many tables.

    Few of them are in memory at once.
    """
    sink = pa.BufferOutputStream()
    writer: pq.ParquetWriter | None = None
    waiting: list[pa.Table] = []
    for table in tables:
        plain = table.replace_schema_metadata(None)
        if writer is None:
            writer = pq.ParquetWriter(sink, plain.schema, **_packing(plain.schema))
        waiting.append(plain.cast(writer.schema))
        if sum(map(len, waiting)) >= ROWS_AT_ONCE:
            writer.write_table(pa.concat_tables(waiting))
            waiting = []
    if writer is not None:
        if waiting:
            writer.write_table(pa.concat_tables(waiting))
        writer.close()
    return sink.getvalue().to_pybytes()


def _packing(schema: pa.Schema) -> dict[str, Any]:
    """Return the options for writing a Parquet file with these columns.

    ``term`` is stored as differences, since its values ascend.
    """
    encoding = None
    if "term" in schema.names:
        number = pa.types.is_integer(schema.field("term").type)
        encoding = {"term": "DELTA_BINARY_PACKED" if number else "DELTA_BYTE_ARRAY"}
    return {
        "compression": "zstd",
        "compression_level": 19,
        "use_dictionary": [name for name in schema.names if name != "term"],
        "column_encoding": encoding,
    }


def _manifest(
    corpus: Corpus, articles: pd.DataFrame, run: dict[str, Any], hashes: dict[str, str]
) -> dict[str, Any]:
    """Return the manifest of the joined tables: what they hold, and their hashes by file."""
    dates = articles["date"].dropna().astype(str)
    return {
        "format": FORMAT,
        "name": corpus.name,
        "corpus_sha256": corpus.sha256,
        "articles": len(articles),
        "words": int(articles["words"].sum()),
        "languages": sorted(articles["language"].unique().tolist()),
        "outlets": articles["outlet"].value_counts().sort_index().to_dict(),
        "first_date": min(dates, default=""),
        "last_date": max(dates, default=""),
        "damaged": int(articles["damaged"].sum()),
        "duplicates": int((articles["duplicate_of"] != "").sum()),
        "set_aside": corpus.about.get("receipt", {}).get("set_aside", {}),
        "fewest_articles_of_a_term": FEWEST_ARTICLES,
        "fewest_articles_of_an_actor": FEWEST_OF_AN_ACTOR,
        "about": corpus.about,
        "run": run,
        "files": hashes,
    }

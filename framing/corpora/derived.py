"""Make the tables that are kept of a part: counts, readability, words; no running text.

A part is a file with some hundred articles of a corpus. The tables count marks (stretches of text
that a marker found, with category and reason) by voice: whose words they are, the writer's,
reported, quoted or the headline's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from framing.analysis import Analysis, analyze
from framing.corpora.copies import signature
from framing.corpora.files import (
    exists,
    parquet_bytes,
    read_bytes,
    read_proven,
    read_sealed,
    write_sealed,
    write_whole,
)
from framing.corpora.store import Corpus, Part, Stored
from framing.corpora.terms import count_terms
from framing.corpora.tokens import capitals_inside, small_letters
from framing.decisions import Decision
from framing.marking.marker import Marker
from framing.measuring.grouping import META
from framing.sentiment import LABELS
from framing.voices import Mode

VERSION = "4"  # changes whenever these tables would come out otherwise
_KEPT = ["article", "outlet", "date", "url", "language"]
_WORDS = ["words", "reported_words", "quoted_words", "headline_words", "sentences"]
READABILITY = "readability: "  # how the columns of readability begin
_COUNTED = ["article", "marker", "category", "voice"]
TONE = {  # columns of the tone toward actors, with their types
    "article": "str",
    "actor": "str",
    "voice": "str",
    **dict.fromkeys(LABELS, "int16"),
    "score": "float32",
}


def measure_part(
    corpus: Corpus,
    part: Part,
    markers: Sequence[str | Marker] | None,
    key: str,
    folder: str,
    voices: Mode = "attribution",
    decisions: Sequence[Decision] = (),
) -> int:
    """Measure one part of a corpus, write its tables, and return its number of articles.

    ``markers`` are names or markers, None for all. ``key`` is a hash of everything that decides the
    result: a part measured under another key is measured again. ``folder`` is where the tables go,
    ``voices`` how voices are found, as in `framing.analyze`, and ``decisions`` are a person's
    corrections. A note that the part is done is written last.
    """
    note = f"{folder}/{part.file.removesuffix('.parquet')}.json"
    if not _done(note, folder, part, key):
        hashes = {}
        for name, table in tables(corpus.read_part(part), markers, voices, decisions).items():
            file = f"{part.file.removesuffix('.parquet')}.{name}.parquet"
            data = parquet_bytes(table, level=15)
            write_whole(f"{folder}/{file}", data)
            hashes[file] = hashlib.sha256(data).hexdigest()
        done = {"key": key, "part": part.sha256, "files": hashes}
        write_sealed(note, json.dumps(done).encode())
    return part.articles


def tables(
    stored: Sequence[Stored],
    markers: Sequence[str | Marker] | None = None,
    voices: Mode = "attribution",
    decisions: Sequence[Decision] = (),
) -> dict[str, pa.Table]:
    """Analyse some articles and return the tables that are kept of them, by name.

    ``stored`` are the articles with their state in the corpus; the rest is as for
    `framing.analyze`.

    Returns
    -------
    dict
        ``articles``: origin, numbers of words by voice, readability, state; ``counts``: number of
        marks by article, marker, category and voice; ``tone``: number of mentions of each actor by
        tone (negative, neutral, positive), and their mean score, by article and voice; ``terms``:
        how often each article uses each word; ``skipped``: what could not be measured, and why;
        ``signatures``: the hashes by which copies are found; ``decisions``: how many marks each
        decision changed.
    """
    found = analyze([one.article for one in stored], markers, decisions, voices)
    frames = of_analysis(found)
    frames["articles"]["damaged"] = [one.damaged for one in stored]
    frames["articles"]["duplicate_of"] = [one.duplicate_of for one in stored]
    derived = {
        name: pa.Table.from_pandas(frame, preserve_index=False) for name, frame in frames.items()
    }
    changed = pa.table(
        {"rows": pa.array([one["rows"] for one in found.run["decisions"]], pa.int64())}
    )
    further = {"terms": _terms(stored), "signatures": _signatures(stored), "decisions": changed}
    return {**derived, **further}


def of_analysis(found: Analysis) -> dict[str, pd.DataFrame]:
    """Return the tables ``articles``, ``counts``, ``skipped`` and ``tone`` of an analysis, by name.

    They are those of `tables`, without the ones that need the texts.
    """
    return {
        "articles": _articles(found),
        "counts": _counts(found),
        "skipped": _skipped(found),
        "tone": _tone(found),
    }


def no_tone() -> pd.DataFrame:
    """Return a table of tone toward actors that has the columns and no rows."""
    return pd.DataFrame(columns=list(TONE)).astype(TONE)


def read_table(folder: str, part: Part, name: str) -> pd.DataFrame:
    """Return one of the tables of a part: ``articles``, ``counts`` or another that `tables` names.

    ``folder`` is where `measure_part` wrote it. Raise ValueError if it was changed since.
    """
    stem = part.file.removesuffix(".parquet")
    hashes = (_note(f"{folder}/{stem}.json") or {"files": {}})["files"]
    file = f"{stem}.{name}.parquet"
    data = read_proven(f"{folder}/{file}", hashes.get(file, ""), "Measure the corpus again.")
    return pq.read_table(pa.BufferReader(data)).to_pandas()


def _note(where: str) -> dict[str, Any] | None:
    """Return the note that `measure_part` wrote at the path ``where``; None if there is none.

    It holds the hashes of the tables. One that was changed counts as none.
    """
    data = read_sealed(where)
    return None if data is None else dict(json.loads(data))


def _done(note: str, folder: str, part: Part, key: str) -> bool:
    """Return whether a part was measured under this key before, and its tables are unchanged.

    ``note`` is the path of the note written then, ``folder`` where the tables are.
    """
    done = _note(note)
    if done is None or (done["key"], done["part"]) != (key, part.sha256):
        return False
    return all(
        exists(f"{folder}/{file}")
        and hashlib.sha256(read_bytes(f"{folder}/{file}")).hexdigest() == found
        for file, found in done["files"].items()
    )


def _articles(found: Analysis) -> pd.DataFrame:
    """Return a row for each article: origin, numbers of words, state and readability.

    The columns are ``article, outlet, date, url, language``; ``words``, of these
    ``reported_words``, ``quoted_words`` and ``headline_words``; ``sentences``; author and further
    columns where there are any; ``damaged`` and ``duplicate_of``, still empty; and one for each
    measure of readability.
    """
    further = [name for name in found.articles if name.startswith(META)]
    if found.articles["author"].any():
        further.insert(0, "author")
    frame = found.articles[_KEPT + _WORDS + further].copy()
    frame["date"] = [None if pd.isna(day) else day.date() for day in frame["date"]]
    frame["damaged"] = False
    frame["duplicate_of"] = ""
    wide = found.readability.pivot(index="article", columns="measure", values="value")
    for name in dict.fromkeys(found.readability["measure"]):
        frame[f"{READABILITY}{name}"] = wide[name].reindex(frame["article"]).to_numpy()
    return frame


def _counts(found: Analysis) -> pd.DataFrame:
    """Return the number of marks (``n``) by article, marker, category and voice."""
    counted = found.evidence.groupby(_COUNTED, sort=True).size().rename("n").reset_index()
    place = pd.Series(range(len(found.articles)), index=found.articles["article"])
    order = counted["article"].map(place).argsort(kind="stable")
    return counted.iloc[order].reset_index(drop=True).astype({"n": "int32"})


def _skipped(found: Analysis) -> pd.DataFrame:
    """Return which articles a marker could not measure, and why: ``article, marker, why``."""
    return pd.DataFrame(found.run["skipped"], columns=["article", "marker", "why"]).astype("str")


def _tone(found: Analysis) -> pd.DataFrame:
    """Return the tone toward each actor in each article and voice: mentions by label, mean score.

    Scores (-1 to 1) are rounded to two digits: the model is no surer.
    """
    scored = found.evidence[found.evidence["marker"] == "sentiment"]
    named = scored[scored["actor"] != ""]
    if named.empty:
        return no_tone()
    grouped = named.groupby(["article", "actor", "voice"], sort=True)
    labels = pd.get_dummies(named["category"]).reindex(columns=list(LABELS), fill_value=False)
    frame = labels.groupby([named[name] for name in ("article", "actor", "voice")]).sum()
    frame["score"] = grouped["score"].mean().round(2)
    place = pd.Series(range(len(found.articles)), index=found.articles["article"])
    flat = frame.reset_index().astype(TONE)
    order = flat["article"].map(place).argsort(kind="stable")
    return flat.iloc[order].reset_index(drop=True)


def _signatures(stored: Sequence[Stored]) -> pa.Table:
    """Return a table of each article's id and signature, the hashes by which copies are found."""
    values = [signature(one.article).tobytes() for one in stored]
    ids = [one.article.id for one in stored]
    return pa.table({"article": pa.array(ids), "signature": pa.array(values, pa.binary())})


def _terms(stored: Sequence[Stored]) -> pa.Table:
    """Return how often each article uses each word: ``article, term, count, capitals, small``.

    ``capitals`` counts its uses with a capital inside sentences, ``small`` those in lower case.
    """
    found = count_terms(one.article for one in stored)
    entries = found.counts.tocoo()
    ids = pa.array([one.article.id for one in stored])
    place = list(zip(entries.row.tolist(), entries.col.tolist(), strict=True))
    written = {
        name: [found_in[row][found.vocabulary[column]] for row, column in place]
        for name, found_in in (
            ("capitals", [capitals_inside(one.article.text) for one in stored]),
            ("small", [small_letters(one.article.text) for one in stored]),
        )
    }
    return pa.table(
        {
            "article": ids.take(pa.array(entries.row, pa.int64())),
            "term": pa.array(found.vocabulary).take(pa.array(entries.col, pa.int64())),
            "count": pa.array(entries.data, pa.int32()),
            **{name: pa.array(counts, pa.int32()) for name, counts in written.items()},
        }
    )

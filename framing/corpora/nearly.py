"""Near-copies among the articles of an import, counted for its receipt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from framing.article import Article
from framing.corpora.copies import candidates, originals, pairs_of, signature
from framing.corpora.files import exists, parquet_bytes, read_bytes, write_whole

MOST = 20_000  # articles; measuring a corpus looks for copies in one of any size
_NEEDED = ["id", "text", "headline", "outlet", "duplicate_of"]


def near_copies(folder: str, articles: int) -> dict[str, Any]:
    """Look for articles that share long stretches, and write the pairs beside the corpus.

    Parameters
    ----------
    folder
        The folder of the corpus; its parts are there.
    articles
        How many articles it has.

    Returns
    -------
    dict
        ``pairs`` and ``copies`` (articles that are near-copies of an earlier one), and what to
        say of them.
    """
    if articles > MOST:
        said = f"Near-copies were not looked for: over {MOST:,} articles. Measuring finds them."
        return {"said": said}
    ids, signatures = [], []
    for article in first_of_each(folder):
        ids.append(article.id)
        signatures.append(signature(article))
    likely = candidates(signatures)
    wanted = {number for pair in likely for number in pair}
    needed = {n: a for n, a in enumerate(first_of_each(folder)) if n in wanted}
    pairs = pairs_of(needed, likely)
    table = pa.Table.from_pandas(pairs, preserve_index=False)
    write_whole(f"{folder}/receipt/copies.parquet", parquet_bytes(table))
    copies = len(originals(pairs, ids)) if len(pairs) else 0
    said = f"Near-copies of an earlier article: {copies:,}." if copies else ""
    return {"pairs": len(pairs), "copies": copies, "said": said}


def first_of_each(folder: str) -> Iterator[Article]:
    """Yield the articles of the parts in a folder, without those that repeat an earlier one."""
    number = 0
    while exists(where := f"{folder}/part-{number:05d}.parquet"):
        table = pq.read_table(pa.BufferReader(read_bytes(where)), columns=_NEEDED)
        for row in table.to_pylist():
            if not row.pop("duplicate_of"):
                yield Article(**row)
        number += 1

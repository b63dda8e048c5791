"""Write the tables of a receipt: every file, every article, every stretch of text and its fate.

The receipt says what became of all that an import read; a stretch's fate is that it is used in an
article or was set aside.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from framing.article import HALF_CHARACTERS
from framing.corpora.account import Account
from framing.corpora.extracting import Outcome
from framing.corpora.files import parquet_bytes, write_whole
from framing.corpora.store import Stored

ROWS = 100_000  # a file
_TEXT, _NUMBER = pa.string(), pa.int64()


def _schema(names: str, numbers: str, **others: pa.DataType) -> pa.Schema:
    """Return the schema of a table, from the names of its columns with blanks between them.

    ``numbers`` names those that are whole numbers, ``others`` gives the type of further ones; the
    rest are text.
    """
    kinds = dict.fromkeys(numbers.split(), _NUMBER) | others
    return pa.schema([(name, kinds.get(name, _TEXT)) for name in names.split()])


STRETCHES = _schema("source unit article start end fate reason text", "unit start end")
ARTICLES = _schema(
    "source number article fate why headline outlet date language characters duplicate_of notes",
    "number characters",
    date=pa.date32(),
)
FILES = _schema(
    "source fate why kind database encoding columns expected found lost missing characters used "
    "notes",
    "expected found lost missing characters used",
)


class Sheet:
    """Write a table in files of 100,000 rows, so that it is never held in memory.

    Its files are ``receipt/NAME-00000.parquet`` and so on in ``folder``; ``schema`` gives its
    columns.
    """

    def __init__(self, folder: str, name: str, schema: pa.Schema) -> None:
        self.folder, self.name, self.schema = folder, name, schema
        self.rows: list[dict[str, Any]] = []
        self.files = 0

    def add(self, row: dict[str, Any]) -> None:
        """Add a row, given by column; characters that no file can hold become U+FFFD."""
        self.rows.append(
            {
                k: HALF_CHARACTERS.sub("\ufffd", v) if isinstance(v, str) else v
                for k, v in row.items()
            }
        )
        if len(self.rows) >= ROWS:
            self.flush()

    def flush(self) -> None:
        """Write the rows added since the last file into a file of their own."""
        table = pa.Table.from_pylist(self.rows, schema=self.schema)
        where = f"{self.folder}/receipt/{self.name}-{self.files:05d}.parquet"
        write_whole(where, parquet_bytes(table))
        self.files += 1
        self.rows = []


class ReceiptTables:
    """Write the tables of one import beside its corpus: stretches, articles and files.

    Parameters
    ----------
    folder
        The corpus's folder; the tables go into ``receipt`` in it.
    """

    def __init__(self, folder: str) -> None:
        self.stretches = Sheet(folder, "stretches", STRETCHES)
        self.articles = Sheet(folder, "articles", ARTICLES)
        self.files = Sheet(folder, "files", FILES)

    def add(self, source: str, outcome: Outcome, final: Stored | None) -> None:
        """Add what one stretch of the file ``source`` gave to the tables of stretches and articles.

        ``outcome`` is an article, a lost article or what stands between; ``final`` is the article
        as it is in the corpus, None if there is none.
        """
        name = final.article.id if final is not None else ""
        for fate in outcome.fates:
            place = {"source": source, "unit": outcome.unit, "article": name}
            words = "" if fate.fate == "used" else fate.text  # the corpus has them
            self.stretches.add({**place, **fate._asdict(), "text": words})
        if final is None and not outcome.why:
            return
        row: dict[str, Any] = {"source": source, "number": outcome.number, "article": name}
        row |= {"fate": "lost" if final is None else "read", "why": outcome.why}
        if final is not None:
            article = final.article
            row |= {"headline": article.headline, "outlet": article.outlet, "date": article.date}
            row |= {"language": article.language, "characters": len(article.text)}
            row["duplicate_of"] = final.duplicate_of
        row["notes"] = " ".join(outcome.notes)
        self.articles.add(row)

    def close(self, account: Account) -> None:
        """Write the rows that are left, and the table of files from ``account``, the receipt."""
        rows = [file.as_row() for file in account.files]
        named = {row["source"] for row in rows}
        rows += [
            {"source": one.source, "fate": "skipped", "why": one.why}
            for one in account.skipped
            if one.source not in named
        ]
        for row in sorted(rows, key=lambda row: str(row["source"])):
            self.files.add(row)
        for sheet in (self.stretches, self.articles, self.files):
            sheet.flush()

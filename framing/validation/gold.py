"""Read gold: the stretches that people say a marker should find, as rows of the evidence table."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from framing.article import Article
from framing.evidence import COLUMNS, check, judged_row
from framing.text import Text


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated gold file, by column.

    Quotation marks are ordinary characters.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True))


def read_gold(path: Path, articles: Iterable[Article]) -> pd.DataFrame:
    """Return a gold file's stretches, which are given by words and occurrence, as evidence.

    Parameters
    ----------
    path
        A file with the columns ``file, text, occurrence, marker, category, voice, speaker, actor``.
    articles
        The articles it judges; ``file`` without its suffix is the id.

    Returns
    -------
    DataFrame
        A table of evidence, a row per stretch, with offsets in the articles.

    Raises
    ------
    ValueError
        If a stretch is not in its article; the message names file and words.
    """
    texts = {article.id: Text(article) for article in articles}
    rows = [_row(row, texts) for row in read_rows(path)]
    return check(pd.DataFrame(rows, columns=list(COLUMNS)))


def place(text: str, words: str, occurrence: int) -> int:
    """Return where the given occurrence (from 1) of some words begins in a text; -1 without it."""
    start = -1
    for _ in range(occurrence):
        start = text.find(words, start + 1)
        if start < 0:
            return -1
    return start


def _row(row: dict[str, str], texts: dict[str, Text]) -> dict[str, object]:
    text = texts[row["file"].rsplit(".", 1)[0]]
    start = place(text.raw, row["text"], int(row["occurrence"]))
    if start < 0:
        raise ValueError(f"{row['file']} does not hold “{row['text']}” {row['occurrence']} times.")
    columns = {name: row[name] for name in ("voice", "speaker", "marker", "category", "actor")}
    end, sentence = start + len(row["text"]), text.sentence_number(start)
    return judged_row(text.article.id, text.raw, start, end, sentence=sentence, **columns)

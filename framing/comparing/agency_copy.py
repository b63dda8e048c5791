"""Find agency copy (articles of a news agency that outlets print), and what was changed in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

import pandas as pd

from framing import lexicons
from framing.article import Article
from framing.comparing.alignment import align
from framing.corpora.copies import find_copies, originals
from framing.sentences import words

CHANGES = ["event", "original", "copy", "outlet", "change", "article", "start", "end", "text",
           "other_start", "other_end", "other_text"]  # fmt: skip
_ENDS = 200  # characters at either end of a text in which an agency is credited
_BRACKETS = re.compile(r"\(([^()\n]{2,60})\)")
_PARTS = re.compile(r"\s*(?:[,/;&]|\band\b)\s*")


def agency_of(article: Article) -> str:
    """Return the full name of the news agency that an article credits; empty if it credits none.

    Credits are the outlet, the author, and brackets at either end of the text, as in
    *OSLO (Reuters) –*.

    Examples
    --------
    >>> agency_of(Article("a", "OSLO (AP) – The bridge is closed."))
    'Associated Press'
    """
    text = article.text
    credited = [article.outlet, *_PARTS.split(article.author)]
    for end in (text[:_ENDS], text[-_ENDS:]):
        credited += [part for found in _BRACKETS.findall(end) for part in _PARTS.split(found)]
    known = (_agencies().get(name.strip()) for name in credited)
    return next((name for name in known if name), "")


@cache
def _agencies() -> dict[str, str]:
    """Return each name of each agency, short or full, with the agency's full name."""
    return {
        name: row["agency"]
        for row in lexicons.rows("agencies.tsv")
        for name in (row["agency"], *row["also"].split(";"))
        if name
    }


def copies_of(articles: Sequence[Article]) -> dict[str, tuple[str, float]]:
    """Return for each article that copies another: (the original's id, the share it has of it).

    The result maps the ids of copies to these pairs. The share (0 to 1) is that of the copy's runs
    of six words that the original has too; NaN where it copies another copy. The original is a news
    agency's article, or else the earliest; articles that copy nothing are not in the result.
    """
    ordered = sorted(articles, key=_earliest)
    pairs = find_copies(ordered)
    shares = {
        frozenset((row.article_a, row.article_b)): {
            row.article_a: row.share_a,
            row.article_b: row.share_b,
        }
        for row in pairs.itertuples(index=False)
    }
    found = originals(pairs, [one.id for one in ordered])
    return {
        copy: (first, float(shares.get(frozenset((copy, first)), {}).get(copy, float("nan"))))
        for copy, first in found.items()
    }


def _earliest(article: Article) -> tuple[bool, str, str]:
    an_agency = article.outlet in _agencies()
    return not an_agency, "9" if article.date is None else article.date.isoformat(), article.id


def changed(original: Article, copy: Article) -> Iterator[dict[str, object]]:
    """Yield the sentences that ``copy`` added to, reworded from or cut from ``original``.

    Yields
    ------
    dict
        ``change`` (added, reworded, cut); the id ``article``, offsets ``start, end`` and ``text``
        of the sentence, in the copy or, if it was cut, in the original; of a reworded one also the
        original's sentence: ``other_start, other_end, other_text``.
    """
    for row in align([original, copy]).to_dict("records"):
        fields = {str(name): row[name] for name in ("article", "start", "end", "text")}
        if row["article"] == original.id:
            if not row["shared"]:
                yield {"change": "cut", **fields}
        elif not row["shared"]:
            yield {"change": "added", **fields}
        elif _words(row["text"]) != _words(row["other_text"]):
            other = {str(name): row[name] for name in ("other_start", "other_end", "other_text")}
            yield {"change": "reworded", **fields, **other}


def changes_table(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Return the sentences that copies changed as a table with the columns `CHANGES`.

    ``rows`` are dicts as from `changed`, with ``event``, ``original``, ``copy`` and ``outlet``.
    Where a row has no ``other_`` sentence, its offsets there are 0 and its text is empty.
    """
    nothing = {"other_start": 0, "other_end": 0, "other_text": ""}
    return pd.DataFrame([{**nothing, **row} for row in rows], columns=CHANGES)


def _words(text: str) -> list[str]:
    return [text[start:end].lower() for start, end in words(text)]

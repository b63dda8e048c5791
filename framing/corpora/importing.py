"""Importing one's own files as a corpus, with an account of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from framing.corpora.fetch import corpus_folder
from framing.corpora.store import Corpus, Stored, write_corpus
from framing.quoting import damaged
from framing.reading import read_many


def import_corpus(
    name: str, sources: Sequence[str | Path], outlet: str = "", into: str = ""
) -> Corpus:
    """Read files and folders into a corpus.

    Parameters
    ----------
    name
        The corpus's name; it is kept in the user's data folder under this name.
    sources
        Files and folders; what each file is, is told by its content.
    outlet
        Outlet of the articles that name none themselves.
    into
        Another place for the corpus.

    Returns
    -------
    Corpus
        Its ``about["receipt"]`` says how many files were found, read and skipped, and why.

    Raises
    ------
    ValueError
        If the name is no plain name, no source is given, or nothing could be read.
    """
    if not name or Path(name).name != name or name.startswith("."):
        raise ValueError(f"{name!r} is no name for a corpus: use letters, digits and hyphens.")
    if isinstance(sources, str | bytes) or not sources:
        raise ValueError("Give a list of files and folders to import.")
    receipt: dict[str, Any] = {"expected": 0, "read": 0, "set_aside": Counter(), "skipped": []}
    folder = into or str(corpus_folder(name))
    about = {"outlet": outlet, "receipt": receipt}
    return write_corpus(folder, name, _stored(sources, outlet, receipt), lambda: _plain(about))


def _stored(
    sources: Sequence[str | Path], outlet: str, receipt: dict[str, Any]
) -> Iterator[Stored]:
    taken: set[str] = set()
    seen: dict[str, str] = {}
    for source in sources:
        articles, account = read_many(source)
        receipt["expected"] += len(articles) + len(account.skipped)
        receipt["read"] += len(articles)
        for skipped in account.skipped:
            receipt["set_aside"]["not readable"] += 1
            receipt["skipped"].append({"source": Path(skipped.source).name, "why": skipped.why})
        for article in articles:
            name = _free(article.id, taken)
            first = seen.setdefault(article.sha256, name)
            yield Stored(
                replace(article, id=name, outlet=article.outlet or outlet),
                damaged(article.text),
                "" if first == name else first,
            )


def _free(name: str, taken: set[str]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken.add(free)
    return free


def _plain(about: dict[str, Any]) -> dict[str, Any]:
    receipt = about["receipt"]
    reasons = dict(sorted(receipt["set_aside"].items()))
    return {**about, "receipt": {**receipt, "set_aside": reasons}}

"""What markers find in texts, as rows; kept on disk where it took a parse to find it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from functools import cache
from itertools import islice
from pathlib import Path

from framing import evidence, keeping, provenance, tables
from framing.marking.marker import Mark, Marker
from framing.marking.registry import built_in
from framing.measuring import readability
from framing.syntax import Syntax, parse_many
from framing.text import Text

LONGEST_PARSE = 50_000  # words: about 17 seconds; longer than any news article
TOGETHER = 100  # texts held at a time
READS_QUOTATION_MARKS = ("quotation", "sources")
KIND = "findings"
TABLES = ("evidence", "readability", "turns", "clauses")

Rows = dict[str, list[dict[str, object]]]


def obstacle(text: Text, marker: Marker) -> str:
    """Say why a marker cannot measure a text; empty where it can."""
    language = text.article.language
    if language != "en":
        return f"the article is in {language!r}; the word lists and models are English"
    if marker.needs == "syntax" and (words := len(text.word_starts)) > LONGEST_PARSE:
        return f"the article has {words:,} words; only {LONGEST_PARSE:,} can be parsed"
    if marker.name in READS_QUOTATION_MARKS and text.damaged:
        return "the text lost its quotation marks or apostrophes to question marks"
    return ""


def skipped(text: Text, chosen: Sequence[Marker]) -> Iterator[dict[str, str]]:
    """Give each marker that cannot measure a text, with why."""
    for marker in chosen:
        if why := obstacle(text, marker):
            yield {"article": text.article.id, "marker": marker.name, "why": why}


def rows(texts: Iterable[Text], chosen: Sequence[Marker]) -> Iterator[tuple[Text, Rows]]:
    """Find and write down, one text after the other.

    Parameters
    ----------
    texts
        The texts; `TOGETHER` of them are held at a time.
    chosen
        The markers; one that cannot measure a text is left out there.

    Yields
    ------
    text, rows
        Each text, in order, and its rows for each of `TABLES`.

    Raises
    ------
    RuntimeError
        If a marker fails; the message names it, its version and the article.
    """
    waiting = iter(texts)
    while together := list(islice(waiting, TOGETHER)):
        plan = [_plan(text, chosen) for text in together]
        parsed = parse_many(text for text, use, kept in plan if _parses(use) and kept is None)
        for text, use, kept in plan:
            found = kept
            if found is None:
                found = _found(text, next(parsed) if _parses(use) else None, use)
                if _keeps(use):
                    keeping.write(KIND, _key(text, use), json.dumps(found).encode())
            yield text, found


def _plan(text: Text, chosen: Sequence[Marker]) -> tuple[Text, list[Marker], Rows | None]:
    use = [marker for marker in chosen if not obstacle(text, marker)]
    return text, use, _kept(text, use)


def _found(text: Text, syntax: Syntax | None, use: list[Marker]) -> Rows:
    found: Rows = {name: [] for name in TABLES}
    found["readability"].extend(readability.rows_of(text))
    for marker in use:
        marks = _marks(marker, syntax if marker.needs == "syntax" else text, text)
        found["evidence"].extend(evidence.rows_of(text, marker, marks))
    names = {marker.name for marker in use}
    if "sources" in names:
        found["turns"].extend(tables.turn_rows(text))
    if "agency" in names and syntax is not None:
        found["clauses"].extend(tables.clause_rows(syntax))
    return found


def _marks(marker: Marker, source: Text | Syntax | None, text: Text) -> list[Mark]:
    try:
        return list(marker.find(source))
    except Exception as error:
        where = f"Marker {marker.name!r} {marker.version} failed on article {text.article.id!r}"
        raise RuntimeError(f"{where}: {error!r}") from error


def _parses(use: list[Marker]) -> bool:
    return any(marker.needs == "syntax" for marker in use)


def _keeps(use: list[Marker]) -> bool:
    """Only what was costly is kept, and only of markers whose code is in the key."""
    return _parses(use) and all(built_in(marker) for marker in use)


def _kept(text: Text, use: list[Marker]) -> Rows | None:
    content = keeping.read(KIND, _key(text, use)) if _keeps(use) else None
    return None if content is None else json.loads(content)


def _key(text: Text, use: list[Marker]) -> str:
    """Everything that can change a row: the article, the markers, all code and word lists."""
    article = [str(value) for value in astuple(text.article)]
    made_by = provenance.record(use, [], [])
    return hashlib.sha256(json.dumps([article, made_by, _code()]).encode()).hexdigest()


@cache
def _code() -> str:
    root = Path(__file__).parent
    return keeping.hash_of([*root.rglob("*.py"), *(root / "data").glob("*.tsv")])

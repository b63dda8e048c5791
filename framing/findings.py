"""Run markers on texts, and store on disk the results that needed a parse.

A marker finds marks: stretches of text with a category and a reason. ``mode`` says how voices
(whose words a stretch is) are found: ``"attribution"`` by spaCy and a trained tagger of who says
what, ``"marks"`` by quotation marks alone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from framing import cache, evidence, provenance, tables
from framing.attribution import attribute
from framing.language import Syntax, parse_many
from framing.marking.marker import Mark, Marker
from framing.marking.registry import built_in
from framing.marking.verification import verified
from framing.measuring import readability
from framing.text import Text
from framing.voices import Mode

LONGEST_PARSE = 50_000  # words: about 17 seconds; longer than any news article
TOGETHER = 100  # texts held at a time
KIND = "findings"
TABLES = ("evidence", "readability", "turns", "attributions", "clauses", "exposure", "doubted")

Rows = dict[str, list[dict[str, object]]]


def obstacle(text: Text, marker: Marker, mode: Mode = "attribution") -> str:
    """Return the reason, a clause, why a marker cannot be run on a text; empty where it can.

    Reasons are its language, its length, and quotation marks that it or ``mode`` lacks.
    """
    language = text.article.language
    if language != "en":
        return f"the article is in {language!r}; the word lists and models are English"
    if marker.needs != "words" and (reason := _too_long(text)):
        return reason
    if marker.needs == "attribution" and mode == "marks":
        return "voices are known by quotation marks alone; it needs voices='attribution'"
    if marker.needs == "attribution" and text.damaged:
        return "the text lost its quotation marks or apostrophes to question marks"
    return ""


def skipped(text: Text, chosen: Sequence[Marker], mode: Mode) -> Iterator[dict[str, str]]:
    """Yield a dict (``article, marker, why``) for each marker that cannot be run on a text.

    ``chosen`` are the markers. A text that is too long for attribution has a row more, with
    "voices" as the marker.
    """
    for marker in chosen:
        if reason := obstacle(text, marker, mode):
            yield {"article": text.article.id, "marker": marker.name, "why": reason}
    if mode == "attribution" and text.article.language == "en" and (reason := _too_long(text)):
        reason = f"{reason}: all that stands in quotation marks counts as quoted"
        yield {"article": text.article.id, "marker": "voices", "why": reason}


def _too_long(text: Text) -> str:
    words = len(text.word_starts)
    if words <= LONGEST_PARSE:
        return ""
    return f"the article has {words:,} words; only {LONGEST_PARSE:,} can be parsed"


def rows(
    texts: Iterable[Text], chosen: Sequence[Marker], mode: Mode = "attribution"
) -> Iterator[tuple[Text, Rows]]:
    """Yield each text with the rows of tables that come from running the markers on it.

    Parameters
    ----------
    texts
        The texts; `TOGETHER` of them are processed at a time.
    chosen
        The markers; one that cannot be run on a text (`obstacle`) is skipped for it.
    mode
        How voices are found: by ``"attribution"``, with parse and tagger, or by ``"marks"``.

    Yields
    ------
    text, rows
        Each text, in order, and a dict from each name in `TABLES` ("evidence", ...) to a list of
        rows, each a dict by column.

    Raises
    ------
    RuntimeError
        If a marker raises an error; the message names it, its version and the article.
    """
    waiting = iter(texts)
    while together := list(islice(waiting, TOGETHER)):
        plan = [_plan(text, chosen, mode) for text in together]
        parsed = parse_many(one.text for one in plan if one.parses and one.kept is None)
        for one in plan:
            found = one.kept
            if found is None:
                found = _found(one, next(parsed) if one.parses else None)
                if one.keeps:
                    cache.write(KIND, _key(one), json.dumps(found).encode())
            yield one.text, found


class _Plan(NamedTuple):
    """Hold a text, the markers to ``use`` on it and how voices are found (``mode``).

    ``kept`` are the rows of its tables if an earlier run stored them on disk, else None.
    """

    text: Text
    use: list[Marker]
    mode: Mode
    kept: Rows | None = None

    @property
    def attributes(self) -> bool:
        """Return whether voices are found by attribution: in English, and not too long to parse."""
        english = self.text.article.language == "en"
        return self.mode == "attribution" and english and not _too_long(self.text)

    @property
    def parses(self) -> bool:
        return self.attributes or any(marker.needs == "syntax" for marker in self.use)

    @property
    def keeps(self) -> bool:
        """Return whether to store the rows on disk: if they took a parse, by built-in markers."""
        return self.parses and all(built_in(marker) for marker in self.use)


def _plan(text: Text, chosen: Sequence[Marker], mode: Mode) -> _Plan:
    plan = _Plan(text, [marker for marker in chosen if not obstacle(text, marker, mode)], mode)
    content = cache.read(KIND, _key(plan)) if plan.keeps else None
    return plan if content is None else plan._replace(kept=json.loads(content))


def _found(plan: _Plan, syntax: Syntax | None) -> Rows:
    text = plan.text
    if plan.attributes and syntax is not None:
        attribute(syntax)
    found: Rows = {name: [] for name in TABLES}
    found["exposure"].append(dict(tables.exposure_row(text)))
    found["readability"].extend(readability.rows_of(text))
    marks = {
        marker.name: _marks(marker, syntax if marker.needs == "syntax" else text, text)
        for marker in plan.use
    }
    if plan.attributes and syntax is not None:
        checked = {m.name: marks[m.name] for m in plan.use if built_in(m)}
        kept = verified(syntax, checked)
        found["doubted"] = [
            {"marker": name, "marks": len(checked[name]) - len(those)}
            for name, those in kept.items()
            if len(those) < len(checked[name])
        ]
        marks |= kept
    for marker in plan.use:
        found["evidence"].extend(evidence.rows_of(text, marker, marks[marker.name]))
    names = {marker.name for marker in plan.use}
    if "sources" in names:
        found["turns"].extend(tables.turn_rows(text))
        found["attributions"].extend(tables.attribution_rows(text))
    if "agency" in names and syntax is not None:
        places = {(mark.start, mark.end) for mark in marks["agency"]}
        rows = tables.clause_rows(syntax)
        found["clauses"].extend(row for row in rows if (row["start"], row["end"]) in places)
    return found


def _marks(marker: Marker, source: Text | Syntax | None, text: Text) -> list[Mark]:
    try:
        return list(marker.find(source))
    except Exception as error:
        where = f"Marker {marker.name!r} {marker.version} failed on article {text.article.id!r}"
        raise RuntimeError(f"{where}: {error!r}") from error


def _key(plan: _Plan) -> str:
    """Return the key under which the rows are stored, a hash of all that can change them.

    That is the article, the markers, versions, code and word lists.
    """
    told = plan.text.article
    article = [str(getattr(told, one.name)) for one in fields(told) if one.name != "meta"]
    made_by = provenance.record(plan.use, [], [], plan.mode)
    return hashlib.sha256(json.dumps([article, made_by, _code()]).encode()).hexdigest()


@lru_cache(maxsize=1)
def _code() -> str:
    root = Path(__file__).parent
    return cache.hash_of([*root.rglob("*.py"), *(root / "data").glob("*.tsv")])

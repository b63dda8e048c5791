"""Measure quotations on labelled news: what is found, what each does, who speaks."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from framing.article import Article
from framing.quoting import FUNCTIONS, Quotation
from framing.reading.delimited import long_cells
from framing.text import Text
from framing.validation.basil import basil_text
from framing.validation.figures import Figure, by_label, share

_SMALL = frozenset(("the", "a", "an", "of", "for", "in", "and", "mr", "mrs", "ms", "sen", "rep"))


def figures(labels: Path, news: Path | None, basil: Path | None) -> Iterator[Figure]:
    """Measure on labels for stretches of other people's texts, which are given by path.

    Parameters
    ----------
    labels
        JSON: a list of objects with ``source``, ``start``, ``end``, ``label``, ``speaker``. The
        source ``news2017/ID`` is the row of ``news`` with that ``article_id``; ``basil/YEAR/NAME``
        a file under ``basil``, sentences joined with a blank, paragraphs with an empty line.
    news, basil
        The texts; labels of texts that are not given are left out.
    """
    texts = _texts(json.loads(labels.read_text(encoding="utf-8")), news, basil)
    found = [(row, _at(row, text)) for row, text in texts]
    data = f"{len(found)} labelled quotations in news of nine outlets and in BASIL"
    real = [(row, one) for row, one in found if row["label"] in FUNCTIONS]
    other = [one for row, one in found if row["label"] == "other"]
    spoken = [(row["speaker"], one) for row, one in found if row["speaker"]]
    yield share("quotation", "", "recall", sum(one is not None for _, one in real), len(real), data)
    yield from by_label(
        "quotation",
        [row["label"] for row, _ in real],
        [one.function if one else "" for _, one in real],
        FUNCTIONS,
        data,
    )
    reported = sum(one is not None for one in other)
    yield share("quotation", "other", "reported though none", reported, len(other), data)
    right = sum(_same(name, one.speaker if one else "") for name, one in spoken)
    nobody = sum(not (one and one.speaker) for _, one in spoken)
    yield share("quotation", "", "speaker right", right, len(spoken), data)
    yield share("quotation", "", "speaker missing", nobody, len(spoken), data)


def _texts(
    rows: list[dict[str, Any]], news: Path | None, basil: Path | None
) -> Iterator[tuple[dict[str, Any], Text]]:
    raw = _news(news) if news else {}
    known: dict[str, Text] = {}
    for row in rows:
        kind, name = row["source"].split("/", 1)
        if row["source"] not in known and (kind == "basil" and basil):
            path = basil / "articles" / f"{name}.json"
            raw[name] = basil_text(json.loads(path.read_text(encoding="utf-8")))
        if name in raw:
            known.setdefault(row["source"], Text(Article(id=name, text=raw[name])))
            yield row, known[row["source"]]


def _news(path: Path) -> dict[str, str]:
    with long_cells(), path.open(encoding="utf-8", newline="") as file:
        return {row["article_id"]: row["text"] for row in csv.DictReader(file)}


def _at(row: dict[str, Any], text: Text) -> Quotation | None:
    places = ((one.start, one.end) for one in text.quotations)
    found = dict(zip(places, text.quotations, strict=True))
    return found.get((row["start"], row["end"]))


def _same(wanted: str, got: str) -> bool:
    """Tell whether two names share their last word, or a remark in brackets names the speaker."""
    alternatives = [re.sub(r"\(.*?\)", "", wanted), *re.findall(r"\((.*?)\)", wanted)]
    return any(_share(_words(one), _words(got)) for one in alternatives)


def _share(one: list[str], two: list[str]) -> bool:
    return bool(one and two) and (one[-1] in two or two[-1] in one)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", name.lower()) if word not in _SMALL]

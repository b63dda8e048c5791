"""Measure quotations on labelled news: the function of each, and its speaker.

The function says what a quotation does: it gives somebody's words, keeps a distance, is a title.
"""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from framing.article import Article
from framing.attribution import attributed
from framing.corpora.store import open_corpus
from framing.reading.delimited import long_cells
from framing.text import Text
from framing.validation.basil import basil_text
from framing.validation.figures import Figure, by_label, share
from framing.validation.gold import read_rows
from framing.voices import FUNCTIONS, Quotation

_SMALL = frozenset(("the", "a", "an", "of", "for", "in", "and", "mr", "mrs", "ms", "sen", "rep"))

Row = dict[str, Any]


def figures(labels: Path, news: Path | None, basil: Path | None) -> Iterator[Figure]:
    """Yield measured values of quotations, on labels of quotations in other people's texts.

    Parameters
    ----------
    labels
        JSON: a list of objects with ``source``, ``start``, ``end``, ``label``, ``speaker``. The
        source ``news2017/ID`` is the row of ``news`` with that ``article_id``; ``basil/YEAR/NAME``
        a file under ``basil``, sentences joined with a blank, paragraphs with an empty line.
    news, basil
        The texts; labels of texts that are not given are left out.
    """
    rows = json.loads(labels.read_text(encoding="utf-8"))
    yield from measured(rows, _texts(rows, news, basil), "news of nine outlets and BASIL")


def held_back(labels: Path, corpus: Path | None, polnear: Path | None) -> Iterator[Figure]:
    """Yield measured values of quotations, on labels that nothing was fitted on.

    Parameters
    ----------
    labels
        The table ``functions.tsv``; of its rows those of the split "held" count.
    corpus
        The folder of the fetched reference corpus.
    polnear
        The folder with PolNeAR's ``train`` and ``dev``.
    """
    rows: list[Row] = [row for row in read_rows(labels) if row["split"] == "held"]
    texts = _stored(rows, corpus) | _annotated(rows, polnear)
    yield from measured(rows, texts, "unseen news of sixteen outlets")


def measured(rows: Iterable[Row], texts: dict[str, str], where: str) -> Iterator[Figure]:
    """Yield measured values of functions and speakers, for the labelled rows whose texts are there.

    ``texts`` gives the text by the row's ``source``; ``where`` describes the texts.
    """
    found = list(_found([row for row in rows if row["source"] in texts], texts))
    data = f"{len(found)} labelled quotations in {where}"
    real = [(row, one) for row, one in found if row["label"] in FUNCTIONS]
    spoken = [(row["speaker"], one) for row, one in found if row["speaker"]]
    yield share("quotation", "", "recall", sum(one is not None for _, one in real), len(real), data)
    yield from by_label(
        "quotation",
        [row["label"] for row, _ in real],
        [one.function if one else "" for _, one in real],
        FUNCTIONS,
        data,
    )
    right = sum(_same(name, one.speaker if one else "") for name, one in spoken)
    nobody = sum(not (one and one.speaker) for _, one in spoken)
    yield share("quotation", "", "speaker right", right, len(spoken), data)
    yield share("quotation", "", "speaker missing", nobody, len(spoken), data)


def _found(rows: list[Row], texts: dict[str, str]) -> Iterator[tuple[Row, Quotation | None]]:
    by_source: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_source[row["source"]].append(row)
    articles = (Article(id=source, text=texts[source]) for source in by_source)
    for own, syntax in zip(by_source.values(), attributed(articles), strict=True):
        yield from ((row, _at(row, syntax.text)) for row in own)


def _texts(rows: list[Row], news: Path | None, basil: Path | None) -> dict[str, str]:
    raw = {f"news2017/{name}": text for name, text in (_news(news) if news else {}).items()}
    for source in {row["source"] for row in rows if basil and row["source"].startswith("basil/")}:
        path = Path(str(basil)) / "articles" / f"{source.removeprefix('basil/')}.json"
        raw[source] = basil_text(json.loads(path.read_text(encoding="utf-8")))
    return raw


def _stored(rows: list[Row], corpus: Path | None) -> dict[str, str]:
    """Return texts of the reference corpus by ``source`` of the rows, if still as labelled."""
    wanted = {row["source"]: row["sha256"] for row in rows}
    if corpus is None:
        return {}
    every = ((f"news-2017/{a.id}", a) for a in open_corpus(str(corpus)).articles())
    return {name: one.text for name, one in every if wanted.get(name) == one.sha256}


def _annotated(rows: list[Row], polnear: Path | None) -> dict[str, str]:
    if polnear is None:
        return {}
    sources = {row["source"] for row in rows if row["source"].startswith("polnear/")}
    paths = {name: polnear / f"{name.removeprefix('polnear/')}.txt" for name in sources}
    return {name: path.read_bytes().decode("utf-8") for name, path in paths.items()}


def _news(path: Path) -> dict[str, str]:
    with long_cells(), path.open(encoding="utf-8", newline="") as file:
        return {row["article_id"]: row["text"] for row in csv.DictReader(file)}


def _at(row: Row, text: Text) -> Quotation | None:
    place = (int(row["start"]), int(row["end"]))
    return next((one for one in text.quotations if (one.start, one.end) == place), None)


def _same(wanted: str, got: str) -> bool:
    """Return whether two names share their last word.

    A remark in brackets in ``wanted`` counts as another name of the speaker.
    """
    alternatives = [re.sub(r"\(.*?\)", "", wanted), *re.findall(r"\((.*?)\)", wanted)]
    return any(_share(_words(one), _words(got)) for one in alternatives)


def _share(one: list[str], two: list[str]) -> bool:
    return bool(one and two) and (one[-1] in two or two[-1] in one)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", name.lower()) if word not in _SMALL]

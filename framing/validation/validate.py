"""Measure the markers on gold and on benchmark files, recognised by their content.

Gold are texts with the stretches that people say a marker should find.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd

from framing.corpora.files import MANIFEST
from framing.validation import actors, bracketed, feeling, invented, loaded, polnear, quotes, tone
from framing.validation.figures import Figure, table
from framing.validation.gold import read_rows

KINDS = (
    "gold folder, corpus folder, PolNeAR folder, quotation labels, news table, BASIL folder, "
    "BABE table, NewsMTSC file"
)


def validate(paths: Iterable[str | Path]) -> pd.DataFrame:
    """Return the measured error of every marker that the given files can measure.

    Parameters
    ----------
    paths
        A folder with this project's gold (``teaching.tsv``), with the folder of the reference
        corpus that some of it points into; labels of quotations (JSON), with the news table and the
        BASIL folder that they point into; the BASIL folder; BABE (CSV); NewsMTSC (JSON lines);
        PolNeAR's folder with ``dev`` (and ``train``, that some of the gold points into). They are
        recognised by their content.

    Returns
    -------
    DataFrame
        A row per marker, category (empty for a whole marker) and measure, such as recall: its
        ``value`` over ``n`` cases, a 95 % interval ``low`` to ``high`` (NaN where there is none),
        and ``data``, what it was measured on.

    Raises
    ------
    ValueError
        If a path is none of these; the message names it.
    FileNotFoundError
        If a path does not exist.
    """
    known = {kind_of(Path(path)): Path(path) for path in paths if kind_of(Path(path)) != "tone"}
    tones = [Path(path) for path in paths if kind_of(Path(path)) == "tone"]
    return table(list(_figures(known, tones)))


def kind_of(path: Path) -> str:
    """Return in one word which of the files that `validate` knows a path is, by its content.

    Returns
    -------
    str
        ``gold``, ``corpus``, ``polnear``, ``basil``, ``labels``, ``news``, ``babe`` or ``tone``
        (NewsMTSC); any other path raises ValueError.
    """
    if path.is_dir():
        if (path / "teaching.tsv").exists():
            return "gold"
        if (path / MANIFEST).exists():
            return "corpus"
        if any((path / "dev").glob("*.ann")):
            return "polnear"
        if (path / "annotations").is_dir() and (path / "articles").is_dir():
            return "basil"
    else:
        with path.open(encoding="utf-8", errors="replace") as file:
            first = file.readline(100_000)
        for kind, sign in (("babe", "label_bias"), ("news", "article_id"), ("tone", '"targets"')):
            if sign in first:
                return kind
        if path.suffix == ".json" and _has_labels(path):
            return "labels"
    raise ValueError(f"{path} is none of: {KINDS}.")


def _measured_once(gold: Path | None) -> list[str]:
    """Return the names of PolNeAR's dev articles that no choice was based on.

    ``gold`` is the gold folder, which lists them; None gives no names.
    """
    if gold is None:
        return []
    rows = read_rows(gold / "polnear_dev.tsv")
    return [row["article"] for row in rows if row["half"] == "once"]


def _has_labels(path: Path) -> bool:
    try:
        return "label" in json.loads(path.read_text("utf-8"))[0]
    except (ValueError, LookupError, TypeError):  # binary, no JSON, or no list of rows
        return False


def _figures(known: dict[str, Path], tones: list[Path]) -> Iterator[Figure]:
    if "gold" in known:
        yield from invented.figures(known["gold"])
        yield from bracketed.figures(known["gold"])
        yield from actors.figures(known["gold"], known.get("corpus"))
        functions = known["gold"] / "functions.tsv"
        if functions.exists() and ("corpus" in known or "polnear" in known):
            yield from quotes.held_back(functions, known.get("corpus"), known.get("polnear"))
    if "polnear" in known:
        once = _measured_once(known.get("gold"))
        yield from polnear.figures(known["polnear"] / "dev", once)
    if "labels" in known:
        yield from quotes.figures(known["labels"], known.get("news"), known.get("basil"))
    if "babe" in known:
        yield from loaded.babe(known["babe"])
    if "basil" in known:
        yield from loaded.basil(known["basil"])
        yield from feeling.figures(known["basil"])
    for path in tones:
        yield from tone.figures(path)

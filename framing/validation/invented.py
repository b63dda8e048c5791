"""Measure the markers on this project's own gold, all of it invented text.

Gold are the stretches that people say are right.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pandas as pd

from framing.analysis import analyze
from framing.article import Article
from framing.events.clauses import FORMS
from framing.reading import read
from framing.validation.figures import LOOKED_AT, Figure, by_label, found_and_wanted, of_scores
from framing.validation.gold import place, read_gold, read_rows

TEACHING = f"five invented articles{LOOKED_AT}"
MARKERS = ("loaded", "agency")  # `actors` measures the fourth


def figures(folder: Path) -> Iterator[Figure]:
    """Yield the precision, recall and F1 of the markers in `MARKERS`, from a gold folder.

    They are measured on its hand-labelled files ``teaching.tsv`` (articles) and ``clauses.tsv``.
    """
    yield from _teaching(folder / "teaching.tsv")
    yield from _agency(folder / "clauses.tsv")


def teaching_articles() -> list[Article]:
    """Return the invented articles that come with the package, in the order of their file names."""
    with resources.as_file(resources.files("framing") / "data" / "teaching") as home:
        return [read(file) for file in sorted(home.glob("*.md"))]


def _teaching(path: Path) -> Iterator[Figure]:
    articles = teaching_articles()
    gold = read_gold(path, articles)
    found = analyze(articles, MARKERS).evidence
    yield from of_scores(found, gold[gold["marker"].isin(MARKERS)], TEACHING)


def _agency(path: Path) -> list[Figure]:
    """Return figures on the forms of actions, such as active, on rows that nothing was tuned on."""
    rows = [row for row in read_rows(path) if row["split"] == "held"]
    articles = [Article(id=str(number), text=row["passage"]) for number, row in enumerate(rows)]
    forms = analyze(articles, ["agency"]).clauses
    found = [
        _form_at(forms[forms["article"] == a.id], row)
        for a, row in zip(articles, rows, strict=True)
    ]
    data = f"{len(rows)} invented clauses, held back"
    gold = [row["category"] for row in rows]
    right = sum(one == other for one, other in zip(gold, found, strict=True))
    whole = found_and_wanted("agency", "", "", right, sum(map(bool, found)), len(gold), data)
    return [*whole[:2], *by_label("agency", gold, found, FORMS, data)]


def _form_at(clauses: pd.DataFrame, row: dict[str, str]) -> str:
    """Return the form of the action that a row of the gold asks for; empty where none is found."""
    start = place(row["passage"], row["action"], int(row["occurrence"]))
    there = clauses[(clauses["start"] < start + len(row["action"])) & (clauses["end"] > start)]
    exact = there[there["start"] == start]
    return next(iter([*exact["form"], *there["form"]]), "")

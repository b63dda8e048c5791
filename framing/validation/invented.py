"""Measure the markers on this project's own gold, all of it invented text.

Gold are the stretches that people say are right.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from framing.actors import actors_in
from framing.analysis import analyze
from framing.article import Article
from framing.events.clauses import FORMS, clauses
from framing.language import Syntax, parse_many
from framing.reading import read
from framing.text import Text
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
    texts = [Text(Article(id="gold", text=row["passage"])) for row in rows]
    found = [
        _form_at(syntax, row)
        for row, syntax in zip(rows, parse_many(texts, keep=False), strict=True)
    ]
    data = f"{len(rows)} invented clauses, held back"
    gold = [row["category"] for row in rows]
    right = sum(one == other for one, other in zip(gold, found, strict=True))
    whole = found_and_wanted("agency", "", "", right, sum(map(bool, found)), len(gold), data)
    return [*whole[:2], *by_label("agency", gold, found, FORMS, data)]


def _form_at(syntax: Syntax, row: dict[str, str]) -> str:
    start = place(row["passage"], row["action"], int(row["occurrence"]))
    end = start + len(row["action"])
    there = [c for c in clauses(syntax, actors_in(syntax)) if c.start < end and start < c.end]
    exact = [clause for clause in there if clause.start == start] or there
    return exact[0].form if exact else ""

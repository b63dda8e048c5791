"""Measure the markers on this project's own gold, all of it invented text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from framing.actors import actors_in
from framing.actors.clauses import FORMS, clauses
from framing.analysis import analyze
from framing.article import Article
from framing.quoting import CLASSES
from framing.reading import read
from framing.syntax import Syntax, parse_many
from framing.text import Text
from framing.validation.figures import Figure, by_label, share
from framing.validation.gold import place, read_gold, read_rows
from framing.validation.scores import scores

TEACHING = "five invented articles"
MARKERS = ("quotation", "loaded", "agency")  # `actors` measures the fourth
_SHARED = 0.8  # of a stretch of speech; less is another stretch


def figures(folder: Path) -> Iterator[Figure]:
    """Measure on ``teaching.tsv``, ``attributions.tsv`` and ``clauses.tsv`` of a gold folder."""
    yield from _teaching(folder / "teaching.tsv")
    yield from _sources(folder / "attributions.tsv")
    yield from _agency(folder / "clauses.tsv")


def teaching_articles() -> list[Article]:
    """Read the invented articles that come with the package, by name of file."""
    with resources.as_file(resources.files("framing") / "data" / "teaching") as home:
        return [read(file) for file in sorted(home.glob("*.md"))]


def _teaching(path: Path) -> Iterator[Figure]:
    articles = teaching_articles()
    gold = read_gold(path, articles)
    found = analyze(articles, MARKERS).evidence
    for row in scores(found, gold).to_dict("records"):
        if row["marker"] in MARKERS:
            key = (row["marker"], "" if row["category"] == "any" else row["category"])
            yield share(*key, "precision", row["right"], row["found"], TEACHING)
            yield share(*key, "recall", row["right"], row["gold"], TEACHING)


def _sources(path: Path) -> list[Figure]:
    """Measure stretch, speaker and class of attributions on the half nothing was tuned on."""
    rows = [row for row in read_rows(path) if row["split"] == "held"]
    data = f"{len(rows)} invented attributions, held back"
    pairs = [(row, _turn(row)) for row in rows]
    found = [(row, turn) for row, turn in pairs if turn is not None]
    spoken = sum(same_speaker(row["speaker"], turn.speaker) for row, turn in found)
    return [
        share("sources", "", "recall", len(found), len(rows), data),
        share("sources", "", "speaker right", spoken, len(rows), data),
        *by_label(
            "sources",
            [row["class"] for row, _ in pairs],
            [turn.kind if turn else "" for _, turn in pairs],
            CLASSES,
            data,
        ),
    ]


def _turn(row: dict[str, str]):  # type: ignore[no-untyped-def]
    start = place(row["passage"], row["stretch"], int(row["occurrence"]))
    wanted = (start, start + len(row["stretch"]))
    turns = Text(Article(id="gold", text=row["passage"])).attributions
    told = [(_overlap(wanted, said), turn) for turn in turns for said in turn.said]
    most, best = max(told, key=lambda pair: pair[0], default=(0.0, None))
    return best if most >= _SHARED else None


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> float:
    common = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return common / (max(one[1], two[1]) - min(one[0], two[0]))


def same_speaker(wanted: str, got: str) -> bool:
    """Tell whether two names of a speaker share a word, or both are empty."""
    small = {"the", "a", "an", "of", "mr", "ms", "mrs"}
    one, other = (set(name.lower().split()) - small for name in (wanted, got))
    return bool(one & other) or not (one or other)


def _agency(path: Path) -> list[Figure]:
    """Measure the form of clauses on the half nothing was tuned on."""
    rows = [row for row in read_rows(path) if row["split"] == "held"]
    texts = [Text(Article(id="gold", text=row["passage"])) for row in rows]
    found = [
        _form_at(syntax, row)
        for row, syntax in zip(rows, parse_many(texts, keep=False), strict=True)
    ]
    data = f"{len(rows)} invented clauses, held back"
    return by_label("agency", [row["category"] for row in rows], found, FORMS, data)


def _form_at(syntax: Syntax, row: dict[str, str]) -> str:
    start = place(row["passage"], row["action"], int(row["occurrence"]))
    end = start + len(row["action"])
    there = [c for c in clauses(syntax, actors_in(syntax)) if c.start < end and start < c.end]
    exact = [clause for clause in there if clause.start == start] or there
    return exact[0].form if exact else ""

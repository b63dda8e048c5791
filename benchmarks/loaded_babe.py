"""Measure the list of loaded terms on BABE and BASIL, whose files stay outside the project.

Usage: python benchmarks/loaded_babe.py BABE.csv [BASIL_FOLDER]

BABE (Spinde et al. 2021, doi:10.18653/v1/2021.findings-emnlp.101): sentences labelled biased or
not, with the words that the annotators held to be biased. BASIL (Fan et al. 2019,
doi:10.18653/v1/D19-1664): articles with stretches of lexical bias.
"""

from __future__ import annotations

import argparse
import ast
import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from framing import Article
from framing.marking.loaded import LOADED, THRESHOLD, score_sentence
from framing.marking.marker import Mark
from framing.marking.units import cut, units_of
from framing.text import Text


@dataclass
class Counts:
    """True and false findings of one class."""

    hit: int = 0
    false: int = 0
    missed: int = 0
    rejected: int = 0

    def add(self, gold: bool, found: bool) -> None:
        if gold:
            self.hit += found
            self.missed += not found
        else:
            self.false += found
            self.rejected += not found

    @property
    def precision(self) -> float:
        return _share(self.hit, self.hit + self.false)

    @property
    def recall(self) -> float:
        return _share(self.hit, self.hit + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.hit, 2 * self.hit + self.false + self.missed)

    @property
    def macro_f1(self) -> float:
        other = _share(2 * self.rejected, 2 * self.rejected + self.false + self.missed)
        return (self.f1 + other) / 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("babe", type=Path, help="CSV with text, type, label_bias, biased_words")
    parser.add_argument("basil", type=Path, nargs="?", help="folder with the BASIL article files")
    given = parser.parse_args()
    babe(given.babe)
    if given.basil:
        basil(given.basil)


def babe(path: Path) -> None:
    """Print sentence and word figures, and the recall in left and right outlets."""
    sentences, words = Counts(), Counts()
    sides = {"left": Counts(), "center": Counts(), "right": Counts()}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = Text(Article(id="babe", text=row["text"]))
            marks = list(LOADED.find(text))
            if row["label_bias"] in ("Biased", "Non-biased"):
                sentences.add(row["label_bias"] == "Biased", _loaded(marks))
            for gold, found in _words(text, marks, ast.literal_eval(row["biased_words"])):
                words.add(gold, found)
                if row["type"] in sides:
                    sides[row["type"]].add(gold, found)
    n = sentences.hit + sentences.missed + sentences.false + sentences.rejected
    print(f"BABE sentences  n {n}  macro F1 {sentences.macro_f1:.3f}  {_line(sentences)}")
    print(f"BABE words      n {words.hit + words.missed} biased  {_line(words)}")
    for side, counts in sides.items():
        print(f"  {side:<7} n {counts.hit + counts.missed:<5} {_line(counts)}")
    gap = abs(sides["left"].recall - sides["right"].recall)
    print(f"  recall left against right: {100 * gap:.1f} points apart")


def basil(folder: Path) -> None:
    """Print sentence figures for lexical bias outside quotations."""
    counts = Counts()
    for path in sorted(folder.glob("articles/*/*.json")):
        notes = folder / "annotations" / path.parent.name / f"{path.stem}_ann.json"
        article, annotation = (json.loads(one.read_text("utf-8")) for one in (path, notes))
        for gold, found in _basil_sentences(article, annotation):
            counts.add(gold, found)
    n = counts.hit + counts.missed + counts.false + counts.rejected
    print(f"BASIL sentences n {n}, {counts.hit + counts.missed} lexical  {_line(counts)}")


def _basil_sentences(
    article: dict[str, Any], annotation: dict[str, Any]
) -> Iterator[tuple[bool, bool]]:
    paragraphs = article["body-paragraphs"]
    text = Text(Article(id="basil", text="\n\n".join(" ".join(lines) for lines in paragraphs)))
    marks = [mark for mark in LOADED.find(text) if text.voice(mark.start, mark.end) == "writer"]
    phrases = annotation["phrase-level-annotations"]
    biased = {one["id"] for one in phrases if one["bias"] == "lex" and one["quote"] == "no"}
    start, number = 0, 0
    for lines in paragraphs:
        for line in lines:
            inside = [mark for mark in marks if start <= mark.start < start + len(line)]
            yield f"p{number}" in biased, _loaded(inside)
            start, number = start + len(line) + 1, number + 1
        start += 1


def _loaded(marks: Iterable[Mark]) -> bool:
    return score_sentence(mark.category for mark in marks) >= THRESHOLD


def _words(text: Text, marks: list[Mark], biased: list[str]) -> Iterator[tuple[bool, bool]]:
    """Pair, for each word, whether annotators and whether the marker point at it."""
    gold = {unit for phrase in biased for unit in cut(phrase)}
    units = units_of(text)
    for form, start, end in zip(*units, strict=True):
        found = any(mark.start <= start and end <= mark.end for mark in marks)
        yield form in gold, found


def _share(part: int, whole: int) -> float:
    return part / whole if whole else float("nan")


def _line(counts: Counts) -> str:
    return f"precision {counts.precision:.3f}  recall {counts.recall:.3f}  F1 {counts.f1:.3f}"


if __name__ == "__main__":
    main()

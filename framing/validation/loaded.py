"""Measure loaded terms on sentences and words that others judged: BABE and BASIL."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from framing.article import Article
from framing.language import Syntax
from framing.marking.loaded import LOADED, THRESHOLD, score_sentence
from framing.marking.marker import Mark
from framing.marking.units import cut, units_of
from framing.text import Text
from framing.validation.basil import basil_text, read_basil
from framing.validation.figures import LOOKED_AT, Figure, by_label, found_and_wanted

Pair = tuple[bool, bool]  # is it loaded to the readers, is it loaded to the marker
BABE = f"BABE{LOOKED_AT}"
WORDS = f"BABE, words{LOOKED_AT}"
BASIL = "BASIL, sentences with lexical bias outside quotations"


def babe(path: Path) -> Iterator[Figure]:
    """Yield measured values of loaded terms, from the CSV file of BABE.

    Spinde et al. 2021, doi:10.18653/v1/2021.findings-emnlp.101. They are of sentences and of words.
    """
    sentences: list[Pair] = []
    words: dict[str, list[Pair]] = {"left": [], "center": [], "right": []}
    everywhere: list[Pair] = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = Text(Article(id="babe", text=row["text"]))
            marks = list(LOADED.find(Syntax(text)))
            if row["label_bias"] in ("Biased", "Non-biased"):
                sentences.append((row["label_bias"] == "Biased", _loaded(marks)))
            pairs = list(_word_pairs(text, marks, ast.literal_eval(row["biased_words"])))
            everywhere += pairs
            words.get(row["type"], []).extend(pairs)
    labels = [["loaded" if side else "plain" for side in pair] for pair in sentences]
    yield from (
        figure._replace(category="sentence" if not figure.category else figure.category)
        for figure in by_label(
            "loaded", [g for g, _ in labels], [f for _, f in labels], ("loaded", "plain"), BABE
        )
    )
    yield from _word_figures("", everywhere, WORDS)
    for side, pairs in words.items():
        yield from _word_figures(f"word, {side} outlets", pairs, WORDS)


def basil(folder: Path) -> Iterator[Figure]:
    """Yield measured values of loaded terms in the writer's words, from the folder of BASIL.

    Fan et al. 2019, doi:10.18653/v1/D19-1664.
    """
    pairs: list[Pair] = []
    for _, article, annotation in read_basil(folder):
        pairs.extend(_basil_sentences(article, annotation))
    yield from _word_figures("sentence", pairs, BASIL)


def _basil_sentences(article: dict[str, Any], annotation: dict[str, Any]) -> Iterator[Pair]:
    paragraphs = article["body-paragraphs"]
    text = Text(Article(id="basil", text=basil_text(article)))
    marks = [
        mark for mark in LOADED.find(Syntax(text)) if text.voice(mark.start, mark.end) == "writer"
    ]
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


def _word_pairs(text: Text, marks: list[Mark], biased: list[str]) -> Iterator[Pair]:
    gold = {unit for phrase in biased for unit in cut(phrase)}
    for form, start, end in zip(*units_of(text), strict=True):
        yield form in gold, any(mark.start <= start and end <= mark.end for mark in marks)


def _word_figures(category: str, pairs: list[Pair], data: str) -> Iterator[Figure]:
    hits = sum(gold and found for gold, found in pairs)
    wanted, given = sum(gold for gold, _ in pairs), sum(found for _, found in pairs)
    yield from found_and_wanted("loaded", category, "", hits, given, wanted, data)

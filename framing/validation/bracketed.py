"""Measure stance and naming on sentences in which the right marks are in double brackets.

A mark is a stretch of text that a marker finds, with a category; the right ones are the gold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.analysis import analyze
from framing.article import Article
from framing.evidence import judged_row, table
from framing.validation.figures import LOOKED_AT, Figure, of_scores, share
from framing.validation.gold import read_rows
from framing.validation.scores import matches

_BRACKETED = re.compile(r"\[\[([^\[\]]+)\]\]")


class Judged(NamedTuple):
    """Hold one stretch that should be marked, as written in ``[[words|category|...]]``.

    ``start`` and ``end`` are offsets in the passage without brackets; ``more`` are the further
    parts: the voice for stance, the actor and then the other word for naming.
    """

    start: int
    end: int
    category: str
    more: tuple[str, ...]


def figures(folder: Path, half: str = "held") -> Iterator[Figure]:
    """Yield measured values of stance and naming, from ``stance.tsv`` and ``naming.tsv``.

    Parameters
    ----------
    folder
        The gold folder, which holds the two files.
    half
        ``"held"``, which no marker was tuned on, or ``"tune"``.
    """
    found, gold, data = _found_and_gold("stance", folder, half)
    yield from _marks(found, gold, data)
    pairs = _pairs(found, gold)
    # Without a third part the words are the writer's.
    # The gold separates quoted words from all others: it counts reported words as the writer's.
    right = sum(
        ("quoted" if one.voice == "quoted" else "writer") == (other.more or ("writer",))[0]
        for one, other in pairs
    )
    yield share("stance", "", "voice right", right, len(pairs), data)
    found, gold, data = _found_and_gold("naming", folder, half)
    yield from _marks(found, gold, data)
    yield from _naming(_pairs(found, gold), data)


def judged(passage: str) -> tuple[str, list[Judged]]:
    """Return a passage without its brackets, and the stretches that should be marked.

    Returns
    -------
    text : str
        The passage without brackets.
    gold : list of Judged
        These stretches, with their offsets in ``text``.

    Examples
    --------
    >>> text, (one,) = judged("The [[regime|contested label|Orvania|government]] fell.")
    >>> text[one.start : one.end], one.category, one.more
    ('regime', 'contested label', ('Orvania', 'government'))
    """
    text, gold, last = "", [], 0
    for found in _BRACKETED.finditer(passage):
        words, category, *more = found[1].split("|")
        text += passage[last : found.start()]
        gold.append(Judged(len(text), len(text) + len(words), category, tuple(more)))
        text, last = text + words, found.end()
    return text + passage[last:], gold


def _found_and_gold(marker: str, folder: Path, half: str) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Return the marks found and the gold, both as evidence, and a description of the data.

    ``half`` says which rows of the marker's file count: "held" or "tune".
    """
    rows = [row for row in read_rows(folder / f"{marker}.tsv") if row["split"] == half]
    read = [(row["id"], *judged(row["passage"])) for row in rows]
    wanted = [(name, text, one) for name, text, gold in read for one in gold]
    gold = table(
        judged_row(name, text, one.start, one.end, marker=marker, category=one.category)
        for name, text, one in wanted
    )
    found = analyze([Article(id=name, text=text) for name, text, _ in read], marker).evidence
    note = {"held": ", held back", "tune": LOOKED_AT}[half]
    gold = gold.assign(more=[one.more for _, _, one in wanted])
    return found, gold, f"{len(rows)} invented passages, hard ones over-sampled{note}"


def _marks(found: pd.DataFrame, gold: pd.DataFrame, data: str) -> Iterator[Figure]:
    """Yield precision and recall, and how often category and exact stretch are right.

    ``data`` describes what is measured on.
    """
    yield from of_scores(found, gold, data)
    pairs, marker = _pairs(found, gold), gold["marker"].iloc[0]
    right = sum(one.category == other.category for one, other in pairs)
    yield share(marker, "", "accuracy", right, len(pairs), data)
    exact = sum((one.start, one.end) == (other.start, other.end) for one, other in pairs)
    yield share(marker, "", "exact stretch", exact, len(pairs), data)


def _naming(pairs: list[tuple[pd.Series, pd.Series]], data: str) -> Iterator[Figure]:
    """Yield how often a label's actor is right, and how often a contested label's other word is.

    ``pairs`` are rows of evidence: what was found and the gold it overlaps. The other word has to
    be named in the explanation.
    """
    known: dict[tuple[str, str], str] = {}  # any of its labels may stand for an actor
    for _, other in pairs:
        key = (other.article, other.more[0])
        known[key] = f"{known.get(key, '')}/{other.text}" if other.more[0] else ""
    right = sum(
        _same(other.more[0], known[other.article, other.more[0]], one.actor) for one, other in pairs
    )
    yield share("naming", "", "actor right", right, len(pairs), data)
    contested = [(one, other.more[1]) for one, other in pairs if len(other.more) > 1]
    named = sum(other in one.explanation for one, other in contested)
    yield share("naming", "contested label", "pair named", named, len(contested), data)


def _same(wanted: str, called: str, got: str) -> bool:
    """Return whether the actor ``got`` shares a word with a right name.

    ``wanted`` is the right actor, ``called`` are its labels, joined by "/". Where ``wanted`` is
    empty, for an action, ``got`` must be empty.
    """
    names = {word for name in f"{wanted}/{called}".lower().split("/") for word in name.split()}
    return bool(names & set(got.lower().split())) if wanted else not got


def _pairs(found: pd.DataFrame, gold: pd.DataFrame) -> list[tuple[pd.Series, pd.Series]]:
    return [(found.iloc[mine], gold.iloc[theirs]) for mine, theirs in matches(found, gold)]

"""What was found, in plain sentences; each count leads to its words, none is a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from framing.showing import compared, numbers
from framing.showing.trail import Count, Sentence, Trail

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison

_NAMED = 3  # actors, speakers and terms that a sentence names


def glance(
    trail: Trail,
    article: pd.Series,
    readability: dict[str, float],
    comparison: Comparison | None = None,
) -> list[Sentence]:
    """Tell what was found in one article.

    Parameters
    ----------
    trail
        Its evidence.
    article
        Its row of ``analysis.articles``.
    readability
        Its measures by name.
    comparison
        What `framing.compare` gave for it, if anything.

    Returns
    -------
    list of tuples
        Sentences, each of strings and `Count`; joined as strings they read as English.
    """
    known = {style.marker for style in trail.styles}
    told = [_length(article)]
    for marker, tell in _TELLERS.items():
        if marker in known:
            told += [sentence for sentence in tell(trail) if sentence]
    told += _reading(readability)
    return told if comparison is None else [*told, *compared.told(comparison, trail)]


def plain(sentence: Sentence) -> str:
    """Give a sentence as text, for a terminal.

    Examples
    --------
    >>> plain(("There are ", Count(1200, "w1"), " words."))
    'There are 1,200 words.'
    """
    return "".join(str(part) for part in sentence)


def _length(article: pd.Series) -> Sentence:
    words, quoted, headline = (
        int(article[name]) for name in ("words", "quoted_words", "headline_words")
    )
    own = words - quoted - headline
    parts = [
        f"{numbers.count(own)} are the writer’s own",
        f"{numbers.count(quoted)} are quoted from others",
        f"{numbers.count(headline)} stand in the headline",
    ]
    return (
        f"The article has {numbers.count(words)} {numbers.times(words, 'word')}: "
        f"{numbers.listed(parts)}.",
    )


def _quotations(trail: Trail) -> Iterator[Sentence]:
    direct, partial = (
        trail.count(marker="quotation", category=category) for category in ("direct", "partial")
    )
    yield (
        "Others are quoted in their own words ", direct,
        f" {numbers.times(direct.n, 'time')} at sentence length and ", partial,
        f" {numbers.times(partial.n, 'time')} in a few words inside the writer’s sentence.",
    )  # fmt: skip
    scare = trail.count(marker="quotation", category="scare")
    examples = _examples(trail, marker="quotation", category="scare")
    yield (
        scare, f" {numbers.times(scare.n, 'wording')} of the writer’s "
        f"{numbers.times(scare.n, 'stands', 'stand')} in scare quotes", examples, ".",
    )  # fmt: skip


def _loaded(trail: Trail) -> Iterator[Sentence]:
    own, quoted, headline = (
        trail.count(marker="loaded", voice=voice) for voice in ("writer", "quoted", "headline")
    )
    examples = _examples(trail, marker="loaded", voice="writer")
    yield (
        own, f" loaded {numbers.times(own.n, 'word')} {numbers.times(own.n, 'is', 'are')} "
        "the writer’s own", examples, "; ", quoted,
        f" {numbers.times(quoted.n, 'stands', 'stand')} in quotations and ", headline,
        " in the headline.",
    )  # fmt: skip


def _stance(trail: Trail) -> Iterator[Sentence]:
    kinds = {"hedge": "softens", "booster": "strengthens", "distancing": "keeps a distance from"}
    parts: list[str | Count] = []
    for category, verb in kinds.items():
        found = trail.count(marker="stance", voice="writer", category=category)
        times = f" {numbers.times(found.n, 'time')}"
        parts += [f"{', ' if parts else ''}{verb} a claim ", found, times]
    yield ("In their own words the writer ", *parts, ".")


def _sources(trail: Trail) -> Iterator[Sentence]:
    yield from _by_name(trail, "sources", "speaker", " reports of what others said", "From")


def _actors(trail: Trail) -> Iterator[Sentence]:
    yield from _by_name(trail, "actor", "actor", " mentions of actors", "Most often named:")


def _by_name(trail: Trail, marker: str, column: str, what: str, lead: str) -> Iterator[Sentence]:
    total = trail.count(marker=marker)
    rows = trail.evidence[trail.evidence["marker"] == marker]
    names = [name for name in rows[column].value_counts(sort=True).index if name]
    first = sorted(names, key=lambda name: (-trail.number(marker=marker, **{column: name}), name))
    parts: list[str | Count] = []
    for name in first[:_NAMED]:
        parts += [", " if parts else "", f"{name} (",
                  trail.count(marker=marker, **{column: name}), ")"]  # fmt: skip
    tail = (f" {lead} ", *parts, ".") if parts else ()
    yield ("There are ", total, f"{what}.", *tail)


def _agency(trail: Trail) -> Iterator[Sentence]:
    active, hidden, nouns = (
        trail.count(marker="agency", voice="writer", category=category)
        for category in ("active", "passive without agent", "nominalisation")
    )
    yield (
        "In the writer’s words the doer of an act is named in the active ", active,
        f" {numbers.times(active.n, 'time')}, left out of a passive ", hidden,
        f" {numbers.times(hidden.n, 'time')}, and an act is turned into a noun ", nouns,
        f" {numbers.times(nouns.n, 'time')}.",
    )  # fmt: skip


def _tone(trail: Trail) -> Iterator[Sentence]:
    """Tell the tone of the writer's own words toward the actors most often named in them."""
    rows = trail.evidence
    own = rows[
        (rows["marker"] == "sentiment") & (rows["voice"] == "writer") & (rows["actor"] != "")
    ]
    counts = own["actor"].value_counts()
    for actor in sorted(counts.index, key=lambda name: (-counts[name], name))[:2]:
        where = {"marker": "sentiment", "actor": actor, "voice": "writer"}
        n = trail.count(**where)
        negative, neutral, positive = (
            trail.count(**where, category=category)
            for category in ("negative", "neutral", "positive")
        )
        yield (
            "Of the ", n, f" {numbers.times(n.n, 'mention')} of {actor} in the writer’s words, ",
            negative, " read as negative, ", neutral, " as neutral and ", positive, " as positive.",
        )  # fmt: skip


def _reading(measures: dict[str, float]) -> list[Sentence]:
    grade = measures.get("Flesch-Kincaid grade", float("nan"))
    if grade != grade:
        return [("Readability could not be measured.",)]
    return [
        (
            f"By the Flesch–Kincaid formula it reads at about school year {numbers.rate(grade)}; "
            "the formula counts words a sentence and syllables a word, nothing else.",
        )
    ]


def _examples(trail: Trail, **where: str) -> str:
    rows = trail.evidence
    for column, value in where.items():
        rows = rows[rows[column] == value]
    words = rows["text"].str.strip("\"'“”‘’ ").str.lower().value_counts()
    first = sorted(words.index, key=lambda word: (-words[word], word))[:_NAMED]
    shown = [f"“{word}”" + (f" ({words[word]}×)" if words[word] > 1 else "") for word in first]
    return f" ({', '.join(shown)})" if shown else ""


_TELLERS = {
    "quotation": _quotations,
    "loaded": _loaded,
    "stance": _stance,
    "sources": _sources,
    "actor": _actors,
    "agency": _agency,
    "sentiment": _tone,
}

"""Write sentences on what was counted in an article; each count links to the words counted."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from framing.comparing.standing_out import surely_right
from framing.measuring.measured_error import precision_of
from framing.showing import numbers
from framing.showing.evidence_links import Count, EvidenceLinks, Sentence
from framing.showing.styles import VOICES

_NAMED = 3  # actors, speakers and terms that a sentence names


def glance(
    links: EvidenceLinks,
    article: pd.Series,
    readability: dict[str, float],
) -> list[Sentence]:
    """Return sentences on what was counted in one article; none on what was not found.

    ``links`` holds the article's marks, ``article`` is its row of ``analysis.articles``, and
    ``readability`` its measures by name. A sentence is a tuple of strings and `Count`; joined as
    strings they read as English.
    """
    known = {style.marker for style in links.styles}
    sentences = [_length(article)]
    for marker, tell in _TELLERS.items():
        if marker in known:
            sentences += [sentence for sentence in tell(links) if sentence]
    return sentences + _reading(readability)


def plain(sentence: Sentence) -> str:
    """Return a sentence (strings and `Count`) as text, for a terminal.

    Examples
    --------
    >>> plain(("There are ", Count(1200, "w1"), " words."))
    'There are 1,200 words.'
    """
    return "".join(str(part) for part in sentence)


def _length(article: pd.Series) -> Sentence:
    words, reported, quoted, headline = (
        int(article[name]) for name in ("words", "reported_words", "quoted_words", "headline_words")
    )
    own = words - reported - quoted - headline
    parts = [
        f"{numbers.count(n)} {numbers.times(n, *said)}"
        for n, said in (
            (own, ("is the writer’s own", "are the writer’s own")),
            (
                reported,
                (
                    "tells indirectly what others say or think",
                    "tell indirectly what others say or think",
                ),
            ),
            (quoted, ("is quoted from others", "are quoted from others")),
            (headline, ("stands in the headline", "stand in the headline")),
        )
        if n
    ]
    return (
        f"The article has {numbers.count(words)} {numbers.times(words, 'word')}: "
        f"{numbers.listed(parts)}.",
    )


def _quotations(links: EvidenceLinks) -> Iterator[Sentence]:
    direct, partial = (
        links.count(marker="quotation", category=category) for category in ("direct", "partial")
    )
    parts = [
        (direct, f" {numbers.times(direct.n, 'time')} at sentence length"),
        (partial, f" {numbers.times(partial.n, 'time')} in a few words inside the writer’s "
                  "sentence"),
    ]  # fmt: skip
    right = _right("quotation", direct.n + partial.n, "partial")
    yield from _joined("Others are quoted in their own words ", parts, right)
    scare = links.count(marker="quotation", category="scare")
    precision = precision_of("quotation", "scare")
    if scare.n and precision:
        yield (
            "Scare quotes are marked ",
            scare,
            f" {numbers.times(scare.n, 'time')}"
            f"{_examples(links, marker='quotation', category='scare')}; in news "
            f"{numbers.share(precision.value)} of such marks were right.",
        )


def _loaded(links: EvidenceLinks) -> Iterator[Sentence]:
    examples = _examples(links, marker="loaded", voice="writer")
    whose = ("as the writer’s own" + examples, "in what sources are said to say", "in quotations",
             "in the headline")  # fmt: skip
    counts = [links.count(marker="loaded", voice=voice) for voice in VOICES]
    parts = [
        (n, f" {numbers.times(n.n, 'time')} {where}")
        for n, where in zip(counts, whose, strict=True)
    ]
    right = _right("loaded", sum(n.n for n in counts))
    yield from _joined("Loaded words are marked ", parts, right)


def _joined(lead: str, parts: list[tuple[Count, str]], right: str) -> Iterator[Sentence]:
    """Yield a sentence: ``lead``, the counts with their words, ``right``; none if all are 0.

    ``parts`` are pairs of a count and the words after it; counts of 0 are left out.
    """
    there = [(n, said) for n, said in parts if n.n]
    told: list[str | Count] = []
    for place, (n, said) in enumerate(there):
        told += ["" if not place else " and " if place == len(there) - 1 else ", ", n, said]
    if told:
        yield (lead, *told, f"{right}.")


_STANCE = {
    "hedge": "softening a claim",
    "booster": "strengthening a claim",
    "distancing": "keeping a distance from a claim",
}
_AGENCY = {
    "active": "with the one who acts as subject",
    "passive without agent": "in a passive that does not say who acts",
    "nominalisation": "as a noun",
    "event as subject": "as something that happens by itself",
}


def _stance(links: EvidenceLinks) -> Iterator[Sentence]:
    counts = [(_own(links, "stance", name), said) for name, said in _STANCE.items()]
    parts = [(n, f" {numbers.times(n.n, 'is', 'are')} marked as {said}") for n, said in counts]
    right = _right("stance", sum(n.n for n, _ in parts))
    yield from _joined("Of the writer’s words ", parts, right)


def _agency(links: EvidenceLinks) -> Iterator[Sentence]:
    lead = "In the writer’s own words harmful or contested acts are marked "
    counts = [(_own(links, "agency", name), how) for name, how in _AGENCY.items()]
    parts = [(n, f" {numbers.times(n.n, 'time')} {how}") for n, how in counts]
    yield from _joined(lead, parts, _right("agency", sum(n.n for n, _ in parts)))


def _own(links: EvidenceLinks, marker: str, category: str) -> Count:
    return links.count(marker=marker, voice="writer", category=category)


def _sources(links: EvidenceLinks) -> Iterator[Sentence]:
    total = links.count(marker="sources")
    if total.n:
        marked = (
            f" {numbers.times(total.n, 'word')} of saying or thinking "
            f"{numbers.times(total.n, 'is', 'are')}"
        )
        yield (
            total,
            f"{marked} marked{_right('sources', total.n)}",
            *_most(links, "sources", "speaker"),
            ".",
        )


def _actors(links: EvidenceLinks) -> Iterator[Sentence]:
    total = links.count(marker="actor")
    if total.n:
        marked = (
            f" {numbers.times(total.n, 'mention')} of actors {numbers.times(total.n, 'is', 'are')}"
        )
        yield (
            total,
            f"{marked} marked{_right('actor', total.n)}",
            *_most(links, "actor", "actor"),
            ".",
        )


def _right(marker: str, marks: int, category: str = "") -> str:
    """Return ", 5 or more of them rightly", by the marker's measured precision.

    ``marks`` is how many there are. At least so many are right in 97.5 of 100 cases; empty where
    none is sure or nothing was measured.
    """
    precision = precision_of(marker, category)
    n = surely_right(marks, precision) if precision else 0
    if n == marks == 1:
        return ", rightly"
    return f", {numbers.count(n)} or more of them rightly" if n else ""


def _most(links: EvidenceLinks, marker: str, column: str) -> list[str | Count]:
    """Return the parts of "; most often to A (5) and B (3)", from a column of a marker's marks.

    Up to three names that occur more than once; of equally frequent ones all or none.
    """
    rows = links.evidence[links.evidence["marker"] == marker]
    rows = rows[rows["category"] != "none"]  # a thing that speaks: "46 percent say"
    counts = rows.loc[rows[column] != "", column].value_counts()
    counts = counts[counts > 1]  # a single mark is wrong too often to hang a name on it
    order = sorted(counts.index, key=lambda name: (-counts[name], name))
    level = counts[order[_NAMED]] if len(order) > _NAMED else 0
    first = [name for name in order[:_NAMED] if counts[name] > level]
    parts: list[str | Count] = ["; most often of " if marker == "actor" else "; most often to "]
    for place, name in enumerate(first):
        between = "" if not place else " and " if place == len(first) - 1 else ", "
        parts += [f"{between}{name} (", links.count(marker=marker, **{column: name}), ")"]
    return parts if first else []


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


def _examples(links: EvidenceLinks, **where: str) -> str:
    rows = links.evidence
    for column, value in where.items():
        rows = rows[rows[column] == value]
    texts = rows["text"].str.strip("\"'“”‘’ ,;")
    words = texts.str.lower().value_counts()
    first = sorted(words.index, key=lambda word: (-words[word], word))[:_NAMED]
    spelt = texts.groupby(texts.str.lower()).agg(lambda same: same.mode().iloc[-1])
    shown = [
        f"“{spelt[word]}”" + (f" ({words[word]}×)" if words[word] > 1 else "") for word in first
    ]
    return f" ({', '.join(shown)})" if shown else ""


_TELLERS = {
    "quotation": _quotations,
    "loaded": _loaded,
    "stance": _stance,
    "sources": _sources,
    "actor": _actors,
    "agency": _agency,
}

"""The part of the page on which outlet the article reads like, and how far that can be believed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from framing.analysis import Analysis
from framing.article import Article
from framing.comparing.distribution import FEWEST_FOR_RANK
from framing.comparing.resemblance import CLEARLY, FEATURES, Resemblance, resemblance
from framing.comparing.sides import side_of
from framing.showing import numbers, svg
from framing.showing.apart import lines_of, linked
from framing.showing.blocks import Cell, Concordance, Picture, Section, Table
from framing.showing.compared import counted
from framing.showing.plots_of_outlets import plot_resemblance
from framing.showing.styles import style_of
from framing.showing.trail import Trail

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison
    from framing.corpora.reference import Reference

MOST = 20_000  # articles of a reference that a page waits to be learnt from: ten seconds, once
SHOWN = 8  # features that speak most for the answer
ASKED = {"words": "By its words", "markers": "By the rates of the markers alone"}
Answers = Mapping[str, Resemblance | str]


def asked(article: Article, analysis: Analysis, reference: Reference) -> Answers:
    """Ask of the words and of the markers which outlet the article reads like.

    Returns
    -------
    dict
        For each of the features what `framing.comparing.resemblance.resemblance` gave, or why it
        gave nothing.
    """
    if (size := len(reference.articles)) > MOST:
        why = (
            f"{reference.name} has {numbers.count(size)} articles, more than a page waits for: "
            "framing.comparing.resemblance.resemblance(article, corpus) learns from all of them."
        )
        return dict.fromkeys(FEATURES, why)
    own = side_of(article, "subject", analysis, None)
    found: dict[str, Resemblance | str] = {}
    for features in FEATURES:
        try:
            found[features] = resemblance(own, reference, features)
        except ValueError as error:
            found[features] = str(error)
    return found


def alike(article: Article, answers: Answers, comparison: Comparison, trail: Trail) -> Section:
    """Tell which outlet the article reads like, in the test's light.

    Parameters
    ----------
    article
        The article.
    answers
        What `asked` gave.
    comparison
        What `framing.compare` gave for it and the same reference.
    trail
        Its evidence.
    """
    found = {name: one for name, one in answers.items() if isinstance(one, Resemblance)}
    lines: tuple[Concordance, ...] = ()
    tables: list[Table] = []
    for name, one in found.items():
        if not one.refused and name == "words":
            lines = tuple(
                lines_of(article, f"k{number}", word)
                for number, word in enumerate(one.evidence["feature"].head(SHOWN), start=1)
            )
            tables.append(_words(one, {each.word: each for each in lines}, comparison))
        elif not one.refused:
            tables.append(_rates(one, comparison, trail))
        tables.append(_test(name, one))
    return Section(
        "alike",
        "Which outlet it reads like",
        tuple(dict.fromkeys(_told(name, one) for name, one in answers.items())),
        tuple(_picture(name, one) for name, one in found.items() if not one.refused),
        tuple(tables),
        tuple(_notes(found, comparison)),
        lines,
    )


def _told(name: str, one: Resemblance | str) -> str:
    if isinstance(one, str):
        return f"This cannot be asked here. {one}"
    if one.refused:
        return f"{ASKED[name]}: no answer. {one.refused}"
    (first, most), (second, next_most) = one.probabilities.head(2).itertuples(index=False)
    close = most - next_most < CLEARLY
    likely = (
        f"about equally like {first} ({numbers.share(most)}) and {second} "
        f"({numbers.share(next_most)})"
        if close
        else f"most like {first} ({numbers.share(most)}), then {second} "
        f"({numbers.share(next_most)})"
    )
    return f"{ASKED[name]} it reads {likely}. {_tested(one)}"


def _tested(one: Resemblance) -> str:
    n = int(one.confusion.to_numpy().sum())
    return (
        f"In a test with {numbers.count(n)} articles of weeks it had not learnt from, "
        f"{numbers.share(one.accuracy)} were told right "
        f"({numbers.between(one.low, one.high, numbers.share)}); guessing is right for "
        f"{numbers.share(one.chance)}."
    )


def _picture(name: str, one: Resemblance) -> Picture:
    title = ASKED[name]
    axes = plot_resemblance(one)
    caption = (
        f"{one.about} A bar is the outlet’s probability, the line its mean error; in brackets the "
        "outlet’s articles in the test."
    )
    return Picture(title, svg.inline(axes, f"alike-{name}", title, str(axes.get_label())), caption)


_COLUMNS = ("Here", "Rate", "Mean there", "Mean elsewhere")


def _words(one: Resemblance, lines: dict[str, Concordance], comparison: Comparison) -> Table:
    length = float(comparison.rates.loc[comparison.rates["voice"] == "all", "words"].max())
    rows = tuple(
        (
            row.feature, linked(round(row.value * length / 1000), lines.get(row.feature)),
            *map(numbers.rate, (row.value, row.mean, row.others)),
        )
        for row in one.evidence.head(SHOWN).itertuples(index=False)
    )  # fmt: skip
    caption = "Uses per 1,000 words. What speaks most stands first."
    heading = f"The words that speak for {one.answer}"
    return Table(heading, caption, ("Word", *_COLUMNS), rows, (1, 2, 3, 4), folded=True)


def _rates(one: Resemblance, comparison: Comparison, trail: Trail) -> Table:
    table = comparison.rates[comparison.rates["group"] == "all"]
    names = table["marker"] + ": " + table["category"].replace("", "all")
    own = dict(zip(names, table.to_dict("records"), strict=True))
    rows = []
    for row in one.evidence.head(SHOWN).itertuples(index=False):
        found = own.get(row.feature)
        here: Cell = counted(found, trail) if found else numbers.DASH
        printed = map(numbers.rate, (row.value, row.mean, row.others))
        rows.append((_feature(row.feature), here, *printed))
    caption = "Rates per 1,000 words, and indices. What speaks most stands first."
    heading = f"The rates that speak for {one.answer}"
    return Table(heading, caption, ("Rate", *_COLUMNS), tuple(rows), (1, 2, 3, 4), folded=True)


def _feature(name: str) -> str:
    marker, category = name.split(": ", 1)
    label = "Readability" if marker == "readability" else style_of(marker).label
    return f"{label}: {category}"


def _test(name: str, one: Resemblance) -> Table:
    outlets = [str(outlet) for outlet in one.confusion.columns]
    rows = tuple(
        (str(outlet), *map(numbers.count, row), numbers.share(_right(row, place)))
        for place, (outlet, row) in enumerate(
            zip(one.confusion.index, one.confusion.to_numpy().tolist(), strict=True)
        )
    )
    columns = ("Outlet", *outlets, "Told right")
    caption = (
        "Articles in the test: a row for each outlet, a column for each that they were taken for. "
        f"{_tested(one)} The probabilities given were off by {numbers.share(one.calibration_error)}"
        " on average."
    )
    heading = f"{ASKED[name]}: which outlets are taken for which"
    return Table(heading, caption, columns, rows, tuple(range(1, len(columns))), folded=True)


def _right(row: list[int], place: int) -> float:
    return row[place] / sum(row) if sum(row) else float("nan")


def _notes(found: Mapping[str, Resemblance], comparison: Comparison) -> Iterator[str]:
    answers = dict.fromkeys(one.answer for one in found.values() if one.answer)
    if not answers:
        return
    yield (
        "It can name only these outlets. Likeness in manner is no sign of origin or of opinion, "
        "and what an article is about shows in its manner as well."
    )
    if (size := len(comparison.matched)) >= FEWEST_FOR_RANK:
        own = [(comparison.matched["outlet"] == outlet).sum() for outlet in answers]
        counts = [f"{numbers.count(n)} of {outlet}" for n, outlet in zip(own, answers, strict=True)]
        yield (
            f"Among the {numbers.count(size)} articles on a similar topic are "
            f"{numbers.listed(counts)}: the more there are, the more the topic may have decided."
        )

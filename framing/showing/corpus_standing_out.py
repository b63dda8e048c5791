"""Write sentences on differences between outlets that are large, and firm: beyond chance."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from framing.comparing.firm_differences import FEWEST_ARTICLES, LARGE, large_and_firm
from framing.showing import numbers
from framing.showing.evidence_links import Count, Sentence

if TYPE_CHECKING:
    import pandas as pd

    from framing.comparing.side_by_side import SideBySide

MOST = 5  # sentences
OF_A_KIND = 2  # of one marker and category
# What each kind is called: in a sentence, and at the head of a picture or column.
NAMES = {
    ("loaded", ""): ("loaded words of the writers’ own", "Loaded words"),
    ("quotation", "scare"): ("scare quotes", "Scare quotes"),
    ("quotation", "quoted words"): ("words in quotation marks", "Quoted words"),
    ("sources", "named person"): ("attributions to named persons", "Named persons as sources"),
    ("sources", "anonymous"): ("attributions to anonymous sources", "Anonymous sources"),
    ("agency", "passive without agent"): ("passives without an agent", "Passives without agent"),
    ("naming", "contested label"): ("contested labels for people", "Contested labels for people"),
    ("stance", "hedge"): ("hedges", "Hedges"),
    ("stance", "distancing"): ("distancing words", "Distancing words"),
}
_HELD = {"topic": "on the same topics", "month": "in the same months", "length": "at equal length"}
Link = Callable[[int, str, str, str], Count | str]


def sentences(found: SideBySide, link: Link) -> list[Sentence]:
    """Return sentences on the strongest differences between outlets, or one that there are none.

    ``found`` is what `framing.comparing.side_by_side.side_by_side` returned; ``link`` is a function
    of number, marker, category and outlet that returns the number with a link to its examples. Up
    to five differences are reported, the strongest first, at most two of one marker and category;
    one more sentence counts the rest. `rule` says which differences are large and firm enough.
    """
    if len(found.outlets) < 2:
        text = "The articles are of one outlet: there is no other to set beside it."
        return [(text,)]
    firm = large_and_firm(found.contrasts)
    if firm.empty:
        return [(_nothing(found),)]
    first = firm.groupby(["marker", "category"]).head(OF_A_KIND).head(MOST)
    lines = [_sentence(row, found, link) for row in first.itertuples(index=False)]
    rest = len(firm) - len(lines)
    if rest:
        more = (
            f"{numbers.count(rest)} more {numbers.times(rest, 'difference is', 'differences are')}"
        )
        lines.append((f"{more} as large and firm as the rule below asks for: see the tables.",))
    return lines


def rule() -> str:
    """Return the sentence that tells readers which differences `sentences` reports."""
    return (
        f"A difference is told if one side has at least {numbers.rate(LARGE)} times as many per "
        "1,000 words as the other with topic, month and length held equal; if its 95% interval "
        "leaves out 1 even when the marker’s measured error is added; if it would pass among all "
        "that were looked at (q under 0.05); if it points the same way with nothing held equal; "
        f"and if both sides have {FEWEST_ARTICLES} articles. The interval that holds the error "
        "takes the error to differ between outlets as far as it was measured at all."
    )


def name_of(marker: str, category: str) -> str:
    """Return what titles call a marker's category: "Anonymous sources"."""
    known = NAMES.get((marker, category))
    return known[1] if known else category or marker


def _sentence(row: Any, found: SideBySide, link: Link) -> Sentence:
    what = NAMES[row.marker, row.category][0]
    more = "more" if row.effect > 1 else "fewer"
    other = row.reference if len(found.outlets) == 2 else "the other outlets"
    articles = numbers.times(row.articles, "article")
    return (
        f"{row.group} has {more} {what} than {other}: {numbers.rate(row.rate)} per 1,000 words (",
        link(row.n, row.marker, row.category, row.group),
        f" in {numbers.count(row.articles)} {articles}) beside {numbers.rate(row.reference_rate)}. "
        f"{_held(row.adjusted)}{numbers.decimals(row.effect)} times as many (95% interval "
        f"{numbers.between(row.low, row.high, numbers.decimals)}; with the marker’s measured error "
        f"{numbers.between(row.error_low, row.error_high, numbers.decimals)})."
        f"{_examples(row, found.samples.examples)}",
    )


def _held(adjusted: str) -> str:
    names = [_HELD.get(name, f"with {name} held equal") for name in adjusted.split(", ") if name]
    text = numbers.listed(names)
    return f"{text[0].upper()}{text[1:]}: " if text else "That is "


def _examples(row: Any, examples: pd.DataFrame) -> str:
    """Return a sentence with examples of the marks that a rate counts; empty without texts.

    ``row`` has the ``marker, category, group`` (outlet) of the rate; ``examples`` is
    ``Samples.examples``, articles drawn at random with the ``text`` of their first mark.
    """
    own = examples[
        (examples["marker"] == row.marker)
        & (examples["category"] == row.category)
        & (examples["group"] == row.group)
        & (examples["text"] != "")
    ]
    words = list(dict.fromkeys(_short(text) for text in own["text"]))
    if not words:
        return ""
    return f" For example: {numbers.listed([f'“{word}”' for word in words])}."


def _short(text: str) -> str:
    flat = " ".join(text.strip("“”\"'‘’").split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"


def _nothing(found: SideBySide) -> str:
    compared = int(found.contrasts["effect"].notna().sum())
    if not compared:
        return "Nothing stands out: there is too little to compare the outlets by."
    return (
        f"Nothing stands out: of {numbers.count(compared)} comparisons between outlets none is "
        "both large and firm."
    )

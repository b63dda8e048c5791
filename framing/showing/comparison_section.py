"""Build the section of the page that compares the article with a reference corpus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pandas as pd

from framing.showing import numbers, plots, svg
from framing.showing.blocks import Cell, Picture, Section, Table
from framing.showing.evidence_links import EvidenceLinks
from framing.showing.styles import style_of

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison

PICTURED = (
    ("loaded", "", "Loaded words"),
    ("quotation", "scare", "Scare quotes"),
    ("quotation", "quoted words", "Words quoted from others"),
    ("stance", "", "Words of stance"),
    ("agency", "passive without agent", "Passives without a doer"),
    ("readability", "Flesch-Kincaid grade", "School years to read it"),
)


def outlets(comparison: Comparison, trail: EvidenceLinks) -> Section:
    """Return the section that compares the article's rates with those in the reference corpus.

    Parameters
    ----------
    comparison
        The comparison that `framing.compare` returned for the article.
    trail
        The links of the page from counts to the marks that they count.
    """
    rates = comparison.rates
    lead = (
        "Each row is a group of articles, their number in brackets. Half of them lie on the thick "
        "bar, eight of ten on the thin line; the point is the group’s rate. The upright line is "
        "this article, the band its interval.",
    )
    rows = tuple(_row(row, trail) for row in _pictured(rates))
    columns = (
        "Marker",
        "Kind",
        "Here",
        "Rate here",
        "Interval",
        "Rate there",
        "Articles",
        "This article is",
    )
    heading = f"Beside {_group(rates)} of {_reference(comparison)}"
    caption = "Rates per 1,000 words of the same voice. Higher is not better or worse."
    table = Table(heading, caption, columns, rows, numeric=(2, 3, 5, 6), folded=True)
    return Section(
        "outlets", "Among other outlets", lead, tuple(_pictures(comparison)), (table,),
        (*comparison.notes, *_left_out(comparison)),
    )  # fmt: skip


def limits(comparison: Comparison) -> str:
    """Return a sentence on how many articles each outlet has, and where limits are explained."""
    table = comparison.rates[~comparison.rates["group"].isin(["all", "matched"])]
    sizes = table.groupby("group")["articles"].max()
    name = _reference(comparison)
    if sizes.empty:
        return f"The notes under “Among other outlets” say what limits the comparison with {name}."
    return (
        f"{name} has {numbers.count(sizes.min())} to {numbers.count(sizes.max())} articles of each "
        "outlet; the notes under “Among other outlets” say how it differs in time and topic."
    )


_VOICES = {
    "writer": "the writer’s own",
    "reported": "sources told indirectly",
    "quoted": "quoted sources",
    "headline": "the headline",
    "all": "the whole article",
}


def _reference(comparison: Comparison) -> str:
    return str(comparison.run.get("reference", "the reference"))


def comparison_section(rates: pd.DataFrame) -> pd.DataFrame:
    """Return the rates beside similar articles; if these are few, beside all articles.

    ``rates`` is ``Comparison.rates``, a row per marker, category and ``group`` of articles.
    """
    return rates[rates["group"] == ("matched" if _enough(rates) else "all")]


def _enough(rates: pd.DataFrame) -> bool:
    """Return whether similar articles suffice for the percentile of at least one rate."""
    matched = rates[rates["group"] == "matched"]
    return bool(matched["percentile"].notna().any())


def rows_for(rates: pd.DataFrame, marker: str, category: str) -> pd.DataFrame:
    """Return the rows of ``Comparison.rates`` for one rate, one per group of articles.

    An empty ``category`` means the marker as a whole, or its only category.
    """
    rows = rates[rates["marker"] == marker]
    one = rows["category"].nunique() == 1
    return rows if one and not category else rows[rows["category"] == category]


def _pictured(rates: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rates in the section's table as dicts; of readability only the school grade.

    They are the rows of `comparison_section`, with the columns of ``Comparison.rates``.
    """
    table = comparison_section(rates)
    other = (table["marker"] == "readability") & (table["category"] != PICTURED[-1][1])
    return table[~other].to_dict("records")


def _group(rates: pd.DataFrame) -> str:
    return "the articles on a similar topic" if _enough(rates) else "all articles"


def _row(row: dict[str, Any], trail: EvidenceLinks) -> tuple[Cell, ...]:
    return (
        style_of(row["marker"]).label if row["marker"] != "readability" else "Readability",
        row["category"] or "all",
        counted(row, trail),
        numbers.rate(row["rate"]),
        numbers.DASH if row["unit"] == "index" else numbers.between(row["low"], row["high"]),
        numbers.rate(row["group_rate"]),
        numbers.count(row["articles"]),
        row["direction"],
    )


def counted(row: dict[str, Any], trail: EvidenceLinks) -> Cell:
    """Return the article's count in a row of ``Comparison.rates``, linked to the words counted.

    Where the page has no list of exactly these words, the count is plain text.
    """
    where = {"marker": row["marker"]}
    if row["voice"] != "all":
        where["voice"] = row["voice"]
    if row["category"]:
        where["category"] = row["category"]
    try:
        found = trail.count(**where)
    except KeyError:
        return numbers.count(row["n"])
    return found if found.n == row["n"] else numbers.count(row["n"])


def _pictures(comparison: Comparison) -> Iterator[Picture]:
    rates = comparison.rates
    for number, (marker, category, title) in enumerate(PICTURED):
        rows = rows_for(rates, marker, category)
        if rows.empty:
            continue
        name = f"rate{number}"
        axes = plots.plot_rates(comparison, marker, str(rows["category"].iloc[0]))
        own = rows.iloc[0]
        text = f"This article: {numbers.rate(own['rate'])} {own['unit']}. " + " ".join(
            f"{row['group']}: {row['direction']}." for row in rows.to_dict("records")
        )
        yield Picture(title, svg.inline(axes, name, title, text), f"{unit_of(own)}.")


def unit_of(row: pd.Series) -> str:
    """Return the unit of a row of ``Comparison.rates``: "Per 1,000 words of the headline"."""
    if row["unit"] == "index":
        return str(row["category"])
    return f"{row['unit'][0].upper()}{row['unit'][1:]} of {_VOICES[row['voice']]}"


def _left_out(comparison: Comparison) -> tuple[str, ...]:
    table = comparison.left_out
    if table.empty:
        return ()
    reasons = table.groupby("reason")["articles"].sum()
    parts = [f"{numbers.count(n)} ({reason})" for reason, n in reasons.items()]
    return (f"Left out, each article once, for the first reason met: {numbers.listed(parts)}.",)

"""Build the section of a corpus's page on rates: as counted, and adjusted for topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from framing.comparing.firm_differences import large_and_firm
from framing.showing import numbers, svg
from framing.showing.blocks import Cell, Picture, Section, Table
from framing.showing.corpus_standing_out import name_of
from framing.showing.plots_of_contrasts import plot_contrast, plot_rates_by_outlet

if TYPE_CHECKING:
    from framing.comparing.side_by_side import SideBySide
    from framing.showing.corpus_examples import Examples

PICTURED = 4  # kinds whose pictures are open


def rates(found: SideBySide, examples: Examples) -> Section:
    """Return the section on findings per 1,000 words in each outlet.

    Rates stand there as counted and adjusted for topic, month and length; counts link to
    ``examples``.
    """
    lead = (
        f"Each picture says how many times as many an outlet has as {_others(found)}"
        f"{_equal(found)}. Right of the upright line at 1: more. Thick line: the 95% interval; "
        "thin line: the same with the marker’s measured error. The rates as counted stand below."
        if len(found.contrasts)
        else "Findings per 1,000 words, with 95% intervals over articles.",
    )
    kinds = kinds_of(found.rates)
    return Section(
        "rates",
        "How often",
        lead,
        tuple(_pictures(found, kinds)),
        (_overview(found, kinds), *(_table(found, examples, *kind) for kind in kinds)),
        _notes_on_rates(found),
    )


def kinds_of(rates: pd.DataFrame) -> list[tuple[str, str]]:
    """Return the different pairs (marker, category) in ``SideBySide.rates``, in its order."""
    pairs = rates[["marker", "category"]].drop_duplicates()
    return [(str(marker), str(category)) for marker, category in pairs.itertuples(index=False)]


def _overview(found: SideBySide, kinds: list[tuple[str, str]]) -> Table:
    rows = []
    for outlet in found.outlets.itertuples(index=False):
        own = found.rates[found.rates["group"] == outlet.outlet]
        cells = (numbers.rate(_of(own, *kind)["rate"].iloc[0]) for kind in kinds)
        rows.append((outlet.outlet, numbers.count(outlet.articles), *cells))
    columns = ("Outlet", "Articles", *(name_of(*kind) for kind in kinds))
    numeric = tuple(range(1, len(columns)))
    caption = "Per 1,000 of the writer’s words; quotations per 1,000 of all words."
    return Table("All rates", caption, columns, tuple(rows), numeric)


def _table(found: SideBySide, examples: Examples, marker: str, category: str) -> Table:
    beside = _of(found.contrasts, marker, category).set_index("group")
    rows = []
    for row in _of(found.rates, marker, category).itertuples(index=False):
        counted: list[Cell] = [
            row.group, examples.link(row.n, marker, category, row.group),
            numbers.count(row.articles), numbers.rate(row.rate), numbers.between(row.low, row.high),
        ]  # fmt: skip
        if len(found.contrasts):
            counted += _adjusted_block(beside.loc[row.group] if row.group in beside.index else None)
        rows.append(tuple(counted))
    columns: tuple[str, ...] = ("Outlet", "n", "Articles", "Rate", "Interval")
    if len(found.contrasts):
        columns += ("Times the others", "Interval", "With error", "q")
    return Table(name_of(marker, category), "", columns, tuple(rows),
                 tuple(range(1, len(columns))), folded=True)  # fmt: skip


def _adjusted_block(row: pd.Series | None) -> list[str]:
    if row is None:
        return [numbers.DASH] * 4
    form = numbers.decimals
    wide = numbers.between(row["error_low"], row["error_high"], form)
    q = "<0.01" if row["q"] < 0.005 else numbers.ratio(row["q"])
    return [form(row["effect"]), numbers.between(row["low"], row["high"], form), wide, q]


def _pictures(found: SideBySide, kinds: list[tuple[str, str]]) -> Iterator[Picture]:
    """Yield a picture for each kind (marker, category); the first four are open, others folded.

    Kinds in which a difference is large and firm (see `large_and_firm`) come first.
    """
    firm = large_and_firm(found.contrasts) if len(found.contrasts) else found.contrasts
    told = list(dict.fromkeys(zip(firm["marker"], firm["category"], strict=True)))
    order = [*told, *(kind for kind in kinds if kind not in told)]
    for place, kind in enumerate(order):
        title, folded = name_of(*kind), place >= PICTURED
        rows = _of(found.contrasts, *kind)
        if len(rows):
            axes = plot_contrast(rows, title)
        else:
            axes = plot_rates_by_outlet(_of(found.rates, *kind), title)
        drawn = svg.inline(axes, f"rate{place}", title, str(axes.get_label()))
        yield Picture(title, drawn, "", folded)


def _others(found: SideBySide) -> str:
    several = len(found.outlets) > 2
    return (
        "all the other outlets together" if several else str(found.contrasts["reference"].iloc[0])
    )


def _equal(found: SideBySide) -> str:
    adjusted = str(found.contrasts["adjusted"].iloc[0])
    return f", with {numbers.listed(adjusted.split(', '))} held equal" if adjusted else ""


def _notes_on_rates(found: SideBySide) -> tuple[str, ...]:
    notes = []
    if len(found.topics):
        notes.append(_topics(found.topics))
    alone = (
        found.contrasts.loc[found.contrasts["note"] != "", "note"] if len(found.contrasts) else []
    )
    if len(alone):
        several = dict.fromkeys(str(one) for one in alone)
        notes.append(f"Without an interval: {numbers.listed(list(several)[:6])}.")
    notes.append(
        "Regression holds equal only what it is told: outlets may still write of other events."
    )
    return tuple(notes)


def _topics(table: pd.DataFrame) -> str:
    sizes = table.groupby("topic")["articles"].sum()
    most = sorted(sizes.index, key=lambda name: (-sizes[name], name))[:5]
    named = "; ".join(f"{name} ({numbers.count(sizes[name])})" for name in most)
    return f"{numbers.count(len(sizes))} topics; those with most articles: {named}."


def _of(table: pd.DataFrame, marker: str, category: str) -> pd.DataFrame:
    return table[(table["marker"] == marker) & (table["category"] == category)]

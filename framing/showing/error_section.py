"""Build the section on how far to trust counts: measured error, misses, and what was skipped."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from framing.analysis import Analysis
from framing.measuring.measured_error import NAMES, measured_error, packaged
from framing.showing import numbers
from framing.showing.blocks import Section, Table
from framing.showing.styles import Style

NOT_MEASURED = "not measured yet"
_COLLECTIONS = (
    "n: how many passages. Held back: kept apart from those the program was built on. BABE, BASIL "
    "and NewsMTSC are collections of English news that other researchers had people label."
)


def error_section(
    analysis: Analysis, styles: Iterable[Style], further: tuple[str, ...] = ()
) -> Section:
    """Return the section on how often each marker errs and what it cannot see.

    ``styles`` are those of the markers on the page; ``further`` are sentences to add, on the
    reference corpus for example.
    """
    return Section(
        "trust",
        "How far to trust this",
        lead=("Every count on this page is the work of a program that errs. This is how often.",),
        tables=(table_of_errors(styles),),
        notes=(_COLLECTIONS, *_small(analysis), *_doubted(analysis), *_skipped(analysis), *further),
    )


def table_of_errors(styles: Iterable[Style]) -> Table:
    """Return a table with a row per style's marker: precision, recall, accuracy, what it misses."""
    error, misses = measured_error(), packaged("misses.tsv").set_index("marker")["misses"]
    rows = tuple(
        (style.label, _measured(error, style.marker, "precision"),
         _measured(error, style.marker, "recall"), _measured(error, style.marker, "accuracy"),
         misses.get(style.marker, "not described"))
        for style in styles
    )  # fmt: skip
    columns = ("Marker", "Precision", "Recall", "Right kind", "What it misses")
    caption = (
        "Measured on passages marked by people. Precision: how many of its marks are right. "
        "Recall: how many of the right ones it finds. Right kind: how often it gives a marked "
        "passage the kind that people gave it. In brackets the 95% interval."
    )
    return Table("Measured error", caption, columns, rows, stack=True)


def _measured(error: pd.DataFrame, marker: str, measure: str) -> str:
    asked = error["measure"].isin(NAMES[measure])
    rows = error[(error["marker"] == marker) & asked]
    rows = rows[rows["value"].notna()]
    whole = rows[rows["category"].isna() | rows["category"].isin(["all"])]
    if whole.empty:
        return NOT_MEASURED
    return "\n".join(
        f"{numbers.ratio(float(row.value))}{_between(row)} "
        f"(n = {numbers.count(float(row.n))}, {row.data})"
        for row in whole.itertuples()
    )


def _between(row: Any) -> str:
    if pd.isna(row.low):
        return ""
    return f" [{numbers.between(row.low, row.high, numbers.ratio)}]"


def _small(analysis: Analysis) -> tuple[str, ...]:
    words = int(analysis.articles["words"].iloc[0])
    text = (
        f"One article of {numbers.count(words)} words is a small sample: "
        "a rate could have been quite different in the same paper on another day."
    )
    return (text,)


def _doubted(analysis: Analysis) -> tuple[str, ...]:
    """Return a tuple of one sentence on the marks left out as probably wrong; empty if none."""
    counts = analysis.run.get("doubted", {})
    if not counts:
        return ()
    told = ", ".join(f"{number} of {marker}" for marker, number in counts.items())
    return (
        f"Left out: {told}. A trained model reads each mark in its sentence, and these it takes "
        "for wrong.",
    )


def _skipped(analysis: Analysis) -> tuple[str, ...]:
    rows = analysis.run.get("skipped", ())
    here = set(analysis.articles["article"])
    return tuple(
        f"Not measured: {row['marker']}, because {row['why']}."
        for row in rows
        if row["article"] in here
    )

"""Draw a rate of the reference corpus through time, and the article in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from framing.article import Article
from framing.comparing.over_time import over_time
from framing.comparing.periods import suited_period
from framing.showing import numbers, svg
from framing.showing.blocks import Picture, Section
from framing.showing.comparison_section import PICTURED, rows_for, unit_of
from framing.showing.plots_of_outlets import plot_over_time, reaches

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison
    from framing.corpora.reference import Reference

LANES = 12  # outlets in a picture: those with most articles


@dataclass(frozen=True, eq=False)
class Series:
    """Hold a rate of the reference corpus through time, by outlet, and the article's own rate.

    A rate is the number of marks per 1,000 words. ``title`` names it, ``every`` is the period
    ("month"); ``table`` has a row for each period and outlet (``group``): number of ``articles``,
    ``rate`` and its 95 % interval ``low`` to ``high``. ``own`` has the article's ``rate, low,
    high`` and ``unit``: a row of ``Comparison.rates``.
    """

    title: str
    every: str
    table: pd.DataFrame
    own: pd.Series


def followed(reference: Reference, comparison: Comparison) -> Series | str:
    """Return one rate of a reference corpus by week, month or year, to set an article in it.

    It is the first of the rates drawn on the page (loaded words first) that was compared.

    Parameters
    ----------
    reference
        The measured corpus.
    comparison
        The comparison that `framing.compare` returned for the article and the reference.

    Returns
    -------
    Series, or str
        The series; if there can be none, a sentence on why.
    """
    days = reference.articles["date"].dropna()
    if days.empty or not reference.outlets:
        return f"{reference.name} has no dates or no outlets: no rate is followed through time."
    every, why = suited_period(days)
    if why:
        return f"{reference.name}: {why[0].lower()}{why[1:]}"
    rates = comparison.rates[comparison.rates["group"] == "all"]
    voice = str(comparison.run["voice"])
    for marker, category, title in PICTURED:
        rows = rows_for(rates, marker, category)
        if len(rows) and rows["unit"].iloc[0] != "index":
            try:
                table = over_time(
                    _largest(reference), marker, category, every=every, by="outlet", voice=voice
                )
            except ValueError as error:
                return str(error)
            return Series(title, every, table, rows.iloc[0])
    return "No rate was compared that could be followed through time."


def _largest(reference: Reference) -> Reference:
    """Return the reference corpus with its twelve largest outlets only: a picture fits no more."""
    if len(reference.outlets) <= LANES:
        return reference
    sizes = reference.articles["outlet"].value_counts()
    names = sorted(reference.outlets, key=lambda name: (-sizes[name], name))
    return reference.only(*names[:LANES])


def added(section: Section, article: Article, series: Series | str) -> Section:
    """Return the section with a picture of the series added; a string is added as a note."""
    if isinstance(series, str):
        return replace(section, notes=(*section.notes, series))
    return replace(section, pictures=(*section.pictures, _picture(article, series)))


def _picture(article: Article, series: Series) -> Picture:
    axes = plot_over_time(series.table, when=article.date)
    own = series.own
    interval = numbers.between(own["low"], own["high"])
    here = f"This article: {numbers.rate(own['rate'])} ({interval}). "
    caption = (
        f"{unit_of(own)}, by {series.every}; a lane for each outlet, in brackets its articles. The "
        "band is the 95% interval over articles; hollow points have fewer than five. "
        f"{here}{_when(article, series.table)} Other rates: "
        "framing.comparing.over_time.over_time(corpus, marker)."
    )
    title = f"{series.title} through time"
    drawn = svg.inline(axes, "time", title, f"{here}{axes.get_label()}")
    return Picture(title, drawn, caption, folded=True)


def _when(article: Article, table: pd.DataFrame) -> str:
    """Return a sentence on whether the article's date lies in the picture of ``table``."""
    if article.date is None:
        return "It has no date, and so no place in the picture."
    day = f"{article.date.day} {article.date:%B %Y}"
    if reaches(table, article.date):
        return f"Its date, {day}, is the upright line."
    return (
        f"Its date, {day}, lies outside the picture, which shows how far a rate moves with the "
        "news of the week, and not where the article stands."
    )

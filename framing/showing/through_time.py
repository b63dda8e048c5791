"""The page's pictures of the reference through time, and where in it the article stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from framing.article import Article
from framing.comparing.over_time import over_time
from framing.showing import numbers, svg
from framing.showing.blocks import Picture, Section
from framing.showing.compared import rows_for, unit_of
from framing.showing.plots_of_outlets import plot_over_time, reaches

if TYPE_CHECKING:
    from framing.comparing.compare import Comparison
    from framing.corpora.reference import Reference

FOLLOWED = (
    ("loaded", "", "Loaded words"),
    ("quotation", "quoted words", "Words quoted from others"),
)
LANES = 12  # outlets in a picture: those with most articles
WEEKS = 200  # days; a longer time is followed by months
YEARS = 30  # a reference that spans more has a wrong date


@dataclass(frozen=True, eq=False)
class Series:
    """A rate of the reference through time, outlet by outlet, and the article's own.

    ``table`` is what `framing.comparing.over_time.over_time` gave; ``own`` the article's row of
    the comparison.
    """

    title: str
    every: str
    table: pd.DataFrame
    own: pd.Series


def followed(reference: Reference, comparison: Comparison) -> tuple[Series, ...] | str:
    """Follow rates of a reference through time.

    Parameters
    ----------
    reference
        The measured corpus.
    comparison
        What `framing.compare` gave for the article and it.

    Returns
    -------
    tuple of Series, or str
        One for each rate of `FOLLOWED` that was compared; why there is none, in a sentence.
    """
    days = pd.to_datetime(reference.articles["date"]).dropna()
    if days.empty:
        return f"{reference.name} has no dates: nothing can be followed through time."
    span = (days.max() - days.min()).days
    if span > 365 * YEARS:
        return (
            f"By its dates {reference.name} spans {numbers.count(span / 365)} years: some are "
            "wrong, and nothing is followed through time."
        )
    core = (days.quantile(0.99) - days.quantile(0.01)).days
    every = "week" if core <= WEEKS else "month"
    most = reference.articles.loc[reference.articles["outlet"] != "", "outlet"].value_counts()
    names = sorted(most.index, key=lambda name: (-most[name], name))[:LANES]
    some = reference.only(*names) if len(names) < len(most) else reference
    rates = comparison.rates[comparison.rates["group"] == "all"]
    found = []
    for marker, category, title in FOLLOWED:
        rows = rows_for(rates, marker, category)
        if len(rows) and names:
            voice = str(comparison.run["voice"])
            table = over_time(some, marker, category, every=every, by="outlet", voice=voice)
            found.append(Series(title, every, table, rows.iloc[0]))
    return tuple(found)


def added(section: Section, article: Article, series: tuple[Series, ...] | str) -> Section:
    """Add what was followed to a part of the page."""
    if isinstance(series, str):
        return replace(section, notes=(*section.notes, series))
    return replace(section, pictures=(*section.pictures, *pictures(article, series)))


def pictures(article: Article, series: tuple[Series, ...]) -> Iterator[Picture]:
    """Draw each series, with the article's date where it lies within."""
    for number, one in enumerate(series):
        axes = plot_over_time(one.table, when=article.date)
        own = one.own
        interval = numbers.between(own["low"], own["high"])
        here = f"This article: {numbers.rate(own['rate'])} ({interval}). "
        caption = (
            f"{unit_of(own)}, by {one.every}; a lane for each outlet, "
            "in brackets its articles. The band is the 95% interval over articles; hollow points "
            f"have fewer than five. {here}{_when(article, one.table)}"
        )
        title = f"{one.title} through time"
        said = f"{here}{axes.get_label()}"
        yield Picture(title, svg.inline(axes, f"time{number}", title, said), caption, folded=True)


def _when(article: Article, table: pd.DataFrame) -> str:
    """Say where in the picture the article stands."""
    if article.date is None:
        return "It has no date, and so no place in the picture."
    day = f"{article.date.day} {article.date:%B %Y}"
    if reaches(table, article.date):
        return f"Its date, {day}, is the upright line."
    return (
        f"Its date, {day}, lies outside the picture, which shows how far a rate moves with the "
        "news of the week, and not where the article stands."
    )

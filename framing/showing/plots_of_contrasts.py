"""Draw comparisons of outlets: their rates, and each against the others on the same topics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.measuring.validate_args import check_made_by
from framing.showing import numbers
from framing.showing.drawing import at_edge, name_rows, new_axes, say_instead
from framing.showing.styles import style_of
from framing.showing.svg import MUTED, RULE, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LANE = 0.32  # inches for an outlet
_TICKS = (0.125, 0.25, 0.5, 1, 2, 4, 8)
_NAMED = ("⅛", "¼", "½", "1", "2", "4", "8")


def plot_contrast(table: pd.DataFrame, title: str = "", ax: Axes | None = None) -> Axes:
    """Draw the rate ratio of each group to the group that it is compared with.

    Parameters
    ----------
    table
        The rows of one marker and category in a table that `framing.contrast` returned. A group is
        an outlet as a rule.
    title
        The title; by default the category.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row per group: the rate ratio with its 95 % interval, on a logarithmic scale with a
        vertical line at 1; a thin line is the interval with the marker's measured error, where the
        table has it. The ratio is printed at the edge. A hollow point has no interval.

    Examples
    --------
    >>> row = {"marker": "loaded", "category": "", "group": "Port", "reference": "Town"}
    >>> table = pd.DataFrame([{**row, "effect": 2.0, "low": 1.5, "high": 2.7, "note": ""}])
    >>> plot_contrast(table).get_label()
    'Port beside Town: 2.00 (1.50 to 2.70).'
    """
    check_made_by("framing.contrast", table, "plot_contrast", "effect", "reference")
    rows = list(table.itertuples(index=False))
    colour = style_of(str(table["marker"].iloc[0]) if rows else "loaded").light
    title = title or (str(table["category"].iloc[0] or table["marker"].iloc[0]) if rows else "")
    with look():
        ax = ax or new_axes(max(len(rows), 2), title, _LANE)
        ax.set_xscale("log")
        ax.axvline(1, color=MUTED, linewidth=1.2, zorder=0)
        for place, found in enumerate(rows):
            _effect(ax, place, found, colour)
        at_edge(ax, [numbers.decimals(found.effect) for found in rows])
        name_rows(ax, [str(found.group) for found in rows], whole=False)
        _scale(ax, table)
        against = ", ".join(dict.fromkeys(str(found.reference) for found in rows))
        ax.set_xlabel(f"times as many as {_short(against)}")
        if not rows:
            say_instead(ax, "nothing to compare")
    ax.set_label(" ".join(_row_label(found) for found in rows))
    return ax


def plot_rates_by_outlet(table: pd.DataFrame, title: str = "", ax: Axes | None = None) -> Axes:
    """Draw the rate of one marker and category in each outlet, with its interval.

    Parameters
    ----------
    table
        The table that `framing.comparing.by_outlet.rates_by_outlet` returned.
    title
        The title; by default the category.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row per outlet: its rate per 1,000 words with the 95 % interval; at the edge the number
        of findings and of articles. A hollow point has no interval.

    Examples
    --------
    >>> row = {"marker": "loaded", "category": "", "group": "Port", "n": 9, "articles": 7}
    >>> table = pd.DataFrame([{**row, "rate": 2.0, "low": 1.5, "high": 2.7}])
    >>> plot_rates_by_outlet(table).get_label()
    'Port: 2.0 (1.5 to 2.7), 9 in 7 articles.'
    """
    check_made_by(
        "framing.comparing.by_outlet.rates_by_outlet", table, "plot_rates_by_outlet", "rate", "n"
    )
    rows = list(table.itertuples(index=False))
    colour = style_of(str(table["marker"].iloc[0]) if rows else "loaded").light
    title = title or (str(table["category"].iloc[0] or table["marker"].iloc[0]) if rows else "")
    with look():
        ax = ax or new_axes(max(len(rows), 2), title, _LANE)
        for place, found in enumerate(rows):
            known = not np.isnan(found.low)
            if known:
                ax.hlines(place, found.low, found.high, color=colour, linewidth=2.4)
            ax.plot(found.rate, place, "o", color=colour, markersize=6,
                    markerfacecolor=colour if known else "none")  # fmt: skip
        at_edge(ax, [f"{numbers.count(f.n)} in {numbers.count(f.articles)}" for f in rows])
        name_rows(ax, [str(found.group) for found in rows], whole=False)
        ax.set_xlim(left=0)
        ax.set_xlabel("per 1,000 words; at the edge: how many in how many articles")
        if not rows:
            say_instead(ax, "nothing was counted")
    ax.set_label(" ".join(_rated(found) for found in rows))
    return ax


def _effect(ax: Axes, place: int, found: Any, colour: str) -> None:
    if not found.effect > 0:  # none at all has no place on a scale of ratios
        return
    known = not np.isnan(found.low)
    wide = getattr(found, "error_low", np.nan), getattr(found, "error_high", np.nan)
    if not np.isnan(wide[0]):
        ax.hlines(place, *wide, color=colour, linewidth=1)
    if known:
        ax.hlines(place, found.low, found.high, color=colour, linewidth=3)
    face = colour if known else "none"
    ax.plot(found.effect, place, "o", color=colour, markersize=6, markerfacecolor=face)


def _scale(ax: Axes, table: pd.DataFrame) -> None:
    """Set the axis to reach equally far on either side of 1, with ticks at halves and doubles."""
    from matplotlib.ticker import NullLocator

    names = [name for name in ("effect", "low", "high", "error_low", "error_high") if name in table]
    values = table[names].to_numpy(float).ravel()
    values = values[~np.isnan(values) & (values > 0)]
    reach = max([2.0, *np.maximum(values, 1 / values)], default=2.0) * 1.1
    reach = min(reach, 16.0)
    ax.set_xlim(1 / reach, reach)
    shown = [place for place, value in enumerate(_TICKS) if 1 / reach <= value <= reach]
    ax.set_xticks([_TICKS[n] for n in shown], [_NAMED[n] for n in shown])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.grid(axis="x", color=RULE, linewidth=0.6)


def _short(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:39]}…"


def _row_label(found: Any) -> str:
    text = numbers.between(found.low, found.high, numbers.decimals)
    note = f"; {found.note}" if getattr(found, "note", "") else ""
    against = f"{found.group} beside {found.reference}"
    return f"{against}: {numbers.decimals(found.effect)} ({text}{note})."


def _rated(found: Any) -> str:
    text = f"{numbers.rate(found.rate)} ({numbers.between(found.low, found.high)})"
    articles = f"{numbers.count(found.articles)} {numbers.times(found.articles, 'article')}"
    return f"{found.group}: {text}, {numbers.count(found.n)} in {articles}."

"""Draw what several pictures share: an article's own line, a mean, points in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.showing.styles import style_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OWN = style_of("loaded").light  # of the article that others are compared with


def this_article(
    ax: Axes, at: float, text: str, low: float, high: float, ha: str = "center", **line: Any
) -> None:
    """Draw the value ``at`` of one article: a vertical line, its interval as a band, a label.

    ``low`` to ``high`` is the interval. What is NaN is not drawn; ``ha`` aligns the label,
    ``line`` are options of the line.
    """
    if not np.isnan(low):
        ax.axvspan(low, high, color=OWN, alpha=0.12, lw=0)
    if np.isnan(at):
        return
    ax.axvline(at, color=OWN, linewidth=2, **line)
    ax.annotate(
        f"this article: {text}", (at, 1), (0, 4), xycoords=("data", "axes fraction"), ha=ha,
        textcoords="offset points", color=OWN, weight="bold", annotation_clip=False,
    )  # fmt: skip


def mean_in_interval(
    ax: Axes, place: float, found: Any, colour: str, shape: str = "o", size: float = 6
) -> None:
    """Draw the ``score`` of a table's row between its ``low`` and ``high`` at height ``place``.

    Where the interval is NaN, the point is hollow.
    """
    known = not np.isnan(found.low)
    if known:
        ax.hlines(place, found.low, found.high, color=colour, linewidth=2)
    face = colour if known else "none"
    ax.plot(found.score, place, shape, color=colour, markerfacecolor=face, markersize=size)


def points_in_time(ax: Axes, rows: pd.DataFrame, values: str, at: pd.Series, colour: str) -> None:
    """Draw a point per row of a table, at its ``period`` (a date) and the height ``at``.

    It is hollow where the value (column ``values``) has no interval: ``low`` is NaN.
    """
    when = pd.to_datetime(rows["period"])
    unsure = rows["low"].isna() & rows[values].notna()
    for face, here in (("none", unsure), (colour, ~unsure)):
        ax.plot(when[here], at[here], "o", color=colour, markersize=4, markerfacecolor=face)


def date_axis(ax: Axes) -> None:
    """Set a few dates as the ticks of the horizontal axis."""
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter

    locator = AutoDateLocator(minticks=2, maxticks=5)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(ConciseDateFormatter(locator))
    ax.margins(x=0.06)


def tone_axis(ax: Axes, label: str) -> None:
    """Set the horizontal axis to the full range of a mean tone, -1 to 1, and its label."""
    ax.set_xlim(-1.05, 1.05)
    ax.set_xticks((-1, -0.5, 0, 0.5, 1))
    ax.set_xlabel(label)

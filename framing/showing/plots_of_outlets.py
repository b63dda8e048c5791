"""Draw outlets: their rate of a finding through time, and which of them an article reads like."""

from __future__ import annotations

import datetime as dt
from textwrap import fill
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from framing.measuring.validate_args import check_made_by
from framing.showing import numbers, strokes
from framing.showing.drawing import name_rows, new_axes, say_instead
from framing.showing.styles import style_of
from framing.showing.svg import MUTED, PAPER, RULE, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.comparing.resemblance import Resemblance

_LANE = 0.6  # inches for a group's line
_FILLED = 0.8  # of its lane
_WIDE = 5.2  # inches for a table of counts
_DARKEST = 0.5  # opacity: ink stays legible on it, on a light and on a dark page
_COLOUR = style_of("quotation").light


def plot_over_time(
    table: pd.DataFrame, ax: Axes | None = None, when: dt.date | None = None
) -> Axes:
    """Draw a rate (findings per 1,000 words) through time, in a strip for each group.

    Parameters
    ----------
    table
        The table that `framing.comparing.over_time.over_time` returned.
    ax
        The axes to draw on; by default those of a new figure.
    when
        A day to mark, such as an article's date; not drawn if it is outside the picture.

    Returns
    -------
    Axes
        In each strip, all on one scale from 0, the rate with its 95 % interval as a band, with the
        number of articles after the group's name and the last rate at the end. A hollow point
        without band: under five articles. A gap: no article. The picture begins and ends where
        some group has five articles; a note gives the number of articles outside.

    Examples
    --------
    >>> import datetime as dt
    >>> month = {"period": dt.date(2024, 5, 1), "group": "Port", "articles": 1, "rate": 12.5}
    >>> table = pd.DataFrame([{**month, "n": 1, "words": 80, "low": np.nan, "high": np.nan}])
    >>> plot_over_time(table).get_label()
    'Port: 01 May 2024 12.5 (too few; n = 1).'
    """
    maker = "framing.comparing.over_time.over_time"
    check_made_by(maker, table, "plot_over_time", "group", "period", "rate")
    outside = int(table["articles"].sum())
    table = _core(table)
    outside -= int(table["articles"].sum())
    groups = list(dict.fromkeys(table["group"]))
    top = float(np.nanmax([*table["high"], *table["rate"], np.nan_to_num(0.0)])) or 1.0
    with look():
        ax = ax or new_axes(max(len(groups), 2), "A rate through time", _LANE)
        for place, group in enumerate(groups):
            _lane(ax, place, table[table["group"] == group], top)
        named = [
            f"{group} ({numbers.count(table.loc[table['group'] == group, 'articles'].sum())})"
            for group in groups
        ]
        name_rows(ax, named)
        ax.set_ylim(max(len(groups), 1) - 0.4, -0.6)
        ax.set_xlabel(f"each lane: 0 to {numbers.rate(top)}; band: 95% interval{_beyond(outside)}")
        if table.empty:
            say_instead(ax, "no article with a date")
        else:
            strokes.date_axis(ax)
        if when is not None and reaches(table, when):
            _mark(ax, when)
    ax.set_label(
        " ".join(_row_label(table[table["group"] == group], str(group)) for group in groups)
    )
    return ax


def plot_resemblance(found: Resemblance, ax: Axes | None = None) -> Axes:
    """Draw the probability that each outlet wrote an article, or why it cannot be given.

    Parameters
    ----------
    found
        The result of `framing.comparing.resemblance.resemblance`.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row per outlet: a bar for its probability as the classifier gives it, a line for the mean
        error of such probabilities, and the number of the outlet's articles in cross-validation. A
        dotted line shows the probability by chance.

    Examples
    --------
    >>> chosen = pd.DataFrame({"outlet": ["Town", "Port"], "probability": [0.75, 0.25]})
    >>> names = ["Port", "Town"]
    >>> test = pd.DataFrame([[8, 2], [1, 9]], index=names, columns=names)
    >>> from framing.comparing.resemblance import Resemblance
    >>> found = Resemblance("Town", "", chosen, pd.DataFrame(), test, 0.85, 0.7, 1.0, 0.5, 0.1)
    >>> plot_resemblance(found).get_label()
    'Town: 75%. Port: 25%.'
    """
    check_made_by(
        "framing.comparing.resemblance.resemblance", found, "plot_resemblance", "probabilities"
    )
    rows = found.probabilities
    tested = found.confusion.sum(axis=1)
    with look():
        ax = ax or new_axes(max(len(rows), 2), "Which outlet it reads like", 0.3)
        for place, value in enumerate(rows["probability"].tolist()):
            low, high = (value + step * found.calibration_error for step in (-1, 1))
            ax.barh(place, value, height=0.6, color=_COLOUR, alpha=0.55, edgecolor=PAPER)
            ax.hlines(place, max(low, 0), min(high, 1), color=_COLOUR, linewidth=1.6)
            ax.annotate(
                numbers.share(value), (min(high, 1), place), (6, 0), textcoords="offset points",
                va="center",
            )  # fmt: skip
        name_rows(ax, [f"{name} ({numbers.count(tested[name])})" for name in rows["outlet"]])
        ax.set_xlim(0, 1)
        ax.set_xlabel("probability; line: its mean error")
        if found.refused:
            say_instead(ax, fill(found.refused, 44))
        else:
            ax.axvline(found.chance, color=MUTED, linestyle=":", linewidth=1.4)
            ax.annotate(
                "guessing", (found.chance, 1), (0, 3), xycoords=("data", "axes fraction"),
                textcoords="offset points", ha="center", color=MUTED,
            )  # fmt: skip
    lines = [f"{name}: {numbers.share(value)}." for name, value in rows.itertuples(index=False)]
    ax.set_label(found.refused or " ".join(lines))
    return ax


def plot_confusion(found: Resemblance, ax: Axes | None = None) -> Axes:
    """Draw the confusion matrix of the cross-validation: articles by outlet and predicted outlet.

    Parameters
    ----------
    found
        The result of `framing.comparing.resemblance.resemblance`.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row for each outlet, a column for each predicted outlet, with the number of articles; the
        larger its share of the row, the darker the field.

    Examples
    --------
    >>> chosen = pd.DataFrame({"outlet": ["Town", "Port"], "probability": [0.75, 0.25]})
    >>> names = ["Port", "Town"]
    >>> test = pd.DataFrame([[8, 2], [1, 9]], index=names, columns=names)
    >>> from framing.comparing.resemblance import Resemblance
    >>> found = Resemblance("Town", "", chosen, pd.DataFrame(), test, 0.85, 0.7, 1.0, 0.5, 0.1)
    >>> plot_confusion(found).get_label()
    'Told right: Port: 8 of 10. Town: 9 of 10.'
    """
    from matplotlib.patches import Rectangle

    check_made_by("framing.comparing.resemblance.resemblance", found, "plot_confusion", "confusion")
    counts = found.confusion.to_numpy()
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    names = [str(name) for name in found.confusion.index]
    with look():
        ax = ax or new_axes(len(names) + 2, "Which outlet each article was taken for", 0.34, _WIDE)
        for (row, column), share in np.ndenumerate(shares):
            corner = (column - 0.5, row - 0.5)
            alpha = _DARKEST * float(share)
            ax.add_patch(Rectangle(corner, 1, 1, facecolor=_COLOUR, alpha=alpha, linewidth=0))
            bold = "bold" if row == column else "normal"
            text = numbers.count(counts[row, column])
            ax.annotate(text, (column, row), ha="center", va="center", weight=bold)
        name_rows(ax, names)
        ax.set_xlim(-0.5, len(names) - 0.5)
        ax.set_xticks(range(len(names)), names, rotation=40, ha="right")
        ax.grid(visible=False)
        ax.set_xlabel("taken for; in bold: told right")
    label = [
        f"{name}: {numbers.count(counts[place, place])} of {numbers.count(counts[place].sum())}."
        for place, name in enumerate(names)
    ]
    ax.set_label("Told right: " + " ".join(label))
    return ax


def reaches(table: pd.DataFrame, when: dt.date) -> bool:
    """Return whether a day is in the time span that `plot_over_time` draws of its ``table``."""
    first = sorted(set(_core(table)["period"]))
    length = first[-1] - first[-2] if len(first) > 1 else dt.timedelta(days=31)
    return bool(first) and first[0] <= when < first[-1] + length


def _mark(ax: Axes, when: dt.date) -> None:
    ax.axvline(pd.Timestamp(when), color=strokes.OWN, linewidth=1.6)
    ax.annotate(
        "this article", (pd.Timestamp(when), 1), (0, 3), xycoords=("data", "axes fraction"),
        textcoords="offset points", ha="center", color=strokes.OWN, weight="bold",
        annotation_clip=False,
    )  # fmt: skip


def _core(table: pd.DataFrame) -> pd.DataFrame:
    """Return the rows between the first and the last period in which a group has an interval."""
    known = table.loc[table["low"].notna(), "period"]
    if known.empty:
        return table
    return table[(table["period"] >= known.min()) & (table["period"] <= known.max())]


def _beyond(articles: int) -> str:
    if not articles:
        return ""
    return f"\nnot drawn: {numbers.count(articles)} {numbers.times(articles, 'article')} outside"


def _lane(ax: Axes, place: int, rows: pd.DataFrame, top: float) -> None:
    """Draw a group's rates and intervals in strip ``place``; ``top`` is the scale's upper end."""
    base = place + 0.4

    def at(values: pd.Series) -> pd.Series:
        return base - _FILLED * values / top

    when = pd.to_datetime(rows["period"])
    ax.axhline(base, color=RULE, linewidth=0.8, zorder=0)
    ax.fill_between(when, at(rows["low"]), at(rows["high"]), color=_COLOUR, alpha=0.22, lw=0)
    ax.plot(when, at(rows["rate"]), "-", color=_COLOUR, linewidth=1.6)
    strokes.points_in_time(ax, rows, "rate", at(rows["rate"]), _COLOUR)
    known = rows["rate"].dropna()
    if len(known):
        last = known.index[-1]
        ax.annotate(
            numbers.rate(known.iloc[-1]), (when[last], float(at(known).iloc[-1])), (6, 0),
            textcoords="offset points", va="center", annotation_clip=False,
        )  # fmt: skip


def _row_label(rows: pd.DataFrame, group: str) -> str:
    lines = [
        f"{row.period:%d %B %Y} {numbers.rate(row.rate)} "
        f"({numbers.between(row.low, row.high)}; n = {numbers.count(row.articles)})"
        for row in rows[rows["articles"] > 0].itertuples(index=False)
    ]
    return f"{group}: {', '.join(lines)}."

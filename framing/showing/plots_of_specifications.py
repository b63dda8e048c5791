"""Draw a specification curve: every estimate, and the choices that led to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.comparing.specification import CHOICES, by_choice
from framing.measuring.validate_args import check_made_by
from framing.showing import numbers, strokes
from framing.showing.drawing import name_rows, new_axes, say_instead
from framing.showing.styles import style_of
from framing.showing.svg import MUTED, RULE, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLOUR = style_of("quotation").light
_HIGH = 7  # rows that the curve takes
_ROW = 0.3  # inches
_TICKS = (0.1, 0.2, 0.25, 1 / 3, 0.5, 2 / 3, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 10)
_MOST_TICKS = 5


def plot_specification_curve(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the estimate under every set of choices (specification), and the choices below it.

    Parameters
    ----------
    table
        The table that `framing.specification_curve` returned.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        Above, a point for each specification, from the lowest effect (ratio of the groups' rates)
        to the highest, with its 95 % interval, on a logarithmic scale: filled where the interval
        excludes 1, else hollow. The vertical line is the effect that `framing.contrast` returns.
        Below, a row for each choice that was varied, with a stroke under the estimates it led to
        and their median at the edge.

    Examples
    --------
    >>> from framing import Article, analyze, specification_curve
    >>> choices = {"Port": "The regime sent thugs. ", "Town": "The regime sent men. "}
    >>> articles = [Article(f"{name}{n}", text * (15 + n), outlet=name)
    ...             for name, text in choices.items() for n in range(6)]
    >>> table = specification_curve(analyze(articles, "loaded"), "loaded", "Town", adjust=())
    >>> plot_specification_curve(table).get_label().split(":")[0]
    'Town beside Port, loaded'
    """
    check_made_by("framing.specification_curve", table, "plot_specification_curve", "specification")
    known = table[table["effect"] > 0].reset_index(drop=True)
    choices = by_choice(table)
    rows = choices[choices["choice"] != ""]
    with look():
        title = f"{_named(table)}: every reasonable way to ask"
        ax = ax or new_axes(len(rows) + _HIGH, title, _ROW)
        name_rows(ax, [_row_name(row) for row in rows.itertuples()], whole=False)
        ax.set_ylim(len(rows) - 0.4, -_HIGH - 0.6)
        ax.set_xlabel(f"{len(known)} specifications, lowest to highest\nat the edge: median")
        ax.grid(visible=False)
        if known.empty:
            say_instead(ax, "no specification has an effect")
        else:
            _curve(ax, known)
            _choices(ax, known, rows)
            ax.set_xticks([])
    ax.set_label(_summary(table, choices))
    return ax


def _curve(ax: Axes, known: pd.DataFrame) -> None:
    ends = known[["effect", "low", "high"]].to_numpy(float)
    lowest, highest = np.nanmin(known["effect"]), np.nanmax(known["effect"])
    room = max(highest / lowest, 1.2)  # intervals that are much wider than the curve are cut off
    low = min(max(np.nanmin(ends), lowest / room), 0.95)
    high = max(min(np.nanmax(ends), highest * room), 1.05)

    def at(values: Any) -> Any:
        share = np.log(np.clip(values, low, high) / low) / np.log(high / low)
        return -1 - (_HIGH - 1) * share

    ticks = [tick for tick in _TICKS if low <= tick <= high]
    while len(ticks) > _MOST_TICKS:
        ticks = [tick for place, tick in enumerate(ticks) if place % 2 == 0 or tick == 1]
    for tick in ticks:
        same = tick == 1
        ax.axhline(
            at(tick), color=MUTED if same else RULE, linewidth=1.2 if same else 0.6, zorder=0
        )
        ax.annotate(
            f"×{tick:.3g}", (1, at(tick)), (4, 0), xycoords=("axes fraction", "data"),
            textcoords="offset points", va="center", color=MUTED, annotation_clip=False,
        )  # fmt: skip
    place = np.arange(len(known))
    size = float(np.clip(160 / len(known), 1.5, 5))
    sure = ((known["low"] > 1) | (known["high"] < 1)).to_numpy()
    ax.vlines(place, at(ends[:, 1]), at(ends[:, 2]), color=_COLOUR, linewidth=1, alpha=0.35)
    for face, here in ((_COLOUR, sure), ("none", ~sure)):
        ax.plot(place[here], at(ends[here, 0]), "o", color=_COLOUR, markerfacecolor=face,
                markersize=size)  # fmt: skip
    for default in place[known["default"].to_numpy()]:
        ax.axvline(default, color=strokes.OWN, linewidth=1.4, zorder=0)
        ax.annotate(
            "default", (default, 1), (0, 3), xycoords=("data", "axes fraction"), ha="center",
            textcoords="offset points", color=strokes.OWN, weight="bold", annotation_clip=False,
        )  # fmt: skip


def _choices(ax: Axes, known: pd.DataFrame, rows: pd.DataFrame) -> None:
    for place, row in enumerate(rows.itertuples(index=False)):
        here = np.flatnonzero((known[row.choice] == row.value).to_numpy())
        ax.vlines(here, place - 0.32, place + 0.32, color=_COLOUR, linewidth=0.9)
        ax.annotate(
            f"×{numbers.ratio(row.median)}", (1, place), (4, 0), va="center", color=MUTED,
            xycoords=("axes fraction", "data"), textcoords="offset points", annotation_clip=False,
        )  # fmt: skip


def _row_name(row: Any) -> str:
    return str(row.value) if row.choice == "counted" else f"{row.choice}: {row.value}"


def _named(table: pd.DataFrame) -> str:
    if table.empty:
        return "No specification"
    first = table.iloc[0]
    kind = f"{first['marker']}: {first['category']}" if first["category"] else first["marker"]
    return f"{first['group']} beside {first['reference']}, {kind}"


def _summary(table: pd.DataFrame, choices: pd.DataFrame) -> str:
    whole = choices.iloc[0]
    tried = len(table)
    lines = [
        f"{_named(table)}: in {whole['specifications']} of {tried} specifications an effect, from "
        f"{numbers.ratio(whole['lowest'])} to {numbers.ratio(whole['highest'])} times the rate, "
        f"median {numbers.ratio(whole['median'])}; {whole['above']} intervals lie above 1, "
        f"{whole['below']} below."
    ]
    default = table.loc[table["default"], "effect"]
    lines += [f"The default: {numbers.ratio(value)}." for value in default]
    for choice in CHOICES:
        rows = choices[choices["choice"] == choice]
        values = [f"{row.value} {numbers.ratio(row.median)}" for row in rows.itertuples()]
        lines += [f"Median by {choice}: {', '.join(values)}."] if values else []
    return " ".join(lines)

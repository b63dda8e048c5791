"""Draw what all pictures share: axes, named rows, bars and a legend of voices.

A voice is whose words a passage is: writer, reported, quoted or headline.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import pandas as pd

from framing.showing.styles import VOICES, style_of
from framing.showing.svg import MUTED, PAPER

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

LONGEST_NAME = 26  # characters
LONGEST_LINE = 22  # characters of a row's name, which may take two lines
WIDTH = 4.3  # inches: on a telephone the smallest text is then drawn at its size or larger
_VOICES = tuple(VOICES)
COLOURS = dict(
    zip(
        _VOICES,
        (style_of(name).light for name in ("difficulty", "loaded", "quotation", "actor")),
        strict=True,
    )
)
_HATCHES = dict(zip(_VOICES, ("", "\\\\\\\\", "////", "...."), strict=True))
SHAPES = dict(zip(_VOICES, ("o", "D", "s", "^"), strict=True))


def new_axes(rows: int, title: str, height: float = 0.34, width: float = WIDTH) -> Axes:
    """Return new axes, high enough for so many rows and unknown to pyplot.

    ``height`` (of a row) and ``width`` are in inches. The title is stored as the figure's label: a
    page or a notebook's cell prints it above the picture.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(width, 0.9 + height * max(rows, 1)), layout="constrained")
    figure.set_label(_flat(title))
    return figure.add_subplot()


def bars(ax: Axes, counts: pd.DataFrame, labels: list[str]) -> None:
    """Draw stacked bars with a colour and a hatch for each voice, and a label at each end.

    ``counts`` has a row per bar, whose index is its name, and a column per voice.
    """
    import seaborn as sns

    voices = [voice for voice in counts.columns if counts[voice].sum()]
    table = counts[voices].reset_index(drop=True)
    if voices:
        hatched = len(voices) > 1
        sns.histplot(
            table.melt(ignore_index=False).reset_index(),
            y="index", weights="value", hue=table.melt().columns[0], hue_order=voices[::-1],
            multiple="stack", discrete=True, shrink=0.66, palette=COLOURS, alpha=1,
            edgecolor=PAPER, linewidth=0.6, legend=False, ax=ax,
        )  # fmt: skip
        for container, voice in zip(ax.containers, voices, strict=True):
            for bar in container:
                bar.set_hatch(_HATCHES[voice] if hatched else "")
    for row, (total, label) in enumerate(zip(counts.sum(axis=1), labels, strict=True)):
        ax.annotate(label, (total, row), (5, 0), textcoords="offset points", va="center")
    ax.margins(x=0.14)
    name_rows(ax, counts.index.tolist())
    if len(voices) > 1:
        voice_legend(ax, voices)


def name_rows(ax: Axes, names: list[str], whole: bool = True) -> None:
    """Label the rows with names, the first at the top.

    If ``whole`` is true, the ticks of the horizontal axis are integers only.
    """
    from matplotlib.ticker import MaxNLocator

    ax.set_yticks(range(len(names)), [_on_two_lines(name) for name in names], linespacing=1.05)
    ax.set_ylim(max(len(names), 1) - 0.5, -0.5)
    ax.set_ylabel("")
    ax.grid(axis="x", linewidth=0.6)
    ax.set_axisbelow(True)
    ax.xaxis.set_major_locator(MaxNLocator(6, integer=whole))


def at_edge(ax: Axes, labels: list[str]) -> None:
    """Write a label for each row, from the top, at the right edge of the axes; "" for none."""
    longest = max(labels, key=len, default="")
    for place, said in enumerate(labels):
        if said:
            note = ax.annotate(
                said, (1, place), (4, 0), xycoords=("axes fraction", "data"), va="center",
                textcoords="offset points", color=MUTED, annotation_clip=False,
            )  # fmt: skip
            note.set_in_layout(said == longest)  # measuring each text takes time


def say_instead(ax: Axes, why: str) -> None:
    """Write in the middle of an empty picture why there is nothing to see."""
    ax.annotate(why, (0.5, 0.5), xycoords="axes fraction", ha="center", va="center", color=MUTED)
    ax.set_xticks([])
    ax.set_yticks([])


def marks_legend(ax: Axes, keys: list[tuple[str, str, bool, str]]) -> None:
    """Write a legend of shapes above the axes; ``keys``: (shape, colour, hollow, meaning)."""
    from matplotlib.lines import Line2D

    if not keys:
        return
    drawn = [
        Line2D([], [], color=colour, marker=shape, linestyle="",
               markerfacecolor="none" if hollow else colour)
        for shape, colour, hollow, _ in keys
    ]  # fmt: skip
    ax.figure.legend(
        drawn, [_short(key[-1]) for key in keys], loc="outside upper left",
        ncols=2, handlelength=1, handletextpad=0.3, columnspacing=1, borderaxespad=0.1,
    )  # fmt: skip


def _flat(name: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _short(name: str) -> str:
    flat = _flat(name)
    return flat if len(flat) <= LONGEST_NAME else f"{flat[: LONGEST_NAME - 1]}…"


def _on_two_lines(name: str) -> str:
    """Return a name on at most two lines, broken at a blank if possible and cut if too long."""
    flat = _flat(name)
    if len(flat) <= LONGEST_LINE:
        return flat
    return "\n".join(wrap(flat, LONGEST_LINE - 2, max_lines=2, placeholder=" …"))


def voice_legend(ax: Axes, voices: list[str]) -> None:
    """Write a legend above the axes: each voice's colour and hatch (of bars) or shape."""
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch

    bars = bool(ax.containers)
    keys: list[Artist] = [
        Patch(facecolor=COLOURS[voice], edgecolor=PAPER, hatch=_HATCHES[voice])
        if bars
        else Line2D([], [], color=COLOURS[voice], marker=SHAPES[voice])
        for voice in voices
    ]
    names = [VOICES[voice] for voice in voices]
    ax.legend(
        keys, names,
        loc="lower right", bbox_to_anchor=(1, 1), ncols=3, borderaxespad=0.2, handlelength=1,
        handletextpad=0.4, columnspacing=0.9,
    )  # fmt: skip

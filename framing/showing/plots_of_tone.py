"""Draw tone: toward an actor by outlet and through time, and of each source toward each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from framing.measuring.tone import tone_by_speaker
from framing.measuring.validate_args import check_made_by
from framing.showing import numbers, strokes
from framing.showing.drawing import at_edge, name_rows, new_axes, say_instead
from framing.showing.styles import style_of
from framing.showing.svg import MUTED, RULE, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.analysis import Analysis

MOST = 5  # speakers and actors in the matrix
_LANE = 0.75  # inches for a group's line
_HALF = 0.4  # of a lane, for a tone of one
_COLOUR = style_of("sentiment").light
_SHAPES = {"negative": "v", "neutral": "o", "positive": "^"}
_LONGEST = 20  # characters of an actor below the matrix
_CLEAR = 0.25  # a mean farther from 0 than this gets a triangle
_AXIS = "mean tone, −1 to +1; line: 95% interval"


class OwnTone(NamedTuple):
    """Hold the mean tone toward an actor in one article, from -1 (negative) to 1.

    ``score`` is the mean over ``mentions``, ``low`` to ``high`` its 95 % interval over sentences;
    NaN for none.
    """

    score: float
    mentions: int = 0
    low: float = np.nan
    high: float = np.nan


def plot_tone_by_outlet(
    table: pd.DataFrame, actor: str = "", own: float | OwnTone = np.nan, ax: Axes | None = None
) -> Axes:
    """Draw the mean tone toward an actor in each outlet.

    Parameters
    ----------
    table
        The table that `framing.comparing.tone.tone_by` returned.
    actor
        The actor; the first of the table by default.
    own
        The mean tone of one article, drawn as a vertical line; an `OwnTone` has its mentions and
        interval as well, drawn as a band.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row per outlet: its mean (−1 to +1) with the 95 % interval over articles, and numbers of
        mentions and articles. A hollow point has too few articles for an interval.

    Raises
    ------
    ValueError
        If the table has no such actor; the message names those it has.

    Examples
    --------
    >>> from framing import Article, analyze, tone_by
    >>> berg = Article("a", "Anna Berg was praised for her courage.", outlet="Port")
    >>> axes = plot_tone_by_outlet(tone_by(analyze(berg, "sentiment")))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Port']
    """
    check_made_by("framing.tone_by", table, "plot_tone_by_outlet", "actor", "score")
    rows = _toward(table, actor)
    with look():
        ax = ax or new_axes(max(len(rows), 2), f"Tone toward {_named(rows)} in each outlet", 0.32)
        ax.axvline(0, color=RULE, linewidth=1.2, zorder=0)
        for place, found in enumerate(rows.itertuples(index=False)):
            strokes.mean_in_interval(ax, place, found, _COLOUR, size=5)
        at_edge(ax, [_where(found) for found in rows.itertuples(index=False)])
        _article(ax, own if isinstance(own, OwnTone) else OwnTone(own))
        name_rows(ax, rows["group"].tolist(), whole=False)
        strokes.tone_axis(ax, f"{_AXIS}\nat the edge: mentions in how many articles")
        if rows.empty:
            say_instead(ax, "no mention")
    text = [f"{row.group}: {_row_label(row)}." for row in rows.itertuples(index=False)]
    ax.set_label(" ".join([*text, *([_own_label(own)] if isinstance(own, OwnTone) else [])]))
    return ax


def plot_tone_over_time(table: pd.DataFrame, ax: Axes | None = None) -> Axes:
    """Draw the tone toward an actor through time, in a strip for each group.

    Parameters
    ----------
    table
        The table that `framing.comparing.tone.tone_over_time` returned.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        In each strip, all from -1 to 1 around a line at 0, the mean tone with its 95 % interval as
        a vertical line; next to the group's name the number of mentions and of articles. A hollow
        point without interval: under five articles. A gap: no mention.

    Examples
    --------
    >>> import datetime as dt
    >>> from framing import Article, analyze, tone_over_time
    >>> text = "Anna Berg was praised for her courage."
    >>> found = analyze(Article("a", text, date=dt.date(2024, 5, 1)), "sentiment")
    >>> axes = plot_tone_over_time(tone_over_time(found, "Anna Berg"))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['all (1 in 1)']
    """
    check_made_by(
        "framing.tone_over_time", table, "plot_tone_over_time", "group", "period", "score"
    )
    groups = list(dict.fromkeys(table["group"]))
    with look():
        ax = ax or new_axes(max(len(groups), 2), "Tone through time", _LANE)
        for place, group in enumerate(groups):
            _lane(ax, place, table[table["group"] == group])
        name_rows(ax, [_counted(table, group) for group in groups])
        ax.set_xlabel(
            "each lane: −1 to +1; upright: 95% interval\nin brackets: mentions in how many articles"
        )
        if table.empty:
            say_instead(ax, "no mention with a date")
        else:
            strokes.date_axis(ax)
    label = (f"{row.group} {row.period:%d %B %Y}: {_row_label(row)}." for row in table.itertuples())
    ax.set_label(" ".join(label))
    return ax


def plot_who_of_whom(analysis: Analysis, ax: Axes | None = None) -> Axes:
    """Draw the tone in which each source speaks of each actor.

    Parameters
    ----------
    analysis
        An analysis of one article or many.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row per speaker, a column per actor, for the five of each with most mentions. A triangle
        up is a positive mean (of −1 to +1), down a negative one, a circle one between −0.25 and
        +0.25; below it the mean and the number of mentions. Hollow: fewer than five mentions.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "“Berg is a liar,” said Tom Hale of Anna Berg, the mayor."
    >>> axes = plot_who_of_whom(analyze(Article("a", text), "sentiment"))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Tom Hale']
    """
    table = tone_by_speaker(analysis)
    table = table[table["mentions"] > 0]
    actors = _most(table, "actor")
    table = table[table["actor"].isin(actors)]
    speakers = _most(table, "speaker")
    shown = table[table["speaker"].isin(speakers)]
    with look():
        ax = ax or new_axes(len(speakers) + 2, "In what tone each source speaks of each actor", 0.6)
        for found in shown.itertuples(index=False):
            _cell(ax, actors.index(found.actor), speakers.index(found.speaker), found)
        name_rows(ax, speakers)
        ax.set_xlim(-0.5, max(len(actors), 1) - 0.5)
        ax.set_ylim(max(len(speakers), 1) - 0.25, -0.5)
        ax.set_xticks(range(len(actors)), map(_short, actors), rotation=40, ha="right")
        ax.set_xlabel("speaks of (mean tone, mentions)")
        if shown.empty:
            say_instead(ax, "no source speaks of an actor")
    ax.set_label(
        " ".join(f"{row.speaker} of {row.actor}: {_row_label(row)}." for row in shown.itertuples())
    )
    return ax


def _toward(table: pd.DataFrame, actor: str) -> pd.DataFrame:
    known = list(dict.fromkeys(table["actor"]))
    if actor and actor not in known:
        raise ValueError(f"The table has no {actor!r}. It has: {', '.join(known[:MOST])}.")
    return table[table["actor"] == (actor or (known or [""])[0])]


def _named(rows: pd.DataFrame) -> str:
    return str(rows["actor"].iloc[0]) if len(rows) else "nobody"


def _where(found: Any) -> str:
    if np.isnan(found.score):
        return "none"
    return f"{numbers.count(found.mentions)} in {numbers.count(found.articles)}"


def _article(ax: Axes, own: OwnTone) -> None:
    counted = f" (n = {numbers.count(own.mentions)})" if own.mentions else ""
    text = f"{numbers.score(own.score)}{counted}"
    toward = "left" if own.score < -0.6 else "right" if own.score > 0.6 else "center"
    strokes.this_article(ax, own.score, text, own.low, own.high, toward)


def _lane(ax: Axes, place: int, rows: pd.DataFrame) -> None:
    def at(values: pd.Series) -> pd.Series:
        return place - _HALF * values

    when = pd.to_datetime(rows["period"])
    ax.axhline(place, color=RULE, linewidth=1, zorder=0)
    ax.vlines(when, at(rows["low"]), at(rows["high"]), color=_COLOUR, linewidth=2.4, alpha=0.45)
    ax.plot(when, at(rows["score"]), "-", color=_COLOUR, linewidth=1.2)
    strokes.points_in_time(ax, rows, "score", at(rows["score"]), _COLOUR)


def _counted(table: pd.DataFrame, group: str) -> str:
    rows = table[table["group"] == group]
    mentions, articles = (numbers.count(rows[name].sum()) for name in ("mentions", "articles"))
    return f"{group} ({mentions} in {articles})"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _most(table: pd.DataFrame, column: str) -> list[str]:
    counts = table.groupby(column)["mentions"].sum()
    return sorted(counts.index, key=lambda name: (-counts[name], name))[:MOST]


def _cell(ax: Axes, x: float, y: float, found: Any) -> None:
    label = "neutral"
    if abs(found.score) > _CLEAR:
        label = "positive" if found.score > 0 else "negative"
    face = "none" if np.isnan(found.low) else _COLOUR
    ax.plot(x, y, _SHAPES[label], color=_COLOUR, markerfacecolor=face, markersize=8)
    text = f"{numbers.score(found.score)}\n({numbers.count(found.mentions)})"
    ax.annotate(
        text, (x, y), (0, -6), textcoords="offset points", ha="center", va="top",
        color=MUTED,
    )  # fmt: skip


def _own_label(own: OwnTone) -> str:
    interval = numbers.between(own.low, own.high, numbers.score)
    return f"This article: {numbers.score(own.score)} ({interval}; {_of(own.mentions, 'mention')})."


def _row_label(row: Any) -> str:
    over = f" in {_of(row.articles, 'article')}" if hasattr(row, "articles") else ""
    interval = numbers.between(row.low, row.high, numbers.score)
    return f"{numbers.score(row.score)} ({interval}; {_of(row.mentions, 'mention')}{over})"


def _of(n: int, one: str) -> str:
    return f"{numbers.count(n)} {numbers.times(n, one)}"

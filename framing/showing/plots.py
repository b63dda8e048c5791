"""Draw an article's actors, tone and sources, and its rates among those of other articles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.measuring.sources import sources
from framing.measuring.tone import tone
from framing.measuring.validate_args import an_analysis, check_made_by, ran
from framing.showing import numbers, strokes
from framing.showing.drawing import COLOURS, SHAPES, bars, name_rows, new_axes, voice_legend
from framing.showing.styles import VOICES, style_of
from framing.showing.svg import MUTED, PAPER, RULE, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from framing.analysis import Analysis
    from framing.comparing.compare import Comparison

MOST = 10  # bars in a picture
_GROUPS = {"all": "all articles", "matched": "similar articles"}
_APART = 0.36  # of a row, between the voices in which one actor is spoken of
_VOICE = 0.12  # inches that each of them adds to a row


def plot_actors(analysis: Analysis, ax: Axes | None = None) -> Axes:
    """Draw how often each actor is named, and in whose words.

    Parameters
    ----------
    analysis
        An analysis of one article or many.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        One bar for each of the ten actors named most often, with its count, divided by voice: the
        writer's words, reported, quoted, or the headline.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "“We will stay,” said Anna Berg."
    >>> axes = plot_actors(analyze(Article("a", text), "actor"))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Anna Berg']
    """
    an_analysis(analysis, "plot_actors")
    mentions = analysis.evidence[analysis.evidence["marker"] == "actor"]
    counts = mentions.groupby(["actor", "voice"]).size().unstack(fill_value=0)
    counts = counts.reindex(columns=list(VOICES), fill_value=0)
    order = counts.sum(axis=1).rename("n").reset_index()
    order = order.sort_values(["n", "actor"], ascending=[False, True]).head(MOST)
    with look():
        ax = ax or new_axes(len(order), "How often each actor is named, and in whose words")
        bars(ax, counts.loc[order["actor"]], [numbers.count(n) for n in order["n"]])
        ax.set_xlabel("mentions")
    return ax


def plot_sources(analysis: Analysis, ax: Axes | None = None) -> Axes:
    """Draw how many words are attributed to each source, quoted or told indirectly.

    Parameters
    ----------
    analysis
        An analysis of one article or many.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A bar for each of the ten sources with the most words, labelled with their number and that
        of turns (passages given to the source).

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "“We will stay until they talk,” said Anna Berg."
    >>> axes = plot_sources(analyze(Article("a", text), "sources"))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Anna Berg']
    """
    given = sources(analysis).groupby("speaker", as_index=False)[["turns", "words"]].sum()
    given = given[given["turns"] > 0]
    given = given.sort_values(["words", "speaker"], ascending=[False, True]).head(MOST)
    names = given["speaker"].replace("", "nobody named").tolist()
    counts = pd.DataFrame({"quoted": given["words"].to_numpy()}, index=names)
    labels = [
        f"{numbers.count(words)} in {numbers.count(n)}"
        for words, n in zip(given["words"], given["turns"], strict=True)
    ]
    with look():
        ax = ax or new_axes(len(counts), "Words given to each source")
        bars(ax, counts, labels)
        ax.set_xlabel("words given (in how many turns)")
    return ax


def plot_tone(analysis: Analysis, ax: Axes | None = None) -> Axes:
    """Draw the mean tone toward each actor, in the writer's words and in those of others.

    Parameters
    ----------
    analysis
        An analysis of one article or many.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        For each of the ten actors scored most often a point per voice (whose words), from -1
        (negative) to 1, with its 95 % interval and number of mentions; a hollow point without
        interval where there are too few. The interval is over sentences, over articles where there
        are several.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "Anna Berg was praised for her courage."
    >>> axes = plot_tone(analyze(Article("a", text), "sentiment"))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['Anna Berg']
    """
    ran(analysis, "plot_tone", "sentiment")
    table = tone(analysis) if len(analysis.articles) > 1 else analysis.sentiment
    table = table[table["actor"] != ""]
    total = table.groupby("actor")["mentions"].sum().rename("n").reset_index()
    order = total.sort_values(["n", "actor"], ascending=[False, True])["actor"].head(MOST).tolist()
    with look():
        most = int(table["voice"].nunique())
        ax = ax or new_axes(len(order), "Tone toward each actor", 0.22 + _VOICE * most)
        ax.axvline(0, color=RULE, linewidth=1.2, zorder=0)
        for place, actor in enumerate(order):
            voices = table[table["actor"] == actor]
            steps = _APART * (np.arange(len(voices)) - (len(voices) - 1) / 2)
            for step, found in zip(steps, voices.itertuples(index=False), strict=True):
                _tone(ax, place + step, found)
        name_rows(ax, order)
        strokes.tone_axis(ax, "mean tone: negative −1, positive +1")
        voice_legend(ax, [voice for voice in VOICES if voice in set(table["voice"])])
    return ax


def plot_rates(
    comparison: Comparison, marker: str, category: str = "", ax: Axes | None = None
) -> Axes:
    """Draw one rate of the article among those of each group of articles in the reference corpus.

    Parameters
    ----------
    comparison
        The comparison that `framing.compare` returned.
    marker, category
        The rate to draw, in findings per 1,000 words; an empty category means all of the marker.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row for each group (outlet, similar or all articles) with its number of articles: a thin
        line over the middle 80 % of its articles, a thick one over the middle half, a point for the
        group's rate. The article is the upright line, its interval the band. Groups that are too
        small say so.

    Raises
    ------
    ValueError
        If the comparison has no such rate; the message names those of the marker.

    Examples
    --------
    >>> from framing import Article, compare
    >>> from framing.corpora.reference import measured_now
    >>> others = [Article(name, "The regime fell. " * 20, outlet=name) for name in ("Port", "Town")]
    >>> reference = measured_now(others, "papers", ["loaded"])
    >>> found = compare(Article("a", "The mob ran. " * 20), reference, match=None)
    >>> axes = plot_rates(found, "loaded", "contested label")
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['all articles (2)', 'Port (1)', 'Town (1)']
    """
    check_made_by("framing.compare", comparison, "plot_rates", "rates")
    table = comparison.rates
    rows = table[(table["marker"] == marker) & (table["category"] == category)]
    if rows.empty:
        known = sorted(set(table.loc[table["marker"] == marker, "category"])) or sorted(
            set(table["marker"])
        )
        raise ValueError(f"No rate of {marker!r}, {category!r} was compared; there are: {known}.")
    own = rows.iloc[0]
    with look():
        ax = ax or new_axes(len(rows), f"{marker}: {category}".removesuffix(": "), 0.32)
        rate, low, high = own[["rate", "low", "high"]]
        strokes.this_article(ax, rate, numbers.rate(rate), low, high, clip_on=False)
        for place, found in enumerate(rows.itertuples(index=False)):
            _spread(ax, place, found)
        names = [f"{_GROUPS.get(row.group, row.group)} ({numbers.count(row.articles)})"
                 for row in rows.itertuples(index=False)]  # fmt: skip
        name_rows(ax, names, whole=False)
        ax.set_xlim(left=0 if rows["q10"].min() >= 0 else None)
        ax.set_xlabel(own["unit"] if own["unit"] != "index" else category)
    return ax


def _spread(ax: Axes, place: int, found: Any) -> None:
    """Draw the quantiles of a group's rates in row ``place``, or write that it is too small.

    ``found`` has ``q10`` to ``q90``, ``group_rate, group_by`` and ``articles`` of
    ``Comparison.rates``.
    """
    if np.isnan(found.q50):
        text = f"too few articles ({numbers.count(found.articles)})"
        ax.annotate(text, (0.02, place), xycoords=("axes fraction", "data"), va="center",
                    color=MUTED, bbox={"facecolor": PAPER, "edgecolor": "none", "pad": 1},
                    )  # fmt: skip
        return
    colour = style_of("quotation" if found.group_by in ("all", "matched") else "difficulty").light
    ax.hlines(place, found.q10, found.q90, color=colour, linewidth=1.2)
    ax.hlines(place, found.q25, found.q75, color=colour, linewidth=6, alpha=0.55)
    ax.plot(found.group_rate, place, "o", color=colour, markersize=5, markeredgecolor=PAPER)


def _tone(ax: Axes, place: float, found: Any) -> None:
    """Draw the tone toward an actor in one voice at height ``place``: interval, mean, mentions.

    ``found`` has ``voice, score, low, high`` and ``mentions``.
    """
    colour, shape = COLOURS.get(found.voice, MUTED), SHAPES.get(found.voice, "o")
    strokes.mean_in_interval(ax, place, found, colour, shape)
    end = found.score if np.isnan(found.low) else found.high
    text = f"n = {numbers.count(found.mentions)}"
    ax.annotate(text, (end, place), (7, 0), textcoords="offset points", va="center", color=MUTED)

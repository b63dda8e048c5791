"""Draw words: those that distinguish two sets of articles, and the collocates of a term."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framing.comparing.keyness import typical
from framing.measuring.validate_args import check_made_by
from framing.showing import numbers
from framing.showing.drawing import at_edge, marks_legend, name_rows, new_axes, say_instead
from framing.showing.styles import style_of
from framing.showing.svg import MUTED, PAPER, RULE, look

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 10  # words of each side
UNEVEN = 0.9  # Gries's DP from which few articles carry a word
_SIDES = {"a": style_of("loaded").light, "b": style_of("quotation").light}
_ROW = 0.27  # inches
_ERROR = 1.96


def plot_keyness(
    keyness: pd.DataFrame,
    names: tuple[str, str] = ("a", "b"),
    most: int = MOST,
    ax: Axes | None = None,
) -> Axes:
    """Draw the words that distinguish two sides: two sets of articles, or one article and others.

    Parameters
    ----------
    keyness
        The table that `framing.keyness` returned.
    names
        The names of the two sides.
    most
        The number of words of each side.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row per word: a point at its log-odds with the 95 % interval; at the edge its uses on
        both sides. Words of the first side are round and at the top, words of the second are
        square. A hollow point: the word is concentrated in few articles (Gries's DP of 0.9 and
        more). A diamond: the side is one article, so that its dispersion is unknown. Grey: the
        interval includes 0, so that chance may explain it.

    Examples
    --------
    >>> from framing import keyness
    >>> table = keyness([["war"] * 3, ["war"]], [["peace"], ["peace", "talks"] * 2])
    >>> [label.get_text() for label in plot_keyness(table).get_yticklabels()]
    ['war', 'peace']
    """
    check_made_by("framing.keyness", keyness, "plot_keyness", "term", "log_odds")
    more, less = typical(keyness, most)
    rows = pd.concat([more, less[::-1]], ignore_index=True)
    with look():
        ax = ax or new_axes(len(rows), f"Words that set {names[0]} and {names[1]} apart", _ROW)
        ax.axvline(0, color=RULE, linewidth=1.2, zorder=0)
        for place, found in enumerate(rows.itertuples(index=False)):
            _word(ax, place, found)
        at_edge(ax, [_uses(found) for found in rows.itertuples(index=False)])
        name_rows(ax, rows["term"].tolist())
        if len(more) and len(less):
            ax.axhline(len(more) - 0.5, color=RULE, linewidth=0.8)
        ax.set_xlabel(f"log-odds: {names[1]} ← → {names[0]}\nat the edge: uses on both sides")
        if rows.empty:
            say_instead(ax, "too few words to set the sides apart")
        marks_legend(ax, [key for key in _keys(rows, names) if key])
    ax.set_label(_in_words(more, names[0]) + _in_words(less, names[1]))
    return ax


def plot_collocates(collocates: pd.DataFrame, group: str = "all", ax: Axes | None = None) -> Axes:
    """Draw how often words occur near a term, against how often they would by chance.

    Parameters
    ----------
    collocates
        The table that `framing.comparing.collocates.collocates` returned.
    group
        The group of articles: ``"all"``, or an outlet where the table is by outlet.
    ax
        The axes to draw on; by default those of a new figure.

    Returns
    -------
    Axes
        A row for each of the ten words with the strongest log-likelihood (G2): a hollow point for
        the number expected by chance, a full one for the number found; at the edge that number, and
        in how many articles.

    Raises
    ------
    ValueError
        If the table has no such group; the message names those it has.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.comparing.collocates import collocates
    >>> boats = [Article(str(n), "Armed rebels took a boat. They sang.") for n in range(3)]
    >>> axes = plot_collocates(collocates(boats, "rebels", window=1))
    >>> [label.get_text() for label in axes.get_yticklabels()]
    ['armed', 'took']
    """
    maker = "framing.comparing.collocates.collocates"
    check_made_by(maker, collocates, "plot_collocates", "group", "together")
    known = sorted(set(collocates["group"]))
    if known and group not in known:
        raise ValueError(f"There is no group {group!r}. There are: {', '.join(known)}.")
    rows = collocates[collocates["group"] == group].head(MOST).reset_index(drop=True)
    chance = rows["near"] * rows["word_count"] / rows["words"]
    colour = style_of("actor").light
    with look():
        ax = ax or new_axes(len(rows), "Words that stand near the term", _ROW)
        ax.hlines(rows.index, chance, rows["together"], color=colour, linewidth=2, alpha=0.55)
        ax.plot(chance, rows.index, "o", color=colour, markerfacecolor=PAPER)
        ax.plot(rows["together"], rows.index, "o", color=colour)
        at_edge(ax, [_in(row.together, row.articles) for row in rows.itertuples(index=False)])
        name_rows(ax, rows["word"].tolist())
        ax.set_xlim(left=0)
        ax.set_xlabel("times near the term\nat the edge: in how many articles")
        if rows.empty:
            say_instead(ax, "no word stands near the term often enough")
        marks_legend(ax, [("o", colour, True, "by chance"), ("o", colour, False, "found")])
    ax.set_label(
        " ".join(
            f"{row.word}: {_in(row.together, row.articles)} "
            f"{numbers.times(int(row.articles), 'article')}, by chance {numbers.rate(expected)}."
            for row, expected in zip(rows.itertuples(index=False), chance, strict=True)
        )
    )
    return ax


def _word(ax: Axes, place: int, found: Any) -> None:
    """Draw the log-odds and interval of a word in row ``place``.

    ``found`` is its row of the keyness table: ``side, log_odds, z, dispersion`` are used.
    """
    colour = _SIDES[found.side] if _clear(found) else MUTED
    error = _ERROR * _error(found)
    low, high = found.log_odds - error, found.log_odds + error
    ax.hlines(place, low, high, color=colour, linewidth=1.6)
    face = "none" if found.dispersion >= UNEVEN else colour
    shape = _shape(found.side, found.dispersion)
    ax.plot(found.log_odds, place, shape, color=colour, markerfacecolor=face, markersize=6)


def _uses(found: Any) -> str:
    return f"{numbers.count(found.count_a)} : {numbers.count(found.count_b)}"


def _clear(found: Any) -> bool:
    return bool(abs(found.z) >= _ERROR)


def _error(found: Any) -> float:
    return float(found.log_odds / found.z) if found.z else 0.0


def _shape(side: str, dispersion: float) -> str:
    return "D" if np.isnan(dispersion) else {"a": "o", "b": "s"}[side]


def _keys(rows: pd.DataFrame, names: tuple[str, str]) -> list[tuple[str, str, bool, str] | None]:
    """Return (shape, colour, hollow, meaning) of each entry of the legend; None: left out."""
    keys = []
    for side, name in zip("ab", names, strict=True):
        own = rows[(rows["side"] == side) & (rows["z"].abs() >= _ERROR)]
        alone = bool(own["dispersion"].isna().all())
        shape = _shape(side, np.nan if alone else 0)
        keys.append((shape, _SIDES[side], False, f"more in {name}") if len(own) else None)
    few = bool((rows["dispersion"] >= UNEVEN).any())
    chance = bool((rows["z"].abs() < _ERROR).any())
    return [
        *keys,
        ("o", MUTED, True, "in few articles") if few else None,
        ("_", MUTED, False, "may be chance") if chance else None,
    ]


def _in(uses: float, articles: float) -> str:
    return f"{numbers.count(uses)} in {numbers.count(articles)}"


def _in_words(rows: pd.DataFrame, name: str) -> str:
    """Return a sentence that lists the words of one side with both counts; empty for none."""
    if rows.empty:
        return ""
    words = [
        f"{row.term} ({numbers.count(row.count_a)} to {numbers.count(row.count_b)})"
        for row in rows.itertuples(index=False)
    ]
    return f"Used more in {name}: {', '.join(words)}. "

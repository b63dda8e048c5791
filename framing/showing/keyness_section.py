"""Build the part of the page on words that distinguish the article, each with its concordance."""

from __future__ import annotations

import pandas as pd

from framing.article import Article
from framing.comparing.keyness import typical
from framing.comparing.kwic import kwic
from framing.showing import numbers, plots_of_words, svg
from framing.showing.blocks import Cell, Concordance, Picture, Section, Table
from framing.showing.evidence_links import Count

WORDS = 15  # of each side
PICTURED = 8  # of each side
AROUND = 48  # characters on each side of a word


def keyness_section(article: Article, keyness: pd.DataFrame, reference: str) -> Section:
    """Return the section on words that the article uses more or less than the reference corpus.

    Parameters
    ----------
    article
        The article.
    keyness
        The table that `framing.keyness` returned for it and the reference corpus.
    reference
        The name of that corpus.
    """
    more, less = map(_function_words_last, typical(keyness, WORDS))
    found = tuple(lines_of(article, f"c{n}", word) for n, word in enumerate(more["term"], start=1))
    tables = tuple(
        Table(heading, "", ("Word", "Here", "There", "Articles there", "z"), rows, (1, 2, 3, 4))
        for heading, rows in (
            ("Used more here", _rows(more, {one.word: one for one in found})),
            ("Used less here", _rows(less, {})),
        )
        if rows
    )
    here, there = (numbers.count(keyness[f"words_{side}"].max()) for side in "ab")
    lead = f"Compared with {reference}: {here} words here, {there} there; names left out."
    notes = (
        "z is the log-odds with an informative prior over its error (Monroe, Colaresi and Quinn "
        "2008); beyond ±1.96 chance alone would seldom go. Many of these words belong to the "
        "subject of the story and not to the way it is told.",
    )
    heading = "The words that set it apart"
    pictures = (_picture(keyness, reference),) if tables else ()
    return Section("words", heading, (lead,), pictures, tables, notes, found)


def _function_words_last(words: pd.DataFrame) -> pd.DataFrame:
    """Return the table with the rows of function words such as "against" and "any" at the end."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # slow to import

    last = words["term"].isin(ENGLISH_STOP_WORDS)
    return pd.concat([words[~last], words[last]])


def _picture(keyness: pd.DataFrame, reference: str) -> Picture:
    title = f"This article and {reference}"
    axes = plots_of_words.plot_keyness(keyness, ("this article", "the others"), PICTURED)
    caption = (
        "Log-odds of each word with its 95 % interval, and how often it is used here and there. "
        "Grey: chance may have done it."
    )
    return Picture(title, svg.inline(axes, "keyness", title, str(axes.get_label())), caption)


def lines_of(article: Article, place: str, word: str) -> Concordance:
    """Return the occurrences of a word with context; ``place`` is the HTML id of their list."""
    columns = ["left", "text", "right"]
    found = kwic(article, word, width=AROUND)[columns].itertuples(index=False, name=None)
    lines = tuple(
        (_without_cut_word(left[::-1])[::-1], text, _without_cut_word(right))
        for left, text, right in found
    )
    return Concordance(place, word, lines)


def _without_cut_word(context: str) -> str:
    """Return the context after a word without its last word, if that may be cut off."""
    cut = len(context) == AROUND and " " in context.strip()
    return context.rsplit(" ", 1)[0] + " …" if cut else context


def _rows(frame: pd.DataFrame, found: dict[str, Concordance]) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            row.term,
            linked(row.count_a, found.get(row.term)),
            numbers.count(row.count_b),
            numbers.count(row.articles_b),
            numbers.decimals(row.z),
        )
        for row in frame.itertuples(index=False)
    )


def linked(n: int, lines: Concordance | None) -> Cell:
    """Return the count ``n``, linked to the list of the word's occurrences.

    It is plain text if there is no list (None), or one with another number of occurrences.
    """
    return Count(n, lines.id) if lines and len(lines.lines) == n else numbers.count(n)

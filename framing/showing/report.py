"""Write the page of an article with all that was found in it, in one call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd

from framing.analysis import Analysis, analyze
from framing.article import Article
from framing.cache import replace_file
from framing.comparing.compare import Comparison, compare
from framing.comparing.keyness import keyness
from framing.corpora.loading import load_corpus
from framing.corpora.reference import Reference
from framing.decisions import Decisions
from framing.marking.marker import Marker
from framing.measuring.explain_tone import explained
from framing.measuring.validate_args import an_analysis, an_article
from framing.showing.page import page
from framing.showing.sections import FEWEST_ALIKE
from framing.showing.through_time import followed
from framing.text import Text

LONGEST_PAGE = 500_000  # words: a page of some 50 MB


def report(
    article: Article,
    against: Reference | str | Path | None = None,
    out: str | Path | None = None,
    markers: Iterable[str | Marker] | str | Marker | None = None,
    decisions: Decisions | str | Path | None = None,
    analysis: Analysis | None = None,
) -> str:
    """Write the page that shows an article with all that was found in it, and return it.

    Parameters
    ----------
    article
        The article.
    against
        A measured corpus to compare with, its name or its folder; without one the page has no
        comparison.
    out
        The file to write.
    markers
        The markers to run, by name or as objects; by default all built-in ones.
    decisions
        Corrections by hand to apply, or the file that holds them.
    analysis
        The article's analysis, if there is one already.

    Returns
    -------
    str
        The page: one HTML document that needs nothing else.

    Raises
    ------
    ValueError
        If the article is longer than a browser can show (`LONGEST_PAGE` words), there is no such
        reference, or it was measured with other versions of the markers.

    Examples
    --------
    >>> article = Article(id="a", text="The regime fell. The “rebels” cheered.")
    >>> html = report(article, markers=["difficulty"])
    >>> html.startswith("<!doctype html>")
    True
    """
    an_article(article, "report")
    if analysis is not None:
        an_analysis(analysis, "report")
    if (length := len(Text(article).words)) > LONGEST_PAGE:
        raise ValueError(
            f"{article.id} has {length:,} words, and no browser shows a page of more than "
            f"{LONGEST_PAGE:,}. Cut it into articles: `framing corpus import` takes many at once."
        )
    done = analysis if analysis is not None else analyze(article, markers, decisions)
    others = () if against is None else _compared(article, done, against)
    html = page(article, with_tone_words(article, done), *others)
    if out is not None:
        replace_file(Path(out), html.encode())
    return html


def _compared(article: Article, done: Analysis, against: Reference | str | Path) -> tuple[Any, ...]:
    """Return (comparison, keyness, series), the arguments of `page` after the analysis.

    ``done`` is the article's analysis, ``against`` a measured corpus, its name or folder. For an
    article without words only (comparison,) comes back.
    """
    reference = against if isinstance(against, Reference) else load_corpus(against)
    comparison = compare(article, reference, analysis=done)
    if not done.articles["words"].sum():
        return (comparison,)
    return (
        comparison,
        distinguishing_words(article, done, reference, comparison),
        followed(reference, comparison),
    )


def with_tone_words(article: Article, analysis: Analysis) -> Analysis:
    """Return the analysis with the words behind the clearest tones in their explanations.

    Only the ``explanation`` of the two most negative and two most positive marks is changed.
    """
    own = analysis.evidence["article"] == article.id
    evidence = analysis.evidence.copy()
    evidence.loc[own, "explanation"] = explained(article, evidence[own])["explanation"]
    return replace(analysis, evidence=evidence)


def distinguishing_words(
    article: Article, analysis: Analysis, reference: Reference, comparison: Comparison
) -> pd.DataFrame:
    """Return the table of words that the article uses more or less than similar articles.

    Where fewer than 20 are similar, it is compared with the whole reference corpus. It has a row
    per ``term``, with the other columns of `framing.keyness`; the names of actors, places and
    others are left out.
    """
    alike = comparison.matched["row"].to_numpy()
    enough = len(alike) >= FEWEST_ALIKE
    other = reference.terms.rows(alike) if enough else reference
    return keyness([article], other, leave_out=analysis, names=False)

"""Widgets for notebooks: explore the evidence, annotate, and check a marker on one's own corpus."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from framing.analysis import Analysis
from framing.article import Article

if TYPE_CHECKING:
    from framing.showing.widgets.explorer import Explorer

NEEDS = "Widgets need the notebook extra: `pip install 'framing[notebooks]'` brings it."


def explore(
    articles: Article | Iterable[Article],
    analysis: Analysis,
    decisions: str | Path = "decisions.json",
) -> Explorer:
    """Explore the evidence in a notebook: filter it, read it in place, correct it with reasons.

    Parameters
    ----------
    articles
        One article or several.
    analysis
        Their analysis, without decisions.
    decisions
        The file the corrections are saved in; one that exists is read first. Give it to
        `framing.analyze` as ``decisions`` to get the same tables anywhere.

    Returns
    -------
    Explorer
        A widget; its ``analysis`` has the corrections applied.

    Raises
    ------
    ImportError
        If the notebook extra is not installed.
    ValueError
        If the analysis already holds decisions, or lacks one of the articles.
    """
    given = [articles] if isinstance(articles, Article) else list(articles)
    if analysis.run.get("decisions"):
        raise ValueError(
            "This analysis already holds decisions: give one without, and the file as `decisions`."
        )
    known = dict(zip(analysis.articles["article"], analysis.articles["sha256"], strict=True))
    for article in given:
        if known.get(article.id) != article.sha256:
            raise ValueError(f"The analysis does not hold the article {article.id!r} as it is now.")
    try:
        from framing.showing.widgets.explorer import Explorer
    except ModuleNotFoundError as error:
        raise ImportError(f"{NEEDS} ({error})") from error
    return Explorer(given, analysis, decisions)

"""Compute the table of sources: to whom words are attributed, and how many.

A turn is one attribution: a source, a cue ("said") and the content attributed.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from framing.measuring.validate_args import AnalysisTables, nothing_found, ran

COLUMNS = {
    "article": "str",
    "speaker": "str",
    "named_as": "str",
    "kind": "str",
    "turns": "int64",
    "direct": "int64",
    "words": "int64",
    "share": "float64",
    "first": "float64",
    "verbs": "str",
}


def sources(analysis: AnalysisTables) -> pd.DataFrame:
    """Return for each source how often, with how many words and with which verbs it is cited.

    Parameters
    ----------
    analysis
        An analysis in which the marker ``sources`` ran.

    Returns
    -------
    DataFrame
        A row per article and ``speaker``, under the actor's name where the marker ``actor`` ran;
        ``named_as`` lists the names that the text gives it. ``kind``: what source it mostly is,
        such as ``named person`` or ``anonymous``; ``turns``, the number of its attributions;
        ``direct``, how many of these are direct quotations; ``words``, the number of words
        attributed to it; their ``share`` of all attributed words of the article (0 to 1); the
        position of the ``first`` (0: at the beginning, 1: at the end); the reporting ``verbs``.
        Where no article has an attribution, a row per article with an empty ``speaker`` and zeros.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "“We will stay until they talk,” said Anna Berg. Critics warned of a shortage."
    >>> table = sources(analyze(Article(id="a", text=text), "sources"))
    >>> table[["speaker", "kind", "turns", "direct"]].values.tolist()
    [['Anna Berg', 'named person', 1, 1], ['critics', 'collective', 1, 0]]
    """
    ran(analysis, "sources", "sources")
    turns = analysis.turns
    words_given = turns.groupby("article")["words"].sum()
    rows = [
        {
            "article": article,
            "speaker": speaker,
            "named_as": _listed(group["named_as"]),
            "kind": Counter(group["kind"]).most_common(1)[0][0],
            "turns": len(group),
            "direct": int(group["direct"].sum()),
            "words": int(group["words"].sum()),
            "share": group["words"].sum() / words_given[article]
            if words_given[article]
            else float("nan"),
            "first": group["place"].min(),
            "verbs": _listed(group["verb"]),
        }
        for (article, speaker), group in turns.groupby(["article", "speaker"])
    ] or nothing_found(COLUMNS, {"article": analysis.articles["article"]})
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order = ["article", "words", "speaker"]
    return frame.sort_values(order, ascending=[True, False, True], ignore_index=True)


def attributions(analysis: AnalysisTables) -> pd.DataFrame:
    """Return the parts of each attribution: its sources, its cue and its content.

    Parameters
    ----------
    analysis
        An analysis in which the marker ``sources`` ran.

    Returns
    -------
    DataFrame
        A row per part: ``article``, ``attribution`` (its number in the article), ``role``
        (``source``, ``cue``, ``content``), ``start, end, text``, ``speaker``, and ``kind``
        (``direct``, ``partial``, ``reported``). A part in two pieces has two rows.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "The ministry said that nobody was hurt."
    >>> attributions(analyze(Article(id="a", text=text), "sources"))["text"].tolist()
    ['The ministry', 'said', 'nobody was hurt']
    """
    ran(analysis, "attributions", "sources")
    return analysis.attributions.copy()


def _listed(values: pd.Series) -> str:
    """Return the different values, without empty ones, in the order of the text, joined by "; "."""
    return "; ".join(dict.fromkeys(value for value in values if value))

"""Who is given words, and how many: the table of sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from framing.analysis import Analysis

COLUMNS = {
    "article": "str",
    "speaker": "str",
    "kind": "str",
    "turns": "int64",
    "direct": "int64",
    "words": "int64",
    "share": "float64",
    "first": "float64",
    "verbs": "str",
}


def sources(analysis: Analysis) -> pd.DataFrame:
    """Sum up the turns of each source.

    Parameters
    ----------
    analysis
        An analysis in which the marker ``sources`` ran.

    Returns
    -------
    DataFrame
        A row per article, speaker and class (``kind``): ``turns``, how many of them ``direct``,
        ``words`` given, their ``share`` of the article's words given to anybody (0 to 1), the place
        of the ``first`` turn (0: at the beginning, 1: at the end), and the reporting ``verbs``.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "“We will stay until they talk,” said Anna Berg. Critics warned of a shortage."
    >>> table = sources(analyze(Article(id="a", text=text), "sources"))
    >>> table[["speaker", "kind", "turns", "direct"]].values.tolist()
    [['Anna Berg', 'named person', 1, 1], ['Critics', 'collective', 1, 0]]
    """
    turns = analysis.turns
    given = turns.groupby("article")["words"].sum()
    rows = [
        {
            "article": article,
            "speaker": speaker,
            "kind": kind,
            "turns": len(group),
            "direct": int(group["direct"].sum()),
            "words": int(group["words"].sum()),
            "share": group["words"].sum() / given[article] if given[article] else float("nan"),
            "first": group["place"].min(),
            "verbs": "; ".join(dict.fromkeys(verb for verb in group["verb"] if verb)),
        }
        for (article, speaker, kind), group in turns.groupby(["article", "speaker", "kind"])
    ]
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order = ["article", "words", "speaker", "kind"]
    return frame.sort_values(order, ascending=[True, False, True, True], ignore_index=True)

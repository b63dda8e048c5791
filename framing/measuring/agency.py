"""Compute the table of agency: who acts and who is acted upon."""

from __future__ import annotations

import pandas as pd

from framing.measuring.validate_args import AnalysisTables, nothing_found, ran

COLUMNS = {
    "article": "str",
    "actor": "str",
    "doer": "int64",
    "done_to": "int64",
    "doer_missing": "int64",
    "share_missing": "float64",
}


def agency(analysis: AnalysisTables) -> pd.DataFrame:
    """Return how often each actor does something and how often something is done to it.

    Parameters
    ----------
    analysis
        An analysis in which the marker ``agency`` ran.

    Returns
    -------
    DataFrame
        A row per article and actor: how often it does (``doer``) or suffers (``done_to``) a harmful
        or contested action; ``doer_missing``: how often the sentence does not name who did it to
        this actor, and ``share_missing``, that number divided by ``done_to`` (0 to 1; NaN if
        nothing is done to it). Denied actions are not counted. Where no article has such an action
        of anybody, a row per article with an empty ``actor`` and zeros.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "Police shot a docker. Two strikers were arrested."
    >>> table = agency(analyze(Article(id="a", text=text), "agency"))
    >>> table[["actor", "doer", "done_to", "doer_missing"]].values.tolist()
    [['police', 1, 0, 0], ['docker', 0, 1, 0], ['strikers', 0, 1, 1]]
    """
    ran(analysis, "agency", "agency")
    real = analysis.clauses[analysis.clauses["status"] != "negated"]
    pairs = {
        pair
        for column in ("doer", "done_to")
        for pair in zip(real["article"], real[column], strict=True)
    }
    rows = []
    for article, actor in sorted(pair for pair in pairs if pair[1]):
        here = real[real["article"] == article]
        done = here[here["done_to"] == actor]
        missing = int((done["doer_place"] == "nowhere").sum())
        rows.append(
            {
                "article": article,
                "actor": actor,
                "doer": int((here["doer"] == actor).sum()),
                "done_to": len(done),
                "doer_missing": missing,
                "share_missing": missing / len(done) if len(done) else float("nan"),
            }
        )
    rows = rows or nothing_found(COLUMNS, {"article": analysis.articles["article"]})
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    order = ["article", "doer", "done_to", "actor"]
    return frame.sort_values(order, ascending=[True, False, False, True], ignore_index=True)

"""Groups of a reference: outlets, articles like the subject, and who is left out."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.comparing.matching import matched
from framing.corpora.reference import Reference

MOST_TO_MATCH = 10  # articles; more have no topic in common
BY = ("outlet", "language")
Groups = list[tuple[str, str, NDArray[np.int64]]]


def comparable(other: Reference, own: Reference, copies: bool) -> NDArray[np.bool_]:
    """Which articles take part: no copies unless asked for, no other language, not the subject."""
    articles = other.articles
    mine = articles["language"].isin(own.articles["language"])
    if not copies:
        mine &= articles["duplicate_of"] == ""
    itself = articles["article"].isin(own.articles["article"]) & articles["url"].isin(
        own.articles["url"]
    )
    return np.asarray(mine & ~itself, dtype=bool)


def nearest_of(
    own: Reference, other: Reference, criteria: tuple[str, ...], among: NDArray[np.bool_]
) -> pd.DataFrame:
    """The reference's articles that are like the subject; none where that cannot be told."""
    known = bool(own.terms.vocabulary) and bool(other.terms.vocabulary)
    usable = tuple(name for name in criteria if name != "topic" or known)
    if len(own.articles) > MOST_TO_MATCH:
        usable = ()
    nobody = np.zeros(len(other.articles), dtype=bool)
    return matched(own.terms, other, usable, among if usable else nobody)


def groups_of(
    other: Reference, by: str | None, among: NDArray[np.bool_], nearest: pd.DataFrame
) -> Groups:
    """All articles, those like the subject, and one group a label: row numbers, ascending."""
    groups: Groups = [("all", "all", np.flatnonzero(among))]
    if len(nearest):
        groups.append(("matched", "matched", np.sort(nearest["row"].to_numpy(np.int64))))
    if by is None:
        return groups
    if by not in BY:
        raise ValueError(f"A reference cannot be grouped by {by!r}. Use: {', '.join(BY)}.")
    labels = other.articles[by].to_numpy()
    for label in sorted({str(name) for name in labels[among] if name}):
        groups.append((by, label, np.flatnonzero(among & (labels == label))))
    return groups


def left_out_of(
    other: Reference, groups: Groups, about: str | None, by: str | None
) -> pd.DataFrame:
    """How many articles of each group are left out, by reason."""
    articles = other.articles
    labels = articles[by] if by else pd.Series("all", index=articles.index)
    kept = np.zeros(len(articles), dtype=bool)
    kept[groups[0][2]] = True
    repeated = (articles["duplicate_of"] != "").to_numpy()
    reasons = {
        "is a copy of another article": ~kept & repeated,
        f"does not use {about!r}" if about else "in another language": ~kept & ~repeated,
        "quotation marks damaged: not compared by voice": kept & articles["damaged"].to_numpy(),
    }
    rows = [
        {"group": str(label), "reason": reason, "articles": int((mask & (labels == label)).sum())}
        for reason, mask in reasons.items()
        for label in sorted(labels.unique())
    ]
    frame = pd.DataFrame(rows, columns=["group", "reason", "articles"])
    return frame[frame["articles"] > 0].reset_index(drop=True)

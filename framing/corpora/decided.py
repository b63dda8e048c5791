"""Apply a person's decisions on actors to the tables of a corpus that was measured without them.

A decision is a correction of what was found, such as that two names are one actor (merge).
"""

from __future__ import annotations

from dataclasses import asdict, replace

import numpy as np
import pandas as pd

from framing.corpora.derived import TONE
from framing.corpora.reference import Reference
from framing.decisions import Decision, Decisions, read_decisions
from framing.sentiment import LABELS

NAMES_ONLY = ("merge", "rename")


def decided(corpus: Reference, decisions: Decisions) -> Reference:
    """Return a measured corpus with actors merged and renamed as decisions ask.

    Parameters
    ----------
    corpus
        A measured corpus.
    decisions
        Decisions to merge and rename, or the path of their file.

    Returns
    -------
    Reference
        The corpus with a new table ``tone``. Where actors were joined, their rows for one article
        and one voice (whose words they are: the writer's, reported, quoted or the headline's)
        become one: mentions are added, and the score is the mean over all of them. Its ``run``
        lists each decision with ``rows``, the number of rows of the tone that it changed.

    Raises
    ------
    ValueError
        If a decision does anything but merge or rename, since it is then about single findings,
        which the tables do not keep.

    Notes
    -----
    The tables keep actors that come up in twenty articles at least. To count those of rarer
    variants too, measure the corpus with the decisions.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.corpora.reference import measured_now
    >>> found = measured_now([Article(id="a", text="Anna Berg was praised.")], "one", ["sentiment"])
    >>> married = Decision("rename", "her name now", actor="Anna Berg", into="Anna Holm")
    >>> decided(found, [married]).tone["actor"].tolist()
    ['Anna Holm']
    """
    chosen = read_decisions(decisions)
    for number, one in enumerate(chosen, start=1):
        if one.action not in NAMES_ONLY:
            raise ValueError(
                f"Decision {number} ({one.action}) rests on single findings, which the tables of "
                f"{corpus.name!r} do not keep: framing corpus measure NAME --decisions FILE "
                "applies it."
            )
    if not chosen:
        return corpus
    tone, record = corpus.tone.assign(actor=corpus.tone["actor"].astype(str)), []
    ids = corpus.articles["article"].to_numpy()
    for one in chosen:
        meant = (tone["actor"] == one.actor).to_numpy() & _here(one, ids, tone)
        tone.loc[meant, "actor"] = one.into
        record.append({**asdict(one), "rows": int(meant.sum())})
    run = {**corpus.run, "decisions": [*corpus.run.get("decisions", ()), *record]}
    return replace(corpus, tone=_joined(tone), run=run)


def _here(one: Decision, ids: np.ndarray, tone: pd.DataFrame) -> np.ndarray:
    """Return a mask of the rows of ``tone`` in a decision's article; all if it is about none.

    ``ids`` are the articles' ids: the tone has their positions.
    """
    if not one.article:
        return np.ones(len(tone), bool)
    return np.asarray(ids[tone["article"].to_numpy(int)] == one.article)


def _joined(tone: pd.DataFrame) -> pd.DataFrame:
    """Return the tone with one row for each article, actor and voice; the score is the mean."""
    labels, keys = list(LABELS), ["article", "actor", "voice"]
    mentions = tone[labels].sum(axis=1)
    total = tone.assign(mentions=mentions, score=tone["score"].astype(float) * mentions)
    found = total.groupby(keys, as_index=False, sort=True)[[*labels, "mentions", "score"]].sum()
    found["score"] = found["score"] / found["mentions"]
    kinds = {name: kind for name, kind in TONE.items() if name != "article"}
    return found[[*keys, *labels, "score"]].astype(kinds)

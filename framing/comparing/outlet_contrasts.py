"""Compare each outlet of a corpus with all others together, on the same topics.

``side`` is a measured corpus; a kind is a marker and category, with the voice to count in.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from framing.comparing import distribution as dist
from framing.comparing.contrast import ADJUST, contrast
from framing.comparing.contrast import COLUMNS as CONTRAST
from framing.comparing.covariates import TOPIC
from framing.comparing.firm_differences import with_error
from framing.comparing.measures import Kind
from framing.comparing.topics import topics
from framing.corpora.reference import Reference
from framing.measuring.rates import PER

OTHERS = "the other outlets"
_SIDE = "beside"  # column: the outlet, or all others


def with_topics(side: Reference) -> Reference:
    """Return the corpus with a column ``topic``, found in its words, in its table of articles.

    Unchanged where there is such a column, or the words are unknown.
    """
    if any(name in side.articles for name in TOPIC) or not side.terms.vocabulary:
        return side
    found = topics(side.terms, side.articles["outlet"].to_numpy(str))
    return replace(side, articles=side.articles.assign(topic=found.to_numpy()))


def contrast_each_outlet(side: Reference, kinds: list[Kind]) -> pd.DataFrame:
    """Return how many times as often each outlet has each finding as all others together.

    Parameters
    ----------
    side
        A measured corpus whose articles have a topic, see `with_topics`; without one, only month
        and length are adjusted for.
    kinds
        The markers and categories to compare.

    Returns
    -------
    DataFrame
        The columns of `framing.contrast`, a row per kind and outlet (of two outlets: the first
        compared with the second), with ``rate`` and ``reference_rate`` per 1,000 words and the
        columns of `framing.comparing.firm_differences.with_error`. ``q`` is adjusted for the whole
        table.
    """
    known = any(name in side.articles for name in TOPIC)
    adjust = ADJUST if known else tuple(name for name in ADJUST if name != "topic")
    narrow = _only(side, kinds)
    outlets = side.articles["outlet"]
    parts = []
    several = len(side.outlets) > 2
    for name in side.outlets if several else side.outlets[:-1]:
        other = OTHERS if several else side.outlets[1]
        other = f"{other} together" if name == other else other  # an outlet may be called so
        labels = np.where(outlets == name, name, other)
        labelled = replace(narrow, articles=side.articles.assign(**{_SIDE: labels}))
        parts.append(contrast(labelled, _SIDE, adjust, reference=other))
    found = joined(parts, CONTRAST)
    wanted = {(kind.marker, kind.category) for kind in kinds}
    pairs = zip(found["marker"], found["category"], strict=True)
    kept = np.array([pair in wanted for pair in pairs], dtype=bool)
    found = found[kept].reset_index(drop=True)
    found = found.assign(group_by="outlet", q=dist.adjusted(found["p"].to_numpy(float)))
    return with_error(_with_rates(found))


def _with_rates(found: pd.DataFrame) -> pd.DataFrame:
    """Return the table with both groups' rates per 1,000 words, whose ratio is ``crude``."""
    one, two = (
        PER * found[n] / found[words].where(found[words] > 0)
        for n, words in (("n", "words"), ("reference_n", "reference_words"))
    )
    return found.assign(rate=one.astype(float), reference_rate=two.astype(float))


def _only(side: Reference, kinds: list[Kind]) -> Reference:
    """Return a measured corpus with the counts of these kinds only, so no others are fitted."""
    parts = []
    for kind in kinds:
        rows = side.counts[side.counts["marker"] == kind.marker]
        rows = rows[rows["category"] == kind.category] if kind.category else rows
        parts.append(rows.assign(category=kind.category))
    keys = ["article", "marker", "category", "voice"]
    counts = joined(parts, [*keys, "n"]).groupby(keys, as_index=False, observed=True)["n"].sum()
    names = {kind.marker for kind in kinds}
    kept = {name: version for name, version in side.run["markers"].items() if name in names}
    return replace(side, counts=counts, run={**side.run, "markers": kept})


def topics_by_outlet(side: Reference) -> pd.DataFrame:
    """Return the number of articles by topic and outlet (``topic, group, articles``), if known."""
    name = next((one for one in TOPIC if one in side.articles), "")
    if not name:
        return pd.DataFrame(columns=["topic", "group", "articles"])
    labelled = side.articles[[name, "outlet"]].set_axis(["topic", "group"], axis=1).astype("str")
    return labelled.value_counts(sort=False).rename("articles").reset_index()


def joined(parts: list[pd.DataFrame], columns: list[str]) -> pd.DataFrame:
    """Return tables put below one another; without any, an empty one with these columns."""
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=columns)

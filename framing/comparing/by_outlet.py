"""Compute for each outlet of a measured corpus rates, classes of sources, and articles left out.

A marker finds one kind of thing in a text (loaded words, sources); a ``kind`` is a marker with one
of its categories and the voice (whose words) to count in. ``side`` is a measured corpus.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.comparing.counts import exclusion_reasons
from framing.comparing.measures import Kind, kind_named, measured
from framing.corpora.reference import Reference
from framing.measuring import bootstrap
from framing.measuring.rates import PER

RATES = ["marker", "category", "voice", "group", "n", "words", "articles", "rate", "low", "high"]
SOURCES = ["group", "kind", "n", "of", "articles", "share", "low", "high"]
LEFT_OUT = ["group", "reason", "articles"]


def rates_by_outlet(side: Reference, kind: Kind) -> pd.DataFrame:
    """Return the rate of one kind of finding (marker, category, voice) in each outlet of a corpus.

    A row per outlet (``group``) has ``marker, category, voice``, the number ``n`` of findings, the
    number of ``words`` and of ``articles`` they were looked for in, and the ``rate`` per 1,000
    words with ``low`` and ``high``, its 95 % bootstrap interval over articles (NaN under five).
    Left out are copies of other articles, articles with damaged quotation marks (for a voice), with
    under 50 words of the voice (3 of a headline), and those that the marker could not measure.
    """
    found = measured(side, kind)
    used = exclusion_reasons(side, kind, found, copies=False) == ""
    outlets = side.articles["outlet"].to_numpy(str)
    rows = []
    for name in side.outlets:
        here = used & (outlets == name)
        counts, words = found.counts[here], found.exposure[here]
        low, high = bootstrap.interval(counts[:, None], words, PER)
        n, total = int(counts.sum()), int(words.sum())
        rate = PER * n / total if total else np.nan
        known = (kind.marker, kind.category, kind.voice, name)
        rows.append((*known, n, total, int(here.sum()), rate, low[0], high[0]))
    return pd.DataFrame(rows, columns=RATES)


def sources_by_outlet(side: Reference) -> pd.DataFrame:
    """Return the share of each class of source among the attributions of each outlet.

    Parameters
    ----------
    side
        A measured corpus; without the marker ``sources`` there are no rows.

    Returns
    -------
    DataFrame
        A row per outlet (``group``) and class (``kind``: named person, role only, ...): ``n``, the
        number of attributions to sources of that class; ``of``, the number of all attributions of
        the outlet; ``articles``, their number; ``share``, n / of (0 to 1; NaN without any), with
        ``low`` and ``high``, its 95 % bootstrap interval over articles. Words of every voice are
        counted. Copies and articles with damaged quotation marks are left out.
    """
    if "sources" not in side.run["markers"]:
        return pd.DataFrame(columns=SOURCES)
    rows = side.counts[side.counts["marker"] == "sources"]
    classes = sorted(rows["category"].unique())
    kind = kind_named(side, "sources", "", "all")
    used = exclusion_reasons(side, kind, measured(side, kind), copies=False) == ""
    used &= ~side.articles["damaged"].to_numpy(bool)
    table = np.zeros((len(side.articles), len(classes)))
    places = rows["category"].map({name: place for place, name in enumerate(classes)})
    np.add.at(table, (rows["article"].to_numpy(int), places.to_numpy(int)), rows["n"].to_numpy())
    outlets = side.articles["outlet"].to_numpy(str)
    found = []
    for name in side.outlets:
        own = table[used & (outlets == name)]
        whole = own.sum(axis=1)
        low, high = bootstrap.interval(own, whole)
        n, of = own.sum(axis=0).astype(int), int(whole.sum())
        shares = n / of if of else np.full(len(classes), np.nan)
        figures = zip(classes, n.tolist(), shares, low, high, strict=True)
        found += [(name, one, m, of, len(own), s, a, b) for one, m, s, a, b in figures]
    return pd.DataFrame(found, columns=SOURCES)


def left_out_by_outlet(side: Reference, kind: Kind) -> pd.DataFrame:
    """Return how many articles of each outlet are left out of the rates of a kind, and why.

    The table's columns are ``group`` (the outlet), ``reason`` (such as "copy of another article")
    and ``articles`` (their number); an article with several reasons counts under the first.
    Articles without an outlet are not counted.
    """
    reasons = exclusion_reasons(side, kind, measured(side, kind), copies=False)
    excluded = pd.DataFrame({"group": side.articles["outlet"].to_numpy(str), "reason": reasons})
    counted = excluded[(excluded["reason"] != "") & (excluded["group"] != "")].value_counts(
        sort=False
    )
    found = counted.rename("articles").reset_index()
    return found.sort_values(["group", "reason"], ignore_index=True)[LEFT_OUT]

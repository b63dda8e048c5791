"""Turn the counts of a measured corpus into an analysis, so that rates are computed in one way."""

from __future__ import annotations

import pandas as pd

from framing.analysis import TABLES, Analysis
from framing.corpora.derived import READABILITY
from framing.corpora.reference import Reference


def analysis_of(corpus: Reference) -> Analysis:
    """Return the counts of a measured corpus as an analysis, whose marks have no words.

    The evidence has a row per finding with ``article, marker, category, voice``, without text and
    offsets. Its rates equal those of the articles themselves.

    Examples
    --------
    >>> from framing import Article, analyze, rates
    >>> from framing.corpora.reference import of_analysis
    >>> found = analyze(Article(id="a", text="The regime fell."), "loaded")
    >>> rates(analysis_of(of_analysis(found, "one"))).equals(rates(found))
    True
    """
    names = corpus.articles["article"].to_numpy()
    counts = corpus.counts
    rows = counts.loc[counts.index.repeat(counts["n"]), ["article", "marker", "category", "voice"]]
    evidence = rows.assign(article=names[rows["article"]]).reset_index(drop=True)
    skipped = [
        {"article": str(names[row.article]), "marker": str(row.marker), "why": str(row.why)}
        for row in corpus.skipped.itertuples(index=False)
    ]
    told = [name for name in corpus.articles if not name.startswith(READABILITY)]
    tables = {name: pd.DataFrame(columns=list(columns)) for name, columns in TABLES.items()}
    tables |= {"evidence": evidence, "articles": corpus.articles[told]}
    return Analysis(**tables, run={**corpus.run, "skipped": skipped})

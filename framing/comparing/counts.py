"""Count findings in each article, with their exposure: the words they could have occurred in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.analysis import Analysis
from framing.article import Article
from framing.comparing.measures import (
    OVER_ALL_WORDS,
    TELLS_VOICES_APART,
    Kind,
    Measured,
    kinds,
    measured,
)
from framing.comparing.sides import side_of
from framing.corpora.copies import find_copies, originals
from framing.corpora.derived import READABILITY
from framing.corpora.reference import Reference
from framing.measuring.rates import FEWEST_WORDS

COUNTED = ("marker", "category", "voice", "n", "words", "left_out")
_NO_LABELS = {"sentences", "damaged", "duplicate_of", "words"} | {
    f"{voice}_words" for voice in ("reported", "quoted", "headline")
}


def to_counts(
    corpus: object,
    voice: str = "writer",
    copies: bool = False,
    analysis: Analysis | None = None,
) -> pd.DataFrame:
    """Return how often every marker and category is found in every article, and in how many words.

    Parameters
    ----------
    corpus
        A measured corpus, its name, an analysis, or articles.
    voice
        Whose words to count in: ``"writer"``, ``"reported"`` (a source's, without quotation marks),
        ``"quoted"``, ``"headline"`` or ``"all"``. Quotations are always counted over all words.
    copies
        With False, copies of an earlier article have a reason in ``left_out``. In an analysis
        without its articles copies are unknown.
    analysis
        The analysis of the articles, if there is one already; otherwise it is computed here.

    Returns
    -------
    DataFrame
        A row per article, marker and category (an empty category is all of a marker together): the
        article's id, outlet, date and so on (``article, outlet, date, ...``), ``marker, category,
        voice``; ``n``, the number of findings; ``words``, the number of words of this voice (the
        exposure, 0 where the marker could not measure); ``left_out``: why comparisons leave the
        article out, empty where they do not. Readability indices are not in it.

    Raises
    ------
    TypeError, ValueError
        If there is nothing to count in, or the voice is unknown.

    Notes
    -----
    A model of rates has ``n`` as its outcome and the logarithm of ``words`` as its offset. In R:
    ``glm(n ~ outlet + offset(log(words)), poisson, data)``, with ``data`` the rows of one marker
    and one category whose ``left_out`` is empty.

    Examples
    --------
    >>> from framing import analyze
    >>> told = {"a": "The regime fell. ", "b": "The boats left. "}
    >>> articles = [Article(name, text * 20) for name, text in told.items()]
    >>> table = to_counts(analyze(articles, "loaded"))
    >>> table.loc[table["marker"] == "loaded", ["article", "n", "words"]].values.tolist()
    [['a', 20, 60], ['b', 0, 60]]
    """
    side = counted_side(corpus, analysis)
    labels = side.articles[[name for name in side.articles if _is_label(str(name))]]
    parts = []
    for kind in counted_kinds(side, voice):
        found = measured(side, kind)
        own: dict[str, object] = {"marker": kind.marker, "category": kind.category}
        own |= {"voice": kind.voice, "n": found.counts.astype(np.int64)}
        own |= {"words": found.exposure.astype(np.int64)}
        parts.append(labels.assign(**own, left_out=exclusion_reasons(side, kind, found, copies)))
    if not parts:
        return labels.iloc[:0].reindex(columns=[*labels, *COUNTED])
    return pd.concat(parts, ignore_index=True)


def counted_side(corpus: object, analysis: Analysis | None = None) -> Reference:
    """Return the measured tables of a corpus (anything that `to_counts` takes).

    Where it is articles in memory, copies are detected.
    """
    if not isinstance(corpus, Iterable) or isinstance(corpus, str | bytes):
        return side_of(corpus, "reference", analysis, None)
    articles: list[Article] = list(corpus)
    side = side_of(articles, "reference", analysis, None)
    names = [one.id for one in articles]
    twins = originals(find_copies(articles), names)
    known = side.articles["article"].map(lambda name: twins.get(name, "")).astype("str")
    return replace(side, articles=side.articles.assign(duplicate_of=known))


def counted_kinds(side: Reference, voice: str) -> list[Kind]:
    """Return every kind (marker, category, voice) of a corpus but the readability indices.

    ``voice`` is whose words to count in; raise ValueError if it is unknown.
    """
    return [kind for kind in kinds((side, side), voice) if kind.unit != "index"]


def exclusion_reasons(
    side: Reference, kind: Kind, found: Measured, copies: bool
) -> NDArray[np.str_]:
    """Return for each article the first reason why it is not compared; empty where it is.

    ``found`` is what `measured` gives for ``kind``; ``copies`` is whether copies are compared.
    """
    articles = side.articles
    missed = np.zeros(len(articles), dtype=bool)
    missed[side.missed.get(kind.marker, [])] = True
    voices = kind.voice in TELLS_VOICES_APART or kind.marker in OVER_ALL_WORDS
    reasons = {
        "copy of another article": (articles["duplicate_of"] != "").to_numpy() & (not copies),
        "not measured": missed,
        "quotation marks damaged": articles["damaged"].to_numpy(bool) & voices,
        f"under {FEWEST_WORDS[kind.voice]} words of this voice": ~found.usable,
    }
    return np.select(list(reasons.values()), list(reasons), default="")


def _is_label(name: str) -> bool:
    return name not in _NO_LABELS and not name.startswith(READABILITY)

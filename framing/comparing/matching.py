"""Match: find the reference's articles on the same topic and of similar length.

The reference is a measured corpus, the subject the article, or several, compared with it.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from framing.corpora.reference import Reference
from framing.corpora.terms import Terms
from framing.corpora.tokens import term_words

CRITERIA = ("topic", "length")
NEAREST = 100  # articles on the same topic, at most
CLOSE_ENOUGH = 0.12  # cosine; below it, what two articles share is chance
SAME = 0.9  # cosine; from here on it is the article itself or a copy
LONGER = 2.0  # times as long, or as short, is still similar
TOO_COMMON = 0.5  # share of articles; words in more of them say nothing about topics
STRAY = 0.01  # share of articles at either end that do not make the period
PERIOD = 31  # days outside the reference's period that are worth a remark


def closeness(subject: Terms, reference: Terms) -> NDArray[np.float64]:
    """Return how close in words each article of the reference is to the subject, 0 to 1.

    It is the cosine of TF-IDF weights, an array of shape (articles,). The words of the subject's
    articles are added up; the articles of the reference give the weights.

    References
    ----------
    Salton, G. and Buckley, C. (1988). Term-weighting approaches in automatic text retrieval.
    Information Processing and Management 24(5), 513-523. Counts enter as 1 + ln(count).
    """
    telling = reference.articles <= max(1.0, TOO_COMMON * len(reference.words))
    if not telling.any():
        return np.zeros(len(reference.words))
    counts = sparse.csr_array(reference.counts[:, telling], dtype=np.float64)
    mine = sparse.csr_array(subject.of(reference.vocabulary).totals[telling][None, :], dtype=float)
    seen = np.bincount(counts.indices, minlength=counts.shape[1])
    rarity = np.log((1 + counts.shape[0]) / (1 + seen)) + 1
    return (_weighted(counts, rarity) @ _weighted(mine, rarity).T).toarray().ravel()


def _weighted(counts: sparse.csr_array, rarity: NDArray[np.float64]) -> sparse.csr_array:
    """Return TF-IDF weights, each row of length 1, as scikit-learn's TfidfTransformer does.

    ``counts`` are of articles by terms; ``rarity`` is each term's inverse document frequency.
    """
    counts.eliminate_zeros()
    counts.data = (1 + np.log(counts.data)) * rarity[counts.indices]
    length = np.sqrt(counts.power(2).sum(axis=1))
    return sparse.diags_array(1 / np.where(length > 0, length, 1)) @ counts


def matched(
    subject: Terms, reference: Reference, match: tuple[str, ...], among: NDArray[np.bool_]
) -> pd.DataFrame:
    """Return a table of the reference's articles that are most like the subject.

    ``match`` is ``"topic"``, ``"length"`` or both; ``among`` is a mask of the articles that may be
    chosen. The table has ``row`` (number in ``reference.articles``), ``article, outlet, date,
    words, url, closeness``, the closest first; closeness is NaN where topic is not asked for.
    """
    allowed = among.copy()
    close = np.full(len(allowed), np.nan)
    if "length" in match:
        words, own = reference.articles["words"].to_numpy(), float(np.mean(subject.words))
        allowed &= (words >= own / LONGER) & (words <= own * LONGER)
    if "topic" in match:
        close = closeness(subject, reference.terms)
        allowed &= (close >= CLOSE_ENOUGH) & (close < SAME)
    rows = np.flatnonzero(allowed)
    if "topic" in match:
        rows = rows[np.lexsort((rows, -close[rows]))][:NEAREST]
    frame = reference.articles.iloc[rows][["article", "outlet", "date", "words", "url"]]
    frame = frame.reset_index(drop=True).assign(closeness=close[rows])
    frame.insert(0, "row", rows)
    return frame


def about_rows(reference: Reference, about: str) -> NDArray[np.bool_]:
    """Return a mask of the reference's articles that use every word of ``about``.

    Raise ValueError if no article does.
    """
    place = {term: number for number, term in enumerate(reference.terms.vocabulary)}
    words = term_words(about)
    chosen = np.full(len(reference.articles), bool(words))
    for word in words:  # nato is found as NATO as well, US not as us
        columns = [place[one] for one in {word, word.upper()} if one in place]
        chosen &= np.asarray(reference.terms.counts[:, columns].sum(axis=1)).ravel() > 0
    if not chosen.any():
        raise ValueError(f"No article of {reference.name!r} uses {about!r}: nothing to compare.")
    return chosen


def period_remark(dates: list[date], reference: Reference) -> str:
    """Return a sentence if the subject's dates are a month or more outside the reference's period.

    Empty otherwise; a sentence too if there are no dates.
    """
    known = reference.articles["date"].dropna()
    if not dates or known.empty:
        return "" if dates else "The article has no date: whether the period fits is unknown."
    in_order = sorted(known)
    few = int(len(in_order) * STRAY)
    first, last = in_order[few], in_order[-1 - few]
    outside = [day for day in dates if not -PERIOD <= _days_beyond(day, first, last) <= PERIOD]
    if not outside:
        return ""
    return (
        f"The article is of {min(outside):%B %Y}, {reference.name} is of {first:%B %Y} to "
        f"{last:%B %Y}: a difference may be one of times, not of outlets."
    )


def _days_beyond(day: date, first: date, last: date) -> int:
    if day < first:
        return (day - first).days
    return max(0, (day - last).days)

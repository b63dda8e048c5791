"""Group articles on one event: close in words and close in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from framing.article import Article
from framing.comparing.alignment import stems
from framing.sentences import words

LEAD = 150  # words; news says first what happened
MOST_LINKED = 10_000  # articles whose likeness to each other is held at once: 800 MB
_AT_ONCE = 500  # articles compared in one step, to bound the memory


def closeness(articles: Sequence[Article], days: int, at_least: float) -> sparse.csr_array:
    """Return the likeness in words, 0 to 1, of articles at most ``days`` apart, as a sparse array.

    An article without a date is compared with all. Values below ``at_least`` become 0. The array,
    of shape (articles, articles), has the mean of two cosines of TF-IDF weights of stems, over
    whole articles and over the headline with the first 150 words; it is symmetric, and 0 on the
    diagonal.
    """
    weights = [_weights([one.text for one in articles]), _weights(list(map(_lead, articles)))]
    dates = np.array([np.nan if one.date is None else one.date.toordinal() for one in articles])
    order = np.argsort(dates, kind="stable")  # those without a date come last
    size = len(articles)
    found = sparse.coo_array((size, size))
    for first in range(0, size, _AT_ONCE):
        rows = order[first : first + _AT_ONCE]
        columns = _within(rows, dates, days)
        near = sum(one[rows] @ one[columns].T for one in weights) / len(weights)
        near = sparse.coo_array(near)
        one, two = rows[near.row], columns[near.col]
        kept = (near.data >= at_least) & (one != two)
        kept &= ~(np.abs(dates[one] - dates[two]) > days)  # not for those without a date
        part = sparse.coo_array((near.data[kept], (one[kept], two[kept])), shape=(size, size))
        found = found + part
    return sparse.csr_array(found)


def groups(near: sparse.csr_array, at_least: float) -> list[list[int]]:
    """Return groups of articles whose mean pairwise closeness is ``at_least`` so high (0 to 1).

    ``near`` is what `closeness` returned. Each list has the row numbers of a group's articles, two
    or more, ascending.

    Notes
    -----
    By average linkage: an article that is close to one of a group and far from the others does not
    join it, so that a long-running story is not one event.

    References
    ----------
    Sokal, R. R. and Michener, C. D. (1958). A statistical method for evaluating systematic
    relationships. University of Kansas Science Bulletin 38, 1409-1438.
    """
    from scipy.sparse import csgraph  # slow to import

    _, part = csgraph.connected_components(near, directed=False)
    found: list[list[int]] = []
    for members in _members(part):
        found.extend(_linked(near, members, at_least))
    return sorted(found)


def _linked(
    near: sparse.csr_array, members: NDArray[np.int64], at_least: float
) -> Iterator[list[int]]:
    from scipy.cluster import hierarchy  # slow to import
    from scipy.spatial.distance import squareform

    if len(members) > MOST_LINKED:
        raise ValueError(
            f"{len(members):,} articles hang together by likeness, and {MOST_LINKED:,} can be "
            "grouped at once: raise at_least, allow fewer days, or give articles with dates."
        )
    far = 1 - near[members][:, members].toarray()
    np.fill_diagonal(far, 0)
    tree = hierarchy.linkage(squareform(np.clip(far, 0, 1), checks=False), "average")
    part = hierarchy.fcluster(tree, 1 - at_least, "distance")
    yield from (members[place].tolist() for place in _members(part))


def _members(part: NDArray[np.int32]) -> Iterator[NDArray[np.int64]]:
    """Yield the row numbers of each group of two or more; ``part`` has each row's group number."""
    order = np.argsort(part, kind="stable")
    ends = np.flatnonzero(np.diff(part[order])) + 1
    yield from (place for place in np.split(order, ends) if len(place) > 1)


def _weights(texts: list[str]) -> sparse.csr_array:
    from sklearn.feature_extraction.text import TfidfVectorizer

    if not any(map(stems, texts)):
        return sparse.csr_array((len(texts), 1))
    return sparse.csr_array(TfidfVectorizer(analyzer=stems, sublinear_tf=True).fit_transform(texts))


def _lead(article: Article) -> str:
    spans = words(article.text)
    end = spans[LEAD - 1].end if len(spans) >= LEAD else len(article.text)
    return f"{article.headline}\n{article.text[:end]}"


def _within(rows: NDArray[np.int64], dates: NDArray, days: int) -> NDArray[np.int64]:
    """Return the row numbers of all articles that may be within ``days`` of one of ``rows``.

    ``dates`` are day numbers of all articles, NaN where unknown.
    """
    known = dates[rows]
    if np.isnan(known).any():
        return np.arange(len(dates))
    outside = (dates < known.min() - days) | (dates > known.max() + days)
    return np.flatnonzero(~outside)

"""Find copies: articles that share long stretches, as agency copy printed by several outlets does.

Articles are compared by shingles: all runs of six words in a row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from framing.article import Article
from framing.corpora.tokens import term_words
from framing.sentences import Span, words

if TYPE_CHECKING:
    from datasketch import MinHash

SHINGLE = 6  # words in a row; so many are seldom the same by chance
HASHES = 128
SEED = 1
SCHEME: Literal["affine32"] = "affine32"
BAND = 2  # hashes; nearly all pairs that share a quarter of their shingles are found
LEAST = 0.5  # share of the shorter article's shingles that both have
COLUMNS = ["article_a", "article_b", "outlet_a", "outlet_b", "shared", "share_a", "share_b"]

Signature = NDArray[np.uint32]


def signature(article: Article) -> Signature:
    """Return the MinHash signature of an article: 128 hashes, of which similar articles share many.

    References
    ----------
    Broder, A. (1997). On the resemblance and containment of documents. Compression and Complexity
    of Sequences.
    """
    result = _without_words().copy()
    result.update_batch([shingle.encode() for shingle in sorted(shingles(article))])
    return np.asarray(result.hashvalues, dtype=np.uint32)


@cache
def _without_words() -> MinHash:
    """Return the MinHash signature of no words, with which `signature` starts; made once."""
    from datasketch import MinHash  # slow to import

    return MinHash(num_perm=HASHES, seed=SEED, scheme=SCHEME)


def shingles(article: Article) -> set[str]:
    """Return all runs of six words of an article, across sentence ends; none if it is shorter."""
    found = _small(article.text)
    return {" ".join(found[start : start + SHINGLE]) for start in range(len(found) - SHINGLE + 1)}


def _small(text: str) -> list[str]:
    """Return the words of a text in lower case, since outlets set capitals differently."""
    return [term.lower() for term in term_words(text)]


def candidates(signatures: Sequence[Signature]) -> list[tuple[int, int]]:
    """Return the pairs of articles that may be copies, as pairs of their positions, in order.

    ``signatures`` are those that `signature` computes, one an article. They are compared in bands
    of two hashes: articles that agree in a band are paired with the first article that does. So the
    work grows with the number of articles and not with its square, however many are alike.

    References
    ----------
    Leskovec, J., Rajaraman, A. and Ullman, J. (2014). Mining of Massive Datasets, section 3.4.
    """
    if not signatures:
        return []
    table = np.vstack(signatures)
    rows = np.flatnonzero(table.min(axis=1) != table.max(axis=1))  # others have no shingle
    pairs: set[tuple[int, int]] = set()
    for band in range(HASHES // BAND):
        hashes = table[rows, band * BAND : (band + 1) * BAND]
        _, first, group = np.unique(hashes, axis=0, return_index=True, return_inverse=True)
        earliest = rows[first[group.ravel()]]
        later = earliest != rows
        pairs.update(zip(earliest[later].tolist(), rows[later].tolist(), strict=True))
    return sorted(pairs)


def pairs_of(
    articles: Mapping[int, Article], pairs: Iterable[tuple[int, int]], least: float = LEAST
) -> pd.DataFrame:
    """Return which candidate pairs of articles really share long stretches, and how much.

    ``articles`` gives the articles by number; only those that occur in ``pairs``, pairs of such
    numbers, are needed. A pair is kept if it shares at least ``least`` (0 to 1) of the shorter
    article's shingles. The table has a row per pair: the ids ``article_a, article_b``, ``outlet_a,
    outlet_b``, ``shared`` (the number of shingles that both have), and ``share_a`` and ``share_b``,
    which part of each article's shingles that is (0 to 1).
    """
    known = {number: shingles(article) for number, article in articles.items()}
    rows = []
    for one, two in pairs:
        shared = len(known[one] & known[two])
        sizes = len(known[one]), len(known[two])
        if shared and shared >= least * min(sizes):
            a, b = articles[one], articles[two]
            shares = (shared / sizes[0], shared / sizes[1])
            rows.append((a.id, b.id, a.outlet, b.outlet, shared, *shares))
    return pd.DataFrame(rows, columns=COLUMNS)


def find_copies(articles: Iterable[Article], least: float = LEAST) -> pd.DataFrame:
    """Find the pairs of articles that share long stretches.

    Parameters
    ----------
    articles
        The articles, in the order in which the first of a group counts as the original.
    least
        Share (0 to 1) of the shorter article's runs of six words that both must have.

    Returns
    -------
    DataFrame
        A row per pair: the ids ``article_a, article_b``, ``outlet_a, outlet_b``, ``shared`` (the
        number of runs of six words that both have), and ``share_a, share_b``, which part of each
        article's runs that is (0 to 1).

    Examples
    --------
    >>> text = "The council met on Monday and spoke for an hour about the old bridge."
    >>> agency, paper = Article("a", text, outlet="Wire"), Article("p", f"{text} Rain fell.")
    >>> find_copies([agency, paper])[["article_a", "article_b", "share_a"]].values.tolist()
    [['a', 'p', 1.0]]
    """
    held = list(articles)
    pairs = candidates([signature(article) for article in held])
    return pairs_of(dict(enumerate(held)), pairs, least)


def originals(pairs: pd.DataFrame, ids: Sequence[str]) -> dict[str, str]:
    """Return for each copy the id of the first article of its group.

    A group is all articles that pairs connect, so that copies of copies are in it.

    Parameters
    ----------
    pairs
        The pairs of copies, as `pairs_of` gives them.
    ids
        The ids of all articles, the earliest first.

    Returns
    -------
    dict
        The id of the first article by the id of the copy; firsts and articles without copies are
        not in it.
    """
    from scipy.sparse import csgraph  # slow to import, and a comparison does without

    place = {name: number for number, name in enumerate(ids)}
    ends = [[place[name] for name in pairs[column]] for column in ("article_a", "article_b")]
    shape = (len(ids), len(ids))
    graph = sparse.coo_array((np.ones(len(pairs)), (ends[0], ends[1])), shape=shape)
    _, group = csgraph.connected_components(graph, directed=False)
    first: dict[int, str] = {}
    copies = {}
    for name, number in zip(ids, group.tolist(), strict=True):
        if first.setdefault(number, name) != name:
            copies[name] = first[number]
    return copies


def shared_passages(one: Article, two: Article) -> list[Span]:
    """Return the stretches of ``one`` that ``two`` has as well, six words in a row or more.

    They are character offsets in ``one.text``.

    Examples
    --------
    >>> a = Article("a", "He said that the old bridge would not be opened again.")
    >>> b = Article("b", "Officials said that the old bridge would not be closed.")
    >>> [a.text[start:end] for start, end in shared_passages(a, b)]
    ['said that the old bridge would not be']
    """
    return list(_merged(one, shingles(two)))


def _merged(one: Article, known: set[str]) -> Iterator[Span]:
    """Yield the offsets of the stretches of an article that consist of shingles in ``known``."""
    spans, found = words(one.text), _small(one.text)
    begun: Span | None = None
    for start in range(len(found) - SHINGLE + 1):
        if " ".join(found[start : start + SHINGLE]) not in known:
            continue
        here = Span(spans[start].start, spans[start + SHINGLE - 1].end)
        if begun is not None and here.start <= begun.end:
            begun = Span(begun.start, here.end)
        else:
            if begun is not None:
                yield begun
            begun = here
    if begun is not None:
        yield begun

"""Find the topics of a corpus, so that outlets are compared on what both write about."""

from __future__ import annotations

import warnings
from functools import cache

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from framing import lexicons
from framing.comparing.matching import TOO_COMMON
from framing.corpora.terms import Terms
from framing.corpora.tokens import term_words
from framing.measuring.bootstrap import SEED

ARTICLES_A_TOPIC = 25
MOST = 30
NONE = "no topic"
_FEWEST = 3  # articles that use a word: rarer ones cannot hold a topic together
_NAMED_BY = 3  # words
_STEPS = 200


def number_of_topics(articles: int) -> int:
    """Return how many topics to look for in so many articles: one for every 25, from 2 to 30.

    Examples
    --------
    >>> number_of_topics(20), number_of_topics(400), number_of_topics(10_000)
    (2, 16, 30)
    """
    return int(np.clip(articles // ARTICLES_A_TOPIC, 2, MOST))


def topics(terms: Terms, groups: NDArray[np.str_], number: int = 0) -> pd.Series:
    """Return the name of each article's topic: of those found, the one that weighs most in it.

    Parameters
    ----------
    terms
        The counts of each word in each article.
    groups : array of shape (articles,)
        The group of each article: words that only one group uses are left out, since they show
        the group and not the topic.
    number
        How many topics; by default `number_of_topics`.

    Returns
    -------
    Series
        A row per article: its topic, named by the three words that weigh most in it, or ``"no
        topic"`` where it has none of the words.

    Raises
    ------
    ValueError
        If the words of the articles are unknown.

    Notes
    -----
    Non-negative matrix factorization (Lee and Seung 1999) of TF-IDF weights, by scikit-learn, from
    a fixed start. Words in more than half of the articles, in fewer than three, of one group only,
    and loaded words are left out: a topic made of loaded words would explain away the difference
    that is looked for.

    References
    ----------
    Lee, D. D. and Seung, H. S. (1999). Learning the parts of objects by non-negative matrix
    factorization. Nature 401, 788-791.

    Examples
    --------
    >>> from framing.corpora.terms import terms_of
    >>> port, farm = ["ship", "crane", "quay"], ["cow", "wheat", "barn"]
    >>> topics(terms_of([port, port, farm, port, farm, farm]), np.array(list("ababab")), 2).tolist()
    ['crane, quay, ship', 'crane, quay, ship', 'barn, cow, wheat', \
'crane, quay, ship', 'barn, cow, wheat', 'barn, cow, wheat']
    """
    if not terms.vocabulary:
        raise ValueError(
            "The words of the articles are unknown, so their topics are: give the articles beside "
            "their analysis, a column 'topic', or an adjust without 'topic'."
        )
    kept = _topic_words(terms, groups)
    number = min(number or number_of_topics(len(terms.words)), int(kept.sum()), len(terms.words))
    if number < 2:
        return pd.Series(NONE, index=range(len(terms.words)))
    weights, parts = _factors(sparse.csr_array(terms.counts[:, kept], dtype=float), number)
    words = np.array(terms.vocabulary, dtype=object)[kept]
    names = np.array([*(_name(part, words) for part in parts), NONE], dtype=object)
    best = np.where(weights.max(axis=1) > 0, weights.argmax(axis=1), number)
    return pd.Series(names[best], dtype="str")


def _topic_words(terms: Terms, groups: NDArray[np.str_]) -> NDArray[np.bool_]:
    """Return a mask of the words to find topics by.

    Excluded are rare, common and loaded words, and those of one group only.
    """
    labels = sorted(set(groups))
    in_groups = np.array([_used(terms.counts[groups == label]) for label in labels])
    articles = in_groups.sum(axis=0)
    kept = (articles >= _FEWEST) & (articles <= TOO_COMMON * len(groups))
    if len(labels) > 1:
        kept &= (in_groups > 0).sum(axis=0) > 1
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    unwanted = _loaded().union(ENGLISH_STOP_WORDS, *(term_words(label) for label in labels))
    return kept & np.array([term not in unwanted for term in terms.vocabulary])


def _used(counts: sparse.csr_array) -> NDArray[np.int64]:
    return np.asarray((counts > 0).sum(axis=0)).ravel()


@cache
def _loaded() -> frozenset[str]:
    """Return every form, if one word, of the terms in the list of loaded words."""
    cells = (f"{row['term']};{row['forms']}" for row in lexicons.rows("loaded.tsv"))
    forms = (form.strip() for cell in cells for form in cell.split(";"))
    return frozenset(form for form in forms if form and " " not in form)


def _factors(counts: sparse.csr_array, number: int) -> tuple[NDArray, NDArray]:
    """Return weights of (articles, topics) and (topics, words) by factorizing TF-IDF weights."""
    from sklearn.decomposition import NMF
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import TfidfTransformer
    from threadpoolctl import threadpool_limits

    model = NMF(number, init="nndsvd", random_state=SEED, max_iter=_STEPS, tol=1e-3)
    # An approximate fit separates topics; the error of an exact one may round below 0.
    with threadpool_limits(1), warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore", ConvergenceWarning)
        weights = model.fit_transform(TfidfTransformer(sublinear_tf=True).fit_transform(counts))
    return weights, model.components_


def _name(part: NDArray, words: NDArray) -> str:
    best = np.lexsort((words.astype(str), -part.round(6)))[:_NAMED_BY]
    return ", ".join(sorted(words[best]))

"""Align articles on one event: which sentences they share, and which sentences one leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np
import pandas as pd

from framing.article import Article
from framing.sentences import Span
from framing.text import Text

SHARED = 0.3  # closeness from which a passage counts as shared by the other article
_AT_ONCE = 500  # sentences compared in one step, to bound the memory
ALIGNED = ("article", "start", "end", "text", "other", "closeness", "shared")
_OTHERS = ("other_start", "other_end", "other_text")


def align(articles: Iterable[Article], at_least: float = SHARED) -> pd.DataFrame:
    """Return each sentence of each article with the closest sentence of each other article.

    Parameters
    ----------
    articles
        Two or more, on one event.
    at_least
        The closeness, between 0 and 1, from which a sentence counts as shared.

    Returns
    -------
    DataFrame
        A row per sentence and other article: the id ``article``, offsets ``start, end`` and
        ``text`` of the sentence; the id ``other`` of the other article; ``closeness`` (0 to 1);
        ``shared`` (whether that is ``at_least`` so high); and the closest sentence there:
        ``other_start, other_end, other_text`` (0, 0 and empty where no word is shared).

    Raises
    ------
    ValueError
        If there are fewer than two articles, or two have one id.

    Notes
    -----
    Closeness is the share of a sentence's words, each weighted by its inverse document frequency
    over all sentences (Spärck Jones 1972), that the other sentence holds too. Words are compared
    by their stems (Porter 2001); the commonest words count for nothing. What is said in other
    words is missed, and a shared name alone can look like a shared claim: read the passages.

    On the 36 facts of the five teaching articles, taken as sentences, 0.3 finds 87 % of those an
    article has, and 88 % of its findings are right. The rule was chosen on these articles.

    References
    ----------
    Spärck Jones, K. (1972). A statistical interpretation of term specificity and its application
    in retrieval. Journal of Documentation 28(1), 11-21.

    Porter, M. F. (2001). Snowball: a language for stemming algorithms.

    Examples
    --------
    >>> one = Article(id="one", text="The police shot a docker. Bolts were thrown.")
    >>> two = Article(id="two", text="A docker was shot by the police on Thursday.")
    >>> align([one, two])[["text", "other", "shared"]].head(2).values.tolist()
    [['The police shot a docker.', 'two', True], ['Bolts were thrown.', 'two', False]]
    """
    texts = [Text(article) for article in articles]
    names = [text.article.id for text in texts]
    if len(texts) < 2 or len(set(names)) < len(names):
        raise ValueError(f"align needs two or more articles with different ids, not {names}.")
    weights = _Weights([words for text in texts for words in _sentences(text)])
    rows = [
        row
        for one in texts
        for other in texts
        if one is not other
        for row in _pairs(weights, one.article.id, one.raw, one.sentences, other)
    ]
    return _table(rows, at_least)


def find_claims(
    statements: Iterable[str], articles: Iterable[Article], at_least: float = SHARED
) -> pd.DataFrame:
    """Return each statement with the sentence of each article that is closest to it in words.

    Parameters
    ----------
    statements
        Claims in plain sentences, for instance a list of what is known of an event.
    articles
        The articles to look in, one or more.
    at_least
        The closeness, between 0 and 1, from which a statement counts as found in an article.

    Returns
    -------
    DataFrame
        A row per statement and article: ``text`` is the statement, ``other`` the article's id,
        ``closeness`` (0 to 1), ``shared`` (whether it counts as found), and the closest sentence,
        ``other_start, other_end, other_text``. ``article`` is empty; ``start, end`` span ``text``.

    Examples
    --------
    >>> told = Article(id="a", text="Nine officers were hurt. A van burned.")
    >>> find_claims(["A police van burned."], [told])[["other_text", "shared"]].values.tolist()
    [['A van burned.', True]]
    """
    texts = [Text(article) for article in articles]
    weights = _Weights([words for text in texts for words in _sentences(text)])
    rows = [
        row
        for said in statements
        for other in texts
        for row in _pairs(weights, "", said, (Span(0, len(said)),), other)
    ]
    return _table(rows, at_least)


def left_out(aligned: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences that two or more articles share and one article lacks.

    Parameters
    ----------
    aligned
        The table that `align` returned.

    Returns
    -------
    DataFrame
        ``missing_in, article, start, end, text, told_by``: a sentence of the article ``article``
        (an id; offsets and text) that ``told_by`` further articles (a number) share and the article
        ``missing_in`` (an id) lacks. For each ``missing_in``, sentences in most articles are first.

    Examples
    --------
    >>> texts = {"a": "A docker was shot.", "b": "The docker was shot.", "c": "It rained."}
    >>> found = left_out(align(Article(id=name, text=text) for name, text in texts.items()))
    >>> found[["missing_in", "article", "text"]].values.tolist()
    [['c', 'a', 'A docker was shot.'], ['c', 'b', 'The docker was shot.']]
    """
    place = ["article", "start", "end"]
    told_by = aligned.groupby(place)["shared"].transform("sum")
    kept = aligned.assign(told_by=told_by)[~aligned["shared"] & (told_by > 0)]
    order = kept.sort_values(
        ["other", "told_by", *place], ascending=[True, False, True, True, True], kind="stable"
    )
    columns = ["missing_in", *place, "text", "told_by"]
    return order.rename(columns={"other": "missing_in"})[columns].reset_index(drop=True)


class _Weights:
    """Compare sentences by their stems, weighted by inverse document frequency.

    ``known`` are the sentences of all articles, from which the weights are computed.
    """

    def __init__(self, known: Sequence[str]) -> None:
        from sklearn.feature_extraction.text import TfidfVectorizer

        self._weigh = TfidfVectorizer(analyzer=stems, norm=None, binary=True)
        self._empty = not any(stems(text) for text in known)
        if not self._empty:
            self._weigh.fit(known)

    def closest(self, one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[int, float]]:
        """Yield for each sentence of ``one`` (index of the closest in ``other``, closeness).

        The closeness is from 0 to 1; where there is nothing to compare, the pair is (-1, 0.0).
        """
        if self._empty or not other:
            yield from ((-1, 0.0) for _ in one)
            return
        there = (self._weigh.transform(other) > 0).astype(float).T.tocsr()
        for first in range(0, len(one), _AT_ONCE):
            some = one[first : first + _AT_ONCE]
            here = self._weigh.transform(some)
            common = (here @ there).toarray()
            unknown = [self._unknown(text) for text in some]
            whole = np.asarray(here.sum(axis=1)).ravel() + np.array(unknown)
            best = common.argmax(axis=1)
            shares = common[np.arange(len(some)), best] / np.where(whole > 0, whole, 1)
            yield from zip(best.tolist(), shares.tolist(), strict=True)

    def _unknown(self, text: str) -> float:
        """Return the summed weight of the stems in ``text`` that no sentence of an article has.

        Each such stem weighs as much as the rarest of those that occur.
        """
        strange = set(stems(text)) - set(self._weigh.vocabulary_)
        return len(strange) * float(self._weigh.idf_.max())


def _pairs(
    weights: _Weights, name: str, raw: str, spans: Sequence[Span], other: Text
) -> Iterator[dict[str, Any]]:
    said = [raw[span.start : span.end] for span in spans]
    there = _sentences(other)
    for span, text, (best, share) in zip(spans, said, weights.closest(said, there), strict=True):
        match = other.sentences[best] if share > 0 else Span(0, 0)
        yield {
            "article": name,
            "start": span.start,
            "end": span.end,
            "text": text,
            "other": other.article.id,
            "closeness": share,
            "other_start": match.start,
            "other_end": match.end,
            "other_text": other.raw[match.start : match.end],
        }


def _table(rows: list[dict[str, Any]], at_least: float) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=[n for n in (*ALIGNED, *_OTHERS) if n != "shared"])
    shared = frame["closeness"].astype(float) >= at_least
    return frame.assign(shared=shared)[[*ALIGNED, *_OTHERS]]


def _sentences(text: Text) -> list[str]:
    return [text.raw[span.start : span.end] for span in text.sentences]


def stems(text: str) -> list[str]:
    """Return the stems of a text's words in order, in lower case and without English stop words.

    Examples
    --------
    >>> stems("The officers' vans were burning.")
    ['offic', 'van', 'burn']
    """
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    from framing.sentences import words

    found = (text[span.start : span.end].lower().replace("’", "'") for span in words(text))
    return [_stem(word.removesuffix("'s")) for word in found if word not in ENGLISH_STOP_WORDS]


@cache
def _stemmer() -> Any:
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    return str(_stemmer().stem(word)) if len(word) < 40 else word

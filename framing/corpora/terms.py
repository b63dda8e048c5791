"""Count words: how often each article uses each, without the running text.

A term is a word as it is counted (lower case, see `framing.corpora.tokens`), or some words in a
row. A side is one of the two things compared: articles, or a corpus.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from framing.article import Article
from framing.corpora.store import Corpus
from framing.corpora.tokens import (
    capitals_inside,
    joined,
    phrases,
    small_letters,
    term_of,
    words_as_written,
)


@dataclass(frozen=True, eq=False)
class Terms:
    """Hold how often each article uses each term.

    Parameters
    ----------
    vocabulary
        The terms in alphabetical order.
    counts : sparse array of shape (articles, terms)
        The number of occurrences.
    words : array of shape (articles,)
        The number of all words of each article, also of those that no column counts.
    language
        The language of the articles.
    capitals : array of shape (terms,), optional
        Share (0 to 1) of each term's uses that have a capital inside a sentence, as names have; of
        several words, that of the word with the highest. None where it is not known.
    """

    vocabulary: tuple[str, ...]
    counts: sparse.csr_array
    words: NDArray[np.int64]
    language: str = "en"
    capitals: NDArray[np.float64] | None = None

    @cached_property
    def totals(self) -> NDArray[np.int64]:
        """Return the number of occurrences of each term in all articles."""
        return np.bincount(
            self.counts.indices, weights=self.counts.data, minlength=len(self.vocabulary)
        ).astype(np.int64)

    @cached_property
    def articles(self) -> NDArray[np.int64]:
        """Return the number of articles that use each term."""
        return np.bincount(self.counts.indices, minlength=len(self.vocabulary))

    @cached_property
    def dispersion(self) -> NDArray[np.float64]:
        """Return Gries's deviation of proportions of each term: how unevenly articles use it.

        0: spread over the articles as all words are; near 1: all in one short article. NaN with
        fewer than two articles, or for a term that never occurs.

        References
        ----------
        Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International Journal
        of Corpus Linguistics 13(4), 403-437.
        """
        if len(self.words) < 2:
            return np.full(len(self.vocabulary), np.nan)
        entries = self.counts.tocoo()
        share = (self.words / max(1, self.words.sum()))[entries.row]
        used = np.maximum(self.totals, 1)[entries.col]
        apart = np.abs(entries.data / used - share) - share  # articles without it differ by share
        total = np.bincount(entries.col, weights=apart, minlength=len(self.vocabulary))
        return np.where(self.totals > 0, np.clip((total + 1) / 2, 0, 1), np.nan)

    def of(self, vocabulary: Sequence[str]) -> Terms:
        """Return the counts with the terms of ``vocabulary`` as columns.

        Terms that no article uses have zeros.
        """
        place = {term: number for number, term in enumerate(vocabulary)}
        entries = self.counts.tocoo()
        new = np.array([place.get(term, -1) for term in self.vocabulary], dtype=np.int64)
        column = new[entries.col] if len(new) else entries.col
        kept = column >= 0
        shape = (len(self.words), len(vocabulary))
        inside = (entries.row[kept], column[kept])
        counts = sparse.csr_array((entries.data[kept], inside), shape=shape)
        capitals = self.capitals
        if capitals is not None:
            known = dict(zip(self.vocabulary, capitals.tolist(), strict=True))
            capitals = np.array([known.get(term, 0.0) for term in vocabulary])
        return Terms(tuple(vocabulary), counts, self.words, self.language, capitals)

    def rows(self, chosen: NDArray) -> Terms:
        """Return the counts of the ``chosen`` articles only, given by number or as a mask."""
        return replace(self, counts=self.counts[chosen], words=self.words[chosen])


def terms_of(
    side: object,
    name: str = "articles",
    ngrams: int = 1,
    capitals: bool = False,
    copies: bool = False,
) -> Terms:
    """Return how often each article of one side of a comparison uses each term.

    ``side`` is articles, lists of words (one per article), a `Corpus`, or `Terms` counted before;
    ``name`` is what error messages call it. ``ngrams`` is the number of words in a term: 2 counts
    pairs with nothing but a blank between them. ``capitals``: whether to find out how often each
    term is written with a capital inside sentences. ``copies``: whether repeated articles of a
    corpus count.

    Raise TypeError if the side is a bare string, or holds something that is no article and no list
    of words. Raise ValueError if it is empty or in several languages.

    Examples
    --------
    >>> found = terms_of([["a", "b", "a"], ["b"]])
    >>> dict(zip(found.vocabulary, found.totals.tolist()))
    {'a': 2, 'b': 2}
    """
    if isinstance(side, Terms):
        if ngrams != 1:
            raise ValueError(f"{name} holds counted words only: n-grams need the articles.")
        return side
    languages: set[str] = set()
    written = _Written() if capitals else None
    if isinstance(side, Corpus):
        side = (one.article for one in side.stored() if copies or not one.duplicate_of)
    found = _counted(_lists(side, name, ngrams, languages, written))
    if not found.words.sum():
        raise ValueError(f"{name} is empty: it has no articles with words to compare.")
    if len(languages) > 1:
        raise ValueError(
            f"{name} mixes languages ({', '.join(sorted(languages))}): give the articles of one, "
            f"as in [one for one in articles if one.language == 'en']."
        )
    capitals_of = written.shares(found.vocabulary) if written else None
    return replace(found, language=languages.pop() if languages else "en", capitals=capitals_of)


def count_terms(articles: Iterable[Article], language: str = "en") -> Terms:
    """Return how often each article uses each word, without checks: also for several languages.

    ``language`` is what the result says of their language.
    """
    written = _Written()
    found = _counted((True, written.read(article.text)) for article in articles)
    return replace(found, language=language, capitals=written.shares(found.vocabulary))


class _Written:
    """Count how often each word has a capital inside a sentence, and how often it has none."""

    def __init__(self) -> None:
        self.capitals: Counter[str] = Counter()
        self.small: Counter[str] = Counter()

    def read(self, text: str) -> list[str]:
        """Return the words of a text as written, and count which have a capital."""
        self.capitals.update(capitals_inside(text))
        self.small.update(small_letters(text))
        return words_as_written(text)

    def shares(self, vocabulary: Iterable[str]) -> NDArray[np.float64]:
        """Return the share (0 to 1) of each term's uses with a capital.

        Of several words it is that of the word with the highest.
        """
        return np.array([max(map(self._share, term.split(" "))) for term in vocabulary])

    def _share(self, word: str) -> float:
        """Return the share (0 to 1) of a word's uses with a capital."""
        return capital_share(word, self.capitals[word], self.small[word])


def capital_share(word: str, capitals: int, small: int) -> float:
    """Return the share (0 to 1) of a word's uses that have a capital; 1 for an acronym.

    ``capitals`` is how often it has one inside sentences, ``small`` how often it has none anywhere.

    Examples
    --------
    >>> capital_share("oslo", 3, 1), capital_share("US", 0, 0), capital_share("meanwhile", 0, 0)
    (0.75, 1.0, 0.0)
    """
    if word.isupper() and len(word) > 1:
        return 1.0  # an acronym
    return capitals / (capitals + small) if capitals else 0.0


def _lists(
    side: object, name: str, ngrams: int, languages: set[str], written: _Written | None
) -> Iterator[tuple[bool, Sequence[str]]]:
    """Yield for each article a flag and its words: True if as written, False if terms already.

    Words as written still have to be made terms by `term_of`. ``side``, ``name`` and ``ngrams`` are
    those of `terms_of`. On the way, ``languages`` gets the articles' languages, and ``written``,
    unless None, counts which words have a capital.
    """
    if isinstance(side, str | bytes):
        raise TypeError(
            f"{name} is a bare string. Give a list: articles, or one list of words an article."
        )
    if isinstance(side, Article):
        side = [side]
    if not isinstance(side, Iterable):
        raise TypeError(f"{name} must be a list of articles, not {type(side).__name__}.")
    for one in side:
        if isinstance(one, Article):
            languages.add(one.language)
            found = written.read(one.text) if written else words_as_written(one.text)
            yield (True, found) if ngrams == 1 else (False, list(phrases(one.text, ngrams)))
        elif isinstance(one, Sequence) and not isinstance(one, str | bytes):
            if written is not None:
                raise ValueError(
                    f"{name} holds lists of words, which do not tell names: give the articles."
                )
            yield False, (one if ngrams == 1 else list(joined(one, ngrams)))
        else:
            raise TypeError(
                f"{name} holds a {type(one).__name__} ({str(one)[:40]!r}) where an article or "
                f"a list of words is due."
            )


def _counted(lists: Iterable[tuple[bool, Sequence[str]]]) -> Terms:
    """Return the `Terms` of lists of words: numbered alphabetically, counted in a sparse array.

    ``lists`` has for each article a flag and its words, as `_lists` yields them.
    """
    following = count()
    words_of = {raw: defaultdict[str, int](following.__next__) for raw in (True, False)}
    numbers = [
        np.fromiter(map(words_of[raw].__getitem__, one), np.int32, len(one)) for raw, one in lists
    ]
    terms = {number: term_of(word) for word, number in words_of[True].items()}
    terms |= {number: word for word, number in words_of[False].items()}
    vocabulary = sorted(set(terms.values()))
    place = {term: number for number, term in enumerate(vocabulary)}
    rank = np.array([place[terms[number]] for number in range(len(terms))], dtype=np.int32)
    words = np.array(list(map(len, numbers)), dtype=np.int64)
    columns = rank[np.concatenate([*numbers, np.empty(0, np.int32)])]
    rows = np.repeat(np.arange(len(words), dtype=np.int32), words)
    ones = np.ones(len(columns), dtype=np.int32)
    shape = (len(words), len(vocabulary))
    counts = sparse.coo_array((ones, (rows, columns)), shape=shape).tocsr()  # adds up the same
    return Terms(tuple(vocabulary), counts, words)

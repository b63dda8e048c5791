"""Articles as bags of words: who uses which word how often, without the running text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from framing.article import Article
from framing.corpora.store import Corpus
from framing.sentences import _WORD, words


@dataclass(frozen=True, eq=False)
class Terms:
    """How often each article uses each term.

    Parameters
    ----------
    vocabulary
        The terms in alphabetical order.
    counts : sparse array of shape (articles, terms)
        Occurrences.
    words : array of shape (articles,)
        All words of each article, also those that no column counts.
    language
        The language of the articles.
    """

    vocabulary: tuple[str, ...]
    counts: sparse.csr_array
    words: NDArray[np.int64]
    language: str = "en"

    @cached_property
    def totals(self) -> NDArray[np.int64]:
        """Occurrences of each term in all articles."""
        return np.bincount(
            self.counts.indices, weights=self.counts.data, minlength=len(self.vocabulary)
        ).astype(np.int64)

    @cached_property
    def articles(self) -> NDArray[np.int64]:
        """Number of articles that use each term."""
        return np.bincount(self.counts.indices, minlength=len(self.vocabulary))

    @cached_property
    def dispersion(self) -> NDArray[np.float64]:
        """Gries's deviation of proportions of each term over the articles.

        0: spread over the articles as their words are; near 1: all in one short article. NaN with
        fewer than two articles, or for a term that never occurs.

        References
        ----------
        Gries, S. Th. (2008). Dispersions and adjusted frequencies in corpora. International
        Journal of Corpus Linguistics 13(4), 403-437.
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
        """The same articles over another vocabulary; terms they never use have empty columns."""
        place = {term: number for number, term in enumerate(vocabulary)}
        entries = self.counts.tocoo()
        new = np.array([place.get(term, -1) for term in self.vocabulary], dtype=np.int64)
        column = new[entries.col] if len(new) else entries.col
        kept = column >= 0
        shape = (len(self.words), len(vocabulary))
        inside = (entries.row[kept], column[kept])
        counts = sparse.csr_array((entries.data[kept], inside), shape=shape)
        return Terms(tuple(vocabulary), counts, self.words, self.language)

    def rows(self, chosen: NDArray) -> Terms:
        """Only these articles (numbers or a mask), over the same vocabulary."""
        return Terms(self.vocabulary, self.counts[chosen], self.words[chosen], self.language)


def terms_of(side: object, name: str = "articles", ngrams: int = 1) -> Terms:
    """Count the terms of one side of a comparison.

    Parameters
    ----------
    side
        Articles, lists of words (one an article), a `Corpus` (repeated articles are left out), or
        `Terms` counted before.
    name
        How messages call this side.
    ngrams
        Words a term: 2 counts pairs of words with nothing but a blank between them.

    Raises
    ------
    TypeError
        If the side is a bare string, or holds something that is no article and no list of words.
    ValueError
        If it is empty or in several languages.

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
    bags = list(_bags(side, name, ngrams, languages))
    if not sum(map(len, bags)):
        raise ValueError(f"{name} is empty: it has no articles with words to compare.")
    if len(languages) > 1:
        raise ValueError(f"{name} mixes languages ({', '.join(sorted(languages))}): choose one.")
    return _counted(bags, languages.pop() if languages else "en")


def count_terms(articles: Iterable[Article], language: str = "en") -> Terms:
    """Count the words of each article, without asking whether they can be compared."""
    return _counted([_bag(article.text) for article in articles], language)


def term_words(text: str) -> list[str]:
    """The words of a text as terms: small letters, straight apostrophes, no genitive ending.

    Examples
    --------
    >>> term_words("Syria’s U.S. policy doesn't change.")
    ['syria', 'u.s.', 'policy', "doesn't", 'change']
    """
    return [word.removesuffix("'s") for word in _WORD.findall(_lower(text))]


def _lower(text: str) -> str:
    return text.lower().replace("\u2019", "'")


def _bag(text: str) -> Counter[str]:
    """`term_words`, counted; the genitive is taken off once a word, not once an occurrence."""
    found = Counter(_WORD.findall(_lower(text)))
    for word in [word for word in found if word.endswith("'s")]:
        found[word[:-2]] += found.pop(word)
    return found


def _bags(side: object, name: str, ngrams: int, languages: set[str]) -> Iterator[Counter[str]]:
    if isinstance(side, str | bytes):
        raise TypeError(
            f"{name} is a bare string. Give a list: articles, or one list of words an article."
        )
    if isinstance(side, Article):
        side = [side]
    elif isinstance(side, Corpus):
        side = (one.article for one in side.stored() if not one.duplicate_of)
    if not isinstance(side, Iterable):
        raise TypeError(f"{name} must be a list of articles, not {type(side).__name__}.")
    for one in side:
        if isinstance(one, Article):
            languages.add(one.language)
            yield _bag(one.text) if ngrams == 1 else Counter(_phrases(one.text, ngrams))
        elif isinstance(one, Sequence) and not isinstance(one, str | bytes):
            yield Counter(one if ngrams == 1 else _joined(one, ngrams))
        else:
            raise TypeError(
                f"{name} holds a {type(one).__name__} ({str(one)[:40]!r}) where an article or "
                f"a list of words is due."
            )


def _phrases(text: str, ngrams: int) -> Iterator[str]:
    """Word sequences with nothing but one blank between the words."""
    lower = _lower(text)
    run: list[str] = []
    last = -1
    for start, end in words(lower):
        if run and lower[last:start] != " ":
            yield from _joined(run, ngrams)
            run = []
        run.append(lower[start:end].removesuffix("'s"))
        last = end
    yield from _joined(run, ngrams)


def _joined(run: Sequence[str], ngrams: int) -> Iterator[str]:
    for start in range(len(run) - ngrams + 1):
        yield " ".join(run[start : start + ngrams])


def _counted(bags: list[Counter[str]], language: str) -> Terms:
    """Number the terms in alphabetical order and lay the counts out as a sparse array."""
    vocabulary = sorted(set().union(*bags))
    place = {term: number for number, term in enumerate(vocabulary)}
    columns = np.fromiter(map(place.__getitem__, chain.from_iterable(bags)), dtype=np.int32)
    data = np.fromiter(chain.from_iterable(bag.values() for bag in bags), dtype=np.int32)
    ends = np.cumsum([0, *map(len, bags)])
    counts = sparse.csr_array((data, columns, ends), shape=(len(bags), len(vocabulary)))
    counts.sort_indices()
    total = np.array([bag.total() for bag in bags], dtype=np.int64)
    return Terms(tuple(vocabulary), counts, total, language)

"""Prepare a search for a term: its words, and the articles to look in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from framing.analysis import Analysis
from framing.article import Article
from framing.corpora.loading import is_corpus, open_corpus
from framing.corpora.store import Corpus
from framing.corpora.tokens import term_words


def search_words(term: str) -> list[str]:
    """Return the words of a term, in order, in lower case (acronyms in capitals), as a list.

    Raise ValueError if it has none.
    """
    wanted = term_words(term)
    if not wanted:
        raise ValueError(f"The term {term!r} has no word to look for.")
    return wanted


def articles_in(given: object) -> Iterator[Article]:
    """Yield the articles of a corpus, its name, an analysis, a list, or the one article given.

    Of a corpus, copies of other articles are left out. Raise TypeError if it is nothing of these.
    """
    if isinstance(given, Article):
        given = [given]
    if isinstance(given, Analysis):
        given = texts_of(given)
    if isinstance(given, str | Path) and is_corpus(given):
        given = open_corpus(given)
    if isinstance(given, Corpus):
        given = (one.article for one in given.stored() if not one.duplicate_of)
    if isinstance(given, str | bytes):
        raise TypeError("Terms are looked for in articles, not in text: use framing.read(text).")
    if not isinstance(given, Iterable):
        raise TypeError(f"Terms are looked for in articles, not in {type(given).__name__}.")
    for one in given:
        if not isinstance(one, Article):
            raise TypeError(f"Terms are looked for in articles, not in {type(one).__name__}.")
        yield one


def texts_of(analysis: Analysis) -> tuple[Article, ...]:
    """Return the articles that an analysis was computed from.

    Raise ValueError if it was loaded from disk, where no texts are saved.
    """
    if len(analysis.texts) < len(analysis.articles):
        raise ValueError(
            "This analysis was loaded, and no texts are saved with one: give the articles."
        )
    return analysis.texts

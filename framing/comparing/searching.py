"""What a search for a term is given: the words of the term, and the articles to look in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.article import Article
from framing.corpora.store import Corpus
from framing.corpora.wording import term_words


def wanted_words(term: str) -> list[str]:
    """Give the words of a term; a term without any is refused."""
    wanted = term_words(term)
    if not wanted:
        raise ValueError(f"The term {term!r} has no word to look for.")
    return wanted


def articles_in(given: Article | Iterable[Article] | Corpus) -> Iterator[Article]:
    """Give the articles of whatever was given; of a corpus without those that repeat another."""
    if isinstance(given, Article):
        given = [given]
    if isinstance(given, Corpus):
        given = (one.article for one in given.stored() if not one.duplicate_of)
    if isinstance(given, str | bytes):
        raise TypeError("Terms are looked for in articles, not in text: use framing.read(text).")
    for one in given:
        if not isinstance(one, Article):
            raise TypeError(f"Terms are looked for in articles, not in {type(one).__name__}.")
        yield one

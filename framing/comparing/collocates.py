"""Collocates: the words that keep a term's company, with nltk's association measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from framing.article import Article
from framing.comparing.searching import articles_in, wanted_words
from framing.corpora.store import Corpus
from framing.corpora.wording import term_words

COLUMNS = ["group", "word", "together", "articles", "near", "word_count", "words", "G2", "PMI", "t"]
WINDOW = 5  # words on each side


def collocates(
    articles: Article | Iterable[Article] | Corpus,
    term: str,
    *,
    by: str | None = None,
    window: int = WINDOW,
    fewest: int = 3,
) -> pd.DataFrame:
    """Find the words that stand near a term more often than elsewhere.

    Parameters
    ----------
    articles
        Where to look.
    term
        A word, or several in a row, such as the name of an actor.
    by
        ``"outlet"`` to look in each outlet's articles on their own.
    window
        Words on each side that count as near; no window reaches beyond its article.
    fewest
        Words with fewer occurrences near the term are left out.

    Returns
    -------
    DataFrame
        ``group``; ``word``; ``together``: its occurrences near the term, in ``articles``
        articles; ``near``: all words near the term; ``word_count``; ``words`` of the group;
        ``G2``, ``PMI`` (base 2) and ``t``. The strongest G2 first, in each group; only words that
        stand near the term more often than by chance.

    Raises
    ------
    ValueError
        If the term has no word, or the articles cannot be grouped as asked.

    References
    ----------
    Evert, S. (2008). Corpora and collocations. In Corpus Linguistics: an International Handbook,
    section 58 (surface co-occurrence).

    Examples
    --------
    >>> text = "Armed rebels took a boat. They sang, and slept."
    >>> boats = [Article(str(number), text) for number in range(3)]
    >>> collocates(boats, "rebels", window=1)["word"].tolist()
    ['armed', 'took']
    """
    wanted = wanted_words(term)
    if by not in (None, "outlet"):
        raise ValueError(f"Collocates cannot be grouped by {by!r}. Use: outlet.")
    groups: dict[str, _Company] = {}
    for one in articles_in(articles):
        label = one.outlet if by else "all"
        groups.setdefault(label, _Company()).add(term_words(one.text), wanted, window)
    rows = [row for label in sorted(groups) for row in groups[label].rows(label, fewest)]
    return pd.DataFrame(rows, columns=COLUMNS)


class _Company:
    """What stands near the term, and what stands anywhere, in one group of articles."""

    def __init__(self) -> None:
        self.together: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.anywhere: Counter[str] = Counter()

    def add(self, words: list[str], wanted: list[str], window: int) -> None:
        """Take in the words of an article, and which of them stand near the term."""
        near: set[int] = set()
        own: set[int] = set()
        length = len(wanted)
        for first in range(len(words) - length + 1):
            if words[first : first + length] == wanted:
                own.update(range(first, first + length))
                near.update(range(max(0, first - window), first + length + window))
        company = Counter(words[place] for place in near - own if place < len(words))
        self.together += company
        self.articles.update(company.keys())
        self.anywhere.update(words)

    def rows(self, label: str, fewest: int) -> list[tuple[Any, ...]]:
        """Give a row for each word that stands near the term more often than by chance."""
        from nltk.metrics.association import BigramAssocMeasures  # slow to import

        near, total = self.together.total(), self.anywhere.total()
        found: list[tuple[Any, ...]] = []
        for word, together in self.together.items():
            count = self.anywhere[word]
            if together < fewest or together * total <= near * count:
                continue
            cells = (together, (near, count), total)
            scores = [
                float(measure(*cells))
                for measure in (
                    BigramAssocMeasures.likelihood_ratio,
                    BigramAssocMeasures.pmi,
                    BigramAssocMeasures.student_t,
                )
            ]
            articles = self.articles[word]
            found.append((label, word, together, articles, near, count, total, *scores))
        return sorted(found, key=lambda row: (-row[7], row[1]))

"""Find collocates: words that occur near a term, with nltk's association measures."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

import pandas as pd

from framing.comparing.term_search import articles_in, search_words
from framing.corpora.tokens import term_words
from framing.measuring.grouping import PERIODS, label_of
from framing.tables import known_of

COLUMNS = ["group", "word", "together", "articles", "near", "word_count", "words", "G2", "PMI", "t"]
WINDOW = 5  # words on each side


def collocates(
    articles: object,
    term: str,
    *,
    by: str | None = None,
    window: int = WINDOW,
    fewest: int = 3,
) -> pd.DataFrame:
    """Return the words that occur near a term more often than by chance, with their association.

    Parameters
    ----------
    articles
        An article or several, their analysis, a corpus or its name.
    term
        A word, or several in a row, such as the name of an actor.
    by
        What articles are grouped by, to look in each group on its own: ``"outlet"``,
        ``"language"``, ``"month"`` or ``"year"`` of their date, or the name of a value in their
        metadata. Articles without the value are left out.
    window
        Words on each side that count as near; no window reaches beyond its article.
    fewest
        Words with fewer occurrences near the term are left out.

    Returns
    -------
    DataFrame
        A row per group and word. ``group`` (``"all"`` without ``by``); ``word``; ``together``: its
        number of occurrences near the term, and ``articles``: the number of articles with these;
        ``near``: the number of all words near the term; ``word_count``: occurrences of the word in
        the group; ``words``: the number of all words of the group; ``G2`` (log-likelihood ratio),
        ``PMI`` (base 2) and ``t`` (t-score). The strongest G2 first, in each group.

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
    >>> from framing import Article
    >>> boats = [Article(str(number), text) for number in range(3)]
    >>> collocates(boats, "rebels", window=1)["word"].tolist()
    ['armed', 'took']
    """
    wanted = search_words(term)
    groups: defaultdict[str, _Counts] = defaultdict(_Counts)
    there, unknown = dict[str, object](), bool(by)
    for one in articles_in(articles):
        label: str | None = "all"
        if by:
            there |= known_of(one)
            label = label_of(known_of(one), by)
        unknown &= label is None
        if not label:
            continue
        groups[label].add(term_words(one.text), wanted, window)
    if unknown and there:
        names = ", ".join((*there, *PERIODS))
        raise ValueError(f"Collocates cannot be grouped by {by!r}. Use: {names}.")
    rows = [row for name in sorted(groups) for row in groups[name].rows(name, fewest)]
    return pd.DataFrame(rows, columns=COLUMNS)


class _Counts:
    """Hold the counts of each word in one group of articles, such as those of an outlet.

    ``together`` is its number of occurrences near the term, ``articles`` the number of articles
    with such an occurrence, and ``anywhere`` its number of all occurrences.
    """

    def __init__(self) -> None:
        self.together: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.anywhere: Counter[str] = Counter()

    def add(self, words: list[str], wanted: list[str], window: int) -> None:
        """Add the counts of one article, given as the list of its ``words``.

        ``wanted`` are the words of the term; ``window`` is how many words on each side are near.
        """
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
        """Return the rows (tuples in the order of `COLUMNS`) of this group, highest G2 first.

        ``label`` is the group's name. Words that occur near the term less than ``fewest`` times, or
        no more often than by chance, have no row.
        """
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

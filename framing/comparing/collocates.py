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
        ``"language"``, ``"month"`` or ``"year"`` of their date, the name of a further value.
        Articles without the value are left out.
    window
        Words on each side that count as near; no window reaches beyond its article.
    fewest
        Words with fewer occurrences near the term are left out.

    Returns
    -------
    DataFrame
        A row per group and word. ``group`` (``"all"`` without ``by``); ``word``; ``together``: its
        occurrences near the term, in so many ``articles``; ``near``: the number of all words near
        the term; ``word_count``: occurrences of the word in the group; ``words``: all words of the
        group; ``G2`` (log-likelihood ratio), ``PMI`` (base 2) and ``t`` (t-score). The strongest G2
        first, in each group.

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
    """Hold counts by word in one group of articles: near the term, articles with these, all."""

    def __init__(self) -> None:
        self.together: Counter[str] = Counter()
        self.articles: Counter[str] = Counter()
        self.anywhere: Counter[str] = Counter()

    def add(self, words: list[str], wanted: list[str], window: int) -> None:
        """Count an article's ``words`` too; ``wanted`` are the term's, ``window`` is the reach."""
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
        """Return the table's rows (`COLUMNS`) for this group, ``label``; the highest G2 first."""
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

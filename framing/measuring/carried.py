"""Which words carried a tone: so that a class can argue with it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from framing import sentiment
from framing.article import Article
from framing.text import Text


def carried_by(article: Article, row: pd.Series | Mapping[str, object], n: int = 5) -> pd.DataFrame:
    """Give the words that carried the tone of one finding.

    Parameters
    ----------
    article
        The article that the finding is in.
    row
        A row of its evidence, of the marker ``sentiment``.
    n
        How many words, the most telling first.

    Returns
    -------
    DataFrame
        ``article, start, end, text, actor, contribution``: how much the score (-1 to 1) falls when
        the word is left out; negative for words that speak against the actor. Contributions need
        not add up to the score, since words work together.

    Raises
    ------
    ValueError
        If the row is not one of the marker ``sentiment``.

    Examples
    --------
    >>> from framing import analyze
    >>> article = Article(id="a", text="Anna Berg betrayed the voters.")
    >>> row = analyze(article, "sentiment").evidence.iloc[0]
    >>> carried_by(article, row).iloc[0]["text"]
    'betrayed'
    """
    if row["marker"] != "sentiment":
        raise ValueError(f"Only rows of 'sentiment' have a tone, not those of {row['marker']!r}.")
    start, end = int(str(row["start"])), int(str(row["end"]))
    sentence = Text(article).sentence_at(start)
    words = sentiment.explain(
        article.text[sentence.start : sentence.end], (start - sentence.start, end - sentence.start)
    )
    words[["start", "end"]] += sentence.start
    words.insert(0, "article", article.id)
    words.insert(4, "actor", row["actor"])
    telling = words.reindex(words["contribution"].abs().sort_values(ascending=False).index)
    return telling.head(n).reset_index(drop=True)

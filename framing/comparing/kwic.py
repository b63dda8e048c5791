"""List a concordance: each occurrence of a term, in the middle of its line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from framing.article import Article
from framing.comparing.term_search import articles_in, search_words
from framing.corpora.tokens import term_words
from framing.sentences import Span, words

COLUMNS = ["article", "outlet", "date", "start", "end", "left", "text", "right"]
ORDERS = ("text", "outlet", "context")
WIDTH = 60  # characters on each side


def kwic(
    articles: object,
    term: str,
    *,
    order: str = "text",
    width: int = WIDTH,
) -> pd.DataFrame:
    """Return a table with a row for every occurrence of a term, with the text on both sides.

    Parameters
    ----------
    articles
        An article or several, their analysis, a corpus or its name. A corpus is
        read part by part; repeated articles are left out.
    term
        A word or several, as in a table of `framing.keyness`: the shape of apostrophes and a
        genitive ending make no difference, nor do capitals but in acronyms: ``"US"`` finds US and
        U.S., ``"us"`` does not.
    order
        ``"text"``: as in the articles; ``"outlet"``: by outlet; ``"context"``: by the words that
        follow, which puts similar uses together.
    width
        Characters of context on each side.

    Returns
    -------
    DataFrame
        ``article`` (its id), ``outlet, date``, the offsets ``start, end`` in its text, and ``left,
        text, right``; as many rows as the term's count in `framing.keyness`.

    Raises
    ------
    TypeError
        If a string that names no corpus is given instead of articles.
    ValueError
        If the term has no word, or the order is unknown.

    Examples
    --------
    >>> article = Article("a", "The rebels left. Nobody saw the rebels’ boats.")
    >>> kwic(article, "rebels", width=9)[["left", "text", "right"]].values.tolist()
    [['The ', 'rebels', ' left. No'], [' saw the ', 'rebels', '’ boats.']]
    """
    wanted = search_words(term)
    if order not in ORDERS:
        raise ValueError(f"There is no order {order!r}. Use: {', '.join(ORDERS)}.")
    rows = [row for one in articles_in(articles) for row in _rows(one, wanted, width)]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    if order == "outlet":
        return frame.sort_values("outlet", kind="stable", ignore_index=True)
    if order == "context":
        return frame.sort_values("right", key=_context, kind="stable", ignore_index=True)
    return frame


def occurrences(raw: str, wanted: list[str]) -> Iterator[Span]:
    """Yield the offsets at which a term stands in the text ``raw``, its words one blank apart.

    ``wanted`` is the term's words, as from `search_words`.
    """
    if not _may_hold(raw, wanted):
        return  # most articles end here, unread
    spans, terms = words(raw), term_words(raw)
    length = len(wanted)
    for first in range(len(spans) - length + 1):
        if terms[first : first + length] != wanted:
            continue
        together = spans[first : first + length]
        gaps = (raw[one.end : two.start] for one, two in pairwise(together))
        if all(gap == " " for gap in gaps):
            yield Span(together[0].start, together[-1].end)


def _rows(article: Article, wanted: list[str], width: int) -> Iterator[tuple[object, ...]]:
    raw = article.text
    for start, end in occurrences(raw, wanted):
        left, right = raw[max(0, start - width) : start], raw[end : end + width]
        yield (
            article.id,
            article.outlet,
            article.date,
            start,
            end,
            " ".join(left.split("\n")),
            raw[start:end],
            " ".join(right.split("\n")),
        )


def _may_hold(raw: str, wanted: list[str]) -> bool:
    """Return False if the words ``wanted`` cannot all be in the text ``raw``, by a quick look.

    True means that they may be in it.
    """
    letters = raw.lower().replace("\u2019", "'").replace(".", "")
    return all(word.lower().replace(".", "") in letters for word in wanted if word.isascii())


def _context(column: pd.Series) -> pd.Series:
    return column.map(lambda right: " ".join(term_words(right)))

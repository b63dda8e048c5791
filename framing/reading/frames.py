"""A data frame as articles: its rows are read as those of a table in a file are."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from framing.article import Article
from framing.reading.cells import day_first, id_in, row_slice
from framing.reading.choice import REPEATED, Names, choice_of
from framing.reading.repeated import without_repeated
from framing.reading.roles import roles_of
from framing.reading.rows import cell
from framing.reading.slices import cut
from framing.reading.tabular import SAMPLE
from framing.reading.unreadable import Unreadable

if TYPE_CHECKING:
    import pandas as pd

NAME = "the data frame"
SHOWN = 5  # rows that a warning names


def from_frame(
    df: pd.DataFrame,
    text: str = "",
    headline: str = "",
    outlet: str = "",
    date: str = "",
    url: str = "",
    author: str = "",
    id: str = "",
    keep: Names = (),
    drop: Names = (),
) -> list[Article]:
    """Return an article for each row of a data frame.

    Parameters
    ----------
    df
        The data frame; each row holds one article.
    text, headline, outlet, date, url, author, id
        Names of its columns. Those that are not given are guessed from the names of the columns,
        the text by its length as well. All other columns are kept as ``Article.meta``, each value
        as it is, and every function that groups articles takes them: ``rates(..., by="wire")``.
    keep, drop
        What is left out of the texts and what is not, by the reasons that reading has for leaving
        words out: ``keep="notice"`` leaves editor's notes in the texts, ``drop="repeated line"``
        takes out the lines that many articles of an outlet have.

    Returns
    -------
    list of Article
        In the order of the rows, as `framing corpus import` reads them from a file: what is no part
        of a text is left out of it. Ids are those of the column ``id``, or else the labels of the
        frame's index; of two articles with the same id the later gets a number behind it.

    Raises
    ------
    TypeError
        If it is no data frame.
    Unreadable
        If a column is not there, none looks like the text, or no row holds an article.
    ValueError
        If there is no such reason to keep or to drop.

    Warns
    -----
    UserWarning
        If rows hold no article; the warning names them and says why.

    Examples
    --------
    >>> import pandas as pd
    >>> df = pd.DataFrame({"body": ["Talks began."], "paper": ["Post"], "wire": [True]})
    >>> [article] = from_frame(df, text="body", outlet="paper")
    >>> article.outlet, article.meta
    ('Post', {'wire': True})
    """
    if not (hasattr(df, "itertuples") and hasattr(df, "columns")):
        raise TypeError(f"from_frame takes a pandas DataFrame, not {type(df).__name__}.")
    chosen = choice_of(keep, drop)
    named = {"text": text, "headline": headline, "outlet": outlet, "date": date}
    named |= {"url": url, "author": author, "id": id}
    columns = tuple(cell(name) for name in df.columns)
    sample = [_cells(row) for row in df.head(SAMPLE).itertuples(index=False, name=None)]
    given = {role: str(name) for role, name in named.items() if name}
    roles = roles_of(columns, sample, given, NAME)
    lost: list[str] = []
    articles = list(_articles(df, columns, roles, lost, chosen.keep))
    if not articles:
        raise Unreadable(
            NAME, lost[0] if lost else "it has no rows", "check the column of the text"
        )
    if lost:
        more = f"; and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
        note = f"{len(lost)} of {len(df)} rows hold no article: {'; '.join(lost[:SHOWN])}{more}."
        warnings.warn(note, stacklevel=2)
    return without_repeated(articles)[0] if REPEATED in chosen.drop else articles


def _articles(
    df: pd.DataFrame,
    columns: tuple[str, ...],
    roles: dict[str, int],
    lost: list[str],
    keep: frozenset[str],
) -> Iterator[Article]:
    """Yield the article of each row; add a sentence to ``lost`` for each row that holds none.

    ``columns`` are the names of the columns; ``roles`` gives the number of the column of each role
    (``text``, ``date``); ``keep`` holds the reasons for which nothing is left out of a text.
    """
    dates = df.iloc[:, roles["date"]].map(cell) if "date" in roles else ()
    order = day_first(dates)
    taken: set[str] = set()
    for label, values in zip(df.index, df.itertuples(index=False, name=None), strict=True):
        cells = _cells(values)
        name = id_in(cells, roles) or str(label)
        try:
            sliced, piece, _ = row_slice(cells, columns, roles, order)
            article = cut(sliced, piece, NAME, free(name, taken), keep).article
        except Exception as error:  # one row that breaks a parser must not stop the others
            why = error.cause if isinstance(error, Unreadable) else f"it cannot be read ({error})"
            lost.append(f"row {label}: {why}")
            continue
        given = dict(zip(columns, values, strict=True))  # as they stand in the frame, not as words
        yield replace(article, meta={name: given[name] for name in article.meta})


def _cells(values: tuple[Any, ...]) -> tuple[str, ...]:
    """Return the values of a row as strings; a missing value becomes an empty string."""
    import pandas as pd

    empty = (pd.api.types.is_scalar(value) and pd.isna(value) for value in values)
    return tuple("" if none else cell(value) for none, value in zip(empty, values, strict=True))


def free(name: str, taken: set[str]) -> str:
    """Return ``name``, with a number behind it if it is in ``taken``, and add the result there."""
    number, new = 1, name
    while new in taken:
        number += 1
        new = f"{name}-{number}"
    taken.add(new)
    return new

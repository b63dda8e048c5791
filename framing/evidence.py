"""Build the evidence table: a row for each marked stretch, with whose words it is and why.

A mark is a stretch of an article that a marker found, with a category and a reason. Its voice says
whose words it is: ``writer``, ``reported`` (a source's, without quotation marks), ``quoted`` (a
source's, in them) or ``headline``. `COLUMNS` gives the columns and their types.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from framing.marking.marker import Mark, Marker
from framing.text import Text

COLUMNS: dict[str, str] = {
    "article": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "sentence": "int64",
    "voice": "str",
    "speaker": "str",
    "marker": "str",
    "category": "str",
    "actor": "str",
    "score": "float64",
    "explanation": "str",
}
_NOT_SAID = {"sentence": 0} | dict.fromkeys(("voice", "speaker", "actor", "explanation"), "")
ORDER = ["article", "start", "end", "marker", "category", "actor"]


def rows_of(text: Text, marker: Marker, marks: Iterable[Mark]) -> Iterator[dict[str, object]]:
    """Yield a row of the evidence, as a dict, for each mark.

    Parameters
    ----------
    text
        The text that the marks point into.
    marker
        The marker that found them.
    marks
        The marks.

    Yields
    ------
    dict
        One value for each of `COLUMNS`.

    Raises
    ------
    ValueError
        If a mark is outside the text, is empty, or has a category that the marker does not
        declare; the message names marker, version and article.
    """
    for mark in marks:
        _check(text, marker, mark)
        spoken = text.speaker(mark.start, mark.end) if mark.speaker is None else mark.speaker
        yield {
            "article": text.article.id,
            "start": mark.start,
            "end": mark.end,
            "text": text.raw[mark.start : mark.end],
            "sentence": text.sentence_number(mark.start),
            "voice": text.voice(mark.start, mark.end),
            "speaker": spoken,
            "marker": marker.name,
            "category": mark.category,
            "actor": mark.actor,
            "score": mark.score,
            "explanation": mark.explanation,
        }


def judged_row(article: str, raw: str, start: int, end: int, **said: object) -> dict[str, object]:
    """Return an evidence row, as a dict, for a stretch that a person marked and no marker found.

    ``article`` is the article's id, ``raw`` its text, ``start:end`` the stretch in it (characters);
    ``said`` gives values of further columns, such as ``marker`` and ``category``. Columns that are
    not given are empty strings (``sentence``: 0, ``score``: NaN).

    Examples
    --------
    >>> row = judged_row("a", "The regime fell.", 4, 10, marker="loaded", category="label")
    >>> row["text"], row["speaker"]
    ('regime', '')
    """
    place = {"article": article, "start": start, "end": end, "text": raw[start:end]}
    return {**_NOT_SAID, "score": float("nan"), **place, **said}


def table(rows: Iterable[dict[str, object]]) -> pd.DataFrame:
    """Return rows, dicts by column, as the evidence table with the columns and types of `COLUMNS`.

    It is sorted by article, then by offsets.

    Examples
    --------
    >>> list(table([]).columns)[:4]
    ['article', 'start', 'end', 'text']
    """
    frame = pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)
    return frame.sort_values(ORDER, kind="stable", ignore_index=True)


def check(frame: pd.DataFrame, columns: dict[str, str] = COLUMNS) -> pd.DataFrame:
    """Return a table with exactly these columns, converted to their types.

    Parameters
    ----------
    frame
        The table.
    columns
        Name and type of each column; those of the evidence, `COLUMNS`, by default.

    Raises
    ------
    ValueError
        If a column is missing (the message names it) or cannot be read as its type.
    """
    missing = [name for name in columns if name not in frame]
    if missing:
        raise ValueError(f"The table lacks the column(s) {', '.join(missing)}.")
    try:
        return frame[list(columns)].astype(columns)
    except (TypeError, ValueError) as error:
        raise ValueError(f"The table has a value of the wrong type: {error}") from error


def _check(text: Text, marker: Marker, mark: Mark) -> None:
    where = f"marker {marker.name!r} {marker.version}, article {text.article.id!r}"
    if not 0 <= mark.start < mark.end <= len(text.raw):
        raise ValueError(f"Mark {mark.start}:{mark.end} lies outside the text ({where}).")
    if mark.category not in marker.categories:
        known = ", ".join(marker.categories)
        raise ValueError(f"Category {mark.category!r} is not one of {known} ({where}).")

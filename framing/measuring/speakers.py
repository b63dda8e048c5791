"""Who gets to speak: the words quoted from each source, and how often words are put down to it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from framing import sentences

COLUMNS = {
    "article": "str",
    "speaker": "str",
    "source_class": "str",
    "quotations": "int64",
    "words": "int64",
    "attributions": "int64",
}
SPOKEN = ("direct", "partial")
_KEY = ["article", "speaker"]


def by_speaker(evidence: pd.DataFrame) -> pd.DataFrame:
    """Count what each source is given.

    Parameters
    ----------
    evidence
        Rows of the evidence table: those of ``quotation`` and of ``sources`` are read.

    Returns
    -------
    DataFrame
        A row per article and speaker, the most quoted first: ``source_class``, the most frequent
        one given by the marker ``sources``, empty without; ``quotations``, direct and partial ones
        that stand in no other; ``words`` inside them; ``attributions``, verbs of saying and the
        like, with quotation marks or without. An empty ``speaker``: nobody was found.

    Examples
    --------
    >>> from framing import evidence
    >>> by_speaker(evidence.table([])).columns.tolist()
    ['article', 'speaker', 'source_class', 'quotations', 'words', 'attributions']
    """
    attributed = evidence[evidence["marker"] == "sources"]
    rows = [
        *_quoted(evidence),
        *(
            (*key, 0, 0, 1)
            for key in zip(attributed["article"], attributed["speaker"], strict=True)
        ),
    ]
    numbers = ["quotations", "words", "attributions"]
    counts = pd.DataFrame(rows, columns=[*_KEY, *numbers]).groupby(_KEY, as_index=False).sum()
    classes = attributed.groupby(_KEY)["category"].agg(_most_frequent).rename("source_class")
    table = counts.join(classes, on=_KEY).fillna({"source_class": ""})[list(COLUMNS)]
    order = ["article", "words", "attributions", "speaker"]
    down = [True, False, False, True]
    return table.astype(COLUMNS).sort_values(order, ascending=down, ignore_index=True)


def _most_frequent(categories: pd.Series) -> str:
    counts = categories.value_counts()
    return min(counts.index, key=lambda name: (-counts[name], name))


def _quoted(evidence: pd.DataFrame) -> Iterator[tuple[str, str, int, int, int]]:
    """Give each outermost quotation of speech with its words."""
    spoken = evidence[(evidence["marker"] == "quotation") & evidence["category"].isin(SPOKEN)]
    spoken = spoken.sort_values(["article", "start", "end"], ascending=[True, True, False])
    columns = ["article", "start", "end", "text", "speaker"]
    last = ("", 0)
    for article, start, end, text, speaker in spoken[columns].itertuples(index=False, name=None):
        if article != last[0] or start >= last[1]:
            last = (article, end)
            yield article, speaker, 1, len(sentences.words(text)), 0

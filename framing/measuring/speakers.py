"""Who gets to speak: the words quoted from each source, and the reports of what it said."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from framing import sentences

COLUMNS = {
    "article": "str",
    "speaker": "str",
    "quotations": "int64",
    "words": "int64",
    "reports": "int64",
}
SPOKEN = ("direct", "partial")


def by_speaker(evidence: pd.DataFrame) -> pd.DataFrame:
    """Count what each source is given.

    Parameters
    ----------
    evidence
        Rows of the evidence table: those of ``quotation`` and of ``sources`` are read.

    Returns
    -------
    DataFrame
        A row per article and speaker, the most quoted first: ``quotations``, direct and partial
        ones that stand in no other; ``words`` inside them; ``reports`` of speech without
        quotation marks. An empty ``speaker`` gathers those for whom no name was found.

    Examples
    --------
    >>> from framing import Article, evidence
    >>> from framing.quoting import quotations
    >>> by_speaker(evidence.table([])).columns.tolist()
    ['article', 'speaker', 'quotations', 'words', 'reports']
    """
    rows = pd.DataFrame([*_quoted(evidence), *_reported(evidence)], columns=list(COLUMNS))
    counts = rows.astype(COLUMNS).groupby(["article", "speaker"], as_index=False).sum()
    order = ["article", "words", "reports", "speaker"]
    return counts.sort_values(order, ascending=[True, False, False, True], ignore_index=True)


def _quoted(evidence: pd.DataFrame) -> Iterator[tuple[str, str, int, int, int]]:
    spoken = evidence[
        (evidence["marker"] == "quotation") & evidence["category"].isin(SPOKEN)
    ].sort_values(["article", "start", "end"], ascending=[True, True, False])
    last = ("", 0)
    for article, start, end, text, speaker in spoken[
        ["article", "start", "end", "text", "speaker"]
    ].itertuples(index=False, name=None):
        if article != last[0] or start >= last[1]:
            last = (article, end)
            yield article, speaker, 1, len(sentences.words(text)), 0


def _reported(evidence: pd.DataFrame) -> Iterator[tuple[str, str, int, int, int]]:
    indirect = evidence[(evidence["marker"] == "sources") & (evidence["category"] == "indirect")]
    for article, speaker in zip(indirect["article"], indirect["speaker"], strict=True):
        yield article, speaker, 0, 0, 1

"""Compute the table of naming: who is called what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pandas as pd

from framing.contested import contested, exactly, singulars
from framing.measuring.validate_args import AnalysisTables, nothing_found, ran

if TYPE_CHECKING:
    from framing.contested import Contested

KEYS = ["actor", "label", "category", "voice"]
COLUMNS = dict.fromkeys(KEYS, "str") | {"n": "int64", "articles": "int64"}
COLUMNS |= {"others": "str", "pair": "str"}


def naming(analysis: AnalysisTables) -> pd.DataFrame:
    """Return how often each actor is called by each word.

    Parameters
    ----------
    analysis
        An analysis in which the marker ``naming`` ran.

    Returns
    -------
    DataFrame
        A row per actor, ``label`` (the word, in lower case), ``category`` (title, head noun,
        premodifier, apposition, contested label) and ``voice`` (whose words: writer, reported,
        quoted, headline): ``n`` times in ``articles`` articles. ``actor`` is empty for a contested
        word for an action. For a contested label, ``others`` lists what others say, and ``pair``
        those of them that the analysed articles use. Where there are no labels, one row without
        ``label`` and with zeros.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> text = "The rebels fired on Lesk. “The terrorists will pay,” said Anna Berg, the mayor."
    >>> table = naming(analyze(Article(id="a", text=text), "naming"))
    >>> table[["actor", "label", "voice", "n", "pair"]].values.tolist()
    [['Anna Berg', 'mayor', 'writer', 1, ''], ['rebels', 'rebels', 'writer', 1, 'terrorist'], \
['terrorists', 'terrorists', 'quoted', 1, 'rebel']]
    """
    ran(analysis, "naming", "naming")
    found = analysis.evidence[analysis.evidence["marker"] == "naming"]
    labelled = found.assign(label=found["text"].str.lower())
    counted = labelled.groupby(KEYS, sort=True)["article"].agg(n="size", articles="nunique")
    order = ["actor", "n", "label"]
    if counted.empty:
        return pd.DataFrame(nothing_found(COLUMNS)).astype(COLUMNS)
    table = counted.reset_index().sort_values(
        order, ascending=[True, False, True], ignore_index=True, kind="stable"
    )
    forms = _label_forms(table["label"])
    rows = [_row(*one) for one in zip(table["label"], table["category"], strict=True)]
    return table.assign(
        others=["; ".join(row.others) if row else "" for row in rows],
        pair=["; ".join(one for one in row.others if one in forms) if row else "" for row in rows],
    )


def _row(label: str, category: str) -> Contested | None:
    if category != "contested label":
        return None
    return contested(label) or exactly(label) or exactly(label.split()[-1])


def _label_forms(labels: Iterable[str]) -> set[str]:
    """Return all labels and their last words, with the singulars of plurals."""
    return {
        form
        for label in labels
        for words in (label, label.split()[-1])
        for form in singulars(words)
    }

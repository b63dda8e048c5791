"""Who is called what: the table of naming."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from framing.analysis import Analysis

KEYS = ["actor", "label", "category", "voice"]


def naming(analysis: Analysis) -> pd.DataFrame:
    """Count the words that each actor is called by.

    Parameters
    ----------
    analysis
        An analysis in which the marker ``naming`` ran.

    Returns
    -------
    DataFrame
        A row per actor, ``label`` (lower case), ``category`` (title, head noun, premodifier,
        apposition) and voice: ``n`` times in ``articles`` articles.
    """
    found = analysis.evidence[analysis.evidence["marker"] == "naming"]
    labelled = found.assign(label=found["text"].str.lower())
    counted = labelled.groupby(KEYS, sort=True)["article"].agg(n="size", articles="nunique")
    order = ["actor", "n", "label"]
    return counted.reset_index().sort_values(
        order, ascending=[True, False, True], ignore_index=True, kind="stable"
    )

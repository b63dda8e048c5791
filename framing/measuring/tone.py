"""The tone toward each actor, in the writer's words and in those of others, never as one number."""

from __future__ import annotations

import numpy as np
import pandas as pd

from framing.measuring import bootstrap

LABELS = ("negative", "neutral", "positive")
COLUMNS = ("article", "actor", "voice", "mentions", *LABELS, "score", "low", "high")
_TYPES = dict.fromkeys(COLUMNS[:3], "str") | dict.fromkeys(COLUMNS[4:], "float64")


def toward_actors(evidence: pd.DataFrame) -> pd.DataFrame:
    """Summarise the marks of the ``sentiment`` marker by article, actor and voice.

    Parameters
    ----------
    evidence
        Rows of the evidence table.

    Returns
    -------
    DataFrame
        ``mentions`` scored, neutral ones included; ``negative``, ``neutral``, ``positive``: their
        shares (0 to 1); ``score``: the mean (-1 to 1) with ``low`` and ``high``, its 95 %
        bootstrap interval over sentences, NaN under five.
    """
    scored = evidence[evidence["marker"] == "sentiment"]
    rows = [
        {**dict(zip(COLUMNS[:3], key, strict=True)), **_summary(group)}
        for key, group in scored.groupby(list(COLUMNS[:3]), sort=True)
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype({**_TYPES, "mentions": "int64"})


def _summary(group: pd.DataFrame) -> dict[str, float]:
    sums = group.groupby("sentence")["score"].agg(["sum", "count"])
    low, high = bootstrap.interval(sums[["sum"]].to_numpy(), sums["count"].to_numpy())
    shares = {label: float(np.mean(group["category"] == label)) for label in LABELS}
    score = float(group["score"].mean())
    return {"mentions": len(group), **shares, "score": score, "low": low[0], "high": high[0]}

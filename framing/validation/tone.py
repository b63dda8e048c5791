"""Measure tone toward an actor on NewsMTSC, whose files are given by path.

The tone is a score from -1 (negative) to 1 (positive).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from framing import sentiment
from framing.validation.figures import Figure, by_label, value

CLASSES = {2.0: "negative", 4.0: "neutral", 6.0: "positive"}
BINS = 10


def figures(path: Path) -> Iterator[Figure]:
    """Yield measured values of tone, by the model and by word lists, from a file of NewsMTSC.

    Hamborg & Donnay 2021, doi:10.18653/v1/2021.eacl-main.142.
    """
    sentences, targets, gold = pairs(path)
    for method in sentiment.METHODS:
        found = sentiment.score(sentences, targets, method=method)
        marker = "sentiment" if method == "model" else f"sentiment by {method}"
        data = f"NewsMTSC {path.stem}"
        labels = without_unclear(found["score"]) if method == "model" else found["label"]
        yield from by_label(marker, gold, labels.tolist(), sentiment.CLASSES, data)
        if method == "model":
            error = calibration_error(pd.Series(gold), found)
            yield value(marker, "", "calibration error", error, len(gold), data)


def without_unclear(scores: pd.Series) -> pd.Series:
    """Return a label for each of the model's scores, though some are too close to call."""
    signs = np.sign(scores.where(scores.abs() > sentiment.cuts().neutral, 0))
    return signs.map({-1: "negative", 0: "neutral", 1: "positive"})


def pairs(path: Path) -> tuple[list[str], list[tuple[int, int]], list[str]]:
    """Return the sentences, the offsets of their targets, and the labels that readers gave.

    ``path`` is a file of NewsMTSC. The three lists have one entry per target.
    """
    read = [
        (row["sentence_normalized"], (target["from"], target["to"]), CLASSES[target["polarity"]])
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        for target in row["targets"]
    ]
    return tuple(list(column) for column in zip(*read, strict=True))  # type: ignore[return-value]


def calibration_error(gold: pd.Series, found: pd.DataFrame) -> float:
    """Return how far the model's probabilities are from the share of right labels (0 to 1).

    It is the expected calibration error over ten bins, weighted by cases. ``gold`` are the right
    labels, ``found`` the probabilities, a column per label.

    References
    ----------
    Guo, C. et al. (2017). On calibration of modern neural networks. ICML.
    """
    probabilities = found[list(sentiment.CLASSES)]
    confidence = probabilities.max(axis=1)
    right = gold == probabilities.idxmax(axis=1)
    groups = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = (right.groupby(groups).mean() - confidence.groupby(groups).mean()).abs()
    return float((gaps * groups.value_counts(normalize=True)).sum())

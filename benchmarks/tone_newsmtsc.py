"""Measure tone toward an actor on NewsMTSC, whose files stay outside the project.

Usage: python benchmarks/tone_newsmtsc.py FILE.jsonl [FILE.jsonl ...]

NewsMTSC (Hamborg & Donnay 2021, doi:10.18653/v1/2021.eacl-main.142): sentences with targets and
the tone that readers found toward each. Prints for each file and method the macro F1, precision
and recall by class, the calibration error (ten bins) and the pairs scored a second.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

from framing import sentiment

CLASSES = {2.0: "negative", 4.0: "neutral", 6.0: "positive"}
BINS = 10


def main() -> None:
    """Print the figures for each file named on the command line."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    sentiment.score(["Anna won."], [(0, 4)])  # the model is loaded before the clock starts
    for name in sys.argv[1:]:
        pairs = _pairs(Path(name))
        for method in sentiment.METHODS:
            began = time.perf_counter()
            found = sentiment.score(pairs["sentence"], pairs["target"], method=method)
            _print(f"{Path(name).name}, {method}", pairs, found, time.perf_counter() - began)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


def _pairs(path: Path) -> pd.DataFrame:
    rows = [
        (row["sentence_normalized"], (target["from"], target["to"]), CLASSES[target["polarity"]])
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        for target in row["targets"]
    ]
    return pd.DataFrame(rows, columns=["sentence", "target", "label"])


def _print(title: str, pairs: pd.DataFrame, found: pd.DataFrame, seconds: float) -> None:
    scores = {label: _f1(pairs["label"], found["label"], label) for label in sentiment.LABELS}
    macro = np.mean([f1 for _, _, f1 in scores.values()])
    print(f"{title}: {len(pairs)} pairs, macro F1 {100 * macro:.1f}", end="")
    print(f", calibration error {_calibration_error(pairs, found):.3f}", end="")
    print(f", {len(pairs) / seconds:.0f} pairs/s")
    for label, (precision, recall, f1) in scores.items():
        share = (pairs["label"] == label).mean()
        print(f"  {label:<9} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  share {share:.2f}")


def _f1(gold: pd.Series, found: pd.Series, label: str) -> tuple[float, float, float]:
    hits = ((gold == label) & (found == label)).sum()
    precision = hits / max(1, (found == label).sum())
    recall = hits / max(1, (gold == label).sum())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def _calibration_error(pairs: pd.DataFrame, found: pd.DataFrame) -> float:
    """How far confidence lies from accuracy, weighted by pairs (Guo et al. 2017)."""
    confidence = found[list(sentiment.LABELS)].max(axis=1)
    right = pairs["label"] == found["label"]
    groups = np.minimum((confidence * BINS).astype(int), BINS - 1)
    gaps = (right.groupby(groups).mean() - confidence.groupby(groups).mean()).abs()
    return float((gaps * groups.value_counts(normalize=True)).sum())


if __name__ == "__main__":
    main()

"""Probabilities, their labels and how good they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tone_training.pairs import Pair


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Probabilities of each row."""
    scaled = logits / temperature
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def gold(pairs: Sequence[Pair], smoothing: float) -> np.ndarray:
    """The labels as probabilities, a little of each given to the other classes."""
    rows = np.full((len(pairs), 3), smoothing / 3)
    rows[np.arange(len(pairs)), [p.label for p in pairs]] += 1 - smoothing
    return rows


def macro_f1(labels: Sequence[int | None], predicted: np.ndarray) -> float:
    """Mean F1 of the three classes, in per cent."""
    truth = np.array(labels)
    scores = []
    for label in range(3):
        hit = np.sum((truth == label) & (predicted == label))
        scores.append(2 * hit / max(1, np.sum(truth == label) + np.sum(predicted == label)))
    return 100 * float(np.mean(scores))


def calibration_error(probabilities: np.ndarray, labels: Sequence[int | None]) -> float:
    """How far confidence lies from accuracy over ten bins, weighted by cases (Guo et al. 2017)."""
    confidence, right = probabilities.max(axis=1), probabilities.argmax(axis=1) == np.array(labels)
    bins = np.minimum((confidence * 10).astype(int), 9)
    gaps = (abs(right[bins == b].mean() - confidence[bins == b].mean()) for b in np.unique(bins))
    weights = (np.mean(bins == b) for b in np.unique(bins))
    return float(sum(w * gap for w, gap in zip(weights, gaps, strict=True)))


def robust_temperature(parts: Sequence[tuple[np.ndarray, Sequence[int | None]]]) -> float:
    """A temperature for sets that differ: likely for all together and bad for none.

    Among the temperatures in the 95 % bootstrap interval of the likeliest one over all parts
    (scores, labels) together, the one whose worst calibration error of any part is least.
    """
    scores = np.concatenate([logits for logits, _ in parts])
    labels = np.concatenate([np.array(found) for _, found in parts])
    chance = np.random.default_rng(1)
    drawn = (chance.integers(0, len(labels), len(labels)) for _ in range(200))
    likeliest = [best_temperature(scores[rows], labels[rows]) for rows in drawn]
    low, high = np.percentile(likeliest, [2.5, 97.5])
    worst = {
        t: max(calibration_error(softmax(logits, t), found) for logits, found in parts)
        for t in np.round(np.arange(low, high + 0.005, 0.01), 2)
    }
    return float(min(worst, key=worst.__getitem__))


def best_temperature(logits: np.ndarray, labels: Sequence[int | None]) -> float:
    """The temperature that makes the labels most likely (Guo et al. 2017)."""
    grid = np.arange(0.3, 4.0, 0.01)
    rows = np.arange(len(labels))
    likelihood = [np.log(softmax(logits, t)[rows, labels] + 1e-9).sum() for t in grid]
    return round(float(grid[int(np.argmax(likelihood))]), 2)

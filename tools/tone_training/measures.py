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


def best_temperature(logits: np.ndarray, labels: Sequence[int | None]) -> float:
    """The temperature that makes the labels most likely (Guo et al. 2017)."""
    grid = np.arange(0.3, 4.0, 0.01)
    rows = np.arange(len(labels))
    likelihood = [np.log(softmax(logits, t)[rows, labels] + 1e-9).sum() for t in grid]
    return round(float(grid[int(np.argmax(likelihood))]), 2)

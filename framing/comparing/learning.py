"""Learning to tell outlets apart, and testing it on weeks that were not learnt from."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.measuring.bootstrap import SEED

FOLDS = 5
STRENGTH = 0.01  # inverse of the penalty: many features, few articles


def model(weeks: NDArray, outlets: NDArray) -> Any:
    """Scaled logistic regression; its probabilities are calibrated on weeks it has not seen."""
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    learner = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2_000))
    return CalibratedClassifierCV(learner, cv=splits(weeks, outlets), ensemble=False)


def splits(weeks: NDArray, outlets: NDArray) -> list[tuple[NDArray, NDArray]]:
    """Folds that keep a week together; folds are dropped that would hide an outlet entirely."""
    from sklearn.model_selection import StratifiedGroupKFold

    folds = min(FOLDS, len(set(weeks)))
    if folds < 2:
        raise ValueError("All articles are of one week: no test without the same events.")
    splitter = StratifiedGroupKFold(folds, shuffle=True, random_state=SEED)
    return [
        (train, test)
        for train, test in splitter.split(outlets, outlets, weeks)
        if set(outlets[train]) == set(outlets)
    ]


def cross_validated(table: NDArray, outlets: NDArray, weeks: NDArray) -> pd.DataFrame:
    """Probabilities of each outlet for articles of weeks that were not learnt from."""
    names = sorted(set(outlets))
    found = pd.DataFrame(np.nan, index=range(len(outlets)), columns=names)
    for train, test in splits(weeks, outlets):
        fitted = model(weeks[train], outlets[train]).fit(table[train], outlets[train])
        found.loc[test, fitted.classes_] = fitted.predict_proba(table[test])
    return found


def calibration_error(given: NDArray, right: NDArray) -> float:
    """Expected calibration error over ten equal steps of probability."""
    step = np.minimum((given * 10).astype(int), 9)
    gaps = [
        abs(given[step == one].mean() - right[step == one].mean()) * (step == one).mean()
        for one in range(10)
        if (step == one).any()
    ]
    return float(sum(gaps))

"""Learn to classify articles by outlet, and test it on weeks that were not learnt from.

A feature is a word's rate or a marker's, see `framing.comparing.features`; probabilities are those
that an article is from each outlet. The model of a corpus is stored on disk for the next article.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from dataclasses import dataclass, fields
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing import cache
from framing.measuring.bootstrap import SEED

FOLDS = 5
STRENGTH = 0.01  # inverse of the penalty: many features, few articles
KIND = "outlets learnt"


@dataclass(frozen=True, eq=False)
class Learnt:
    """Hold a logistic regression that tells outlets apart, as arrays, and its results in the test.

    Attributes
    ----------
    outlets : array of shape (outlets,)
        Their names, sorted.
    tested : array of shape (articles, outlets)
        The probability that each article is from each outlet, by a model that learnt from other
        weeks; NaN where there was no test.
    middle, spread : arrays of shape (features,)
        The mean that is subtracted from a feature, and the spread it is then divided by.
    weights : array of shape (outlets, features)
        The weights of the logistic regression.
    bases, slopes, offsets : arrays of shape (outlets,)
        The intercepts of the logistic regression, and slope and intercept of the calibration of
        each outlet's probability.
    """

    outlets: NDArray[np.str_]
    tested: NDArray[np.float64]
    middle: NDArray[np.float64]
    spread: NDArray[np.float64]
    weights: NDArray[np.float64]
    bases: NDArray[np.float64]
    slopes: NDArray[np.float64]
    offsets: NDArray[np.float64]

    def placed(self, own: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return one article's features, less their means and divided by their spreads."""
        return (own - self.middle) / self.spread

    def probabilities(self, own: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the calibrated probability that an article is from each outlet; their sum is 1.

        ``own`` are its features.
        """
        from scipy.special import expit

        given = expit(
            -(self.slopes * (self.weights @ self.placed(own) + self.bases) + self.offsets)
        )
        total = given.sum()
        return given / total if total else np.full(len(given), 1 / len(given))


def learnt(table: NDArray, outlets: NDArray, weeks: NDArray) -> Learnt:
    """Return a model learnt from articles, or the stored one if these were learnt from before.

    Parameters
    ----------
    table : array of shape (articles, features)
        The features of each article.
    outlets, weeks : arrays of shape (articles,)
        The outlet and the week of each article: articles of one week are never both in the
        training and in the test set.
    """
    from threadpoolctl import threadpool_limits

    key = _key(table, outlets, weeks)
    if (kept := cache.read(KIND, key)) is not None:
        with np.load(BytesIO(kept), allow_pickle=False) as arrays:
            return Learnt(**arrays)
    with threadpool_limits(1):  # on tables this small, waiting threads cost many times the work
        found = _learn(table, outlets, weeks)
    file = BytesIO()
    np.savez(file, **{one.name: getattr(found, one.name) for one in fields(found)})
    cache.write(KIND, key, file.getvalue())
    return found


def _learn(table: NDArray, outlets: NDArray, weeks: NDArray) -> Learnt:
    tested = cross_validated(table, outlets, weeks)
    [fitted] = model(weeks, outlets).fit(table, outlets).calibrated_classifiers_
    scaler, learner = fitted.estimator
    weights, bases = learner.coef_, learner.intercept_
    slopes, offsets = (
        np.array([getattr(one, name) for one in fitted.calibrators]) for name in ("a_", "b_")
    )
    if len(weights) == 1:  # of two outlets the first is what the second is not
        weights, bases, offsets = (np.concatenate([-one, one]) for one in (weights, bases, offsets))
        slopes = np.concatenate([slopes, slopes])
    return Learnt(
        np.asarray(tested.columns, dtype=str), tested.to_numpy(), scaler.mean_, scaler.scale_,
        weights, bases, slopes, offsets,
    )  # fmt: skip


def _key(table: NDArray, outlets: NDArray, weeks: NDArray) -> str:
    versions = [importlib.metadata.version(name) for name in ("scikit-learn", "numpy", "scipy")]
    labels = "\0".join([_code(), *versions, str(table.shape), *outlets, *weeks])
    return hashlib.sha256(labels.encode() + b"\0" + table.tobytes()).hexdigest()


@lru_cache(maxsize=1)
def _code() -> str:
    return cache.hash_of([Path(__file__)])


def model(weeks: NDArray, outlets: NDArray) -> Any:
    """Return an unfitted logistic regression of scaled features (scikit-learn).

    It will calibrate its probabilities on held-out weeks. ``weeks`` and ``outlets`` are those of
    each article.
    """
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    learner = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2_000))
    return CalibratedClassifierCV(learner, cv=splits(weeks, outlets), ensemble=False)


def splits(weeks: NDArray, outlets: NDArray) -> list[tuple[NDArray, NDArray]]:
    """Return (training rows, test rows) of up to five folds; a week is never divided.

    ``weeks`` and ``outlets`` are those of each article. Left out are folds whose training rows lack
    an outlet. Raise ValueError if there is one week.
    """
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
    """Return the probability that each article (row) is from each outlet (column).

    Each is from a model that learnt from other weeks; NaN where there is none.
    """
    names = sorted(set(outlets))
    found = pd.DataFrame(np.nan, index=range(len(outlets)), columns=names)
    for train, test in splits(weeks, outlets):
        fitted = model(weeks[train], outlets[train]).fit(table[train], outlets[train])
        found.loc[test, fitted.classes_] = fitted.predict_proba(table[test])
    return found


def calibration_error(given: NDArray, right: NDArray) -> float:
    """Return the expected calibration error over ten equal bins of probability, 0 to 1.

    ``given`` is the probability of each answer, ``right`` whether it was right.
    """
    step = np.minimum((given * 10).astype(int), 9)
    gaps = [
        abs(given[step == one].mean() - right[step == one].mean()) * (step == one).mean()
        for one in range(10)
        if (step == one).any()
    ]
    return float(sum(gaps))

"""Estimate rate ratios of groups by Poisson regression with exposure and robust errors.

Groups are such as outlets; a rate is findings per word, and the exposure the number of words.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_DEPENDENT = 1e-7  # length left of a column of length one when those before it are taken out


@dataclass(frozen=True)
class Fitted:
    """Hold the estimated log rate ratio of each group to the reference group.

    Attributes
    ----------
    effects
        For each group the logarithm of its rate ratio and the standard error of that.
    left_out
        Terms that could not be in the model, each with the reason.
    degrees
        Articles less terms: the degrees of freedom of the t distribution.
    """

    effects: dict[str, tuple[float, float]] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    degrees: int = 0


def fit(
    counts: Floats,
    exposure: Floats,
    groups: pd.Series,
    covariates: pd.DataFrame,
    reference: str,
    by_article: bool = False,
) -> Fitted:
    """Return the log rate ratio of each group to the reference, adjusted for covariates.

    Parameters
    ----------
    counts, exposure : arrays of shape (articles,)
        Findings, and the words they could have occurred in; exposures are above 0.
    groups, covariates
        A row per article; a text covariate has levels, a number is taken as it is.
    reference
        The group that the others are compared with.
    by_article
        Whether every article weighs the same; by default every word does.

    Returns
    -------
    Fitted
        A group has no effect in it if it or the reference has no finding, or if the covariates
        determine the group.

    Notes
    -----
    A generalized linear model with a logarithmic link and the logarithm of the exposure as offset,
    by statsmodels. The Poisson estimates hold for any distribution whose mean is right (Gourieroux,
    Monfort and Trognon 1984), so that counts that vary more than a Poisson count need no negative
    binomial, whose estimates rest on its variance being right. The errors are HC3 (Long and Ervin
    2000): in simulations with 30 to 150 articles 6 to 7 % of true null hypotheses fell at 5 %, with
    the plain sandwich 10 to 12 %.

    Levels in which nobody has a finding give no information on the groups; their articles are left
    out.

    References
    ----------
    Gourieroux, C., Monfort, A. and Trognon, A. (1984). Pseudo maximum likelihood methods: theory.
    Econometrica 52(3), 681-700.

    Long, J. S. and Ervin, L. H. (2000). Using heteroscedasticity consistent standard errors in the
    linear regression model. The American Statistician 54(3), 217-224.
    """
    rows = pd.Series(counts).groupby(groups.to_numpy()).transform("sum").to_numpy() > 0
    if not counts[groups.to_numpy() == reference].sum():
        return Fitted()
    rows, notes = _with_findings(counts, covariates, rows)
    names, columns = _design(groups[rows], reference, covariates[rows])
    kept = _independent(columns)
    notes += _aliased([name for name, there in zip(names, kept, strict=True) if not there])
    names, columns = [n for n, there in zip(names, kept, strict=True) if there], columns[:, kept]
    degrees = len(columns) - len(names)
    if degrees < 1:
        return Fitted(left_out=tuple(notes))
    beta, errors = _solved(counts[rows], exposure[rows], columns, by_article)
    effects = {
        level: (float(beta[place]), float(errors[place]))
        for place, (term, level) in enumerate(names)
        if not term and level
    }
    return Fitted(effects, tuple(notes), degrees)


def _with_findings(
    counts: Floats, covariates: pd.DataFrame, rows: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], list[str]]:
    """Return the mask ``rows`` without articles of levels that have no finding, and remarks.

    A level is a value of a text covariate; each is tested again when others are gone.
    """
    empty: dict[str, set[str]] = {}
    before = None
    while before != (before := int(rows.sum())):
        for name in covariates.select_dtypes(exclude="number"):
            levels = covariates[name].to_numpy()
            found = pd.Series(counts * rows).groupby(levels).transform("sum").to_numpy() > 0
            empty.setdefault(str(name), set()).update(levels[rows & ~found])
            rows = rows & found
    notes = [f"{name}: {len(gone)} without a finding" for name, gone in empty.items() if gone]
    return rows, notes


def _design(
    groups: pd.Series, reference: str, covariates: pd.DataFrame
) -> tuple[list[tuple[str, str]], Floats]:
    """Return the names and the columns of the model: constant, covariates, and groups last.

    A name is a pair: covariate (empty for a group) and level (empty for a number).

    With this order, collinear columns are dropped from the groups and not from the covariates.
    """
    named = list(_columns(groups, reference, covariates))
    return [(term, level) for term, level, _ in named], np.column_stack([c for *_, c in named])


def _columns(
    groups: pd.Series, reference: str, covariates: pd.DataFrame
) -> Iterator[tuple[str, str, Floats]]:
    yield "constant", "", np.ones(len(groups))
    for name, column in covariates.items():
        if pd.api.types.is_numeric_dtype(column):
            yield str(name), "", column.to_numpy(float)
            continue
        levels = column.to_numpy(object)
        for level in column.value_counts().index[1:]:
            yield str(name), str(level), (levels == level).astype(float)
    own = groups.to_numpy(object)
    for level in sorted(set(own) - {reference}):
        yield "", level, (own == level).astype(float)


def _independent(columns: Floats) -> NDArray[np.bool_]:
    """Return a mask of columns that are no linear combination of earlier ones (Gram-Schmidt)."""
    kept: list[Floats] = []
    known = np.zeros(columns.shape[1], dtype=bool)
    for place, column in enumerate(columns.T):
        length = np.linalg.norm(column)
        rest = column / length if length else column
        for _ in range(2 if length else 0):  # once more, for what rounding left
            for other in kept:
                rest = rest - other * (other @ rest)
        size = float(np.linalg.norm(rest))
        known[place] = size > _DEPENDENT
        if known[place]:
            kept.append(rest / size)
    return known


def _aliased(names: list[tuple[str, str]]) -> list[str]:
    counted = pd.Series([term for term, _ in names if term], dtype="str").value_counts(sort=False)
    return [f"{term}: {n} told by the others" for term, n in counted.items()]


def _solved(
    counts: Floats, exposure: Floats, columns: Floats, by_article: bool
) -> tuple[Floats, Floats]:
    """Return coefficients and their robust standard errors; NaN where there is no solution.

    ``by_article`` is whether every article weighs the same, and not every word.
    """
    from statsmodels.genmod.families import Poisson  # slow to import; statsmodels.api is slower
    from statsmodels.genmod.generalized_linear_model import GLM
    from statsmodels.tools.sm_exceptions import ModelWarning
    from threadpoolctl import threadpool_limits

    outcome, offset = counts, np.log(exposure)
    if by_article:  # rates, on a scale that counts have too
        outcome, offset = counts / exposure * exposure.mean(), np.zeros(len(counts))
    nothing = np.full(columns.shape[1], np.nan)
    with threadpool_limits(1), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore", ModelWarning)
        warnings.simplefilter("ignore", RuntimeWarning)
        model = GLM(outcome, columns, family=Poisson(), offset=offset)
        try:
            found = model.fit()
        except (np.linalg.LinAlgError, ValueError):
            return nothing, nothing
        errors = _robust(outcome, found.fittedvalues, columns, found.normalized_cov_params)
    return (found.params, errors) if found.converged else (nothing, nothing)


def _robust(outcome: Floats, mean: Floats, columns: Floats, bread: Floats) -> Floats:
    """Return HC3 standard errors, which statsmodels has for linear models alone.

    ``mean`` are the fitted values, ``bread`` is the covariance before scaling.
    """
    leverage = mean * np.einsum("ij,jk,ik->i", columns, bread, columns)
    alone = leverage > 1 - _DEPENDENT  # the one article of a level: fitted as it is
    residual = np.where(alone, 0.0, (outcome - mean) / np.where(alone, 1.0, 1 - leverage))
    meat = (columns.T * residual**2) @ columns
    return np.sqrt(np.maximum(np.diag(bread @ meat @ bread), 0.0))

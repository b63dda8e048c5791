"""Compute the effect of one group from a regression, its interval, and an audit's correction.

An effect is the rate of findings of a group over that of the reference group ``base``. In an audit
a person judges a sample of marks, which gives a corrected rate.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.comparing.regression import Fitted
from framing.measuring.bootstrap import FEWEST

Audits = Mapping[str, Mapping[str, pd.DataFrame]]
_TAIL = 1.959964  # of a 95 % interval, in standard errors


class Case(NamedTuple):
    """Hold the data of a regression for one marker and category: a row per article.

    ``counts`` are findings, ``exposure`` the words they could have occurred in, ``groups`` the
    group of each article and ``covariates`` what is adjusted for.
    """

    counts: NDArray[np.float64]
    exposure: NDArray[np.float64]
    groups: pd.Series
    covariates: pd.DataFrame


class Effect(NamedTuple):
    """Hold a rate ratio (1: same rate), its 95 % interval and p; a note says why one is missing.

    It was computed from ``log`` (its natural logarithm), the standard ``error`` of that and the
    ``degrees`` of freedom.
    """

    effect: float = np.nan
    low: float = np.nan
    high: float = np.nan
    p: float = np.nan
    note: str = ""
    log: float = np.nan
    error: float = np.nan
    degrees: int = 0


def estimated(case: Case, base: str, group: str, model: Fitted) -> Effect:
    """Return the rate of ``group`` over that of ``base``; where unknown, NaN and a note on why.

    ``case`` has the articles' data; ``model`` is the regression that was fitted to it.
    """
    sides = {name: (case.groups == name).to_numpy() for name in (base, group)}
    for name, rows in sides.items():
        if not rows.any():
            return Effect(note=f"no article of {name} to compare")
        if not case.counts[rows].sum():
            return Effect(0.0 if name == group else np.nan, note=f"no finding in {name}")
    log, error = model.effects.get(group, (np.nan, np.nan))
    if np.isnan(log):
        if model.degrees < 1:
            return Effect(note="too few articles to fit a model")
        return Effect(note=f"cannot be told apart from {', '.join(case.covariates)}")
    few = [
        name for name, rows in sides.items() if min(rows.sum(), case.counts[rows].sum()) < FEWEST
    ]
    if few or not error > 0:
        why = f"under {FEWEST} articles or marks of {few[0]}" if few else "no spread to judge by"
        return Effect(float(np.exp(log)), note=why)
    return _effect(log, error, model.degrees)


def corrected(
    found: Effect, group: str, base: str, audits: Mapping[str, pd.DataFrame]
) -> tuple[Effect, float]:
    """Return an effect corrected by the audits of both groups, and the factor of the correction.

    ``audits`` has the table of `framing.measuring.audit.estimate` by group. The factor is the
    corrected rate over that found, of ``group``, divided by the same of ``base``.

    Returns
    -------
    effect, factor
        Where a group was not audited, or no item was judged, the effect as it was, and NaN.
    """
    if group not in audits or base not in audits:
        return found, np.nan
    (one, own), (two, other) = _log_correction(audits[group]), _log_correction(audits[base])
    if np.isnan(one - two):
        return found, np.nan
    factor = float(np.exp(one - two))
    if np.isnan(found.low):
        return found._replace(effect=found.effect * factor), factor
    whole = float(np.sqrt(found.error**2 + own**2 + other**2))
    return _effect(found.log + one - two, whole, found.degrees), factor


def check_audits(audited: Audits, markers: set[str], groups: set[str]) -> Audits:
    """Return the audits as given, after a check that all markers and groups in them exist.

    ``audited`` maps a marker to a table of error by group; ``markers`` and ``groups`` are the
    names that exist.

    Raises
    ------
    ValueError
        If another name is in the audits; the message has it and those that exist.
    """
    for marker, told in audited.items():
        for kind, name, known in (
            ("marker", marker, markers),
            *(("group", group, groups) for group in told),
        ):
            if name not in known:
                there = ", ".join(sorted(known - {""}))
                raise ValueError(f"audited has the {kind} {name!r}; there are: {there}.")
    return audited


def _effect(log: float, error: float, degrees: int) -> Effect:
    from scipy import stats

    tail = float(stats.t.ppf(0.975, degrees)) * error
    p = float(2 * stats.t.sf(abs(log) / error, degrees))
    effect, low, high = (float(np.exp(one)) for one in (log, log - tail, log + tail))
    return Effect(effect, low, high, p, "", log, error, degrees)


def _log_correction(audit: pd.DataFrame) -> tuple[float, float]:
    """Return (log(corrected rate / rate as found), its standard error) of one audit.

    ``audit`` is its table: ``measure, value, low, high``. (NaN, NaN) where a rate is 0.
    """
    rows = audit.set_index("measure")
    found = float(rows.loc["rate as found", "value"])
    value, low, high = (float(rows.loc["corrected rate", one]) for one in ("value", "low", "high"))
    if not (found > 0 and value > 0 and low > 0):
        return np.nan, np.nan
    return float(np.log(value / found)), float(np.log(high / low)) / (2 * _TAIL)

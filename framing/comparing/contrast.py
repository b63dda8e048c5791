"""Compare groups of articles, such as outlets, by rate ratios with topic and so on held equal.

A marker finds one kind of thing in a text (loaded words); a *kind* is a marker with one of its
categories and the voice (whose words) to count in. ``side`` is a measured corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from framing.analysis import Analysis
from framing.comparing import distribution as dist
from framing.comparing.counts import counted_kinds, counted_side, exclusion_reasons
from framing.comparing.covariates import covariates, labels_of
from framing.comparing.effects import Audits, Case, check_audits, corrected, estimated
from framing.comparing.measures import Kind, measured
from framing.comparing.regression import Fitted, fit
from framing.corpora.reference import Reference

ADJUST = ("topic", "month", "length")
COLUMNS = [
    *("marker", "category", "voice", "group_by", "group", "reference"),
    *("effect", "low", "high", "p", "q", "crude"),
    *("n", "words", "articles", "reference_n", "reference_words", "reference_articles"),
    *("overlap", "adjusted", "left_out", "correction", "note"),
]


def contrast(
    corpus: object,
    by: str = "outlet",
    adjust: Iterable[str] = ADJUST,
    *,
    reference: str = "",
    voice: str = "writer",
    copies: bool = False,
    analysis: Analysis | None = None,
    audited: Audits | None = None,
) -> pd.DataFrame:
    """Return how many times as often each group of articles has each finding, on the same topics.

    Parameters
    ----------
    corpus
        A measured corpus, its name, an analysis, or articles.
    by
        The groups: ``"outlet"``, ``"month"``, or any column of the articles.
    adjust
        What to adjust for: ``"topic"`` (a column of that name, or found in the words, see
        `framing.comparing.topics`), ``"month"``, ``"length"``, or columns of the articles. ``()``
        for nothing.
    reference
        The group that the others are compared with; by default the one with most articles.
    voice
        Whose words to count in: ``"writer"``, ``"reported"``, ``"quoted"``, ``"headline"`` or
        ``"all"``, as for `framing.rates`.
    copies
        Whether to include articles that copy an earlier one, as agency copy does.
    analysis
        The analysis of the articles, if there is one already; otherwise it is computed here.
    audited
        For a marker and group the table from `framing.measuring.audit.estimate` (``result`` of
        `framing.audit`), as in ``{"loaded": {"Port": port.result, "Town": town.result}}``: the
        effect of all of the marker is multiplied by the group's corrected rate over that found, and
        divided by the same of the reference.

    Returns
    -------
    DataFrame
        A row per marker, category (empty: all of the marker) and group. ``effect``: the group's
        rate over that of ``reference``, all else equal (1: the same), with ``low`` and ``high``,
        its 95 % interval, ``p``, and ``q`` adjusted for all rows (Benjamini and Hochberg).
        ``crude``: the same ratio without adjusting. ``n`` findings in the ``words`` of so many
        ``articles``, and those of the reference. ``overlap``: articles of both in topics that both
        have. ``adjusted``: what was held equal; ``left_out``: levels and terms the model could not
        hold. ``correction``: what an audit multiplied the effect by, NaN without one. ``note``: why
        there is no effect or interval; of a group without articles that could take part, why they
        are left out.

    Raises
    ------
    ValueError
        If a column, a group or the voice is unknown, or there are no two groups.

    Notes
    -----
    Poisson regression with the words as exposure and robust errors: see
    `framing.comparing.regression`. A group under five articles or five marks has no interval. An
    interval of a corrected effect holds the errors of the regression and of both audits, taken as
    independent on the logarithmic scale; the error is taken to be the same in all topics and voices
    of a group.

    Regression adjusts only for the given covariates: groups that write on the same topic about
    other events still differ in events.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> told = {"Port": "The regime sent thugs. ", "Town": "The regime sent men. "}
    >>> articles = [Article(f"{name}{n}", text * (15 + n), outlet=name)
    ...             for name, text in told.items() for n in range(6)]
    >>> table = contrast(articles, adjust=(), copies=True, analysis=analyze(articles, "loaded"))
    >>> table[["category", "group", "reference", "effect", "articles"]].round(2).values.tolist()[0]
    ['contested label', 'Town', 'Port', 0.5, 6]
    """
    side = counted_side(corpus, analysis)
    groups = labels_of(side, by)
    base = reference_of(groups, reference, by)
    columns = covariates(side, by, adjust)
    found = counted_kinds(side, voice)
    given = check_audits(audited or {}, {kind.marker for kind in found}, set(groups))
    rows: list[dict[str, object]] = []
    for place, kind in enumerate(found):
        whole = not place or found[place - 1].marker != kind.marker  # all of a marker comes first
        case = case_of(side, kind, groups, columns, copies)
        audits = given.get(kind.marker, {}) if whole else {}
        aside = left_out(side, kind, groups, copies)
        rows.extend(_rows(kind, case, base, by, audits, aside))
    frame = pd.DataFrame(rows, columns=[name for name in COLUMNS if name != "q"])
    return frame.assign(q=dist.adjusted(frame["p"].to_numpy(float)))[COLUMNS]


def case_of(
    side: Reference, kind: Kind, groups: pd.Series, columns: pd.DataFrame, copies: bool
) -> Case:
    """Return counts, words, groups and covariates of the articles that are compared for one kind.

    ``groups`` and ``columns`` (the covariates) have a row per article of ``side``; articles whose
    group is empty are left out, and with ``copies`` False those that copy another article.
    """
    found = measured(side, kind)
    used = (exclusion_reasons(side, kind, found, copies) == "") & (groups != "").to_numpy()
    return Case(found.counts[used], found.exposure[used], groups[used], columns[used])


def left_out(side: Reference, kind: Kind, groups: pd.Series, copies: bool) -> dict[str, str]:
    """Return for each group why articles are left out and how many: "not measured (3), ...".

    The text is empty where none is. ``groups`` has the group of each article of ``side`` (empty:
    none); ``copies`` is whether copies of other articles are compared, too.
    """
    why = pd.Series(exclusion_reasons(side, kind, measured(side, kind), copies), index=groups.index)
    reasons = {}
    for name in groups[groups != ""].unique():
        counted = why[(groups == name) & (why != "")].value_counts()
        reasons[str(name)] = ", ".join(f"{reason} ({n})" for reason, n in counted.items())
    return reasons


def reference_of(groups: pd.Series, wanted: str, by: str) -> str:
    """Return the group that others are compared with: ``wanted``, or if empty the largest.

    ``groups`` has the group of each article, ``by`` is what they are grouped by, for messages.
    Raise ValueError if there is no such group, or no second one.
    """
    sizes = groups[groups != ""].value_counts()
    if len(sizes) < 2:
        raise ValueError(f"There are {len(sizes)} groups by {by!r}: a contrast needs two.")
    if wanted and wanted not in sizes:
        known = ", ".join(sorted(sizes.index))
        raise ValueError(f"There is no group {wanted!r} by {by!r}. There are: {known}.")
    return wanted or min(sizes.index, key=lambda name: (-sizes[name], name))


def _rows(
    kind: Kind,
    case: Case,
    base: str,
    by: str,
    audits: Mapping[str, pd.DataFrame],
    aside: Mapping[str, str],
) -> list[dict[str, object]]:
    model = fit(*case, base) if len(case.counts) else Fitted()
    known = {"marker": kind.marker, "category": kind.category, "voice": kind.voice}
    known |= {"group_by": by, "reference": base, "adjusted": ", ".join(case.covariates)}
    known |= {"left_out": "; ".join(model.left_out)}
    rows = []
    there = set(case.groups)
    for group in sorted(aside.keys() - {base}):
        found = estimated(case, base, group, model)
        if lacking := [name for name in (base, group) if name not in there]:
            found = found._replace(note=f"no article of {lacking[0]}: {aside[lacking[0]]}")
        effect, factor = corrected(found, group, base, audits)
        row: dict[str, object] = {**known, "group": group, "correction": factor}
        row |= {**effect._asdict()} | _size(case, group, "") | _size(case, base, "reference_")
        rows.append(
            row | {"crude": _crude(case, base, group), "overlap": _overlap(case, base, group)}
        )
    return rows


def _size(case: Case, group: str, prefix: str) -> dict[str, object]:
    rows = (case.groups == group).to_numpy()
    return {
        f"{prefix}n": int(case.counts[rows].sum()),
        f"{prefix}words": int(case.exposure[rows].sum()),
        f"{prefix}articles": int(rows.sum()),
    }


def _crude(case: Case, base: str, group: str) -> float:
    rates = [
        case.counts[rows].sum() / case.exposure[rows].sum() if rows.any() else np.nan
        for rows in ((case.groups == name).to_numpy() for name in (group, base))
    ]
    return float(rates[0] / rates[1]) if rates[1] else np.nan


def _overlap(case: Case, base: str, group: str) -> int:
    """Return how many articles of the two groups are in topics that occur in both groups.

    Without the covariate topic, it is the number of all their articles.
    """
    both = case.groups.isin([group, base])
    if "topic" not in case.covariates:
        return int(both.sum())
    topics = [set(case.covariates["topic"][case.groups == name]) for name in (group, base)]
    return int((both & case.covariates["topic"].isin(topics[0] & topics[1])).sum())

"""Compute a specification curve: how an effect changes under other reasonable choices.

An effect is the rate of marks in a group (an outlet) over that in the reference group; 1: the same.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

import numpy as np
import pandas as pd

from framing.analysis import Analysis, analyze
from framing.comparing.contrast import ADJUST, case_of, reference_of
from framing.comparing.counts import counted_side
from framing.comparing.covariates import covariates, labels_of
from framing.comparing.effects import estimated
from framing.comparing.measures import kind_named
from framing.comparing.regression import fit
from framing.corpora.reference import Reference, of_analysis

CHOICES = ("voice", "adjusted", "copies", "counted", "weight")
ALL_MARKS = "all marks"
FIRST, SECOND = "one half of the terms", "other half of the terms"
CLEARER = "clearer half by score"
LEFT_OUT, KEPT = "left out", "kept"
COLUMNS = [
    *("specification", "marker", "category", "group_by", "group", "reference", *CHOICES),
    *("default", "effect", "low", "high", "p", "n", "words", "articles", "note"),
]
_WEIGHTS = {"words": False, "articles": True}


def specification_curve(
    corpus: object,
    marker: str,
    group: str,
    *,
    category: str = "",
    by: str = "outlet",
    reference: str = "",
    adjust: Iterable[str] = ADJUST,
    voices: Iterable[str] = ("writer", "all"),
    analysis: Analysis | None = None,
) -> pd.DataFrame:
    """Return the rate ratio of one group to another under every reasonable choice of analysis.

    Parameters
    ----------
    corpus, by, reference, adjust, analysis
        The corpus or articles, the column that groups them, the group to compare with, what to hold
        equal, and the articles' analysis if there is one: as for `framing.contrast`.
    marker, category
        The kind of finding, as "loaded" or "stance", "hedge"; without a category, all of it.
    group
        The group to compare with the reference.
    voices
        The voices to try: whose words to count in.

    Returns
    -------
    DataFrame
        A row per specification, from the lowest effect to the highest. The choices: ``voice``;
        ``adjusted`` (nothing, the first of ``adjust``, all of it); ``copies`` (left out or kept,
        where there are any); ``counted`` (all marks; without each category; each half of the terms
        and the clearer half by score, where the marks are known, as they are of articles and of an
        analysis); ``weight`` (every word or every article weighs the same). ``default`` is true for
        what `framing.contrast` gives. ``effect``: the group's rate over the reference's, with its
        95 % interval ``low, high`` and ``p``; ``n`` findings in the ``words`` of so many
        ``articles`` of the group; ``note``: why a number is missing.

    Raises
    ------
    ValueError
        If a marker, group, column or voice is unknown; the message lists the choices.

    Notes
    -----
    The rows are not independent and their p-values are no tests of the curve: the curve shows
    whether an answer depends on one choice. Halves of the terms are made by the hash of a term, so
    that a term is always in the same half of the same list.

    References
    ----------
    Simonsohn, U., Simmons, J. P. and Nelson, L. D. (2020). Specification curve analysis. Nature
    Human Behaviour 4, 1208-1214.

    Steegen, S., Tuerlinckx, F., Gelman, A. and Vanpaemel, W. (2016). Increasing transparency
    through a multiverse analysis. Perspectives on Psychological Science 11(5), 702-712.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> told = {"Port": "The regime sent thugs. ", "Town": "The regime sent men. "}
    >>> articles = [Article(f"{name}{n}", text * (15 + n), outlet=name)
    ...             for name, text in told.items() for n in range(6)]
    >>> table = specification_curve(analyze(articles, "loaded"), "loaded", "Town", adjust=())
    >>> table.loc[table["default"], ["reference", "effect", "articles"]].round(2).values.tolist()
    [['Port', 0.5, 6]]
    """
    held_all = (adjust,) if isinstance(adjust, str) else tuple(adjust)
    side, found = _sides(corpus, marker, analysis)
    groups = labels_of(side, by)
    base = reference_of(groups, reference, by)
    reference_of(groups, group, by)
    if group == base:
        raise ValueError(f"{group!r} is the reference itself: name another group.")
    columns = covariates(side, by, held_all)
    counted = dict(_counted(side, found, marker, category))
    copies = (False, True) if (side.articles["duplicate_of"] != "").any() else (False,)
    sets = dict.fromkeys([(), held_all[:1], held_all])
    rows = []
    for voice, names, kept, what, weight in product(voices, sets, copies, counted, _WEIGHTS):
        kind = kind_named(side, marker, category, voice)
        case = case_of(counted[what], kind, groups, columns[list(names)], kept)
        model = fit(*case, base, _WEIGHTS[weight])
        effect = estimated(case, base, group, model)
        own = (case.groups == group).to_numpy()
        rows.append(
            {
                **effect._asdict(),
                "voice": voice,
                "adjusted": ", ".join(names) or "nothing",
                "copies": KEPT if kept else LEFT_OUT,
                "counted": what,
                "weight": weight,
                "n": int(case.counts[own].sum()),
                "words": int(case.exposure[own].sum()),
                "articles": int(own.sum()),
                "default": (names, kept, what, weight) == (held_all, False, ALL_MARKS, "words"),
            }
        )
    known = {"marker": marker, "category": category, "group_by": by}
    return _table(rows, {**known, "group": group, "reference": base})


def by_choice(table: pd.DataFrame) -> pd.DataFrame:
    """Return a summary of a specification curve for each value of each choice.

    ``table`` is what `specification_curve` returned. The summary has ``choice, value,
    specifications, median, lowest, highest, above, below``: how many specifications have an effect,
    the middle and ends of their effects, and how many of their intervals lie above and below 1. The
    first row (an empty choice) is all of them; choices with one value are left out.
    """
    parts = [("", "all", table)]
    for choice in CHOICES:
        if table[choice].nunique() > 1:
            values = dict.fromkeys(sorted(table[choice], key=_order))
            parts += [(choice, value, table[table[choice] == value]) for value in values]
    rows = [(choice, value, *_summary(part)) for choice, value, part in parts]
    names = ["specifications", "median", "lowest", "highest", "above", "below"]
    return pd.DataFrame(rows, columns=["choice", "value", *names])


def _sides(
    corpus: object, marker: str, analysis: Analysis | None
) -> tuple[Reference, Analysis | None]:
    """Return the tables of a corpus, and the analysis of its articles (None of a stored corpus)."""
    if isinstance(corpus, Analysis):
        return counted_side(corpus), corpus
    if analysis is None and isinstance(corpus, Iterable) and not isinstance(corpus, str | bytes):
        corpus = list(corpus)
        analysis = analyze(corpus, marker)
    side = counted_side(corpus, analysis)
    if analysis is not None and side.articles["article"].tolist() != _names(analysis):
        raise ValueError(
            "The analysis is of other articles than the corpus: give the corpus alone."
        )
    return side, analysis


def _names(analysis: Analysis) -> list[str]:
    names: list[str] = analysis.articles["article"].tolist()
    return names


def _counted(
    side: Reference, found: Analysis | None, marker: str, category: str
) -> Iterator[tuple[str, Reference]]:
    """Yield (what is counted, tables): with all marks, then with parts of the marker's marks."""
    yield ALL_MARKS, side
    own = side.counts["marker"] == marker
    categories = sorted(set(side.counts.loc[own, "category"]))
    if not category and len(categories) > 1:
        for name in categories:
            kept = side.counts[~(own & (side.counts["category"] == name))]
            yield f"without {name}", replace(side, counts=kept)
    if found is None:
        return
    marks = found.evidence[found.evidence["marker"] == marker]
    for name, chosen in _parts(marks[marks["category"] == category] if category else marks):
        counts = of_analysis(replace(found, evidence=chosen), side.name).counts
        yield name, replace(side, counts=pd.concat([side.counts[~own], counts], ignore_index=True))


def _parts(marks: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    terms = marks["text"].str.lower()
    ordered = sorted(set(terms), key=lambda term: hashlib.sha256(term.encode()).hexdigest())
    if len(ordered) > 1:
        first = terms.isin(ordered[: len(ordered) // 2])
        yield FIRST, marks[first]
        yield SECOND, marks[~first]
    size = marks["score"].abs()
    if size.nunique() > 1:
        yield CLEARER, marks[size >= size.median()]


def _table(rows: list[dict[str, object]], known: dict[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows).sort_values("effect", kind="stable", ignore_index=True)
    first = frame.index[frame["default"]][:1]  # of the first voice
    default = frame.index.isin(first)
    return frame.assign(specification=range(1, len(frame) + 1), default=default, **known)[COLUMNS]


def _summary(part: pd.DataFrame) -> tuple[float, ...]:
    effects = part["effect"].dropna()
    ends = (effects.median(), effects.min(), effects.max()) if len(effects) else (np.nan,) * 3
    above, below = (part["low"] > 1).sum(), (part["high"] < 1).sum()
    return (len(effects), *map(float, ends), int(above), int(below))


def _order(value: str) -> tuple[bool, str]:
    return value not in (ALL_MARKS, "nothing", LEFT_OUT), value

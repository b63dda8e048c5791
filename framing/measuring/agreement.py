"""Measure how far readers agree, beyond chance, on words and on whole stretches.

Readers label stretches of a text; a stretch is ``(start, end, label)`` in characters, end
exclusive.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import pandas as pd

NOTHING = ""  # the label of a word that a reader left unmarked

Labels = Sequence[str]
Stretch = tuple[int, int, str]


def labels_of(words: Sequence[tuple[int, int]], marks: Iterable[Stretch]) -> list[str]:
    """Return for each word the label that a reader gave to the stretch it is in.

    ``words`` are pairs of start and end in order, ends exclusive; ``marks`` are the reader's
    stretches in the same characters. Where two overlap the later start decides, then the shorter. A
    word in no stretch has the label `NOTHING`, an empty string.

    Examples
    --------
    >>> labels_of([(0, 3), (4, 10), (11, 15)], [(4, 15, "loaded")])
    ['', 'loaded', 'loaded']
    """
    starts = [start for start, _ in words]
    ends = [end for _, end in words]
    labels = [NOTHING] * len(starts)
    for start, end, label in sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2])):
        first, last = bisect_left(ends, start + 1), bisect_left(starts, end)
        labels[first:last] = [label] * (last - first)
    return labels


def alpha(readers: Mapping[str, Labels]) -> float:
    """Return Krippendorff's alpha of two or more readers who gave one label to each unit.

    ``readers`` gives each reader's label for each unit, in one order; None where the reader did not
    see the unit. Alpha is 1 for perfect agreement, 0 for agreement by chance; NaN with fewer than
    two readers, with no unit that two of them saw, and where all labels are the same: there is
    nothing to agree about.

    Raise ValueError if two readers have different numbers of units.

    References
    ----------
    Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability. University of Pennsylvania.

    Examples
    --------
    >>> round(alpha({"anna": list("aabb"), "ben": list("aaba")}), 3)
    0.533
    """
    data = _triples(readers)
    seen = pd.Series([unit for _, unit, _ in data], dtype="int64").value_counts()
    shared = set(seen[seen > 1].index)
    data = [row for row in data if row[1] in shared]
    return float("nan") if _nothing_to_agree_on(data) else float(_task(data).alpha())


def kappa(one: Labels, other: Labels) -> float:
    """Return Cohen's kappa of two readers, from the label that each gave to each unit.

    It is 1 for perfect agreement, 0 for agreement by chance; NaN where all labels are the same, or
    where there are none.

    Raise ValueError if they have different numbers of units.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20(1), 37-46.

    Examples
    --------
    >>> round(kappa(list("aabb"), list("aaba")), 3)
    0.5
    """
    data = _triples({"one": one, "other": other})
    return float("nan") if _nothing_to_agree_on(data) else float(_task(data).kappa())


def span_f1(found: Iterable[Stretch], wanted: Iterable[Stretch]) -> float:
    """Return the F1 (0 to 1) of two readers' stretches: start, end and label must be equal.

    It is NaN where neither has any.

    Examples
    --------
    >>> span_f1([(0, 3, "a"), (5, 9, "a")], [(0, 3, "a")])
    0.6666666666666666
    """
    left, right = set(found), set(wanted)
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else float("nan")


def pairs(words: Sequence[tuple[int, int]], marks: Mapping[str, Sequence[Stretch]]) -> pd.DataFrame:
    """Return Cohen's kappa over words and F1 over stretches for every two readers of one text.

    ``words`` are the offsets of the text's words, ``marks`` each reader's stretches by name; an
    empty list for one who read and marked nothing. The table has a row per pair: the names ``one``
    and ``other``, the number of ``words``, ``kappa`` and ``span_f1``.

    Examples
    --------
    >>> found = pairs([(0, 3), (4, 9)], {"anna": [(0, 3, "x")], "ben": [(0, 3, "x")]})
    >>> found[["one", "other", "kappa", "span_f1"]].values.tolist()
    [['anna', 'ben', 1.0, 1.0]]
    """
    labels = {name: labels_of(words, marks[name]) for name in sorted(marks)}
    rows = [
        {
            "one": one,
            "other": other,
            "words": len(words),
            "kappa": kappa(labels[one], labels[other]),
            "span_f1": span_f1(marks[one], marks[other]),
        }
        for one, other in combinations(labels, 2)
    ]
    return pd.DataFrame(rows, columns=["one", "other", "words", "kappa", "span_f1"])


def _triples(readers: Mapping[str, Labels]) -> list[tuple[str, int, str]]:
    sizes = {name: len(labels) for name, labels in readers.items()}
    if len(set(sizes.values())) > 1:
        numbers = ", ".join(f"{name}: {size}" for name, size in sizes.items())
        raise ValueError(f"Readers must have labelled the same units, not {numbers}.")
    return [
        (name, unit, label)
        for name, labels in readers.items()
        for unit, label in enumerate(labels)
        if label is not None
    ]


def _nothing_to_agree_on(data: list[tuple[str, int, str]]) -> bool:
    """Return whether agreement is undefined: there is only one label, or only one reader.

    ``data`` has for each label the reader, the unit and the label.
    """
    return len({label for _, _, label in data}) < 2 or len({name for name, _, _ in data}) < 2


def _task(data: list[tuple[str, int, str]]):  # type: ignore[no-untyped-def]
    from nltk.metrics.agreement import AnnotationTask

    return AnnotationTask(data)

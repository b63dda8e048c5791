"""Audit a marker on one's own corpus: a person judges a sample, and the rate is corrected.

A marker finds stretches of text, here called findings. They are drawn by category; each category,
and all sentences without a finding, is a stratum of the sample.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.article import Article
from framing.measuring.validate_args import AnalysisTables
from framing.text import Text

SEED = 20130531
DRAWS = 4_000
WITHOUT = "without"  # the stratum of sentences in which nothing was found
RIGHT, WRONG = "right", "wrong"
COLUMNS = ("item", "article", "start", "end", "stratum", "size")
_PER = 1_000  # words


def sample(
    analysis: AnalysisTables,
    articles: Iterable[Article],
    marker: str,
    findings: int = 40,
    sentences: int = 40,
) -> pd.DataFrame:
    """Return findings of a marker, and sentences without any, drawn for a person to judge.

    Parameters
    ----------
    analysis
        An analysis in which the marker ran.
    articles
        The articles that were analysed.
    marker
        The marker to check.
    findings, sentences
        How many findings and how many sentences without one to draw. Findings are divided among the
        marker's categories in proportion to their size, with at least one of each, so there may be
        a few more; where there are fewer, all are drawn.

    Returns
    -------
    DataFrame
        A row per finding or sentence: ``item`` (numbered from 1), ``article``, ``start, end`` (in
        characters), ``stratum`` (a category, or ``without``) and ``size``, how many there are in
        the stratum, drawn or not. The same analysis gives the same sample.

    Raises
    ------
    ValueError
        If the marker did not run.
    """
    if marker not in analysis.run.get("markers", ()):
        ran = ", ".join(analysis.run.get("markers", ())) or "none"
        raise ValueError(f"The marker {marker!r} did not run; these did: {ran}.")
    found = analysis.evidence[analysis.evidence["marker"] == marker]
    skipped = {row["article"] for row in analysis.run["skipped"] if row["marker"] == marker}
    texts = [Text(article) for article in articles if article.id not in skipped]
    rng = np.random.default_rng(SEED)
    places = found[["article", "start", "end", "category"]]
    parts = [
        _drawn(group, str(category), _share(len(group), len(found), findings), rng)
        for category, group in places.groupby("category", sort=True)
    ]
    bare = _sentences_without(texts, found)
    parts.append(_drawn(bare, WITHOUT, min(sentences, len(bare)), rng))
    frame = pd.concat(parts, ignore_index=True)
    return frame.assign(item=range(1, len(frame) + 1))[list(COLUMNS)]


def estimate(items: pd.DataFrame, verdicts: Mapping[int, str], words: int) -> pd.DataFrame:
    """Return precision, recall and the corrected rate, estimated from the judged items.

    Parameters
    ----------
    items
        The table that `sample` returned.
    verdicts
        ``"right"`` or ``"wrong"`` by number of the item. A finding is right or wrong; a sentence is
        right if the marker missed nothing in it, else wrong. Items without a verdict do not count.
    words
        The number of words in which the marker could have found something.

    Returns
    -------
    DataFrame
        ``measure`` (precision and recall, 0 to 1; rate as found and corrected rate, per 1,000
        words), ``value``, its 95 % interval ``low`` to ``high``, and ``n``, the number of verdicts;
        NaN where a stratum has no verdict.

    Notes
    -----
    Strata are weighted by their size. The 95 % intervals are percentiles of draws from each
    stratum's Jeffreys posterior (Brown, Cai and DasGupta 2001). A sentence in which something was
    missed counts as one miss, so recall is an upper bound where several are missed in one.

    Raises
    ------
    ValueError
        If a verdict is neither right nor wrong.

    References
    ----------
    Brown, L., Cai, T. and DasGupta, A. (2001). Interval Estimation for a Binomial Proportion.
    Statistical Science 16(2), 101-133.

    Examples
    --------
    >>> items = pd.DataFrame({"item": [1, 2, 3], "stratum": ["x", "x", "without"],
    ...                       "size": [10, 10, 50]})
    >>> found = estimate(items, {1: "right", 2: "wrong", 3: "right"}, words=1000)
    >>> found.set_index("measure")["value"].tolist()
    [0.5, 1.0, 10.0, 5.0]
    """
    unknown = set(verdicts.values()) - {RIGHT, WRONG}
    if unknown:
        raise ValueError(f"A verdict is {RIGHT!r} or {WRONG!r}, not {unknown.pop()!r}.")
    judged = items["item"].map(verdicts)
    strata = [
        (str(name), int(group["size"].iloc[0]), judged[group.index].dropna())
        for name, group in items.groupby("stratum", sort=True)
    ]
    rng = np.random.default_rng(SEED)
    points = [(name, size, _point(group_verdicts)) for name, size, group_verdicts in strata]
    draws = [(name, size, _posterior(group_verdicts, rng)) for name, size, group_verdicts in strata]
    n = {name: len(group_verdicts) for name, _, group_verdicts in strata}
    return _table(_measures(points, words), _measures(draws, words), n)


def standing(items: pd.DataFrame, verdicts: Mapping[int, str]) -> str:
    """Return a line on whether the marker was checked on this corpus, and on how many items.

    ``items`` and ``verdicts`` are as for `estimate`.
    """
    judged = items[items["item"].isin(list(verdicts))]
    sentences = int((judged["stratum"] == WITHOUT).sum())
    if judged.empty:
        return "not checked"
    counts = f"n = {len(judged) - sentences} findings and {sentences} sentences without"
    of = "" if len(judged) == len(items) else f" of {len(items)} drawn"
    return f"checked on this corpus, {counts}{of}"


def _share(size: int, whole: int, wanted: int) -> int:
    return min(size, max(1, round(wanted * size / whole)))


def _drawn(group: pd.DataFrame, stratum: str, n: int, rng: np.random.Generator) -> pd.DataFrame:
    chosen = np.sort(rng.choice(len(group), size=n, replace=False))
    places = group.iloc[chosen][["article", "start", "end"]]
    return places.assign(stratum=stratum, size=len(group))


def _sentences_without(texts: list[Text], found: pd.DataFrame) -> pd.DataFrame:
    """Return ``article, start, end`` of the sentences that no finding overlaps."""
    rows = []
    by_article = {str(name): group for name, group in found.groupby("article")}
    for text in texts:
        own = by_article.get(text.article.id)
        touched = set() if own is None else _touched(text, own)
        rows += [
            (text.article.id, span.start, span.end)
            for number, span in enumerate(text.sentences)
            if number not in touched and text.words_between(span.start, span.end)
        ]
    return pd.DataFrame(rows, columns=["article", "start", "end"])


def _touched(text: Text, found: pd.DataFrame) -> set[int]:
    numbers: set[int] = set()
    for start, end in zip(found["start"], found["end"], strict=True):
        last = text.sentence_number(int(end) - 1)
        numbers.update(range(text.sentence_number(int(start)), last + 1))
    return numbers


def _point(verdicts: pd.Series) -> NDArray[np.float64]:
    return np.array([(verdicts == RIGHT).mean() if len(verdicts) else np.nan])


def _posterior(verdicts: pd.Series, rng: np.random.Generator) -> NDArray[np.float64]:
    if verdicts.empty:
        return np.full(DRAWS, np.nan)
    right = int((verdicts == RIGHT).sum())
    return rng.beta(right + 0.5, len(verdicts) - right + 0.5, DRAWS)


def _measures(
    strata: list[tuple[str, int, NDArray[np.float64]]], words: int
) -> dict[str, NDArray[np.float64]]:
    """Return precision, recall and both rates by name, each as an array.

    ``strata`` has the name and size of each stratum and the shares of right verdicts in it (one, or
    one per draw); ``words`` is the number of words.
    """
    of_findings = [(size, share) for name, size, share in strata if name != WITHOUT]
    found = sum(size for size, _ in of_findings)
    nothing = np.zeros_like(strata[0][2]) if strata else np.zeros(1)
    right = sum((size * share for size, share in of_findings), nothing)
    missed = sum((s * (1 - share) for name, s, share in strata if name == WITHOUT), nothing)
    with np.errstate(divide="ignore", invalid="ignore"):
        return {
            "precision": right / found if found else nothing * np.nan,
            "recall": right / (right + missed),
            "rate as found": nothing + (_PER * found / words if words else np.nan),
            "corrected rate": _PER * (right + missed) / words if words else nothing * np.nan,
        }


def _table(
    points: dict[str, NDArray[np.float64]],
    draws: dict[str, NDArray[np.float64]],
    n: dict[str, int],
) -> pd.DataFrame:
    judged = sum(count for name, count in n.items() if name != WITHOUT)
    sizes = {"precision": judged, "rate as found": 0}
    rows = []
    for measure, value in points.items():
        low, high = np.percentile(draws[measure], [2.5, 97.5])
        if measure == "rate as found":
            low = high = np.nan  # counted, not estimated
        rows.append((measure, float(value[0]), low, high, sizes.get(measure, sum(n.values()))))
    return pd.DataFrame(rows, columns=["measure", "value", "low", "high", "n"])

"""Find which outlet an article reads most like, or why that cannot be said."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.comparing.features import Features, marker_features, word_features
from framing.comparing.groups import comparable
from framing.comparing.learning import Learnt, calibration_error, learnt
from framing.comparing.sides import check_sides, side_of
from framing.corpora.reference import Reference

FEATURES = {"words": word_features, "markers": marker_features}
FEWEST = 30  # articles of an outlet; from fewer nothing can be learnt and tested
CLEARLY = 0.1  # probability by which the answer leads, or it is said that it does not
SHOWN = 15  # features that speak most for the answer
_SPREAD = 1.96


@dataclass(frozen=True, eq=False)
class Resemblance:
    """Hold which outlet an article reads most like by a classifier, and how well that was tested.

    Attributes
    ----------
    answer
        The outlet it reads most like; empty where the question is refused.
    refused
        Why there is no answer; empty where there is one.
    probabilities
        ``outlet, probability``: that the article is from each outlet, as the classifier gives it,
        the most likely first; empty if refused.
    evidence
        The features behind the answer: ``feature``, its ``value`` in the article (uses per 1,000
        words, or an index), the ``mean`` of the outlet's articles and of ``others``, and its
        ``weight`` in the answer.
    confusion
        Numbers of articles of the corpus by their outlet (rows) and the outlet they were taken for
        (columns) in the test, by models that had not learnt from their week.
    accuracy, low, high
        Share of test articles that were classified correctly, as a mean over outlets, with its
        95 % interval.
    chance
        The accuracy of guessing: one over the number of outlets.
    calibration_error
        Mean distance in the test between an answer's probability and how often such were right.
    notes
        Sentences for readers on what it cannot show.
    about
        A sentence for readers on the features it uses.
    """

    answer: str
    refused: str
    probabilities: pd.DataFrame
    evidence: pd.DataFrame
    confusion: pd.DataFrame
    accuracy: float
    low: float
    high: float
    chance: float
    calibration_error: float
    notes: tuple[str, ...] = ()
    about: str = ""


def resemblance(subject: object, reference: object, features: str = "words") -> Resemblance:
    """Return which outlet of a reference an article reads most like.

    Parameters
    ----------
    subject
        One article, or its analysis (for ``features="markers"``).
    reference
        Name or folder of a measured corpus, or a `Reference`.
    features
        ``"words"``: words that all outlets use, names and topics masked; ``"markers"``: the rates
        of the markers alone.

    Returns
    -------
    Resemblance
        The outlet is in ``answer``; where ``refused`` says why not, it is empty.

    Raises
    ------
    ValueError
        If there are fewer than two outlets with thirty articles, or features is unknown.

    Notes
    -----
    Logistic regression with calibrated probabilities, tested by cross-validation in which all
    articles of one week are on the same side, so that no event is on both; copies and articles
    with damaged quotation marks are left out. If the test does not do better than chance, the
    question is refused. The model learnt from a reference is stored for the next article.

    References
    ----------
    Platt, J. (1999). Probabilistic outputs for support vector machines and comparisons to
    regularized likelihood methods. Advances in Large Margin Classifiers.

    Examples
    --------
    ``resemblance(framing.example(), "news-2017").probabilities`` learns for some seconds. What is
    too small to learn from is refused:

    >>> from framing import Article, analyze
    >>> article = Article("a", "It rained.")
    >>> resemblance(article, analyze(article, "loaded"))
    Traceback (most recent call last):
    ...
    ValueError: 'reference' has 0 outlet(s) with 30 articles or more: resemblance needs two.
    """
    if features not in FEATURES:
        raise ValueError(f"There are no features {features!r}. Use: {', '.join(FEATURES)}.")
    other = side_of(reference, "reference", None, None)
    own = side_of(subject, "subject", None, list(other.run["markers"]))
    check_sides(own, other)
    if len(own.articles) != 1:
        raise ValueError(f"The subject has {len(own.articles)} articles: ask for one at a time.")
    rows, outlets, weeks = _learnt_from(own, other)
    features_table = FEATURES[features](own, other, rows)
    return _answered(
        features_table,
        outlets,
        learnt(features_table.learnable(features_table.table), outlets, weeks),
        other,
    )


def _learnt_from(subject: Reference, reference: Reference) -> tuple[NDArray, NDArray, NDArray]:
    """Return (row numbers, outlets, weeks) of the reference's articles to learn from.

    Raise ValueError if there are no two outlets with thirty usable articles.
    """
    usable = comparable(reference, subject, copies=False) & ~reference.articles["damaged"].to_numpy(
        bool
    )
    sizes = reference.articles.loc[usable, "outlet"].value_counts()
    enough = [name for name, size in sizes.items() if name and size >= FEWEST]
    if len(enough) < 2:
        raise ValueError(
            f"{reference.name!r} has {len(enough)} outlet(s) with {FEWEST} articles or more: "
            f"resemblance needs two."
        )
    rows = np.flatnonzero(usable & reference.articles["outlet"].isin(enough))
    days = pd.to_datetime(reference.articles["date"].iloc[rows])
    weeks = days.dt.strftime("%G-%V").fillna("undated").to_numpy(str)
    return rows, reference.articles["outlet"].iloc[rows].to_numpy(str), weeks


def _answered(
    features_table: Features, outlets: NDArray, model: Learnt, other: Reference
) -> Resemblance:
    tested = ~np.isnan(model.tested).any(axis=1)
    best = model.outlets[model.tested[tested].argmax(axis=1)]
    truth = outlets[tested]
    names = model.outlets.tolist()
    confusion = pd.crosstab(truth, best).reindex(index=names, columns=names, fill_value=0)
    confusion.index.name, confusion.columns.name = "outlet", "taken for"
    right = np.diag(confusion) / confusion.sum(axis=1)
    accuracy = float(right.mean())
    error = float(np.sqrt((right * (1 - right) / confusion.sum(axis=1)).sum()) / len(names))
    low, high = accuracy - _SPREAD * error, accuracy + _SPREAD * error
    chance = 1 / len(names)
    error_of_p = calibration_error(model.tested[tested].max(axis=1), best == truth)
    tests = (confusion, accuracy, low, high, chance, error_of_p)
    notes = _notes(other, names, accuracy, chance, features_table)
    if low <= chance:
        why = (
            f"In the test {accuracy:.0%} were told right (at least {max(low, 0):.0%}), guessing "
            f"reaches {chance:.0%}: it is not better than chance."
        )
        nothing = pd.DataFrame(columns=["outlet", "probability"])
        return Resemblance("", why, nothing, pd.DataFrame(), *tests, notes, features_table.about)
    given = model.probabilities(features_table.learnable(features_table.own))
    order = np.argsort(-given, kind="stable")
    probabilities = pd.DataFrame({"outlet": model.outlets[order], "probability": given[order]})
    answer = str(probabilities["outlet"].iloc[0])
    evidence = _evidence(model, features_table, outlets, answer)
    notes = (*_tie_remark(probabilities), *notes)
    return Resemblance(answer, "", probabilities, evidence, *tests, notes, features_table.about)


def _evidence(
    model: Learnt, features_table: Features, outlets: NDArray, answer: str
) -> pd.DataFrame:
    weights = model.weights[model.outlets.tolist().index(answer)]
    there = outlets == answer
    frame = pd.DataFrame(
        {
            "feature": features_table.names,
            "value": features_table.own,
            "mean": features_table.table[there].mean(axis=0),
            "others": features_table.table[~there].mean(axis=0),
            "weight": weights * model.placed(features_table.learnable(features_table.own)),
        }
    )
    frame = frame.sort_values(["weight", "feature"], ascending=[False, True])
    return frame[frame["weight"] > 0].head(SHOWN).reset_index(drop=True)


def _tie_remark(probabilities: pd.DataFrame) -> tuple[str, ...]:
    """Return a remark in a tuple if the second outlet is about as likely as the first, else ()."""
    (first, best), (second, next_best) = probabilities.head(2).itertuples(index=False)
    if best - next_best >= CLEARLY:
        return ()
    return (f"{first} ({best:.0%}) and {second} ({next_best:.0%}) are about equally likely.",)


def _notes(
    other: Reference, names: list[str], accuracy: float, chance: float, features_table: Features
) -> tuple[str, ...]:
    return (
        f"It compares with {len(names)} outlets of {other.name} and cannot name any other.",
        f"In a test on weeks it had not seen it was right for {accuracy:.0%} of articles; "
        f"guessing is right for {chance:.0%}.",
        features_table.about,
        "Likeness in manner is no sign of origin or of opinion.",
    )

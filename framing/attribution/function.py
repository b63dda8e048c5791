"""Classify each quotation: direct or partial speech, scare quotes, a title, a mention.

A quotation is described by a few plain features and by what a trained encoder reads in the words
around it; a multinomial logistic regression, fitted on quotations that readers labelled, weighs
them. Its weights are a table of the package's data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from framing.attribution.draft import Draft, is_utterance
from framing.attribution.features import Features, features, inner_words, is_long
from framing.attribution.tagger import Tagged
from framing.language import Syntax
from framing.lexicons import rows
from framing.quotes import Pair
from framing.voices import FUNCTIONS, Function

DATA = "quotation_function.tsv"
_DIGITS = 6


class Judged(NamedTuple):
    """The function of a quotation, and the reason in one sentence.

    ``function`` is ``direct`` (a whole utterance), ``partial`` (some of a source's words),
    ``scare``, ``title`` or ``mention`` (the words as words).
    """

    function: Function
    explanation: str


class Regression(NamedTuple):
    """The fitted regression that estimates the function of a quotation.

    Attributes
    ----------
    weights
        For each feature a dict of function to weight.
    says
        The clause that gives a feature as the reason for a function ("it is a single word."), by
        (feature, function); only for features that a reader can see.
    """

    weights: Mapping[str, Mapping[str, float]]
    says: Mapping[tuple[str, str], str]


def judge(
    syntax: Syntax, tagged: Sequence[Tagged], drafts: Mapping[int, Draft]
) -> dict[int, Judged]:
    """Return the function of each quotation of a text, by the offset at which it starts.

    Parameters
    ----------
    syntax
        The parse of the text.
    tagged
        The tagger's probabilities, window by window.
    drafts
        The attribution that a quotation belongs to, by the offset at which the quotation starts.
    """
    described = features(syntax, tagged, drafts)
    shared = _shared(syntax, described)
    return {
        pair.start: _judged(syntax, pair, described[pair.start], shared, pair.start in drafts)
        for pair in syntax.text.quotes
    }


Scores = dict[Function, float]


def _shared(syntax: Syntax, described: Mapping[int, Features]) -> dict[str, Scores]:
    """Return for the words of each short quotation the mean score of each function.

    The mean is over all places of the text where the words are quoted; their function is the same.
    """
    found: dict[str, list[Scores]] = {}
    for pair in syntax.text.quotes:
        if not is_long(described[pair.start]):
            scores = {name: _score(name, described[pair.start]) for name in FUNCTIONS}
            found.setdefault(inner_words(syntax, pair), []).append(scores)
    return {
        words: {name: sum(one[name] for one in some) / len(some) for name in FUNCTIONS}
        for words, some in found.items()
    }


def _judged(
    syntax: Syntax, pair: Pair, found: Features, shared: Mapping[str, Scores], attributed: bool
) -> Judged:
    """Return the function of one quotation.

    ``found`` are its features, ``shared`` the scores by wording; ``attributed`` is whether it
    belongs to an attribution.
    """
    if is_long(found):
        return _long(syntax, pair, attributed)
    scores = shared[inner_words(syntax, pair)]
    best = max(FUNCTIONS, key=lambda name: round(scores[name], _DIGITS))
    return Judged(best, _reason(best, found))


def _long(syntax: Syntax, pair: Pair, attributed: bool) -> Judged:
    """Return "direct" for a long quotation with a full clause, else "partial", with the reason."""
    if is_utterance(syntax, pair):
        return Judged(
            "direct", "A whole sentence or clause in quotation marks is somebody's words."
        )
    where = "that the sentence gives to a source" if attributed else "in quotation marks"
    return Judged("partial", f"These are some of a source's words {where}.")


def _score(function: str, found: Features) -> float:
    """Return how well a function fits a quotation with these features: the sum of the weights."""
    table = weights().weights
    return sum(value * table[name][function] for name, value in found.items() if name in table)


def _reason(function: str, found: Features) -> str:
    """Return a sentence with the visible feature that most favours a function over the others.

    ``found`` are the features of the quotation. Where no visible one favours it, the sentence names
    the encoder.
    """
    table, says = weights()
    worth = {
        name: value * (table[name][function] - sum(table[name].values()) / len(FUNCTIONS))
        for name, value in found.items()
        if value and (name, function) in says
    }
    best = max((name for name in worth if worth[name] > 0), key=worth.__getitem__, default="")
    return f"{_OPENING[function]} {says[best, function] if best else _READ}"


_READ = "a model reads them so from the words around them."
_OPENING: dict[str, str] = {
    "direct": "A source's whole utterance:",
    "partial": "Some of a source's words:",
    "scare": "The writer keeps a distance from the words:",
    "title": "The title of a work:",
    "mention": "The words are named or explained as words:",
}


@cache
def weights() -> Regression:
    """Return the regression's weights and reasons from the table of data."""
    fitted = rows(DATA)
    names: tuple[str, ...] = FUNCTIONS
    table = {row["feature"]: {name: float(row[name]) for name in names} for row in fitted}
    says = {
        (row["feature"], function): row["says"]
        for row in fitted
        for function in row["speaks for"].split()
    }
    return Regression(table, says)

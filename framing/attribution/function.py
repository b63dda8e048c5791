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
    """The function of a quotation, and why it is believed to have it.

    ``function`` is ``direct``, ``partial``, ``scare``, ``title`` or ``mention``; ``explanation`` is
    one sentence.
    """

    function: Function
    explanation: str


class Regression(NamedTuple):
    """The fitted regression that tells the function of a quotation.

    Attributes
    ----------
    weights
        How much each feature speaks for each function: feature to function to number.
    says
        What a feature says in the explanation of a function ("it is a single word."), by feature
        and function; only where a reader can follow.
    """

    weights: Mapping[str, Mapping[str, float]]
    says: Mapping[tuple[str, str], str]


def judge(
    syntax: Syntax, tagged: Sequence[Tagged], drafts: Mapping[int, Draft]
) -> dict[int, Judged]:
    """Return the function of each quotation of a text, by where it starts.

    Parameters
    ----------
    syntax
        The parse of the text.
    tagged
        What the tagger says of it.
    drafts
        The attribution that a quotation belongs to, by where the quotation starts.
    """
    described = features(syntax, tagged, drafts)
    shared = _shared(syntax, described)
    return {
        pair.start: _judged(syntax, pair, described[pair.start], shared, pair.start in drafts)
        for pair in syntax.text.quotes
    }


Scores = dict[Function, float]


def _shared(syntax: Syntax, described: Mapping[int, Features]) -> dict[str, Scores]:
    """Return how well each function fits each short wording, over all places where it is quoted.

    A text that puts marks around the same words again does the same with them.
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
    """Return the function of one quotation, by its features and the scores of its wording."""
    if is_long(found):
        return _long(syntax, pair, attributed)
    scores = shared[inner_words(syntax, pair)]
    best = max(FUNCTIONS, key=lambda name: round(scores[name], _DIGITS))
    return Judged(best, _reason(best, found))


def _long(syntax: Syntax, pair: Pair, attributed: bool) -> Judged:
    """Return the function of a long quotation: somebody's whole utterance, or some words of one."""
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
    """Return the sentence of what can be seen and speaks most for this function and not the others.

    ``found`` are the features of the quotation. Where nothing that can be seen speaks for
    the function, it is the encoder's reading.
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
    """Return the weights of the regression, read once."""
    fitted = rows(DATA)
    names: tuple[str, ...] = FUNCTIONS
    table = {row["feature"]: {name: float(row[name]) for name in names} for row in fitted}
    says = {
        (row["feature"], function): row["says"]
        for row in fitted
        for function in row["speaks for"].split()
    }
    return Regression(table, says)

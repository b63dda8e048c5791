"""Score pairs of a sentence and a target, and explain a score by the words that carried it."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pandas as pd

from framing.sentiment import lexicon, model
from framing.sentiment.masking import WORD, Mention, mentions

CLASSES = ("negative", "neutral", "positive")
"""What the model gives probabilities of."""
LABELS = (*CLASSES, "unclear")
METHODS = ("model", "lexicon")
DIGITS = 4
REACH = 2_000
"""Characters on each side of the target that are looked at: more than the model's window holds."""
EXPLAINED = 50
"""Words on each side of the target that :func:`explain` tries."""

Row = tuple[float, float, float, str, float]


def score(
    sentences: Iterable[str], targets: Iterable[tuple[int, int]], method: str = "model"
) -> pd.DataFrame:
    """Return the tone of each sentence toward its target, whose mentions are hidden.

    Parameters
    ----------
    sentences : iterable of str
        Sentences in English. In another language the result means nothing, and nothing in it
        shows that: look at the article's language first.
    targets : iterable of (int, int)
        For each sentence the offsets of the target in characters, end exclusive.
    method : {"model", "lexicon"}
        The trained model, or VADER over the eight words on each side of the target.

    Returns
    -------
    DataFrame
        A row per pair: `negative`, `neutral`, `positive` (the model's calibrated probabilities;
        with ``method="lexicon"`` VADER's shares of words), `label`, and `score` from -1 to 1
        (positive less negative; with the lexicon VADER's compound). The model's label follows from
        its score by the limits that `cuts` returns, chosen on news drawn by chance; between them
        it is ``unclear``. Where the target is the whole sentence, only the placeholder is read.
        Of a very long sentence the 125 word pieces around the target are read. A sentence and
        target get the same numbers whatever is scored along with them.

    Raises
    ------
    ValueError
        If a sentence is empty or a target lies outside it (the message names the row), if there
        are more sentences than targets or fewer, or if the method is unknown.
    ModelError
        If the model file is missing or damaged.

    References
    ----------
    Hamborg, F., & Donnay, K. (2021). NewsMTSC: A dataset for (multi-)target-dependent sentiment
    classification in political news articles. EACL. Hutto, C., & Gilbert, E. (2014). VADER. ICWSM.

    Examples
    --------
    >>> sentence = "Critics say Mr Adams betrayed the voters who had trusted him."
    >>> score([sentence], [(12, 20)]).label.tolist()
    ['negative']
    """
    if method not in METHODS:
        raise ValueError(f"method {method!r} is unknown; choose one of {', '.join(METHODS)}")
    pairs = _pairs(sentences, targets)
    judge = _by_model if method == "model" else _by_lexicon
    return pd.DataFrame([judge(pair) for pair in pairs], columns=[*CLASSES, "label", "score"])


def explain(sentence: str, target: tuple[int, int], words: int = 1) -> pd.DataFrame:
    """Return how much each word carried the tone: the score less the score without the word.

    Parameters
    ----------
    sentence : str
        One sentence in English.
    target : (int, int)
        Offsets of the target in characters, end exclusive.
    words : int
        How many neighbouring words to leave out at a time. Where several words say the same,
        leaving out one of them changes little.

    Returns
    -------
    DataFrame
        A row per word (or stretch) near the target, in order: `start`, `end` (offsets in the
        sentence), `text`, `contribution` (a difference of scores, from -2 to 2). A word with a
        positive contribution made the tone more positive.
        Contributions need not add up to the score: words work together. No rows if the sentence
        has no word beside the target.

    Raises
    ------
    ValueError
        If the sentence is empty or the target lies outside it.

    References
    ----------
    Li, J., Monroe, W., & Jurafsky, D. (2016). Understanding neural networks through
    representation erasure. arXiv:1612.08220.

    Examples
    --------
    >>> sentence = "Critics say Mr Adams betrayed the voters."
    >>> words = explain(sentence, (12, 20))
    >>> words.loc[words.contribution.idxmin(), "text"]
    'betrayed'
    """
    [pair] = _pairs([sentence], [target])
    whole = _by_model(pair)[-1]
    rows = []
    for start, end in _stretches(pair, words):
        change = round(whole - _by_model(_erase(pair, start, end))[-1], DIGITS)
        rows.append((start + pair.shift, end + pair.shift, pair.text[start:end], change))
    return pd.DataFrame(rows, columns=["start", "end", "text", "contribution"])


class _Pair(NamedTuple):
    """Hold a target and the text around it.

    Attributes
    ----------
    text
        The part of the sentence that is read.
    hidden
        Every mention of the target in it, in order.
    primary
        The offset in ``text`` of the mention at which the target was given.
    shift
        The offset in the sentence at which ``text`` begins.
    """

    text: str
    hidden: tuple[Mention, ...]
    primary: int
    shift: int


def _pairs(sentences: Iterable[str], targets: Iterable[tuple[int, int]]) -> list[_Pair]:
    """Return each target with the text around it; ValueError if an input is not valid."""
    if isinstance(sentences, str):
        raise ValueError("sentences is one string; give a list of sentences")
    texts, spans = list(sentences), list(targets)
    if len(texts) != len(spans):
        raise ValueError(f"{len(texts)} sentences but {len(spans)} targets; give one for each")
    checked = [_checked(row, *given) for row, given in enumerate(zip(texts, spans, strict=True))]
    return [_near(text, *span) for text, span in zip(texts, checked, strict=True)]


def _checked(row: int, sentence: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return start and end of a target; a ValueError names its ``row`` if it is not valid."""
    if not isinstance(sentence, str) or not sentence.strip():
        raise ValueError(f"row {row}: the sentence is empty; leave it out")
    try:
        start, end = (operator.index(offset) for offset in span)
    except (TypeError, ValueError):
        raise ValueError(
            f"row {row}: target {span!r} is not a pair of offsets; give (start, end)"
        ) from None
    if not 0 <= start < end <= len(sentence):
        raise ValueError(
            f"row {row}: target ({start}, {end}) lies outside the sentence of "
            f"{len(sentence)} characters; give 0 <= start < end <= {len(sentence)}"
        )
    if not WORD.search(sentence, start, end):
        raise ValueError(f"row {row}: target {sentence[start:end]!r} has no word; give a name")
    return start, end


def _near(sentence: str, start: int, end: int) -> _Pair:
    """Return the target at these offsets with the `REACH` characters on each side of it.

    Where no word stands beside it, the text is the target alone.
    """
    shift = max(0, start - REACH)
    text = sentence[shift : end + REACH]
    hidden = mentions(text, start - shift, end - shift)
    primary = next(mention for mention in hidden if mention.end > start - shift)
    pair = _Pair(text, hidden, primary.start, shift)
    if next(_words_beside(pair), None) is None:
        return _Pair(text[slice(*primary)], (Mention(0, primary.end - primary.start),), 0, start)
    return pair


def _by_model(pair: _Pair) -> Row:
    """Return negative, neutral, positive, label and score of a pair by the trained model."""
    found = model.probabilities(pair.text, pair.hidden, pair.primary)
    negative, neutral, positive = (round(p, DIGITS) for p in found)
    score = round(found[2] - found[0], DIGITS)
    return negative, neutral, positive, _label(score), score


def _label(score: float) -> str:
    """Return the label of a score from -1 to 1, by the model's cuts."""
    cuts = model.cuts()
    if score <= -cuts.negative:
        return "negative"
    if score >= cuts.positive:
        return "positive"
    return "neutral" if abs(score) <= cuts.neutral else "unclear"


def _by_lexicon(pair: _Pair) -> Row:
    """Return VADER's negative, neutral, positive, label and compound score of a pair."""
    found = lexicon.tone(pair.text, pair.hidden, pair.primary)
    return found.negative, found.neutral, found.positive, found.label, found.compound


def _words_beside(pair: _Pair) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each word of a pair's text outside the mentions of its target."""
    position = 0
    for mention in (*pair.hidden, Mention(len(pair.text), len(pair.text))):
        yield from (word.span() for word in WORD.finditer(pair.text, position, mention.start))
        position = mention.end


def _stretches(pair: _Pair, words: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each run of ``words`` words near the target that holds no mention."""
    beside = list(_words_beside(pair))
    before = [span for span in beside if span[0] < pair.primary][-EXPLAINED:]
    spans = before + [span for span in beside if span[0] > pair.primary][:EXPLAINED]
    for first, last in zip(spans, spans[words - 1 :], strict=False):
        if not any(first[0] <= mention.start < last[1] for mention in pair.hidden):
            yield first[0], last[1]


def _erase(pair: _Pair, start: int, end: int) -> _Pair:
    """Return a pair without the text between two offsets; later mentions move forward."""
    gone = end - start
    moved = (m if m.end <= start else Mention(m.start - gone, m.end - gone) for m in pair.hidden)
    primary = pair.primary - gone if pair.primary > start else pair.primary
    return pair._replace(
        text=pair.text[:start] + pair.text[end:], hidden=tuple(moved), primary=primary
    )

"""Tone toward a target from word lists, for comparison: VADER over the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from framing.sentiment.masking import WORD, Mention

if TYPE_CHECKING:
    from nltk.sentiment.vader import SentimentIntensityAnalyzer

WINDOW = 8
"""Words on each side of the target that count toward its tone."""
NEUTRAL = 0.05
"""A compound score nearer to zero than this is neutral (Hutto & Gilbert 2014)."""
STRAIGHT = dict.fromkeys(map(ord, "’‘ʼ＇´`"), "'")
"""VADER's negations and lists are written with the straight apostrophe alone."""


class LexiconTone(NamedTuple):
    """Hold VADER's scores of the words around a target.

    Attributes
    ----------
    negative, neutral, positive
        The shares of words of each kind, from 0 to 1.
    compound
        VADER's sum of all, from -1 (negative) to 1 (positive).
    """

    negative: float
    neutral: float
    positive: float
    compound: float

    @property
    def label(self) -> str:
        """Return ``negative``, ``neutral`` or ``positive``, by the compound score."""
        if abs(self.compound) < NEUTRAL:
            return "neutral"
        return "positive" if self.compound > 0 else "negative"


def tone(sentence: str, hidden: Sequence[Mention], primary: int) -> LexiconTone:
    """Return VADER's scores of the words around the target, its names left out.

    ``hidden`` are the mentions of the target in the sentence, in order. Eight words on each side
    of the first that ends behind the offset ``primary`` are read.
    """
    sentence = sentence.translate(STRAIGHT)
    at = next(mention for mention in hidden if mention.end > primary)
    words = list(WORD.finditer(sentence))
    before = [word for word in words if word.end() <= at.start][-WINDOW:]
    after = [word for word in words if word.start() >= at.end][:WINDOW]
    start = before[0].start() if before else at.start
    end = after[-1].end() if after else at.end
    pieces, position = [], start
    for mention in hidden:
        if start <= mention.start and mention.end <= end:
            pieces += [sentence[position : mention.start], "X"]
            position = mention.end
    found = _analyser().polarity_scores("".join([*pieces, sentence[position:end]]))
    return LexiconTone(found["neg"], found["neu"], found["pos"], found["compound"])


@cache
def _analyser() -> SentimentIntensityAnalyzer:
    """Return NLTK's VADER with the word list of vaderSentiment; nothing is downloaded."""
    from nltk.sentiment.vader import SentimentIntensityAnalyzer, VaderConstants

    class InstalledVader(SentimentIntensityAnalyzer):  # type: ignore[misc]
        """NLTK's VADER with a word list from outside NLTK's own data folders."""

        def __init__(self) -> None:
            path = files("vaderSentiment") / "vader_lexicon.txt"
            self.lexicon_file = path.read_text(encoding="utf-8")
            self.lexicon = self.make_lex_dict()
            self.constants = VaderConstants()

    return InstalledVader()

"""Tone toward an actor in a sentence, judged without seeing the actor's name.

The actor is called the target. The model reads the sentence with every mention of it (its name or
another expression for it) replaced by one placeholder, so
that two names in the same sentence get the same score. ``docs/tone.md`` says what it was trained
on, how often it is right and where it fails.
"""

from framing.models import ModelError
from framing.sentiment.masking import Mention, mentions
from framing.sentiment.model import cuts, model_card
from framing.sentiment.scoring import CLASSES, LABELS, METHODS, explain, score

__all__ = [
    "CLASSES",
    "LABELS",
    "METHODS",
    "Mention",
    "ModelError",
    "cuts",
    "explain",
    "mentions",
    "model_card",
    "score",
]

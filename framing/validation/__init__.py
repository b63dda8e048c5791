"""Measure how right the markers are: their findings beside passages that people have judged.

Gold are the stretches that people say are right. A marker's findings are compared with them.
"""

from framing.validation.gold import read_gold
from framing.validation.scores import scores
from framing.validation.validate import validate

__all__ = ["read_gold", "scores", "validate"]

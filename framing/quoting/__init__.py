"""Whose words: quotations, what each does, who speaks, and who is given words without marks."""

from framing.quoting.attributions import Attribution
from framing.quoting.damage import damaged
from framing.quoting.quotation import FUNCTIONS, Quotation
from framing.quoting.quotations import attributions, quotations, speech
from framing.quoting.sources import CLASSES

__all__ = [
    "CLASSES",
    "FUNCTIONS",
    "Attribution",
    "Quotation",
    "attributions",
    "damaged",
    "quotations",
    "speech",
]

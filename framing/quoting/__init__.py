"""Whose words: quotations, what each does, who speaks, and who is given words without marks."""

from framing.quoting.damage import damaged
from framing.quoting.quotation import FUNCTIONS, Quotation
from framing.quoting.quotations import quotations

__all__ = ["FUNCTIONS", "Quotation", "damaged", "quotations"]

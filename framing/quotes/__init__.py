"""Quotation marks: where quotations begin and end, by typography alone, without a model.

In these modules a mark is a quotation mark, and a pair is a quotation: an opening mark, words and
(unless it is missing) a closing mark.
"""

from framing.quotes.damage import damaged
from framing.quotes.marks import Pair
from framing.quotes.pairs import find_pairs, outermost

__all__ = ["Pair", "damaged", "find_pairs", "outermost"]

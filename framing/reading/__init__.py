"""Reading: from a file, a page, standard input or a string to an article and a receipt.

The receipt is the account of every character that was read: whether it is in the article, or
set aside (left out of its text), and why.

Examples
--------
>>> from framing.reading import receive
>>> article, receipt = receive("Talks begin\\n\\nBy Ana Ruiz\\n\\nThe two sides met on Monday.")
>>> article.headline, article.author
('Talks begin', 'Ana Ruiz')
>>> receipt.of("byline")
('By Ana Ruiz',)
"""

from framing.reading.folders import read_many
from framing.reading.receipt import ManyReceipt, Receipt, Skipped, Stretch
from framing.reading.receiving import read, receive
from framing.reading.unreadable import Unreadable

__all__ = [
    "ManyReceipt",
    "Receipt",
    "Skipped",
    "Stretch",
    "Unreadable",
    "read",
    "read_many",
    "receive",
]

"""See how a news story is told, with the evidence for every number."""

from framing.analysis import Analysis, analyze
from framing.article import Article
from framing.comparing.compare import compare
from framing.comparing.keyness import keyness
from framing.corpora.reference import load_corpus
from framing.decisions import Decision
from framing.measuring.rates import rates
from framing.measuring.trace import words_of
from framing.reading import read, read_many

__version__ = "0.1.0"
__all__ = [
    "Analysis",
    "Article",
    "Decision",
    "analyze",
    "compare",
    "keyness",
    "load_corpus",
    "rates",
    "read",
    "read_many",
    "words_of",
]

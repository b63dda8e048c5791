"""See how a news story is told, with the evidence for every number."""

from framing.article import Article

__version__ = "0.1.0"
__all__ = ["Article"]

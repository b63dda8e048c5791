"""The article that comes with the toolkit."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from framing.article import Article
from framing.reading import read


def example() -> Article:
    """Return an invented article on a dock strike, to try things out on; it needs no network.

    Returns
    -------
    Article
        One of the five articles of the teaching corpus, from its most partisan outlet.

    Examples
    --------
    >>> example().outlet
    'The Common Tide'
    """
    file = resources.files("framing") / "data" / "teaching" / "common-tide.md"
    return read(Path(str(file)))

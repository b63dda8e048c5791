"""The language of a text: English told by its small words, others by a kept detector."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from framing.lexicons import word_class

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

SAMPLE = 20_000  # characters
FEWEST = 8  # words; fewer say nothing about the language
WORD = re.compile(r"[^\W\d_]+")
# Frequent in every English text, and not words of the neighbouring languages.
ENGLISH = word_class("English function word")
SHARE = 0.2  # of the words; running English has 0.25 to 0.45, no other language above 0.1


def language_of(text: str) -> str:
    """Return the language a text is written in.

    Returns
    -------
    str
        An ISO 639-1 code; ``en`` for a text of fewer than eight words, which says nothing.

    Notes
    -----
    A text of which at least a fifth are English function words is English. Any other goes to
    py3langid, whose model is in its package, so nothing is downloaded.

    References
    ----------
    Lui and Baldwin (2012). langid.py: an off-the-shelf language identification tool. ACL.

    Examples
    --------
    >>> language_of("The minister said that he had not been told of the plan for the harbour.")
    'en'
    """
    sample = text[:SAMPLE]
    words = WORD.findall(sample.lower())
    if len(words) < FEWEST or sum(w in ENGLISH for w in words) >= SHARE * len(words):
        return "en"
    return str(detector().classify(sample)[0])


@cache
def detector() -> LanguageIdentifier:
    """Return the language detector of py3langid, loaded at the first call only."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)

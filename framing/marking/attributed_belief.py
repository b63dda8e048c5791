"""Beliefs that the writer tells as another's: "what critics call …", "in her view"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from framing.lexicons import word_class
from framing.text import Text
from framing.voices import Span

REASON = (
    "Keeps away from another’s view: it is told as what they hold, and the writer does not vouch "
    "for it."
)

_NO_SUBJECT = (  # "what is left", "what to do", "what do you call": nobody who holds it is named
    r"(?!(?:am|are|be|been|being|can|could|did|do|does|happen\w*|had|has|have|i|is|may|might|"
    r"must|should|to|was|we|were|will|would|said|if)\b)"
)
_SUBJECT = rf"(?:{_NO_SUBJECT}[\w’'-]{{1,40}} ){{1,6}}?"
_BETWEEN = r"(?:(?:also|always|had|has|have|long|may|might|now|often|once|still|would) ){0,2}"
_IS = r"(?:amounts?|are|be|could|had|has|have|is|may|might|must|should|to be|was|were|will|would)\b"
_ITSELF = r"(?:it|him|her|them|me|us|for|on|of|about|in|at|to|and|or|out|upon)\b"
_HOLDER = (
    r"(?:his|her|its|their|[A-Z][\w-]{0,30}(?: [A-Z][\w-]{0,30}){0,2}[’']s?|the [\w-]{1,30}[’']s?)"
)


def beliefs(text: Text) -> Iterator[Span]:
    """Find where a belief is told as another's, with the words that say whose.

    Parameters
    ----------
    text
        The text.

    Examples
    --------
    >>> from framing.article import Article
    >>> raw = "He fights what he believes are injustices. In her view, he lost."
    >>> [raw[start:end] for start, end in beliefs(Text(Article(id="a", text=raw)))]
    ['what he believes', 'In her view']
    """
    for match in _pattern().finditer(text.raw):
        yield match.span()


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    clause, noun, with_as = (
        "|".join(sorted(word_class(name)))
        for name in ("belief about a clause", "belief about a noun", "belief with as")
    )
    what = (
        rf"[Ww]hat {_SUBJECT}{_BETWEEN}(?:(?:{clause})(?= {_IS})|"
        rf"(?:{noun})(?= (?!{_ITSELF})[\w“\"‘'])|(?:{with_as}) (?:as|to be))"
    )
    view = (
        rf"[Ii]n (?:{_HOLDER} (?:view|opinion|judge?ment|estimation|telling|reckoning)"
        rf"|{_HOLDER} (?:mind|eyes)(?=,)"
        r"|the (?:view|opinion|eyes|minds|judge?ment|telling) of)"
    )
    put = (
        r"[Aa]s (?!(?:if|though|we|i)\b)(?:[\w’'-]{1,40} ){1,4}?"
        r"(?:puts?|calls|called|describes?|described) it"
    )
    return re.compile(rf"(?<![\w’'-])(?:{what}|{view}|{put})(?![\w-])")

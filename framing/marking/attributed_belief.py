"""Find beliefs that the writer attributes to others: "what critics call …", "in her view"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from framing.lexicons import any_word
from framing.text import Text
from framing.voices import Span

REASON = (
    "Keeps away from another’s view: it is told as what they hold, and the writer does not vouch "
    "for it."
)


# "What is left", "what to do", "what do you call": nobody who holds it is named.
_NO_SUBJECT = rf"(?!(?:happen\w*|{any_word('no subject after what')})\b)"
_SUBJECT = rf"(?:{_NO_SUBJECT}[\w’'-]{{1,40}} ){{1,6}}?"
_BETWEEN = rf"(?:(?:{any_word('between subject and belief')}) ){{0,2}}"
_IS = rf"(?:{any_word('predicate of a belief')})\b"
_ITSELF = rf"(?:{any_word('no object of a belief')})\b"
_HOLDER = (
    r"(?:his|her|its|their|[A-Z][\w-]{0,30}(?: [A-Z][\w-]{0,30}){0,2}[’']s?|the [\w-]{1,30}[’']s?)"
)


def beliefs(text: Text) -> Iterator[Span]:
    """Yield the offsets of words that attribute a belief to somebody, as "what he believes".

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
    clause, noun, with_as = map(
        any_word, ("belief about a clause", "belief about a noun", "belief with as")
    )
    what = (
        rf"[Ww]hat {_SUBJECT}{_BETWEEN}(?:(?:{clause})(?= {_IS})|"
        rf"(?:{noun})(?= (?!{_ITSELF})[\w“\"‘'])|(?:{with_as}) (?:as|to be))"
    )
    view = (
        rf"[Ii]n (?:{_HOLDER} (?:{any_word('holder’s view')})"
        rf"|{_HOLDER} (?:mind|eyes|judge?ment)(?=,)"
        rf"|the (?:{any_word('view of somebody')}) of)"
    )
    put = (
        r"[Aa]s (?!(?:if|though|we|i)\b)(?:[\w’'-]{1,40} ){1,4}?"
        rf"(?:{any_word('puts it')}) it"
    )
    return re.compile(rf"(?<![\w’'-])(?:{what}|{view}|{put})(?![\w-])")

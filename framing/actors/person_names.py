"""Take a person's name apart, and tell whether two names can be one person's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from framing import lexicons
from framing.lexicons import word_class

ARTICLE = re.compile(r"\b[Aa][ln]-|\b[Ee]l-")


class Parts(NamedTuple):
    """Hold a name's given names, surname and suffix ("jr" or empty) for comparison.

    All are in lower case, without accents, initials' points, particles ("von") and Arabic articles.
    """

    given: tuple[str, ...]
    last: str
    suffix: str


@lru_cache(maxsize=2048)
def name_parts(text: str) -> Parts:
    """Return a person's name as `Parts`: given names, surname and suffix.

    Examples
    --------
    >>> name_parts("Donald J. Trump Jr.")
    Parts(given=('donald', 'j'), last='trump', suffix='jr')
    >>> name_parts("Ayman al-Zawahiri").last
    'zawahiri'
    """
    words = [word.strip(".") for word in _plain(text).split()]
    suffix = words.pop() if len(words) > 1 and words[-1] in word_class("name suffix") else ""
    proper = [word for word in words if word and word not in word_class("name particle")]
    *first, last = proper or words or [text.lower()]
    return Parts(tuple(first), last, suffix)


@lru_cache(maxsize=2048)
def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a name in lower case, without accents, "al-", "von" and initials.

    Examples
    --------
    >>> name_words("Donald J. Trump")
    ('donald', 'trump')
    """
    first, last, suffix = name_parts(text)
    return (*(word for word in first if len(word) > 1), last, *filter(None, [suffix]))


def _plain(text: str) -> str:
    ascii_ = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    return ARTICLE.sub("", ascii_).replace("-", " ").lower()


def one_person(a: Parts, b: Parts) -> bool:
    """Return whether two full names can belong to the same person.

    Surname and suffix must be the same, and the given names must not contradict each other: an
    initial matches a name that begins with it, a short form its full name ("Bill", "William").

    Examples
    --------
    >>> one_person(name_parts("Donald J. Trump"), name_parts("Donald Trump"))
    True
    >>> one_person(name_parts("Laura Bush"), name_parts("George Bush"))
    False
    """
    if a.last != b.last or a.suffix != b.suffix:
        return False
    if not a.given or not b.given:
        return a.given == b.given
    if len(a.given) > 1 and len(b.given) > 1 and not _agree(a.given[1], b.given[1]):
        return False
    inside = set(a.given) <= set(b.given) or set(b.given) <= set(a.given)
    return inside or _agree(a.given[0], b.given[0])


def _agree(a: str, b: str) -> bool:
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    short = lexicons.short_names()
    return a == b or b in short.get(a, ()) or a in short.get(b, ())

"""Form the regular inflections of English, by spelling alone."""

from __future__ import annotations

import re

_VOWELS = "aeiou"
_HISSING = ("s", "x", "z", "ch", "sh")
_DOUBLING = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|[^aeiou]*qu[aeiou][^aeiouwxy]")
_SHORT = 6  # letters: longer adjectives are compared with "more" and "most"


def inflect(term: str, pos: str) -> tuple[str, ...]:
    """Return a term with its regular inflections.

    Parameters
    ----------
    term
        One or more words. The last word of a noun or adjective is inflected, the first of a verb.
    pos
        ``noun``, ``verb``, ``adj``; any other part of speech stays as it is.

    Examples
    --------
    >>> inflect("freedom fighter", "noun")
    ('freedom fighter', 'freedom fighters')
    >>> inflect("slam", "verb")
    ('slam', 'slams', 'slammed', 'slamming')
    """
    if pos == "verb":
        first, _, rest = term.partition(" ")
        return (term, *(f"{form} {rest}".rstrip() for form in _verb(first)))
    before, blank, last = term.rpartition(" ")
    endings = {"noun": _noun, "adj": _adjective}.get(pos)
    return (term, *(f"{before}{blank}{form}" for form in (endings(last) if endings else ())))


def _noun(word: str) -> tuple[str, ...]:
    return () if word.endswith("ss") and len(word) < 4 else (_with_s(word),)


def _verb(word: str) -> tuple[str, ...]:
    if word.endswith("ee"):
        return _with_s(word), word + "d", word + "ing"
    if word.endswith("e"):
        return _with_s(word), word + "d", word[:-1] + "ing"
    if _ends_in_consonant_y(word):
        return _with_s(word), word[:-1] + "ied", word + "ing"
    stem = word + word[-1] if _DOUBLING.fullmatch(word) else word
    return _with_s(word), stem + "ed", stem + "ing"


def _adjective(word: str) -> tuple[str, ...]:
    if len(word) > _SHORT or "-" in word:
        return ()
    if _ends_in_consonant_y(word):
        return word[:-1] + "ier", word[:-1] + "iest"
    if word.endswith("e"):
        return word + "r", word + "st"
    stem = word + word[-1] if _DOUBLING.fullmatch(word) else word
    return stem + "er", stem + "est"


def _with_s(word: str) -> str:
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_HISSING) else "s")


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS

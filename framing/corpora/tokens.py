"""Return the words of a text as terms that can be counted: lower case, but acronyms stay apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from framing.sentences import _WORD, words

LONGEST_ACRONYM = 5  # letters; longer words in capitals are words that somebody shouts
_KNOWN = 200_000  # words whose terms are remembered

# Words in capitals side by side are a heading or shouted, "US CEO" is not: 2 letters, then 3.
_SHOUTED = re.compile(r"\b[A-Z]{4,}(?: [A-Z]{4,})+\b|\b[A-Z]{2,}(?: [A-Z]+\b){2,}")
_TWO_IN_CAPITALS = re.compile(r"[A-Z]{2} [A-Z][A-Z ]")  # five times as fast, for most articles
_ENDS = tuple(".!?”\"'’…")
_CAPITAL_INSIDE = re.compile(rf"(?<=[a-z,;] )(?=[A-Z])(?!I\b)(?:{_WORD.pattern})")


def term_words(text: str) -> list[str]:
    """Return the words of a text as terms, in order: as many as the text has words.

    A term is a word in lower case with straight apostrophes and without genitive ending. A word of
    two to five capitals is an acronym and keeps them, without its full stops, so that US and us are
    two terms and U.S. and US are one. Capitals in a row (READ MORE) are no acronyms.

    Examples
    --------
    >>> term_words("Syria’s U.S. policy doesn't help US or us. READ MORE")
    ['syria', 'US', 'policy', "doesn't", 'help', 'US', 'or', 'us', 'read', 'more']
    """
    return list(map(term_of, words_as_written(text)))


def words_as_written(text: str) -> list[str]:
    """Return the words of a text before `term_of` makes terms of them.

    Only words in capitals that are shouted (READ MORE) are in lower case.
    """
    return _WORD.findall(_spoken(text))


def phrases(text: str, ngrams: int) -> Iterator[str]:
    """Yield every ``ngrams`` terms in a row of a text, joined by blanks: "old bridge".

    Between the words nothing may stand but one blank.
    """
    run: list[str] = []
    last = -1
    for (start, end), term in zip(words(text), term_words(text), strict=True):
        if run and text[last:start] != " ":
            yield from joined(run, ngrams)
            run = []
        run.append(term)
        last = end
    yield from joined(run, ngrams)


def joined(run: Sequence[str], ngrams: int) -> Iterator[str]:
    """Yield every ``ngrams`` terms in a row, joined by blanks; none if there are fewer terms."""
    for start in range(len(run) - ngrams + 1):
        yield " ".join(run[start : start + ngrams])


def capitals_inside(text: str) -> Counter[str]:
    """Return how often each term of a text has a capital inside sentences, as names have.

    Lines that do not end in a full stop or the like are left out: headlines have capitals anywhere.

    Examples
    --------
    >>> capitals_inside("Yesterday Anna Berg left Oslo, I think. Nobody saw Berg.")
    Counter({'berg': 2, 'anna': 1, 'oslo': 1})
    """
    told = "\n".join(line for line in text.split("\n") if line.rstrip().endswith(_ENDS))
    return Counter(map(term_of, _CAPITAL_INSIDE.findall(_spoken(told))))


def small_letters(text: str) -> Counter[str]:
    """Return how often each term of a text is written without a capital at its beginning."""
    found = (word for word in _WORD.findall(text) if not word[0].isupper())
    return Counter(map(term_of, found))


def names_as_terms(names: Iterable[str]) -> set[str]:
    """Return the terms that names are made of: words with a capital, or all where there is none.

    Examples
    --------
    >>> sorted(names_as_terms(["Ministry of Defence", "rebels"]))
    ['defence', 'ministry', 'rebels']
    """
    found: set[str] = set()
    for name in names:
        parts = _WORD.findall(name)
        found.update(map(term_of, [part for part in parts if part != part.lower()] or parts))
    return found


@lru_cache(maxsize=_KNOWN)
def term_of(word: str) -> str:
    """Return the term that a word is counted as, such as ``us`` for "us" and ``US`` for "U.S.'s".

    See `term_words`.
    """
    straight = word.replace("\u2019", "'")
    bare = straight[:-2] if straight.endswith(("'s", "'S")) else straight
    if bare.isupper():
        letters = bare.replace(".", "")
        if 2 <= len(letters) <= LONGEST_ACRONYM:
            return letters
    return bare.lower()


def _spoken(text: str) -> str:
    """Return a text with shouted words in lower case, so that none is taken for an acronym.

    The length stays the same.
    """
    if not _TWO_IN_CAPITALS.search(text):
        return text
    return _SHOUTED.sub(lambda match: match[0].lower(), text)

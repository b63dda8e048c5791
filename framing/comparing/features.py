"""Build the features by which an article's likeness to outlets is judged: words or marker rates.

The subject is the article, the reference a measured corpus; ``rows`` are the row numbers of its
articles that a model is to learn from.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from framing.comparing.measures import kinds, measured
from framing.corpora.reference import Reference
from framing.corpora.tokens import term_words
from framing.measuring.rates import PER

USED_BY_ALL = 0.05  # share of each outlet's articles that use a word
EVEN = 4.0  # times more articles of one outlet than of another: beyond, it is topic or formula


@dataclass(frozen=True, eq=False)
class Features:
    """Hold the features of the reference's articles and of the subject.

    ``names`` are the features, ``table`` their values (a row per article, a column per feature),
    ``own`` the subject's row and ``about`` a sentence for readers. Values are rates per 1,000 words
    or readability indices. ``rooted`` is true for the columns that are rates; their square roots
    are used in learning, which makes the variance of rare and frequent words alike.
    """

    names: tuple[str, ...]
    table: NDArray[np.float64]
    own: NDArray[np.float64]
    rooted: NDArray[np.bool_]
    about: str

    def learnable(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return rows of the table, or the subject's row, with square roots in place of rates."""
        return np.where(self.rooted, np.sqrt(np.abs(values)), values)


def word_features(subject: Reference, reference: Reference, rows: NDArray) -> Features:
    """Return as features the uses per 1,000 words of words that all outlets use about as often.

    Words that one outlet hardly uses, or uses much more than another, belong to its topics, places
    and formulas; they are left out, as are the outlets' names. Raise ValueError if the subject's
    words are unknown or no word is left.
    """
    if not subject.terms.vocabulary:
        raise ValueError("The article's words are unknown: give the article, not its analysis.")
    there = reference.terms.rows(rows)
    labels = reference.articles["outlet"].iloc[rows].to_numpy(str)
    shares = np.array(
        [
            np.asarray((there.counts[labels == name] > 0).mean(axis=0)).ravel()
            for name in sorted(set(labels))
        ]
    )
    named = {word for name in set(labels) for word in term_words(name)}
    kept = (shares.min(axis=0) >= USED_BY_ALL) & (shares.max(axis=0) <= EVEN * shares.min(axis=0))
    kept &= np.array([term not in named for term in there.vocabulary])
    vocabulary = tuple(np.array(there.vocabulary, dtype=object)[kept])
    if not vocabulary:
        raise ValueError(
            f"The outlets of {reference.name!r} have no words in common to compare by."
        )
    table = _per_words(there.counts[:, kept].toarray(), there.words)
    mine = _per_words(subject.terms.of(vocabulary).counts.toarray(), subject.terms.words)[0]
    about = (
        f"It looks at {len(vocabulary):,} words that all these outlets use about as often, and at "
        f"no names and topics."
    )
    return Features(vocabulary, table, mine, np.ones(len(vocabulary), dtype=bool), about)


def marker_features(subject: Reference, reference: Reference, rows: NDArray) -> Features:
    """Return as features the writer's rate of each marker and category, readability, quoted words.

    Left out is what is unknown of the subject or the same in all articles; raise ValueError if
    nothing is left.
    """
    names, columns, mine, rooted = [], [], [], []
    for kind in kinds((subject, reference), "writer"):
        theirs, here = measured(reference, kind), measured(subject, kind)
        values = theirs.rates(rows, kind.per)
        value = here.rates(np.array([0]), kind.per)[0]
        if np.isnan(value) or np.isnan(values).all() or np.nanstd(values) == 0:
            continue
        rate = kind.unit != "index"
        middle = float(np.nanmean(np.sqrt(values)) ** 2 if rate else np.nanmean(values))
        columns.append(np.nan_to_num(values, nan=middle))
        mine.append(float(value))
        rooted.append(rate)
        names.append(f"{kind.marker}: {kind.category or 'all'}")
    if not columns:
        raise ValueError("No marker was measured on both sides: nothing to judge likeness by.")
    about = (
        f"It looks at {len(names)} rates of markers and indices of readability, at no words. Some "
        f"rise with the topic: a story of war names more places and uses more contested labels."
    )
    table = np.column_stack(columns)
    return Features(tuple(names), table, np.array(mine), np.array(rooted), about)


def _per_words(counts: NDArray, words: NDArray) -> NDArray[np.float64]:
    return PER * counts / np.maximum(words, 1)[:, None]

"""Define what is compared: each marker and category, readability, and the share of quoted words."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.corpora.derived import READABILITY
from framing.corpora.reference import Reference
from framing.measuring.rates import FEWEST_WORDS, PER, VOICES, exposure
from framing.measuring.readability import INDICES

# Quotations are the place where the voice changes: they are counted over all words.
OVER_ALL_WORDS = ("quotation",)
TELLS_VOICES_APART = ("writer", "reported", "quoted")
QUOTED_SHARE = ("quotation", "quoted words")


@dataclass(frozen=True)
class Kind:
    """Name one kind of finding to compare: a marker and category, and the voice to count it in.

    ``category`` is empty for all of a marker together; ``voice`` is whose words count (writer,
    reported, quoted, headline, all). ``unit`` is "per 1,000 words" or "index" (readability), and
    ``per`` the factor of the rate: 1,000 or 1.
    """

    marker: str
    category: str
    voice: str
    unit: str
    per: float


@dataclass(frozen=True, eq=False)
class Measured:
    """Hold the counts of one kind in each article of a corpus: arrays of shape (articles,).

    ``counts`` divided by ``exposure`` (the words in which it was looked for) is its rate; of an
    index, ``counts`` is its value and ``exposure`` 1. ``usable`` is true for articles that may be
    compared.
    """

    counts: NDArray[np.float64]
    exposure: NDArray[np.float64]
    usable: NDArray[np.bool_]

    def rates(self, rows: NDArray, per: float) -> NDArray[np.float64]:
        """Return the rate ``per`` so many words of these row numbers; NaN without any words."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(
                self.exposure[rows] > 0, per * self.counts[rows] / self.exposure[rows], np.nan
            )


def kinds(sides: tuple[Reference, Reference], voice: str) -> list[Kind]:
    """Return all kinds to compare two corpora (``sides``) by, of the markers that both ran with.

    They are each marker, each of its categories found on a side, the share of quoted words, and
    readability. ``voice`` is whose words to count in; raise ValueError if it is unknown.
    """
    if voice not in VOICES:
        raise ValueError(f"There is no voice {voice!r}. The voices are: {', '.join(VOICES)}.")
    shared = [name for name in sides[0].run["markers"] if name in sides[1].run["markers"]]
    known = [side.counts[["marker", "category"]].drop_duplicates() for side in sides]
    pairs = pd.concat(known).drop_duplicates()
    found = []
    for marker in shared:
        own = sorted(pairs.loc[pairs["marker"] == marker, "category"])
        heard = "all" if marker in OVER_ALL_WORDS else voice
        for category in ["", *own] if len(own) != 1 else own:
            found.append(Kind(marker, category, heard, f"per {PER:,} words", PER))
    found.append(Kind(*QUOTED_SHARE, "all", f"per {PER:,} words", PER))
    return found + [Kind("readability", name, "all", "index", 1) for name in INDICES]


def kind_named(corpus: Reference, marker: str, category: str, voice: str) -> Kind:
    """Return the kind of a marker, category and voice; without a category, all of the marker.

    Raise ValueError if the marker, the category or the voice is unknown; the message lists the
    choices.
    """
    known = {(kind.marker, kind.category): kind for kind in kinds((corpus, corpus), voice)}
    own = sorted(n for m, n in known if m == marker and n not in ("", QUOTED_SHARE[1]))
    if not category and len(own) == 1:
        category = own[0]
    if (marker, category) in known:
        return known[marker, category]
    choices = ", ".join(sorted({name for name, _ in known}))
    raise ValueError(
        f"{corpus.name!r} has no {marker!r} {category!r}. Markers: {choices}."
        + (f" Categories of {marker}: {', '.join(own)}." if own else "")
    )


def measured(side: Reference, kind: Kind) -> Measured:
    """Return counts and words of one kind (marker, category, voice) in each article of a corpus."""
    articles = side.articles
    if kind.marker == "readability":
        column = f"{READABILITY}{kind.category}"
        values = (
            articles[column].to_numpy(float)
            if column in articles
            else np.full(len(articles), np.nan)
        )
        known = ~np.isnan(values) & (articles["words"].to_numpy() >= FEWEST_WORDS["all"])
        return Measured(np.nan_to_num(values), np.ones(len(values)), known)
    words = exposure(articles, kind.voice).to_numpy(float)
    usable = words >= FEWEST_WORDS[kind.voice]
    if kind.voice in TELLS_VOICES_APART or kind.marker in OVER_ALL_WORDS:
        usable &= ~articles["damaged"].to_numpy(bool)
    if (kind.marker, kind.category) == QUOTED_SHARE:
        return Measured(articles["quoted_words"].to_numpy(float), words, usable)
    words[side.missed.get(kind.marker, [])] = 0  # not measured is not 0: its rate is undefined
    usable &= words > 0
    return Measured(_counts(side, kind), words, usable)


def _counts(side: Reference, kind: Kind) -> NDArray[np.float64]:
    total = np.zeros(len(side.articles))
    for (marker, category, voice), (rows, times) in side.tallies.items():
        wanted = kind.category in ("", category) and kind.voice in ("all", voice)
        if marker == kind.marker and wanted:
            total[rows] += times  # a row occurs once in each tally
    return total

"""Hold a measured corpus: the tables that an article is compared with.

They count marks (stretches of text that a marker found, with category and reason) by voice: whose
words they are, the writer's, reported, quoted or the headline's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from framing import provenance
from framing.analysis import Analysis, analyze
from framing.article import Article
from framing.corpora import derived
from framing.corpora.terms import Terms, count_terms
from framing.marking.marker import Marker
from framing.marking.registry import markers as markers_named
from framing.voices import Mode


@dataclass(frozen=True, eq=False)
class Reference:
    """Hold the tables of a measured corpus.

    Attributes
    ----------
    name
        The corpus's name.
    articles
        A row per article: outlet, date, number of words by voice, readability, ``damaged`` (its
        quotation marks cannot be trusted), ``duplicate_of`` (the id of the article it copies).
    counts
        The number of marks: ``article`` (row number), ``marker``, ``category``, ``voice``, ``n``.
    skipped
        What was not measured, which is not the same as zero marks: ``article`` (row number),
        ``marker``, ``why``.
    terms
        How often each article uses each word.
    run
        Versions of the markers and hashes of the word lists it was measured with.
    about
        Where it came from, and what was left out on the way.
    tone
        ``article`` (row number), ``actor``, ``voice``, the number of mentions by label of the tone
        (negative, neutral, positive) and their mean ``score`` (-1 to 1); for a corpus on disk only
        the actors that occur in twenty articles or more.
    """

    name: str
    articles: pd.DataFrame
    counts: pd.DataFrame
    skipped: pd.DataFrame
    terms: Terms
    run: dict[str, Any]
    about: dict[str, Any] = field(default_factory=dict)
    tone: pd.DataFrame = field(default_factory=derived.no_tone)

    @cached_property
    def tallies(self) -> dict[tuple[str, str, str], tuple[NDArray, NDArray]]:
        """Return the number of marks per article, by marker, category and voice.

        Each value is two arrays: the row numbers of the articles that have any, and how many each
        has.
        """
        kinds = self.counts.groupby(["marker", "category", "voice"], sort=True)
        return {
            (str(marker), str(category), str(voice)): (
                group["article"].to_numpy(np.int64),
                group["n"].to_numpy(float),
            )
            for (marker, category, voice), group in kinds
        }

    @cached_property
    def missed(self) -> dict[str, NDArray[np.int64]]:
        """Return for each marker the row numbers of the articles that it could not measure."""
        kinds = self.skipped.groupby("marker")
        return {str(marker): group["article"].to_numpy(np.int64) for marker, group in kinds}

    @property
    def outlets(self) -> tuple[str, ...]:
        """Return the names of the corpus's outlets, in order."""
        return tuple(sorted(name for name in self.articles["outlet"].unique() if name))

    def only(self, *outlets: str) -> Reference:
        """Return the tables of the articles of these outlets only.

        Raise ValueError if there is no such outlet; the message names those there are.
        """
        unknown = [name for name in outlets if name not in self.outlets]
        if unknown or not outlets:
            wrong = repr(unknown[0]) if unknown else "without a name"
            known_ones = ", ".join(self.outlets)
            raise ValueError(f"No outlet {wrong} in {self.name!r}. There are: {known_ones}.")
        rows = np.flatnonzero(self.articles["outlet"].isin(outlets))
        number = pd.Series(range(len(rows)), index=rows)
        frames = {
            key: (frame := getattr(self, key)[getattr(self, key)["article"].isin(rows)]).assign(
                article=frame["article"].map(number).astype("int64")
            )
            for key in ("counts", "skipped", "tone")
        }
        kept = self.articles.iloc[rows].reset_index(drop=True)
        return replace(self, articles=kept, terms=self.terms.rows(rows), **frames)

    def describe(self) -> str:
        """Return a line that says how many articles of how many outlets there are."""
        return f"{len(self.articles):,} articles of {len(self.outlets)} outlets"

    def out_of_date(self) -> str:
        """Return a clause on why the tables cannot be compared with what is measured now.

        It is empty if they can.
        """
        return self.stale(_now())

    def stale(self, run: dict[str, Any]) -> str:
        """Return a clause on why the tables cannot be compared with another run's.

        It is empty if they can. ``run`` holds the versions that the other was made with, as
        ``Analysis.run`` does.
        """
        here = self.run.get("voices", "an older release")
        there = run.get("voices", here)
        if here != there:
            return f"its voices were found by {here!r}, the others by {there!r}"
        for name, version in run["markers"].items():
            mine = self.run["markers"].get(name)
            if mine is not None and mine != version:
                return f"marker {name!r} was {mine!r} and is now {version!r}"
        for file, found in run["data"].items():
            if self.run["data"].get(file, found) != found:
                return f"the word list {file} has changed"
        return ""


def measured_now(
    articles: Sequence[Article],
    name: str,
    markers: Sequence[str | Marker] | None = None,
    voices: Mode = "attribution",
) -> Reference:
    """Return the tables of articles in memory, so that they can be compared or compared with.

    ``name`` is what the comparison calls them; ``markers`` and ``voices`` are as for
    `framing.analyze`.
    """
    return of_analysis(analyze(articles, markers, voices=voices), name, articles)


def of_analysis(found: Analysis, name: str, articles: Sequence[Article] = ()) -> Reference:
    """Return an analysis as a `Reference`, so that it can be compared or compared with.

    ``name`` is what the comparison calls it; without ``articles``, those that were analysed, there
    are no counts of words.
    """
    frames = derived.of_analysis(found)
    number = pd.Series(range(len(found.articles)), index=found.articles["article"])
    for key in ("counts", "skipped", "tone"):
        frames[key]["article"] = frames[key]["article"].map(number).astype("int64")
    words = found.articles["words"].to_numpy().astype(np.int64)
    nothing = Terms((), sparse.csr_array((len(words), 0), dtype=np.int32), words)
    language = language_of(found.articles)
    terms = count_terms(articles, language) if articles else nothing
    return Reference(name, **frames, terms=terms, run=found.run)


def language_of(articles: pd.DataFrame) -> str:
    """Return the language of most articles in a table; among equals the first by name."""
    return str(next(iter(articles["language"].mode()), "en"))


def _now() -> dict[str, Any]:
    """Return how voices are found, and the versions of markers and word lists, as they are now."""
    run = provenance.record(markers_named(), [], [])
    return {name: run[name] for name in ("voices", "markers", "data")}

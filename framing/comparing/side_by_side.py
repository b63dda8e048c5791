"""Compute every table for the HTML page of a corpus, which compares its outlets.

``side`` is a measured corpus (with the outlets to compare only); a kind is a marker and category.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pandas as pd

from framing.comparing.by_outlet import (
    LEFT_OUT,
    RATES,
    left_out_by_outlet,
    rates_by_outlet,
    sources_by_outlet,
)
from framing.comparing.contrast import ADJUST
from framing.comparing.keyness import keyness
from framing.comparing.measures import QUOTED_SHARE, Kind, kind_named
from framing.comparing.outlet_contrasts import (
    contrast_each_outlet,
    joined,
    topics_by_outlet,
    with_topics,
)
from framing.comparing.over_time import COLUMNS as OVER_TIME
from framing.comparing.over_time import over_time
from framing.comparing.periods import suited_period
from framing.comparing.samples import no_samples, sampled
from framing.comparing.tone import tone_by
from framing.corpora.files import exists
from framing.corpora.loading import folder_of, load_corpus
from framing.corpora.reference import Reference
from framing.corpora.store import Corpus, open_corpus
from framing.measuring import bootstrap

MOST = 12  # outlets: those with most articles
ACTORS = 6  # whose tone is compared: those in most articles
# What is compared, in this order: marker, category.
KINDS = (
    ("loaded", ""),
    ("quotation", "scare"),
    QUOTED_SHARE,
    ("sources", "named person"),
    ("sources", "anonymous"),
    ("agency", "passive without agent"),
    ("naming", "contested label"),
    ("stance", "hedge"),
    ("stance", "distancing"),
)


@dataclass(frozen=True, eq=False)
class SideBySide:
    """Hold the tables that compare the outlets of a corpus.

    Attributes
    ----------
    name
        The corpus.
    outlets
        A row per outlet, by name: ``outlet``, numbers of ``articles`` and ``words``, the ``first``
        and ``last`` day.
    rates
        The table of `framing.comparing.by_outlet.rates_by_outlet`, for each of the kinds compared.
    contrasts
        The columns of `framing.contrast`, for each outlet against all others together (of two
        outlets for the first against the second), with both rates per 1,000 words (``rate``,
        ``reference_rate``) and ``error_low`` and ``error_high`` of
        `framing.comparing.firm_differences.with_error`. ``q`` is adjusted for the whole table.
    sources
        The table of `framing.comparing.by_outlet.sources_by_outlet`.
    tone
        The table of `framing.tone_by`, for the actors in most articles.
    time
        The table of `framing.comparing.over_time.over_time` for loaded words, by outlet; empty
        where ``no_time`` says why.
    keyness
        The table of `framing.keyness` for ``between`` (two outlets), without names; empty where
        there are more than two.
    topics
        The number of articles by topic and outlet: ``topic, group, articles``.
    left_out
        ``group, reason, articles``: how many articles of each outlet are left out of the rates of
        the first kind measured (loaded words), and why.
    samples
        The words behind numbers, see `framing.comparing.samples.Samples`.
    run
        How the tables were computed: versions of the markers, choices, numbers of articles and
        words, and what import and selection left out.
    """

    name: str
    outlets: pd.DataFrame
    rates: pd.DataFrame
    contrasts: pd.DataFrame
    sources: pd.DataFrame
    tone: pd.DataFrame
    time: pd.DataFrame
    no_time: str
    keyness: pd.DataFrame
    between: tuple[str, ...]
    topics: pd.DataFrame
    left_out: pd.DataFrame
    samples: Any
    run: dict[str, Any] = field(default_factory=dict)


def side_by_side(corpus: Reference | str | Path, outlets: Iterable[str] = ()) -> SideBySide:
    """Return the tables that compare the outlets of a measured corpus with one another.

    Parameters
    ----------
    corpus
        Name or folder of a measured corpus, or a `Reference`. With a name or folder whose texts are
        on this machine, ``samples`` has the words behind numbers.
    outlets
        Only these; by default the twelve with most articles.

    Returns
    -------
    SideBySide
        Its table ``contrasts`` has each outlet against all others together.

    Raises
    ------
    ValueError
        If there is no such corpus or outlet, or the corpus has no articles.
    FileNotFoundError
        If the corpus has not been measured; the message gives the command.

    Notes
    -----
    An outlet is compared with all others together, on the same topics and in the same months, and
    at the same length of articles. Topics are found once, in the words of all.

    Examples
    --------
    >>> from framing import Article, analyze
    >>> from framing.corpora.reference import of_analysis
    >>> told = {"Port": "The regime sent thugs. ", "Town": "The regime sent men. "}
    >>> articles = [Article(f"{name}{n}", text * (15 + n), outlet=name)
    ...             for name, text in told.items() for n in range(6)]
    >>> found = side_by_side(of_analysis(analyze(articles, "loaded"), "boats", articles))
    >>> found.contrasts[["group", "reference", "effect"]].round(2).values.tolist()[0]
    ['Port', 'Town', 2.0]
    """
    whole = corpus if isinstance(corpus, Reference) else load_corpus(corpus)
    if whole.articles.empty:
        raise ValueError(f"{whole.name!r} has no articles: there is nothing to set side by side.")
    texts = _texts_of(corpus)
    side, dropped = _chosen(whole, tuple(outlets))
    kinds = _kinds(side)
    reference = with_topics(side)
    time, why = _time(side)
    between = side.outlets if len(side.outlets) == 2 else ()
    return SideBySide(
        name=side.name,
        outlets=_outlets(side),
        rates=joined([rates_by_outlet(side, kind) for kind in kinds], RATES),
        contrasts=contrast_each_outlet(reference, kinds),
        sources=sources_by_outlet(side),
        tone=_tone(side),
        time=time,
        no_time=why,
        keyness=_keyness(side) if between else pd.DataFrame(),
        between=between,
        topics=topics_by_outlet(reference),
        left_out=left_out_by_outlet(side, kinds[0]) if kinds else pd.DataFrame(columns=LEFT_OUT),
        samples=sampled(side, kinds, texts) if texts else no_samples(side, kinds),
        run=_run(side, whole, dropped),
    )


def _chosen(whole: Reference, wanted: tuple[str, ...]) -> tuple[Reference, list[str]]:
    """Return the corpus with only the wanted outlets, else the largest, and the others' names."""
    if not whole.outlets:  # nobody is named: all articles are one group
        return replace(whole, articles=whole.articles.assign(outlet="all articles")), []
    sizes = whole.articles["outlet"].value_counts()
    first = sorted(whole.outlets, key=lambda name: (-sizes[name], name))[:MOST]
    kept = tuple(dict.fromkeys(wanted)) or tuple(first)
    return whole.only(*kept), sorted({*whole.outlets} - {*kept})


def _kinds(side: Reference) -> list[Kind]:
    """Return those of `KINDS` whose marker the corpus was measured with; categories if found."""
    known = side.run["markers"]
    told = set(side.counts[["marker", "category"]].itertuples(index=False, name=None))
    return [
        replace(kind_named(side, marker, category, "writer"), category=category)
        for marker, category in KINDS
        if marker in known
        and (not category or (marker, category) in told or (marker, category) == QUOTED_SHARE)
    ]


def _outlets(side: Reference) -> pd.DataFrame:
    days = pd.to_datetime(side.articles["date"])
    told = side.articles.assign(day=days).groupby("outlet")
    found = told.agg(articles=("article", "size"), words=("words", "sum"), first=("day", "min"),
                     last=("day", "max"))  # fmt: skip
    return found.loc[list(side.outlets)].reset_index()


def _tone(side: Reference) -> pd.DataFrame:
    """Return the table of `tone_by` for the six actors with a proper name in most articles."""
    nobody = tone_by(replace(side, tone=side.tone.iloc[:0])) if _scored(side) else pd.DataFrame()
    if not _scored(side) or side.tone.empty:
        return nobody
    named = side.tone[side.tone["actor"] != side.tone["actor"].str.lower()]
    sizes = named.groupby("actor", observed=True)["article"].nunique()
    most = sorted(sizes.index, key=lambda name: (-sizes[name], name))[: 2 * ACTORS]
    parts: dict[str, pd.DataFrame] = {}
    for name in most:  # variants of one name are one actor
        found = tone_by(side, str(name))
        parts.setdefault(str(found["actor"].iloc[0]), found)
    return pd.concat(list(parts.values())[:ACTORS], ignore_index=True) if parts else nobody


def _scored(side: Reference) -> bool:
    return "sentiment" in side.run["markers"]


def _time(side: Reference) -> tuple[pd.DataFrame, str]:
    nothing = pd.DataFrame(columns=OVER_TIME)
    if "loaded" not in side.run["markers"]:
        return nothing, "Loaded words were not measured: nothing is followed through time."
    every, why = suited_period(side.articles["date"])
    if why:
        return nothing, why
    try:
        return over_time(side, "loaded", every=every, by="outlet"), ""
    except ValueError as error:
        return nothing, str(error)


def _keyness(side: Reference) -> pd.DataFrame:
    if not side.terms.vocabulary:
        return pd.DataFrame()
    one, two = (side.only(name) for name in side.outlets)
    return keyness(one, two, names=side.terms.capitals is None)


def _texts_of(corpus: Reference | str | Path) -> Corpus | None:
    """Return the corpus with its texts; None where only its tables are on this machine."""
    folder = "" if isinstance(corpus, Reference) else folder_of(corpus)
    return open_corpus(folder) if folder and not exists(f"{folder}/counts.parquet") else None


def _run(side: Reference, whole: Reference, dropped: list[str]) -> dict[str, Any]:
    about = whole.about
    return {
        **side.run,
        "reference": whole.name,
        "articles": len(side.articles),
        "words": int(side.articles["words"].sum()),
        "without_outlet": int((whole.articles["outlet"] == "").sum()),
        "outlets_left_out": dropped,
        "set_aside": dict(about.get("set_aside", {})),
        "adjust": list(ADJUST),
        "voice": "writer",
        "copies": False,
        "seed": bootstrap.SEED,
        "out_of_date": whole.out_of_date(),
    }

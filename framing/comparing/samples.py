"""Draw articles of a corpus at random, to show the words behind its numbers.

``side`` is a measured corpus; a kind is a marker and category, with the voice to count in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.analysis import Analysis, analyze
from framing.article import Article
from framing.comparing.counts import exclusion_reasons
from framing.comparing.measures import QUOTED_SHARE, Kind, measured
from framing.corpora.reference import Reference
from framing.corpora.store import Corpus
from framing.measuring.naming import naming
from framing.measuring.trace import words_of

EXAMPLES = 2  # articles behind a number
READ = 120  # articles that are read for who is called what, divided among the outlets
COLUMNS = [
    *("marker", "category", "voice", "group", "article", "date", "url", "n"),
    *("headline", "start", "end", "before", "text", "after"),
]
AROUND = 80  # characters on each side of the words
NAMING = ["group", "actor", "label", "category", "n", "articles"]
NO_TEXTS = (
    "The texts of this corpus are not here: its tables hold counts and no words. A corpus that was "
    "imported or fetched on this machine has them."
)


@dataclass(frozen=True, eq=False)
class Samples:
    """Hold the articles drawn and what was found in them.

    Attributes
    ----------
    examples
        For each kind of finding and outlet (``group``) up to two articles that have some, drawn at
        random: ``marker, category, voice, group, article, date, url``, ``n`` findings in it; where
        the texts are available, ``headline`` and the first finding: ``start, end``, its ``text``,
        and the words ``before`` and ``after`` it.
    naming
        Which actor is called by which label how often in the articles that were read: ``group,
        actor, label, category, n, articles``, in the writer's words, see `framing.naming`. Labels
        equal to the actor's name (rebels called "rebels") are left out.
    read
        How many articles of each outlet were read for ``naming``: ``group, read``.
    why
        Why there are no words, in a sentence; empty where there are.
    """

    examples: pd.DataFrame
    naming: pd.DataFrame
    read: pd.DataFrame
    why: str = ""


def no_samples(side: Reference, kinds: Iterable[Kind], why: str = NO_TEXTS) -> Samples:
    """Return articles drawn at random for each kind of finding, without words from them.

    ``why`` is a sentence for readers on why there are no words.
    """
    nothing = pd.DataFrame(columns=NAMING), pd.DataFrame(columns=["group", "read"])
    return Samples(_drawn(side, list(kinds)), *nothing, why)


def sampled(side: Reference, kinds: Iterable[Kind], texts: Corpus) -> Samples:
    """Return articles drawn at random for each kind of finding, with words found in them.

    ``side`` is the measured corpus, ``kinds`` are the markers and categories of the numbers, and
    ``texts`` its articles, of which only one part and those drawn are in memory at a time. Articles
    are drawn in the order of the hash of their ids, so that the same corpus gives the same sample.
    Where the tables were computed from other texts, or with other versions of the markers, there
    are no words, and ``why`` says so.
    """
    wanted = list(kinds)
    if why := _apart(side, texts):
        return no_samples(side, wanted, why)
    examples, read = _drawn(side, wanted), _to_read(side)
    names = {*examples["article"], *read["article"]}
    articles = [one for one in texts.articles() if one.id in names]
    found = _analysis(side, wanted, articles)
    own = found.articles.set_index("article")
    labelled = examples.assign(
        headline=[own["title"].get(name, "") for name in examples["article"]]
    )
    labelled = labelled.assign(
        **_first_words(found, labelled, {one.id: one.text for one in articles})
    )
    sizes = read.groupby("group", sort=True).size().rename("read").reset_index()
    return Samples(labelled[COLUMNS], _naming(found, read), sizes)


def _apart(side: Reference, texts: Corpus) -> str:
    if side.about.get("corpus_sha256", texts.sha256) != texts.sha256:
        return "The texts of this corpus have changed since it was measured: measure it again."
    if why := side.out_of_date():
        return f"The tables were made with other versions ({why}): measure the corpus again."
    return ""


def _order(side: Reference) -> NDArray[np.int64]:
    """Return the row numbers of all articles in the order in which they are drawn: by id's hash."""
    keys = [hashlib.sha256(name.encode()).digest() for name in side.articles["article"].astype(str)]
    return np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)


def _drawn(side: Reference, kinds: list[Kind]) -> pd.DataFrame:
    order = _order(side)
    outlets = side.articles["outlet"].to_numpy(str)
    parts = []
    for kind in kinds:
        found = measured(side, kind)
        used = (exclusion_reasons(side, kind, found, copies=False) == "") & (found.counts > 0)
        for name in side.outlets:
            here = [n for n in order if used[n] and outlets[n] == name][:EXAMPLES]
            rows = side.articles.iloc[here][["article", "date", "url"]]
            known = {"marker": kind.marker, "category": kind.category, "voice": kind.voice}
            parts.append(rows.assign(**known, group=name, n=found.counts[here].astype(int)))
    whole = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=COLUMNS)
    for name in ("headline", "before", "text", "after"):
        whole[name] = ""
    return whole.assign(start=0, end=0)[COLUMNS]


def _to_read(side: Reference) -> pd.DataFrame:
    """Return the articles to read for what actors are called: ``group`` (outlet), ``article``."""
    articles = side.articles
    usable = (articles["duplicate_of"] == "") & ~articles["damaged"].astype(bool)
    few = max(1, READ // max(1, len(side.outlets)))
    order = [n for n in _order(side) if usable.iloc[n]]
    chosen = articles.iloc[order].groupby("outlet", sort=True).head(few)
    chosen = chosen[chosen["outlet"] != ""]
    return pd.DataFrame({"group": chosen["outlet"].astype(str), "article": chosen["article"]})


def _analysis(side: Reference, kinds: list[Kind], articles: list[Article]) -> Analysis:
    wanted = {*(kind.marker for kind in kinds), "actor", "naming"}
    markers = [name for name in side.run["markers"] if name in wanted]
    return analyze(articles, markers, voices=side.run.get("voices", "attribution"))


def _first_words(
    found: Analysis, examples: pd.DataFrame, texts: dict[str, str]
) -> dict[str, list[object]]:
    """Return columns with the first finding of each example and the text before and after it.

    ``texts`` gives each article's text by its id.
    """
    rows = []
    own = {name: found.where(article=name) for name in dict.fromkeys(examples["article"])}
    for row in examples.itertuples(index=False):
        asked = {"marker": row.marker, "category": row.category, "voice": row.voice}
        if (row.marker, row.category) == QUOTED_SHARE:  # the quotations that hold these words
            asked |= {"category": "", "voice": "quoted"}
        words = words_of(own[row.article], asked)
        first = words[["start", "end", "text"]].iloc[0].tolist() if len(words) else (0, 0, "")
        rows.append((*first, *_around(texts[row.article], int(first[0]), int(first[1]))))
    columns = ("start", "end", "text", "before", "after")
    return {name: [row[place] for row in rows] for place, name in enumerate(columns)}


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return (before, after): up to 80 characters on each side of a stretch, cut at words."""
    if start == end:
        return "", ""
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    if start > AROUND and " " in before.strip():
        before = "… " + before.split(" ", 1)[1]
    if end + AROUND < len(text) and " " in after.strip():
        after = after.rsplit(" ", 1)[0] + " …"
    return before, after


def _naming(found: Analysis, read: pd.DataFrame) -> pd.DataFrame:
    """Return ``Samples.naming`` by outlet; ``read`` is the table of articles from `_to_read`."""
    if "naming" not in found.run["markers"]:
        return pd.DataFrame(columns=NAMING)
    parts = []
    for name, rows in read.groupby("group", sort=True):
        own = found.evidence[found.evidence["article"].isin(rows["article"])]
        table = naming(Analysis(own, found.articles, found.readability, found.run))
        named = (table["actor"] != "") & (table["label"] != table["actor"].str.lower())
        kept = table[named & (table["voice"] == "writer")]
        parts.append(kept.assign(group=name)[NAMING])
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=NAMING)

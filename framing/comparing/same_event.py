"""Find events that several outlets reported: who copied an agency, and who left out what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse

from framing.article import Article
from framing.comparing.agency_copy import agency_of, changed, changes_table, copies_of
from framing.comparing.alignment import align
from framing.comparing.event_groups import closeness, groups
from framing.corpora.fetch import corpus_folder
from framing.corpora.files import MANIFEST
from framing.corpora.store import Corpus, open_corpus
from framing.measuring.validate_args import articles_of
from framing.sentences import words

DAYS = 3
AT_LEAST = 0.18
EVENTS = ["event", "article", "outlet", "date", "headline", "words", "closeness", "agency",
          "copy_of", "copied"]  # fmt: skip
PAIRS = ["event", "article_a", "article_b", "outlet_a", "outlet_b", "closeness"]
PASSAGES = ["event", "article", "outlet", "start", "end", "text", "told_by", "has", "lacks"]


@dataclass(frozen=True, eq=False)
class SameEvent:
    """Hold the articles on each event that several outlets reported, and tables that compare them.

    Attributes
    ----------
    events
        A row per article: ``event`` (numbered from 1, the earliest first), ``article, outlet, date,
        headline, words``; ``closeness``, the mean likeness in words (0 to 1) to the event's others;
        ``agency`` that it credits; ``copy_of``, the article it copies, and ``copied``, the share of
        its runs of six words that are in that article (NaN where it copies another copy).
    pairs
        A row per two articles of one event: ``event, article_a, article_b, outlet_a, outlet_b,
        closeness``.
    articles
        The articles of the events, by id.
    """

    events: pd.DataFrame
    pairs: pd.DataFrame
    articles: dict[str, Article]

    @cached_property
    def changes(self) -> pd.DataFrame:
        """Return a table of the sentences that outlets changed in copies of another article.

        ``event``; ``original`` and ``copy``, ids of articles; ``outlet`` of the copy.

        ``change`` is ``"cut"`` (a sentence of the original that the copy lacks), ``"added"`` or
        ``"reworded"`` (with the original's sentence as ``other_text``). ``article, start, end,
        text`` are the sentence, in the copy or, if it was cut, in the original.
        """
        rows: list[dict[str, object]] = []
        for row in self.events[self.events["copy_of"] != ""].itertuples(index=False):
            known = {"event": row.event, "original": row.copy_of, "copy": row.article}
            found = changed(self.articles[str(row.copy_of)], self.articles[str(row.article)])
            rows.extend({**known, "outlet": row.outlet, **one} for one in found)
        return changes_table(rows)

    @cached_property
    def passages(self) -> pd.DataFrame:
        """Return a table of the sentences that some articles on an event have and others lack.

        ``event, article, outlet, start, end, text``; ``told_by``, how many of the event's articles
        have it; ``has`` and ``lacks``, their ids, joined by "; ". See `framing.comparing.alignment`
        for how sentences are compared, and what that misses.
        """
        outlets = self.events.set_index("article")["outlet"]
        rows: list[dict[str, object]] = []
        for event, members in self.events.groupby("event", sort=True)["article"]:
            table = align([self.articles[name] for name in members])
            rows.extend(_differing_sentences(table, {"event": event}))
        frame = pd.DataFrame(rows, columns=PASSAGES)
        frame["outlet"] = frame["article"].map(outlets).astype("str")
        order = ["event", "told_by", "article", "start"]
        return frame.sort_values(order, ascending=[True, False, True, True], ignore_index=True)


def same_event(corpus: object, days: int = DAYS, at_least: float = AT_LEAST) -> SameEvent:
    """Return events that several outlets reported, with the articles on each.

    Parameters
    ----------
    corpus
        Articles, a `Corpus`, or the name or folder of an imported corpus: texts are needed.
    days
        The largest number of days between two articles on one event.
    at_least
        The mean closeness, 0 to 1, from which articles are on one event.

    Returns
    -------
    SameEvent
        Its ``events``, ``pairs``, ``changes`` and ``passages``. Groups of one outlet are left out
        where outlets are known.

    Raises
    ------
    TypeError, ValueError
        If there are no articles, two have one id, or a limit makes no sense.

    Notes
    -----
    Closeness is the mean of two cosines of TF-IDF weights (Salton and Buckley 1988), over the whole
    text and over headline and lead; groups are found by average linkage. Words decide, not meaning:
    two reports on one long story within days can be taken for one event. With more
    articles it is better known which words are rare: under ten articles, groups are less sure.

    References
    ----------
    Salton, G. and Buckley, C. (1988). Term-weighting approaches in automatic text retrieval.
    Information Processing and Management 24(5), 513-523.

    Examples
    --------
    >>> told = {"Port": "Dockers closed the harbour of Oslo on Monday. Bolts were thrown.",
    ...         "Town": "The harbour of Oslo was closed by dockers. The mayor was angry.",
    ...         "Farm": "Wheat prices rose again after a dry summer in the south."}
    >>> found = same_event(Article(name, text, outlet=name) for name, text in told.items())
    >>> found.events[["event", "article"]].values.tolist()
    [[1, 'Port'], [1, 'Town']]
    >>> found.passages["text"].tolist()
    ['Bolts were thrown.', 'The mayor was angry.']
    """
    if days < 0 or not 0 < at_least <= 1:
        raise ValueError(
            f"days is {days}, at_least {at_least}: days are 0 or more, closeness lies over 0 to 1."
        )
    texts = _texts(corpus)
    near = closeness(texts, days, at_least)
    found = [group for group in groups(near, at_least) if _several([texts[n] for n in group])]
    found.sort(key=lambda group: (_first_day([texts[n] for n in group]), group))
    rows = [
        row for number, group in enumerate(found, 1) for row in _rows(number, group, texts, near)
    ]
    pairs = [
        (number, texts[a].id, texts[b].id, texts[a].outlet, texts[b].outlet, float(near[a, b]))
        for number, group in enumerate(found, 1)
        for a, b in combinations(group, 2)
    ]
    articles = {texts[n].id: texts[n] for group in found for n in group}
    events = pd.DataFrame(rows, columns=EVENTS)
    return SameEvent(events, pd.DataFrame(pairs, columns=PAIRS), articles)


def _texts(corpus: object) -> list[Article]:
    if isinstance(corpus, str | Path):
        folder = str(corpus)
        here = (Path(folder) / MANIFEST).exists()
        corpus = open_corpus(folder if here else str(corpus_folder(folder)))
    texts = (
        list(corpus.articles()) if isinstance(corpus, Corpus) else articles_of(corpus, "same_event")
    )
    if len({one.id for one in texts}) < len(texts):
        raise ValueError("Two articles have one id: ids must be unique.")
    if len(texts) < 2:
        raise ValueError(f"same_event needs two articles or more, not {len(texts)}.")
    return texts


def _several(articles: list[Article]) -> bool:
    outlets = {one.outlet for one in articles}
    return len(outlets) > 1 or outlets == {""}


def _first_day(articles: list[Article]) -> str:
    return min(("9" if one.date is None else one.date.isoformat()) for one in articles)


def _rows(
    number: int, group: list[int], texts: list[Article], near: sparse.csr_array
) -> list[dict[str, Any]]:
    copies = copies_of([texts[n] for n in group])
    close = near[group][:, group].sum(axis=1) / (len(group) - 1)
    rows = []
    for one, mean in zip((texts[n] for n in group), close.tolist(), strict=True):
        original, share = copies.get(one.id, ("", np.nan))
        known = {"event": number, "article": one.id, "outlet": one.outlet, "date": one.date}
        known |= {"headline": one.headline, "words": len(words(one.text)), "closeness": mean}
        rows.append({**known, "agency": agency_of(one), "copy_of": original, "copied": share})
    return rows


def _differing_sentences(
    aligned: pd.DataFrame, known: dict[str, object]
) -> Iterable[dict[str, object]]:
    """Yield a row for each sentence that some of an event's articles lack.

    ``aligned`` is from `align`; ``known`` are cells that every row gets.
    """
    for (article, start, end, text), rows in aligned.groupby(["article", "start", "end", "text"]):
        has = [article, *rows.loc[rows["shared"], "other"]]
        lacks = rows.loc[~rows["shared"], "other"].tolist()
        if lacks:
            place = {"article": article, "start": start, "end": end, "text": text}
            told = {"told_by": len(has), "has": "; ".join(has), "lacks": "; ".join(lacks)}
            yield {**known, **place, **told}

"""Measure the marker of actors: mentions found, and mentions of one actor grouped together.

Gold are the mentions that people say are right; a figure is a measured value, such as a recall.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from framing.actors import KINDS
from framing.actors.pronouns import TYPES as ANTECEDENTS
from framing.analysis import analyze
from framing.article import Article
from framing.attribution.first_person import FIRST_PERSON
from framing.corpora.store import open_corpus
from framing.evidence import judged_row, table
from framing.reading import read
from framing.validation.figures import LOOKED_AT, Figure, found_and_wanted, value
from framing.validation.gold import read_gold, read_rows
from framing.validation.invented import TEACHING, teaching_articles

PRONOUNS = frozenset((*ANTECEDENTS, *FIRST_PERSON))

INVENTED = f"five invented articles of five kinds{LOOKED_AT}"
REFERENCE = f"sixteen articles of the reference corpus{LOOKED_AT}"
HELD = "eight articles of the reference corpus, held back"


def figures(folder: Path, corpus: Path | None = None) -> Iterator[Figure]:
    """Yield precision, recall and more of the marker of actors, from two files of a gold folder.

    The files are ``teaching.tsv`` and ``actors.tsv``.

    Parameters
    ----------
    folder
        The gold folder, with the invented articles in ``actors/``.
    corpus
        The folder of the reference corpus, where it has been fetched: its judged articles are then
        measured too, and once more those of them alone that nothing was tuned on.

    Raises
    ------
    ValueError
        If an article is not there or its text is not the one that was judged; named in the message.
    """
    lessons = teaching_articles()
    known = read_gold(folder / "teaching.tsv", lessons)
    yield from _measure(lessons, known[known["marker"] == "actor"], TEACHING)
    invented = [read(file) for file in sorted((folder / "actors").glob("*.md"))]
    rows = read_rows(folder / "actors.tsv")
    own = {article.id for article in invented}
    here = [row for row in rows if row["article"] in own]
    yield from _measure(invented, judged(here, invented), INVENTED)
    if corpus is not None:
        there = [row for row in rows if row["article"] not in own]
        articles = _from_corpus(corpus, {row["article"] for row in there})
        gold = judged(there, articles)
        yield from _measure(articles, gold, REFERENCE)
        held = {row["article"] for row in there if row["split"] == "held"}
        back = [article for article in articles if article.id in held]
        yield from _measure(back, gold[gold["article"].isin(held)], HELD)


def judged(rows: list[dict[str, str]], articles: Sequence[Article]) -> pd.DataFrame:
    """Return rows of ``actors.tsv`` as a table of evidence, after checking the hash of each text.

    Raises
    ------
    ValueError
        If an article is missing or its text has changed: the offsets would point elsewhere.
    """
    texts = {article.id: article for article in articles}
    for row in rows:
        article = texts.get(row["article"])
        if article is None:
            raise ValueError(f"The article {row['article']} of actors.tsv is not there.")
        if article.sha256 != row["sha256"]:
            raise ValueError(f"The text of {article.id} is not the one that actors.tsv judges.")
    return table(_row(row, texts[row["article"]]) for row in rows)


def b_cubed(gold: Sequence[Hashable], found: Sequence[Hashable]) -> tuple[float, float, float]:
    """Return B-cubed precision, recall and F1 of how mentions are grouped into actors.

    Parameters
    ----------
    gold, found
        The right and the found group of each mention (an actor's name), in the same order.

    Returns
    -------
    tuple of float
        Precision, recall, F1 (0 to 1); NaN without mentions.

    References
    ----------
    Bagga, A. & Baldwin, B. (1998). Algorithms for scoring coreference chains. LREC workshop on
    linguistic coreference.

    Examples
    --------
    Of four mentions of Ann and one of Bob, one of Ann's was given to Bob.

    >>> precision, recall, f1 = b_cubed("AAAAB", "AAABB")
    >>> round(precision, 2), round(recall, 2), round(f1, 2)
    (0.8, 0.7, 0.75)
    """
    both = Counter(zip(gold, found, strict=True))
    gold_sizes, found_sizes = Counter(gold), Counter(found)
    if not both:
        return math.nan, math.nan, math.nan
    precision = sum(n * n / found_sizes[theirs] for (_, theirs), n in both.items()) / len(gold)
    recall = sum(n * n / gold_sizes[mine] for (mine, _), n in both.items()) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def paired(found: pd.DataFrame, gold: pd.DataFrame) -> list[tuple[int, int]]:
    """Return pairs of a mention found and a gold mention that overlap, each in one pair at most.

    Those that share most characters are paired first.

    Parameters
    ----------
    found, gold
        Evidence tables over the same articles.

    Returns
    -------
    list of (int, int)
        Positions in ``found`` and ``gold``, in order.
    """
    shared = []
    for mine, (article, start, end) in enumerate(_places(found)):
        for theirs, (other, begin, stop) in enumerate(_places(gold)):
            common = min(end, stop) - max(start, begin)
            if article == other and common > 0:
                shared.append((-common, mine, theirs))
    free_found, free_gold, pairs = set(range(len(found))), set(range(len(gold))), []
    for _, mine, theirs in sorted(shared):
        if mine in free_found and theirs in free_gold:
            pairs.append((mine, theirs))
            free_found.remove(mine)
            free_gold.remove(theirs)
    return sorted(pairs)


def _measure(articles: list[Article], gold: pd.DataFrame, data: str) -> Iterator[Figure]:
    found = analyze(articles, ["actor"]).evidence
    named = found[~found["text"].str.lower().isin(PRONOUNS)]  # the gold leaves pronouns out
    yield from _mentions(named, gold, "", data)
    for kind in KINDS:
        mine, theirs = named[named["category"] == kind], gold[gold["category"] == kind]
        yield from _mentions(mine, theirs, kind, data)
    yield from _grouping(named, gold, data)


def _mentions(found: pd.DataFrame, gold: pd.DataFrame, kind: str, data: str) -> Iterator[Figure]:
    counts = (len(paired(found, gold)), len(found), len(gold))
    yield from found_and_wanted("actor", kind, "mention ", *counts, data)


def _grouping(found: pd.DataFrame, gold: pd.DataFrame, data: str) -> Iterator[Figure]:
    """Yield B-cubed figures of how mentions are grouped, over those that are both found and gold.

    ``data`` describes what is measured on.
    """
    pairs = paired(found, gold)
    mine = _groups(gold.iloc[[theirs for _, theirs in pairs]])
    theirs_grouped = _groups(found.iloc[[one for one, _ in pairs]])
    names = ("precision", "recall", "F1")
    for name, one in zip(names, b_cubed(mine, theirs_grouped), strict=True):
        yield value("actor", "", f"B-cubed {name}", one, len(pairs), data)


def _places(mentions: pd.DataFrame) -> list[tuple[str, int, int]]:
    columns = (mentions["article"], mentions["start"], mentions["end"])
    return list(zip(*columns, strict=True))


def _groups(mentions: pd.DataFrame) -> list[tuple[str, str]]:
    return list(zip(mentions["article"], mentions["actor"], strict=True))


def _from_corpus(folder: Path, wanted: set[str]) -> list[Article]:
    return [one for one in open_corpus(str(folder)).articles() if one.id in wanted]


def _row(row: dict[str, str], article: Article) -> dict[str, object]:
    start, end = int(row["start"]), int(row["end"])
    columns = {"marker": "actor", "category": row["kind"], "actor": row["actor"]}
    return judged_row(article.id, article.text, start, end, **columns)

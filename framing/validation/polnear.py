"""Measure attributions on news annotated as in PolNeAR: cues, sources, speakers of quotations.

An attribution is a source, a cue ("said") and the content attributed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from framing.article import Article
from framing.attribution import attributed
from framing.attribution.sources import RELATIVE
from framing.language import Syntax
from framing.language.phrases import head_of
from framing.validation import brat
from framing.validation.brat import Span
from framing.validation.figures import Figure, share

FORMS = ("named", "common noun", "relative pronoun", "pronoun")


class Counts(NamedTuple):
    """Count for each measure, by name, how many cases are right, and how many there are."""

    right: Counter[str]
    of: Counter[str]


def figures(folder: Path, names: Iterable[str] = ()) -> Iterator[Figure]:
    """Yield measured values of attributions, from a folder of annotated articles.

    Parameters
    ----------
    folder
        A folder of ``NAME.txt`` with ``NAME.ann``.
    names
        Only these articles; all by default.

    Yields
    ------
    Figure
        Recall and precision of cues (two cues agree where they overlap); for the cues found,
        whether the source is right, by its form (the head word found is inside the annotated
        source); for quotations inside an annotated content, whether the speaker is right.

    References
    ----------
    Newell, E., Margolin, D., & Ruths, D. (2018). An attribution relations corpus for political
    news. LREC.
    """
    chosen = set(names)
    articles = [a for a in brat.read_articles(folder) if not chosen or a.name in chosen]
    counts = Counts(Counter(), Counter())
    texts = (Article(id=one.name, text=one.text) for one in articles)
    for one, syntax in zip(articles, attributed(texts), strict=True):
        _count(counts, one, syntax)
    data = f"{len(articles)} annotated articles"
    for name in sorted(counts.of):
        marker = "quotation" if name.startswith("speaker") else "sources"
        yield share(marker, "", name, counts.right[name], counts.of[name], data)


def _count(counts: Counts, gold: brat.Article, syntax: Syntax) -> None:
    found = [one for one in syntax.text.attributions if one.cue]
    wanted = [cue for one in gold.attributions for cue in one.cue]
    counts.of["cue precision"] += len(found)
    counts.right["cue precision"] += sum(_overlap(one.cue, wanted) for one in found)
    for one in gold.attributions:
        same = [f for f in found if _overlap(f.cue, one.cue)]
        counts.of["cue recall"] += 1
        counts.right["cue recall"] += bool(same)
        if same and one.source:
            form = _form(syntax, one.source[0])
            heads = [source.head for f in same for source in f.sources]
            counts.of[f"source, {form}"] += 1
            counts.right[f"source, {form}"] += _hits(heads, one.source)
    for quotation in syntax.text.quotations:
        around = [a for a in gold.attributions if _is_inside(a.content, quotation)]
        inner = min(around, key=lambda a: sum(e - s for s, e in a.content), default=None)
        if inner is None or not inner.source:
            continue
        form = _form(syntax, inner.source[0])
        heads = [
            source.head
            for one in syntax.text.attributions
            if _is_inside(one.content, quotation)
            for source in one.sources
        ]
        counts.of[f"speaker, {form}"] += 1
        counts.right[f"speaker, {form}"] += _hits(heads, inner.source)


def _form(syntax: Syntax, span: Span) -> str:
    tokens = syntax.span(*span)
    head = head_of(tokens)
    if head.pos_ == "PRON":
        return "relative pronoun" if head.lower_ in RELATIVE else "pronoun"
    return "named" if head.pos_ == "PROPN" else "common noun"


def _hits(heads: Iterable[int], spans: Iterable[Span]) -> bool:
    return any(start <= head < end for head in heads for start, end in spans)


def _overlap(one: Iterable[Span], other: Iterable[Span]) -> bool:
    spans = tuple(other)
    return any(a < d and c < b for a, b in one for c, d in spans)


def _is_inside(content: Iterable[Span], quotation: object) -> bool:
    """Return whether more than half of a quotation lies inside a content, given by its pieces."""
    start, end = quotation.inner_start, quotation.inner_end  # type: ignore[attr-defined]
    inside = sum(max(0, min(b, end) - max(a, start)) for a, b in content)
    return 2 * inside > end - start

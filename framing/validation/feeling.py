"""Measure tone over whole articles on BASIL: does its sign agree with its readers' feeling?

The tone is a model's score of a sentence toward an actor, from -1 (negative) to 1 (positive).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from framing.analysis import analyze
from framing.article import Article
from framing.validation.basil import basil_text, read_basil
from framing.validation.figures import Figure, share, value

DATA = "BASIL, the writer's feeling toward main entities, by article"
_FEELING = "author_feeling_"


class Felt(NamedTuple):
    """Hold what readers judged the writer to feel toward an entity: ``pos``, ``neu`` or ``neg``.

    ``article`` is the article's name, ``entity`` the person's or group's.
    """

    article: str
    entity: str
    feeling: str


def figures(folder: Path) -> Iterator[Figure]:
    """Yield measured values of tone over whole articles, from the folder of BASIL.

    Fan et al. 2019, doi:10.18653/v1/D19-1664. The tone of an article toward an entity is the mean
    over the writer's own words; it is right where its sign is that of the feeling. Neutral articles
    have no sign and give a mean only.
    """
    articles, felt = _read(folder)
    found = analyze(articles, "sentiment").evidence
    written = found[found["voice"] == "writer"]
    means = written.groupby(["article", "actor"])["score"].mean()
    scored = [(one, tone) for one in felt if (tone := _tone(means, one)) is not None]
    signed = [(one.feeling, tone) for one, tone in scored if one.feeling in ("pos", "neg")]
    right = sum((tone > 0) == (feeling == "pos") for feeling, tone in signed)
    yield share("sentiment", "article", "same sign", right, len(signed), DATA)
    for feeling in ("neg", "neu", "pos"):
        tones = pd.Series([tone for one, tone in scored if one.feeling == feeling], dtype=float)
        yield value("sentiment", f"article, {feeling}", "mean tone", tones.mean(), len(tones), DATA)


def _read(folder: Path) -> tuple[list[Article], list[Felt]]:
    articles, felt = [], []
    for name, article, annotation in read_basil(folder):
        articles.append(Article(id=name, text=basil_text(article)))
        judged = annotation["article-level-annotations"]
        felt += [
            Felt(name, key.removeprefix(_FEELING).replace("_", " "), feeling)
            for key, feeling in judged.items()
            if key.startswith(_FEELING) and not key.endswith("main_event")
        ]
    return articles, felt


def _tone(means: pd.Series, one: Felt) -> float | None:
    """Return an article's mean tone toward the actor with the entity's last name; None if unclear.

    ``means`` are the scores by article and actor.
    """
    here = means[one.article] if one.article in means.index.get_level_values(0) else means[:0]
    last = one.entity.split()[-1].lower()
    named = [score for actor, score in here.items() if str(actor).lower().split()[-1] == last]
    return float(named[0]) if len(named) == 1 else None

"""A measured corpus of bare numbers: outlets that differ in loaded words, and in nothing else."""

import datetime as dt
from dataclasses import replace

import numpy as np
import pandas as pd
from invented_counts import side

from framing.corpora.derived import TONE

ABOUT = ("war", "farm")


def outlets(per_1000, articles=40, seed=1, dated=True):
    """Draw articles of each outlet with so many loaded words per 1,000, hedges and tone as well.

    Half of each outlet's are on each of two topics; ``articles`` may be a number for each outlet.
    """
    random = np.random.default_rng(seed)
    sizes = articles if isinstance(articles, dict) else dict.fromkeys(per_1000, articles)
    names = [name for name in per_1000 for _ in range(sizes[name])]
    words = random.integers(300, 700, len(names))
    rate = np.array([per_1000[name] for name in names]) / 1000
    about = [ABOUT[n % 2] for n in range(len(names))]
    made = side(names, words, random.poisson(words * rate), about=about, topic=about)
    days = [dt.date(2020, 1, 6) + dt.timedelta(weeks=n % 9) for n in range(len(names))]
    frame = made.articles.assign(date=days if dated else None)
    return replace(
        made,
        articles=frame,
        counts=pd.concat([made.counts, _hedges(random, words)], ignore_index=True),
        tone=_tone(random, len(names)),
        run={"markers": {"loaded": "5", "stance": "5", "sentiment": "5"}, "data": {}},
        about={"set_aside": {"no text": 2}},
    )


def _hedges(random, words):
    found = pd.DataFrame(
        {"article": range(len(words)), "marker": "stance", "category": "hedge", "voice": "writer"}
    ).assign(n=random.poisson(words * 0.006))
    return found[found["n"] > 0]


def _tone(random, size):
    negative = random.integers(0, 3, size)
    told = {"article": range(size), "actor": "Anna Berg", "voice": "writer", "negative": negative}
    told |= {"neutral": 2, "positive": 1, "unclear": 0, "score": (1 - negative) / (3 + negative)}
    return pd.DataFrame(told).astype({**TONE, "article": "int64"})

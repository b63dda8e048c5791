"""Measured tables made of bare numbers: whose an article is, its topic, words and findings."""

import datetime as dt

import numpy as np
import pandas as pd
from scipy import sparse

from framing.corpora.reference import Reference
from framing.corpora.terms import Terms

WORDS = {"war": ["troops", "front", "shells"], "farm": ["wheat", "barns", "cows"]}


def side(outlets, words, found, marker="loaded", category="emotive", **columns):
    """Make tables of articles; ``found`` findings of one marker in the writer's words."""
    size = len(outlets)
    known = {"article": [f"a{n}" for n in range(size)], "outlet": list(outlets)}
    zero = dict.fromkeys(["reported_words", "quoted_words", "headline_words", "sentences"], 0)
    known |= {"date": dt.date(2020, 1, 6), "url": "", "language": "en", "words": words, **zero}
    known |= {"damaged": False, "duplicate_of": "", **columns}
    articles = pd.DataFrame(known, index=range(size))
    counts = pd.DataFrame(
        {"article": range(size), "marker": marker, "category": category, "voice": "writer"}
    ).assign(n=np.asarray(found, dtype=int))
    skipped = pd.DataFrame(columns=["article", "marker", "why"])
    run = {"markers": {marker: "1"}, "data": {}}
    return Reference(
        "invented", articles, counts[counts["n"] > 0], skipped, _terms(columns, words), run
    )


def _terms(columns, words):
    """Three words of an article's topic, where topics are told as ``about``."""
    vocabulary = tuple(sorted(word for own in WORDS.values() for word in own))
    about = columns.get("about", [""] * len(words))
    rows = [[int(word in WORDS.get(one, ())) for word in vocabulary] for one in about]
    return Terms(vocabulary, sparse.csr_array(np.array(rows)), np.asarray(words, dtype=np.int64))


def confounded(seed, size=240, effect=1.0):
    """Two outlets of one manner; Port writes of war more often, and war has more findings."""
    random = np.random.default_rng(seed)
    port = random.random(size) < 0.5
    war = random.random(size) < np.where(port, 0.8, 0.2)
    words = random.integers(150, 900, size)
    rate = 0.004 * np.where(war, 4.0, 1.0) * np.where(port, effect, 1.0)
    found = random.poisson(words * rate * random.gamma(2, 0.5, size))  # spread beyond Poisson's
    outlets, about = np.where(port, "Port", "Town"), np.where(war, "war", "farm")
    return side(outlets, words, found, about=about)

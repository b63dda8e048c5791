"""A corpus of outlets that differ in one word, and an article that is like one of them."""

import datetime as dt
from functools import cache

import numpy as np

from framing import Article, analyze
from framing.corpora.reference import Reference, of_analysis

COMMON = ["the", "and", "said", "was", "not", "they", "from", "with"]


def written(name: str, outlet: str, day: dt.date, favourite: str, seed: int) -> Article:
    """A text of the same words everywhere; an outlet may use one of them more."""
    random = np.random.default_rng(seed)
    weights = np.array([3.0 if word == favourite else 1.0 for word in COMMON])
    words = random.choice(COMMON, size=150, p=weights / weights.sum())
    return Article(name, " ".join(words) + ".", outlet=outlet, date=day)


@cache
def corpus(*favourites: tuple[str, str]) -> Reference:
    """A corpus of outlets, each with the word that it favours; made once."""
    articles = [
        written(
            f"{outlet}{number}",
            outlet,
            dt.date(2020, 1, 6) + dt.timedelta(weeks=number % 8),
            favourite,
            1000 * place + number,
        )
        for place, (outlet, favourite) in enumerate(favourites)
        for number in range(40)
    ]
    return measured(articles)


def measured(articles: list[Article]) -> Reference:
    """Measure articles without a model: of their words, all that matters is which."""
    return of_analysis(analyze(articles, ["difficulty"], voices="marks"), "invented", articles)


SUBJECT = written("x", "", dt.date(2020, 9, 1), "not", 77)

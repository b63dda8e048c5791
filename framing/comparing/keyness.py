"""Compute keyness: the words that distinguish two groups of articles, ``a`` and ``b``."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from framing.analysis import Analysis
from framing.article import Article
from framing.comparing.by_voice import check_voice, in_voice
from framing.comparing.key_statistics import Floats, fighting_words, log_likelihood, log_ratio
from framing.comparing.term_search import texts_of
from framing.corpora.loading import is_corpus, load_corpus, open_corpus
from framing.corpora.reference import Reference
from framing.corpora.store import Corpus
from framing.corpora.terms import Terms, terms_of
from framing.corpora.tokens import names_as_terms
from framing.voices import Mode

FEWEST = 2  # articles that use a word, or uses where the side is one article
OFTEN = 0.5  # share of its uses with a capital from which a word is taken for a name
COLUMNS = [
    *("term", "side", "count_a", "words_a", "articles_a", "total_articles_a"),
    *("count_b", "words_b", "articles_b", "total_articles_b"),
    *("log_odds", "z", "G2", "effect", "dispersion"),
]


def keyness(
    a: object,
    b: object,
    *,
    ngrams: int = 1,
    leave_out: Iterable[str] | Analysis = (),
    names: bool = True,
    copies: bool = False,
    voice: str = "all",
    prior: float | None = None,
) -> pd.DataFrame:
    """Return how typical each word is of one of two groups of articles.

    Parameters
    ----------
    a, b
        Articles, their analysis, lists of words (one list an article), a corpus or its name, or a
        `Reference`, the tables of a measured corpus (which has no words that only one article uses;
        articles in other languages than most are left out). For a corpus's name, its measured
        tables are used if there are any and they suffice, or else its articles.
    ngrams
        Words a term: 1 for words, 2 for pairs of words.
    leave_out
        Names, or an analysis for those of its people, bodies and places: terms that contain one of
        their words are left out (words with a capital; all words of given names that have none).
    names
        False leaves out terms that look like names: those that are written with a capital in half
        of their uses inside sentences, and more. These are names of people and places, but also
        weekdays, months, nationalities and acronyms. Words made with a name, such as
        *western-backed*, stay.
    copies
        Whether articles of a `Reference` or a corpus that copy an earlier one take part as well.
    voice
        Whose words: ``"all"``, ``"writer"``, ``"reported"`` (a source's, without quotation marks),
        ``"quoted"`` or ``"headline"``. Any but all needs the articles, and a parse of each.
    prior
        Weight of the prior in words. By default the number of words of the smaller side.

    Returns
    -------
    DataFrame
        A row per term that either side uses, from the most typical of ``a`` to the most typical of
        ``b``: ``side``, a or b, that uses it more; for each side (``_a``, ``_b``) ``count``, its
        number of uses, ``words``, that of all words, ``articles``, that of articles with the term,
        and ``total_articles``; the difference of ``log_odds`` and its ``z`` score (positive: ``a``
        uses it more); ``G2``, the log-likelihood ratio; ``effect``, the binary logarithm of the
        ratio of both rates (half an occurrence stands in for none);
        ``dispersion``, Gries's DP on the side that uses it more (near 1: one article carries it).

    Raises
    ------
    TypeError
        If a side is a bare string or holds something that is no article and no list of words.
    ValueError
        If a side is empty, the sides are in different languages, or names are to be left out of
        words that do not tell them.

    References
    ----------
    Monroe, B. L., Colaresi, M. P. and Quinn, K. M. (2008). Fightin' words. Political Analysis
    16(4), 372-403. The prior has the mean of both sides' word proportions, so that it stands in
    the middle also where one side is an article and the other a corpus.
    Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence.
    Computational Linguistics 19(1), 61-74.
    Hardie, A. (2014). Log Ratio: an informal introduction.

    Examples
    --------
    >>> table = keyness([["war", "peace", "war"], ["war"]], [["peace", "talks"], ["peace"]])
    >>> table[["term", "side", "count_a", "count_b"]].values.tolist()
    [['war', 'a', 3, 0], ['talks', 'b', 0, 1], ['peace', 'b', 1, 2]]
    """
    if ngrams < 1:
        raise ValueError(f"ngrams is {ngrams}: a term has one word or more.")
    check_voice(voice)
    one, two = _sides(a, b, ngrams, names, copies, voice)
    vocabulary = _kept_terms(sorted({*one.vocabulary, *two.vocabulary}), leave_out)
    one, two = one.of(vocabulary), two.of(vocabulary)
    wanted = one.totals + two.totals > 0
    if not names:
        wanted &= ~_names(vocabulary, _capitals(one, two) >= OFTEN)
    if not wanted.all():
        vocabulary = [vocabulary[number] for number in np.flatnonzero(wanted)]
        one, two = one.of(vocabulary), two.of(vocabulary)
    frame = _table(one, two, prior)
    return frame.sort_values(["z", "term"], ascending=[False, True], ignore_index=True)


def typical(table: pd.DataFrame, most: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return two tables: the words most typical of ``a`` and of ``b``, each in several articles.

    ``table`` is what `keyness` returned, ``most`` the number of words for each side. A word
    must be in two articles of its side or, where that is one article, be used twice.
    """
    sides = []
    for side, rows in (("a", table), ("b", table[::-1])):
        several = table[f"articles_{side}"].max() > 1
        column = f"articles_{side}" if several else f"count_{side}"
        enough = (rows["side"] == side) & (rows[column] >= FEWEST)
        sides.append(rows[enough].head(most))
    return sides[0], sides[1]


def _sides(
    a: object, b: object, ngrams: int, names: bool, copies: bool, voice: str
) -> tuple[Terms, Terms]:
    one, two = (
        terms_of(_words(side, ngrams, copies, voice), name, ngrams, not names, copies)
        for side, name in ((a, "a"), (b, "b"))
    )
    if one.language != two.language:
        raise ValueError(
            f"a is in {one.language!r}, b in {two.language!r}: words of two languages "
            f"cannot be compared."
        )
    return one, two


def _words(side: object, ngrams: int, copies: bool, voice: str) -> object:
    """Return a side as articles with only the words of ``voice``, or as stored counts of words.

    Word lists stay as they are. ``ngrams`` is words a term; ``copies`` is whether copies count.
    """
    mode: Mode = "attribution"
    if isinstance(side, str | Path) and is_corpus(side):
        side = _opened(side, ngrams == 1 and voice == "all")
    if isinstance(side, Analysis):
        mode, side = side.run.get("voices", mode), texts_of(side)
    if voice != "all":
        return in_voice(_articles(side, copies), voice, mode)  # type: ignore[arg-type]
    return _counted(side, copies) if isinstance(side, Reference) else side


def _opened(corpus: str | Path, counted: bool) -> Corpus | Reference:
    """Return a corpus by its name: its stored counts, if it has any, or else its texts.

    ``counted`` is whether counts will do for what is asked; if not, always the texts.
    """
    if counted:
        try:
            return load_corpus(str(corpus))
        except FileNotFoundError:
            pass  # not measured
    return open_corpus(corpus)


def _articles(side: object, copies: bool) -> list[Article]:
    if isinstance(side, Corpus):
        return [one.article for one in side.stored() if copies or not one.duplicate_of]
    several = [side] if isinstance(side, Article) else side
    if isinstance(several, Iterable) and not isinstance(several, str | bytes):
        articles = list(several)
        if all(isinstance(one, Article) for one in articles):
            return articles
    raise TypeError("Words that were counted before, or are no articles', have no voices.")


def _counted(side: Reference, copies: bool) -> Terms:
    """Return the word counts of a reference, without articles in other languages.

    ``copies`` is whether to count copies of other articles.
    """
    wanted = side.articles["language"] == side.terms.language
    if not copies:
        wanted &= side.articles["duplicate_of"] == ""
    return side.terms.rows(wanted.to_numpy())


def _kept_terms(vocabulary: list[str], leave_out: Iterable[str] | Analysis) -> list[str]:
    if isinstance(leave_out, str):
        raise TypeError(f"leave_out is the bare string {leave_out!r}. Give a list of names.")
    unwanted = names_as_terms(
        _proper(leave_out.actors) if isinstance(leave_out, Analysis) else leave_out
    )
    if not unwanted:
        return vocabulary
    return [term for term in vocabulary if unwanted.isdisjoint(term.split(" "))]


def _proper(actors: pd.DataFrame) -> list[str]:
    """Return the proper names in a table of actors, not "rebels" or "imperialist powers".

    Its columns ``actor`` (the name) and ``kind`` (person, organisation, group, ...) are used.
    """
    named = actors.loc[actors["kind"] != "group", "actor"]
    return [name for name in named if name != name.lower()]


def _names(vocabulary: list[str], capitals: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return a mask of the terms in ``vocabulary`` that are names.

    ``capitals`` is a mask of those often written with a capital. Compounds with a name, as
    "western-backed", are no names.
    """
    small = {term for term, name in zip(vocabulary, capitals, strict=True) if not name}
    made = (term.rpartition("-")[2] in small if "-" in term else False for term in vocabulary)
    return capitals & ~np.fromiter(made, bool, len(vocabulary))


def _capitals(a: Terms, b: Terms) -> Floats:
    """Return the share of each term's uses on both sides that are written with a capital."""
    if a.capitals is None or b.capitals is None:
        raise ValueError(
            "The words were counted before, without their capitals: names cannot be told. Give "
            "the articles, or leave_out."
        )
    written = a.capitals * a.totals + b.capitals * b.totals
    return written / np.maximum(a.totals + b.totals, 1)


def _table(a: Terms, b: Terms, prior: float | None) -> pd.DataFrame:
    count_a, count_b = a.totals, b.totals
    words_a, words_b = int(a.words.sum()), int(b.words.sum())
    weight = float(min(words_a, words_b)) if prior is None else prior
    log_odds, z = fighting_words(count_a, words_a, count_b, words_b, weight)
    more_in_a = count_a * words_b >= count_b * words_a
    columns = {
        "term": list(a.vocabulary),
        "side": np.where(more_in_a, "a", "b"),
        "count_a": count_a,
        "words_a": words_a,
        "articles_a": a.articles,
        "total_articles_a": len(a.words),
        "count_b": count_b,
        "words_b": words_b,
        "articles_b": b.articles,
        "total_articles_b": len(b.words),
        "log_odds": log_odds,
        "z": z,
        "G2": log_likelihood(count_a, words_a, count_b, words_b),
        "effect": log_ratio(count_a, words_a, count_b, words_b),
        "dispersion": np.where(more_in_a, a.dispersion, b.dispersion),
    }
    return pd.DataFrame(columns, columns=COLUMNS)

"""Turn both sides of a comparison, whatever their form, into measured tables.

The sides are the subject (an article or several) and the reference (usually a corpus).
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.analysis import Analysis
from framing.article import Article
from framing.comparing.matching import CRITERIA
from framing.corpora.loading import is_corpus, load_corpus
from framing.corpora.reference import Reference, measured_now, of_analysis
from framing.corpora.store import Corpus
from framing.voices import Mode


def side_of(
    given: object,
    name: str,
    analysis: Analysis | None,
    markers: list[str] | None,
    voices: Mode = "attribution",
) -> Reference:
    """Return a side as measured tables: counts by article, without texts.

    ``given`` is a `Reference`, a corpus or its name, an analysis, an article or several; ``name``
    is "subject" or "reference", for messages. Of articles, ``analysis`` is theirs if there is one
    already, else ``markers`` (None: all) and ``voices`` say how to measure them. Raise TypeError if
    it is nothing of these, ValueError if it has no articles.
    """
    if isinstance(given, Reference):
        side = given
    elif isinstance(given, Corpus):
        side = load_corpus(given.folder)
    elif is_corpus(given) or (isinstance(given, str) and name == "reference"):
        side = load_corpus(str(given))
    elif isinstance(given, Analysis):
        side = of_analysis(given, name)
    else:
        articles = _articles(given, name)
        side = (
            of_analysis(analysis, name, articles)
            if analysis is not None
            else measured_now(articles, name, markers, voices)
        )
    if side.articles.empty:
        raise ValueError(f"The {name} is empty: it has no articles to compare.")
    return side


def _articles(given: object, name: str) -> list[Article]:
    if isinstance(given, Article):
        return [given]
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        shown = repr(given)[:40]
        raise TypeError(
            f"The {name} is {shown}: give an Article (framing.read makes one), a list of them, "
            f"an Analysis or a corpus."
        )
    articles = list(given)
    if not articles:
        raise ValueError(f"The {name} is empty: it has no articles to compare.")
    wrong = [one for one in articles if not isinstance(one, Article)]
    if wrong:
        raise TypeError(f"The {name} holds a {type(wrong[0]).__name__} where articles are due.")
    return articles


def check_sides(own: Reference, other: Reference) -> None:
    """Raise ValueError if the sides differ in language or in how their markers measured."""
    languages = set(own.articles["language"]), set(other.articles["language"])
    if languages[0].isdisjoint(languages[1]):
        here, there = (", ".join(sorted(found)) for found in languages)
        raise ValueError(f"The subject is in {here}, the reference in {there}: not comparable.")
    if why := other.stale(own.run):
        voices = own.run.get("voices", "attribution")
        choice = "" if voices == "attribution" else f" --voices {voices}"
        state = "are out of date" if other.run.get("voices") == voices else "do not compare"
        raise ValueError(
            f"The tables of {other.name!r} {state}: {why}. "
            f"Measure it again: `framing corpus measure {other.name}{choice}`."
        )


def criteria_of(match: Iterable[str] | None) -> tuple[str, ...]:
    """Return ``match`` as a tuple; raise ValueError unless all are "topic" or "length"."""
    criteria = tuple([match] if isinstance(match, str) else match or ())
    unknown = [name for name in criteria if name not in CRITERIA]
    if unknown:
        raise ValueError(
            f"Articles cannot be matched by {unknown[0]!r}. Use: {', '.join(CRITERIA)}."
        )
    return criteria

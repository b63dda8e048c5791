"""Write the sentence on the genre at the head of the page."""

from __future__ import annotations

from dataclasses import dataclass

from framing.article import Article
from framing.measuring.genre import genre
from framing.showing.blocks import Concordance
from framing.showing.evidence_links import Count, Sentence
from framing.showing.rows import concordance


@dataclass(frozen=True)
class GenreLine:
    """Hold the sentence on the genre, and for each of its counts the words in the article."""

    sentence: Sentence
    concordances: tuple[Concordance, ...]


def genre_line(article: Article) -> GenreLine | None:
    """Return the sentence on the genre of an article and why; None for a straight report.

    Examples
    --------
    >>> column = Article(id="a", text="I agree.", url="https://a.example/opinion/port")
    >>> genre_line(column).sentence
    ('This is an opinion piece', ': ', 'the address says “opinion”', '.')
    """
    found = genre(article)
    if not found.cues:
        return None
    parts: list[str | Count] = [found.claim]
    for number, cue in enumerate(found.cues):
        parts += ["; " if number else ": ", cue.before]
        parts += [Count(cue.n, _place(number)), cue.after] if cue.n else []
    lines = tuple(
        concordance(article.text, cue.places, _place(number), cue.name)
        for number, cue in enumerate(found.cues)
        if cue.n
    )
    return GenreLine((*parts, "."), lines)


def _place(number: int) -> str:
    return f"genre-{number}"

"""Find the genre of an article: opinion, interview, live blog, links, transcript or report.

A cue is a sign of a genre: a label ("Opinion") or a count (lines that begin with a time of day).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from framing.article import Article
from framing.measuring.genre_cues import forms, manner
from framing.measuring.genre_labels import Cue, Name, labels
from framing.measuring.validate_args import an_article
from framing.text import Text

GENRES: tuple[Name, ...] = get_args(Name)
"""The genres in the order in which they are tried: form first, then the writer's manner."""


@dataclass(frozen=True)
class Genre:
    """Hold the genre of an article and the cues for it.

    Parameters
    ----------
    name
        The genre; ``"report"`` where there is no cue for another.
    labelled
        Whether the article itself names the genre, in its address, head, byline or end.
    cues
        The signs of this genre that were found, with their places; empty for a report.
    """

    name: Name
    labelled: bool = False
    cues: tuple[Cue, ...] = ()

    @property
    def claim(self) -> str:
        """Return a clause that states the genre; an opinion "is" one only where it is labelled."""
        if self.name == "report":
            return "Nothing shows that this is anything but a report"
        kind = "opinion piece" if self.name == "opinion" else self.name
        says = "is" if self.labelled or self.name != "opinion" else "reads like"
        return f"This {says} {'an' if kind[0] in 'aeiou' else 'a'} {kind}"

    @property
    def sentence(self) -> str:
        """Return a sentence with the genre and its cues."""
        reasons = "; ".join(map(str, self.cues))
        return f"{self.claim}: {reasons}." if reasons else f"{self.claim}."


def genre(article: Article) -> Genre:
    """Return the genre of an article, with the signs of it that were found.

    A label in the address, in a column for the section, at the head, in the byline or at the end
    names the genre. Without a label the form decides: times of day, speakers' labels, questions
    with answers, lines that are links. An article whose writer says "I" or "we" again and again
    outside quotations reads like opinion. Quotations are known by their marks, so no model is
    needed; an opinion piece that has no label and no first person is taken for a report.

    Parameters
    ----------
    article
        The article.

    Returns
    -------
    Genre
        The genre and its cues, each with its count and its character offsets in ``article.text``.

    Raises
    ------
    TypeError
        If it is given anything but an `Article`.

    References
    ----------
    D. Biber, S. Johansson, G. Leech, S. Conrad and E. Finegan (1999), Longman Grammar of Spoken and
    Written English: the first person as a mark of registers.

    Examples
    --------
    >>> column = Article(id="a", text="The port must open.", url="https://a.example/opinion/port")
    >>> print(genre(column).sentence)
    This is an opinion piece: the address says “opinion”.
    >>> genre(Article(id="b", text="The port was closed on Monday.")).name
    'report'
    """
    an_article(article, "genre")
    text = Text(article)
    named = tuple(labels(text))
    found = (*named, *forms(text), *manner(text))
    order = [cue.genre for cue in named[:1]] or GENRES[:-1]
    for name in order:
        if cues := tuple(cue for cue in found if cue.genre == name):
            return Genre(name, bool(named), cues)
    return Genre("report")

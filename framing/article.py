"""The article: one text that never changes, and what is known about it."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib import import_module
from typing import Any

HALF_CHARACTERS = re.compile("[\ud800-\udfff]")  # halves of surrogate pairs: no text holds them
_CREDENTIALS = re.compile(r"(?<=//)[^/?#]*@")
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*+$")


def without_credentials(url: str) -> str:
    """Return an address without the name and password that may stand before the host.

    Examples
    --------
    >>> without_credentials("https://anna:secret@example.org/story?by=@anna")
    'https://example.org/story?by=@anna'
    """
    return _CREDENTIALS.sub("", url, count=1)


@dataclass(frozen=True)
class Article:
    """One news article.

    Parameters
    ----------
    id
        A name for the article, unique within a corpus.
    text
        The full text. Every offset the toolkit reports counts characters of this text.
        Paragraphs are separated by an empty line.
    headline
        The headline. If ``text`` does not begin with it, it is put before the text with an
        empty line between, so that findings in the headline have offsets like all others.
    outlet, date, url, language, author
        What is known of its origin; empty where nothing is known. Of a date with a time the day is
        kept, and the empty cell of a table (NaN, NaT) is no date. Of a language's code the first
        part is kept: ``"en-GB"`` is ``"en"``.

    Notes
    -----
    Half a surrogate pair, which no file can hold, becomes U+FFFD, and a name and password in
    ``url`` are taken out; nothing else is changed.

    Raises
    ------
    TypeError
        If a field other than ``date`` is not a string, or ``date`` is neither a date nor None.

    Examples
    --------
    >>> article = Article(id="a1", text="Talks began on Monday.", headline="Talks begin")
    >>> article.text
    'Talks begin\\n\\nTalks began on Monday.'
    """

    id: str
    text: str
    headline: str = ""
    outlet: str = ""
    date: dt.date | None = None
    url: str = ""
    language: str = "en"
    author: str = ""

    def __post_init__(self) -> None:
        for name in ("id", "text", "headline", "outlet", "url", "language", "author"):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise TypeError(f"Article {name} must be a string, not {type(value).__name__}.")
            object.__setattr__(self, name, HALF_CHARACTERS.sub("\ufffd", value))
        object.__setattr__(self, "url", without_credentials(self.url))
        if code := _CODE.match(self.language):
            object.__setattr__(self, "language", code[1].lower())
        if self.date != self.date:  # a table's empty cell: NaN or NaT
            object.__setattr__(self, "date", None)
        elif isinstance(self.date, dt.datetime):
            object.__setattr__(self, "date", self.date.date())
        if self.date is not None and not isinstance(self.date, dt.date):
            raise TypeError(
                f"Article date must be a datetime.date, not {type(self.date).__name__}."
            )
        if self.headline and not self.text.startswith(self.headline):
            object.__setattr__(self, "text", f"{self.headline}\n\n{self.text}")

    @property
    def sha256(self) -> str:
        """Hash of the text (hexadecimal): two articles with one hash have the same words."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """Give the fields as values that JSON can hold: the date as in ``2013-05-31``, or None."""
        return {**asdict(self), "date": self.date and self.date.isoformat()}

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Article:
        """Make an article of what `as_dict` gave.

        Raises
        ------
        KeyError, TypeError, ValueError
            If it lacks the date, has other fields, or the date is none.

        Examples
        --------
        >>> article = Article("a1", "Talks began on Monday.", date=dt.date(2013, 5, 31))
        >>> article.as_dict()["date"], Article.from_dict(article.as_dict()) == article
        ('2013-05-31', True)
        """
        date = dt.date.fromisoformat(told["date"]) if told["date"] else None
        return cls(**{**told, "date": date})

    def _repr_html_(self) -> str:
        """Show the article in a notebook's cell; how is decided floors above, when asked."""
        return str(import_module("framing.showing.notebook").show(self))

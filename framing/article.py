"""Define the article: an immutable text with its headline, outlet, date and further values."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

Value = str | int | float | bool

HALF_CHARACTERS = re.compile("[\ud800-\udfff]")  # halves of surrogate pairs: no text holds them
_CREDENTIALS = re.compile(r"^((?:[A-Za-z][\w+.-]*:)?//)[^/?#]*@")
_CODE = re.compile(r"([A-Za-z]{2,3})(?:[-_]\w+)*+$")


class Meta(Mapping[str, Value]):
    """Hold an article's further values (section, wire, ...): an immutable mapping of name to value.

    Strings, numbers and truth values stay as they are; dates and times become ISO strings, empty
    cells of a table (None, NaN, NaT) are left out, and anything else becomes a string.

    Examples
    --------
    >>> Meta({"year": 2024, "wire": None, "seen": dt.date(2024, 5, 31)})
    {'year': 2024, 'seen': '2024-05-31'}
    """

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[Any, Any]) -> None:
        held = ((_whole(str(name)), _value(value)) for name, value in values.items())
        self._values = {name: value for name, value in held if value is not None}

    def __getitem__(self, name: str) -> Value:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __repr__(self) -> str:
        return repr(self._values)


def _whole(words: str) -> str:
    return HALF_CHARACTERS.sub("\ufffd", words)


def _value(value: Any) -> Value | None:
    """Return a value as str, number or bool; None for an empty cell (None, NaN, NaT, NA)."""
    if getattr(value, "shape", None) == ():
        value = value.item()  # a number of numpy's
    if value is None or isinstance(value, str):
        return value if value is None else _whole(str(value))
    if isinstance(value, bool | int | float):
        return None if value != value else value
    if isinstance(value, dt.date):
        if value != value:  # NaT
            return None
        if isinstance(value, dt.datetime) and value.time() == dt.time():
            return value.date().isoformat()
        return value.isoformat()
    return None if str(value) == "<NA>" else _whole(str(value))


def without_credentials(url: str) -> str:
    """Return an address without the name and password that may precede the host.

    Examples
    --------
    >>> without_credentials("https://anna:secret@example.org/story?by=@anna")
    'https://example.org/story?by=@anna'
    """
    return _CREDENTIALS.sub(r"\1", url, count=1)


@dataclass(frozen=True)
class Article:
    """Hold one news article: its text, headline, origin and further values.

    Parameters
    ----------
    id
        A name for the article, unique within a corpus; by default derived from the text's hash.
    text
        The full text. Every offset the toolkit reports counts characters of this text.
        Paragraphs are separated by an empty line.
    headline
        The headline. If ``text`` does not begin with it, it is put before the text with an
        empty line between, so that findings in the headline have offsets like all others.
    outlet, url, author
        Its origin; empty strings where it is unknown.
    date
        The day of publication; None where it is unknown. A time of day is dropped, and an empty
        cell of a table (NaN, NaT) becomes None.
    language
        A code, of which the first part is kept: ``"en-GB"`` becomes ``"en"``, the default.
    meta
        Further values by name (`Meta`), such as the other columns of a table. No finding depends on
        them, but `framing.genre` reads a section there. Tables of articles have them as columns
        ``meta.NAME``, by which articles can be grouped.

    Notes
    -----
    Half a surrogate pair, which no file can hold, becomes U+FFFD, and a name and password in
    ``url`` are taken out; nothing else is changed.

    Raises
    ------
    TypeError
        If a field other than ``date`` and ``meta`` is not a string, ``date`` is neither a date nor
        None, or ``meta`` maps no names to values.

    Examples
    --------
    >>> article = Article(text="Talks began on Monday.", headline="Talks begin")
    >>> article.text
    'Talks begin\\n\\nTalks began on Monday.'
    >>> Article(id="a1", text="Talks began on Monday.", meta={"wire": True}).meta["wire"]
    True
    """

    id: str = ""
    text: str = None  # type: ignore[assignment]  # never left out; so that the id may be
    headline: str = ""
    outlet: str = ""
    date: dt.date | None = None
    url: str = ""
    language: str = "en"
    author: str = ""
    meta: Mapping[str, Value] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        for name in ("id", "text", "headline", "outlet", "url", "language", "author"):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise TypeError(f"Article {name} must be a string, not {type(value).__name__}.")
            object.__setattr__(self, name, _whole(value))
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
        if not isinstance(self.meta, Mapping):
            raise TypeError(f"Article meta must be a mapping, not {type(self.meta).__name__}.")
        object.__setattr__(self, "meta", Meta(self.meta))
        if self.headline and not self.text.startswith(self.headline):
            object.__setattr__(self, "text", f"{self.headline}\n\n{self.text}")
        if not self.id:
            object.__setattr__(self, "id", f"text-{self.sha256[:8]}")

    @property
    def sha256(self) -> str:
        """Return the SHA-256 hash of the text (hexadecimal); equal hashes mean the same text."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def as_dict(self) -> dict[str, Any]:
        """Return the fields as a dict for JSON; the date as in ``"2013-05-31"``, or None."""
        date = self.date and self.date.isoformat()
        return {**asdict(self), "date": date, "meta": dict(self.meta)}

    @classmethod
    def from_dict(cls, fields: Mapping[str, Any]) -> Article:
        """Return the article that `as_dict` turned into a dict.

        Raises
        ------
        KeyError, TypeError, ValueError
            If the dict lacks the date, has unknown fields, or the date is no date.

        Examples
        --------
        >>> article = Article("a1", "Talks began on Monday.", date=dt.date(2013, 5, 31))
        >>> article.as_dict()["date"], Article.from_dict(article.as_dict()) == article
        ('2013-05-31', True)
        """
        date = dt.date.fromisoformat(fields["date"]) if fields["date"] else None
        return cls(**{**fields, "date": date})

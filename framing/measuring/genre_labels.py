"""Find labels of the genre in an article's address, section, head, byline or end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from framing.lexicons import rows
from framing.text import Text
from framing.voices import Span

Name = Literal["live blog", "interview", "transcript", "list of links", "opinion", "report"]

_HEAD, _END = 5, 2  # paragraphs at the head and at the end that may name the genre
_SECTION_KEYS = ("section", "genre", "kicker", "desk", "article_type", "publication-type")
_BEFORE = re.compile(r"([^:|;]+)")
_BEHIND = re.compile(r"[|;]([^:|;]+)$")


class Cue(NamedTuple):
    """Hold one cue: a sign in an article that it is of some genre.

    Attributes
    ----------
    genre
        The genre that it is a cue for.
    name
        What kind of cue it is: ``"address"``, ``"head"``, ``"first person"``, ...
    before, n, after
        What makes up the clause that states the cue: the words before the number, the number of
        times it was found, the words after it. ``n`` is 0 where the cue is a label and not counted.
    places
        Character offsets of the ``n`` stretches, or of the label; empty for labels in the address,
        the section and the byline.
    """

    genre: Name
    name: str
    before: str
    n: int
    after: str
    places: tuple[Span, ...]

    def __str__(self) -> str:
        return f"{self.before}{self.n:,}{self.after}" if self.n else self.before


def labels(text: Text) -> Iterator[Cue]:
    """Yield a cue for each label that names the genre: address, section, headline, byline, lines.

    The lines are those at the head and the end of the article.
    """
    article = text.article
    for part in _parts(article.url):
        if part in terms("address"):
            yield Cue(terms("address")[part], "address", f"the address says “{part}”", 0, "", ())
            break
    for key, value in article.meta.items():
        part = next((one for one in _section_names(key, value) if one in _sections()), "")
        if part:
            clause = f"its {key} is given as “{part}”"
            yield Cue(_sections()[part], "section", clause, 0, "", ())
            break
    for start, end, line in _head_lines(text):
        if line in terms("head"):
            clause = f"a line at its head says “{text.raw[start:end]}”"
            yield Cue(terms("head")[line], "head", clause, 0, "", ((start, end),))
            break
    if text.headline and (said_in := first_term(text, "headline", *text.headline)):
        words = text.raw[slice(*said_in)]
        low = words.lower().replace("ı", "i").replace("ſ", "s")  # letters that match i and s
        kind = terms("headline").get(low)
        if kind is not None:
            yield Cue(kind, "headline", f"the headline says “{words}”", 0, "", (said_in,))
    author = article.author.lower()
    for term in terms("byline"):
        if re.search(rf"\b{re.escape(term)}\b", author):
            yield Cue(terms("byline")[term], "byline", f"the byline says “{term}”", 0, "", ())
            break
    for start, end in text.paragraphs[-_END:] if len(text.paragraphs) > _END else ():
        if found := first_term(text, "end", start, end):
            clause = f"a line at its end says “{text.raw[slice(*found)]}”"
            yield Cue("opinion", "end", clause, 0, "", (found,))
            break


@lru_cache(maxsize=16)
def terms(where: str) -> dict[str, Name]:
    table = rows("genre.tsv")
    return {row["term"]: row["genre"] for row in table if row["where"] == where}  # type: ignore[misc]


@lru_cache(maxsize=16)
def _any_term(where: str) -> re.Pattern[str]:
    longest_first = sorted(terms(where), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def first_term(text: Text, where: str, start: int, end: int) -> Span | None:
    match = _any_term(where).search(text.raw, start, end)
    return match.span() if match else None


def _parts(url: str) -> list[str]:
    """Return the parts of an address's host and path in lower case, without the path's last."""
    try:
        address = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return []
    path = [part for part in unquote(address.path).lower().split("/") if part]
    return [*address.netloc.lower().split(".")[:-2], *(path[:-1] if len(path) > 1 else [])]


def _sections() -> dict[str, Name]:
    """Return the genre for each name of a section in a news database, in lower case."""
    return {**terms("address"), **terms("head")}


def _section_names(key: str, value: object) -> list[str]:
    """Return the section names in the value of a further column: two for "Opinion; Pg. A21".

    ``key`` is the column's name; there are none if that is not one for sections.
    """
    if key.lower() not in _SECTION_KEYS or not isinstance(value, str):
        return []
    return [part.strip() for part in re.split(r"[;,/|:]", value.lower()[:300])]


def _head_lines(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield the first lines, and their parts around a colon, bar or semicolon, in lower case.

    Examples are "Opinion | The port", "Opinion: The port", "The port; News Analysis". Each comes
    with the start and end of the words before it.
    """
    end = text.paragraphs[:_HEAD][-1][1] if text.paragraphs else 0
    for line in re.finditer(r"^[^\n]{1,300}$", text.raw[:end], re.MULTILINE):
        for part in (_BEFORE.match(line[0]), _BEHIND.search(line[0])):
            words = part[1].strip(" \t.*_#()[]-–—") if part else ""
            start = line.start() + part.start(1) + part[1].find(words) if part else 0
            yield start, start + len(words), words.lower().replace("'", "’")

"""The cues by which the genre of an article is told: labels, forms, the writer's first person."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from framing.attribution.transcripts import Turn, turns
from framing.lexicons import rows
from framing.text import Text
from framing.voices import Span

Name = Literal["opinion", "interview", "live blog", "list of links", "transcript", "report"]

FEWEST = 4  # paragraphs of a form: questions, times of day
FEWEST_LINES = 8  # of a list of links
SHORT = 16  # words of a line that can be a link or a headline
FEWEST_I, RATE_I = 3, 2.0  # "I" outside quotations, and in 1,000 of the writer's words
FEWEST_WE, RATE_WE = 6, 5.0  # the same for "I" and "we" together
_HEAD, _END = 5, 2  # paragraphs at the head and at the end that may name the genre
_SECTION_KEYS = ("section", "genre", "kicker", "desk", "article_type", "publication-type")
_WORDS_AN_ENTRY = 20  # of a live blog; a timetable has fewer
_TIME = re.compile(
    r"[^\w\n]{0,3}(?:updated?:? |posted:? |at )?"
    r"(?:[0-2]?\d[:.][0-5]\d(?:\s?[ap]\.?m\b\.?)?|[01]?\d\s?[ap]\.?m\b\.?)"
    r"(?=\W|$)(?![.,:]\d|\s?(?:%|percent|per cent|million|billion))",
    re.IGNORECASE,
)
_WORD = re.compile(r"(?<![\w’'.-])[A-Za-z]{1,9}(?![\w-])")
_NUMERAL = re.compile(
    r"(?:\b[A-Z][\w’'-]*|\d) $"
)  # "World War I"; a word that opens a sentence is spared
_YOU = re.compile(r"\byou(?:r|rs|rself)?\b", re.IGNORECASE)
_BEFORE = re.compile(r"([^:|;]+)")
_BEHIND = re.compile(r"[|;]([^:|;]+)$")
_LINK = re.compile(r"https?://|www\.")
_TAG = re.compile(r"<[a-z/!]", re.IGNORECASE)


class Cue(NamedTuple):
    """One thing that speaks for a genre.

    Attributes
    ----------
    genre
        What it speaks for.
    name
        What kind of cue it is: ``"address"``, ``"head"``, ``"first person"``, ...
    before, n, after
        A clause of a sentence with the count in it; 0 where the cue is a label and not counted.
    places
        Where the ``n`` stretches, or the label, are in the article's text; none for labels of the
        address, the section and the byline.
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
    """Find what names the genre: address, section, headline, byline, a line at head or end."""
    article = text.article
    for part in _parts(article.url):
        if part in _terms("address"):
            yield Cue(_terms("address")[part], "address", f"the address says “{part}”", 0, "", ())
            break
    for key, value in article.meta.items():
        part = next((one for one in _cut(key, value) if one in _sections()), "")
        if part:
            said = f"its {key} is given as “{part}”"
            yield Cue(_sections()[part], "section", said, 0, "", ())
            break
    for start, end, line in _head_lines(text):
        if line in _terms("head"):
            said = f"a line at its head says “{text.raw[start:end]}”"
            yield Cue(_terms("head")[line], "head", said, 0, "", ((start, end),))
            break
    if text.headline and (said_in := _first(text, "headline", *text.headline)):
        words = text.raw[slice(*said_in)]
        low = words.lower().replace("ı", "i").replace("ſ", "s")  # letters that match i and s
        kind = _terms("headline").get(low)
        if kind is not None:
            yield Cue(kind, "headline", f"the headline says “{words}”", 0, "", (said_in,))
    author = article.author.lower()
    for term in _terms("byline"):
        if re.search(rf"\b{re.escape(term)}\b", author):
            yield Cue(_terms("byline")[term], "byline", f"the byline says “{term}”", 0, "", ())
            break
    for start, end in text.paragraphs[-_END:] if len(text.paragraphs) > _END else ():
        if found := _first(text, "end", start, end):
            said = f"a line at its end says “{text.raw[slice(*found)]}”"
            yield Cue("opinion", "end", said, 0, "", (found,))
            break


def forms(text: Text) -> Iterator[Cue]:
    """Find the forms: times of day, speakers' labels, questions and answers, lines of links."""
    paragraphs = _body(text)
    times = [m.span() for start, end in paragraphs if (m := _TIME.match(text.raw, start, end))]
    words = text.words_between(0, len(text.raw))
    if len(times) >= FEWEST and words >= _WORDS_AN_ENTRY * len(times):
        after = f" of {len(paragraphs):,} paragraphs begin with a time of day"
        yield Cue("live blog", "times of day", "", len(times), after, tuple(times))
    yield from _turns(text, paragraphs)
    yield from _announced(text, words)
    yield from _questions(text, paragraphs)
    yield from _lines(text)


def manner(text: Text) -> Iterator[Cue]:
    """Find the writer's first person outside quotations, and other words for an own opinion."""
    words = text.words_in("writer")
    found: dict[str, list[Span]] = {"pronoun": [], "plural pronoun": []}
    for start, end in text.paragraphs:
        if _TAG.search(text.raw, start, end):  # an embedded post is another's
            continue
        for match in _WORD.finditer(text.raw, start, end):
            kind = _pronoun(text, match)
            if kind and text.voice(*match.span()) == "writer":
                found[kind].append(match.span())
    one, we = found["pronoun"], found["plural pronoun"]
    enough_i = _often(len(one), words, FEWEST_I, RATE_I)
    enough_we = _often(len(one) + len(we), words, FEWEST_WE, RATE_WE)
    outside = f" in {words:,} words outside quotations"
    if one and (enough_i or enough_we):
        after = f" {_times(len(one))}{outside}"
        yield Cue("opinion", "first person", _says(text, one), len(one), after, tuple(one))
    if we and enough_we:
        after = f" {_times(len(we))}{outside}"
        yield Cue("opinion", "first person plural", _says(text, we), len(we), after, tuple(we))
    for start, end in _body(text):
        found_here = _first(text, "body", start, end)
        if found_here and text.voice(*found_here) == "writer":
            said = f"the writer says “{text.raw[slice(*found_here)]}”"
            yield Cue("opinion", "own words", said, 0, "", (found_here,))
            break


@lru_cache(maxsize=16)
def _terms(where: str) -> dict[str, Name]:
    table = rows("genre.tsv")
    return {row["term"]: row["genre"] for row in table if row["where"] == where}  # type: ignore[misc]


@lru_cache(maxsize=16)
def _any_term(where: str) -> re.Pattern[str]:
    longest_first = sorted(_terms(where), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _first(text: Text, where: str, start: int, end: int) -> Span | None:
    match = _any_term(where).search(text.raw, start, end)
    return match.span() if match else None


def _parts(url: str) -> list[str]:
    """Split an address into the parts of its host and its path; its last part is the article."""
    try:
        address = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        return []
    path = [part for part in unquote(address.path).lower().split("/") if part]
    return [*address.netloc.lower().split(".")[:-2], *(path[:-1] if len(path) > 1 else [])]


def _sections() -> dict[str, Name]:
    """Names of sections as a database gives them: those of addresses and of lines at the head."""
    return {**_terms("address"), **_terms("head")}


def _cut(key: str, value: object) -> list[str]:
    """Cut what a table says in a column for sections: "Opinion; Pg. A21"."""
    if key.lower() not in _SECTION_KEYS or not isinstance(value, str):
        return []
    return [part.strip() for part in re.split(r"[;,/|:]", value.lower()[:300])]


def _head_lines(text: Text) -> Iterator[tuple[int, int, str]]:
    """Cut the first lines, and what stands before a colon or a bar or behind a semicolon in them.

    "Opinion | The port", "Opinion: The port", "The port; News Analysis".
    """
    end = text.paragraphs[:_HEAD][-1][1] if text.paragraphs else 0
    for line in re.finditer(r"^[^\n]{1,300}$", text.raw[:end], re.MULTILINE):
        for part in (_BEFORE.match(line[0]), _BEHIND.search(line[0])):
            words = part[1].strip(" \t.*_#()[]-–—") if part else ""
            start = line.start() + part.start(1) + part[1].find(words) if part else 0
            yield start, start + len(words), words.lower().replace("'", "’")


def _body(text: Text) -> list[Span]:
    start = text.headline.end if text.headline else 0
    return [tuple(one) for one in text.paragraphs if one.start >= start]  # type: ignore[misc]


def _turns(text: Text, paragraphs: list[Span]) -> Iterator[Cue]:
    """Two who speak in turn, one of whom mostly asks, are an interview; all else a transcript."""
    found = turns(text)
    held = sum(len(turn.words) for turn in found)
    if not found or 2 * held < len(paragraphs):
        return
    askers = _askers(text, found)
    names = {text.raw[slice(*turn.label)] for turn in found}
    kind: Name = "interview" if len(names) == 2 and len(askers) == 1 else "transcript"
    after = f" of {len(paragraphs):,} paragraphs begin with a speaker’s label and a colon"
    if kind == "interview":
        after += f", and what “{askers.pop()}” says is mostly questions"
    yield Cue(kind, "speakers’ labels", "", len(found), after, tuple(turn.label for turn in found))


def _askers(text: Text, found: list[Turn]) -> set[str]:
    asked: dict[str, list[bool]] = {}
    for turn in found:
        says = text.raw[turn.words[0][0] : turn.words[-1][1]].rstrip()
        asked.setdefault(text.raw[slice(*turn.label)], []).append("?" in says[-200:])
    return {label for label, each in asked.items() if 2 * sum(each) > len(each)}


def _announced(text: Text, words: int) -> Iterator[Cue]:
    """A line that announces a transcript, with at least half of the words behind it."""
    for start, end in _body(text):
        found = _first(text, "announcement", start, end)
        behind = text.words_between(end, len(text.raw))
        closes = text.raw[start:end].rstrip().endswith((":", "."))
        if found and closes and text.voice(*found) == "writer" and 2 * behind >= words:
            said = f"a line announces it (“{text.raw[slice(*found)]}”)"
            yield Cue("transcript", "announcement", said, 0, "", (found,))
            return


def _questions(text: Text, paragraphs: list[Span]) -> Iterator[Cue]:
    """Paragraphs that ask somebody ("you"), each with an answer in the next."""
    asked = []
    for (start, end), following in pairwise(paragraphs):
        own = text.voice(start, start + 1) == "writer" and text.voice(end - 1, end) == "writer"
        if own and _asks(text.raw[start:end]) and not _asks(text.raw[slice(*following)]):
            asked.append((start, end))
    to_you = sum(bool(_YOU.search(text.raw, *one)) for one in asked)
    if len(asked) >= FEWEST and 5 * len(asked) >= len(paragraphs) and 3 * to_you >= len(asked):
        after = f" of {len(paragraphs):,} paragraphs ask somebody who answers in the next"
        yield Cue("interview", "questions", "", len(asked), after, tuple(asked))


def _asks(paragraph: str) -> bool:
    return paragraph.rstrip(" *_").endswith("?") and len(paragraph) < 600


def _lines(text: Text) -> Iterator[Cue]:
    start = text.headline.end if text.headline else 0
    lines = [(m.start(), m.end()) for m in re.compile(r"\S[^\n]*").finditer(text.raw, start)]
    short = [(a, b) for a, b in lines if _is_link(text, a, b)]
    if len(short) >= FEWEST_LINES and 5 * len(short) >= 3 * len(lines):
        after = f" of {len(lines):,} lines are links or short headlines"
        yield Cue("list of links", "lines", "", len(short), after, tuple(short))


def _is_link(text: Text, start: int, end: int) -> bool:
    line = text.raw[start:end].rstrip()
    if _LINK.search(line):
        return text.words_between(start, end) <= 2 * SHORT
    headline = 3 <= text.words_between(start, end) <= SHORT and line[-1] not in ".!:;,"
    return headline and line.lstrip("•*-–—· 0123456789.)")[:1].isupper()


def _pronoun(text: Text, match: re.Match[str]) -> str:
    """Which first person a word is, if any: "I" is no numeral, "US" and "MY" are no pronouns."""
    word = match[0]
    if word == "i" or (word.isupper() and word != "I"):
        return ""
    if word == "I":
        numeral = _NUMERAL.search(text.raw, max(0, match.start() - 30), match.start())
        opening = numeral and numeral.start() == text.sentence_at(match.start()).start
        listed = text.raw[match.end() : match.end() + 1] in (".", ")")
        return "" if listed or (numeral and not opening) else "pronoun"
    lower = word.lower()
    return next((kind for kind in ("pronoun", "plural pronoun") if lower in _terms(kind)), "")


def _often(n: int, words: int, fewest: int, rate: float) -> bool:
    return n >= fewest and 1000 * n >= rate * words


def _times(n: int) -> str:
    return "time" if n == 1 else "times"


def _says(text: Text, places: list[Span]) -> str:
    """Name the forms that were counted, the most frequent first."""
    forms = [text.raw[slice(*one)] for one in places]
    forms = [form if form == "I" else form.lower() for form in forms]
    order = sorted(set(forms), key=lambda form: (-forms.count(form), form))
    quoted = [f"“{form}”" for form in order]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return f"the writer says {listed} "

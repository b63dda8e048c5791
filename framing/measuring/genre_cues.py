"""Find cues of the genre in form and manner: times of day, speakers, questions, first person.

A cue is a sign of a genre, with a count and the places counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from framing.attribution.transcripts import Turn, turns
from framing.measuring.genre_labels import Cue, Name, first_term, terms
from framing.text import Text
from framing.voices import Span

FEWEST = 4  # paragraphs of a form: questions, times of day
FEWEST_LINES = 8  # of a list of links
SHORT = 16  # words of a line that can be a link or a headline
FEWEST_I, RATE_I = 3, 2.0  # "I" outside quotations, and in 1,000 of the writer's words
FEWEST_WE, RATE_WE = 6, 5.0  # the same for "I" and "we" together
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
_LINK = re.compile(r"https?://|www\.")
_TAG = re.compile(r"<[a-z/!]", re.IGNORECASE)


def forms(text: Text) -> Iterator[Cue]:
    """Yield the cues of form: times of day, speakers' labels, questions and answers, links."""
    paragraphs = _body(text)
    times = [m.span() for start, end in paragraphs if (m := _TIME.match(text.raw, start, end))]
    words = text.words_between(0, len(text.raw))
    if len(times) >= FEWEST and words >= _WORDS_AN_ENTRY * len(times):
        after = f" of {len(paragraphs):,} paragraphs begin with a time of day"
        yield Cue("live blog", "times of day", "", len(times), after, tuple(times))
    yield from _turns(text, paragraphs)
    yield from _announcement(text, words)
    yield from _questions(text, paragraphs)
    yield from _lines(text)


def manner(text: Text) -> Iterator[Cue]:
    """Yield the cues of opinion in the writer's manner: first person, phrases of opinion."""
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
        yield Cue("opinion", "first person", _clause(text, one), len(one), after, tuple(one))
    if we and enough_we:
        after = f" {_times(len(we))}{outside}"
        yield Cue("opinion", "first person plural", _clause(text, we), len(we), after, tuple(we))
    for start, end in _body(text):
        found_here = first_term(text, "body", start, end)
        if found_here and text.voice(*found_here) == "writer":
            clause = f"the writer says “{text.raw[slice(*found_here)]}”"
            yield Cue("opinion", "own words", clause, 0, "", (found_here,))
            break


def _body(text: Text) -> list[Span]:
    start = text.headline.end if text.headline else 0
    return [tuple(one) for one in text.paragraphs if one.start >= start]  # type: ignore[misc]


def _turns(text: Text, paragraphs: list[Span]) -> Iterator[Cue]:
    """Yield the cue of paragraphs that begin with a speaker's label, if half of all belong to such.

    Two speakers, one of whom mostly asks, are an interview; others are a transcript.
    """
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


def _announcement(text: Text, words: int) -> Iterator[Cue]:
    """Yield the cue of a line that announces a transcript, if at least half of the words follow it.

    ``words`` is the number of words of the text.
    """
    for start, end in _body(text):
        found = first_term(text, "announcement", start, end)
        behind = text.words_between(end, len(text.raw))
        closes = text.raw[start:end].rstrip().endswith((":", "."))
        if found and closes and text.voice(*found) == "writer" and 2 * behind >= words:
            clause = f"a line announces it (“{text.raw[slice(*found)]}”)"
            yield Cue("transcript", "announcement", clause, 0, "", (found,))
            return


def _questions(text: Text, paragraphs: list[Span]) -> Iterator[Cue]:
    """Yield the cue of paragraphs that ask somebody ("you") and are answered in the next one."""
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
    """Return "pronoun" for I, me, my and "plural pronoun" for we, us, our; empty for other words.

    "US" and "MY" in capitals are others.
    """
    word = match[0]
    if word == "i" or (word.isupper() and word != "I"):
        return ""
    if word == "I":
        numeral = _NUMERAL.search(text.raw, max(0, match.start() - 30), match.start())
        opening = numeral and numeral.start() == text.sentence_at(match.start()).start
        listed = text.raw[match.end() : match.end() + 1] in (".", ")")
        return "" if listed or (numeral and not opening) else "pronoun"
    lower = word.lower()
    return next((kind for kind in ("pronoun", "plural pronoun") if lower in terms(kind)), "")


def _often(n: int, words: int, fewest: int, rate: float) -> bool:
    return n >= fewest and 1000 * n >= rate * words


def _times(n: int) -> str:
    return "time" if n == 1 else "times"


def _clause(text: Text, places: list[Span]) -> str:
    """Return a clause that names the words at ``places``: "the writer says “I” or “my” ".

    The most frequent stands first.
    """
    forms = [text.raw[slice(*one)] for one in places]
    forms = [form if form == "I" else form.lower() for form in forms]
    order = sorted(set(forms), key=lambda form: (-forms.count(form), form))
    quoted = [f"“{form}”" for form in order]
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return f"the writer says {listed} "

"""Leave out names in what is not an article's story: datelines, bylines, credits, links."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from framing.actors.actor import Reference
from framing.lexicons import any_word, word_class
from framing.quotes.titles import in_title_case

if TYPE_CHECKING:
    from framing.language import Syntax
    from framing.text import Text

_PLACE = r"[A-Z][\w.'’]{1,20}(?: [A-Z][\w.'’]{1,20}){0,3}"
_DATE = r"(?:, [A-Z0-9][\w. ]{1,20})?"
_CONTACT = re.compile(
    r"\w@\w{1,60}\.\w|\bcan be reached at\b|\b[Ff]ollow \w{2,12} (?:\w{1,20} )?on (?:Twitter|X)\b|"
    r"\b(?:contributed|contributing) to this (?:article|report|story)[.)]?\s*\Z"
)
# A short line of its own: "By Anna Berg", "Photo: Reuters", "Editor's note", "READ MORE: ..."
_LINE = re.compile(
    rf"(?:By|BY) [A-Z][^\n]{{2,80}}\Z|(?:{any_word('label of a credit')})s?(?: by|:) |"
    r"(?:Editor['’]s note|Editor['’]s Note|EDITOR['’]S NOTE|Correction|CORRECTION)\b|"
    rf"(?:{any_word('label of a link')})(?: more| MORE| also| ALSO)?: ?"
)
_LONGEST_LINE = 200


def without_boilerplate(found: Iterable[Reference], syntax: Syntax) -> list[Reference]:
    """Return the references outside datelines, bylines, credits, links and titles of works.

    A name in a work's title stays where it is the subject of a clause: "'The Tribune' reported".
    """
    text = syntax.text
    references = list(found)
    credits = (match.span() for match in _credits().finditer(text.raw))
    lines = sorted([*_lines(text), *_contacts(references, text), *credits])
    works = _works(text)
    outside_lines = (one for one in references if not _within(one, lines))
    return [r for r in outside_lines if syntax.doc[r.head].dep_ == "nsubj" or not _within(r, works)]


@cache
def _agencies() -> str:
    return "(?:" + "|".join(map(re.escape, sorted(word_class("news agency")))) + ")"


@cache
def _dateline() -> re.Pattern[str]:
    """Return the compiled pattern of a dateline: "KIEV, March 18. /TASS/.", "Washington (CNN)"."""
    agency = rf"(?:/[A-Z]{{2,8}}/|\({_agencies()}\))"
    return re.compile(rf"{_PLACE}{_DATE} ?{agency}|[A-Z][A-Z.'’ ]{{2,30}}{_DATE} (?:-|–|—) ")


@cache
def _credits() -> re.Pattern[str]:
    """Return the compiled pattern of agency credits: "jb/gs (AP, Reuters)", "(AFP, dpa)"."""
    one = _agencies()
    return re.compile(
        rf"\b[a-z]{{2,4}}/[a-z]{{2,4}} \({one}(?:, {one})*\)|\({one}(?:, (?:{one}|[A-Z]{{2,6}}))+\)"
    )


def _within(one: Reference, spans: list[tuple[int, int]]) -> bool:
    number = bisect_right(spans, (one.start, math.inf)) - 1
    return number >= 0 and one.end <= spans[number][1]


def _lines(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the datelines of paragraphs, and paragraphs that are bylines, credits or links."""
    for start, end in text.paragraphs:
        dateline = _dateline().match(text.raw, start, end)
        if dateline:
            yield dateline.span()
        if end - start < _LONGEST_LINE and _LINE.match(text.raw[start:end].strip()):
            yield start, end


def _contacts(found: list[Reference], text: Text) -> list[tuple[int, int]]:
    """Return the spans of sentences with references that say how to contact somebody."""
    sentences = {text.sentence_at(one.start) for one in found}
    return [(s.start, s.end) for s in sentences if _CONTACT.search(text.raw, s.start, s.end)]


def _works(text: Text) -> list[tuple[int, int]]:
    inner = ((q, text.raw[q.inner_start : q.inner_end].strip()) for q in text.quotes)
    return [(q.start, q.end) for q, words in inner if " " in words and in_title_case(words)]

"""What stands in an article and is not told in it: datelines, contact lines, titles of works."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from framing.actors.actor import Found
from framing.quotes.titles import in_title_case

if TYPE_CHECKING:
    from framing.language import Syntax
    from framing.text import Text

# "KIEV, March 18. /TASS/.", "Washington (CNN)", "PORT MAREN -" at the start of a paragraph.
_PLACE = r"[A-Z][\w.'’]{1,20}(?: [A-Z][\w.'’]{1,20}){0,3}"
_DATE = r"(?:, [A-Z0-9][\w. ]{1,20})?"
_NAMES = (
    r"(?:AFP|ANI|ANSA|AP|Bloomberg|CNN|dpa|EFE|IANS|Interfax|PA|PTI|Reuters|RIA Novosti|TASS|UPI|"
    r"Xinhua)"
)
_AGENCY = rf"(?:/[A-Z]{{2,8}}/|\({_NAMES}\))"
_DATELINE = re.compile(rf"{_PLACE}{_DATE} ?{_AGENCY}|[A-Z][A-Z.'’ ]{{2,30}}{_DATE} (?:-|–|—) ")
# "jb/gs (AP, Reuters)", "(AFP, dpa)"
_CREDITS = re.compile(
    rf"\b[a-z]{{2,4}}/[a-z]{{2,4}} \({_NAMES}(?:, {_NAMES})*\)|"
    rf"\({_NAMES}(?:, (?:{_NAMES}|[A-Z]{{2,6}}))+\)"
)
_CONTACT = re.compile(
    r"\w@\w{1,60}\.\w|\bcan be reached at\b|\b[Ff]ollow \w{2,12} on Twitter\b|"
    r"\bcontributed to this (?:article|report|story)[.)]?\s*\Z"
)


def left_out(found: list[Found], syntax: Syntax) -> list[Found]:
    """Leave out mentions in datelines, credits, contact lines and titles of works that act not."""
    text = syntax.text
    credits = (match.span() for match in _CREDITS.finditer(text.raw))
    lines = sorted([*_datelines(text), *_contacts(found, text), *credits])
    works = _works(text)
    kept = [mention for mention in found if not _within(mention, lines)]
    return [m for m in kept if syntax.doc[m.root].dep_ == "nsubj" or not _within(m, works)]


def _within(mention: Found, spans: list[tuple[int, int]]) -> bool:
    number = bisect_right(spans, (mention.start, math.inf)) - 1
    return number >= 0 and mention.end <= spans[number][1]


def _datelines(text: Text) -> list[tuple[int, int]]:
    matches = (_DATELINE.match(text.raw, start, end) for start, end in text.paragraphs)
    return [match.span() for match in matches if match]


def _contacts(found: list[Found], text: Text) -> list[tuple[int, int]]:
    """Give the sentences with mentions that tell how to reach somebody."""
    sentences = {text.sentence_at(mention.start) for mention in found}
    return [(s.start, s.end) for s in sentences if _CONTACT.search(text.raw, s.start, s.end)]


def _works(text: Text) -> list[tuple[int, int]]:
    inner = ((q, text.raw[q.inner_start : q.inner_end].strip()) for q in text.quotes)
    return [(q.start, q.end) for q, words in inner if " " in words and in_title_case(words)]

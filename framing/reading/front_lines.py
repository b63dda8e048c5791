"""The front of an article: headline, byline, date, outlet, address."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from framing.lexicons import any_word, meanings, word_class
from framing.reading.dates import date_at_end

LONGEST = 160  # characters of a line that can be a byline or a date line

LABELS = meanings("label of a front line")
LABEL = re.compile(
    rf"(?P<label>{'|'.join(LABELS)})[ \"*_]{{0,3}}:[ *_]{{0,3}}(?P<value>\S.{{0,300}})",
    re.IGNORECASE,
)
BY = re.compile(rf"(?:{any_word('opens a byline')})[: ] ?(?P<who>\S.{{1,140}})", re.IGNORECASE)
_WORK = any_word("work on a story")
CREDITS = re.compile(
    rf"\(?(?:additional )?(?:{_WORK}|{any_word('done to a story')})"
    rf"(?: (?:and|&) (?:{_WORK}))? by (?-i:[A-Z]).{{1,240}}",
    re.IGNORECASE,
)
BETWEEN = re.compile(r" *[|·•] *| +[-–—] +")
AND = re.compile(r",? and | & |, ")
LAST = re.compile(r",? (?:and|&) ")
ROLE = re.compile(
    rf"(?:.{{0,40}}\b(?:{any_word('role of a writer')})s?\b.{{0,40}}|"
    r"(?:in|at) (?-i:[A-Z]).{0,50}|"
    r"\d{1,2} min(?:ute)?s? read|[\w.+-]{1,40}@[\w.-]{1,60}|@\w{1,30})",
    re.IGNORECASE,
)
OUTLET = re.compile(
    rf"(?:the )?(?:[\w&'’.-]{{1,30}} ){{0,5}}(?:{any_word('word of an outlet’s name')})"
    r"(?: (?:online|today|[A-Z]\w{1,12}))?|[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,20}){1,3}",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"(?:https?://|www\.)\S{3,2000}")
SECTIONS = word_class("section of a paper")
PARTICLES = word_class("particle of a byline")
NOT_NAMES = word_class("begins no byline")


@dataclass(frozen=True)
class Origin:
    """What is known of where an article comes from; a field is empty if it is not known.

    Attributes
    ----------
    author
        Who wrote it; two names have "and" between them.
    date
        The day of its publication.
    outlet
        The newspaper, agency or website.
    url
        Its address.
    title
        Its headline.
    meta
        Whatever else is known, by name, such as the further columns of a table.
    """

    author: str = ""
    date: dt.date | None = None
    outlet: str = ""
    url: str = ""
    title: str = ""
    meta: Mapping[str, str] = field(default_factory=dict)

    def filled_from(self, other: Origin) -> Origin:
        """Return a copy whose empty fields are filled from ``other``."""
        gaps = {k: v for k, v in vars(other).items() if v and not getattr(self, k)}
        return replace(self, **gaps)


@dataclass(frozen=True)
class FrontLine:
    """A line near the headline that says where the article comes from: a byline, a date, an outlet.

    Attributes
    ----------
    origin
        What the line says.
    reason
        Why the line is set aside (left out of the text): ``byline``, ``date``, ``outlet``,
        ``address`` or ``label``.
    sure
        False for what counts only beside a date or another sure line, such as a name alone.
    bare
        If the line is a name without "By", that name: whether it is a writer's or an outlet's
        depends on the other lines. Otherwise empty.
    value
        For a line "Headline: ...", the offset at which the headline begins; otherwise 0.
    changed
        Whether the date is that of a change, not of publication.
    """

    origin: Origin
    reason: str
    sure: bool = True
    bare: str = ""
    value: int = 0
    changed: bool = False


def front_line(words: str) -> FrontLine | None:
    """Return author, date, outlet or address that a line gives; None if it gives none of them.

    Examples
    --------
    >>> front_line("By Ana Ruiz, political editor | 3 May 2024").origin.author
    'Ana Ruiz'
    >>> front_line("By Monday the harbour was empty.") is None
    True
    """
    if not words or len(words) > LONGEST + 200:
        return None
    if label := LABEL.fullmatch(words):
        return labelled(label["label"].lower(), label["value"], label.start("value"))
    if len(words) > LONGEST:
        return None
    if ADDRESS.fullmatch(words):
        return FrontLine(Origin(url=words), "address", sure=False)
    return from_pieces([p for p in BETWEEN.split(words.strip("()[]")) if p])


def labelled(label: str, value: str, at: int) -> FrontLine | None:
    """Return the origin in a line such as ``Date: 3 May 2024``; None if the value does not fit.

    ``label`` is in lower case; ``value`` is the text behind the colon, ``at`` its offset in the
    line.
    """
    value = value.strip(' "*_')
    reason = LABELS[label]
    if reason == "headline":
        return FrontLine(Origin(title=value), reason, value=at)
    if reason == "byline":
        return FrontLine(Origin(author=value), reason)
    if reason == "date":
        printed = date_at_end(value)
        return FrontLine(Origin(date=printed.day), reason) if printed else None
    if reason == "address" or ADDRESS.fullmatch(value):
        return FrontLine(Origin(url=value), "address") if ADDRESS.fullmatch(value) else None
    if reason == "label":
        return FrontLine(Origin(), reason, sure=False)
    return FrontLine(Origin(outlet=value), reason) if len(value) <= 60 else None


def from_pieces(pieces: list[str]) -> FrontLine | None:
    """Return author, date and outlet that the pieces of a line give; None if one gives none.

    ``pieces`` are its parts between bars or dashes: "By Ana Ruiz", "3 May 2024".
    """
    known, reasons, bare = Origin(), [], ""
    changed: dt.date | None = None
    todo = pieces[::-1]
    while todo:
        piece = todo.pop()
        printed = date_at_end(piece)
        if printed:
            if printed.changed:
                changed = changed or printed.day
            else:
                known = known.filled_from(Origin(date=printed.day))
            reasons.append("date")
            if rest := piece[: printed.start].strip(" ,-–—("):
                todo.append(rest)
        elif (by := BY.fullmatch(piece)) and (who := names_in(by["who"])):
            known = known.filled_from(Origin(author=who))
            reasons.append("byline")
        elif "byline" in reasons and ROLE.fullmatch(piece):
            continue
        elif is_outlet(piece, dated="date" in reasons):
            known = known.filled_from(Origin(outlet=piece))
            reasons.append("outlet")
        elif not known.author and is_names(piece):
            known, bare = known.filled_from(Origin(author=piece)), piece
            reasons.append("byline")
        elif not ROLE.fullmatch(piece):
            return FrontLine(Origin(outlet=piece), "outlet", False) if is_titled(pieces) else None
    if not reasons:
        return None
    sure = "date" in reasons or ("byline" in reasons and not bare)
    order = ("byline", "date", "outlet")
    only = changed is not None and known.date is None
    known = known.filled_from(Origin(date=changed))
    return FrontLine(known, min(reasons, key=order.index), sure, bare, changed=only)


def is_titled(pieces: list[str]) -> bool:
    """Return whether a line is a name of two to five words with "The": "The Quay Post".

    ``pieces`` are the parts of the line between bars or dashes; with more than one it is none.
    """
    parts = pieces[0].split() if len(pieces) == 1 else []
    return 2 <= len(parts) <= 5 and parts[0] == "The" and all(p[0].isupper() for p in parts)


def is_outlet(piece: str, dated: bool) -> bool:
    """Return whether words look like the name of an outlet.

    If a date stands beside them (``dated``), a short name that starts with "The" is enough.
    """
    if OUTLET.fullmatch(piece):
        return piece[0].isupper() or "." in piece
    return dated and is_titled([piece])


def names_in(who: str) -> str:
    """Return the names a byline starts with, "and" between them; empty if it names nobody.

    ``who`` is the text after "by". A description ("our correspondent") comes back as it is.
    """
    if who.endswith((".", "?", "!")) and not who.endswith(("Jr.", "Sr.")):
        return ""
    head, *places = re.split(r" (?:in|at|for) (?=[A-Z])", who)
    parts = AND.split(head)
    for place in places[:-1]:  # "Ana Ruiz in Odmoor and Bo Lind in Tolmer"
        parts += [name for name in LAST.split(place, maxsplit=1)[1:] if is_name(name)]
    good: list[str] = []
    for part in parts:
        if not is_name(part, fewest=1) or (good and ROLE.fullmatch(part)):
            break
        good.append(part)
    rest = parts[len(good) :]
    if good and all(ROLE.fullmatch(part) or OUTLET.fullmatch(part) for part in rest):
        return " and ".join(good)
    if re.fullmatch(r"(?:our|staff|a|the) .{0,60}", who, re.IGNORECASE) and ROLE.fullmatch(who):
        return who
    return ""


def is_names(words: str) -> bool:
    """Return whether a line holds names of people and nothing else."""
    return all(is_name(part) for part in AND.split(words))


def is_name(words: str, fewest: int = 2) -> bool:
    """Return whether words look like one person's name: capitalised, no digits, five at the most.

    ``fewest`` is how many words it must have.
    """
    parts = words.split()
    if not fewest <= len(parts) <= 5 or any(c.isdigit() or c in '"“”?!:;' for c in words):
        return False
    if parts[0].lower() in NOT_NAMES or parts[-1].lower() in PARTICLES:
        return False
    return all(p[0].isupper() or p.lower() in PARTICLES or p[:3] == "al-" for p in parts)

"""Dates as newspapers print them."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from framing.lexicons import any_word, meanings

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_ZONE = r"(?: ?(?:gmt|utc|bst|cet|cest|e[sd]t|p[sd]t|c[sd]t|m[sd]t|z|[+-]\d\d:?\d\d))?"
_TIME = rf"(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{{1,2}} ?[ap]\.?m\.?){_ZONE}"
_CHANGED = rf"(?P<changed>(?:last |first )?(?:{any_word('word of a change')}))"
_LEAD = (
    rf"(?:(?:{_CHANGED}|(?:first |originally )?(?:{any_word('word of publication')}))"
    r"(?: (?:on|at))?:? )?"
)
_DAY = (
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m1>{_MONTH}),? (?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})[-/.](?P<m3>\d{1,2})[-/.](?P<d3>\d{1,2})"
    r"|(?P<d4>\d{1,2})[-/.](?P<m4>\d{1,2})[-/.](?P<y4>\d{4}))"
)
_GLUE = r"(?:,? (?:at |[-–—|] )?|T)"
PRINTED = re.compile(
    rf"(?:^|(?<=[\s,(])){_LEAD}(?:{_TIME}{_GLUE}(?:on )?)?{_WEEKDAY}{_DAY}(?:{_GLUE}{_TIME})?\)?$",
    re.IGNORECASE,
)


class Printed(NamedTuple):
    """A date at the end of a line.

    Attributes
    ----------
    start
        The offset in the line at which the date, with its weekday and time, begins.
    day
        The day; None if it could be two days (05/06/2024) or no calendar has it.
    changed
        Whether its words say that it is the day of a change ("Updated 31 May 2013").
    """

    start: int
    day: dt.date | None
    changed: bool = False


def date_at_end(line: str) -> Printed | None:
    """Return the date at the end of a line, and where it begins; None if there is no date.

    ``day`` is None for a date such as 05/06/2024, which is May or June depending on the country,
    and for a day that no calendar has.

    Examples
    --------
    >>> date_at_end("Friday, 31 May 2013")
    Printed(start=0, day=datetime.date(2013, 5, 31), changed=False)
    >>> date_at_end("Updated May 31, 2013, 10:30 GMT").day
    datetime.date(2013, 5, 31)
    >>> date_at_end("05/06/2024").day is None
    True
    """
    match = PRINTED.search(line[-120:])
    if not match:
        return None
    start = match.start() + max(0, len(line) - 120)
    return Printed(start, day_of(match.groupdict()), match["changed"] is not None)


def day_of(parts: dict[str, str | None]) -> dt.date | None:
    """Return the date that the named groups of a match of `PRINTED` stand for.

    In ``parts``, ``d1``, ``m1`` and ``y1`` are day, month and year of the first of four spellings,
    and so on. None if the date could be two days, or no calendar has it.
    """
    for form in "1234":
        day, month, year = parts[f"d{form}"], parts[f"m{form}"], parts[f"y{form}"]
        if day and month and year:
            if form == "4" and int(day) <= 12 and int(month) <= 12 and day != month:
                return None
            number = int(meanings("month").get(month[:3].lower(), month))
            if form == "4" and number > 12:
                number, day = int(day), month
            return real_day(int(year), number, int(day))
    return None


def real_day(year: int, month: int, day: int) -> dt.date | None:
    """Return the date of a year, a month and a day; None if the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None

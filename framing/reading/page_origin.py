"""Where a page comes from: what its metadata say, and what is printed above its story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from framing.reading.front import FrontLine, Origin
from framing.reading.metadata import Metadata
from framing.reading.scrub import well_written

CHANGED = "The date is that of a change; the page does not say when it was published."


def origin_of(
    document: Any, metadata: Metadata, printed: Sequence[FrontLine], linked: Sequence[str], url: str
) -> tuple[Origin, tuple[str, ...]]:
    """Find who wrote a page, when and where, and return notes on what is doubtful about it.

    Parameters
    ----------
    document
        What trafilatura found; None if nothing.
    metadata
        What the page says of itself.
    printed
        The lines above the story that tell where it comes from.
    linked
        The names that are links to their authors.
    url
        Its address, if it was fetched.
    """
    found = str(getattr(document, "author", None) or "").split(";")
    own = next((line.origin.author for line in printed if line.origin.author), "")
    author = fullest([metadata.authors, found, linked, own.split(" and ")])
    date, notes = date_of(document, metadata, printed)
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    outlet = str(getattr(document, "sitename", None) or "").strip("@ ") or host
    address = url or str(getattr(document, "url", None) or "")
    return Origin(well_written(author), date, well_written(outlet), address), notes


def fullest(accounts: Iterable[Sequence[str]]) -> str:
    """Return the names of the first account, or of one that has all of them and more.

    Examples
    --------
    >>> fullest([["Ana Ruiz"], [], ["Ana Ruiz", "Bo Lind"], ["Cy Marsh", "Di Fenn", "Ed Poe"]])
    'Ana Ruiz and Bo Lind'
    """
    best: list[str] = []
    for names in ([name.strip() for name in one if name.strip()] for one in accounts):
        if len(names) > len(best) and {n.casefold() for n in best} <= {n.casefold() for n in names}:
            best = names
    return " and ".join(best)


def date_of(
    document: Any, metadata: Metadata, printed: Sequence[FrontLine]
) -> tuple[dt.date | None, tuple[str, ...]]:
    """Return the day of publication; that of a change only where nothing else is known."""
    days = [(line.origin.date, line.changed) for line in printed if line.origin.date]
    changes = [metadata.changed, *(day for day, changed in days if changed)]
    told = [metadata.published, *(day for day, changed in days if not changed)]
    guessed = guess_of(document)
    told += [guessed] if guessed not in changes else []
    if day := next(filter(None, told), None):
        return day, ()
    day = next(filter(None, changes), None)
    return day, (CHANGED,) if day else ()


def guess_of(document: Any) -> dt.date | None:
    """Read the date that trafilatura found."""
    try:
        return dt.date.fromisoformat(str(getattr(document, "date", None) or ""))
    except ValueError:
        return None

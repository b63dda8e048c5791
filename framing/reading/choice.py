"""What reading sets aside by default and may keep, and what it keeps and may set aside.

What is set aside is left out of the article's text; the receipt lists it with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from framing.reading.boilerplate import RULES

AGAIN = "headline again"
LABEL = "label"
RUNNING = "running head"
REPEATED = "repeated line"
POST, PULLED = "embedded post", "pull quote"
NOTHING: frozenset[str] = frozenset()
KEPT = frozenset({reason for reason, _ in RULES} | {AGAIN, LABEL, RUNNING, POST, PULLED})
DROPPED = frozenset({REPEATED})

Names = str | Iterable[str]


class Choice(NamedTuple):
    """Reasons that a user chose, to keep what is left out by default and drop what is kept.

    Attributes
    ----------
    keep
        Reasons of the receipt for which nothing is to be set aside (``notice``).
    drop
        Reasons for which text is to be set aside as well (``repeated line``).
    """

    keep: frozenset[str] = NOTHING
    drop: frozenset[str] = NOTHING


def choice_of(keep: Names = (), drop: Names = ()) -> Choice:
    """Return what a user gave as ``keep`` and ``drop`` as two sets of reasons.

    Each is a list of reasons, or a string of them with commas between: what ``keep`` names
    (``notice``) stays in the texts, what ``drop`` names (``repeated line``) is taken out.

    Raise ValueError if nothing is set aside, or can be, for such a reason.

    Examples
    --------
    >>> sorted(choice_of("notice, headline again").keep)
    ['headline again', 'notice']
    >>> choice_of(keep="byline")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: keep='byline': choose from advertisement, contact line, ...
    """
    return Choice(_checked("keep", keep, KEPT), _checked("drop", drop, DROPPED))


def _checked(option: str, given: Names, known: frozenset[str]) -> frozenset[str]:
    """Return the reasons in ``given`` as a set; raise ValueError for one not in ``known``.

    ``option`` is the name of the argument (``keep`` or ``drop``), for the error.
    """
    parts = given.split(",") if isinstance(given, str) else given
    named = [" ".join(str(part).split()).lower() for part in parts]
    for one in named:
        if one and one not in known:
            raise ValueError(f"{option}={one!r}: choose from {', '.join(sorted(known))}.")
    return frozenset(named) - {""}

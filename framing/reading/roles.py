"""Which column of a table is the text, the headline, the date: guessed, shown, overridable."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from framing.lexicons import meanings
from framing.reading.unreadable import Unreadable

NAMES: dict[str, list[str]] = {}  # the most telling first
for _name, _role in meanings("column").items():
    NAMES.setdefault(_role, []).append(_name)
ROLES = tuple(NAMES)
LONG = 100  # characters; a column whose cells are longer on average is running text
_PLAIN = re.compile(r"[\W_]+")


def roles_of(
    columns: Sequence[str],
    sample: Sequence[Sequence[str]],
    given: Mapping[str, str],
    name: str,
) -> dict[str, int]:
    """Return the number of the column of each role: of the text, the headline, the date.

    ``columns`` are the names of the columns, which are numbered from 0. ``sample`` are some rows,
    to find the text by the length of its cells where no name tells. ``given`` is what the user
    says, role to name of column, and it wins. ``name`` is what an error calls the source. ``text``
    is always among the roles.

    Raise Unreadable if no column is the text, or one that the user named is not there.

    Examples
    --------
    >>> roles_of(["id", "Pub_Date", "body"], [], {}, "news.csv")
    {'text': 2, 'date': 1, 'id': 0}
    """
    roles: dict[str, int] = {}
    for role, column in given.items():
        if column not in columns:
            raise Unreadable(name, f"it has no column {column!r}", f"there are: {listed(columns)}")
        roles[role] = list(columns).index(column)
    plain = [plainly(column) for column in columns]
    for role, known in NAMES.items():
        free = [c for c in known if c in plain and plain.index(c) not in roles.values()]
        if role not in roles and free:
            roles[role] = plain.index(free[0])
    if "text" not in roles:
        roles["text"] = longest(columns, sample, set(roles.values()), name)
    return {role: roles[role] for role in ROLES if role in roles}


def plainly(column: str) -> str:
    """Return a column's name in lower case and without blanks and signs."""
    return _PLAIN.sub("", column).lower()


def is_known(column: str) -> bool:
    """Return whether a column's name is one that tables of news have, such as ``title``."""
    return any(plainly(column) in names for names in NAMES.values())


def longest(
    columns: Sequence[str], sample: Sequence[Sequence[str]], taken: set[int], name: str
) -> int:
    """Return the number of the column whose cells are the longest on average.

    ``sample`` is the first rows, ``taken`` the columns that have a role already. Unreadable, which
    calls the table ``name``, is raised if they are shorter than running text.
    """
    means = [
        sum(len(row[i]) for row in sample if i < len(row)) / max(len(sample), 1)
        for i in range(len(columns))
    ]
    best = max(
        (i for i in range(len(columns)) if i not in taken), key=lambda i: means[i], default=0
    )
    if not columns or best in taken or means[best] < LONG:
        raise Unreadable(
            name,
            "no column looks like the articles' text",
            f"say which: --columns text=NAME; there are: {listed(columns)}",
        )
    return best


def listed(columns: Sequence[str]) -> str:
    """Return the names of columns as a list with commas, for an error; twenty at the most."""
    names = ", ".join(column[:40] or "(no name)" for column in columns[:20])
    return names + (", ..." if len(columns) > 20 else "") or "none"


def parse_given(text: str) -> dict[str, str]:
    """Return the column that a user named for each role, from ``text=body,date=published``.

    Raise ValueError if a role is unknown or a part is not of that form.

    Examples
    --------
    >>> parse_given("text=body, date=published")
    {'text': 'body', 'date': 'published'}
    """
    given: dict[str, str] = {}
    if text.strip() and not text.strip(" ,"):
        raise ValueError(f"--columns {text!r} names no column: give ROLE=COLUMN, or leave it out.")
    for part in filter(None, (p.strip() for p in text.split(","))):
        role, equals, column = (piece.strip() for piece in part.partition("="))
        if not equals or not column or role not in ROLES:
            raise ValueError(
                f"--columns {part!r} is not of the form ROLE=COLUMN; "
                f"the roles are: {', '.join(ROLES)}."
            )
        given[role] = column
    return given

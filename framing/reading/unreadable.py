"""The one error that reading raises."""

from __future__ import annotations

WIDTH = 100  # characters of a name in a message


class Unreadable(ValueError):
    """A source that no article can be read from.

    ``name`` is the source as it can be printed, ``cause`` what is wrong and ``way_out`` what to do.

    The message is one line: the source, the cause and the way out.

    Examples
    --------
    >>> raise Unreadable("story.txt", "the file is empty", "check that it was saved")
    Traceback (most recent call last):
    ...
    framing.reading.unreadable.Unreadable: story.txt: the file is empty; check that it was saved.
    """

    def __init__(self, name: str, cause: str, way_out: str) -> None:
        self.name = printable(name)
        self.cause = cause
        self.way_out = way_out
        super().__init__(f"{self.name}: {cause}; {way_out}.")


def printable(name: str) -> str:
    """Return a name as one harmless line: control characters escaped, the middle cut out if long.

    Examples
    --------
    >>> printable("bad\\x1b[31mname")
    'bad\\\\x1b[31mname'
    """
    line = "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name[: 4 * WIDTH])
    return line if len(line) <= WIDTH else f"{line[: WIDTH // 2]}…{line[-WIDTH // 3 :]}"

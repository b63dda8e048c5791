"""Write output of the command line: printable characters, progress, errors in one line."""

from __future__ import annotations

import errno
import io
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager

LONGEST = 1_000  # characters of an error: it may quote what it was given
_KEPT = "\n\t"


def inert(text: str) -> str:
    """Return text with control characters, which can command a terminal, replaced by U+FFFD.

    Examples
    --------
    >>> inert("a\\x1b[31mb")
    'a\\ufffd[31mb'
    """
    return "".join(
        "\ufffd" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in _KEPT else c
        for c in text
    )


def say(text: str) -> None:
    """Print a line of data to standard output.

    Raises
    ------
    OSError
        If there is no standard output: data must not be lost silently.
    """
    if sys.stdout is None:
        raise OSError("The standard output is closed: send it to a file or a program.")
    print(inert(text))


def talk(text: str) -> None:
    """Print a message to standard error, if there is one."""
    if sys.stderr is not None:
        print(inert(text), file=sys.stderr)


def names_in(listed: str) -> list[str]:
    """Return the names in a value of ``--markers``, separated by commas; none if it is empty.

    Raise ValueError if a value without any name is given: that must not mean all.

    Examples
    --------
    >>> names_in("loaded, stance"), names_in("")
    (['loaded', 'stance'], [])
    """
    names = [name.strip() for name in listed.split(",") if name.strip()]
    if listed and not names:
        raise ValueError(
            f"--markers {listed!r} names no marker: give names separated by commas "
            "(`framing markers` lists them), or leave it out for all."
        )
    return names


def speak_any_alphabet() -> None:
    """Let the output write characters that the terminal cannot show as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show a spinner with the message ``on`` while the block runs."""
    from rich.console import Console  # takes a third of the time that the command line starts in

    console = Console(stderr=True)
    with console.status(inert(on).replace("[", "\\[")):
        yield


@contextmanager
def working_through(verb: str) -> Iterator[Callable[[int, int, str], None]]:
    """Show progress while the block runs; yield the function that updates it.

    The function takes the number done, the number in all, and the name of the file now read;
    ``verb`` says what is done with the files.
    """
    from rich.console import Console

    console = Console(stderr=True)
    with console.status(f"{verb} ...") as status:

        def tell(done: int, of: int, what: str) -> None:
            status.update(f"{verb} {done:,} of {of:,}: {inert(what)}".replace("[", "\\["))

        yield tell


def one_line(error: BaseException) -> str:
    """Return an error as one line: what it is about, the cause and what to do.

    Examples
    --------
    >>> one_line(FileNotFoundError(2, "No such file or directory", "page.html"))
    'page.html: no such file or directory; check the name and its folder.'
    """
    text = " ".join(str(error).split()) or type(error).__name__
    if isinstance(error, OSError) and error.strerror:
        text = f"{error.filename or 'the output'}: {error.strerror.lower()}; {_way_out(error)}."
    elif isinstance(error, KeyError):
        text = f"{type(error).__name__}: {text}"
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]}…{text[-LONGEST // 2 :]}"
    return inert(text)


def _way_out(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "ask for the right to it, or choose another"
    if error.errno in (errno.ENOSPC, errno.EROFS):
        return "choose another disk or folder"
    return "check the name and its folder"

"""What a source is: a file, a folder, an address, standard input or the text itself."""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from framing.article import without_credentials
from framing.reading.unreadable import Unreadable, printable

LONGEST_NAME = 300  # characters; a longer string that names no file is a text
LONGEST_PATH = 4_096  # characters that systems allow
LONGEST_ADDRESS = 8_000  # characters that servers take
LARGEST = 200_000_000  # bytes
ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{0,20}://", re.IGNORECASE)
SLUG = re.compile(r"[^a-z0-9]+")


class Source(NamedTuple):
    """What a user gave to be read.

    Attributes
    ----------
    kind
        ``file``, ``address``, ``stdin`` or ``text``.
    value
        The path, the address or the text itself.
    name
        What receipts and errors call it.
    """

    kind: str
    value: str
    name: str


class Content(NamedTuple):
    """What a source holds.

    Attributes
    ----------
    name
        What receipts and errors call the source.
    id
        The id its article gets.
    data
        Its bytes, or a string where the text itself was given.
    url, charset
        For a page that was fetched, its address and the encoding that the server named.
    """

    name: str
    id: str
    data: bytes | str
    url: str = ""
    charset: str = ""


def recognise(source: str | Path) -> Source:
    """Return what a source is (a file, an address, standard input or a text), with its name.

    Raise Unreadable if it is a short string that names no file. Raise TypeError if it is neither a
    string nor a path.

    Examples
    --------
    >>> recognise("https://example.org/story").kind, recognise("One.\\nTwo.").kind
    ('address', 'text')
    """
    if isinstance(source, Path):
        return Source("file", str(source), source.name or str(source))
    if not isinstance(source, str):
        raise TypeError(f"A source is a path or a string, not {type(source).__name__}.")
    if source == "-":
        return Source("stdin", source, "standard input")
    if is_address(source):
        address = without_credentials(source)
        return Source("address", address, printable(address))
    if len(source) <= LONGEST_PATH and source.strip() and exists(source):
        return Source("file", source, Path(source).name or source)
    if len(source) > LONGEST_NAME or "\n" in source or "\r" in source:
        return Source("text", source, "the text given")
    if not source.strip():
        raise Unreadable(repr(source), "the source is empty", "give a file, a URL, - or a text")
    raise Unreadable(
        source,
        "taken for a file name, and there is no such file",
        "check the name, or give a text as framing.Article(text=...)",
    )


def is_address(source: str) -> bool:
    """Return whether a string is meant as an address.

    One with blanks in it counts as well, so that an error can say what is wrong with it.
    """
    if not ADDRESS.match(source) or "\n" in source or "\r" in source:
        return False
    return len(source) <= (LONGEST_ADDRESS if len(source.split()) == 1 else LONGEST_NAME)


def exists(name: str) -> bool:
    """Return whether a file or folder has this name; a name no system allows has none."""
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return False


def load_file(path: Path) -> Content:
    """Return the bytes of a file; its article's id is the file's name without the suffix.

    Raise Unreadable if it is missing, a folder, empty, too large or may not be read.
    """
    name = str(path)
    try:
        if path.is_dir():
            raise Unreadable(name, "this is a folder", "give a file, or use read_many")
        if path.exists() and not path.is_file():
            raise Unreadable(
                name, "this is a pipe or a device, not a file", "give -, and pipe the text in"
            )
        if not path.is_file():
            raise Unreadable(name, "there is no such file", "check the name")
        if path.stat().st_size > LARGEST:
            raise Unreadable(name, f"the file has over {LARGEST:,} bytes", "split it")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        why = getattr(error, "strerror", None) or "the name is not allowed"
        raise Unreadable(name, f"the file cannot be read ({why.lower()})", "check it") from None
    if not data.strip():
        raise Unreadable(name, "the file is empty", "check that it was saved")
    return Content(name, path.stem or path.name, data)


def load_stdin() -> Content:
    """Read standard input to its end and return its bytes; a hash of them is the article's id.

    Unreadable is raised if it is closed, empty or too large.
    """
    stream = getattr(sys.stdin, "buffer", None)  # none where it is closed, or not a terminal's
    if stream is None:
        raise Unreadable("standard input", "it is closed", "give a file instead")
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise Unreadable("standard input", f"there are over {LARGEST:,} bytes", "split it")
    if not data.strip():
        raise Unreadable("standard input", "nothing came in", "pipe a text into it")
    return Content("standard input", f"stdin-{short_hash(data)}", data)


def load_text(text: str) -> Content:
    """Return a text that was given itself, with an id made of its hash.

    A blank one raises Unreadable.
    """
    if not text.strip():
        raise Unreadable("the text given", "it is blank", "give a text with words")
    return Content("the text given", f"text-{short_hash(text)}", text)


def short_hash(data: bytes | str) -> str:
    """Return the first eight hexadecimal digits of the SHA-256 of a text or of bytes."""
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:8]


def id_of_address(url: str) -> str:
    """Return an article's id made of the host and the path of an address.

    Examples
    --------
    >>> id_of_address("https://www.example.org/2024/harbour-plan.html?from=x")
    'example-org-2024-harbour-plan'
    """
    parts = urlsplit(url)
    path = re.sub(r"\.(?:html?|php|aspx?|pdf|txt|md)$", "", parts.path.lower())
    host = (parts.hostname or "").removeprefix("www.")
    return SLUG.sub("-", f"{host}{path}").strip("-")[:120]

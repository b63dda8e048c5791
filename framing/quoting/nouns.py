"""Nouns that name a source, and the class of source that each makes."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from framing.quoting.lists import words
from framing.quoting.places import DEMONYMS

DATA = "source_nouns.tsv"
TITLES = words(
    "mr mrs ms miss mx sir dame lord lady baroness dr prof gen col lt sgt capt maj cpl adm "
    "sen rep gov pres rev fr hon amb supt insp garda senator representative congressman "
    "congresswoman"
)


class Noun(NamedTuple):
    """What a noun says of a source: its class, its gender, and whether it is a plural."""

    kind: str
    gender: str
    plural: bool = False


@cache
def _nouns() -> Mapping[str, Noun]:
    text = (files("framing") / "data" / DATA).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    table = {row["noun"]: Noun(row["class"], row["gender"]) for row in rows}
    for word, noun in list(table.items()):
        for plural in _plurals(word):
            table.setdefault(plural, noun._replace(plural=True))
    return MappingProxyType(table)


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("man"):
        return (word[:-3] + "men",)
    if word.endswith("y"):
        return (word[:-1] + "ies",)
    return (word + "s", word + "es")


def noun(word: str) -> Noun | None:
    """What a lower-case noun says of a source; None for all others.

    Examples
    --------
    >>> noun("ministry").kind, noun("spokeswoman").gender, noun("officials").plural
    ('institution', 'f', True)
    >>> noun("table") is None
    True
    """
    found = _nouns().get(word)
    if found is None and word[-1:] == "s" and word[:-1] in DEMONYMS:
        return Noun("collective", "", True)  # Nigerians
    if found is None and word.startswith(("ex-", "then-")):
        return _nouns().get(word.partition("-")[2])
    return found


def is_role(word: str) -> bool:
    """Whether a lower-case word names what somebody is: a minister, a neighbour, Mr."""
    found = noun(word)
    return word in TITLES or (found is not None and found.kind == "role")


def is_title(word: str) -> bool:
    """Whether a lower-case word is a title that stands before a name: Mr, Sen."""
    return word in TITLES

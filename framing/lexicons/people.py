"""Read the tables of words for people: nouns, titles, and the genders that they imply."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from framing.lexicons.words import rows, word_class


class Noun(NamedTuple):
    """Hold one entry of ``groups.tsv``, the list of nouns for people and institutions.

    Attributes
    ----------
    kind
        What it refers to: ``person``, ``institution``, ...
    number
        ``singular``, ``plural`` or ``any``.
    generic
        Whether it refers to an actor only with a further word, as "people" does.
    definite
        Whether it refers to an actor only with an article or a modifier, as "public" does.
    same_as
        The synonym under which it is counted; empty if it is counted under itself.
    """

    kind: str
    number: str
    generic: bool
    definite: bool = False
    same_as: str = ""


def gender_of(noun: str) -> str:
    """Return the gender of the people a noun such as "actress" describes: "m", "f" or empty."""
    if noun in word_class("male noun"):
        return "m"
    return "f" if noun in word_class("female noun") else ""


@lru_cache(maxsize=1)
def titles() -> dict[str, tuple[str, str]]:
    """Return each title with its kind and the gender it implies ("m", "f" or empty if neither).

    Kinds are ``honorific`` ("Mr"), ``rank``, ``office`` and ``modifier`` ("acting").
    """
    return {row["term"]: (row["kind"], row["gender"]) for row in rows("titles.tsv")}


@lru_cache(maxsize=1)
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Return each word for people in ``groups.tsv`` with its entries.

    Most have one; "authority" has one for its singular and another for its plural.
    """
    found: dict[str, tuple[Noun, ...]] = {}
    for row in rows("groups.tsv"):
        needs = row["generic"]
        noun = Noun(row["kind"], row["number"], needs == "yes", needs == "definite", row["same_as"])
        found[row["term"]] = (*found.get(row["term"], ()), noun)
    return found

"""Read the tables of known names and words: countries, organisations, titles, words for people.

Country names, adjectives and seats of government are facts of public record (names as used by the
United Nations, capitals, and the palaces that stand for a government in English-language news).
"""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib import resources
from typing import NamedTuple


def words(text: str) -> frozenset[str]:
    """Make a set of the words that stand apart by blanks."""
    return frozenset(text.split())


CALENDAR = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april "
    "june july august september october november december christmas easter ramadan"
)
OF_NAMES = words("of the and for & de la del du des von van der den bin ibn al el")
INSTITUTION_NAMES = words(
    "academy administration agency airlines alliance army assembly association authority "
    "bank board brigade brigades broadcaster bureau cabinet center centre chamber church "
    "coalition college command commission committee confederation congress corp corps "
    "corporation council court department directorate federation forces foundation front "
    "fund group hospital inc inquiry inspectorate institute institution ministry movement "
    "caucus trust network office organisation organization parliament party police press senate "
    "service "
    "services society tribunal union unions university watchdog league guard brotherhood "
    "ltd plc gmbh llc times herald tribune gazette telegraph observer chronicle newswire "
    "radio television tv"
)
PLACE_NAMES = words(
    "airport arena ave avenue bay beach boulevard bridge canal cathedral checkpoint city coast "
    "county crossing desert district east gulf heights highway hill hills island islands jail "
    "lake mount mountain mountains north ocean park peninsula pier plaza port prison province "
    "ranch rd region river road sea south square stadium station strait street territory tower "
    "valley village west bank"
)

THINGS = words(
    "act accord agreement amendment award bill book charter code constitution convention "
    "cup day deal festival games law magazine medal museum plan prize protocol resolution "
    "river show summit system treaty vote war"
)


class Noun(NamedTuple):
    """A word for people.

    ``generic`` ones ("people") need a word more to name an actor; ``definite`` ones ("public") an
    article or a modifier.
    """

    kind: str
    number: str
    generic: bool
    definite: bool = False


def rows(name: str) -> list[dict[str, str]]:
    """Read one data file."""
    file = resources.files("framing") / "data" / name
    lines = file.read_text(encoding="utf-8").split("\n")
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _several(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Every name of a country, to its first name."""
    return {
        name: row["term"]
        for row in rows("demonyms.tsv")
        for name in (row["term"], *_several(row["also"]))
    }


@lru_cache(maxsize=1)
def seats() -> dict[str, str]:
    """Capitals and palaces that stand for a government, to the country."""
    return {seat: row["term"] for row in rows("demonyms.tsv") for seat in _several(row["seats"])}


@lru_cache(maxsize=1)
def regions() -> dict[str, str]:
    """States, provinces and territories with a government of their own, to the country."""
    return {row["term"]: row["country"] for row in rows("regions.tsv")}


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """ "Syrian" and the like, to the country."""
    return {
        word: row["term"] for row in rows("demonyms.tsv") for word in _several(row["adjective"])
    }


@lru_cache(maxsize=1)
def peoples() -> dict[str, str]:
    """ "Syrians" and the like, to the country."""
    return {word: row["term"] for row in rows("demonyms.tsv") for word in _several(row["people"])}


@lru_cache(maxsize=4096)
def of_country(before: str, word: str) -> str:
    """The country whose adjective or people a word is, "North Korean" by both of its words."""
    for names in (adjectives(), peoples()):
        if f"{before} {word}" in names:
            return names[f"{before} {word}"]
    return adjectives().get(word, "")


@lru_cache(maxsize=1)
def organisations() -> dict[str, str]:
    """Every name of a well-known organisation, to its first name."""
    return {
        name: row["term"]
        for row in rows("organisations.tsv")
        for name in (row["term"], *_several(row["also"]))
    }


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """First names in small letters, to the sex of most who bear them ("m", "f" or empty)."""
    return {
        row["name"]: row["gender"] if row["gender"] in ("m", "f") else ""
        for row in rows("first_names.tsv")
    }


@lru_cache(maxsize=1)
def titles() -> dict[str, tuple[str, str]]:
    """Words that stand before a name, to their kind and, where they tell it, the sex."""
    return {row["term"]: (row["kind"], row["gender"]) for row in rows("titles.tsv")}


@lru_cache(maxsize=1)
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Words for people, by singular form; "force" is one sense in the plural, another without."""
    found: dict[str, tuple[Noun, ...]] = {}
    for row in rows("groups.tsv"):
        needs = row["generic"]
        noun = Noun(row["kind"], row["number"], needs == "yes", needs == "definite")
        found[row["term"]] = (*found.get(row["term"], ()), noun)
    return found


@lru_cache(maxsize=1)
def actions() -> dict[str, dict[str, str]]:
    """Words for actions: for each form ("verb", "nominalisation", ...) the term and its class."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("actions.tsv"):
        found.setdefault(row["form"], {})[row["term"]] = row["class"]
    return found


@lru_cache(maxsize=16)
def happenings(role: str) -> frozenset[str]:
    """Words of one role in telling an action as something that happens.

    Nouns: ``violence`` (what people do to people), ``weapon``, ``force`` (of nature), ``vehicle``
    (whose driver goes unnamed) and ``craft`` (whose crew acts in it). Verbs: ``occurs`` (it began,
    went on, grew, ended), ``bursts`` (the same of weapons), ``harms`` and ``brings`` (what it did,
    what followed), ``dies`` and ``changes`` (the subject suffers, a person or a thing).

    References
    ----------
    B. Levin (1993), English Verb Classes and Alternations: the classes that rows name by number.
    """
    return frozenset(row["term"] for row in rows("happenings.tsv") if row["role"] == role)


@lru_cache(maxsize=4096)
def happens(lemma: str) -> str:
    """The role of a noun that may stand for an action without a doer; empty for other nouns."""
    if actions()["nominalisation"].get(lemma, "protest") != "protest":
        return "deed"
    for role in ("violence", "weapon", "force", "vehicle"):
        if lemma in happenings(role):
            return role
    return ""


@lru_cache(maxsize=4096)
def listed(verb: str) -> bool:
    """Tell whether a verb is on one of the lists of actions."""
    roles = ("occurs", "bursts", "harms", "brings", "dies", "changes")
    return verb in actions()["verb"] or any(verb in happenings(role) for role in roles)


@lru_cache(maxsize=1)
def figurative() -> dict[tuple[str, str], frozenset[str]]:
    """Words that make a harmful one harmless, by that one and where they stand beside it."""
    return {
        (row["term"], row["part"]): frozenset(_several(row["words"]))
        for row in rows("figurative.tsv")
    }

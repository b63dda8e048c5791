"""Read the tables of names: countries, regions, peoples, organisations and first names.

Country names, adjectives and seats of government are facts of public record (names as used by the
United Nations, capitals, and the palaces that stand for a government in English-language news).
"""

from __future__ import annotations

from functools import lru_cache

from framing.lexicons.words import rows, several_in

OWN = "own observation"


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return each name of a country with the country's main name: "Burma" with "Myanmar"."""
    return {
        name: row["term"]
        for row in rows("demonyms.tsv")
        for name in (row["term"], *several_in(row["also"]))
    }


@lru_cache(maxsize=1)
def seats() -> dict[str, str]:
    """Return each capital or palace that may stand for a government, with the country."""
    return {seat: row["term"] for row in rows("demonyms.tsv") for seat in several_in(row["seats"])}


@lru_cache(maxsize=1)
def regions() -> dict[str, str]:
    """Return each state, province or territory that has a government, with its country."""
    return {row["term"]: row["country"] for row in rows("regions.tsv")}


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """Return each adjective of a country with the country's main name: "Syrian" with "Syria"."""
    return {
        word: row["term"] for row in rows("demonyms.tsv") for word in several_in(row["adjective"])
    }


@lru_cache(maxsize=1)
def peoples() -> dict[str, str]:
    """Return each word for a people with the country's main name: "Syrians" with "Syria"."""
    return {word: row["term"] for row in rows("demonyms.tsv") for word in several_in(row["people"])}


@lru_cache(maxsize=4096)
def of_country(before: str, word: str) -> str:
    """Return the country of an adjective ("Syrian") or a people's name of two words; else empty.

    ``before`` is the word before ``word`` in the text: "North" in "North Korean", "North Koreans".
    """
    for names in (adjectives(), peoples()):
        if f"{before} {word}" in names:
            return names[f"{before} {word}"]
    return adjectives().get(word, "")


@lru_cache(maxsize=1)
def organisations() -> dict[str, str]:
    """Return each name of a well-known organisation with the organisation's main name."""
    return {
        name: row["term"]
        for row in rows("organisations.tsv")
        for name in (row["term"], *several_in(row["also"]))
    }


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return common first names in lower case with the gender of most people who bear them.

    The gender is "m", "f" or, where both are usual, empty. Only names that the package's authors
    listed are in it: those of census lists are often words or places, too ("dallas").
    """
    own = (row for row in rows("first_names.tsv") if row["source"] == OWN)
    return {row["name"]: row["gender"] if row["gender"] in ("m", "f") else "" for row in own}


@lru_cache(maxsize=1)
def name_genders() -> dict[str, str]:
    """Return first names of many countries in lower case with the gender: "m", "f" or empty.

    They are `first_names` and names of the US Census of 1990 and of the lists of Faker (MIT
    licence). Empty means that both genders are usual.
    """
    known = ((row["name"], row["gender"]) for row in rows("first_names.tsv"))
    return {name: gender if gender in ("m", "f") else "" for name, gender in known}


@lru_cache(maxsize=1)
def short_names() -> dict[str, frozenset[str]]:
    """Return each short form of a first name ("mike") with the full names it may stand for."""
    return {row["short"]: frozenset(several_in(row["names"])) for row in rows("short_names.tsv")}

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
    """Return the main name of a country by each of its names ("Burma": "Myanmar")."""
    return {
        name: row["term"]
        for row in rows("demonyms.tsv")
        for name in (row["term"], *several_in(row["also"]))
    }


@lru_cache(maxsize=1)
def seats() -> dict[str, str]:
    """Return the country by each capital or palace whose name may stand for its government."""
    return {seat: row["term"] for row in rows("demonyms.tsv") for seat in several_in(row["seats"])}


@lru_cache(maxsize=1)
def regions() -> dict[str, str]:
    """Return the country by each state, province or territory with a government of its own."""
    return {row["term"]: row["country"] for row in rows("regions.tsv")}


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """Return the country by each adjective such as "Syrian"."""
    return {
        word: row["term"] for row in rows("demonyms.tsv") for word in several_in(row["adjective"])
    }


@lru_cache(maxsize=1)
def peoples() -> dict[str, str]:
    """Return the country by each word for a people, such as "Syrians"."""
    return {word: row["term"] for row in rows("demonyms.tsv") for word in several_in(row["people"])}


@lru_cache(maxsize=4096)
def of_country(before: str, word: str) -> str:
    """Return the country that an adjective or a word for a people means; empty if it means none.

    ``before`` is the word before it in the text, for "North Korean".
    """
    for names in (adjectives(), peoples()):
        if f"{before} {word}" in names:
            return names[f"{before} {word}"]
    return adjectives().get(word, "")


@lru_cache(maxsize=1)
def organisations() -> dict[str, str]:
    """Return the main name of a well-known organisation by each of its names."""
    return {
        name: row["term"]
        for row in rows("organisations.tsv")
        for name in (row["term"], *several_in(row["also"]))
    }


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Return the gender of most people with a first name, by common first names in lower case.

    The gender is "m", "f" or empty. Names from other sources are left out: many of them are also
    words or places ("dallas").
    """
    own = (row for row in rows("first_names.tsv") if row["source"] == OWN)
    return {row["name"]: row["gender"] if row["gender"] in ("m", "f") else "" for row in own}


@lru_cache(maxsize=1)
def name_genders() -> dict[str, str]:
    """Return the gender ("m", "f" or empty) by first names of many countries in lower case.

    They include names of the US Census of 1990 and of the lists of Faker (MIT licence).
    """
    known = ((row["name"], row["gender"]) for row in rows("first_names.tsv"))
    return {name: gender if gender in ("m", "f") else "" for name, gender in known}


@lru_cache(maxsize=1)
def short_names() -> dict[str, frozenset[str]]:
    """Return the full first names that each short form ("mike") may stand for."""
    return {row["short"]: frozenset(several_in(row["names"])) for row in rows("short_names.tsv")}

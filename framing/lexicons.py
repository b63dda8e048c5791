"""Read the tables of names and words: countries, organisations, titles, words for people.

Country names, adjectives and seats of government are facts of public record (names as used by the
United Nations, capitals, and the palaces that stand for a government in English-language news).
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import lru_cache
from importlib import resources
from itertools import chain
from typing import NamedTuple

OWN = "own observation"
WORD_CLASSES = ("word_classes.tsv", "event_words.tsv", "context_words.tsv", "reading_words.tsv")


class Noun(NamedTuple):
    """What the list of nouns for people says of one noun.

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
        The synonym to count it as; empty if it has none.
    """

    kind: str
    number: str
    generic: bool
    definite: bool = False
    same_as: str = ""


_ACCENT = re.compile(r"[\u0300-\u036f]")
_SOUNDED = re.compile(r"(?<=e)\u0301(?=e?s?$)")  # "exposé", "lamés": without it, another word


def plain_letters(word: str) -> str:
    """Return a word in lower case without accents, except where an accent makes another word.

    Examples
    --------
    >>> plain_letters("Régime"), plain_letters("élites"), plain_letters("exposés")
    ('regime', 'elites', 'exposés')
    """
    small = word.lower()
    if small.isascii():
        return small
    marked = _SOUNDED.sub("\ue000", unicodedata.normalize("NFD", small))
    bare = _ACCENT.sub("", marked).replace("\ue000", "\u0301")
    return unicodedata.normalize("NFC", bare)


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table in ``framing/data``, each as a dict by column.

    ``name`` is that of the file, with its suffix.
    """
    file = resources.files("framing") / "data" / name
    lines = file.read_text(encoding="utf-8").split("\n")
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@lru_cache(maxsize=1)
def _word_classes() -> dict[str, frozenset[str]]:
    """Return the words of each class in the files `WORD_CLASSES`, read once."""
    found: dict[str, set[str]] = {}
    for row in chain.from_iterable(map(rows, WORD_CLASSES)):
        found.setdefault(row["class"], set()).add(row["word"])
    return {name: frozenset(members) for name, members in found.items()}


def word_class(name: str) -> frozenset[str]:
    """Return the words of one class in the files `WORD_CLASSES`.

    Names are as written, other words in lower case.

    Examples
    --------
    >>> sorted(word_class("former"))
    ['ex', 'former', 'late', 'then']
    """
    return _word_classes()[name]


def any_word(name: str) -> str:
    """Return the words of a class as the alternatives of a regular expression.

    ``name`` is that of the class, as in `word_class`.

    Examples
    --------
    >>> any_word("former")
    'ex|former|late|then'
    """
    return "|".join(map(re.escape, sorted(word_class(name))))


@lru_cache(maxsize=1)
def _meanings() -> dict[str, dict[str, str]]:
    """Return for each class of ``reading_words.tsv`` what its words mean, read once."""
    found: dict[str, dict[str, str]] = {}
    for row in rows("reading_words.tsv"):
        found.setdefault(row["class"], {})[row["word"]] = row["means"]
    return found


def meanings(name: str) -> dict[str, str]:
    """Return what each word of one class of ``reading_words.tsv`` means, in the file's order.

    Examples
    --------
    >>> meanings("label")["rubrik"]
    'section'
    """
    return _meanings()[name]


def _several(cell: str) -> list[str]:
    """Return the entries of a cell, which have semicolons between them."""
    return [part for part in cell.split(";") if part]


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Return the main name of a country by each of its names ("Burma": "Myanmar")."""
    return {
        name: row["term"]
        for row in rows("demonyms.tsv")
        for name in (row["term"], *_several(row["also"]))
    }


@lru_cache(maxsize=1)
def seats() -> dict[str, str]:
    """Return the country by each capital or palace whose name may stand for its government."""
    return {seat: row["term"] for row in rows("demonyms.tsv") for seat in _several(row["seats"])}


@lru_cache(maxsize=1)
def regions() -> dict[str, str]:
    """Return the country by each state, province or territory with a government of its own."""
    return {row["term"]: row["country"] for row in rows("regions.tsv")}


@lru_cache(maxsize=1)
def adjectives() -> dict[str, str]:
    """Return the country by each adjective such as "Syrian"."""
    return {
        word: row["term"] for row in rows("demonyms.tsv") for word in _several(row["adjective"])
    }


@lru_cache(maxsize=1)
def peoples() -> dict[str, str]:
    """Return the country by each word for a people, such as "Syrians"."""
    return {word: row["term"] for row in rows("demonyms.tsv") for word in _several(row["people"])}


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
        for name in (row["term"], *_several(row["also"]))
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
    return {row["short"]: frozenset(_several(row["names"])) for row in rows("short_names.tsv")}


def gender_of(noun: str) -> str:
    """Return the gender of the people a noun such as "actress" describes: "m", "f" or empty."""
    if noun in word_class("male noun"):
        return "m"
    return "f" if noun in word_class("female noun") else ""


@lru_cache(maxsize=1)
def titles() -> dict[str, tuple[str, str]]:
    """Return for each word for a title its kind, and the gender it implies ("m", "f" or empty).

    Kinds are ``honorific`` ("Mr"), ``rank``, ``office`` and ``modifier`` ("acting").
    """
    return {row["term"]: (row["kind"], row["gender"]) for row in rows("titles.tsv")}


@lru_cache(maxsize=1)
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Return what the list of nouns for people says of each word.

    Most have one entry; a plural such as "forces" may have its own.
    """
    found: dict[str, tuple[Noun, ...]] = {}
    for row in rows("groups.tsv"):
        needs = row["generic"]
        noun = Noun(row["kind"], row["number"], needs == "yes", needs == "definite", row["same_as"])
        found[row["term"]] = (*found.get(row["term"], ()), noun)
    return found


@lru_cache(maxsize=1)
def actions() -> dict[str, dict[str, str]]:
    """Return for each form ("verb", "nominalisation", ...) its words, with the class of each.

    A class is what is done: ``coercion``, ``politics``, ...
    """
    found: dict[str, dict[str, str]] = {}
    for row in rows("actions.tsv"):
        found.setdefault(row["form"], {})[row["term"]] = row["class"]
    return found


@lru_cache(maxsize=16)
def happenings(role: str) -> frozenset[str]:
    """Return the words with one role in sentences that present an action as an event.

    ``role`` is for nouns ``violence`` (what people do to people), ``weapon``, ``force`` (of
    nature), ``vehicle`` (its driver is not named) or ``craft`` (its crew acts); for verbs
    ``occurs`` (began, continued, grew, ended), ``bursts`` (the same of weapons), ``harms``,
    ``brings`` (led to), ``dies`` or ``changes`` (the subject, a person or a thing, suffers).

    References
    ----------
    B. Levin (1993), English Verb Classes and Alternations: the classes that rows name by number.
    """
    return frozenset(row["term"] for row in rows("happenings.tsv") if row["role"] == role)


@lru_cache(maxsize=4096)
def happens(lemma: str) -> str:
    """Return what a noun tells of an action without saying who acts; empty if it does not.

    That is ``action`` ("killing"), or a role of `happenings`: ``violence``, ``weapon``, ``force``
    or ``vehicle``.
    """
    if actions()["nominalisation"].get(lemma, "protest") != "protest":
        return "action"
    for role in ("violence", "weapon", "force", "vehicle"):
        if lemma in happenings(role):
            return role
    return ""


@lru_cache(maxsize=4096)
def listed(verb: str) -> bool:
    """Return whether a verb, as its lemma, is on one of the lists of actions or happenings."""
    roles = ("occurs", "bursts", "harms", "brings", "dies", "changes")
    return verb in actions()["verb"] or any(verb in happenings(role) for role in roles)


@lru_cache(maxsize=1)
def figurative() -> dict[tuple[str, str], frozenset[str]]:
    """Return the words beside a harmful term that make it harmless, as "heart" does "attack".

    They are found by the term and the grammatical position of the word beside it (``modifier``,
    ``object``, ``subject``, ``of``).
    """
    return {
        (row["term"], row["part"]): frozenset(_several(row["words"]))
        for row in rows("figurative.tsv")
    }

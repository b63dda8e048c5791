"""Decide by the words of a name whether it can name a person, an organisation or a place."""

from __future__ import annotations

from framing import lexicons
from framing.actors import trimming
from framing.lexicons import word_class

_LONGEST = 5  # words of a person's name


def known_kind(text: str) -> str:
    """Return "place" or "organisation" for a name on the word lists; empty for other names."""
    if any(
        text in names for names in (lexicons.country_names(), lexicons.seats(), lexicons.regions())
    ):
        return "place"
    return "organisation" if text in lexicons.organisations() else ""


def begins_institution(words: list[str]) -> bool:
    """Return whether words form an institution's name with "of" or "for": "Bank of China"."""
    kind = words[0].lower() in word_class("institution")
    return kind and len(words) > 2 and words[1] in ("of", "for")


def plausible(words: list[str]) -> bool:
    """Return whether words can name an actor: not a storm, work, date or "Chapter 2"."""
    lower = [word.lower() for word in words]
    if lower[0] in word_class("storm"):
        return False
    if len(lower) == 2 and lower[0] in word_class("numbered part") and lower[1].isdigit():
        return False
    place = lower[-1] in word_class("place word") and len(words) > 1
    if place or lower[-1] in word_class("work or event"):
        return False
    if words[-1] in lexicons.adjectives() and "of" in lower:
        return False
    if any(part in lexicons.country_names() for part in words[0].split("-")[1:]):
        return False
    no_names = word_class("calendar") | word_class("no name") | lexicons.titles().keys()
    return not all(word in no_names for word in lower)


def is_acronym(words: list[str]) -> bool:
    """Return whether words are one acronym of three letters or more."""
    return len(words) == 1 and words[0].isupper() and words[0].isalpha() and len(words[0]) > 2


def names_a_person(words: list[str]) -> bool:
    """Return whether words can be a person's name, not an office ("Lee County Sheriff")."""
    acronym = len(words) == 1 and words[0].isupper()
    post = len(words) > 2 and trimming.is_office(words[-1])
    like = len(words) <= _LONGEST and all(_name_like(word) for word in words)
    return like and not acronym and not post


def _name_like(word: str) -> bool:
    particle = word.lower() in word_class("name particle") or word.startswith("al-")
    return (word[:1].isupper() or particle) and not any(sign.isdigit() for sign in word)

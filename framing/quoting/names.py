"""The people an article names: their fullest form, and whether a name is a person's at all."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from framing.quoting.closed import CLAUSE_WORDS, DETERMINERS, OPENERS, PRONOUNS
from framing.quoting.lists import words
from framing.quoting.nouns import TITLES, is_role, noun
from framing.quoting.places import PLACES, countries

DATA = "first_names.tsv"
_CAPITAL = (
    r"(?:(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|Prof|Rev|Capt|Maj|Adm|Pres)\."
    r"|(?:[aeu]l-|a[dns]-)?[A-Z\u00c0-\u00de][\w’'\-]*)"
)
_NAME = re.compile(
    rf"{_CAPITAL}(?: (?:(?:de|da|di|du|la|le|van|von|der|den|bin|ibn|al|el|ben|dos) ){{0,2}}"
    rf"{_CAPITAL})*"
)
_SMALL = re.compile(r"\b[a-z]{2,}\b")
_POSSESSIVE = re.compile(r"['’]s?$")
_NO_PERSON = words(
    "house party times post jazeera watch international press news today journal guardian "
    "tribune daily herald street university college street america american americans states "
    "kingdom nations union europe european africa asia arabia korea zealand lanka york "
    "angeles city county island islands republic ministry department agency council inc corp "
    "ltd plc co llc group bank fund trust foundation institute association society party "
    "front army force guard rights tea congress parliament commission committee senate court "
    "board service office bureau security north south east west new united supreme federal "
    "national royal central republican democratic labour conservative communist liberal "
    "democrats republicans motors airlines airways records studios media online network "
    "television tv radio twitter facebook google apple microsoft amazon the white act bill "
    "river lake mountain valley bay sea ocean league cup fc"
)


class Person(NamedTuple):
    """A person: the fullest form of the name, and a gender where the text or the name gives one."""

    name: str
    gender: str = ""


@cache
def first_names() -> Mapping[str, str]:
    """First names in small letters, each with its gender or nothing."""
    text = (files("framing") / "data" / DATA).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return MappingProxyType({row["name"]: row["gender"] for row in rows})


# Whose body it is stays in its name: the People's List, the Harbour Workers' Federation.
_MEMBERS = frozenset(
    (
        *("children", "men", "people", "women"),
        *("king", "queen", "lloyd", "mcdonald", "moody", "sotheby", "christie"),
        *("doctors", "dockers", "drivers", "employers", "farmers", "fishermen", "journalists"),
        *("lawyers", "miners", "nurses", "parents", "pilots", "prisoners", "railwaymen"),
        *("soldiers", "students", "teachers", "tenants", "veterans", "workers", "writers"),
    )
)


def bare(word: str) -> str:
    """A word without its possessive ending or full stop."""
    return _POSSESSIVE.sub("", word).rstrip(".")


def _in_name(words: Sequence[str], at: int) -> bool:
    """Whether a possessive is part of a name: the People's List, St. Brana's Hospital."""
    saint = at > 0 and words[at - 1].rstrip(".").lower() == "st"
    return saint or bare(words[at].lower()) in _MEMBERS


def core_name(words: Sequence[str]) -> list[str]:
    """The name proper in a row of capitalised words: roles, titles and possessors cut off.

    Examples
    --------
    >>> core_name(["Russian", "Deputy", "Justice", "Minister", "Maxim", "Travnikov"])
    ['Maxim', 'Travnikov']
    >>> core_name(["The", "White", "House"])
    ['White', 'House']
    """
    start = 0
    last = noun(words[-1].lower())
    body = last is not None and last.kind == "institution"
    for at, word in enumerate(words[:-1]):
        low = word.rstrip(".").lower()
        possessor = word.endswith(("'s", "’s", "s'", "s’")) and not _in_name(words, at)
        role = is_role(low) and not (body and at + 2 == len(words))  # the Justice Department
        if possessor or role or low in DETERMINERS or (at == start and low in OPENERS):
            start = at + 1
    rest = list(words[start:])
    while len(rest) > 2 and rest[0].lower() in {"of", "for"}:
        rest = rest[2:]
    if len(rest) > 2 and rest[0].lower() not in first_names():  # Antarctica Vyacheslav Shtyrov
        first = next((n for n, w in enumerate(rest[:-1]) if w.lower() in first_names()), 0)
        rest = rest[first:]
    return [*rest[:-1], bare(rest[-1])] if rest else []


class Names:
    """All names of a text, asked for their fullest form.

    Parameters
    ----------
    raw
        The text.
    body
        Where it begins after the headline, whose capitals mean nothing.
    """

    def __init__(self, raw: str, body: int = 0) -> None:
        self._full: dict[str, Counter[str]] = {}
        self._by_first: dict[str, str] = {}
        self.gender: dict[str, str] = {}
        self._titled: set[str] = set()
        self._holders: dict[str, Counter[str]] = {}
        self._places: set[str] = set()  # words that something is said to be in
        self._inside: set[str] = set()  # words with a capital in mid-sentence
        met: Counter[str] = Counter()
        for match in _NAME.finditer(raw, body):
            found, at = match.group(), match.start()
            met[found] += 1
            if at > 1 and raw[at - 1] == " " and (raw[at - 2].isalnum() or raw[at - 2] == ","):
                self._inside.add(found)
                if raw[max(0, at - 4) : at] == " in " and " " not in found:
                    self._places.add(bare(found))
        self._inside = {bare(found) for found in self._inside}
        self._small = frozenset(_SMALL.findall(raw, body))
        for found, times in met.items():
            self._take(found.split(" "), times)

    def _take(self, words: list[str], times: int) -> None:
        name = core_name(words)
        while name and name[0].lower() in CLAUSE_WORDS | PRONOUNS:
            name = name[1:]  # What Berg
        if not name or name[-1] == "I":
            return
        last = name[-1].lower()
        title = words[-len(name) - 1].rstrip(".").lower() if len(words) > len(name) else ""
        if title in TITLES or is_role(title):
            self._titled.add(last)
            self._holders.setdefault(title, Counter())[last] += times
            if len(words) > len(name) + 1:  # prime minister
                longer = f"{words[-len(name) - 2].lower()} {title}"
                self._holders.setdefault(longer, Counter())[last] += times
            if title in {"mr", "sir", "lord"}:
                self.gender.setdefault(last, "m")
            elif title in {"mrs", "ms", "miss", "lady", "baroness", "dame"}:
                self.gender.setdefault(last, "f")
        if 2 <= len(name) <= 5 and not _organisation(name):
            self._full.setdefault(last, Counter())[" ".join(name)] += times
            self._by_first.setdefault(name[0], " ".join(name))

    def is_person(self, name: Sequence[str]) -> bool:
        """Whether a name, roles cut off, is a person's."""
        if not name or _organisation(name):
            return False
        low = name[-1].lower()
        return len(name) > 1 or low in self._full or low in self._titled or low in first_names()

    def knows(self, name: Sequence[str]) -> bool:
        """Whether a single word is the last part of a person's name, or stands after a title."""
        return name[-1].lower() in self._full or name[-1].lower() in self._titled

    def sure(self, word: str) -> bool:
        """Whether a single capitalised word is a name and not just the first of a sentence."""
        return word in self._inside or self.knows([word]) or word.lower() in first_names()

    def common(self, word: str) -> bool:
        """Whether a single word is a common one that only its place gave a capital: Just, Let."""
        return word.lower() in self._small and not self.sure(word)

    def is_place(self, word: str) -> bool:
        """Whether a single word names a place: a known one, or one that something is in."""
        low = word.lower()
        if low in PLACES:
            return True
        known = low in countries() and low not in first_names()
        return (known or word in self._places) and not self.knows([word])

    def holder(self, role: str) -> Person | None:
        """The person whose name the role stands before most often: President Donald Trump."""
        known = self._holders.get(role)
        return self.person([known.most_common(1)[0][0].title()]) if known else None

    def person(self, name: Sequence[str], gender: str = "") -> Person:
        """The fullest form of a person's name."""
        last = name[-1].lower()
        forms = self._full.get(last)
        best = " ".join(name)
        if len(name) == 1 and forms:
            fitting = [f for f in forms if not gender or self._gender_of(f) in ("", gender)]
            best = max(fitting or forms, key=forms.__getitem__)
        elif len(name) == 1:
            best = self._by_first_name(best)
        return Person(best, gender or self._gender_of(best))

    def _by_first_name(self, first: str) -> str:
        return self._by_first.get(first, first)

    def _gender_of(self, name: str) -> str:
        first, last = name.split(" ")[0].lower(), name.split(" ")[-1].lower()
        known = first_names().get(first, "")
        return known or (
            "" if " " in name and len(self._full.get(last, ())) > 1 else self.gender.get(last, "")
        )


_GROUNDS = words("park road lane hill hills heights square airport stadium hospital")


def _organisation(name: Sequence[str]) -> bool:
    """Whether the words of a name say that it is no person's."""
    lows = [word.rstrip(".").lower() for word in name]
    rest = lows[1:] if len(lows) > 1 and lows[0] in first_names() else lows  # Bill Berg
    if any(low in _NO_PERSON or low in PLACES for low in rest):
        return True
    if len(lows) > 1 and lows[-1] in _GROUNDS and lows[0] not in first_names():
        return True
    kinds = [noun(low) for low in lows]
    if any(found is not None and found.kind in ("institution", "document") for found in kinds):
        return lows[0] not in first_names()
    return any(len(word) > 1 and word.isupper() and "." not in word for word in name)

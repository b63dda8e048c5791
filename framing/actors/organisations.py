"""Group the names of organisations that mean the same one: acronyms, short forms, other names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from framing import lexicons
from framing.lexicons import word_class

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{0,4}[A-Z]{1,6})\)")
_OR = re.compile(r", or ([A-Z][\w-]{1,30})[,.]")
_CAPITALISED = re.compile(r"[A-Z][\w'’.-]*|of|for|and|the|&")
_LOOK_BACK = 150
_OFTENER = 3  # how much oftener a name is written with a capital than the same word without

Forms = dict[str, tuple[str, str]]


def organisations(
    forms: Iterable[str], raw: str, towns: set[str], places: set[str], others: set[str]
) -> Forms:
    """Return for each written form of an organisation's name its fullest name and the reason.

    The reason is a sentence: "“ILO” is a short form of International Labour Organization."

    Parameters
    ----------
    forms
        The written names.
    raw
        The text of the article, searched for acronyms in brackets.
    towns
        Names that mean a place more often than an organisation; they are no short forms.
    places
        Names of places in which something happens.
    others
        First words of names in the text, surnames left out: "Corvane" may stand for "Corvane
        Terminals" only if it is one of these.
    """
    written = _explained_acronyms(raw)
    things = word_class("work or event")
    of_things = {s: long for s, long in written.items() if long.split()[-1].lower() in things}
    acronyms = {short: long for short, long in written.items() if short not in of_things}
    of_bodies = [f for f in forms if f not in of_things and not _begins_any(f, of_things.values())]
    for form in of_bodies:
        end = raw.find(form) + len(form)
        acronym = _ACRONYM.match(raw, end + 1) or _OR.match(raw, end)
        if acronym and " " in form:
            acronyms.setdefault(acronym[1], form)
    every = list(dict.fromkeys([*acronyms.values(), *of_bodies, *acronyms]))
    found: Forms = {}
    for form in sorted(every, key=lambda form: (-len(form.split()), form)):
        found[form] = _fullest(form, found if form not in towns else {}, acronyms)
    for name in {name for name, _ in found.values()}:
        short = _first_word(name, others)
        for word in filter(None, (short, _last_word(name, raw, others, places))):
            found.setdefault(word, (name, f"“{word}” is a short form of {name}."))
    return found


def _begins_any(form: str, longer: Iterable[str]) -> bool:
    return any(long.startswith(f"{form} ") for long in longer)


def _fullest(form: str, found: Forms, acronyms: dict[str, str]) -> tuple[str, str]:
    """Return the full name that a written form stands for, and the reason in one sentence.

    ``found`` has these pairs for the forms done before, ``acronyms`` the long form of each acronym.
    """
    if acronyms.get(form) in found:
        name = found[acronyms[form]][0]
        return name, f"“{form}” is given beside {name} as its short form."
    known = lexicons.organisations().get(form)
    names = dict.fromkeys(name for name, _ in found.values())
    for other, (name, _) in found.items():
        if known and known == lexicons.organisations().get(other):
            return name, f"“{form}” is another name of {name}."
    fitting = [name for name in names if not known and _shortens(form, name)]
    if len(fitting) == 1:
        return fitting[0], f"“{form}” is a short form of {fitting[0]}."
    name = known if known and len(known) > len(form) else form
    return name, f"{name} is named here."


def _shortens(form: str, name: str) -> bool:
    short, long = (text.lower().replace(" & ", " and ").split() for text in (form, name))
    initials = len(form) > 2 and form == "".join(w[0] for w in name.split() if w[0].isupper())
    if len(short) >= len(long) or (len(short) == 1 and name in lexicons.organisations()):
        return initials
    if short == long[-len(short) :]:
        return len(short) > 1 or short[0] not in word_class("institution")
    if short == long[: len(short)]:
        return not _names_a_country(form)
    return initials


def _names_a_country(word: str) -> bool:
    places = (lexicons.country_names(), lexicons.seats(), lexicons.regions())
    return any(word in names for names in (*places, lexicons.adjectives(), lexicons.peoples()))


def _first_word(name: str, others: set[str]) -> str:
    """Return the first word of a two-word name if the text uses it as a short form; else ""."""
    first, *rest = name.split()
    plain = first in others and len(first) > 3 and not first.isupper()
    if len(rest) != 1 or not plain or _names_a_country(first):
        return ""
    classes = ("institution", "place word", "no short form")
    common = any(first.lower() in word_class(one) for one in classes)
    listed = first.lower() in lexicons.titles() or first.lower() in lexicons.nouns()
    person = first.lower() in lexicons.first_names()
    return "" if common or listed or person or name in lexicons.organisations() else first


def _last_word(name: str, raw: str, others: set[str], places: set[str]) -> str:
    """Return the last word if the text uses it alone: "Alba" for "Church of Alba"; else ""."""
    kind, of, *rest = name.split()[-3:] if name.count(" ") == 2 else ("", "")
    if of != "of" or kind.lower() not in word_class("institution") or len(rest) != 1:
        return ""
    last = rest[0]
    times, small = raw.count(last) - raw.count(name), raw.count(f" {last.lower()} ")
    alone = times > 1 and times > _OFTENER * small
    plain = last not in places and len(last) > 3 and not last.isupper()
    if not (plain and (alone or last in others)) or _names_a_country(last):
        return ""
    classes = ("institution", "place word", "no short form", "calendar")
    common = any(last.lower() in word_class(one) for one in classes)
    listed = last.lower() in lexicons.titles() or last.lower() in lexicons.nouns()
    return "" if common or listed else last


def _explained_acronyms(raw: str) -> dict[str, str]:
    """Return a dict from each acronym that the text explains, as "Long Form (LF)", to the form."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(raw):
        before = raw[max(0, match.start() - _LOOK_BACK) : match.start()].rstrip()
        words: list[str] = []
        for word in reversed(before.split()):
            if not _CAPITALISED.fullmatch(word):
                break
            words.insert(0, word)
            if word[0].isupper() and _abbreviates(match[1], words):
                found.setdefault(match[1], " ".join(words))
                break
    return found


def _abbreviates(acronym: str, words: list[str]) -> bool:
    every = "".join(part[0] for word in words for part in word.split("-") if part)
    capitals = "".join(letter for letter in every if letter.isupper())
    return acronym.lower() in (every.lower(), capitals.lower())

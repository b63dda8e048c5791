"""Which written forms name the same actor: surnames, short forms, acronyms, spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from framing import lexicons
from framing.actors.actor import Kind
from framing.actors.names import Name
from framing.lexicons import INSTITUTION_NAMES, OF_NAMES, PLACE_NAMES, THINGS

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{0,4}[A-Z]{1,6})\)")
_OR = re.compile(r", or ([A-Z][\w-]{1,30})[,.]")
_CAPITALISED = re.compile(r"[A-Z][\w'’.-]*|of|for|and|the|&")
_LOOK_BACK = 150
_ADJECTIVES = lexicons.words(
    "african american asian british central children christian church civil common "
    "communist consumer democratic european family free global great harbour heavy human "
    "independent interior international islamic joint labour latin liberal local medical "
    "mercantile metal middle municipal muslim mutual national natural northern open peasant "
    "people people's planned popular public radical regional religious republican "
    "revolutionary royal rural saint save scientific social socialist southern special "
    "standard state students transport united universal urban western women workers world "
    "young"
)
_RANKS = lexicons.words(
    "king queen pope prince princess emperor empress sultan emir ayatollah saint"
)
_NOT_SURNAMES = lexicons.words("jr sr ii iii iv")


@dataclass
class Named:
    """An actor with a proper name: its forms and what its titles tell."""

    name: str
    kind: Kind
    forms: dict[str, str] = field(default_factory=dict)  # each form, and why it is this actor
    titles: set[str] = field(default_factory=set)
    gender: str = ""


def group(names: dict[str, Name], raw: str) -> list[Named]:
    """Put the forms of names together, each under the actor or the actors it may mean."""
    forms = sorted(names.values(), key=lambda name: (-len(name.words), -len(name.text), name.text))
    people = _people([name for name in forms if name.kind == "person"])
    towns = {name.text for name in forms if name.votes["place"] > name.votes["organisation"]}
    institutions = _organisations([n.text for n in forms if n.kind == "organisation"], raw, towns)
    surnames = {form for person in people if " " in person.name for form in person.forms}
    heard = {form.split()[0] for form in names} - surnames
    for institution in institutions:
        _add_short_form(institution, heard)
    taken = {form for named in institutions for form in named.forms}
    people = [p for p in people if p.name not in taken]
    places = _places([name.text for name in forms if name.kind == "place"])
    return [*people, *institutions, *places]


# People


@lru_cache(maxsize=2048)
def parts(text: str) -> tuple[str, ...]:
    """Give the words of a person's name for comparison: no case, accents, article, initials."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode() or text
    words = re.sub(r"\b[Aa][ln]-|\b[Ee]l-", "", plain).replace("-", " ").lower().split()
    kept = [w.strip(".") for w in words if w not in OF_NAMES and not re.fullmatch(r"\w\.?", w)]
    return tuple(kept or words or [text.lower()])


def _people(forms: list[Name]) -> list[Named]:
    people: list[Named] = []
    for name in forms:
        homes = [person for person in people if _same_person(name, person)]
        if not homes:
            homes = [Named(_with_rank(name), "person")]
            people += homes
        for person in homes:
            person.forms[name.text] = _why_person(name.text, person.name)
            if len(homes) == 1:
                person.titles |= name.titles
                person.gender = person.gender or name.gender
    for person in people:
        _add_surnames(person)
    return people


def _with_rank(name: Name) -> str:
    """Name a ruler who has no surname by the rank too: "Queen Elizabeth"."""
    ranks = [title for title in name.titles if title.split()[-1].lower() in _RANKS]
    return f"{min(ranks)} {name.text}" if ranks and " " not in name.text else name.text


def _add_surnames(person: Named) -> None:
    """Let a person be named by the surname alone, with or without its article."""
    words = person.name.split()
    surname = words[-1]
    bare = re.sub(r"^[Aa][ln]-|^[Ee]l-", "", surname)
    if len(words) > 1 and len(bare) > 2 and surname.lower().rstrip(".") not in _NOT_SURNAMES:
        for form in (surname, bare):
            person.forms.setdefault(form, _why_person(form, person.name))


def _same_person(name: Name, person: Named) -> bool:
    mine, theirs = parts(name.text), parts(person.name)
    if len(mine) == 1 and len(theirs) > 1:
        fits_sex = not (name.gender and person.gender and name.gender != person.gender)
        return fits_sex and mine[0] in (theirs[0], theirs[-1])
    if mine[-1] != theirs[-1]:
        return False
    return mine[0] == theirs[0] or set(mine) <= set(theirs)


def _why_person(form: str, name: str) -> str:
    if form == name:
        return f"{name} is named here."
    if parts(form) == parts(name):
        return f"“{form}” is another spelling of {name}."
    if parts(form)[0] == parts(name)[-1]:
        return f"“{form}” is the surname of {name}."
    return f"“{form}” is a shorter form of {name}."


# Organisations


def _add_short_form(institution: Named, heard: set[str]) -> None:
    """Let "Corvane Terminals" be named "Corvane", a word for nothing else."""
    first, *rest = institution.name.split()
    if len(rest) != 1 or first not in heard or len(first) < 4 or first.isupper():
        return
    known = (lexicons.adjectives(), lexicons.country_names(), lexicons.seats(), lexicons.regions())
    common = (
        INSTITUTION_NAMES
        | PLACE_NAMES
        | set(lexicons.titles())
        | set(lexicons.nouns())
        | _ADJECTIVES
    )
    if first.lower() in common or any(first in names for names in known):
        return
    if (
        first.lower() not in lexicons.first_names()
        and institution.name not in lexicons.organisations()
    ):
        institution.forms.setdefault(first, f"“{first}” is a short form of {institution.name}.")


def _organisations(forms: list[str], raw: str, towns: set[str]) -> list[Named]:
    """Put organisations together; a word that names a town, too, is no short form of one."""
    written = _acronyms(raw)
    things = {short: long for short, long in written.items() if long.split()[-1].lower() in THINGS}
    acronyms = {short: long for short, long in written.items() if short not in things}
    forms = [f for f in forms if f not in things and not _begins_any(f, things.values())]
    for form in forms:
        end = raw.find(form) + len(form)
        following = _ACRONYM.match(raw, end + 1) or _OR.match(raw, end)
        if following and " " in form:
            acronyms.setdefault(following[1], form)
    forms = list(dict.fromkeys([*acronyms.values(), *forms, *acronyms]))
    forms.sort(key=lambda form: (-len(form.split()), form))
    found: list[Named] = []
    for form in forms:
        home, why = _home(form, [] if form in towns else found, acronyms)
        if home is None:
            known = lexicons.organisations().get(form, form)
            home = Named(form if len(form) >= len(known) else known, "organisation")
            found.append(home)
        home.forms.setdefault(form, why or f"{home.name} is named here.")
    return found


def _begins_any(form: str, longer: Iterable[str]) -> bool:
    return any(long.startswith(f"{form} ") for long in longer)


def _home(form: str, found: list[Named], acronyms: dict[str, str]) -> tuple[Named | None, str]:
    """Find the organisation that a form is a short form of, and say why."""
    known = lexicons.organisations().get(form)
    for named in found:
        if form in acronyms and acronyms[form] in named.forms:
            return named, f"“{form}” is given beside {named.name} as its short form."
        if known and known in {lexicons.organisations().get(other) for other in named.forms}:
            return named, f"“{form}” is another name of {named.name}."
    if known:
        return None, ""
    fitting = [named for named in found if _shortens(form, named.name)]
    if len(fitting) == 1:
        return fitting[0], f"“{form}” is a short form of {fitting[0].name}."
    return None, ""


def _shortens(form: str, name: str) -> bool:
    short, long = (text.lower().replace(" & ", " and ").split() for text in (form, name))
    if len(short) >= len(long) or (len(short) == 1 and name in lexicons.organisations()):
        return _initials(name) == form and len(form) > 2
    if short == long[-len(short) :]:
        return len(short) > 1 or short[0] not in INSTITUTION_NAMES
    if short == long[: len(short)]:
        taken = (
            lexicons.country_names(),
            lexicons.regions(),
            lexicons.adjectives(),
            lexicons.peoples(),
        )
        return not any(form in names for names in taken)
    return _initials(name) == form and len(form) > 2


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _acronyms(raw: str) -> dict[str, str]:
    """Read "Long Form (LF)": each acronym with the words that it abbreviates."""
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
    capitals = "".join(word[0] for word in words if word[0].isupper())
    every = "".join(word[0] for word in words)
    return acronym.upper() in (capitals.upper(), every.upper())


# Places


def _places(forms: Iterable[str]) -> list[Named]:
    found: dict[str, Named] = {}
    for form in forms:
        name = lexicons.country_names().get(form) or lexicons.seats().get(form) or form
        named = found.setdefault(name, Named(name, "place"))
        named.forms[form] = f"{form} acts as a government here."
    return list(found.values())

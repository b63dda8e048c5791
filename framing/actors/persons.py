"""Group the names of persons: which full names are one person's, and whom a surname means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from framing import lexicons
from framing.actors.name_shape import known_kind
from framing.actors.names import Name
from framing.actors.person_names import ARTICLE, Parts, name_parts, one_person
from framing.lexicons import word_class

_LAST = 1.5  # mentions that being named last is worth


@dataclass
class Person:
    """Hold one person of an article, with the names and titles that the article uses.

    Attributes
    ----------
    name
        The fullest form.
    parts
        That form in parts.
    gender
        ``"m"``, ``"f"`` or empty.
    titles
        The words of the titles that the person has in the text, in lower case.
    full
        The number of occurrences with a given name.
    place
        The person's rank, from 1, in the order in which full names first occur; 0 if none occurs.
    """

    name: str
    parts: Parts
    gender: str = ""
    titles: set[str] = field(default_factory=set)
    full: int = 0
    place: int = 0


class People:
    """Find which persons of an article a name may refer to.

    ``forms`` are the written names of persons; ``persons`` lists the persons that they name.
    """

    def __init__(self, forms: Iterable[Name]) -> None:
        self.persons: list[Person] = []
        self._times: Counter[str] = Counter()
        self._last = ""
        single = []
        for form in sorted(forms, key=lambda form: (-len(form.words), -len(form.text), form.text)):
            if name_parts(form.text).given:
                self._add(form)
            else:
                single.append(form)
        for form in single:
            if not self.meant_by(form.text):
                self._add(form)

    def _add(self, form: Name) -> None:
        parts = name_parts(form.text)
        known = next((p for p in self.persons if one_person(p.parts, parts)), None)
        if known is None:
            known = Person(_with_rank(form), parts)
            self.persons.append(known)
        known.gender = known.gender or form.gender
        known.titles |= {word.lower() for title in form.titles for word in title.split()}

    def meant_by(self, form: str) -> list[Person]:
        """Return the persons that a name may refer to: by full name, surname or given name."""
        parts = name_parts(form)
        if parts.given:
            exact = [p for p in self.persons if p.name == form]
            return exact or [p for p in self.persons if one_person(p.parts, parts)]
        by_surname = [p for p in self.persons if p.parts.last == parts.last]
        return by_surname or [p for p in self.persons if parts.last in p.parts.given[:1]]

    def families(self) -> dict[str, list[Person]]:
        """Return for each plural of a surname, such as "Bushes", the persons with the surname."""
        found: dict[str, list[Person]] = {}
        for surname in self.surnames():
            plural = surname + ("es" if surname.endswith(("s", "sh", "ch", "x", "z")) else "s")
            own = name_parts(surname).last
            found[plural] = [p for p in self.persons if p.parts.last == own]
        return found

    def surnames(self) -> list[str]:
        """Return the surnames of full names, also without "al-", that can be used alone."""
        full = [p for p in self.persons if p.parts.given and not p.parts.suffix]
        last = [p.name.split()[-1] for p in full]
        return [
            *dict.fromkeys(
                f for one in last for f in (one, ARTICLE.sub("", one)) if _usable_alone(f)
            )
        ]

    def first_names(self) -> list[str]:
        """Return the first words of full names that can be used alone, and name no place."""
        first = (p.name.split()[0] for p in self.persons if p.parts.given)
        return [
            *dict.fromkeys(word for word in first if _usable_alone(word) and not _is_place(word))
        ]

    def count(self, forms: Iterable[str]) -> None:
        """Add the occurrences of full names to ``full`` and ``place`` of their persons.

        ``forms`` has the written form of every occurrence of a person's name, in text order.
        """
        for form in forms:
            if name_parts(form).given:
                for person in self.meant_by(form)[:1]:
                    person.place = person.place or sum(p.full > 0 for p in self.persons) + 1
                    person.full += 1

    def choose(
        self, form: str, title: str, gender: str, likely: str = ""
    ) -> tuple[Person | None, str]:
        """Return the person that a name refers to at one place, and the reason; count this use.

        Parameters
        ----------
        form
            The name as in the text.
        title
            The words of the title before it; empty for none.
        gender
            The gender that title and apposition imply: ``"m"``, ``"f"`` or empty.
        likely
            ``"m"`` or ``"f"`` by "he" or "she" later in the sentence, else empty; it decides only
            among several persons.

        Returns
        -------
        person : Person or None
            None where several fit and the text does not say which.
        why : str
            The reason, one sentence.
        """
        words = {word.lower() for word in title.split()}
        offices = (words - word_class("former")) & lexicons.titles().keys()
        fitting = [p for p in self.meant_by(form) if not _contradicts(gender, p.gender)]
        if " " not in form:
            fitting = [p for p in fitting if not _is_relative(p, offices)]
        if not fitting:
            fitting = [Person(f"{title} {form}".strip(), name_parts(form), gender)]
            self.persons += fitting
        titled = [p for p in fitting if offices & p.titles]
        fitting = titled or fitting
        fitting = [p for p in fitting if not _contradicts(likely, p.gender)] or fitting
        person = self._likeliest(fitting)
        if person is None:
            names = " or ".join(sorted(p.name for p in fitting))
            return None, f"“{form}” may be {names}: the text does not tell which."
        person.gender = person.gender or gender
        person.titles |= words
        self._times[person.name] += 1
        self._last = person.name
        return person, _reason(form, person.name, len(fitting))

    def _likeliest(self, fitting: list[Person]) -> Person | None:
        """Return the person with the most mentions so far; being named last is worth 1.5 mentions.

        Of persons not yet named, the first to come. None if some of several equals were named.
        """
        weights = {p.name: self._weight(p) for p in fitting}
        best = max(weights.values())
        found = [p for p in fitting if weights[p.name] == best]
        if len(found) > 1 and any(self._times[p.name] for p in found):
            return None
        return min(found, key=lambda p: p.place)

    def _weight(self, person: Person) -> float:
        return person.full + self._times[person.name] + _LAST * (person.name == self._last)


def _is_relative(person: Person, offices: set[str]) -> bool:
    """Return whether a person is only a relative of the holder of one of these offices.

    So Ida Hale for "President Hale": the text calls her a wife or first lady, and no president.
    """
    named_offices = {word for word in offices if lexicons.titles()[word][0] == "office"}
    known = person.titles & (word_class("relation") | {"lady"})
    return bool(
        named_offices and known and person.parts.given and not named_offices & person.titles
    )


def _usable_alone(word: str) -> bool:
    """Return whether a part of a name can be used alone, as surnames are; not "al" or "Street"."""
    no_names = ("no name", "calendar", "name particle", "institution", "place word")
    low = word.lower()
    listed = any(low in word_class(one) for one in no_names) or low in lexicons.titles()
    return word[0].isupper() and low.replace("-", "").isalpha() and len(low) > 1 and not listed


def _is_place(word: str) -> bool:
    return known_kind(word) == "place" or word in lexicons.adjectives()


def _contradicts(a: str, b: str) -> bool:
    return bool(a and b and a != b)


def _with_rank(name: Name) -> str:
    """Return a name as written; for a single name with a rank, the rank too: "Queen Elizabeth"."""
    ranks = word_class("rank before a first name")
    ranks_here = [title for title in name.titles if title.split()[-1].lower() in ranks]
    return f"{min(ranks_here)} {name.text}" if ranks_here and " " not in name.text else name.text


def _reason(form: str, name: str, fitting: int) -> str:
    if form == name:
        return f"{name} is named here."
    mine, theirs = name_parts(form), name_parts(name)
    if mine == theirs:
        return f"“{form}” is another spelling of {name}."
    if mine.given:
        return f"“{form}” is a shorter form of {name}."
    part = "surname" if mine.last == theirs.last else "first name"
    if fitting > 1:
        return f"“{form}” is the {part} of several; {name} is named most or last."
    return f"“{form}” is the {part} of {name}."

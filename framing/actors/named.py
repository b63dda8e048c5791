"""Find the names in an article, where they occur and whom they refer to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import places
from framing.actors.actor import GENDERS, How, Kind, Reference
from framing.actors.names import Name
from framing.actors.occurrences import Occurrence, occurrences
from framing.actors.organisations import organisations
from framing.actors.persons import People
from framing.language.phrases import appositions
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Span

    from framing.language import Syntax


class Named:
    """Hold the references by name in an article, and what titles say of the persons named.

    Parameters
    ----------
    syntax
        The parse.
    names
        The written forms of names in the article, as `names.find` returns them.
    metonymy
        Whether names of capitals and palaces refer to governments.

    Attributes
    ----------
    references : list of Reference
        The references by name, in the order of the text.
    at, titles : dict
        For the index of each token of a name (``titles``: of its title), the index in
        ``references``.
    people : People
        The persons named.
    roles : dict
        For each person, the words of titles and of nouns in apposition.
    leads : dict
        For each person whose title names a country ("Syrian President"), that country.
    former : dict
        For each person, the words of titles that the person no longer holds.
    """

    def __init__(self, syntax: Syntax, names: dict[str, Name], *, metonymy: bool) -> None:
        self.references: list[Reference] = []
        self.at: dict[int, int] = {}
        self.titles: dict[int, int] = {}
        self.leads: dict[str, str] = {}
        self.roles: defaultdict[str, set[str]] = defaultdict(set)
        self.former: defaultdict[str, set[str]] = defaultdict(set)
        self._metonymy = metonymy
        self.people = People(n for n in names.values() if n.kind == "person")
        self._families = self.people.families()
        self._organisations = _organisations(names, self.people, syntax.text.raw)
        found = list(occurrences(syntax, self._kinds(names)))
        self.people.count(one.form for one in found if one.kind == "person")
        for one in found:
            self._refer(one)

    def _kinds(self, names: dict[str, Name]) -> dict[str, str]:
        kinds = dict.fromkeys(self._organisations, "organisation")
        for name in names.values():
            if name.kind in ("person", "place"):
                kinds.setdefault(name.text, name.kind)
        for surname in self.people.surnames():
            known = names.get(surname)
            if known is None or known.kind != "place" or not known.votes["where"]:
                kinds[surname] = "person"
        for first in self.people.first_names():
            kinds.setdefault(first, "person")
        for plural in self._families:
            kinds.setdefault(plural, "person")
        return kinds

    def _refer(self, one: Occurrence) -> None:
        read = {"person": self._person, "place": self._place}.get(one.kind, self._organisation)
        reference = read(one)
        if reference is not None:
            number = len(self.references)
            self.references.append(reference)
            self.at |= dict.fromkeys(range(one.span.start, one.span.end), number)
            self.titles |= dict.fromkeys(range(one.title.start, one.title.end), number)

    def _organisation(self, one: Occurrence) -> Reference:
        return _reference(one, *self._organisations[one.form])

    def _person(self, one: Occurrence) -> Reference | None:
        doc, first = one.span.doc, one.title.start
        family = self._families.get(one.form)
        if family is not None:
            if not first or doc[first - 1].lower_ != "the":
                return None
            explanation = (
                f"“{one.form}” are those of one name: {_listed([p.name for p in family])}."
            )
            return _reference(one, f"the {one.form}", explanation, "group")
        person, explanation = self.people.choose(one.form, one.title.text, *_genders(one))
        if person is None:
            return _reference(one, f"{one.form} (unclear which)", explanation)
        self._learn(person.name, one.title)
        appositives = (t for t in appositions(one.span.root) if t.pos_ == "NOUN")
        called = {token.lemma_.lower() for token in appositives}
        self.roles[person.name] |= called
        person.titles |= called & word_class("relation")
        return _reference(one, person.name, explanation)._replace(gender=person.gender)

    def _learn(self, name: str, title: Span) -> None:
        """Add a title's words to ``roles``, and to ``former`` or its country to ``leads``."""
        words = {token.lower_ for token in title}
        self.roles[name] |= words
        if words & word_class("former"):
            self.former[name] |= words
        elif words & word_class("leads a country") and not words & {"deputy", "vice"}:
            adjectives, names = lexicons.adjectives(), lexicons.country_names()
            for token in title:
                country = adjectives.get(token.text) or names.get(token.text)
                if country:
                    self.leads[name] = country

    def _place(self, one: Occurrence) -> Reference | None:
        """Return a reference to the government that a place name means; None for a mere place."""
        form, root = one.form, one.span.root
        country = lexicons.country_names().get(form) or lexicons.seats().get(form) or form
        is_country = form in lexicons.country_names()
        part = places.part(root)
        if not part or (part == "with" and not is_country and root.head.lower_ != "with"):
            return None
        if form in lexicons.seats() and not is_country:
            if not self._metonymy:
                return _reference(one, form, f"{form} is named here.")
            explanation = f"“{form}” stands for the government of {country}."
            return _reference(one, country, explanation)._replace(how="metonymy")
        acts = "acts here as a government does"
        as_one = acts if part == "acts" else "is dealt with here as a government is"
        return _reference(one, country, f"{form} {as_one} (“{root.head.text}”).")


def _reference(one: Occurrence, key: str, explanation: str, kind: Kind | None = None) -> Reference:
    how: How = "group" if kind == "group" else "name" if one.form == key else "alias"
    own: Kind = kind or one.kind  # type: ignore[assignment]
    plural = kind == "group"
    return Reference(one.start, one.end, key, own, how, explanation, one.span.root.i, plural)


def _organisations(names: dict[str, Name], people: People, raw: str) -> dict[str, tuple[str, str]]:
    forms = [n.text for n in names.values() if n.kind == "organisation"]
    forms.sort(key=lambda form: (-len(form.split()), -len(form), form))
    towns = {n.text for n in names.values() if n.votes["place"] > n.votes["organisation"]}
    first_words = {name.split()[0] for name in names} - set(people.surnames())
    places = {n.text for n in names.values() if n.votes["where"]}
    return organisations(forms, raw, towns, places, first_words)


def _genders(one: Occurrence) -> tuple[str, str]:
    """Return two genders ("m", "f" or empty): by title or apposition, and by later pronouns.

    The pronouns are those after the name in the sentence.
    """
    sentence = one.span.sent
    later = {
        GENDERS[t.lower_] for t in sentence[one.span.end - sentence.start :] if t.lower_ in GENDERS
    }
    return _gender(one), later.pop() if len(later) == 1 else ""


def _gender(one: Occurrence) -> str:
    """Return the gender implied by a title or an apposition: "m" in "her husband, Tom Hale"."""
    titles = lexicons.titles()
    for token in one.title:
        if titles.get(token.lower_, ("", ""))[1]:
            return titles[token.lower_][1]
    for token in (*one.title, *appositions(one.span.root)):
        if gender := lexicons.gender_of(token.lemma_.lower()):
            return gender
    return ""


def _listed(names: list[str]) -> str:
    return " and ".join(names)

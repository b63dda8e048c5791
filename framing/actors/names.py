"""Find the names in an article and say of what kind each is.

The parser's entities are one witness among several: its small model errs, so a name's kind is put
to the vote of all places where the name stands, and titles, known names and the words that names of
institutions end in outweigh it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import cleaning, witnesses
from framing.lexicons import CALENDAR, INSTITUTION_NAMES, OF_NAMES, PLACE_NAMES, THINGS

if TYPE_CHECKING:
    from spacy.tokens import Span

    from framing.language import Syntax

_ACTORS = ("person", "organisation", "place")
_HINTS = ("speaks", "where")  # these speak for no kind by themselves
_NOT_NAMES = lexicons.words(
    "i god mr mrs ms dr sir madam internet covid-19 brexit source good image video photo getty "
    "gmt bst utc cet est edt pst pdt eur usd gbp lte gps dvd vip "
    "obamacare medicaid medicare opinion read watch islam christianity judaism hinduism buddhism"
)


_NUMBERED = lexicons.words(
    "season chapter article section part act phase highway route group channel"
)
_STORMS = lexicons.words("storm hurricane typhoon cyclone")
_PLACES_BEGIN = lexicons.words("port mount lake fort cape")


@dataclass
class Name:
    """One written form of a name, with the evidence for its kind."""

    text: str
    votes: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    gender: str = ""
    settled: str | None = None  # the kind, once all evidence is heard

    @property
    def words(self) -> list[str]:
        return self.text.split()

    @property
    def kind(self) -> str:
        """The kind that most evidence speaks for; empty if the name is none of an actor's."""
        return self.settled if self.settled is not None else self._kind()

    def _kind(self) -> str:
        if self.votes["titled"]:
            return "person"
        known = _known_kind(self.text)
        if known:
            return known
        words = self.words
        if words[-1].lower() in INSTITUTION_NAMES or _begins_institution(words):
            return "organisation" if len(words) > 1 else ""
        if len(words) > 1 and words[0].lower() in _PLACES_BEGIN:
            return "place"
        votes = {kind: n for kind, n in self.votes.items() if kind not in _HINTS}
        if not votes or not _plausible(words):
            return ""
        (kind, _), *_ = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
        if kind == "place" and self.votes["speaks"] > 1 and not self.votes["where"]:
            return "organisation"  # nothing happens in it, and it speaks: "Verizon claims"
        if kind == "person" and not _names_a_person(words):
            return ""
        return kind if kind in _ACTORS else ""


def find(syntax: Syntax) -> dict[str, Name]:
    """Find every form of a name in the article, with the evidence for its kind."""
    headline = syntax.text.headline
    shouting = headline.end if headline and _title_case(syntax.span(0, headline.end)) else 0
    lower = {token.text for token in syntax.tokens if token.is_lower}
    names: dict[str, Name] = {}
    for witness in witnesses.heard(syntax, shouting, lower):
        name = names.setdefault(witness.text, Name(witness.text))
        name.votes[witness.kind] += witness.weight
        if witness.title:
            name.titles.add(witness.title)
            name.gender = name.gender or witness.gender
    for name in names.values():
        first = name.words[0].lower() if name.words else ""
        if len(name.words) > 1:
            name.gender = name.gender or lexicons.first_names().get(first, "")
    for name in names.values():
        last = names.get(name.words[-1]) if len(name.words) > 1 else None
        if last is not None and name.kind == "organisation" and last.kind == "person":
            name.votes["person"] += name.votes["organisation"] + 1
    _call_by_first_or_last(names)
    for name in names.values():
        pair = name.text.split(" and ")
        if len(pair) > 1 and any(one in names and names[one].kind == "person" for one in pair):
            name.votes.clear()
    for name in names.values():
        name.settled = name._kind() if name.words else ""
    return {text: name for text, name in names.items() if name.words and not _common(name, lower)}


def _call_by_first_or_last(names: dict[str, Name]) -> None:
    """Take "Najib" for a person where "Prime Minister Najib Razak" is named, too."""
    titled = [name.words for name in names.values() if name.votes["titled"]]
    borne = {words[end] for words in titled if len(words) > 1 for end in (0, -1)}
    for name in names.values():
        if name.text in borne and name.kind == "organisation" and not _known_kind(name.text):
            name.votes["person"] += name.votes["organisation"] + 1


def _common(name: Name, lower: set[str]) -> bool:
    """Tell whether a supposed name is a common word: "Demands", "Braised Chestnuts"."""
    words = [word.lower() for word in name.words]
    if name.text.removesuffix("s") in lexicons.nouns():
        return True
    if name.kind == "organisation" and len(words) == 1 and not _known_kind(name.text):
        return words[0] in lower and not name.text.isupper()
    if name.votes["titled"] or name.kind != "person":
        return False
    if any(word in lexicons.first_names() for word in words):
        return False
    if len(words) == 1 and words[0] in _happenings():
        return True
    if len(words) == 1 and (words[0].removesuffix("s") in lexicons.nouns() or _a_people(name.text)):
        return True
    return any(word in lower or word + "s" in lower for word in words if word not in OF_NAMES)


@lru_cache(maxsize=1)
def _happenings() -> frozenset[str]:
    """Words for what happens, which the parser takes for names where they begin a sentence."""
    events = lexicons.happenings("violence") | lexicons.happenings("weapon")
    return events | frozenset(lexicons.actions()["nominalisation"])


def _a_people(word: str) -> bool:
    return word in lexicons.peoples() or word.removesuffix("s") in lexicons.nouns()


def _title_case(headline: Span) -> bool:
    """Tell whether a headline Capitalises Most Of Its Words, which misleads the parser."""
    words = [token for token in headline if token.is_alpha and len(token) > 3]
    return sum(token.text[0].isupper() for token in words) > 0.6 * len(words)


def _known_kind(text: str) -> str:
    if any(
        text in names for names in (lexicons.country_names(), lexicons.seats(), lexicons.regions())
    ):
        return "place"
    return "organisation" if text in lexicons.organisations() else ""


def _begins_institution(words: list[str]) -> bool:
    """ "Bank of China", "Ministry of Defence", "University of Oxford"."""
    return len(words) > 2 and words[0].lower() in INSTITUTION_NAMES and words[1] in ("of", "for")


def _plausible(words: list[str]) -> bool:
    lower = [word.lower() for word in words]
    if lower[0] in _STORMS:
        return False
    if len(lower) == 2 and lower[0] in _NUMBERED and lower[1].isdigit():
        return False
    if lower[-1] in THINGS or (lower[-1] in PLACE_NAMES and len(words) > 1):
        return False
    if words[-1] in lexicons.adjectives() and "of" in lower:
        return False
    if any(part in lexicons.country_names() for part in words[0].split("-")[1:]):
        return False
    return not all(
        word in CALENDAR or word in lexicons.titles() or word in _NOT_NAMES for word in lower
    )


def _names_a_person(words: list[str]) -> bool:
    """Tell a person's name from an acronym ("VX") and from a post ("Lee County Sheriff")."""
    acronym = len(words) == 1 and words[0].isupper()
    post = len(words) > 2 and cleaning.is_office(words[-1])
    return not acronym and not post and all(_name_like(word) for word in words)


def _name_like(word: str) -> bool:
    return (word[:1].isupper() or word.lower() in OF_NAMES or word.startswith("al-")) and not any(
        sign.isdigit() for sign in word
    )

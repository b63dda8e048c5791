"""Bodies spoken of without their name: "the regime", "the ministry", "the central bank"."""

from __future__ import annotations

from framing import lexicons
from framing.actors import phrases, places, telling
from framing.actors.actor import Found
from framing.actors.phrases import Phrase
from framing.actors.story import Story, mention

_KIN = {"union": {"union", "federation"}, "force": {"force", "forces"}}
_COMPANY = lexicons.words("company firm corporation conglomerate operator carmaker retailer")
_LEVELS = lexicons.words("federal regional provincial local municipal city state county")
_ANY_BODY = lexicons.words("organisation organization charity group")
_COMPANIES = lexicons.words(
    "Facebook Twitter Google Apple Microsoft Amazon Uber Boeing Airbus Gazprom"
)


def government(phrase: Phrase, story: Story) -> Found | None:
    """Find whose government is meant."""
    if any(phrases.of_a_thing(t) for t in phrase.mods):
        return None
    owner = phrase.country or _owner(phrase, story)
    if owner:
        story.government = owner
        why = f"“{phrase.words}” is the government of {owner.removeprefix('government:')}."
        return mention(phrase, owner, "organisation", "alias", why)
    if phrase.lemma in ("administration", "cabinet") and not phrase.definite:
        return None
    level = {t.lower_ for t in phrase.mods} & _LEVELS
    if level:
        why = f"“{phrase.words}” is a government that the article names by its level."
        return mention(phrase, f"government:{min(level)}", "organisation", "group", why)
    if story.government and (phrase.definite or phrase.lemma == "regime"):
        of = story.government.removeprefix("government:")
        why = f"“{phrase.words}” takes up the government spoken of before ({of})."
        return mention(phrase, story.government, "organisation", "alias", why)
    if not phrase.definite and phrase.lemma != "authority":
        return None
    countries = lexicons.country_names()
    acting = {f.key for f in story.mentions.found if f.kind == "place" and f.key in countries}
    if len(acting) == 1:
        (story.government,) = acting
        why = f"“{phrase.words}” is that of {story.government}, the one country that acts here."
        return mention(phrase, story.government, "organisation", "alias", why)
    why = f"“{phrase.words}” is a government that the article does not name."
    return mention(phrase, "government:", "organisation", "group", why)


def _owner(phrase: Phrase, story: Story) -> str:
    """Find whose government it is: "Assad's regime", "the government of Syria"."""
    near = [t for t in phrase.token.children if t.dep_ in ("poss", "compound", "nmod")]
    near += [
        t
        for of in phrase.token.children
        if of.lower_ in ("of", "in")
        for t in of.children
        if t.dep_ == "pobj"
    ]
    for token in near:
        place = lexicons.country_names().get(token.text) or lexicons.seats().get(token.text)
        if place:
            return place
        number = story.mentions.at.get(token.i)
        if number is not None and story.mentions.found[number].kind == "person":
            person = story.mentions.found[number].key
            return story.mentions.leads.get(person, f"government:{person}")
    unknown = [t for t in phrase.mods if t.text[0].isupper() and t.pos_ in ("ADJ", "PROPN")]
    return f"government:{unknown[0].text}" if unknown else ""


def institution(phrase: Phrase, story: Story) -> Found | None:
    """Find the institution that is meant: a named one, or one of its own where it takes part."""
    if telling.is_building(phrase.token):
        return None
    if phrase.words in lexicons.country_names():
        return None
    whole = phrase.words.lower()
    written = next((f.key for f in story.mentions.found if f.key.lower() == whole), "")
    if written:
        why = f"“{phrase.words}” is {written}, written small."
        return mention(phrase, written, "organisation", "alias", why)
    known = _named(phrase, story) if phrase.definite and not phrase.country else ""
    if known and {t.lower_ for t in phrase.mods} <= set(known.lower().split()):
        why = f"“{phrase.words}” takes up {known} again."
        return mention(phrase, known, "organisation", "alias", why)
    told = story.bodies.get(phrase.lemma, "") if phrase.definite and not phrase.country else ""
    if told and {t.lower_ for t in phrase.mods} <= set(told.split(":")[1].split()):
        why = f"“{phrase.words}” takes up “{told.removeprefix('institution:')}” again."
        return mention(phrase, told, "organisation", "alias", why)
    proper = [t for t in phrase.mods if t.text[0].isupper()]
    takes_part = telling.takes_part(phrase.token) if phrase.definite else False
    if phrase.lemma in ("parliament", "congress"):  # these go without an article
        takes_part = telling.takes_part(phrase.token)
    if not (phrase.country or proper or takes_part or places.part(phrase.token) == "acts"):
        return None
    story.bodies[phrase.lemma] = f"institution:{whole}"
    why = f"“{phrase.words}” is an institution that acts or is acted on."
    return mention(phrase, f"institution:{whole}", "organisation", "name", why)


def office(phrase: Phrase) -> Found | None:
    """Take "the state attorney's office said" for the office, not for who holds it."""
    desk = phrase.token.head
    if phrase.token.dep_ != "poss" or desk.lower_ != "office" or not telling.takes_part(desk):
        return None
    words = phrase.token.doc[phrase.first : desk.i + 1].text
    why = f"“{words}” is an institution that acts or is acted on."
    end = desk.idx + len(desk)
    key = f"institution:{words.lower()}"
    return Found(phrase.start, end, key, "organisation", "name", why, desk.i)


def _named(phrase: Phrase, story: Story) -> str:
    """Find the organisation whose name holds the noun, or the company last spoken of."""
    words = _KIN.get(phrase.lemma, {phrase.lemma})
    before = [f for f in story.mentions.found if f.start < phrase.start]
    organisations = [f.key for f in before if f.kind == "organisation"]
    for key in reversed(organisations):
        if words & set(key.lower().split()):
            return key
    later = {f.key for f in story.mentions.found if words & set(f.key.lower().split())}
    if len(later) == 1:
        return later.pop()
    if phrase.lemma in _ANY_BODY:
        return last_body(phrase, story)
    if phrase.lemma in _COMPANY:
        plain = [key for key in organisations if _may_be_a_company(key)]
        return plain[-1] if plain else ""
    return ""


def last_body(phrase: Phrase, story: Story) -> str:
    """Find the organisation last spoken of, those that are only told something left out."""
    doc = phrase.token.doc
    for found in reversed([f for f in story.mentions.found if f.start < phrase.start]):
        listens = doc[found.root].dep_ in ("dobj", "dative", "pobj")
        if found.kind == "organisation" and not listens:
            return found.key
    return ""


def _may_be_a_company(name: str) -> bool:
    known = name in lexicons.organisations() and name not in _COMPANIES
    return not known and not set(name.lower().split()) & lexicons.INSTITUTION_NAMES

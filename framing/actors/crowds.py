"""Groups without a proper name: "the rebels", "armed men", "three soldiers"."""

from __future__ import annotations

from framing import lexicons
from framing.actors import bodies, nouns
from framing.actors.actor import Found
from framing.actors.phrases import Phrase
from framing.actors.story import Story, mention

_OTHER_OFFICERS = lexicons.words(
    "air army border chief court customs executive force immigration intelligence medical military "
    "naval navy press prison probation returning"
)
_OF_A_KIND = lexicons.words("officer fighter leader supporter official chief boss spokesman")


def find(phrase: Phrase, story: Story) -> Found:
    """Find the group that is meant: of an organisation, spoken of before, or new."""
    if phrase.lemma == "group" and phrase.definite and not phrase.mods:
        return _the_group(phrase, story)
    lemma = _kind_of_people(phrase)
    if lemma == "officer" and not phrase.country:
        lemma = "police" if of_police(phrase, story) else lemma
    of_its_own = phrase.country or phrase.noun.kind == "institution"
    organisation = "" if of_its_own else _organisation(lemma, story)
    if organisation:
        why = f"“{phrase.words}” is said of {organisation}."
        return mention(phrase, organisation, "organisation", "alias", why)
    why = f"“{phrase.words}” is a group without a proper name."
    return mention(phrase, _key(lemma, phrase.country, story), "group", "group", why)


def _the_group(phrase: Phrase, story: Story) -> Found:
    """Take "the group" for the group or body last spoken of."""
    named = bodies.last_body(phrase, story)
    known = [keys[-1][1] for lemma, keys in story.crowds.items() if lemma.endswith("group")]
    if known:
        why = f"“{phrase.words}” takes up a group spoken of before."
        return mention(phrase, known[-1], "group", "group", why)
    if named and not phrase.several:
        why = f"“{phrase.words}” takes up {named}, the body last spoken of."
        return mention(phrase, named, "organisation", "alias", why)
    why = f"“{phrase.words}” is a group without a proper name."
    return mention(phrase, _key("group", "", story), "group", "group", why)


def of_police(phrase: Phrase, story: Story) -> bool:
    """Tell whether an officer is of the police, and no soldier or warder."""
    return police(story) and not any(t.lower_ in _OTHER_OFFICERS for t in phrase.mods)


def police(story: Story) -> bool:
    """Tell whether the article has spoken of the police, so that officers are theirs."""
    return bool(story.crowds.get("police") or _organisation("police", story))


def _kind_of_people(phrase: Phrase) -> str:
    """Give the word that tells a group: "rebel forces" are rebels, "armed men" armed men."""
    lemma = phrase.lemma
    if not phrase.noun.generic and lemma not in _OF_A_KIND:
        return lemma
    nouns_before = [t.lemma_.lower() for t in phrase.mods if t.pos_ in ("NOUN", "PROPN")]
    telling = [word for word in nouns_before if _tells(word)]
    if telling:
        return nouns.same(telling[0])
    if phrase.noun.generic:
        return " ".join(sorted({t.lemma_.lower() for t in phrase.mods} | {lemma}))
    return lemma


def _tells(word: str) -> bool:
    senses = lexicons.nouns().get(word, ())
    return any(n.kind != "government" and not n.generic for n in senses)


def _organisation(lemma: str, story: Story) -> str:
    """Find the organisation whose name ends in the noun: "police" after "the National Police"."""
    for found in story.mentions.found:
        if found.kind == "organisation" and found.key.lower().split()[-1] == lemma:
            return found.key
    return ""


def _key(lemma: str, country: str, story: Story) -> str:
    known = story.crowds.setdefault(lemma, [])
    for home, key in reversed(known):
        if not country or home == country:
            known.append((home, key))
            return key
    key = f"group:{lemma}:{country}"
    known.append((country, key))
    return key

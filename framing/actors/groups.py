"""Find which group a description refers to: "the rebels", "armed men", "three soldiers"."""

from __future__ import annotations

from framing import lexicons
from framing.actors.actor import Reference
from framing.actors.bodies import body_before
from framing.actors.discourse import Discourse
from framing.actors.nouns import Description
from framing.actors.ranking import Choose
from framing.actors.references import refer
from framing.lexicons import word_class


def group(phrase: Description, discourse: Discourse, choose: Choose) -> Reference:
    """Return a reference to a group: an organisation, a group mentioned before, or a new one.

    ``choose`` returns the key of the organisation that "the group" means, or "" for none.
    """
    if phrase.lemma == "group" and phrase.definite and not phrase.modifiers:
        return _the_group(phrase, discourse, choose)
    lemma = _kind_of_people(phrase)
    if lemma == "officer" and not phrase.country:
        lemma = "police" if of_police(phrase, discourse) else lemma
    of_its_own = phrase.country or phrase.noun.kind == "institution"
    organisation = "" if of_its_own else _organisation(lemma, discourse)
    if organisation:
        explanation = f"“{phrase.words}” is said of {organisation}."
        return refer(phrase, organisation, "organisation", "alias", explanation)
    explanation = f"“{phrase.words}” is a group without a proper name."
    return refer(phrase, _key(lemma, phrase.country, discourse), "group", "group", explanation)


def _the_group(phrase: Description, discourse: Discourse, choose: Choose) -> Reference:
    """Return a reference to the group or organisation that "the group" refers to."""
    known = [keys[-1][1] for lemma, keys in discourse.groups.items() if lemma.endswith("group")]
    if known:
        explanation = f"“{phrase.words}” takes up a group spoken of before."
        return refer(phrase, known[-1], "group", "group", explanation)
    named = "" if phrase.several else body_before(phrase, discourse, choose)
    if named:
        explanation = f"“{phrase.words}” most likely takes up {named} again."
        return refer(phrase, named, "organisation", "alias", explanation)
    explanation = f"“{phrase.words}” is a group without a proper name."
    return refer(phrase, _key("group", "", discourse), "group", "group", explanation)


def of_police(phrase: Description, discourse: Discourse) -> bool:
    """Return whether "officer" means one of the police mentioned before, not a soldier."""
    others = word_class("officer not of the police")
    known = discourse.groups.get("police") or _organisation("police", discourse)
    return bool(known) and not any(t.lower_ in others for t in phrase.modifiers)


def _kind_of_people(phrase: Description) -> str:
    """Return the noun that identifies a group: "rebel" for "rebel forces"."""
    lemma = phrase.lemma
    if not phrase.noun.generic and lemma not in word_class("member of something"):
        return lemma
    for word in (t.lemma_.lower() for t in phrase.modifiers if t.pos_ in ("NOUN", "PROPN")):
        senses = lexicons.nouns().get(word, ())
        telling = [n for n in senses if n.kind != "government" and not n.generic]
        if telling:
            return telling[0].same_as or word
    if phrase.noun.generic:
        return " ".join(sorted({t.lemma_.lower() for t in phrase.modifiers} | {lemma}))
    return lemma


def _organisation(lemma: str, discourse: Discourse) -> str:
    """Return the first organisation whose name ends in ``lemma``, as "National Police"; else ""."""
    for one in discourse.named.references:
        if one.kind == "organisation" and one.key.lower().split()[-1] == lemma:
            return one.key
    return ""


def _key(lemma: str, country: str, discourse: Discourse) -> str:
    known = discourse.groups.setdefault(lemma, [])
    for home, key in reversed(known):
        if not country or home == country:
            known.append((home, key))
            return key
    key = f"group:{lemma}:{country}"
    known.append((country, key))
    return key

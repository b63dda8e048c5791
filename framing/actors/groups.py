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


def group(one: Description, discourse: Discourse, choose: Choose) -> Reference:
    """Return a reference to a group: an organisation, a group mentioned before, or a new one."""
    if one.lemma == "group" and one.definite and not one.modifiers:
        return _the_group(one, discourse, choose)
    lemma = _kind_of_people(one)
    if lemma == "officer" and not one.country:
        lemma = "police" if of_police(one, discourse) else lemma
    of_its_own = one.country or one.noun.kind == "institution"
    organisation = "" if of_its_own else _organisation(lemma, discourse)
    if organisation:
        explanation = f"“{one.words}” is said of {organisation}."
        return refer(one, organisation, "organisation", "alias", explanation)
    explanation = f"“{one.words}” is a group without a proper name."
    return refer(one, _key(lemma, one.country, discourse), "group", "group", explanation)


def _the_group(one: Description, discourse: Discourse, choose: Choose) -> Reference:
    """Return a reference to the group or organisation that "the group" refers to."""
    known = [keys[-1][1] for lemma, keys in discourse.groups.items() if lemma.endswith("group")]
    if known:
        explanation = f"“{one.words}” takes up a group spoken of before."
        return refer(one, known[-1], "group", "group", explanation)
    named = "" if one.several else body_before(one, discourse, choose)
    if named:
        explanation = f"“{one.words}” most likely takes up {named} again."
        return refer(one, named, "organisation", "alias", explanation)
    explanation = f"“{one.words}” is a group without a proper name."
    return refer(one, _key("group", "", discourse), "group", "group", explanation)


def of_police(one: Description, discourse: Discourse) -> bool:
    """Return whether "officer" means one of the police mentioned before, not a soldier."""
    others = word_class("officer not of the police")
    known = discourse.groups.get("police") or _organisation("police", discourse)
    return bool(known) and not any(t.lower_ in others for t in one.modifiers)


def _kind_of_people(one: Description) -> str:
    """Return the noun that identifies a group: "rebel" for "rebel forces"."""
    lemma = one.lemma
    if not one.noun.generic and lemma not in word_class("member of something"):
        return lemma
    for word in (t.lemma_.lower() for t in one.modifiers if t.pos_ in ("NOUN", "PROPN")):
        senses = lexicons.nouns().get(word, ())
        telling = [n for n in senses if n.kind != "government" and not n.generic]
        if telling:
            return telling[0].same_as or word
    if one.noun.generic:
        return " ".join(sorted({t.lemma_.lower() for t in one.modifiers} | {lemma}))
    return lemma


def _organisation(lemma: str, discourse: Discourse) -> str:
    """Return the organisation whose name ends in a noun, as "National Police"; "" for none."""
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

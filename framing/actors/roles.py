"""Find which person a role or description refers to: "the minister", "a police spokesman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import groups
from framing.actors.actor import Reference
from framing.actors.discourse import Discourse, Entity
from framing.actors.noun_senses import PLURAL
from framing.actors.nouns import Description, country_of
from framing.actors.ranking import Anaphor, Choose, candidates
from framing.actors.references import as_written, refer
from framing.language.phrases import appositions
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token


def beside_a_name(one: Description, discourse: Discourse) -> Reference | None:
    """Return a reference to the person named in apposition: "the minister, Radan Colveth"."""
    if one.token.tag_ in PLURAL:
        return None
    named = _apposed(one, discourse)
    if named is None:
        return None
    discourse.named.roles[named.key] |= {t.lower_ for t in one.modifiers} | {one.lemma}
    explanation = f"“{one.words}” says who {named.key} is."
    return refer(one, named.key, "person", "alias", explanation)._replace(gender=_gender(one))


def person(one: Description, discourse: Discourse, choose: Choose) -> Reference | None:
    """Return a reference to the person in a role: one mentioned before, or a new one."""
    if one.definite:
        key = _antecedent(one, discourse, choose)
        if key:
            explanation = f"“{one.words}” most likely takes up {as_written(key)} again."
            return refer(one, key, "person", "alias", explanation)._replace(gender=_gender(one))
    body = _speaks_for(one, discourse) if one.lemma == "spokesman" else ""
    if body:
        explanation = f"“{one.words}” has no name and speaks for {as_written(body)}."
        return refer(one, body, "organisation", "alias", explanation)
    if one.lemma in ("officer", "constable") and groups.of_police(one, discourse):
        return groups.group(one, discourse, choose)
    if not one.token.text[0].isalpha():
        return None
    explanation = f"“{one.words}” is somebody who is known only by a role."
    key = f"role:{one.words}"
    known = sum(other == key or other.startswith(f"{key} (") for other in discourse.entities)
    key = f"{key} ({known + 1})" if known and not one.definite else key
    return refer(one, key, "person", "name", explanation)._replace(gender=_gender(one))


def _antecedent(one: Description, discourse: Discourse, choose: Choose) -> str:
    """Return the key of the person that a definite description refers to; empty for nobody known.

    If only one person in the article has the title, it is that person, even if the title follows
    later.
    """
    owned = any(_is_owner(t, one) for t in one.token.children)
    bearers = [] if owned else _bearers(one, discourse)
    if len(bearers) == 1:
        return bearers[0]
    words = frozenset(t.lower_ for t in one.modifiers)
    anaphor = Anaphor(one.token, one.start, "person", _gender(one), one.lemma, words)
    fitting = [e for e in discourse.entities.values() if _may_be(one, e, discourse)]
    if bearers or owned:
        fitting = [e for e in fitting if e.key in bearers or one.lemma in e.nouns]
    found = candidates(discourse, anaphor, fitting)
    return choose(anaphor, found) if found else ""


def _is_owner(token: Token, one: Description) -> bool:
    """Return whether a possessor shows that somebody new may be meant: "her son", "Berg's son"."""
    if token.lower_ in ("his", "her", "their"):
        return True
    return token.dep_ == "poss" and one.lemma in word_class("relation")


def _bearers(one: Description, discourse: Discourse) -> list[str]:
    """Return the keys of persons whose title, anywhere in the article, is this role."""
    if one.lemma not in lexicons.titles():
        return []
    wanted = {one.lemma} | {t.lower_ for t in one.modifiers if t.lower_ in lexicons.titles()}
    named = discourse.named
    found = [key for key, words in named.roles.items() if wanted <= words]
    if one.country:  # "the Mexican president" is of no other country
        adjectives = {t.lower_ for t in one.modifiers if country_of(t)}
        found = [
            k for k in found if named.leads.get(k) == one.country or adjectives & named.roles[k]
        ]
    return [key for key in found if _holds(one, key, discourse)]


def _holds(one: Description, key: str, discourse: Discourse) -> bool:
    """Return whether a person still holds an office that is mentioned without "former"."""
    past = one.lemma in discourse.named.former.get(key, ())
    still = not any(t.lower_ in word_class("former") for t in one.modifiers)
    return not (past and still and one.lemma in word_class("held by one"))


def _may_be(one: Description, entity: Entity, discourse: Discourse) -> bool:
    person = entity.kind == "person" and not entity.plural
    return (
        person
        and _holds(one, entity.key, discourse)
        and not _of_another_country(one, entity, discourse)
    )


def _of_another_country(one: Description, entity: Entity, discourse: Discourse) -> bool:
    """Return whether a person is not described by the country of a description.

    Where the text gives a person no country, only "man" or the like is taken for another.
    """
    adjectives = {name.lower(): home for name, home in lexicons.adjectives().items()}
    homes = {adjectives[word] for word in entity.words if word in adjectives}
    unsaid = not homes and one.noun.generic and entity.key not in discourse.named.leads
    return bool(one.country) and (unsaid or (bool(homes) and one.country not in homes))


def _gender(one: Description) -> str:
    return lexicons.gender_of(one.token.lemma_.lower())


def _apposed(one: Description, discourse: Discourse) -> Reference | None:
    named = discourse.named
    waiting, seen = [one.token], {one.token.i}
    while waiting:
        for other in appositions(waiting.pop()):
            number = named.at.get(other.i, named.titles.get(other.i))
            if number is not None and named.references[number].kind == "person":
                return named.references[number]
            if other.i not in seen and other.pos_ == "NOUN":
                seen.add(other.i)
                waiting.append(other)
    return None


def _speaks_for(one: Description, discourse: Discourse) -> str:
    """Return the key of the organisation that an unnamed spokesman speaks for; empty for none."""
    after = [w for of in one.token.children if of.lower_ in ("of", "for") for w in of.children]
    named = discourse.named
    for token in (*one.modifiers, *after):
        number = named.at.get(token.i)
        if number is not None and named.references[number].kind == "organisation":
            return named.references[number].key
        bodies = [e.key for e in discourse.entities.values() if e.kind == "organisation"]
        for key in reversed(bodies):
            if token.lemma_.lower() in discourse.entities[key].nouns:
                return key
    return ""

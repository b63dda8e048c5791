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


def beside_a_name(phrase: Description, discourse: Discourse) -> Reference | None:
    """Return a reference to the person named in apposition: "the minister, Radan Colveth".

    None for a plural, or where nobody is named beside the phrase.
    """
    if phrase.token.tag_ in PLURAL:
        return None
    named = _apposed(phrase, discourse)
    if named is None:
        return None
    discourse.named.roles[named.key] |= {t.lower_ for t in phrase.modifiers} | {phrase.lemma}
    explanation = f"“{phrase.words}” says who {named.key} is."
    return refer(phrase, named.key, "person", "alias", explanation)._replace(gender=_gender(phrase))


def person(phrase: Description, discourse: Discourse, choose: Choose) -> Reference | None:
    """Return a reference to the person in a role: one mentioned before, or a new one.

    For an unnamed spokesman it is the organisation, for a police officer the police; None for a
    phrase that does not end in a word. ``choose`` returns the key of one candidate, or "".
    """
    if phrase.definite:
        key = _antecedent(phrase, discourse, choose)
        if key:
            explanation = f"“{phrase.words}” most likely takes up {as_written(key)} again."
            return refer(phrase, key, "person", "alias", explanation)._replace(
                gender=_gender(phrase)
            )
    body = _speaks_for(phrase, discourse) if phrase.lemma == "spokesman" else ""
    if body:
        explanation = f"“{phrase.words}” has no name and speaks for {as_written(body)}."
        return refer(phrase, body, "organisation", "alias", explanation)
    if phrase.lemma in ("officer", "constable") and groups.of_police(phrase, discourse):
        return groups.group(phrase, discourse, choose)
    if not phrase.token.text[0].isalpha():
        return None
    explanation = f"“{phrase.words}” is somebody who is known only by a role."
    key = f"role:{phrase.words}"
    known = sum(other == key or other.startswith(f"{key} (") for other in discourse.entities)
    key = f"{key} ({known + 1})" if known and not phrase.definite else key
    return refer(phrase, key, "person", "name", explanation)._replace(gender=_gender(phrase))


def _antecedent(phrase: Description, discourse: Discourse, choose: Choose) -> str:
    """Return the key of the person that a definite description means; empty for none so far.

    If only one person in the article has the title, it is that person, even if the title comes
    later.
    """
    owned = any(_is_owner(t, phrase) for t in phrase.token.children)
    bearers = [] if owned else _bearers(phrase, discourse)
    if len(bearers) == 1:
        return bearers[0]
    words = frozenset(t.lower_ for t in phrase.modifiers)
    anaphor = Anaphor(phrase.token, phrase.start, "person", _gender(phrase), phrase.lemma, words)
    fitting = [e for e in discourse.entities.values() if _may_be(phrase, e, discourse)]
    if bearers or owned:
        fitting = [e for e in fitting if e.key in bearers or phrase.lemma in e.nouns]
    found = candidates(discourse, anaphor, fitting)
    return choose(anaphor, found) if found else ""


def _is_owner(token: Token, phrase: Description) -> bool:
    """Return whether a possessor shows that somebody new may be meant: "her son", "Berg's son"."""
    if token.lower_ in ("his", "her", "their"):
        return True
    return token.dep_ == "poss" and phrase.lemma in word_class("relation")


def _bearers(phrase: Description, discourse: Discourse) -> list[str]:
    """Return the keys of persons with the phrase's noun as a title anywhere in the article.

    For "the Mexican president" only those of that country; empty if the noun is no title.
    """
    if phrase.lemma not in lexicons.titles():
        return []
    wanted = {phrase.lemma} | {t.lower_ for t in phrase.modifiers if t.lower_ in lexicons.titles()}
    named = discourse.named
    found = [key for key, words in named.roles.items() if wanted <= words]
    if phrase.country:  # "the Mexican president" is of no other country
        adjectives = {t.lower_ for t in phrase.modifiers if country_of(t)}
        found = [
            k for k in found if named.leads.get(k) == phrase.country or adjectives & named.roles[k]
        ]
    return [key for key in found if _holds(phrase, key, discourse)]


def _holds(phrase: Description, key: str, discourse: Discourse) -> bool:
    """Return whether a person (``key``) may be meant by an office.

    False for a "former president" where the phrase is "the president": one person holds it.
    """
    past = phrase.lemma in discourse.named.former.get(key, ())
    still = not any(t.lower_ in word_class("former") for t in phrase.modifiers)
    return not (past and still and phrase.lemma in word_class("held by one"))


def _may_be(phrase: Description, entity: Entity, discourse: Discourse) -> bool:
    person = entity.kind == "person" and not entity.plural
    return (
        person
        and _holds(phrase, entity.key, discourse)
        and not _of_another_country(phrase, entity, discourse)
    )


def _of_another_country(phrase: Description, entity: Entity, discourse: Discourse) -> bool:
    """Return whether the phrase's country ("a Syrian man") shows that it means another person.

    It does if the text gives the person other countries; or none, and the noun is as general as
    "man".
    """
    adjectives = {name.lower(): home for name, home in lexicons.adjectives().items()}
    homes = {adjectives[word] for word in entity.words if word in adjectives}
    unsaid = not homes and phrase.noun.generic and entity.key not in discourse.named.leads
    return bool(phrase.country) and (unsaid or (bool(homes) and phrase.country not in homes))


def _gender(phrase: Description) -> str:
    return lexicons.gender_of(phrase.token.lemma_.lower())


def _apposed(phrase: Description, discourse: Discourse) -> Reference | None:
    named = discourse.named
    waiting, seen = [phrase.token], {phrase.token.i}
    while waiting:
        for other in appositions(waiting.pop()):
            number = named.at.get(other.i, named.titles.get(other.i))
            if number is not None and named.references[number].kind == "person":
                return named.references[number]
            if other.i not in seen and other.pos_ == "NOUN":
                seen.add(other.i)
                waiting.append(other)
    return None


def _speaks_for(phrase: Description, discourse: Discourse) -> str:
    """Return the key of the organisation that an unnamed spokesman speaks for; empty for none."""
    after = [w for of in phrase.token.children if of.lower_ in ("of", "for") for w in of.children]
    named = discourse.named
    for token in (*phrase.modifiers, *after):
        number = named.at.get(token.i)
        if number is not None and named.references[number].kind == "organisation":
            return named.references[number].key
        bodies = [e.key for e in discourse.entities.values() if e.kind == "organisation"]
        for key in reversed(bodies):
            if token.lemma_.lower() in discourse.entities[key].nouns:
                return key
    return ""

"""Find the organisation that a description refers to: "the regime", "the ministry"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import places, referring
from framing.actors.actor import Reference
from framing.actors.discourse import Discourse, Entity
from framing.actors.nouns import Description, country_of
from framing.actors.ranking import Anaphor, Choose, candidates
from framing.actors.references import as_written, refer
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHOUT_ARTICLE = ("parliament", "congress")


def institution(phrase: Description, discourse: Discourse, choose: Choose) -> Reference | None:
    """Return a reference to the institution meant: one mentioned before, or a new one.

    None where the words mean a building, a country, or nothing that acts. ``choose`` returns the
    key of one of several candidates, or an empty string for none.
    """
    if referring.is_building(phrase.token) or phrase.words in lexicons.country_names():
        return None
    whole = phrase.words.lower()
    for known in discourse.named.references:
        if known.key.lower() == whole:
            explanation = f"“{phrase.words}” is {known.key}, written small."
            return refer(phrase, known.key, "organisation", "alias", explanation)
    if phrase.definite and not phrase.country:
        key = body_before(phrase, discourse, choose) or _organisation_with_noun(phrase, discourse)
        if key:
            explanation = f"“{phrase.words}” most likely takes up {as_written(key)} again."
            return refer(phrase, key, "organisation", "alias", explanation)
    alone = phrase.definite or phrase.lemma in _WITHOUT_ARTICLE
    acts = (alone and referring.takes_part(phrase.token)) or places.part(phrase.token) == "acts"
    if not (phrase.country or acts or any(t.text[0].isupper() for t in phrase.modifiers)):
        return None
    explanation = f"“{phrase.words}” is an institution that acts or is acted on."
    return refer(phrase, f"institution:{whole}", "organisation", "name", explanation)


def body_before(phrase: Description, discourse: Discourse, choose: Choose) -> str:
    """Return the key of the organisation mentioned before that a noun means; empty for none."""
    words = frozenset(t.lower_ for t in phrase.modifiers)
    anaphor = Anaphor(phrase.token, phrase.start, "body", noun=phrase.lemma, words=words)
    entities = discourse.entities.values()
    bodies = [e for e in entities if _may_be(phrase.lemma, e) and not _of_another_kind(phrase, e)]
    so_called = [e for e in bodies if phrase.lemma in e.nouns and words <= e.words | {*_name(e)}]
    if len(so_called) == 1:
        return so_called[0].key
    found = candidates(discourse, anaphor, bodies)
    return choose(anaphor, found) if found else ""


def _name(entity: Entity) -> list[str]:
    return as_written(entity.key).lower().split()


def _may_be(noun: str, entity: Entity) -> bool:
    """Return whether a noun may refer to an organisation: "court" to the "Supreme Court"."""
    name = _name(entity)
    if entity.kind != "organisation" or noun in name or noun in entity.nouns:
        return entity.kind == "organisation"
    if noun in word_class("union noun") and word_class("union noun") & set(name):
        return True
    if noun in word_class("any body") or entity.key.isupper():
        return True
    kind = name[-1] if name and name[-1] in word_class("institution") else ""
    if noun in word_class("joint company"):
        return not kind or kind in word_class("company ending")
    return not kind and noun not in word_class("institution")


def _of_another_kind(phrase: Description, entity: Entity) -> bool:
    """Return whether an entity has the phrase's noun in its name, but is of another kind.

    So a "tax committee" for the phrase "the water committee".
    """
    kinds = {t.lower_ for t in phrase.modifiers if t.dep_ == "compound" and t.pos_ == "NOUN"}
    return (
        phrase.lemma in _name(entity)
        and bool(kinds)
        and not kinds & {*_name(entity), *entity.words}
    )


def _organisation_with_noun(phrase: Description, discourse: Discourse) -> str:
    """Return the key of the only organisation named in the article with the phrase's noun.

    Empty where there is none, several, or its name lacks a modifier of the phrase.
    """
    named = discourse.named.references
    keys = {
        r.key for r in named if r.kind == "organisation" and phrase.lemma in r.key.lower().split()
    }
    fits = {t.lower_ for t in phrase.modifiers} <= set(" ".join(keys).lower().split())
    return keys.pop() if len(keys) == 1 and fits else ""


def office(phrase: Description) -> Reference | None:
    """Return a reference to an office: "the state attorney's office" for "attorney".

    None where the phrase does not possess an "office" that acts or is acted on.
    """
    desk = phrase.token.head
    if phrase.token.dep_ != "poss" or desk.lower_ != "office" or not referring.takes_part(desk):
        return None
    words = phrase.token.doc[phrase.first : desk.i + 1].text
    explanation = f"“{words}” is an institution that acts or is acted on."
    end, key = desk.idx + len(desk), f"institution:{words.lower()}"
    return Reference(phrase.start, end, key, "organisation", "name", explanation, desk.i)


def government(phrase: Description, discourse: Discourse) -> Reference | None:
    """Return a reference to the government of a country or a person, or to an unnamed one.

    None where the words mean no government ("exercise regime").
    """
    if any(_shows_no_government(t) for t in phrase.modifiers):
        return None
    owner = phrase.country or _owner(phrase, discourse)
    if owner:
        discourse.government = owner
        explanation = f"“{phrase.words}” is the government of {as_written(owner)}."
        return refer(phrase, owner, "organisation", "alias", explanation)
    if phrase.lemma in ("administration", "cabinet") and not phrase.definite:
        return None
    level = {t.lower_ for t in phrase.modifiers} & word_class("government level")
    if level:
        explanation = f"“{phrase.words}” is a government that the article names by its level."
        return refer(phrase, f"government:{min(level)}", "organisation", "group", explanation)
    if discourse.government and (phrase.definite or phrase.lemma == "regime"):
        of = as_written(discourse.government)
        explanation = f"“{phrase.words}” takes up the government spoken of before ({of})."
        return refer(phrase, discourse.government, "organisation", "alias", explanation)
    if not phrase.definite and phrase.lemma != "authority":
        return None
    acting = {r.key for r in discourse.named.references if r.kind == "place"}
    acting &= lexicons.country_names().keys()
    country = next(iter(acting)) if len(acting) == 1 else ""
    if phrase.lemma != "administration" and _is_known(country, discourse):
        discourse.government = country
        explanation = (
            f"“{phrase.words}” is that of {discourse.government}, the one country that acts here."
        )
        return refer(phrase, discourse.government, "organisation", "alias", explanation)
    explanation = f"“{phrase.words}” is a government that the article does not name."
    return refer(phrase, "government:", "organisation", "group", explanation)


def _in_a_state_name(token: Token) -> Iterator[Token]:
    """Yield what says which state "Republic" or the like is: "Cyprus" in "Republic of Cyprus"."""
    if token.text in ("Republic", "Kingdom", "State", "States", "Federation", "Emirate"):
        yield from (t for t in token.subtree if t.pos_ in ("PROPN", "ADJ") and t is not token)


def _is_known(country: str, discourse: Discourse) -> bool:
    """Return whether the text so far refers to a country more than once."""
    entity = discourse.entities.get(country)
    return entity is not None and entity.times > 1


def _shows_no_government(token: Token) -> bool:
    """Return whether a modifier shows that no government is meant: "exercise regime"."""
    noun = token.dep_ == "compound" and token.pos_ == "NOUN" and token.is_lower
    return noun and token.lower_ not in word_class("kind of government")


def _owner(phrase: Description, discourse: Discourse) -> str:
    """Return the key of whose government a phrase means; empty for nobody.

    A country's name, a named leader's country, or "government:" and a name ("government:Assad").
    """
    near = [t for t in phrase.token.children if t.dep_ in ("poss", "compound", "nmod")]
    for of in phrase.token.children:
        if of.lower_ in ("of", "in"):
            near += [t for t in of.children if t.dep_ == "pobj"]
            near += [w for t in of.children if t.dep_ == "pobj" for w in _in_a_state_name(t)]
    named = discourse.named
    for token in near:
        place = lexicons.country_names().get(token.text) or lexicons.seats().get(token.text)
        place = place or (country_of(token) if token.dep_ in ("amod", "compound") else "")
        if place:
            return place
        number = named.at.get(token.i)
        if number is not None and named.references[number].kind == "person":
            person = named.references[number].key
            return named.leads.get(person, f"government:{person}")
    unknown = (t for t in phrase.modifiers if t.text[0].isupper() and t.pos_ in ("ADJ", "PROPN"))
    first = next(unknown, None)
    return f"government:{first.text}" if first is not None else ""

"""Decide whether a noun for people refers to somebody, or only describes: "he is a friend"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import places
from framing.actors.nouns import Description, country_of, first_of
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = (
    *("in", "at", "near", "outside", "inside", "around", "through", "across", "into", "on"),
    *("onto", "within", "behind", "of", "for", "as"),
)
_BESIDE = ("outside", "near", "inside", "around", "behind", "across", "past", "opposite")
_PARTS = ("nsubj", "nsubjpass", "csubj", "agent", "dobj", "dative", "poss")


def refers(phrase: Description) -> bool:
    """Return whether a description refers to somebody who acts or is acted on."""
    token, noun = phrase.token, phrase.noun
    whole = _modified_noun(token)
    if whole is not None and not _is_agent_of_noun(phrase, whole):
        return False
    sense = _SENSES.get(phrase.lemma)
    if (
        phrase.nobody
        or _without_article(phrase)
        or _is_an_office(phrase)
        or (sense is not None and not sense(phrase))
    ):
        return False
    if is_predicate(token) or _is_audience(phrase):
        return False
    if noun.definite:
        return phrase.definite or bool(phrase.modifiers)
    if noun.kind == "institution" and phrase.plural:
        return phrase.definite or phrase.counted or takes_part(token)
    if not noun.generic or phrase.modifiers or phrase.counted or _is_specified(token):
        return True
    if noun.kind == "person" and (phrase.definite or not phrase.plural):
        return phrase.definite or any(t.lower_ in ("a", "an", "one") for t in token.children)
    return phrase.definite and takes_part(token)


def is_predicate(token: Token) -> bool:
    """Return whether a noun only says what somebody is or has: "he is a friend", "as a friend"."""
    if first_of(token).dep_ == "dobj" and first_of(token).head.lemma_ == "have":
        return True
    as_such = token.dep_ == "pobj" and token.head.lower_ == "as"
    return as_such or _is_likened(token) or token.dep_ in ("attr", "acomp", "oprd")


def _is_likened(token: Token) -> bool:
    """Return whether somebody is only likened to a noun: "he stood there like a conductor"."""
    like = token.dep_ == "pobj" and token.head.lower_ == "like"
    return like and any(t.lower_ in ("a", "an") for t in token.children)


def takes_part(token: Token) -> bool:
    """Return whether an organisation's noun is a subject, object or possessor, not a location."""
    token = first_of(token)
    if token.dep_ == "pobj":
        return token.head.lower_ not in _WHERE
    return token.dep_ in _PARTS


def is_building(token: Token) -> bool:
    """Return whether an organisation's noun is only a location: "outside the ministry"."""
    token = first_of(token)
    return token.dep_ == "pobj" and token.head.lower_ in _BESIDE


def _modified_noun(token: Token) -> Token | None:
    """Return the noun that a noun modifies: "raid" for "police" in "police raid"; None for none."""
    if token.dep_ == "conj" and token.head.dep_ in ("compound", "nmod", "amod"):
        token = token.head
    before = token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i
    return token.head if before else None


def _is_agent_of_noun(phrase: Description, whole: Token) -> bool:
    """Return whether a modifying noun is the agent of its head: "police raid", not "police car"."""
    if phrase.noun.generic or (phrase.noun.kind == "institution" and not phrase.country):
        return False
    return places.is_harm(whole) if phrase.noun.kind == "person" else places.is_deed(whole)


def _is_audience(phrase: Description) -> bool:
    """Return whether "reporters" or the like are only the audience: "he told reporters"."""
    if phrase.lemma not in word_class("listener"):
        return False
    token = first_of(phrase.token)
    head = token.head
    spoken = head.head if token.dep_ == "pobj" else head
    is_addressed = spoken.lemma_ in word_class("telling verb")
    return token.dep_ in ("dobj", "dative", "pobj") and is_addressed


def _is_specified(token: Token) -> bool:
    """Return whether words after "person" specify which: "a person familiar with the talks"."""
    after = (t for t in token.children if t.i > token.i)
    return token.lower_ == "person" and any(t.dep_ in ("acl", "relcl", "amod") for t in after)


def _without_article(phrase: Description) -> bool:
    """Return whether a singular noun without article refers to nobody: "under guard"."""
    bare = not (phrase.plural or phrase.definite or phrase.modifiers or phrase.counted)
    alone = not any(t.dep_ in ("det", "poss", "nummod") for t in phrase.token.children)
    return bare and alone and phrase.noun.kind == "person" and phrase.token.dep_ == "pobj"


def _is_an_office(phrase: Description) -> bool:
    """Return whether a noun means an office, not its holder: "ran for president"."""
    bare = not any(t.dep_ in ("det", "poss") for t in phrase.token.children)
    return bare and phrase.token.lower_ in lexicons.titles() and phrase.token.head.lower_ == "for"


# Words with a sense that is no actor


def _is_party(phrase: Description) -> bool:
    """Return whether "opposition" means people: "the opposition"; not "opposition to the plan"."""
    if any(t.lower_ in ("of", "to", "against") for t in phrase.token.children):
        return False
    return phrase.lemma == "opposition" or (phrase.definite and takes_part(phrase.token))


def _has_people(phrase: Description) -> bool:
    """Return whether "network" or the like consists of people: "a smugglers' network"."""
    return any(
        t.lemma_.lower() in lexicons.nouns() or t.text[0].isupper() for t in phrase.modifiers
    )


def _is_faction(phrase: Description) -> bool:
    """Return whether "camp" means people: "the Berg camp"; not "a refugee camp"."""
    place = any(t.lower_ in word_class("camp that is a place") for t in phrase.modifiers)
    return _has_people(phrase) and not place


def _is_state(phrase: Description) -> bool:
    """Return whether "power" means a state: "Western powers"; not "emergency powers"."""
    world = word_class("power of the world")
    return bool(phrase.country) or any(
        t.lower_ in world or t.text[0].isupper() for t in phrase.modifiers
    )


def _is_leader(phrase: Description) -> bool:
    """Return whether "head" means a leader: "the head of the agency"; not "hit on the head"."""
    return bool(phrase.modifiers) or _has_of(phrase)


def _is_informant(phrase: Description) -> bool:
    """Return whether "source" means people: "sources at the meeting"; not "a source of income"."""
    return not _has_of(phrase) and not any(t.lower_ == "same" for t in phrase.token.children)


def _is_ruling_class(phrase: Description) -> bool:
    """Return whether "establishment" means people; not "establishment of a court"."""
    return not _has_of(phrase)


def _is_assembly(phrase: Description) -> bool:
    """Return whether "body" means people: "the governing body"; not "his body"."""
    kinds = word_class("kind of body")
    return any(t.lower_ in kinds or t.text[0].isupper() for t in phrase.modifiers)


def _is_representative(phrase: Description) -> bool:
    """Return whether "agent" means a person: "a customs agent"; not "a nerve agent"."""
    return not any(t.lower_ in word_class("substance") for t in phrase.modifiers)


def _is_press(phrase: Description) -> bool:
    """Return whether "media" means the press: "the media"; not "social media"."""
    return not any(t.lower_ == "social" for t in phrase.modifiers)


def _is_person(phrase: Description) -> bool:
    """Return whether "figure" means a person: "a public figure"; not "the figure rose"."""
    return any(t.lower_ in word_class("kind of figure") for t in phrase.modifiers)


def _is_of_a_dispute(phrase: Description) -> bool:
    """Return whether "side" means people: "both sides agreed"; not "the western side"."""
    return bool(phrase.country) or phrase.several or places.part(phrase.token) == "acts"


def _has_holder(phrase: Description) -> bool:
    """Return whether "presidency" means an office that acts; not "a Berg presidency"."""
    named = any(t.text[0].isupper() and not country_of(t) for t in phrase.modifiers)
    return phrase.definite and not named


def _acts(phrase: Description) -> bool:
    """Return whether "platform" or the like acts: "the trust said"; not "the party's platform"."""
    return places.part(phrase.token) == "acts"


def _acts_or_has_people(phrase: Description) -> bool:
    """Return whether "unit" means people: "a police unit"; not "the sixth unit of the plant"."""
    return _acts(phrase) or bool(phrase.country) or _has_people(phrase)


def _has_of(phrase: Description) -> bool:
    return any(t.lower_ == "of" for t in phrase.token.children)


_SENSES: dict[str, Callable[[Description], bool]] = {
    **dict.fromkeys(word_class("group that takes a stance"), _is_party),
    "leadership": _is_party,
    "agent": _is_representative,
    "body": _is_assembly,
    "camp": _is_faction,
    "establishment": _is_ruling_class,
    "figure": _is_person,
    "head": _is_leader,
    "media": _is_press,
    "network": _has_people,
    "platform": _acts,
    "power": _is_state,
    "presidency": _has_holder,
    "side": _is_of_a_dispute,
    "source": _is_informant,
    "trust": _acts,
    "unit": _acts_or_has_people,
}

"""Decide whether a noun for people means somebody: "people", "the public" need a word more."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import places
from framing.actors.nouns import Description, first_of
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_WHERE = (
    *("in", "at", "near", "outside", "inside", "around", "through", "across", "into", "on"),
    *("onto", "within", "behind", "of", "for", "as"),
)
_BESIDE = ("outside", "near", "inside", "around", "behind", "across", "past", "opposite")
_PARTS = ("nsubj", "nsubjpass", "csubj", "agent", "dobj", "dative", "poss")


def refers(one: Description) -> bool:
    """Return whether a description means somebody who acts or is acted on."""
    token, noun = one.token, one.noun
    whole = _described(token)
    if whole is not None and not _described_deed(one, whole):
        return False
    sense = _SENSES.get(one.lemma)
    if (
        one.nobody
        or _without_article(one)
        or _is_an_office(one)
        or (sense is not None and not sense(one))
    ):
        return False
    if is_predicate(token) or _only_listens(one):
        return False
    if noun.definite:
        return one.definite or bool(one.modifiers)
    if noun.kind == "institution" and one.plural:
        return one.definite or one.counted or takes_part(token)
    if not noun.generic or one.modifiers or one.counted or _told_apart(token):
        return True
    if noun.kind == "person" and (one.definite or not one.plural):
        return one.definite or any(t.lower_ in ("a", "an", "one") for t in token.children)
    return one.definite and takes_part(token)


def is_predicate(token: Token) -> bool:
    """Return whether a noun says what somebody is or has: "he is a friend", "he has a wife"."""
    if first_of(token).dep_ == "dobj" and first_of(token).head.lemma_ == "have":
        return True
    as_such = token.dep_ == "pobj" and token.head.lower_ == "as"
    return as_such or token.dep_ in ("attr", "acomp", "oprd")


def takes_part(token: Token) -> bool:
    """Return whether a body does or undergoes something, and is not only where it happens."""
    token = first_of(token)
    if token.dep_ == "pobj":
        return token.head.lower_ not in _WHERE
    return token.dep_ in _PARTS


def is_building(token: Token) -> bool:
    """Return whether a body is only the place where something happens: "outside the ministry"."""
    token = first_of(token)
    return token.dep_ == "pobj" and token.head.lower_ in _BESIDE


def _described(token: Token) -> Token | None:
    """Return the noun that a noun only describes: "police raid", "unionist and rebel parties"."""
    if token.dep_ == "conj" and token.head.dep_ in ("compound", "nmod", "amod"):
        token = token.head
    before = token.dep_ in ("compound", "nmod", "amod") and token.head.i > token.i
    return token.head if before else None


def _described_deed(one: Description, whole: Token) -> bool:
    """Return whether a noun before another tells who does it: "police raid", no "police car"."""
    if one.noun.generic or (one.noun.kind == "institution" and not one.country):
        return False
    return places.is_harm(whole) if one.noun.kind == "person" else places.is_deed(whole)


def _only_listens(one: Description) -> bool:
    """Return whether reporters are only those who are told or shown something."""
    if one.lemma not in word_class("listener"):
        return False
    token = first_of(one.token)
    head = token.head
    spoken = head.head if token.dep_ == "pobj" else head
    is_addressed = spoken.lemma_ in word_class("telling verb")
    return token.dep_ in ("dobj", "dative", "pobj") and is_addressed


def _told_apart(token: Token) -> bool:
    """Return whether what follows says which person: "a person familiar with the talks"."""
    after = (t for t in token.children if t.i > token.i)
    return token.lower_ == "person" and any(t.dep_ in ("acl", "relcl", "amod") for t in after)


def _without_article(one: Description) -> bool:
    """Return whether one person is meant by no article at all: "in exile", "under guard"."""
    bare = not (one.plural or one.definite or one.modifiers or one.counted)
    alone = not any(t.dep_ in ("det", "poss", "nummod") for t in one.token.children)
    return bare and alone and one.noun.kind == "person" and one.token.dep_ == "pobj"


def _is_an_office(one: Description) -> bool:
    """Return whether an office is meant, not its holder: "ran for president"."""
    bare = not any(t.dep_ in ("det", "poss") for t in one.token.children)
    return bare and one.token.lower_ in lexicons.titles() and one.token.head.lower_ == "for"


# Words with a sense that is no actor


def _stands(one: Description) -> bool:
    """Return whether it takes a stance: "the opposition", not "opposition to the plan"."""
    if any(t.lower_ in ("of", "to", "against") for t in one.token.children):
        return False
    return one.lemma == "opposition" or (one.definite and takes_part(one.token))


def _of_people(one: Description) -> bool:
    """Return whether it is of people: "a network of smugglers"; no railway and no tents."""
    return any(t.lemma_.lower() in lexicons.nouns() or t.text[0].isupper() for t in one.modifiers)


def _of_the_world(one: Description) -> bool:
    """Return whether it is a state: "Western powers"; not "emergency powers"."""
    world = word_class("power of the world")
    return bool(one.country) or any(t.lower_ in world or t.text[0].isupper() for t in one.modifiers)


def _leads(one: Description) -> bool:
    """Return whether it leads: "the head of the agency"; not "hit on the head"."""
    return bool(one.modifiers) or _has_of(one)


def _speaks(one: Description) -> bool:
    """Return whether it speaks: "sources at the meeting"; not "a source of income"."""
    return not _has_of(one) and not any(t.lower_ == "same" for t in one.token.children)


def _is_set_up(one: Description) -> bool:
    """Return whether it is people: "the political establishment"; not "of a court"."""
    return not _has_of(one)


def _meets(one: Description) -> bool:
    """Return whether it meets: "the governing body", "a body of experts"; not "his body"."""
    kinds = word_class("kind of body")
    return any(t.lower_ in kinds or t.text[0].isupper() for t in one.modifiers)


def _acts_for(one: Description) -> bool:
    """Return whether it acts: "a customs agent"; not "a nerve agent"."""
    return not any(t.lower_ in word_class("substance") for t in one.modifiers)


def _reports(one: Description) -> bool:
    """Return whether it reports: "the media"; not "social media"."""
    return not any(t.lower_ == "social" for t in one.modifiers)


def _is_known(one: Description) -> bool:
    """Return whether it is a person: "a public figure"; not "the figure rose"."""
    return any(t.lower_ in word_class("kind of figure") for t in one.modifiers)


def _has_of(one: Description) -> bool:
    return any(t.lower_ == "of" for t in one.token.children)


_SENSES: dict[str, Callable[[Description], bool]] = {
    **dict.fromkeys(word_class("group that takes a stance"), _stands),
    "leadership": _stands,
    "agent": _acts_for,
    "body": _meets,
    "camp": _of_people,
    "establishment": _is_set_up,
    "figure": _is_known,
    "head": _leads,
    "media": _reports,
    "network": _of_people,
    "power": _of_the_world,
    "source": _speaks,
}

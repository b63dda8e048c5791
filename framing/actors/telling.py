"""Whether a noun for people means somebody here, and what its place in the clause makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors.phrases import Phrase, first_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_POWERS = lexicons.words(
    "imperialist imperial western european world global regional great major foreign colonial "
    "occupying nuclear allied big"
)
_TOLD = lexicons.words("tell say speak talk brief hand give show inform")
_LISTENERS = lexicons.words("reporter journalist correspondent")
_WHERE = lexicons.words(
    "in at near outside inside around through across into on onto within behind of for as"
)
_BESIDE = lexicons.words("outside near inside around behind across past opposite")
_PARTS = lexicons.words("nsubj nsubjpass csubj agent dobj dative poss")
_BODIES = lexicons.words(
    "administrative advisory advocacy arbitration certification constitutional consultative "
    "decision-making disciplinary elected election electoral executive expert federal governing "
    "government governmental independent industry international investigative judicial "
    "legislative licensing monitoring oversight professional public regulatory representative "
    "rule-making ruling sanctioning sports standards state statutory student supervisory trade "
    "umbrella watchdog world"
)
_SUBSTANCES = lexicons.words(
    "bleaching biological chemical cleaning contrast foaming infectious nerve oxidising "
    "oxidizing reducing thickening toxic warfare"
)
_STANCES = lexicons.words("opposition resistance defence defense prosecution leadership")


def is_told(phrase: Phrase) -> bool:
    """Tell whether a noun means anybody here: "people" and "the public" need a word more."""
    token, noun = phrase.token, phrase.noun
    sense = _SENSES.get(phrase.lemma)
    if phrase.nobody or _without_article(phrase) or (sense is not None and not sense(phrase)):
        return False
    if noun.definite:
        return phrase.definite or bool(phrase.mods)
    if noun.kind == "institution" and phrase.plural:
        return phrase.definite or phrase.counted or takes_part(token)
    if not noun.generic or phrase.mods or phrase.counted or _told_apart(token):
        return True
    if noun.kind == "person" and (phrase.definite or not phrase.plural):
        return phrase.definite or any(t.lower_ in ("a", "an", "one") for t in token.children)
    return phrase.definite and takes_part(token)


def only_listens(phrase: Phrase) -> bool:
    """Tell whether reporters are only those who are told or shown something."""
    if phrase.lemma not in _LISTENERS:
        return False
    token = first_of(phrase.token)
    head = token.head
    spoken = head.head if token.dep_ == "pobj" else head
    return token.dep_ in ("dobj", "dative", "pobj") and spoken.lemma_ in _TOLD


def is_predicate(token: Token) -> bool:
    """Tell whether a noun says what somebody is or has: "he is a friend", "he has a wife"."""
    if first_of(token).dep_ == "dobj" and first_of(token).head.lemma_ == "have":
        return True
    as_such = token.dep_ == "pobj" and token.head.lower_ == "as"
    return as_such or token.dep_ in ("attr", "acomp", "oprd")


def takes_part(token: Token) -> bool:
    """Tell whether a body does or undergoes something, and is not only where it happens."""
    token = first_of(token)
    if token.dep_ == "pobj":
        return token.head.lower_ not in _WHERE
    return token.dep_ in _PARTS


def is_building(token: Token) -> bool:
    """Tell whether a body is only the place where something happens: "outside the ministry"."""
    token = first_of(token)
    return token.dep_ == "pobj" and token.head.lower_ in _BESIDE


def _told_apart(token: Token) -> bool:
    """Tell whether what follows says which person: "a person familiar with the talks"."""
    after = (t for t in token.children if t.i > token.i)
    return token.lower_ == "person" and any(t.dep_ in ("acl", "relcl", "amod") for t in after)


def _without_article(phrase: Phrase) -> bool:
    """Tell whether one person is meant by no article at all: "in exile", "under guard"."""
    bare = not (phrase.plural or phrase.definite or phrase.mods or phrase.counted)
    alone = not any(t.dep_ in ("det", "poss", "nummod") for t in phrase.token.children)
    return bare and alone and phrase.noun.kind == "person" and phrase.token.dep_ == "pobj"


# Words with a sense that is no actor


def _stands(phrase: Phrase) -> bool:
    """Tell whether those are meant who take a stance, not the stance: "opposition to the plan"."""
    if any(t.lower_ in ("of", "to", "against") for t in phrase.token.children):
        return False
    return phrase.lemma == "opposition" or (phrase.definite and takes_part(phrase.token))


def _of_people(phrase: Phrase) -> bool:
    """ "A network of smugglers", "the anti-Putin camp"; no railway and no tents."""
    return any(t.lemma_.lower() in lexicons.nouns() or t.text[0].isupper() for t in phrase.mods)


def _of_the_world(phrase: Phrase) -> bool:
    """ "The imperialist powers", "Western powers"; not "emergency powers"."""
    telling = (t.lower_ in _POWERS or t.text[0].isupper() for t in phrase.mods)
    return bool(phrase.country) or any(telling)


def _leads(phrase: Phrase) -> bool:
    """ "The head of the agency"; not "hit on the head"."""
    return bool(phrase.mods) or _has_of(phrase)


def _speaks(phrase: Phrase) -> bool:
    """ "Sources at the meeting"; not "a source of income", "from the same source"."""
    return not _has_of(phrase) and not any(t.lower_ == "same" for t in phrase.token.children)


def _is_set_up(phrase: Phrase) -> bool:
    """ "The political establishment"; not "the establishment of a court"."""
    return not _has_of(phrase)


def _meets(phrase: Phrase) -> bool:
    """ "The governing body", "a body of experts"; not "the body of a man", "his body"."""
    return any(t.lower_ in _BODIES or t.text[0].isupper() for t in phrase.mods)


def _acts_for(phrase: Phrase) -> bool:
    """ "A customs agent"; not "a nerve agent"."""
    return not any(t.lower_ in _SUBSTANCES for t in phrase.mods)


def _reports(phrase: Phrase) -> bool:
    """ "The media"; not "social media"."""
    return not any(t.lower_ == "social" for t in phrase.mods)


def _has_of(phrase: Phrase) -> bool:
    return any(t.lower_ == "of" for t in phrase.token.children)


_SENSES: dict[str, Callable[[Phrase], bool]] = {
    **dict.fromkeys(_STANCES, _stands),
    "agent": _acts_for,
    "body": _meets,
    "camp": _of_people,
    "establishment": _is_set_up,
    "head": _leads,
    "media": _reports,
    "network": _of_people,
    "power": _of_the_world,
    "source": _speaks,
}

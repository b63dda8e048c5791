"""When a place is an actor: where it acts, or is acted on, as a government does.

"Damascus rejected the plan" speaks of a government; "in Damascus" of a city.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from framing import lexicons

if TYPE_CHECKING:
    from spacy.tokens import Token

Part = Literal["acts", "acted on", "with", ""]

_DEEDS_AS_NOUNS = lexicons.words(
    "action aim ally ambition announcement approach attempt backing call claim commitment "
    "concern decision declaration demand denial diplomacy effort intention intervention "
    "invitation involvement offer opposition plan pledge policy position pressure proposal "
    "refusal rejection request response role stance statement strategy support threat veto "
    "view warning measure rule bid case"
)
_VISITS = lexicons.words("leave visit enter reach flee tour join cross quit face")
_DIRECTED = lexicons.words("with against between among toward towards")
_GIVING = lexicons.words(
    "aid appeal arm deliver delivery give help loan message offer pay proposal sale sell "
    "send shipment supply threat threaten ultimatum warn warning"
)
_BODIES = lexicons.words("city town state province kingdom republic county island")
_OBJECTS = lexicons.words("dobj dative nsubjpass")


@lru_cache(maxsize=1)
def agentive() -> frozenset[str]:
    """Verbs whose subject, if it is a place, must be the people who govern it."""
    return frozenset(term for term in lexicons.actions()["verb"] if " " not in term)


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return _DEEDS_AS_NOUNS | frozenset(lexicons.actions()["nominalisation"])


def part(token: Token) -> Part:
    """Say what the place that hangs from ``token`` does in its clause."""
    while token.dep_ in ("conj", "appos") and token.head.pos_ == "PROPN":
        token = token.head
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _BODIES:
        token = token.head.head
    head, dep = token.head, token.dep_
    if dep in ("nsubj", "csubj"):
        return "acts" if head.lemma_ in agentive() else ""
    if dep in ("poss", "compound", "nmod"):
        return "acts" if head.lemma_.lower() in _deeds() and token.i < head.i else ""
    if dep in _OBJECTS:
        directed = head.lemma_ in agentive() and head.lemma_ not in _VISITS
        return "acted on" if directed else ""
    if dep == "pobj":
        return _after_preposition(head)
    return ""


def _after_preposition(preposition: Token) -> Part:
    governor = preposition.head.lemma_.lower()
    word = preposition.lower_
    if word == "by" and (preposition.dep_ == "agent" or governor in _deeds()):
        return "acts"
    if word in _DIRECTED:
        return "with"
    if word in ("to", "at") and governor in _GIVING:
        return "acted on"
    return ""


def is_harm(token: Token) -> bool:
    """Tell whether a noun names a harmful or contested action: "attack", not "claim"."""
    return token.lemma_.lower() in lexicons.actions()["nominalisation"]


def is_deed(token: Token) -> bool:
    """Tell whether a noun names something done: "decision", "attack"."""
    return token.lemma_.lower() in _deeds()

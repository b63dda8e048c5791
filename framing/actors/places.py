"""Decide when a place name means its government: where it acts, or is acted on, as people do.

"Damascus rejected the plan" speaks of a government; "in Damascus" of a city.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from framing import lexicons
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

Part = Literal["acts", "acted on", "with", ""]

_DIRECTED = ("with", "against", "between", "among", "toward", "towards")
_OBJECTS = ("dobj", "dative", "nsubjpass")


def part(token: Token) -> Part:
    """Return the role of a place name in its clause; empty for a mere location.

    "acts" (as a subject), "acted on" (as an object), or "with" (after "against" and the like).
    """
    while token.dep_ in ("conj", "appos") and token.head.pos_ == "PROPN":
        token = token.head
    of = token.head
    if token.dep_ == "pobj" and of.lower_ == "of" and of.head.lower_ in word_class("settlement"):
        token = of.head
    head, dep = token.head, token.dep_
    if _in_contest(token) or _beside_a_score(token):
        return "acts"
    if dep in ("nsubj", "csubj"):
        return "acts" if head.lemma_ in _agentive() else ""
    if dep in ("poss", "compound", "nmod"):
        return "acts" if is_deed(head) and token.i < head.i else ""
    if dep in _OBJECTS:
        directed = head.lemma_ in _agentive() and head.lemma_ not in word_class("visit")
        return "acted on" if directed else ""
    return _after_preposition(head) if dep == "pobj" else ""


def _in_contest(token: Token) -> bool:
    """Return whether a place stands for a team or a party to a contest: "Norway beat Panama"."""
    verb = token.head if token.dep_ in ("nsubj", "dobj") else token.head.head
    if verb.lemma_ not in word_class("contest verb"):
        return False
    rival = token.dep_ == "pobj" and token.head.lower_ in ("to", "against", "over", "with")
    if token.dep_ == "dobj" or rival:
        return any(t.dep_ == "nsubj" and t.pos_ == "PROPN" for t in verb.children)
    others = (w for t in verb.children for w in (t, *t.children) if w is not token)
    return token.dep_ == "nsubj" and any(
        w.pos_ == "PROPN" and w.dep_ in ("dobj", "pobj") for w in others
    )


def _beside_a_score(token: Token) -> bool:
    """Return whether a place stands beside a score: "Norway 3 – 0 Panama"."""
    doc, i = token.doc, token.i
    after, before = doc[i + 1 : i + 4], doc[max(0, i - 3) : i]
    return any(
        len(three) == 3 and three[0].is_digit and three[1].text in "-–—" and three[2].is_digit
        for three in (after, before)
    )


def is_harm(token: Token) -> bool:
    """Return whether a noun names a harmful or contested action: "attack", not "claim"."""
    return token.lemma_.lower() in lexicons.actions()["nominalisation"]


def is_deed(token: Token) -> bool:
    """Return whether a noun names a harmful action or an act of a government: "decision"."""
    return is_harm(token) or token.lemma_.lower() in word_class("act of a government")


@lru_cache(maxsize=1)
def _agentive() -> frozenset[str]:
    """Return the verbs whose subject, if it is a place name, must mean its government."""
    return frozenset(term for term in lexicons.actions()["verb"] if " " not in term)


def _after_preposition(preposition: Token) -> Part:
    word, governor = preposition.lower_, preposition.head
    if word == "by" and (preposition.dep_ == "agent" or is_deed(governor)):
        return "acts"
    if word in _DIRECTED:
        return "with"
    is_recipient = word in ("to", "at") and governor.lemma_.lower() in word_class("giving")
    return "acted on" if is_recipient else ""

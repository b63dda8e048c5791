"""Read off a parse who does what a verb says, through conjunctions and shortened clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.events.animacy import animate, is_time
from framing.events.grammar import children
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = 40  # no clause is nested deeper


def subject(verb: Token) -> Token | None:
    """Find who does what a verb says, also where the subject stands with another verb."""
    for _ in range(_UP):
        own = next(children(verb, "nsubj"), None) or _glued_subject(verb)
        if own is not None:
            return antecedent(own, verb)
        if verb.dep_ == "acl":
            owner, above = _behind_noun(verb)
            if above is None:
                return owner
            verb = above
            continue
        if any(children(verb, "nsubjpass")):
            return next(children(verb, "nsubjpass"))
        if (told := _told(verb)) is not None:
            return told
        if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
            blamed = next(children(verb.head.head, "dobj", "nsubjpass"), None)
            if verb.head.lower_ in ("of", "for") and blamed is not None and animate(blamed):
                return blamed
            verb = verb.head.head
        elif verb.dep_ == "pcomp" and _accused(verb.head):
            return verb.head.head
        elif verb.dep_ in ("conj", "xcomp", "advcl", "dep") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        else:
            return None
    return None


def _told(verb: Token) -> Token | None:
    """ "Forced soldiers to shoot", "called on police to fire": who is made to do it does it."""
    governor = verb.head
    if (
        verb.dep_ != "xcomp"
        or governor.lemma_ == "use"
        or not any(t.lower_ == "to" for t in children(verb, "aux"))
    ):
        return None
    told = list(children(governor, "dobj"))
    if governor.lemma_ in word_class("calls"):
        ways = (t for t in children(governor, "prep") if t.lower_ in ("on", "to", "upon", "with"))
        told += [noun for way in ways for noun in children(way, "pobj")]
    return next((noun for noun in told if noun.i < verb.i and animate(noun)), None)


def _glued_subject(verb: Token) -> Token | None:
    """Find a subject that the parse takes for part of the verb: "as Assad beats back rebels"."""
    before = verb.nbor(-1) if verb.i else verb
    glued = before.dep_ == "compound" and before.head == verb and before.pos_ == "PROPN"
    return before if glued and verb.tag_ in ("VBZ", "VBP", "VBD") else None


def _behind_noun(verb: Token) -> tuple[Token | None, Token | None]:
    """Find who acts in "a man carrying", "the minister's plan to ban", "spent money deporting"."""
    noun = verb.head
    if verb.tag_ == "VB":
        owner = next(children(noun, "poss"), None)
        hangs = noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX")
        return owner, noun.head if owner is None and hangs else None
    seen = noun.head.lemma_ in word_class("shows")
    spent = (
        noun.dep_ == "dobj"
        and not seen
        and not animate(noun)
        and not lexicons.happens(noun.lemma_.lower())
    )
    return noun, noun.head if spent and verb.tag_ == "VBG" else None


def _accused(preposition: Token) -> bool:
    """Return whether "of" stands with the object of a verb: "accused a coalition of bombing"."""
    noun = preposition.head
    return preposition.lower_ == "of" and noun.dep_ in ("dobj", "nsubjpass") and animate(noun)


def antecedent(own: Token, verb: Token) -> Token:
    """Return what "who" or "that" takes up; any other subject as it is."""
    relative = own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl"
    if not relative:
        return own
    noun = verb.head
    while is_time(noun) and noun.dep_ in ("pobj", "npadvmod") and noun.head.head != noun.head:
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") else verb.head

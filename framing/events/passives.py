"""Decide whether a verb is passive, reduced passives included, and find its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.events.animacy import animate
from framing.events.grammar import by_phrase, children
from framing.events.subjects import antecedent
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_UP = 40  # no clause is nested deeper


def passive(verb: Token, headline: bool) -> bool:
    """Return whether a verb is passive, also without "be": "houses torched by rebels".

    ``headline`` is whether the verb is in a headline, where "docker shot at port" is passive.
    """
    if any(t.lower_ in ("'s", "’s") for t in children(verb, "auxpass")) and any(
        children(verb, "dobj")
    ):
        return False  # "that's thrown the town into chaos": "has"
    if any(children(verb, "nsubjpass", "auxpass")) or (verb.tag_ == "VBN" and _got(verb)):
        return True
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "relcl") and _bare(verb):
        return True
    if _without_be(verb) or _fired(verb):
        return True
    own = by_phrase(verb)
    done_by = own is not None and animate(own) and verb.tag_ in ("VBN", "VBD")
    if done_by and not any(children(verb, "dobj", "aux")):
        return True
    if any(children(verb, "nsubj", "dobj")) and not (headline and _clipped(verb)):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "advcl", "ROOT", "relcl", "oprd", "dep"):
        return not any(child.lemma_ == "have" for child in children(verb, "aux"))
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return passive(verb.head, headline)
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not any(children(verb, "aux")):
        return True  # "convicted of bribery and jailed", read as if jail were bribery
    return headline and _clipped(verb)


def _without_be(verb: Token) -> bool:
    """Return whether a verb is a passive without "be": "with forty houses torched"."""
    marked = verb.dep_ != "csubj" and any(children(verb, "mark"))  # "that the men held could be"
    if marked or any(children(verb, "dobj", "aux", "auxpass")):
        return verb.tag_ == "VBN" and verb.dep_ == "advcl" and _after_with(verb)
    if verb.tag_ == "VBN":
        if _is_active_report(verb):
            return False
        return verb.dep_ in ("xcomp", "ccomp", "pcomp") or any(children(verb, "nsubj"))
    if verb.tag_ != "VBD" or not any(children(verb, "nsubj")):
        return False
    if verb.dep_ == "ccomp" and verb.head.lemma_ in word_class("has done") and verb.head.i < verb.i:
        return not any(children(verb, "prt"))
    if verb.dep_ in ("csubj", "ccomp") and verb.i < verb.head.i:  # read as the main verb first
        return not any(children(verb.head, "nsubj", "nsubjpass", "expl"))
    return verb.dep_ == "conj" and any(children(verb.head, "auxpass"))


def _is_active_report(verb: Token) -> bool:
    """Return whether the parser took an active clause after a verb of saying for a passive.

    In "she said hackers scanned for doors" it reads "hackers scanned" like "houses torched".
    """
    speech = lexicons.actions()["verb"].get(verb.head.lemma_) == "speech"
    is_report = speech and verb.head.lemma_ not in word_class("has done")
    finite = verb.dep_ == "ccomp" and any(children(verb, "nsubj"))
    return is_report and finite and verb.text.endswith("ed") and any(children(verb, "prep"))


def _fired(verb: Token) -> bool:
    """Return whether "fire" has "shots" as its subject: "after shots fired at a school"."""
    shots = (t for t in children(verb, "nsubj") if t.lemma_ in word_class("fired"))
    clipped = verb.tag_ in ("VBD", "VBN") and not any(children(verb, "dobj", "aux"))
    return verb.lemma_ == "fire" and clipped and any(shots)


def _after_with(verb: Token) -> bool:
    return any(t.lower_ == "with" for t in children(verb, "mark")) and not any(
        children(verb, "dobj", "aux")
    )


def _bare(verb: Token) -> bool:
    return not any(children(verb, "nsubj", "dobj", "aux", "mark"))


def _got(verb: Token) -> bool:
    return any(child.lemma_ == "get" for child in children(verb, "aux", "auxpass"))


def _clipped(verb: Token) -> bool:
    """Return whether a verb is a headline's participle without object: "docker shot at port"."""
    return verb.tag_ in ("VBN", "VBD") and not any(children(verb, "dobj", "aux"))


def passive_subject(verb: Token) -> Token | None:
    """Return the subject of a passive verb, which suffers the action; None without one."""
    for _ in range(_UP):
        own = next(children(verb, "nsubjpass", "nsubj"), None)
        if own is None and verb.dep_ == "conj":
            own = next(
                (t for t in children(verb, "npadvmod") if t.ent_type_ in ("CARDINAL", "ORDINAL")),
                None,
            )
        if own is not None:
            return antecedent(own, verb)
        if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
            verb = verb.head.head  # "died after being shot"
            continue
        if verb.dep_ == "oprd":
            return next(children(verb.head, "dobj", "nsubjpass"), None)
        if verb.dep_ == "advcl" and verb.tag_ == "VBN" and (noun := _noun_before(verb)):
            return noun
        if verb.dep_ in ("acl", "amod", "relcl"):
            return verb.head
        if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        else:
            return None
    return None


def _noun_before(participle: Token) -> Token | None:
    """Return the object directly before a participle: "districts recaptured"; None without."""
    before = participle.nbor(-1) if participle.i > participle.sent.start else participle
    return before if before.pos_ in ("NOUN", "PROPN") and before.dep_ in ("pobj", "dobj") else None

"""Find the subject of a verb in a parse, also across conjunctions and reduced clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.events.animacy import animate, is_time
from framing.events.grammar import children
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARES = ("conj", "xcomp", "advcl", "dep")
_FIRST = ("first", "last", "next", "only")
_UP = 40  # no clause is nested deeper


def subject(verb: Token) -> Token | None:
    """Return the noun for who does a verb's action, also by other verbs; None where unnamed.

    In "soldiers were ordered to shoot" it is "soldiers", for "shoot".
    """
    for _ in range(_UP):
        own = next(children(verb, "nsubj"), None) or _glued_subject(verb)
        if own is not None:
            return _person_on_recording(antecedent(own, verb), verb)
        if verb.tag_ == "VB" and any(t.lemma_ == "do" for t in children(verb, "aux")):
            return None  # "do not hit me"
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and verb.tag_ == "VB"):
            owner, above = _subject_through_noun(verb)
            if above is None:
                return owner
            verb = above
            continue
        if any(children(verb, "nsubjpass")):
            return antecedent(next(children(verb, "nsubjpass")), verb)
        if (ordered := _made_to_act(verb)) is not None:
            return ordered
        above = verb.head.head if verb.dep_ == "pcomp" else verb.head
        if verb.dep_ == "pcomp" and above.pos_ in ("VERB", "AUX"):
            blamed = next(children(above, "dobj", "nsubjpass"), None)
            if verb.head.lower_ in ("of", "for") and blamed is not None and animate(blamed):
                return blamed
            if verb.head.lower_ == "about" and above.lemma_ in word_class("speaks of an act"):
                return None  # "they talked about barring guests"
            verb = above
        elif verb.dep_ == "pcomp" and _accused(verb.head):
            return above
        elif verb.dep_ == "pcomp" and above.pos_ == "NOUN":
            owner = next(children(above, "poss"), None)
            possessed = above.head.lemma_ == "have" or above.lemma_ in word_class("way of acting")
            if owner is not None or above.dep_ != "dobj" or not possessed:
                return owner  # "a senator's story about attacking a clerk"
            verb = above.head  # "has a history of abusing clerks", "drew a plan for evicting them"
        elif verb.dep_ in ("xcomp", "ccomp", "csubj") and above.lemma_ == "be":
            return _owner_of_aim(verb, above)
        elif verb.dep_ == "xcomp" and verb.tag_ == "VB" and _is_tool(above):
            return None  # "the gas used to kill him"
        elif above.lemma_ in word_class("speaks of an act") and verb.tag_ == "VBG":
            return None  # "recommended charging her", "talked about barring them"
        elif above.pos_ == "ADJ" and (verb.dep_ == "pcomp" or _controlled(verb)):
            return _described_noun(above)
        elif verb.dep_ == "acomp" or (verb.dep_ in _SHARES and above.pos_ in ("VERB", "AUX")):
            verb = above  # "is well positioned to block"
        else:
            return None
    return None


def _is_tool(use: Token) -> bool:
    """Return whether a verb is a passive "use": "gas used to kill", "was used to kill"."""
    passive = use.dep_ == "acl" or any(children(use, "auxpass", "nsubjpass"))
    return use.lemma_ == "use" and use.tag_ == "VBN" and passive


def _owner_of_aim(verb: Token, be: Token) -> Token | None:
    """Return whose aim an action is: "her" in "her aim is to ban it"; None where nobody is named.

    Also "they" in "the best they can do is shoot". ``be`` is the verb between aim and action.
    """
    aim = next(children(be, "attr" if verb.dep_ == "csubj" else "nsubj"), None)
    if aim is None:
        return None
    owner = next(children(aim, "poss"), None)
    if owner is not None:
        return owner if animate(owner) else None
    doing = next((t for t in children(aim, "relcl") if t.lemma_ == "do"), None)
    return next(children(doing, "nsubj"), None) if doing is not None else None


def _person_on_recording(own: Token, verb: Token) -> Token:
    """Return the person on a recording, as in "a tape of a senator bragging"; else ``own``."""
    if (
        verb.tag_ != "VBG"
        or any(children(verb, "aux"))
        or own.lemma_ not in word_class("recording")
    ):
        return own
    recorded = (noun for way in children(own, "prep") for noun in children(way, "pobj"))
    return next((noun for noun in recorded if animate(noun)), own)


def _controlled(verb: Token) -> bool:
    """Return whether a verb below an adjective has an object: "ready to ban it", not "to rob"."""
    return verb.dep_ == "xcomp" and any(children(verb, "dobj", "ccomp", "xcomp"))


def _described_noun(adjective: Token) -> Token | None:
    """Return the noun that an adjective describes: "man" for "the man responsible"; or None."""
    own = subject(adjective.head) if adjective.dep_ == "acomp" else None
    if adjective.dep_ in ("amod", "relcl"):
        own = adjective.head
    return None if own is None or own.lower_ in word_class("pronoun of things") else own


def _made_to_act(verb: Token) -> Token | None:
    """Return who is made to act: "soldiers" in "forced soldiers to shoot"; None for nobody."""
    governor = verb.head
    if (
        verb.dep_ != "xcomp"
        or governor.lemma_ == "use"
        or not any(t.lower_ == "to" for t in children(verb, "aux"))
    ):
        return None
    objects = list(children(governor, "dobj"))
    if governor.lemma_ in word_class("calls"):
        ways = (t for t in children(governor, "prep") if t.lower_ in ("on", "to", "upon", "with"))
        objects += [noun for way in ways for noun in children(way, "pobj")]
    return next((noun for noun in objects if noun.i < verb.i and animate(noun)), None)


def _glued_subject(verb: Token) -> Token | None:
    """Return a subject parsed as a compound with the verb, as "Assad beats"; None without one."""
    before = verb.nbor(-1) if verb.i else verb
    if before.head != verb or before.dep_ != "compound":
        return None
    finite = before.pos_ == "PROPN" and verb.tag_ in ("VBZ", "VBP", "VBD")
    return before if finite or misread(verb) else None


def misread(noun: Token) -> bool:
    """Return whether a noun with an object is a misparsed verb: "Berg attacks Orne on trade"."""
    return noun.tag_ in ("NNS", "NNPS") and any(t.i > noun.i for t in children(noun, "dobj"))


def _subject_through_noun(verb: Token) -> tuple[Token | None, Token | None]:
    """Return (subject, verb) for a verb that modifies a noun.

    The subject is "man" in "a man carrying", "minister" in "the minister's plan to ban". If verb is
    not None, its subject is that of the modifying verb, too: "spent" in "spent money deporting".
    """
    noun = verb.head
    if noun.dep_ == "pobj" and noun.lemma_ in word_class("recording"):
        return None, noun.head.head  # "who was caught on video punching a guard"
    if verb.tag_ == "VB":
        owner = _owner_of_plan(noun)
        used = noun.dep_ == "attr" or noun.head.lemma_ == "use"  # "used the cavalry to attack"
        if animate(noun) and owner is None and not used and any(children(verb, "dobj")):
            return noun, None  # "a coalition to defeat the rebels"
        if any(t.lower_ in _FIRST for t in noun.children) and animate(noun):
            return noun, None  # "the first soldier to open fire"
        if owner is None and (before := _person_before(verb, noun)) is not None:
            return before, None
        hangs = noun.dep_ in ("dobj", "attr") and noun.head.pos_ in ("VERB", "AUX")
        if owner is None and noun.dep_ == "pobj" and noun.head.head.pos_ == "VERB":
            return None, noun.head.head  # "they look for ways to evict tenants"
        return owner, noun.head if owner is None and hangs else None
    if (before := _person_before(verb, noun)) is not None:
        return before, None
    seen = noun.head.lemma_ in word_class("shows")
    spent = (
        noun.dep_ == "dobj"
        and not seen
        and not animate(noun)
        and not lexicons.happens(noun.lemma_.lower())
    )
    return noun, noun.head if spent and verb.tag_ == "VBG" else None


def _person_before(verb: Token, noun: Token) -> Token | None:
    """Return the person directly before a verb that the parse hangs on ``noun``; None without.

    "farmer" in "the plight of a farmer killing a thief"; "to" may stand between.
    """
    marked = verb.tag_ == "VB" and verb.i > 1 and verb.nbor(-1).lower_ == "to"
    before = verb.nbor(-2 if marked else -1) if verb.i else verb
    near = before.dep_ == "pobj" and before.head.head == noun and before.head.lower_ in ("of", "by")
    if not near or animate(noun) or not (marked or verb.tag_ == "VBG"):
        return None
    return before if animate(before) and any(children(verb, "dobj")) else None


def _owner_of_plan(noun: Token) -> Token | None:
    """Return who plans an action: "army" in "the army's plan to"; None where unnamed."""
    owner = next(children(noun, "poss"), None)
    if owner is None and noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        owner = next(children(noun.head, "poss"), None)
    if owner is None and noun.lemma_ in word_class("planning noun"):
        owner = next((t for t in children(noun, "compound") if animate(t)), None)
    return owner


def _accused(preposition: Token) -> bool:
    """Return whether "of" hangs on an animate object of any verb: "accused a coalition of bombing".

    What follows is then taken for a charge, and the object, "coalition", for the agent.
    """
    noun = preposition.head
    return preposition.lower_ == "of" and noun.dep_ in ("dobj", "nsubjpass") and animate(noun)


def antecedent(own: Token, verb: Token) -> Token:
    """Return the noun that ``own``, "who" or "which" as a subject, refers to; else ``own``."""
    relative = own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl"
    if not relative:
        return own
    noun = verb.head
    while is_time(noun) and noun.dep_ in ("pobj", "npadvmod") and noun.head.head != noun.head:
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    if own.lower_ == "who" and not animate(noun):  # "laws or plaintiffs who"
        noun = next((t for t in children(noun, "conj") if animate(t)), noun)
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") else verb.head

"""Find events without an agent: "clashes erupted", "a lorry hit a cyclist", "he died".

An event, a weapon, a force of nature or a vehicle without its driver is the subject of a verb that
says that it began, went on, grew or ended, or what harm it did; or the one who suffers is the
subject. With another verb ("the attack shows") it does not count. The role of an event noun is its
class in `happenings.tsv`: "violence", "action", "force", "weapon", ...

References
----------
M. A. K. Halliday (1985), An Introduction to Functional Grammar, on ergativity.
B. Levin (1993), English Verb Classes and Alternations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.events import grammar
from framing.events.actor_index import ActorIndex
from framing.events.animacy import animate, counted, is_time
from framing.events.harmless_uses import BUILT
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBAL = ("VERB", "AUX")
_VIOLENT = ("violence", "mass violence", "destruction", "conflict")
_BRINGS = ("violence", "action", "force", "weapon")
_SUBJECTS = ("nsubj", "ROOT")  # "A confrontation developed on the pier", read as a noun phrase
_THROUGH = ("through", "across", "over", "past")
_LONG = 40  # no list of events is longer
_ABOUT = word_class("contest over something")
_ACTIONS_LIKE_EVENTS = ("violence", "action")


def role_of(noun: Token) -> str:
    """Return the listed role of an event noun, as "violence"; empty for none or "court battle"."""
    lemma = lemma_of(noun)
    role = lexicons.happens(lemma)
    idle = lexicons.figurative().get((lemma, "modifier"), ())
    modifiers = grammar.children(noun, "amod", "compound", "nmod")
    if lemma in _ABOUT and any(t.lower_ in ("for", "over") for t in noun.children):
        return ""  # "a fight over the budget"
    return "" if role and any(t.lemma_.lower() in idle for t in modifiers) else role


def lemma_of(noun: Token) -> str:
    """Return the listed base form of an event noun: "shelling", where the parse has "shell"."""
    lemma, form = noun.lemma_.lower(), noun.lower_
    if form == lemma:
        return lemma
    return (
        form
        if not lexicons.happens(lemma) or (noun.tag_ == "VBG" and lexicons.happens(form))
        else lemma
    )


def happens(noun: Token, role: str) -> bool:
    """Return whether a sentence presents an event as happening by itself: "clashes erupted".

    ``role`` is what `role_of` returns for the noun.
    """
    if not role or lemma_of(noun) in word_class("measure of a state"):
        return False
    if role in _ACTIONS_LIKE_EVENTS and _exists(noun):
        return True
    first = _governing_noun(noun)
    return any(
        _harms(verb, role) or (first.dep_ in _SUBJECTS and _continues(verb, role))
        for verb in _verbs(first)
    )


def harms(noun: Token, role: str) -> bool:
    """Return whether an event is the subject of a verb of harm: "the blast killed two"."""
    return lemma_of(noun) not in word_class("measure of a state") and any(
        _harms(verb, role) for verb in _verbs(_governing_noun(noun))
    )


def _governing_noun(noun: Token) -> Token:
    """Return the noun that is the subject for an event noun: "wave" in "a wave of arrests began".

    Without such a noun the first of joined nouns, or the event noun itself.
    """
    for _ in range(_LONG):
        if noun.dep_ != "conj" or noun.head.pos_ not in ("NOUN", "PROPN"):
            break
        noun = noun.head
    above = noun.head.head
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return above if of and above.lemma_.lower() in word_class("series of events") else noun


def suffers(subject: Token | None, action: str, finite: bool, actors: ActorIndex) -> bool:
    """Return whether a verb's subject suffers: a living being that died, a thing that collapsed.

    ``action`` is the verb's listed term; ``finite`` (whether it has a tense) is the answer where it
    has no subject.
    """
    if subject is None:
        return finite
    if lexicons.happens(subject.lemma_.lower()) in ("violence", "action", "force", "weapon"):
        return False  # marked at the event, or no more than a figure of speech
    if action == "lose life":
        return True
    living = actors.can_act(subject) or counted(subject)
    dies, changes = (action in lexicons.happenings(role) for role in ("dies", "changes"))
    return (dies and living) or (changes and not _person(subject))


def _person(noun: Token) -> bool:
    if noun.lemma_.lower() in lexicons.happenings("craft") or noun.lemma_.lower() in BUILT:
        return False
    return noun.ent_type_ in ("PERSON", "NORP") or (noun.pos_ != "PROPN" and animate(noun))


def _exists(noun: Token) -> bool:
    """Return whether a noun follows "there is" or the like: "there was looting"."""
    head = noun.head
    there = noun.dep_ == "attr" and any(grammar.children(head, "expl"))
    return there or any(grammar.children(noun, "expl"))


def _verbs(subject: Token) -> Iterator[Token]:
    """Yield the verbs that a noun is the subject of, joined and relative ones included."""
    yield from (verb for verb in grammar.children(subject, "acl") if _modifies_event(subject, verb))
    for verb in grammar.children(subject, "relcl"):
        if any(t.lower_ in ("which", "that") for t in grammar.children(verb, "nsubj")):
            yield verb
    head = subject.head
    if head.pos_ not in _VERBAL or subject.dep_ != "nsubj":
        return
    yield head
    for other in grammar.children(head, "conj", "advcl"):
        if other.pos_ == "VERB" and not any(grammar.children(other, "nsubj", "nsubjpass", "aux")):
            yield other


def _modifies_event(noun: Token, participle: Token) -> bool:
    """Return whether a participle has the event as its subject: "a raid leaving three dead"."""
    if participle.tag_ == "VB":
        return False
    before = participle.nbor(-1) if participle.i else noun
    inside_phrase = before.dep_ == "pobj" and before.head.head == noun
    return not (inside_phrase and participle.tag_ == "VBG" and animate(before))


def _continues(verb: Token, role: str) -> bool:
    if role not in ("violence", "action", "weapon"):
        return False
    return bool(
        _with_particles(verb) & lexicons.happenings("bursts" if role == "weapon" else "occurs")
    ) or (role == "violence" and bool(_with_particles(verb) & lexicons.happenings("bursts")))


def _harms(verb: Token, role: str) -> bool:
    names = _with_particles(verb)
    if names & lexicons.happenings("brings") and role in _BRINGS:
        suffering = _victim_of(verb)
        return role != "weapon" or (
            suffering is not None and (animate(suffering) or counted(suffering))
        )
    if verb.tag_ in ("VBD", "VBN") and grammar.base(verb) == "fire":
        return False  # "shots fired at a school"
    violent = any(lexicons.actions()["verb"].get(name, "") in _VIOLENT for name in names)
    coerces = role == "action" and lexicons.actions()["verb"].get(verb.lemma_.lower()) == "coercion"
    if grammar.by_phrase(verb) is not None or verb.pos_ != "VERB":
        return False
    if names & word_class(
        "harms people only"
    ):  # "a car bomb killed at least 34": no bomb is killed
        return True
    bare = verb.dep_ == "acl" and verb.tag_ == "VBN" and not any(grammar.children(verb, "dobj"))
    if bare and grammar.base(verb) in lexicons.actions()["verb"]:
        return False  # "shots fired at the port"
    hits = bool(names & lexicons.happenings("harms")) or violent or coerces
    return hits and _victim_of(verb) is not None


def _victim_of(verb: Token) -> Token | None:
    """Return the noun for what a verb strikes: "villagers" in "left villagers dead"; or None."""
    own = grammar.patient(verb)
    if own is None and verb.lemma_ == "leave":
        small = next(grammar.children(verb, "ccomp", "xcomp"), None)
        own = next(grammar.children(small, "nsubj", "nsubjpass"), None) if small else None
    if own is None:
        own = next((t for t in verb.children if t.pos_ == "NUM" and t.i > verb.i), None)
    if own is None and verb.lemma_ not in lexicons.happenings("changes"):
        ways = (t for t in grammar.children(verb, "prep") if t.lower_ in _THROUGH)
        places = (noun for way in ways for noun in grammar.children(way, "pobj"))
        own = next((noun for noun in places if not is_time(noun)), None)
    return own


def struck(noun: Token, role: str) -> Token | None:
    """Return the noun for whom or what an event strikes, else for its place; None without either.

    ``role`` is the event noun's; people come before things.
    """
    found = []
    for verb in _verbs(noun):
        aimed = not any(grammar.children(verb, "dobj"))
        own = _victim_of(verb) if aimed or _harms(verb, role) else None
        if own is not None:
            found.append(own)
    people = (token for token in found if animate(token) or counted(token))
    return next(people, None) or (found[0] if found else grammar.place(noun))


def _with_particles(verb: Token) -> set[str]:
    """Return a verb alone and with each word that may belong to it: "break", "break out"."""
    lemma = grammar.base(verb)
    tails = grammar.children(verb, "prt", "advmod", "prep", "acomp", "dobj")
    return {lemma, *(f"{lemma} {t.lower_}" for t in tails)}

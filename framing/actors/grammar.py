"""Read subjects, objects and agents off a parse, through conjunctions and shortened clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.actors import facts
from framing.actors.animacy import animate, is_time

if TYPE_CHECKING:
    from spacy.tokens import Token

_TARGETS = facts.words("on at against upon toward towards into")
_TIMES = facts.words("dawn dusk night noon midday midnight daybreak sunrise sunset once last")
_SHOWS = facts.words("show see film catch capture record depict watch")
_CALLS = facts.words("appeal call plead shout")
_UP = 40  # no clause is nested deeper


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Give the dependents of some kinds."""
    return (child for child in token.children if child.dep_ in deps)


def base(verb: Token) -> str:
    """Give a verb's base form, mending the parse where it cuts too much: "raged", not "rag"."""
    lemma, form = verb.lemma_.lower(), verb.lower_
    return form[:-1] if form == f"{lemma}ed" and facts.listed(form[:-1]) else lemma


def subject(verb: Token) -> Token | None:
    """Find who does what a verb says, also where the subject stands with another verb."""
    for _ in range(_UP):
        own = next(children(verb, "nsubj"), None) or _glued_subject(verb)
        if own is not None:
            return _antecedent(own, verb)
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
            if verb.head.lower_ in ("of", "for") and blamed is not None:
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
    if verb.dep_ != "xcomp" or not any(t.lower_ == "to" for t in children(verb, "aux")):
        return None
    told = list(children(governor, "dobj"))
    if governor.lemma_ in _CALLS:
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
    seen = noun.head.lemma_ in _SHOWS
    spent = (
        noun.dep_ == "dobj"
        and not seen
        and not animate(noun)
        and not facts.happens(noun.lemma_.lower())
    )
    return noun, noun.head if spent and verb.tag_ == "VBG" else None


def _accused(preposition: Token) -> bool:
    """Tell whether "of" stands with the object of a verb: "accused a coalition of bombing"."""
    noun = preposition.head
    return preposition.lower_ == "of" and noun.dep_ in ("dobj", "nsubjpass") and animate(noun)


def _antecedent(own: Token, verb: Token) -> Token:
    relative = own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl"
    if not relative:
        return own
    noun = verb.head
    while is_time(noun) and noun.dep_ in ("pobj", "npadvmod") and noun.head.head != noun.head:
        noun = noun.head.head if noun.dep_ == "pobj" else noun.head
    return noun if noun.pos_ in ("NOUN", "PROPN", "PRON") else verb.head


def passive(verb: Token, headline: bool) -> bool:
    """Tell whether a verb is passive, reduced passives and clipped headlines included."""
    if any(children(verb, "nsubjpass", "auxpass")) or (verb.tag_ == "VBN" and _got(verb)):
        return True
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "relcl") and _bare(verb):
        return True
    if _without_be(verb):
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
    return headline and _clipped(verb)


def _without_be(verb: Token) -> bool:
    """ "With forty houses torched", "the man shot in the bakery was", "and men led away"."""
    if any(children(verb, "dobj", "aux", "auxpass", "mark")):
        return verb.tag_ == "VBN" and verb.dep_ == "advcl" and _after_with(verb)
    if verb.tag_ == "VBN":
        return verb.dep_ in ("xcomp", "ccomp", "pcomp") or any(children(verb, "nsubj"))
    if verb.tag_ != "VBD" or not any(children(verb, "nsubj")):
        return False
    if verb.dep_ in ("csubj", "ccomp") and verb.i < verb.head.i:  # read as the main verb first
        return not any(children(verb.head, "nsubj", "nsubjpass", "expl"))
    return verb.dep_ == "conj" and any(children(verb.head, "auxpass"))


def _after_with(verb: Token) -> bool:
    return any(t.lower_ == "with" for t in children(verb, "mark")) and not any(
        children(verb, "dobj", "aux")
    )


def _bare(verb: Token) -> bool:
    return not any(children(verb, "nsubj", "dobj", "aux", "mark"))


def _got(verb: Token) -> bool:
    return any(child.lemma_ == "get" for child in children(verb, "aux", "auxpass"))


def _clipped(verb: Token) -> bool:
    """ "Docker shot at port": a headline's participle without an object."""
    return verb.tag_ in ("VBN", "VBD") and not any(children(verb, "dobj", "aux"))


def passive_subject(verb: Token) -> Token | None:
    """Find who suffers what a passive verb says."""
    for _ in range(_UP):
        own = next(children(verb, "nsubjpass", "nsubj"), None)
        if own is None and verb.dep_ == "conj":
            own = next(
                (t for t in children(verb, "npadvmod") if t.ent_type_ in ("CARDINAL", "ORDINAL")),
                None,
            )
        if own is not None:
            return _antecedent(own, verb)
        if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
            verb = verb.head.head  # "died after being shot"
            continue
        if verb.dep_ == "oprd":
            return next(children(verb.head, "dobj", "nsubjpass"), None)
        if verb.dep_ in ("acl", "amod", "relcl"):
            return verb.head
        if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        else:
            return None
    return None


def agent(verb: Token) -> Token | None:
    """Find the noun of a passive verb's by-phrase, or of the verb that it stands beside."""
    own = by_phrase(verb)
    if own is None:
        for other in children(verb, "conj"):
            own = own or by_phrase(other)
    return own if own is not None else _loose_by_phrase(verb)


def _loose_by_phrase(verb: Token) -> Token | None:
    """Find a by-phrase cut off from its verb: "were tortured, it now appears, by the army"."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.tag_ == "VBN":
            return None
        if token.lower_ == "by" and token.nbor(-1).text == ",":
            return next(children(token, "pobj"), None)
    return None


def by_phrase(token: Token) -> Token | None:
    """Find the noun after "by"."""
    for child in token.children:
        if child.lower_ == "by":
            return next(children(child, "pobj"), None)
        if child.dep_ == "prep":  # "the killing of three farmers by gunmen"
            for noun in children(child, "pobj"):
                for inner in children(noun, "prep"):
                    if inner.lower_ == "by":
                        return next(children(inner, "pobj"), None)
    return None


def dative_or_object(verb: Token) -> Token | None:
    """Find the direct object."""
    for _ in range(_UP):
        own = next(children(verb, "dobj"), None)
        other = next(children(verb, "conj"), None)
        complete = any(children(verb, "xcomp", "ccomp"))
        if own is not None or other is None or complete:
            return own
        if any(children(other, "nsubj", "nsubjpass", "aux")):
            return None
        verb = other  # "beat, kicked and dragged demonstrators"
    return None


def patient(verb: Token) -> Token | None:
    """Find who or what a verb is done to: its object, or what it is aimed at."""
    own = dative_or_object(verb)
    aimed: Token | None = None
    for preposition in children(verb, "prep", "prt", "advmod"):
        if preposition.lower_ in _TARGETS and (aimed is None or preposition.lower_ != "at"):
            noun = next(children(preposition, "pobj"), None)
            aimed = noun if noun is not None and not is_time(noun) else aimed
    thrown = own is not None and verb.lemma_ in ("throw", "hurl", "open", "fire")
    if verb.lemma_ == "open" and own is not None and aimed is None:
        return None  # "opened fire": the fire suffers nothing
    return aimed if aimed is not None and (own is None or thrown) else own


def place(noun: Token) -> Token | None:
    """Find where an event is said to be: "looting in the market"."""
    for preposition in [*children(noun, "prep"), *children(noun.head, "prep")]:
        if preposition.lower_ in ("in", "at", "on"):
            where = next(children(preposition, "pobj"), None)
            if where is not None and not is_time(where) and where.lower_ not in _TIMES:
                return where
    return None


def between(noun: Token) -> Token | None:
    """Find the first party: "clashes between rebels and the army"."""
    for preposition in [*children(noun, "prep"), *children(noun.head, "prep")]:
        if preposition.lower_ == "between":
            return next(children(preposition, "pobj"), None)
    return None


def phrase(token: Token) -> tuple[int, int]:
    """Give the first and last token of the noun phrase around a noun, with what follows it."""
    inside = [t.i for t in token.subtree]
    right = [
        t.left_edge.i
        for t in token.children
        if t.i > token.i and t.dep_ in ("relcl", "appos", "acl")
    ]
    last = min([max(inside), *(edge - 1 for edge in right)])
    while last > token.i and (token.doc[last].is_punct or token.doc[last].is_space):
        last -= 1
    return min(inside), last

"""Read subjects, objects and agents off a parse, through conjunctions and shortened clauses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from framing.actors import facts
from framing.actors.clause import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACTS = facts.words(
    "ambulance bank bulldozer city convoy cutter drone duo fleet helicopter jet "
    "municipality nation officer patrol plane ship side squadron state submarine tank town "
    "trio vessel village warplane warship world country republic captor landlord someone "
    "somebody anyone nobody everyone other others one many hundreds thousands dozens "
    "majority thief owner gunboat owner firm council"
)
_DOERS = (
    "er",
    "or",
    "ist",
    "man",
    "woman",
    "men",
    "ian",
    "eer",
    "people",
    "folk",
    "crat",
    "wright",
)
_NOT_DOERS = facts.words(
    "letter water winter summer paper river corner number laser fever floor door mirror "
    "motor error terror horror hammer powder timber cylinder trailer order border shower "
    "power finger shoulder launcher tanker weather thunder disaster danger anger hunger "
    "quarter matter answer offer transfer manner flower tower cover layer chamber center "
    "meter october november december september factor sector color favor labor harbor vapor "
    "tremor terrorist-factor computer container boiler crater cluster fighter-bomber poster "
    "banner barrier carrier mortar revolver mist twist list consist loudspeaker ladder "
    "cider after under order humor rumor rumour other"
)
_ENTITIES = ("PERSON", "ORG", "NORP", "GPE")
_HEARSAY = facts.words("allegedly reportedly apparently supposedly purportedly")
_SENSES = facts.words("see hear witness watch film")
_MAYBE = facts.words("may might could would can should")
_PLANS = facts.words("threaten plan want vow try attempt intend seek hope consider prepare aim")
_DENIALS = facts.words("deny reject dispute")
_TARGETS = facts.words("on at against upon toward towards into")
_TIMES = facts.words("dawn dusk night noon midday midnight daybreak sunrise sunset once last")
_UP = 40  # no clause is nested deeper


def children(token: Token, *deps: str) -> Iterator[Token]:
    """Give the dependents of some kinds."""
    return (child for child in token.children if child.dep_ in deps)


def subject(verb: Token) -> Token | None:
    """Find who does what a verb says, also where the subject stands with another verb."""
    for _ in range(_UP):
        own = next(children(verb, "nsubj"), None)
        if own is not None:
            return _antecedent(own, verb)
        if verb.dep_ == "acl":
            return verb.head
        if any(children(verb, "nsubjpass")):
            return next(children(verb, "nsubjpass"))
        if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
            blamed = next(children(verb.head.head, "dobj", "nsubjpass"), None)
            if verb.head.lower_ in ("of", "for") and blamed is not None:
                return blamed
            verb = verb.head.head
        elif verb.dep_ in ("conj", "xcomp", "advcl", "dep") and verb.head.pos_ in ("VERB", "AUX"):
            verb = verb.head
        else:
            return None
    return None


def _antecedent(own: Token, verb: Token) -> Token:
    relative = own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl"
    return verb.head if relative else own


def passive(verb: Token, headline: bool) -> bool:
    """Tell whether a verb is passive, reduced passives and clipped headlines included."""
    if any(children(verb, "nsubjpass", "auxpass")) or (verb.tag_ == "VBN" and _got(verb)):
        return True
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ in ("acl", "relcl") and _bare(verb):
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
        if own is not None:
            return _antecedent(own, verb)
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
    own = next(children(verb, "dobj"), None)
    if own is None:
        other = next(children(verb, "conj"), None)
        own = next(children(other, "dobj"), None) if other is not None else None
    return own


def patient(verb: Token) -> Token | None:
    """Find who or what a verb is done to: its object, or what it is aimed at."""
    own = dative_or_object(verb)
    aimed = None
    for preposition in children(verb, "prep", "prt", "advmod"):
        if preposition.lower_ in _TARGETS:
            aimed = next(children(preposition, "pobj"), None) or aimed
    thrown = own is not None and verb.lemma_ in ("throw", "hurl", "open", "fire")
    return aimed if aimed is not None and (own is None or thrown) else own


def place(noun: Token) -> Token | None:
    """Find where an event is said to be: "looting in the market"."""
    for preposition in [*children(noun, "prep"), *children(noun.head, "prep")]:
        if preposition.lower_ in ("in", "at", "on"):
            where = next(children(preposition, "pobj"), None)
            timed = where is None or where.ent_type_ in ("DATE", "TIME") or where.lower_ in _TIMES
            return None if timed else where
    return None


def between(noun: Token) -> Token | None:
    """Find the first party: "clashes between rebels and the army"."""
    for preposition in [*children(noun, "prep"), *children(noun.head, "prep")]:
        if preposition.lower_ == "between":
            return next(children(preposition, "pobj"), None)
    return None


def animate(token: Token) -> bool:
    """Tell whether a noun names somebody or something that can act."""
    if token.pos_ == "PRON":
        return token.lower_ not in ("it", "this", "that", "which", "these", "those", "what")
    lemma = token.lemma_.lower()
    if lemma in _ACTS or token.lower_ in _ACTS or lemma in facts.nouns():
        return True
    if token.lower_ in facts.INSTITUTION_NAMES:
        return True
    if token.ent_type_ in _ENTITIES or token.text in facts.adjectives():
        return True
    if token.pos_ == "NOUN" and lemma.endswith(_DOERS) and lemma not in _NOT_DOERS:
        return True
    return token.pos_ == "PROPN" and token.ent_type_ in ("", "FAC", "PRODUCT", "WORK_OF_ART")


def phrase(token: Token) -> tuple[int, int]:
    """Give the first and last token of the noun phrase around a noun, with what follows it."""
    inside = [t.i for t in token.subtree]
    right = [
        t.left_edge.i for t in token.children if t.i > token.i and t.dep_ in ("relcl", "appos")
    ]
    last = min([max(inside), *(edge - 1 for edge in right)])
    while last > token.i and (token.doc[last].is_punct or token.doc[last].is_space):
        last -= 1
    return min(inside), last


def status(token: Token) -> Status:
    """Say whether a sentence asserts, denies or reports an action, or holds it possible."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    found: Status = "asserted"
    for _ in range(_UP):
        own = _own_status(verb)
        if own in ("negated", "possible"):
            return own
        found = own if own != "asserted" else found
        if verb.dep_ not in ("ccomp", "xcomp", "conj", "relcl", "advcl", "acl"):
            return found
        governor = verb.head
        if verb.dep_ in ("ccomp", "xcomp"):
            if governor.lemma_ in _DENIALS:
                return "negated"
            if governor.lemma_ in _PLANS:
                return "possible"
            said = facts.actions()["verb"].get(governor.lemma_) == "speech"
            if said or governor.lemma_ in _SENSES or governor.lemma_ == "claim":
                found = "reported"
        elif verb.dep_ != "conj":
            return found
        verb = governor
    return found


def _own_status(verb: Token) -> Status:
    words = list(verb.children)
    nobody = any(
        t.dep_ in ("nsubj", "nsubjpass")
        and (t.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in t.children))
        for t in words
    )
    if nobody or any(t.dep_ == "neg" for t in words):
        return "negated"
    if any(t.lower_ in _MAYBE and t.dep_ == "aux" for t in words) or any(
        t.lower_ == "if" and t.dep_ == "mark" for t in words
    ):
        return "possible"
    hearsay = any(t.lower_ in _HEARSAY for t in words)
    return "reported" if hearsay else "asserted"

"""Find verbs for harmful or contested actions, with their particle or object.

The verbs are listed in `actions.tsv` and `happenings.tsv`; `figurative.tsv` lists the objects and
subjects with which they harm nobody: records are broken, deals struck, photographs shot.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from framing import lexicons
from framing.events import grammar, passives, subjects
from framing.events.actor_index import ActorIndex
from framing.events.harmless_uses import is_abstract, is_figurative, is_harmless
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

LEFT_OUT = ("speech", "politics", "protest")
_OF_RULES = ("coercion", "policy", "deceit")  # "banned drugs", "a concealed weapon"
_PARTICLES = word_class("particle")
_ALONE = word_class("phrasal verb without an object")
_OF_NOUNS = ("nsubj", "nsubjpass", "dobj", "pobj")
_SPLIT = (
    ("set", ("fire", "alight", "ablaze"), "set on fire", "destruction"),
    ("hold", ("ransom", "hostage", "captive", "prisoner"), "hold captive", "coercion"),
    ("take", ("hostage", "captive", "prisoner"), "take captive", "coercion"),
)


class EventVerb(NamedTuple):
    """Hold an action that a verb expresses.

    ``first`` and ``last`` are indices of tokens, ``action`` is the listed term ("cut off"),
    ``about`` its class ("violence", ...): ``"suffered"`` where the subject suffers it ("died").
    """

    first: int
    last: int
    action: str
    about: str


def event_verb(verb: Token, actors: ActorIndex) -> EventVerb | None:
    """Return the harmful or contested action that a verb expresses; None if it expresses none."""
    if verb.tag_ == "VBG" and verb.dep_ == "amod":  # "threatening calls"
        return None
    if verb.dep_ in _OF_NOUNS and any(grammar.children(verb, "det")):  # "the wounded"
        return None
    after = verb.doc[verb.i + 1 : verb.i + 2]
    if after and after[0].text == "-" and not verb.whitespace_:  # "a scorched-earth campaign"
        return None
    if verb.i > 1 and verb.nbor(-1).text == "-" and verb.nbor(-2).lower_ == "self":
        return None  # "self-defeating"
    lemma = grammar.base(verb)
    return (
        _phrasal(verb, lemma)
        or _split(verb, lemma)
        or _suffered(verb, lemma, actors)
        or _plain(verb, lemma, actors)
    )


def _phrasal(verb: Token, lemma: str) -> EventVerb | None:
    """Return the action of a verb with a listed word after it, "cut off"; None for no action."""
    verbs, suffered = lexicons.actions()["verb"], _suffering()
    for other in verb.children:
        tail = other.lemma_.lower()
        turned = other.pos_ == "NOUN" and tail in _PARTICLES  # "turned his back on the bill"
        if turned or not verb.i < other.i <= verb.i + 4:
            continue
        phrase = f"{lemma} {tail}"
        along = other.dep_ == "prep" and any(grammar.children(other, "pobj"))
        if phrase in suffered and not along:  # not "coming down the road"
            if lemma == "end" and not any(t.lower_ == "hospital" for t in verb.subtree):
                continue
            alone = other.dep_ == "dobj" or not any(grammar.children(verb, "dobj", "auxpass"))
            if alone and not is_figurative(phrase, "subject", subjects.subject(verb)):
                return EventVerb(verb.i, other.i, phrase, "suffered")
        known = other.i <= verb.i + 3 and verbs.get(phrase, "speech") not in LEFT_OUT
        if known and not (_lacks_object(verb, phrase, tail) or _object_is_harmless(verb, phrase)):
            return EventVerb(verb.i, other.i, phrase, verbs[phrase])
        if other.dep_ == "prep":
            for noun in grammar.children(other, "pobj"):
                if f"{phrase} {noun.lemma_.lower()}" in suffered and noun.i <= verb.i + 5:
                    return EventVerb(verb.i, noun.i, f"{phrase} {noun.lemma_.lower()}", "suffered")
    return None


def _object_is_harmless(verb: Token, phrase: str) -> bool:
    """Return whether the object shows that no harm is meant: "pushing back the announcement"."""
    return any(
        is_figurative(phrase, "object", t) or is_abstract(t)
        for t in grammar.children(verb, "dobj", "nsubjpass")
    )


def _lacks_object(verb: Token, phrase: str, tail: str) -> bool:
    """Return whether a verb with a particle (``tail``) lacks the object it needs: "drove back"."""
    if tail not in _PARTICLES or phrase in _ALONE or phrase in lexicons.happenings("changes"):
        return False
    return grammar.own_object(verb) is None and not passives.passive(
        verb, headline=verb.tag_ == "VBN"
    )


def _split(verb: Token, lemma: str) -> EventVerb | None:
    """Return the action of a verb with more after its object, "set a van on fire"; or None."""
    for first, tails, phrase, about in _SPLIT:
        if lemma != first:
            continue
        for token in verb.doc[verb.i + 1 : min(verb.i + 9, verb.sent.end)]:
            if token.lower_ in tails:
                near = token.i <= verb.i + 2
                return EventVerb(verb.i, token.i if near else verb.i, phrase, about)
    return None


def _suffered(verb: Token, lemma: str, actors: ActorIndex) -> EventVerb | None:
    """Return what the subject of an intransitive verb suffers ("died"); None for no such action."""
    if lemma == "succumb" and not _to_wounds(verb):
        return None
    if lemma == "lose" and any(t.lemma_ == "life" for t in grammar.children(verb, "nsubjpass")):
        return EventVerb(verb.i, verb.i, "lose life", "suffered")
    dies, changes = lemma in lexicons.happenings("dies"), lemma in lexicons.happenings("changes")
    if not (dies or changes) or any(grammar.children(verb, "dobj", "auxpass", "nsubjpass")):
        return None
    if verb.dep_ == "amod" or (
        passives.passive(verb, False) and (changes or by_someone(verb, actors))
    ):
        return None
    subject = subjects.subject(verb)
    if is_figurative(lemma, "subject", subject) or is_abstract(subject) or _of_illness(verb, lemma):
        return None
    return EventVerb(verb.i, verb.i, lemma, "suffered")


def _to_wounds(verb: Token) -> bool:
    """Return whether "succumb" means dying: "succumbed to his wounds"; not "to pressure"."""
    ways = (t for t in grammar.children(verb, "prep") if t.lower_ == "to")
    causes = [noun for way in ways for noun in grammar.children(way, "pobj")]
    return not causes or any(noun.lemma_.lower() in word_class("wound") for noun in causes)


def _of_illness(verb: Token, lemma: str) -> bool:
    causes = (t for t in grammar.children(verb, "prep") if t.lower_ in ("of", "from"))
    return any(
        is_figurative(lemma, "of", noun)
        for preposition in causes
        for noun in grammar.children(preposition, "pobj")
    )


def by_someone(verb: Token, actors: ActorIndex) -> bool:
    """Return whether a by-phrase of the verb names somebody who can act."""
    agent = grammar.agent(verb)
    return agent is not None and actors.can_act(agent)


def _plain(verb: Token, lemma: str, actors: ActorIndex) -> EventVerb | None:
    about = lexicons.actions()["verb"].get(lemma, "")
    if lemma == "use" and _with_object(verb, word_class("arms in use")):
        about = "violence"
    elif lemma == "cut":
        about = "policy" if _with_object(verb, word_class("what people live on")) else ""
    elif lemma == "wage":
        about = "conflict" if _with_object(verb, word_class("waged")) else ""
    elif lemma in ("force", "compel"):
        about = "coercion" if _object_acts(verb, actors) else ""
    # "break down the results", "strike down the law"
    changed = lemma in word_class("changed by a particle") and any(
        t.lower_ in _PARTICLES for t in grammar.children(verb, "prt", "advmod")
    )
    if not about or changed or about in LEFT_OUT or is_harmless(verb, lemma, actors):
        return None
    rule = about in _OF_RULES and lemma not in word_class("event before a noun")
    if rule and verb.tag_ == "VBN" and verb.dep_ == "amod":
        return EventVerb(verb.i, verb.i, lemma, about) if actors.can_act(verb.head) else None
    return EventVerb(verb.i, verb.i, lemma, about)


def _object_acts(verb: Token, actors: ActorIndex) -> bool:
    """Return whether somebody makes a verb's object do something: "forced girls to marry"."""
    own, agent = grammar.dative_or_object(verb), subjects.subject(verb)
    if agent is not None and not actors.can_act(agent):
        return False
    acts = own is not None and actors.can_act(own)
    return acts and any(t.tag_ == "VB" for t in grammar.children(verb, "xcomp", "ccomp"))


def _with_object(verb: Token, nouns: frozenset[str]) -> bool:
    near = grammar.children(verb, "dobj", "nsubjpass")
    return any(token.lemma_.lower() in nouns for token in near)


@lru_cache(maxsize=1)
def _suffering() -> frozenset[str]:
    return lexicons.happenings("dies") | lexicons.happenings("changes")

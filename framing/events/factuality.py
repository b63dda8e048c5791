"""Whether a sentence asserts an action, denies it, reports it as a claim or holds it possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.events.clause import Status

if TYPE_CHECKING:
    from spacy.tokens import Token

_HEARSAY = lexicons.words("allegedly reportedly apparently supposedly purportedly")
_HEARSAY_NOUNS = lexicons.words(
    "accusation allegation allegations charge claim report reports rumour rumor suspicion"
)
_SENSES = lexicons.words("see hear witness watch film claim")
_MAYBE = lexicons.words("may might could would can should")
_PLANS = lexicons.words(
    "threaten plan want vow try attempt intend seek hope consider prepare aim promise agree "
    "offer propose wish pledge demand urge order"
)
_PLAN_NOUNS = lexicons.words(
    "attempt bid danger fear possibility plan plot promise risk threat vow warning proposal desire"
)
_ALL_PLANS = _PLANS | _PLAN_NOUNS
_PREVENTS = lexicons.words("prevent avoid avert foil thwart forestall")
_DENIALS = lexicons.words("deny reject dispute refuse decline fail")
_STOPS = lexicons.words("stop cease end quit")
_ACCUSES = lexicons.words("accuse suspect charge blame acquit clear indict arraign")
_IFS = lexicons.words("if unless whether lest")
_CLAUSES = ("ccomp", "xcomp", "conj", "relcl", "advcl", "acl", "pcomp", "oprd")
_OWN_SUBJECT = ("aux", "auxpass", "nsubj", "nsubjpass", "neg")
_UP = 40  # no clause is nested deeper


def status(token: Token, happens: bool = True) -> Status:
    """Return how sure a sentence is of an action.

    Parameters
    ----------
    token
        The verb or noun of the action.
    happens
        For a noun: whether the verb it belongs to says that it happened. "No attack took place"
        denies an attack, "the attack did not surprise us" does not.

    Returns
    -------
    "asserted", "negated", "reported" or "possible"

    Examples
    --------
    >>> from framing import Article
    >>> from framing.language import Syntax
    >>> from framing.text import Text
    >>> doc = Syntax(Text(Article(id="a", text="Police did not shoot. They may have lied."))).doc
    >>> status(doc[3]), status(doc[8])
    ('negated', 'possible')
    """
    if token.pos_ in ("VERB", "AUX"):
        return _of_verb(token)
    own = _of_noun(token)
    if own != "asserted":
        return own
    above = _of_verb(token.head if token.head.pos_ in ("VERB", "AUX") else token)
    return above if happens or above == "reported" else "asserted"


def _of_noun(noun: Token) -> Status:
    if any(t.lower_ in ("no", "neither") for t in noun.children):
        return "negated"
    if any(t.lower_ in ("alleged", "suspected", "reported") for t in noun.children):
        return "reported"
    if any(t.lower_ in ("attempted", "possible", "planned", "threatened") for t in noun.children):
        return "possible"
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "without":
        return "negated"
    if noun.dep_ == "dobj" and head.lemma_ in _PREVENTS:
        return "possible"
    if noun.dep_ == "pobj" and head.lower_ in ("with", "for") and head.head.lemma_ in _ACCUSES:
        return "reported"
    if noun.dep_ == "pobj" and head.lower_ in ("of", "about"):
        if head.head.lemma_ in _HEARSAY_NOUNS or head.head.lemma_ in _ACCUSES:
            return "reported"
        if head.head.lemma_ in _PLAN_NOUNS and head.head.pos_ == "NOUN":
            return "possible"
    return "asserted"


def _of_verb(verb: Token) -> Status:
    found: Status = "asserted"
    apart = False
    for _ in range(_UP):
        own = "asserted" if apart else _own(verb)
        if own in ("negated", "possible"):
            return own
        found = own if own != "asserted" else found
        if verb.dep_ not in _CLAUSES:
            return found
        above = _above(verb)
        if above in ("negated", "possible"):
            return above
        found = above if above == "reported" else found
        if verb.dep_ not in ("ccomp", "xcomp", "conj"):
            return found
        # "He wore no belt and was thrown out": what is said of the first verb stays with it
        apart = verb.dep_ == "conj" and any(t.dep_ in _OWN_SUBJECT for t in verb.children)
        verb = verb.head
    return found


def _above(verb: Token) -> Status:
    """Return what the word that a clause hangs on says of it."""
    governor = verb.head
    if verb.dep_ == "acl" and verb.tag_ == "VB" and governor.lemma_.lower() in _ALL_PLANS:
        return "possible"
    if verb.dep_ == "pcomp":
        return _over_preposition(governor)
    if verb.dep_ not in ("ccomp", "xcomp"):
        return "asserted"
    if governor.lemma_ in _DENIALS:
        return "asserted" if verb.lemma_ in _STOPS or _below_stop(verb) else "negated"
    if verb.dep_ == "xcomp" and verb.tag_ == "VB" and governor.lemma_ in _PLANS:
        return "possible"
    if governor.lemma_ in _PLANS and governor.lemma_ not in ("promise", "demand", "order"):
        return "possible"
    said = lexicons.actions()["verb"].get(governor.lemma_) == "speech"
    return "reported" if said or governor.lemma_ in _SENSES else "asserted"


def _below_stop(verb: Token) -> bool:
    return verb.head.lemma_ in _STOPS


def _over_preposition(preposition: Token) -> Status:
    head = preposition.head
    if preposition.lower_ == "without":
        return "negated"
    if preposition.lower_ == "from" and head.lemma_ in (*_PREVENTS, "stop", "ban", "refrain"):
        return "possible"
    accused = head if head.pos_ == "VERB" else head.head
    if preposition.lower_ in ("of", "with", "for") and accused.lemma_ in _ACCUSES:
        return "reported"
    hearsay = preposition.lower_ == "of" and head.lemma_ in _HEARSAY_NOUNS
    return "reported" if hearsay else "asserted"


def _own(verb: Token) -> Status:
    words = list(verb.children)
    nobody = any(
        t.dep_ in ("nsubj", "nsubjpass")
        and (t.lower_ in ("nobody", "none") or any(c.lower_ == "no" for c in t.children))
        for t in words
    )
    if nobody or any(t.dep_ == "neg" for t in words):
        return "negated"
    if any(t.lower_ in _MAYBE and t.dep_ == "aux" for t in words) or any(
        t.lower_ in _IFS and t.dep_ == "mark" for t in words
    ):
        return "possible"
    hearsay = any(t.lower_ in _HEARSAY for t in words)
    return "reported" if hearsay else "asserted"

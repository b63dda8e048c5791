"""Find whether a sentence asserts, denies, reports or supposes an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing import lexicons
from framing.events.clause import Status
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("ccomp", "xcomp", "conj", "relcl", "advcl", "acl", "pcomp", "oprd")
_OWN_SUBJECT = ("aux", "auxpass", "nsubj", "nsubjpass", "neg")
_UP = 40  # no clause is nested deeper


def status(token: Token, happens: bool = True) -> Status:
    """Return whether a sentence asserts an action, denies it, reports it or calls it possible.

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
        "reported" for a claim or a charge, "possible" for plans, conditions and what is prevented.

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
    if any(t.lower_ in word_class("reported as a claim") for t in noun.children):
        return "reported"
    if any(t.lower_ in word_class("not yet done") for t in noun.children):
        return "possible"
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "without":
        return "negated"
    if noun.dep_ == "dobj" and head.lemma_ in word_class("preventing verb"):
        return "possible"
    if noun.dep_ == "dobj" and head.lemma_ == "blame":
        return "reported"  # "blamed the violence on a minister"
    if (
        noun.dep_ == "pobj"
        and head.lower_ in ("with", "for")
        and head.head.lemma_ in word_class("accusing verb")
    ):
        return "reported"
    if noun.dep_ == "pobj" and head.lower_ in ("of", "about"):
        if head.head.lemma_ in word_class("hearsay noun") or head.head.lemma_ in word_class(
            "accusing verb"
        ):
            return "reported"
        if head.head.lemma_ in word_class("planning noun") and head.head.pos_ == "NOUN":
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
        above = _status_of_governor(verb)
        if above in ("negated", "possible"):
            return above
        found = above if above == "reported" else found
        if verb.dep_ not in ("ccomp", "xcomp", "conj"):
            return found
        # "He wore no belt and was thrown out": what is said of the first verb stays with it
        apart = verb.dep_ == "conj" and any(t.dep_ in _OWN_SUBJECT for t in verb.children)
        verb = verb.head
    return found


def _status_of_governor(verb: Token) -> Status:
    """Return the status that the word above a verb's clause gives to it: "reported" for "say"."""
    governor = verb.head
    if (
        verb.dep_ == "acl"
        and verb.tag_ == "VB"
        and governor.lemma_.lower() in (word_class("planning verb") | word_class("planning noun"))
    ):
        return "possible"
    if verb.dep_ == "pcomp":
        return _over_preposition(governor)
    if verb.dep_ not in ("ccomp", "xcomp"):
        return "asserted"
    if governor.lemma_ in word_class("denying verb"):
        return (
            "asserted"
            if verb.lemma_ in word_class("stopping verb") or _below_stop(verb)
            else "negated"
        )
    if (
        verb.dep_ == "xcomp"
        and verb.tag_ == "VB"
        and governor.lemma_ in word_class("planning verb")
    ):
        return "possible"
    if governor.lemma_ in word_class("planning verb") and governor.lemma_ not in word_class(
        "planning verb of the main clause only"
    ):
        return "possible"
    is_speech = lexicons.actions()["verb"].get(governor.lemma_) == "speech"
    return "reported" if is_speech or governor.lemma_ in word_class("sensing verb") else "asserted"


def _below_stop(verb: Token) -> bool:
    return verb.head.lemma_ in word_class("stopping verb")


def _over_preposition(preposition: Token) -> Status:
    head = preposition.head
    if preposition.lower_ == "without":
        return "negated"
    if preposition.lower_ == "from" and head.lemma_ in (
        word_class("preventing verb") | word_class("stopping verb with from")
    ):
        return "possible"
    accused = head if head.pos_ == "VERB" else head.head
    if preposition.lower_ in ("of", "with", "for") and accused.lemma_ in word_class(
        "accusing verb"
    ):
        return "reported"
    hearsay = preposition.lower_ == "of" and head.lemma_ in word_class("hearsay noun")
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
    if any(
        t.lower_ in word_class("modal of possibility") and t.dep_ == "aux" for t in words
    ) or any(t.lower_ in word_class("conditional conjunction") and t.dep_ == "mark" for t in words):
        return "possible"
    hearsay = any(t.lower_ in word_class("hearsay adverb") for t in words)
    return "reported" if hearsay else "asserted"

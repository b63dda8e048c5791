"""Decide by the parse whether a plainer wording can stand in the place of a listed word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.lexicons import word_class
from framing.marking import senses
from framing.marking.neutral_wording import counted, ends_in_noun
from framing.marking.part_of_speech import MODIFIES, PARTICIPLES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PLURALS = ("NNS", "NNPS")
_DEGREE = word_class("adverb of degree")  # "very": neither after "so" nor before "more"
_GRADING = word_class("grades what follows")
_COMPARED = ("JJR", "JJS", "RBR", "RBS")
_WITHOUT_OBJECT = word_class("verb without an object")
_WITH_OBJECT = word_class("verb with an object")
_ENDS_OPEN = frozenset(("about", "against", "at", "for", "from", "into", "of", "to", "with"))
_PARTICLES = frozenset(("apart", "away", "back", "down", "off", "out", "together", "up"))
_COMPLETING = ("against", "for", "of", "on", "to", "toward", "towards")
_SINGULAR = frozenset(("a", "an", "another", "each", "every", "much", "one", "that", "this"))
_NEAR = 3  # words: a wording that repeats a word so near reads badly
_STEM = 6  # letters that "important" and "importance" share


def stands(wording: str, pos: str, span: Span, plural: bool = False) -> bool:
    """Return whether a wording fits its place by grammar, apart from its own conditions.

    Parameters
    ----------
    wording
        A plainer wording, without conditions, in its base form.
    pos
        The part of speech of the term in the word list.
    span
        The tokens of the term.
    plural
        Whether the term is a noun in the plural.
    """
    if _in_compound(span) or _repeats(wording, span):
        return False
    if pos == "adj" or (pos == "noun" and span.root.pos_ == "ADJ"):
        return _for_adjective(wording, span)
    if pos == "noun":
        return _for_noun(wording, span, plural)
    if pos == "adv":
        return _for_adverb(wording, span)
    return _for_verb(wording, span) if pos == "verb" else "-" not in span.text


def is_plural(span: Span, term: str) -> bool:
    """Return whether a noun stands in the plural, also where the parse takes it for a name."""
    last = span[-1]
    ends_in_s = last.is_alpha and last.lower_.endswith("s") and not term.endswith("s")
    unread = span.root.tag_ in ("NN", "NNP") and ends_in_s
    return span.root.tag_ in PLURALS or unread


def _in_compound(span: Span) -> bool:
    """Return whether a hyphen ties the term to a further word: "terror-related"."""
    raw, start, end = span.doc.text, span.start_char, span.end_char
    before = raw[start - 1 : start] == "-" and raw[max(0, start - 2) : start - 1].isalnum()
    return before or (raw[end : end + 1] == "-" and raw[end + 1 : end + 2].isalnum())


def _repeats(wording: str, span: Span) -> bool:
    """Return whether a word of the wording stands close by already: "panic and fear"."""
    around = (*span.doc[max(0, span.start - _NEAR) : span.start], *span.doc[span.end :][:_NEAR])
    near = {token.lower_[:_STEM] for token in around}
    return any(len(word) > 3 and word[:_STEM] in near for word in wording.lower().split())


def _for_adjective(wording: str, span: Span) -> bool:
    head = span.root
    after = span.doc[span.end] if span.end < len(span.doc) else None
    figure = after is not None and (after.text[0].isdigit() or after.is_currency)
    if figure or head.tag_ in _COMPARED:
        return False  # "a staggering $4 billion"
    if _graded(span) and _first(wording) in _DEGREE:
        return False
    if before_noun(head):
        return ends_in_noun(wording)
    return wording not in word_class("only before a noun")


def _for_adverb(wording: str, span: Span) -> bool:
    modified = span.root.head
    if _graded(span) and _first(wording) in _DEGREE:
        return False
    compared = modified.tag_ in _COMPARED or any(t.tag_ in _COMPARED for t in modified.lefts)
    if wording in ("far", "much"):
        return compared
    adjectival = modified.pos_ in ("ADJ", "ADV") or (
        modified.tag_ in PARTICIPLES and modified.dep_ in ("amod", "acomp")
    )
    if wording in word_class("adverb of adjectives only"):
        return adjectival and not compared
    return not (modified.pos_ in ("ADJ", "ADV") and wording in word_class("adverb of verbs only"))


def _for_noun(wording: str, span: Span, plural: bool) -> bool:
    head = span.root
    tail = not ends_in_noun(wording)
    if tail and _completed(span):
        return False
    if before_noun(head):
        return not tail and not wording.endswith("s")
    if " " in wording and (_described_in_full(head) or _after_noun(span)):
        return False
    if plural:
        return counted(wording) or wording.endswith(("s", "people"))
    return _for_one(wording, head)


def _for_one(wording: str, head: Token) -> bool:
    """Return whether a wording can replace a noun in the singular."""
    if counted(wording):
        return has_determiner(head)
    plural = wording.split()[0].endswith("s") or wording.endswith(("s", "people"))
    return not (_is_counted_once(head) or (plural and _asks_for_singular(head)))


def _for_verb(wording: str, span: Span) -> bool:
    head = span.root
    if any(t.lower_ in _PARTICLES and t.i == span.end for t in head.children):
        return False
    needs = ((senses.Condition("object", frozenset({"any"}), False),),)
    with_object = senses.holds(needs, span)
    if " " in wording and wording.split()[-1] in _ENDS_OPEN:
        return with_object
    if wording in _WITH_OBJECT:
        return with_object or head.tag_ == "VBN"
    own = any(t.dep_ == "dobj" for t in head.children)
    return not (own and _first(wording) in _WITHOUT_OBJECT)


def before_noun(head: Token) -> bool:
    """Return whether a word, or the word that it is joined to, stands before its noun."""
    first = _joined_to(head)
    return first.dep_ in MODIFIES and first.head.i > head.i


def _is_counted_once(head: Token) -> bool:
    """Return whether a noun has a word such as "a" before it."""
    return any(t.lower_ in ("a", "an", "another", "each", "every", "one") for t in head.lefts)


def has_determiner(head: Token) -> bool:
    """Return whether a noun has a determiner: "the mess", "his lie"."""
    lefts = (*head.lefts, *_joined_to(head).lefts)
    return any(t.dep_ in ("det", "poss", "nummod", "predet") for t in lefts)


def _joined_to(head: Token) -> Token:
    while head.dep_ == "conj" and head.head != head:
        head = head.head
    return head


def _first(wording: str) -> str:
    return wording.split(" ", 1)[0]


def _graded(span: Span) -> bool:
    """Return whether a word such as "so" or "most" grades the term."""
    before = [span.doc[span.start - 1]] if span.start else []
    lefts = [*before, *(t for t in span.root.lefts if t.dep_ == "advmod")]
    return any(t.lower_ in _GRADING for t in lefts)


def _completed(span: Span) -> bool:
    """Return whether something follows that a wording with words behind its noun would part."""
    following = (t for t in span.root.rights if t.dep_ == "prep" and t not in span)
    after = span.doc[span.end] if span.end < len(span.doc) else None
    named = after is not None and (after.tag_ == "POS" or after.pos_ == "PROPN")
    return named or any(t.lower_ in _COMPLETING for t in following)


def _described_in_full(head: Token) -> bool:
    """Return whether a noun has an adjective like "complete" before it: "a complete failure"."""
    return any(t.lower_ in word_class("says that a noun holds wholly") for t in head.lefts)


def _after_noun(span: Span) -> bool:
    """Return whether a noun stands before the term, where no adjective may come between."""
    outside = (t for t in span.root.lefts if t not in span)
    return any(t.dep_ == "compound" and t.pos_ == "NOUN" for t in outside)


def _asks_for_singular(head: Token) -> bool:
    """Return whether the words around a noun show that it is one: "this", "was"."""
    if any(t.lower_ in _SINGULAR for t in head.lefts):
        return True
    if head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    verbs = (head.head, *(t for t in head.head.lefts if t.dep_ in ("aux", "auxpass")))
    return any(t.tag_ == "VBZ" or t.lower_ == "was" for t in verbs)

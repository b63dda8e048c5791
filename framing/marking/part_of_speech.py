"""Decide by the parse whether a word is used as the part of speech that a word list gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.events import grammar

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

VERBAL = ("VERB", "AUX")
PARTICIPLES = ("VBN", "VBG")
MODIFIES = ("amod", "compound", "nmod")
_FINITE = ("VB", "VBP", "VBZ", "VBD")


def reads_as(span: Span, pos: str) -> bool:
    """Return whether the parse allows the part of speech that the word list gives a term.

    A participle may be a verb, an adjective or a noun; a finite verb is certainly no noun, and a
    form in -ing with its own object no adjective ("overwhelming her shop").
    Phrases and adverbs always pass.
    """
    head = span.root
    if pos == "verb" and len(span) == 1:
        participle = head.tag_ in PARTICIPLES or head.lower_.endswith("ed")
        return head.pos_ in VERBAL or participle or headline_verb(head)
    if pos == "adj" and head.tag_ == "VBG":
        return not _has_whole_object(head)
    if pos == "adj" and head.lower_.endswith("ed"):  # "a disgraced agent" may be read as a verb
        return head.tag_ not in _FINITE or not any(grammar.children(head, "nsubj"))
    if pos in ("noun", "adj"):
        return head.pos_ != "VERB" or head.tag_ not in _FINITE or head.dep_ in MODIFIES
    return True


def _has_whole_object(head: Token) -> bool:
    """Return whether a form in -ing has an object with an article, or a pronoun: "her shop"."""
    found = grammar.children(head, "dobj")
    return any(t.pos_ == "PRON" or any(grammar.children(t, "det", "poss", "nummod")) for t in found)


def describes(span: Span, pos: str) -> bool:
    """Return whether a verb of the list stands before a noun in its base form: "mock tributes"."""
    head = span.root
    before = pos == "verb" and len(span) == 1 and head.dep_ in MODIFIES and head.head.i > head.i
    return before and head.tag_ not in PARTICIPLES and not head.lower_.endswith(("ed", "ing", "s"))


def headline_verb(head: Token) -> bool:
    """Return whether a plural noun in the parse is a headline's verb: "Berg rips Hale"."""
    doc, number = head.doc, head.i
    if head.tag_ not in ("NNS", "NNPS") or not 0 < number < len(doc) - 1:
        return False
    after = doc[number + 1]
    before = doc[number - 1]
    if after.is_title and before.pos_ in ("NOUN", "PROPN"):
        return True  # "the paper rips Berg"
    follows = after.pos_ in ("PROPN", "ADP", "ADV", "PRON", "DET") or after.tag_ == "JJ"
    return before.is_title and not after.is_punct and follows

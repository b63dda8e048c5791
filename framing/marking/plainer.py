"""Choose plainer wordings that fit in the place of a listed word, by the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from framing.marking import senses
from framing.marking.entries import Entry
from framing.marking.neutral_wording import counted, ends_in_noun, fitted, form_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CONDITIONAL = re.compile(r"(.+?) \{(.+)\}")
_BEFORE_NOUNS = ("compound", "nmod", "amod")
_VERBAL = ("VERB", "AUX")
_PARTICIPLES = ("VBN", "VBG")
_PLURALS = ("NNS", "NNPS")


def wordings(entry: Entry, span: Span) -> Iterator[str]:
    """Yield the plainer wordings of a term that fit its sentence, inflected as it needs.

    Parameters
    ----------
    entry
        The term's row. A wording may carry grammatical conditions, as `framing.marking.senses`
        reads them: ``criticise {object=person}``. One in round brackets is advice, and always
        fits.
    span
        The tokens of the term.

    Yields
    ------
    str
        Wordings, and advice in round brackets, in the order of the row.
    """
    written = " ".join(span.text.split())
    before = span.doc[span.start - 1].lower_ if span.start else ""
    form = form_of(written, entry.term, before) if entry.pos == "verb" else ""
    if entry.pos == "noun" and span.root.tag_ in _PLURALS:
        form = "plural"
    read_alike = _same_part_of_speech(span, entry.pos)
    for one in entry.neutral:
        wording, needed = conditional(one)
        if wording.startswith("("):
            yield wording
        elif not (read_alike or _names_part_of_speech(needed)) or not senses.holds(needed, span):
            continue
        elif _stands(wording, entry.pos, span):
            yield fitted(wording, form)


@cache
def conditional(wording: str) -> tuple[str, tuple[senses.Sense, ...]]:
    """Return a wording without its conditions, and the conditions under which it fits.

    Examples
    --------
    >>> conditional("criticise {object=person | as=any}")[0], len(conditional("cut")[1])
    ('criticise', 1)
    """
    match = _CONDITIONAL.fullmatch(wording)
    if match is None:
        return wording, ((),)  # no condition: it holds always
    return match[1], tuple(senses.parse(one) for one in match[2].split(" | "))


def _same_part_of_speech(span: Span, pos: str) -> bool:
    """Return whether the sentence uses the term as the part of speech that the row lists.

    The wordings of the verb "damn" cannot replace "damning", nor those of the noun "populist" the
    adjective in "a populist party".
    """
    head = span.root
    if pos == "verb":
        return (head.pos_ in _VERBAL and head.dep_ not in _BEFORE_NOUNS) or (
            head.tag_ in _PLURALS and len(span) == 1  # a verb of a headline
        )
    if pos == "noun":
        return head.pos_ in ("NOUN", "PROPN") and head.tag_ not in _PARTICIPLES
    if pos == "adj":
        return head.pos_ == "ADJ" or head.dep_ in ("amod", "acomp") or head.tag_ in _PARTICIPLES
    return True


def _names_part_of_speech(needed: tuple[senses.Sense, ...]) -> bool:
    """Return whether a wording's conditions name a part of speech."""
    return any(one.relation == "is" for sense in needed for one in sense)


def _stands(wording: str, pos: str, span: Span) -> bool:
    head = span.root
    before_noun = head.dep_ in _BEFORE_NOUNS and head.head.i > head.i
    if before_noun and pos in ("noun", "adj"):
        return ends_in_noun(wording) and (pos == "adj" or not wording.endswith("s"))
    if pos != "noun":
        return True
    if head.tag_ in _PLURALS:
        return counted(wording) or wording.endswith(("s", "people"))
    if _one(head):
        return counted(wording)
    return not counted(wording) or _has_determiner(head)


def _one(head: Token) -> bool:
    return any(t.lower_ in ("a", "an", "another", "each", "every", "one") for t in head.lefts)


def _has_determiner(head: Token) -> bool:
    """Return whether a noun has a determiner: "the mess", "his lie"."""
    first = head
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    lefts = (*head.lefts, *first.lefts)
    return any(t.dep_ in ("det", "poss", "nummod", "predet") for t in lefts)

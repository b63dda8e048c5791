"""Choose plainer wordings that fit in the place of a listed word, by the parse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from framing.marking import senses
from framing.marking.entries import Entry
from framing.marking.neutral_wording import Form, fitted, form_of
from framing.marking.part_of_speech import MODIFIES, PARTICIPLES, VERBAL
from framing.marking.standing import PLURALS, is_plural, stands

if TYPE_CHECKING:
    from spacy.tokens import Span

_CONDITIONAL = re.compile(r"(.+?) \{(.+)\}")


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
    form = _form(entry, span)
    read_alike = _same_part_of_speech(span, entry.pos)
    for one in entry.neutral:
        wording, needed = conditional(one)
        if wording.startswith("("):
            yield wording
        elif not (read_alike or _names_part_of_speech(needed)) or not senses.holds(needed, span):
            continue
        elif stands(wording, entry.pos, span, form == "plural"):
            yield fitted(wording, form)


def _form(entry: Entry, span: Span) -> Form:
    if entry.pos == "noun":
        return "plural" if is_plural(span, entry.term) else ""
    if entry.pos != "verb":
        return ""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return form_of(" ".join(span.text.split()), entry.term, before, span[0].tag_)


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
        return (head.pos_ in VERBAL and head.dep_ not in MODIFIES) or (
            head.tag_ in PLURALS and len(span) == 1  # a verb of a headline
        )
    if pos == "noun":
        return head.pos_ in ("NOUN", "PROPN") and head.tag_ not in PARTICIPLES
    if pos == "adj":
        return head.pos_ == "ADJ" or head.dep_ in ("amod", "acomp") or head.tag_ in PARTICIPLES
    return True


def _names_part_of_speech(needed: tuple[senses.Sense, ...]) -> bool:
    """Return whether a wording's conditions name a part of speech."""
    return any(one.relation == "is" for sense in needed for one in sense)

"""Find the words, other than its bare name, by which a mention calls its actor."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import Kind, Mention
from framing.actors.trimming import is_office
from framing.contested import exactly
from framing.language.phrases import appositions
from framing.lexicons import word_class
from framing.marking.before_names import (
    POSSESSIVES,
    Stretch,
    before_name,
    first_descriptive,
    premodifier,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_IN_COMPOUNDS = word_class("second part of a compound")
_OFFICES = word_class("office of two words")
# Words before a title that tell something of its own: "the former president".
_APART = word_class("former") | word_class("apart from a title")


def called(
    doc: Doc, mention: Mention, span: Span, kind: Kind, named: Collection[int]
) -> Iterator[Stretch]:
    """Yield the title, description or common noun in one mention, each with its category.

    Parameters
    ----------
    doc
        The parse.
    mention
        The mention of an actor.
    span
        The tokens of the mention.
    kind
        The kind of the actor.
    named
        The numbers of the tokens that name the actor in the article.

    Yields
    ------
    tuple of (int, int, str)
        Offsets and category: ``title``, ``premodifier``, ``apposition`` or ``head noun``.
    """
    span = _without_possessive(span)
    if not len(span) or mention.how in ("pronoun", "metonymy") or not span[-1].text[0].isalpha():
        return
    if mention.how != "group" and _is_proper_name(span):
        yield from before_name(span, kind)
        return
    span = doc[_first_half(doc, span.start) : span.end]
    if _apposed(span, named):
        yield span.start_char, span.end_char, "apposition"
    elif not (_part_of_compound(span) or _only_a_name(span)):
        yield from _common(doc, span)


def _without_possessive(span: Span) -> Span:
    while len(span) and span[-1].text in POSSESSIVES:
        span = span[:-1]
    return span


def _is_proper_name(span: Span) -> bool:
    """Return whether a mention is a proper name: "Kim Jong-nam"; not "Police"."""
    words = span.text.split()
    opens = len(span) == 1 and span[0].is_sent_start
    common = opens and span[0].pos_ != "PROPN" and _person_word(span[0])
    return any(part[:1].isupper() for part in words[-1].split("-")) and not common


def _first_half(doc: Doc, i: int) -> int:
    """Return the index where a word with hyphens begins: at "vice" for "vice-president"."""
    while i > 1 and _joined(doc[i - 2], doc[i - 1]):
        i -= 2
    return i


def _joined(word: Token, hyphen: Token) -> bool:
    apart = word.whitespace_ or hyphen.whitespace_ or hyphen.text != "-"
    return not apart and word.is_alpha and word.lower_ not in ("a", "an", "the")


def _apposed(span: Span, named: Collection[int]) -> bool:
    """Return whether a description stands beside a name of the actor."""
    root = span.root
    beside = root.dep_ == "appos" or any(child.dep_ == "appos" for child in root.children)
    return beside and any(other.i in named for other in appositions(root) if other not in span)


def _part_of_compound(span: Span) -> bool:
    """Return whether a noun is part of a compound and refers to nobody: "pedestrian-proof"."""
    after = span.doc[span.end : span.end + 2]
    joined = len(after) == 2 and after[0].text == "-" and not after[0].whitespace_
    return joined and after[1].lower_ in _IN_COMPOUNDS


def _only_a_name(span: Span) -> bool:
    """Return whether a mention is an abbreviation or an adjective: "IS", "the Macedonian"."""
    adjective = span[-1].text in lexicons.adjectives() and span[-1].pos_ == "ADJ"
    return len(span) == 1 and (span.text.isupper() or adjective)


def _common(doc: Doc, span: Span) -> Iterator[Stretch]:
    """Yield modifier and noun of a mention without a name: "striking" and "dockers".

    A listed pair such as "security forces" is one noun.
    """
    head = span.end - 1
    if any(token.text in POSSESSIVES for token in span):  # "the mayor's office"
        yield span.start_char, span.end_char, "head noun"
        return
    while head > span.start and _is_office(span[-1]) and _belongs_to_office(doc[head - 1]):
        head -= 1
    if head > span.start and _one_noun(doc[head - 1 : span.end].text):
        head -= 1
    while head > span.start and _in_one_noun(doc[head - 1], doc[span.end - 1]):
        head -= 1
    if head > span.start and doc[head - 1].text != "-":
        yield from premodifier(doc[first_descriptive(doc, span.start, head) : head])
        yield doc[head].idx, _with_of(span), "head noun"
    else:
        yield span.start_char, _with_of(span), "head noun"


def _is_office(token: Token) -> bool:
    return is_office(token.text) or is_office(token.lemma_)


def _belongs_to_office(token: Token) -> bool:
    """Return whether a word before an office is a part of it: "foreign minister"."""
    modifier = lexicons.titles().get(token.lower_, ("",))[0] == "modifier"
    return (modifier or token.lower_ in ("deputy", "vice")) and token.lower_ not in _APART


def _with_of(span: Span) -> int:
    """Return where a title of three words ends: after "staff" in "chief of staff"."""
    of = span.doc[span.end : span.end + 2]
    if len(of) < 2 or of[0].lower_ != "of" or not _is_office(span[-1]):
        return span.end_char
    bare = of[1].pos_ == "NOUN" and not any(True for _ in of[1].children)
    return of.end_char if bare else span.end_char


def _in_one_noun(token: Token, head: Token) -> bool:
    """Return whether a noun is a part of the next: "sound engineers", "Berg supporters"."""
    noun = token.dep_ == "compound" and token.pos_ in ("NOUN", "PROPN")
    return noun and token.head.i in (head.i, token.i + 1)


def _one_noun(words: str) -> bool:
    people = words in lexicons.peoples()
    return people or words.lower() in _OFFICES or exactly(words.lower()) is not None


def _person_word(token: Token) -> bool:
    return any(word in lexicons.nouns() for word in (token.lemma_.lower(), token.lower_))

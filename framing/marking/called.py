"""Find the words, other than its bare name, by which a mention calls its actor."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from framing import lexicons
from framing.actors import Kind, Mention
from framing.actors.titles import title_start
from framing.contested import exactly
from framing.language.phrases import appositions
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

Stretch = tuple[int, int, str]  # start, end, category

_LINKS = frozenset((",", "and", "'s", "’s", "the", "a", "an", "-"))
# How many there are and which of them is meant calls nobody anything.
_COUNTING = word_class("counts or points")
_RELATIONS = word_class("relation")
# Where a place lies is no label: "central Chile".
_LYING = word_class("direction or situation")
_IN_COMPOUNDS = word_class("second part of a compound")
_OFFICES = word_class("office of two words")
# Words before a title that tell something of its own: "the former president".
_APART = word_class("former") | word_class("apart from a title")
_SMALL = ("of", "the", "a", "an")
_BREAKS = ("DET", "ADP", "AUX", "CCONJ")
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))


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
        yield from _before_name(span, kind)
        return
    span = doc[_first_half(doc, span.start) : span.end]
    if _apposed(span, named):
        yield span.start_char, span.end_char, "apposition"
    elif not (_part_of_compound(span) or _only_a_name(span)):
        yield from _common(doc, span)


def _without_possessive(span: Span) -> Span:
    while len(span) and span[-1].text in _POSSESSIVES:
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
    if any(token.text in _POSSESSIVES for token in span):  # "the mayor's office"
        yield span.start_char, span.end_char, "head noun"
        return
    while head > span.start and _is_office(span[-1]) and _belongs_to_office(doc[head - 1]):
        head -= 1
    if head > span.start and _one_noun(doc[head - 1 : span.end].text):
        head -= 1
    while head > span.start and _in_one_noun(doc[head - 1], doc[span.end - 1]):
        head -= 1
    if head > span.start and doc[head - 1].text != "-":
        yield from _premodifier(doc[_first_descriptive(doc, span.start, head) : head])
        yield doc[head].idx, _with_of(span), "head noun"
    else:
        yield span.start_char, _with_of(span), "head noun"


def _is_office(token: Token) -> bool:
    return any(
        lexicons.titles().get(word, ("modifier",))[0] != "modifier"
        for word in (token.lower_, token.lemma_.lower())
    )


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


def _premodifier(before: Span) -> Iterator[Stretch]:
    while len(before) and not before[0].text[0].isalnum():
        before = before[1:]
    if len(before):
        yield before.start_char, before.end_char, "premodifier"


def _first_descriptive(doc: Doc, first: int, end: int) -> int:
    """Return the index of the first word that is no number and does not count."""
    while first < end and (doc[first].lower_ in _COUNTING or _is_number(doc[first])):
        first += 2 if doc[first + 1].text == "-" and _is_number(doc[first]) else 1
    return first


def _is_number(token: Token) -> bool:
    """Return whether a token is a number: "two", "forty-eight"; not "66-year-old"."""
    if not (token.like_num or token.text[0].isdigit()):
        return False
    joined = token.i + 2 < len(token.doc) and token.nbor().text == "-"
    return not joined or bool(token.nbor(2).like_num)


def _before_name(span: Span, kind: Kind) -> Iterator[Stretch]:
    """Yield the title before a name, or else the adjectives: "embattled Syria".

    Before a name that only modifies a noun they belong to the noun: "former UN ambassador".
    """
    doc, root = span.doc, span.root
    if kind != "person" and root.dep_ in ("compound", "nmod", "amod") and root.head.i >= span.end:
        return
    first = _common_nouns_before(doc, _compound_start(doc, title_start(doc, span.start), span))
    empty = _LINKS | lexicons.word_class("calendar")
    while first < span.start and doc[first].lower_ in empty:
        first += 1
    while first > 1 and doc[first - 1].text == "-" and not doc[first - 1].whitespace_:
        first -= 2  # "front-runner"
    owner = next((t.i for t in doc[first : span.start] if t.text in _POSSESSIVES), first - 1)
    title = _of_the_named(doc[owner + 1 : span.start])
    if len(title) and any(_titles(token) or _person_noun(token) for token in title):
        if not _of_others(title[-1]):
            related = kind != "person" or title[-1].lower_ in _RELATIONS
            yield title.start_char, title.end_char, "premodifier" if related else "title"
        return
    modifiers = [t for t in span.root.children if t.dep_ == "amod" and t.i < span.start]
    if modifiers:
        start = _first_descriptive(doc, modifiers[0].left_edge.i, span.start)
        words = doc[start : span.start]
        broken = any(t.pos_ in _BREAKS or t.is_quote or t.lower_ in _SMALL for t in words)
        if not broken and not all(token.lower_ in _LYING for token in words):
            yield from _premodifier(words)


def _of_the_named(title: Span) -> Span:
    """Return a title without another person's: "chief" in "spokesman for UN chief Anna Berg"."""
    if not len(title) or not (_titles(title[-1]) or _person_noun(title[-1])):
        return title
    joints = [token.i for token in title if token.lower_ in ("of", "for")]
    return title.doc[joints[-1] + 1 : title.end] if joints and joints[-1] > title.start else title


def _of_others(last: Token) -> bool:
    """Return whether a noun before a name is not said of it: "the delegates Berg had"."""
    return last.tag_ == "NNS" and last.dep_ not in ("compound", "nmod", "amod")


def _compound_start(doc: Doc, start: int, span: Span) -> int:
    """Return the index where the compound with a title begins: "party" in "party spokesman"."""
    while 0 < start < span.start and _in_compound(doc[start - 1], span.end):
        start -= 1
    return start


def _in_compound(token: Token, end: int) -> bool:
    noun = token.pos_ == "NOUN" and token.is_lower and token.whitespace_ == " "
    return noun and token.dep_ == "compound" and token.i < token.head.i < end


def _common_nouns_before(doc: Doc, i: int) -> int:
    """Return the index where nouns and adjectives before a name begin: "veteran film star"."""
    start = i
    while start > 0 and not doc[start].is_sent_start and _describes_person(doc[start - 1]):
        start -= 1
    nouns = any(_person_noun(token) for token in doc[start:i])
    return start if nouns else i


def _describes_person(token: Token) -> bool:
    small = token.is_lower or bool(token.is_sent_start and token.pos_ != "PROPN")
    return small and token.pos_ in ("NOUN", "ADJ") and token.whitespace_ == " "


def _person_word(token: Token) -> bool:
    return any(word in lexicons.nouns() for word in (token.lemma_.lower(), token.lower_))


def _person_noun(token: Token) -> bool:
    known = lexicons.nouns().get(token.lemma_.lower(), ())
    return token.pos_ == "NOUN" and any(noun.kind == "person" for noun in known)


def _titles(token: Token) -> bool:
    return lexicons.titles().get(token.lower_, ("modifier",))[0] != "modifier"

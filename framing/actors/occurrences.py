"""Find every place where the names of an article occur."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from framing.actors.titles import title_start
from framing.lexicons import word_class

if TYPE_CHECKING:
    from spacy.tokens import Span

    from framing.language import Syntax

_OF_NAMES = ("PROPN", "NOUN", "ADJ", "X", "INTJ")  # parts of speech that the parser takes names for
_PREFIX = 2  # forms are looked up by their first characters


class Occurrence(NamedTuple):
    """Hold one occurrence of a name in the text.

    Attributes
    ----------
    form
        The written form of the name; where the text has it in capitals, the usual form.
    kind
        ``"person"``, ``"organisation"`` or ``"place"``.
    start, end
        Character offsets of the name in the article; ``end`` is exclusive.
    span
        Its tokens.
    title
        The tokens of the title before a person's name; an empty span for none.
    """

    form: str
    kind: str
    start: int
    end: int
    span: Span
    title: Span


def occurrences(syntax: Syntax, kinds: Mapping[str, str]) -> Iterator[Occurrence]:
    """Yield the occurrences of names from left to right, the longest name at each place.

    ``kinds`` gives the kind of each written form. In a headline in capitals, a name's capitals
    count as an occurrence, too.
    """
    raw, headline = syntax.text.raw, syntax.text.headline
    capitals = headline.end if headline and raw[: headline.end].isupper() else 0
    index: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for form in sorted(kinds, key=lambda form: (-len(form), form)):
        for written in dict.fromkeys((form, form.upper() if capitals else form)):
            index[written[:_PREFIX]].append((written, form))
    until = 0
    for token in syntax.tokens:
        if token.idx < until:
            continue
        for written, form in index.get(raw[token.idx : token.idx + _PREFIX], ()):
            if written != form and token.idx >= capitals:
                continue
            span = _matching(syntax, raw, token.idx, written)
            word = kinds[form] == "person" and " " not in form and token.pos_ not in _OF_NAMES
            if span is not None and not word:
                until = token.idx + len(written)
                first = title_start(span.doc, span.start) if kinds[form] == "person" else span.start
                title = span.doc[first : span.start]
                yield Occurrence(form, kinds[form], token.idx, until, span, title)
                break


def _matching(syntax: Syntax, raw: str, start: int, form: str) -> Span | None:
    """Return the tokens of a name at the offset ``start``, None if it does not stand there.

    It does not where it is part of a word, of a longer name ("Corvane Bridge") or of "St. Louis".
    """
    if not raw.startswith(form, start):
        return None
    end = start + len(form)
    after, next_after = raw[end : end + 1], raw[end + 1 : end + 2]
    glued = after == "-" and next_after.isalpha() and " " not in form
    if after.isalnum() or glued:
        return None
    if start and raw[start - 1] == "-" and raw[max(0, start - 4) : start].lower() != "the-":
        return None
    span = syntax.span(start, end)
    if not len(span) or (len(span) == 1 and span[0].is_sent_start and span[0].pos_ == "AUX"):
        return None
    return None if _has_longer_name(span) or _of_a_saint(span, form) else span


def _of_a_saint(span: Span, form: str) -> bool:
    """Return whether a word is a part of a place's name: "Louis" of "St. Louis"."""
    before = span.doc[span.start - 1 : span.start].text if span.start else ""
    saint = before[:1].isupper() and before.lower() in word_class("begins a place of a saint")
    return saint and " " not in form


def _has_longer_name(span: Span) -> bool:
    """Return whether a longer name continues after a name: "Corvane" of "Corvane Bridge"."""
    if span.end >= len(span.doc) or span[-1].dep_ != "compound":
        return False
    following = span.doc[span.end]
    longer = any(following.lower_ in word_class(c) for c in ("institution", "place word"))
    return longer and bool(following.text[0].isupper())

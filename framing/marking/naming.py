"""The marker of naming: by what words, beyond its bare name, each actor is called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from framing.actors import DATA, Actor, Mention, actors_in, facts
from framing.actors.witnesses import title_start
from framing.marking.marker import Mark, Marker
from framing.syntax import Syntax

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OTHERS_SHOWN = 3
_LINKS = (",", "and", "'s", "’s", "the", "a", "an", "-")


def find(syntax: Syntax) -> Iterator[Mark]:
    """Mark titles, premodifiers, appositions and common nouns that actors are called by."""
    seen: set[tuple[int, int]] = set()
    for actor in actors_in(syntax):
        for mention in actor.mentions:
            for start, end, category in _words(syntax, mention):
                if (start, end) not in seen:
                    seen.add((start, end))
                    place = (start, end)
                    yield _mark(syntax.text.raw, actor, mention, place, category)


def _words(syntax: Syntax, mention: Mention) -> Iterator[tuple[int, int, str]]:
    doc, span = syntax.doc, syntax.span(mention.start, mention.end)
    if not len(span) or mention.how in ("pronoun", "metonymy"):
        return
    if mention.how != "group" and _proper(span):
        yield from _before_name(span)
    elif _apposed(span):
        yield mention.start, mention.end, "apposition"
    else:
        head = span[-1]
        if len(span) > 1 and span[-2].text != "-":
            before = doc[span.start : head.i]
            yield before.start_char, before.end_char, "premodifier"
            yield head.idx, mention.end, "head noun"
        else:
            yield mention.start, mention.end, "head noun"


def _proper(span: Span) -> bool:
    return span[-1].text[0].isupper() and (span[-1].pos_ == "PROPN" or len(span) > 1)


def _apposed(span: Span) -> bool:
    return span.root.dep_ == "appos" or any(child.dep_ == "appos" for child in span.root.children)


def _before_name(span: Span) -> Iterator[tuple[int, int, str]]:
    """Find the title before a name, or the adjectives: "embattled Syria"."""
    doc = span.doc
    first = title_start(doc, span.start)
    while first < span.start and doc[first].lower_ in _LINKS:
        first += 1
    title = doc[first : span.start]
    if len(title) and any(_titles(token) for token in title):
        yield title.start_char, title.end_char, "title"
        return
    modifiers = [t for t in span.root.children if t.dep_ == "amod" and t.i < span.start]
    if modifiers:
        before = doc[modifiers[0].i : span.start]
        yield before.start_char, before.end_char, "premodifier"


def _titles(token: Token) -> bool:
    return facts.titles().get(token.lower_, ("modifier",))[0] != "modifier"


def _mark(raw: str, actor: Actor, mention: Mention, place: tuple[int, int], category: str) -> Mark:
    start, end = place
    words = raw[start:end]
    contested = _contested(words)
    same = {words.lower(), raw[mention.start : mention.end].lower(), actor.name.lower()}
    others = [word for word in actor.aliases if word.lower() not in same]
    why = f"{_CALLED[category]} for {actor.name}: “{words}”."
    if others:
        listed = ", ".join(f"“{other}”" for other in others[:_OTHERS_SHOWN])
        why += f" The article also says {listed}."
    if contested is None:
        return Mark(start, end, category, why, actor=actor.name)
    term, instead, reason = contested
    why += f" “{term}” is contested: {reason}"
    why += f"; others say “{'”, “'.join(instead)}”." if instead else "."
    return Mark(start, end, "contested label", why, actor=actor.name)


_CALLED = {
    "title": "A title",
    "premodifier": "A description",
    "apposition": "A description beside the name",
    "head noun": "A common noun",
}


def _contested(words: str) -> tuple[str, list[str], str] | None:
    """Look for a contested label among the words, its last word first."""
    lower = words.lower()
    for term in [lower, *reversed(lower.replace("-", " ").split())]:
        for form in (term, term.removesuffix("s"), term.removesuffix("es")):
            row = _labels().get(form)
            if row is not None:
                others = [other for other in row["others"].split(";") if other]
                return row["term"], others, row["why"]
    return None


@lru_cache(maxsize=1)
def _labels() -> dict[str, dict[str, str]]:
    return {row["term"].lower(): row for row in facts.rows("contested.tsv")}


NAMING = Marker(
    name="naming",
    find=find,
    needs="syntax",
    about="The titles, descriptions and common nouns by which each actor is called.",
    categories=("title", "premodifier", "apposition", "head noun", "contested label"),
    marks=(
        "[[Interior Minister]] Radan Colveth met the [[striking]] [[dockers]].",
        "The [[Syrian]] [[government]] answered. The [[regime]] blamed [[armed]] [[rebels]].",
        "Tomas Ilvek, a [[young electrician]], was shot by [[police]].",
    ),
    spares=(
        "Anna Berg spoke to NATO on Monday.",
        "Damascus rejected the plan.",
        "The exercise regime was hard, and the rain fell all night.",
    ),
    version="1",
    data=(*DATA, "contested.tsv"),
)

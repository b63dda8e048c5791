"""Load cited word lists, and find their terms in a text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from framing.marking import senses
from framing.marking.entries import Entry, parse, sources
from framing.marking.inflection import inflect
from framing.marking.part_of_speech import describes, reads_as
from framing.marking.units import HYPHENS, Units, cut, joined, units_of
from framing.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Span

    from framing.language import Syntax

_REVERSING = ("non", "anti", "counter")  # "anti-terrorist": the word before the hyphen undoes it


class Hit(NamedTuple):
    """Hold a term found in a text: offsets, its entry, and its first and last unit (exclusive)."""

    start: int
    end: int
    entry: Entry
    first: int
    last: int


class _Pattern(NamedTuple):
    """Hold one form of a term, cut into units, with contexts that exclude or require it."""

    rest: tuple[str, ...]  # the units after the first
    entry: Entry
    unless: _Contexts
    only: _Contexts
    reversible: bool  # it does not itself begin with "anti", "non" ...
    homograph: bool  # mostly plain, or on the list twice: its part of speech must be the listed one
    itself: bool  # the term, and no inflection of it: "stunning" is not the verb's


class _Context(NamedTuple):
    before: tuple[str, ...]
    after: tuple[str, ...]


class _Contexts(NamedTuple):
    """Hold words next to a term, or conditions on its parse; any one of them is enough."""

    words: tuple[_Context, ...]
    senses: tuple[senses.Sense, ...]


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Hold a word list and find its terms in texts.

    ``entries`` are its rows, ``index`` the forms of its terms by their first unit. Lists with equal
    ``sha256`` are equal.
    """

    name: str
    entries: tuple[Entry, ...]
    sha256: str
    index: dict[str, tuple[_Pattern, ...]]  # by first unit; the longest form stands first

    def hits(self, text: Text, syntax: Syntax | None = None) -> Iterator[Hit]:
        """Yield each term in a text, from left to right, the longest where several begin.

        Hyphens match blanks, and curly apostrophes straight ones. Time is linear in the number
        of words.

        Parameters
        ----------
        text
            The text.
        syntax
            Its parse, for the part of speech and the grammatical conditions; without it, a term
            with such a condition is not found.
        """
        units = units_of(text)
        index, after = self.index, 0
        for place, form in enumerate(units.forms):
            if form in index and place >= after:
                hit, after = _first_match(text.raw, units, place, index[form], syntax)
                if hit is not None:
                    yield hit


@cache
def load(
    name: str, categories: tuple[str, ...], required: tuple[str, ...] = ("why", "source")
) -> Lexicon:
    """Return a word list from the package's ``data`` folder.

    Parameters
    ----------
    name
        The file's name.
    categories
        The categories it may use.
    required
        The columns in which no cell may be empty.

    Raises
    ------
    ValueError
        If a row of the list is wrong; the message names the line.
    """
    raw = resources.files("framing").joinpath("data", name).read_bytes()
    entries = parse(raw.decode("utf-8"), name, categories, sources(), required)
    return Lexicon(name, entries, hashlib.sha256(raw).hexdigest(), _index(entries))


def _first_match(
    raw: str,
    units: Units,
    place: int,
    patterns: tuple[_Pattern, ...],
    syntax: Syntax | None,
) -> tuple[Hit | None, int]:
    """Return the longest term that begins at a unit (or None), and the unit to continue from.

    A term in an excluding context is skipped as a whole: no shorter term is found inside it.
    """
    forms, after = units.forms, place + 1
    for pattern in patterns:
        last = place + 1 + len(pattern.rest)
        if pattern.rest and tuple(forms[place + 1 : last]) != pattern.rest:
            continue
        if pattern.rest and not joined(raw, units, place, last):
            continue
        if pattern.entry.pos == "adj" and _owned(raw, units, place, last):
            continue
        if pattern.reversible and _reversed(raw, units, place):
            continue
        hit = Hit(units.starts[place], units.ends[last - 1], pattern.entry, place, last)
        span = syntax.span(hit.start, hit.end) if syntax is not None else None
        if span and describes(span, pattern.entry.pos):
            continue
        if span and pattern.homograph and not reads_as(span, pattern.entry.pos):
            continue
        if any(pattern.only) and not _any_context(raw, units, hit, pattern.only, span):
            continue
        if _any_context(raw, units, hit, pattern.unless, span):
            after = max(after, last)
            continue
        return hit, last
    return None, after


def _owned(raw: str, units: Units, first: int, last: int) -> bool:
    """Return whether a possessive parts the units: "the world's leading"."""
    gaps = (raw[units.ends[at] : units.starts[at + 1]] for at in range(first, last - 1))
    return any("'" in gap or "’" in gap for gap in gaps)


def _reversed(raw: str, units: Units, place: int) -> bool:
    if not place or units.forms[place - 1] not in _REVERSING:
        return False
    return bool(HYPHENS.fullmatch(raw, units.ends[place - 1], units.starts[place]))


def _any_context(raw: str, units: Units, hit: Hit, contexts: _Contexts, span: Span | None) -> bool:
    forms, first, last = units.forms, hit.first, hit.last
    for before, after in contexts.words:
        start, end = first - len(before), last + len(after)
        if start < 0 or end > len(forms):
            continue
        here = tuple(forms[start:first]) == before and tuple(forms[last:end]) == after
        if here and joined(raw, units, start, end):
            return True
    return bool(span and contexts.senses and senses.holds(contexts.senses, span))


def _index(entries: tuple[Entry, ...]) -> dict[str, tuple[_Pattern, ...]]:
    found: dict[str, list[_Pattern]] = {}
    parts: dict[tuple[str, ...], set[str]] = {}
    for entry in entries:
        for form, pattern in _patterns(entry):
            found.setdefault(form, []).append(pattern)
            parts.setdefault((form, *pattern.rest), set()).add(entry.pos)
    for form, patterns in found.items():
        found[form] = [
            p._replace(homograph=len(parts[form, *p.rest]) > 1 or p.homograph) for p in patterns
        ]
    # Longest first; of two that are as long the one that asks for a context, then the term itself.
    return {
        form: tuple(
            sorted(patterns, key=lambda one: (-len(one.rest), not any(one.only), not one.itself))
        )
        for form, patterns in found.items()
    }


def _patterns(entry: Entry) -> Iterator[tuple[str, _Pattern]]:
    written = (*inflect(entry.term, entry.pos), *entry.forms)
    forms = tuple(dict.fromkeys(cut(form) for form in written))
    around = tuple(c for phrase in _words(entry.unless) for c in _around(cut(phrase), forms))
    unless = _Contexts(around, _senses(entry.unless))
    required = _senses(entry.only)
    for units in forms:
        only = _Contexts(tuple(_required(entry, units, forms)), required)
        if any(only) or not entry.only:
            reversible, itself = units[0] not in _REVERSING, units == cut(entry.term)
            homograph = bool(entry.only) or entry.pos == "adj"
            yield units[0], _Pattern(units[1:], entry, unless, only, reversible, homograph, itself)


def _words(items: tuple[str, ...]) -> list[str]:
    return [item for item in items if not senses.is_sense(item)]


def _senses(items: tuple[str, ...]) -> tuple[senses.Sense, ...]:
    return tuple(senses.parse(item) for item in items if senses.is_sense(item))


def _around(phrase: tuple[str, ...], forms: tuple[tuple[str, ...], ...]) -> tuple[_Context, ...]:
    """Return the contexts that a listed phrase means: around the term, or directly next to it."""
    inside = tuple(context for form in forms for context in _within(phrase, form))
    return inside or (_Context(phrase, ()), _Context((), phrase))


def _required(
    entry: Entry, units: tuple[str, ...], forms: tuple[tuple[str, ...], ...]
) -> Iterator[_Context]:
    """Yield the contexts that one inflected form of a term requires."""
    for phrase in (cut(phrase) for phrase in _words(entry.only)):
        if any(True for form in forms for _ in _within(phrase, form)):
            yield from _within(phrase, units)
        else:
            yield from _around(phrase, forms)


def _within(phrase: tuple[str, ...], form: tuple[str, ...]) -> Iterator[_Context]:
    for place in range(len(phrase) - len(form) + 1):
        if phrase[place : place + len(form)] == form:
            yield _Context(phrase[:place], phrase[place + len(form) :])

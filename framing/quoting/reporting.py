"""Reporting verbs: their forms, and the stance toward the reported words that each brings along."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, NamedTuple

Form = Literal["base", "s", "past", "ing"]
DATA = "reporting.tsv"
_VOWELS = "aeiou"


class ReportingVerb(NamedTuple):
    """A verb that gives words to somebody.

    ``frame`` says what follows it: a clause (``that``), only a quotation (``quote``), the person
    spoken to or about (``object``), a name or description (``as``), an infinitive (``to``); or
    what speaks: a ``document`` or ``text``; ``hearsay``: the subject heard it; ``weak``: the verb
    reports only when a quotation follows.
    """

    verb: str
    stance: str
    frame: str
    why: str
    source: str


class VerbForm(NamedTuple):
    """One form of a reporting verb: its words after the first, and which form it is."""

    rest: tuple[str, ...]
    verb: ReportingVerb
    form: Form


@cache
def reporting_verbs() -> tuple[tuple[ReportingVerb, tuple[str, ...]], ...]:
    """All reporting verbs with the irregular forms the data gives them."""
    text = (files("framing") / "data" / DATA).read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        (
            ReportingVerb(row["verb"], row["stance"], row["frame"], row["why"], row["source"]),
            tuple(form for form in row["forms"].split(",") if form),
        )
        for row in rows
    )


@cache
def verb_forms() -> Mapping[str, Sequence[VerbForm]]:
    """Every form of every reporting verb, by its first word; longer forms first.

    Examples
    --------
    >>> [(f.verb.verb, f.form) for f in verb_forms()["said"]]
    [('say', 'past')]
    >>> [f.verb.verb for f in verb_forms()["pointed"]]
    ['point out']
    """
    table: dict[str, list[VerbForm]] = {}
    for verb, irregular in reporting_verbs():
        for text, form in _forms(verb.verb, irregular):
            first, *rest = text.split()
            entry = VerbForm(tuple(rest), verb, form)
            if entry not in table.setdefault(first, []):
                table[first].append(entry)
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry.rest))
    return MappingProxyType(table)


def _forms(verb: str, irregular: Sequence[str]) -> Iterator[tuple[str, Form]]:
    yield verb, "base"
    for text in irregular:
        yield text, _form_of(text.split()[0])
    if " " in verb:
        return
    yield _third(verb), "s"
    yield _ing(verb), "ing"
    if not irregular or verb.endswith("ise") or all(text.endswith("ing") for text in irregular):
        yield _past(verb), "past"


def _form_of(word: str) -> Form:
    if word.endswith("ing"):
        return "ing"
    return "s" if word.endswith("s") and not word.endswith("ss") else "past"


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _ing(verb: str) -> str:
    return (verb[:-1] if verb.endswith("e") and verb[-2] not in "eo" else verb) + "ing"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return verb + "ed"

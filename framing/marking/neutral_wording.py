"""Plainer wordings in the form in which the sentence needs them: past, plural."""

from __future__ import annotations

from functools import cache
from typing import Literal

from framing.lexicons import rows, word_class
from framing.marking.inflection import inflect

Form = Literal["", "s", "past", "participle", "ing", "plural"]

# Verbs whose past is not regular: past, participle, and where it differs the form in -ing.
_IRREGULAR = {
    row["verb"]: (row["past"], row["participle"], *filter(None, [row["ing"]]))
    for row in rows("irregular_verbs.tsv")
}
_IN_S = {"have": "has", "do": "does", "go": "goes"}
_PASTS = frozenset(past for past, *_ in _IRREGULAR.values()) | frozenset(
    participle for _, participle, *_ in _IRREGULAR.values()
)
_UNBENT = frozenset(("also", "be", "not"))  # "not answer", "be held" would need another sentence
_HELPING = word_class("auxiliary before a participle")
_ENDS_HEAD = word_class("begins what follows a noun")


def form_of(written: str, term: str, pos: str, before: str) -> Form:
    """Return the form in which a term stands.

    Parameters
    ----------
    written
        The words as they stand in the text.
    term, pos
        The term and its part of speech, as in the word list.
    before
        The word before it, in small letters: after "was" or "has" a past is a participle.

    Examples
    --------
    >>> form_of("lashed out", "lash out", "verb", "he")
    'past'
    >>> form_of("rebels", "rebel", "noun", "the")
    'plural'
    """
    words = written.lower().replace("’", "'").split()
    if pos == "noun":
        plural = inflect(term, "noun")[1:]
        return "plural" if plural and " ".join(words) == plural[0] else ""
    if pos != "verb":
        return ""
    first, wanted = words[0], term.split()[0]
    if first == wanted:
        return ""
    if first.endswith("ing"):
        return "ing"
    if first.endswith("ed") or first in _PASTS:
        return "participle" if before in _HELPING else "past"
    return "s" if first == inflect(wanted, "verb")[1] else ""


def fitted(wording: str, form: Form) -> str:
    """Put a plainer wording into a form.

    Examples
    --------
    >>> fitted("speak ill of", "past"), fitted("give", "participle"), fitted("cut", "ing")
    ('spoke ill of', 'given', 'cutting')
    >>> fitted("person without legal status", "plural"), fitted("violence", "plural")
    ('people without legal status', 'violence')
    """
    if not form:
        return wording
    first, blank, rest = wording.partition(" ")
    if form == "plural":
        return _plural(wording)
    return wording if first in _UNBENT else _verb(first, form) + blank + rest


@cache
def _verb(verb: str, form: Form) -> str:
    _, in_s, past, in_ing = inflect(verb, "verb")
    past, participle, *other = _IRREGULAR.get(verb, (past, past))
    forms = {
        "s": _IN_S.get(verb, in_s),
        "past": past,
        "participle": participle,
        "ing": other[0] if other else in_ing,
    }
    return forms[form]


def fits(wording: str, *, before_noun: bool, counted: bool) -> bool:
    """Return whether the wording of a noun can stand in its place.

    Parameters
    ----------
    wording
        The plainer wording.
    before_noun
        Whether the noun stands before another: "a rebel leader". A wording with a preposition or
        a clause cannot.
    counted
        Whether it stands in the plural or after "a": the wording must be one that can be counted.

    Examples
    --------
    >>> fits("opponent of reform", before_noun=True, counted=False)
    False
    >>> fits("criticism", before_noun=False, counted=True)
    False
    """
    words = wording.split(" ")
    if before_noun:
        return _ENDS_HEAD.isdisjoint(words)
    head = words[_end_of_head(words) - 1]
    return not counted or head in word_class("countable noun") or head.endswith("s")


def _end_of_head(words: list[str]) -> int:
    return next((place for place, word in enumerate(words) if word in _ENDS_HEAD), len(words))


def _plural(wording: str) -> str:
    words = wording.split(" ")
    end = _end_of_head(words)
    head = words[end - 1] if end else ""
    if head not in word_class("countable noun"):
        return wording
    if head.endswith("man"):
        words[end - 1] = head[:-2] + "en"
    else:
        words[end - 1] = "people" if head == "person" else inflect(head, "noun")[1]
    if words[end : end + 1] == ["who"]:  # "a person who disputes", "people who dispute"
        words[end + 1] = words[end + 1].removesuffix("s")
    return " ".join(words)

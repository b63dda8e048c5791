"""Inflect plainer wordings as the sentence needs them: past tense, plural."""

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
_UNBENT = frozenset(("be", "not"))  # "not answer", "be held" would need another sentence
_HELPING = word_class("auxiliary before a participle")
_ENDS_HEAD = word_class("begins what follows a noun")


def form_of(written: str, verb: str, before: str, tag: str = "") -> Form:
    """Return the grammatical form of a verb in the text, such as the past tense.

    Parameters
    ----------
    written
        The words as in the text.
    verb
        The base form of the verb, as in the word list.
    before
        The word before it, in lower case: after "was" or "has" a past form is a participle.
    tag
        The tag of its first word in the parse, which decides where the spelling leaves it open.

    Examples
    --------
    >>> form_of("lashed out", "lash out", "he"), form_of("slammed", "slam", "was")
    ('past', 'participle')
    """
    first = written.lower().replace("’", "'").split()[0]
    wanted = verb.split()[0]
    if first == wanted:
        return ""
    if first.endswith("ing"):
        return "ing"
    if first.endswith("ed") or first in _PASTS:
        participle = tag == "VBN" if tag in ("VBD", "VBN") else before in _HELPING
        return "participle" if participle else "past"
    third = first == inflect(wanted, "verb")[1] or (
        tag in ("VBZ", "NNS", "NNPS") and first.endswith("s")
    )
    return "s" if third else ""


def fitted(wording: str, form: Form) -> str:
    """Return a plainer wording inflected in a form.

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
    if rest and (first.endswith("ly") or first == "also"):  # "sharply criticise"
        return first + blank + fitted(rest, form)
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


def counted(wording: str) -> bool:
    """Return whether a plainer wording is a countable noun in the singular.

    Examples
    --------
    >>> counted("opponent of reform"), counted("criticism"), counted("deaths")
    (True, False, False)
    """
    words = wording.split(" ")
    return words[_end_of_head(words) - 1] in word_class("countable noun")


def ends_in_noun(wording: str) -> bool:
    """Return whether a wording ends in its noun, so that it can modify a further noun.

    Examples
    --------
    >>> ends_in_noun("opponent of reform"), ends_in_noun("armed")
    (False, True)
    """
    words = wording.split(" ")
    return len(words) == 1 or _ENDS_HEAD.isdisjoint(words)


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

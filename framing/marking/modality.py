"""Decide whether "could" or "often" softens a claim, by the words around it.

"Could" also tells an ability, a permission or what was not done, "often" also how many times
something happened. A logistic regression weighs what stands around the word; it was fitted on
places in news that were labelled by reading, and its weights are a table of the package's data.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from framing.lexicons import rows, word_class
from framing.marking.lexicon import Hit
from framing.marking.units import Units
from framing.sentences import Span
from framing.text import Text

DATA = "stance_weights.tsv"
COULD, FREQUENCY = "could", "frequency adverb"
_NEAR, _FAR = 5, 8  # words before the word that are looked at
_SHORT = 3  # letters: "was", "his" are no plurals
_PAST = re.compile(r"\w+ed$")
_NAME = "-"  # what stands for a word with a capital: no name changes a mark
_PRONOUNS = (
    *("relative pronoun", "first or second person", "third person", "it or this"),
    "nothing or nobody",
)
_CLAUSES = ("asks for something", "whether or if", "compares", "aim or time")
_PAST_OF_BE = frozenset(("was", "were", "had", "did"))
_PRESENT = frozenset(("is", "are", "has", "have", "will"))
_CONDITIONS = frozenset(("if", "lest", "unless", "whether"))


def kind_of(term: str) -> str:
    """Return the regression that decides on a listed term; empty if none does.

    Examples
    --------
    >>> kind_of("could"), kind_of("often"), kind_of("perhaps")
    ('could', 'frequency adverb', '')
    """
    if term == COULD:
        return COULD
    return FREQUENCY if term in word_class("adverb of frequency") else ""


def softens(text: Text, units: Units, hit: Hit) -> bool:
    """Return whether a term found in a text softens a claim; true for terms of one sense."""
    kind = kind_of(hit.entry.term)
    if not kind:
        return True
    weights = _weights()[kind]
    return sum(weights.get(name, 0.0) for name in features(text, units, hit)) >= 0


def features(text: Text, units: Units, hit: Hit) -> list[str]:
    """Return what stands around a term in its sentence, by the names in the table of weights.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.marking.stance import lexicon
    >>> from framing.marking.units import units_of
    >>> text = Text(Article(id="a", text="They warn that the plan could lead to a strike."))
    >>> hit = next(lexicon().hits(text))
    >>> features(text, units_of(text), hit)
    ['always', 'followed by a verb of outcome', 'supposing word before']
    """
    sentence = text.sentence_at(hit.start)
    before = _within(text, units, hit.first - 1, -1, sentence)
    after = _within(text, units, hit.last, 1, sentence)
    of_kind = _of_could if hit.entry.term == COULD else _of_frequency
    ends = not after or text.raw[hit.end : hit.end + 1] != " "
    asks = text.raw[sentence.start : sentence.end].rstrip("”’\"')").endswith("?")
    return ["always", *of_kind(before, after, ends), *(["question"] if asks else [])]


def _within(text: Text, units: Units, place: int, step: int, sentence: Span) -> list[str]:
    """Return the words of the sentence from a place on, the nearest first; names as one sign."""
    found = []
    while 0 <= place < len(units.forms) and sentence.start <= units.starts[place] < sentence.end:
        form = units.forms[place]
        name = text.raw[units.starts[place]].isupper() and form not in _never_names()
        found.append(_NAME if name else form)
        place += step
    return found


@cache
def _never_names() -> frozenset[str]:
    return frozenset().union(*map(word_class, _PRONOUNS + _CLAUSES))


def _of_could(before: list[str], after: list[str], ends: bool) -> Iterator[str]:
    nearest = before[0] if before else ""
    verbs = [
        w for w in after[:4] if not (w.endswith("ly") or w in word_class("adverb before verb"))
    ]
    verb, then = (*verbs, "", "")[:2]
    for name in _PRONOUNS:
        if nearest in word_class(name):
            yield f"after {name}"
    near, all_words = before[:_NEAR], [*before, *after]
    for name in _CLAUSES:
        if not word_class(name).isdisjoint(near):
            yield f"{name} before"
    if any(w in word_class("singles out") for w in before[:_FAR]):
        yield "singled out before"
    if verb == "be":
        yield "passive" if _participle(then) else "followed by be"
    if verb == "have":
        yield "followed by have"
    for name in ("verb of outcome", "verb of ability"):
        if verb in word_class(name):
            yield f"followed by a {name}"
    if any(w.startswith(_supposing()) for w in before):
        yield "supposing word before"
    if not _CONDITIONS.isdisjoint(after):
        yield "condition after"
    if not _PAST_OF_BE.isdisjoint(all_words):
        yield "past tense in the sentence"
    if not _PRESENT.isdisjoint(all_words):
        yield "present or future in the sentence"
    if ends:
        yield "ends the clause"


def _participle(word: str) -> bool:
    return bool(_PAST.match(word)) or word in word_class("irregular participle")


@cache
def _supposing() -> tuple[str, ...]:
    return tuple(sorted(word_class("stem of a supposing word")))


def _of_frequency(before: list[str], after: list[str], ends: bool) -> Iterator[str]:
    nearest, following = (before or [""])[0], (after or [""])[0]
    if not before:
        yield "opens the sentence"
    for name in ("first or second person", "third person", "it or this"):
        if not word_class(name).isdisjoint(before[:2]):
            yield f"after {name}"
    for name in ("form of have", "form of be", "measures frequency"):
        if nearest in word_class(name):
            yield f"after {name}"
    if _participle(following):
        yield "followed by a past tense or participle"
    if following.endswith("ing"):
        yield "followed by an -ing form"
    if nearest == _NAME:
        yield "after a name"
    if nearest.endswith("s") and len(nearest) > _SHORT:
        yield "after a word on -s"
    if following.endswith("s"):
        yield "followed by a word on -s"
    if following in word_class("number word") or following in ("for", "with", "in", "at"):
        yield "followed by a quantity or place"
    if not _PAST_OF_BE.isdisjoint([*before, *after]):
        yield "past tense in the sentence"
    if not _PRESENT.isdisjoint([*before, *after]):
        yield "present or future in the sentence"
    if ends:
        yield "ends the clause"


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: dict[str, dict[str, float]] = {COULD: {}, FREQUENCY: {}}
    for row in rows(DATA):
        found[row["word"]][row["feature"]] = float(row["weight"])
    return found

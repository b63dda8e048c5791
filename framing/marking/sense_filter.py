"""Decide whether a listed word of stance has another sense: a month, a manner, a place."""

from __future__ import annotations

import re

from framing.lexicons import word_class
from framing.marking.capitals import Capitals
from framing.marking.lexicon import Hit
from framing.marking.modality import softens
from framing.marking.units import Units
from framing.text import Text

_ORDERING = word_class("orders a list")  # "Finally, ...": only the next in a list
# Adverbs that judge a whole sentence and also say how something is done: "she smiled sadly".
_OF_MANNER = word_class("adverb of manner too")
_AFTER_MANNER = word_class("follows an adverb of manner")
_AUXILIARIES = word_class("auxiliary verb")
# "The trail continues to the summit": a place or a thing follows, and no deed.
_DETERMINERS = word_class("determiner")
_TAKES_NOUN = word_class("verb with to and a noun")
_BEFORE_FIGURES = word_class("approximates a figure")
_TOPIC = word_class("has a topic")
_FIGURE = re.compile(r"[ \xa0]+(?:[$£€¥]|US\$|[0-9])")
_YEAR = re.compile(r"[ \xa0]+(?:19|20)[0-9]{2}\b(?![,.][0-9]|[ \xa0](?:people|men|women|troops))")
_NUMBERS = word_class("number word")
_NEITHER_MONTH_NOR_NAME = word_class("follows the modal may")
_AFTER_PREDICATE = word_class("follows a predicate adjective")
_SEMI_FACTIVE, _HYPOTHETICAL = word_class("semi-factive verb"), word_class("hypothetical modal")
_OF_TRUTH = word_class("booster of a truth")
_MAKES = word_class("form of make or become")
_IGNORED = word_class("known and ignored")
_OBJECT = 4  # words after a verb in which its object is looked for
_CLAUSE = 8  # words before a word in which its clause is taken to begin


def other_sense(text: Text, units: Units, hit: Hit, capitals: Capitals) -> bool:
    """Return whether a word on the list of stance is used in another sense, as in "May 5"."""
    term = hit.entry.term
    written = text.raw[hit.start : hit.end]
    if written == "May":  # the month, the surname; a sentence hardly begins with the verb
        return not _verb_in_headline(text, units, hit, capitals)
    if term in _BEFORE_FIGURES:
        return not _has_figure(text, units, hit)
    return (
        not softens(text, units, hit)
        or _claims_nothing(text, units, hit)
        or _orders_list(text, units, hit, written)
        or (term in _OF_MANNER and _is_manner(text, units, hit))
        or (term.endswith(" to") and term not in _TAKES_NOUN and _to_a_thing(units, hit))
        or capitals.in_name(hit)
    )


def _next(units: Units, hit: Hit) -> str:
    return units.forms[hit.last] if hit.last < len(units.forms) else ""


def _before(units: Units, hit: Hit) -> str:
    return units.forms[hit.first - 1] if hit.first else ""


def _claims_nothing(text: Text, units: Units, hit: Hit) -> bool:
    """Return whether the words around take the sense that is listed from a term.

    Examples are "became apparent", "made the trip possible", "might have revealed more", "was it
    really so?".
    """
    term = hit.entry.term
    clause = _clause_before(text, units, hit)
    if term == "apparent":
        attributive = text.raw[hit.end : hit.end + 1] == " "
        return not attributive or _next(units, hit) in _AFTER_PREDICATE or "without" in clause[-2:]
    if term == "possible":
        predicate = text.raw[hit.end : hit.end + 1] != " " or _next(units, hit) in _AFTER_PREDICATE
        return predicate and not _MAKES.isdisjoint(clause)
    if term == "ignore":  # "ignored two warnings"; not "ignored the team"
        return _IGNORED.isdisjoint(units.forms[hit.last : hit.last + _OBJECT])
    if term in _SEMI_FACTIVE:
        return not _HYPOTHETICAL.isdisjoint(clause[-2:])
    if term in _OF_TRUTH:
        sentence = text.sentence_at(hit.start)
        asks = text.raw[sentence.start : sentence.end].rstrip("”’\"')").endswith("?")
        return asks or not word_class("whether or if").isdisjoint(clause)
    return False


def _clause_before(text: Text, units: Units, hit: Hit) -> list[str]:
    """Return the last words before a term in its sentence."""
    begin = text.sentence_at(hit.start).start
    near = range(max(0, hit.first - _CLAUSE), hit.first)
    return [units.forms[place] for place in near if units.starts[place] >= begin]


def _verb_in_headline(text: Text, units: Units, hit: Hit, capitals: Capitals) -> bool:
    """Return whether "May" is the verb in a headline: "Tax May Be Raised"."""
    sentence = text.sentence_at(hit.start)
    opens = hit.start == sentence.start
    in_capitals = capitals.set_like_headline(sentence)
    return in_capitals and not opens and _next(units, hit) in _NEITHER_MONTH_NOR_NAME


def _orders_list(text: Text, units: Units, hit: Hit, written: str) -> bool:
    """Return whether a word only orders a list: "Finally, add salt"."""
    if written.lower() not in _ORDERING or text.raw[hit.end : hit.end + 1] != ",":
        return False
    return written[0].isupper() or _before(units, hit) == "and"


def _is_manner(text: Text, units: Units, hit: Hit) -> bool:
    """Return whether a word is an adverb of manner after its verb: "he spoke clearly"."""
    before = text.raw[max(0, hit.start - 2) : hit.start].rstrip()
    sentence = text.sentence_at(hit.start)
    if hit.start == sentence.start or before[-1:] in (",", ";", ":", "—", "–", "(", ""):
        return False
    ends = hit.last >= len(units.forms) or units.starts[hit.last] >= sentence.end
    follows = ends or (
        text.raw[hit.end : hit.end + 1] == " " and _next(units, hit) in _AFTER_MANNER
    )
    return follows and _before(units, hit) not in _AUXILIARIES


def _to_a_thing(units: Units, hit: Hit) -> bool:
    return _next(units, hit) in _DETERMINERS


def _has_figure(text: Text, units: Units, hit: Hit) -> bool:
    """Return whether a figure follows: "about 60 boats"; not "a film about 2016"."""
    if _before(units, hit) in _TOPIC and hit.entry.term == "about":
        return False
    if _FIGURE.match(text.raw, hit.end):
        return not _YEAR.match(text.raw, hit.end)
    return text.raw[hit.end : hit.end + 1] == " " and _next(units, hit) in _NUMBERS

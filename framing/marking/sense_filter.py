"""Whether a word of stance does another job where it stands: a month, a manner, a place."""

from __future__ import annotations

import re

from framing.marking.capitals import Capitals
from framing.marking.lexicon import Hit
from framing.marking.units import Units
from framing.text import Text

_ORDERING = frozenset(("finally", "again", "still"))  # "Finally, ...": only the next in a list
# Adverbs that judge a whole sentence and also say how something is done: "she smiled sadly".
_OF_MANNER = frozenset(
    (
        *("absurdly", "appropriately", "bizarrely", "clearly", "conveniently", "curiously"),
        *("fittingly", "foolishly", "happily", "naturally", "oddly", "ominously", "perversely"),
        *("plainly", "roughly", "sadly", "strangely", "strikingly", "suspiciously", "wisely"),
    )
)
_AFTER_MANNER = frozenset(
    (
        *("across", "after", "among", "and", "as", "at", "before", "between", "by", "during"),
        *("for", "from", "in", "into", "near", "of", "off", "on", "out", "over", "through"),
        *("to", "toward", "towards", "under", "until", "when", "while", "with", "without"),
    )
)
_AUXILIARIES = frozenset(
    (
        *("am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "had", "has"),
        *("have", "is", "may", "might", "must", "shall", "should", "was", "were", "will", "would"),
    )
)
# "The trail continues to the summit": a place or a thing follows, and no deed.
_DETERMINERS = frozenset(
    (
        *("a", "an", "another", "any", "each", "every", "her", "his", "its", "my", "our", "some"),
        *("that", "the", "their", "these", "this", "those", "your"),
    )
)
_TAKES_NOUN = frozenset(("resort to", "return to", "stoop to"))
_BEFORE_FIGURES = frozenset(("about", "around", "as many as", "some"))
_TOPIC = frozenset(  # "asked about two ships": what is spoken of, not how many
    (
        *(
            "all",
            "answers",
            "ask",
            "asked",
            "asking",
            "book",
            "complained",
            "concerned",
            "concerns",
        ),
        *("debate", "details", "discussion", "doubts", "film", "hear", "heard", "information"),
        *("joke", "know", "knew", "learn", "lied", "lies", "questions", "report", "speak", "spoke"),
        *("story", "stories", "talk", "talked", "talking", "talks", "tell", "think", "thought"),
        *("told", "warned", "worried", "worry", "write", "wrote"),
    )
)
_FIGURE = re.compile(r"[ \xa0]+(?:[$£€¥]|US\$|[0-9])")
_YEAR = re.compile(r"[ \xa0]+(?:19|20)[0-9]{2}\b(?![,.][0-9]|[ \xa0](?:people|men|women|troops))")
_NUMBERS = frozenset(
    (
        *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"),
        *("ninety", "hundred", "half", "thousand", "million"),
    )
)
_NEITHER_MONTH_NOR_NAME = frozenset(("also", "be", "have", "never", "not", "soon"))


def other_job(text: Text, units: Units, hit: Hit, capitals: Capitals) -> bool:
    """Tell whether the word does another job here.

    Parameters
    ----------
    text, units
        The text and its units.
    hit
        Where the word stands.
    capitals
        The capitals of the text.
    """
    term = hit.entry.term
    written = text.raw[hit.start : hit.end]
    if written == "May":  # the month, the surname; a sentence hardly begins with the verb
        return not _verb_in_headline(text, units, hit)
    if term in _BEFORE_FIGURES:
        return not _before_figure(text, units, hit)
    return (
        _in_list(text, units, hit, written)
        or (term in _OF_MANNER and _of_manner(text, units, hit))
        or (term.endswith(" to") and term not in _TAKES_NOUN and _to_a_thing(units, hit))
        or capitals.in_name(hit)
    )


def _next(units: Units, hit: Hit) -> str:
    return units.forms[hit.last] if hit.last < len(units.forms) else ""


def _before(units: Units, hit: Hit) -> str:
    return units.forms[hit.first - 1] if hit.first else ""


def _verb_in_headline(text: Text, units: Units, hit: Hit) -> bool:
    """ "Tax May Be Raised" is the verb; "Mrs May Not for Turning" hardly occurs."""
    opens = hit.start == text.sentence_at(hit.start).start
    return not opens and _next(units, hit) in _NEITHER_MONTH_NOR_NAME


def _in_list(text: Text, units: Units, hit: Hit, written: str) -> bool:
    """ "Finally, add salt"; "the choir sang and, finally, the bells rang"."""
    if written.lower() not in _ORDERING or text.raw[hit.end : hit.end + 1] != ",":
        return False
    return written[0].isupper() or _before(units, hit) == "and"


def _of_manner(text: Text, units: Units, hit: Hit) -> bool:
    """Find an adverb after its verb with nothing but a place, a time or an end behind it."""
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


def _before_figure(text: Text, units: Units, hit: Hit) -> bool:
    """ "About 60 boats", "some four hundred"; not "a film about 2016", not "asked about two"."""
    if _before(units, hit) in _TOPIC and hit.entry.term == "about":
        return False
    if _FIGURE.match(text.raw, hit.end):
        return not _YEAR.match(text.raw, hit.end)
    return text.raw[hit.end : hit.end + 1] == " " and _next(units, hit) in _NUMBERS

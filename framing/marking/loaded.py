"""Mark loaded language: words that evaluate while they report, with plainer wordings."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from framing.actors import DATA
from framing.language import Syntax
from framing.lexicons import rows, word_class
from framing.marking.capitals import Capitals
from framing.marking.lexicon import Hit, Lexicon, load
from framing.marking.marker import Mark, Marker
from framing.marking.plainer import wordings
from framing.marking.units import Units, units_of
from framing.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Span

_ROWS = {row["category"]: row for row in rows("loaded_categories.tsv")}
# How much one finding of a category says about a sentence: words that judge by themselves count
# in full. Half counts what only raises, lowers, covers or pictures, and labels: each is loaded,
# and yet often the only name in use.
WEIGHTS = {category: float(row["weight"]) for category, row in _ROWS.items()}
CATEGORIES = tuple(WEIGHTS)
THRESHOLD = 1 - math.exp(-1.0)  # one finding that counts in full, or two that count half

_DENYING = word_class("denial")
_SOFTENING = word_class("hedge before a label")
_NOT_DENIED = word_class("denies nothing after not")
_MODALS = frozenset(("could", "may", "might"))
# A name for somebody is denied by "is not a", and not by "does not cover".
_NAMING = word_class("between denial and label")
_DETERMINERS = word_class("determiner before reported")
_REACH = 3  # words before a term in which a negation or a hedge qualifies it


def lexicon() -> Lexicon:
    """Return the word list of loaded terms."""
    return load("loaded.tsv", CATEGORIES, ("why", "neutral", "source"))


def find(syntax: Syntax) -> Iterator[Mark]:
    """Yield a mark for each loaded term in its loaded sense, outside names and titles."""
    text = syntax.text
    units, capitals = units_of(text), Capitals(text)
    for hit in lexicon().hits(text, syntax):
        if not capitals.in_name(hit) and not capitals.in_title(hit.start, hit.end):
            span = syntax.span(hit.start, hit.end)
            yield Mark(hit.start, hit.end, hit.entry.category, _explain(text, units, hit, span))


def score_sentence(categories: Iterable[str]) -> float:
    """Return a score for how much loaded language is in one sentence.

    Parameters
    ----------
    categories
        The category of each finding in the sentence.

    Returns
    -------
    float
        0.0 without a finding, near 1 with many: ``1 - exp(-w)``, where ``w`` is the sum of
        `WEIGHTS`. The first finding adds most. From `THRESHOLD` on, a sentence counts as loaded.

    Examples
    --------
    >>> score_sentence([])
    0.0
    >>> round(score_sentence(["emotive", "intensifier"]), 2)
    0.78
    """
    return 1 - math.exp(-sum(WEIGHTS[category] for category in categories))


def _explain(text: Text, units: Units, hit: Hit, span: Span) -> str:
    written = " ".join(text.raw[hit.start : hit.end].split())
    reason = _ROWS[hit.entry.category]["template"].format(hit.entry.why)
    parts = [f"“{written}”: {reason}", _instead(tuple(wordings(hit.entry, span)))]
    qualifier = _qualifier(text, units, hit)
    if qualifier:
        parts.append(f"Here it stands after “{qualifier}”, which denies or softens it.")
    return " ".join(part for part in parts if part)


def _instead(neutral: tuple[str, ...]) -> str:
    plainer = [one for one in neutral if not one.startswith("(")]
    advice = [one.strip("()") for one in neutral if one.startswith("(")]
    sentences = [f"One could have said: {'; '.join(plainer)}."] if plainer else []
    return " ".join(sentences + [f"One could {' or '.join(advice)}."] * bool(advice))


def _qualifier(text: Text, units: Units, hit: Hit) -> str:
    """Return the nearest negation or hedge before the term in its sentence; empty for none."""
    start = text.sentence_at(hit.start).start
    label = hit.entry.category in ("contested label", "ideological label")
    for place in range(hit.first - 1, max(-1, hit.first - 1 - _REACH), -1):
        if units.starts[place] < start:
            break
        kind = _effect_of(text, units, place)
        between = units.forms[place + 1 : hit.first]
        if kind and (kind == "softens" or not label or _NAMING.issuperset(between)):
            return text.raw[units.starts[place] : units.ends[place]]
        if kind:
            break
    return ""


def _effect_of(text: Text, units: Units, place: int) -> str:
    """Return how a word qualifies a term: "denies", "leaves open", "softens"; empty if not."""
    form = units.forms[place]
    before = units.forms[place - 1] if place else ""
    if form in _DENYING or form.endswith("n't"):
        plain = units.forms[place + 1] in _NOT_DENIED or before == "if"
        return "" if plain else "denies"
    if form not in _SOFTENING or text.raw.startswith("May", units.starts[place]):
        return ""
    if form == "reported":  # the verb reports and does not soften
        return "softens" if before in _DETERMINERS else ""
    if units.forms[place + 1] == "of":  # "suspected of": the deed is suspected, not the word
        return ""
    return "leaves open" if form in _MODALS or form.endswith("ly") else "softens"


LOADED = Marker(
    name="loaded",
    find=find,
    needs="syntax",
    about="Words from a cited list that judge, frighten, praise or cover up while they tell, each "
    "with its reason and a plainer wording. Names and titles are left out.",
    categories=CATEGORIES,
    marks=(
        "The [[imperialist]] powers want a [[no-fly zone]].",
        "The [[regime]] spoke of [[savagery]] and of a [[so-called]] peace plan.",
        "Critics [[slammed]] the [[far-right]] party’s [[shameful]] vote.",
    ),
    spares=(
        "Her exercise regime helped after the radical surgery.",
        "Fighters of the Free Syrian Army and the Islamic Resistance Movement left the town.",
        "The government said that 24 people were wounded in the air strike.",
    ),
    version="7",
    data=(*DATA, "loaded.tsv", "loaded_categories.tsv", "sources.tsv"),
)

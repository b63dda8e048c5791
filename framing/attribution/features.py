"""Describe a quotation by features that show its function: speech, scare quotes, a title ..."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from framing.attribution.draft import Draft, is_utterance
from framing.attribution.reading_function import log_probabilities
from framing.attribution.tag_features import Probabilities, of_tags
from framing.attribution.tagger import Tagged
from framing.language import Syntax
from framing.language.stand_ins import names
from framing.lexicons import rows
from framing.quotes import Pair
from framing.quotes.titles import in_title_case

if TYPE_CHECKING:
    from spacy.tokens import Token

DATA = "quotation_words.tsv"
READ = "read as "  # so begin the names of the encoder's features
_REACH = 60  # characters before a quotation in which its nearest words stand
_SHORT = 6  # words; the function of a longer quotation is told by its grammar
_NEAR = 4  # words before and after a quotation that are looked at
_WORD = re.compile(r"[\w'’-]+")

Features = dict[str, float]


def features(
    syntax: Syntax, tagged: Sequence[Tagged], drafts: Mapping[int, Draft]
) -> dict[int, Features]:
    """Return the features of each quotation of a text, by the offset at which it starts.

    A regression estimates the function of a quotation (speech, scare quotes, a title) from them.

    Parameters
    ----------
    syntax
        The parse of the text.
    tagged
        The tagger's probabilities, window by window.
    drafts
        The attribution that a quotation belongs to, by the offset at which the quotation starts.

    Returns
    -------
    dict
        For each quotation a dict of feature to value: most are 0 or 1, probabilities lie between,
        "words" is a count, and the encoder's ("read as ...") are log-probabilities.
    """
    probabilities = Probabilities(tagged)
    pairs = syntax.text.quotes
    words = {pair.start: inner_words(syntax, pair) for pair in pairs}
    spoken = {words[start] for start in drafts}
    found: dict[int, Features] = {}
    outer = -1
    for number, pair in enumerate(pairs):
        one = dict(_of_marks(syntax, pair))
        one |= _of_neighbours(syntax, pair)
        one |= of_tags(pair, probabilities, drafts)
        one["inside another"] = float(pair.start < outer)
        one["said elsewhere"] = float(words[pair.start] in spoken and pair.start not in drafts)
        one["written elsewhere"] = float(_stands_bare(syntax, pair, words[pair.start]))
        one["after a title"] = float(_follows_title(syntax, pairs, number))
        outer = max(outer, pair.end)
        found[pair.start] = one
    persons = names(e for e in syntax.doc.ents if e.label_ == "PERSON")
    short = (pair for pair in pairs if not is_long(found[pair.start]))
    read = log_probabilities(syntax.text.raw, short, persons)
    for start, scores in read.items():
        found[start] |= {f"{READ}{name}": value for name, value in scores.items()}
    return found


def is_long(found: Features) -> bool:
    """Return whether a quotation has too many words for the regression, and is no title.

    ``found`` are its features.
    """
    return found["words"] > _SHORT and not found["title case"]


def _of_marks(syntax: Syntax, pair: Pair) -> Iterator[tuple[str, float]]:
    """Yield (name, value) of each feature of the words between a quotation's marks."""
    raw = syntax.text.raw
    inner = raw[pair.inner_start : pair.inner_end].strip()
    words = _WORD.findall(inner)
    headline = syntax.text.headline
    tokens = _tokens(syntax, pair.inner_start, pair.inner_end)
    yield "always", 1.0
    yield "words", float(len(words))
    yield "one word", float(len(words) == 1)
    yield "four words or more", float(len(words) >= 4)
    yield "title case", float(in_title_case(inner))
    yield "title case, several words", float(in_title_case(inner) and len(words) > 1)
    yield "begins with a capital", float(inner[:1].isupper())
    yield "small letters", float(inner.islower())
    yield "ends with a comma", float(inner[-1:] == ",")
    yield "ends a sentence", float(inner[-1:] in ".?!…" and inner[-1:] != "")
    yield "utterance", float(is_utterance(syntax, pair))
    yield "has a verb", float(any(t.pos_ in ("VERB", "AUX") for t in tokens))
    yield "names", float(bool(tokens) and all(t.pos_ in ("PROPN", "ADP", "DET") for t in tokens))
    yield "only nouns", float(bool(tokens) and all(t.pos_ in ("NOUN", "ADJ") for t in tokens))
    yield "headline", float(headline is not None and pair.start < headline.end)
    yield "single marks", float(raw[pair.start] in "'‘’")


def _of_neighbours(syntax: Syntax, pair: Pair) -> Iterator[tuple[str, float]]:
    """Yield (name, value) of each feature of the words before and after a quotation."""
    before, after = _around(syntax, pair.start, -1), _around(syntax, pair.end, 1)
    hyphened = _hyphened(syntax, pair)
    for job, listed in jobs().items():
        is_hyphenated = bool(hyphened & listed) or any(_listed(t, listed) for t in before)
        yield f"{job} before", float(is_hyphenated)
        yield f"{job} after", float(any(_listed(t, listed) for t in after[:3]))
    last = before[-1] if before else None
    following = after[0] if after else None
    noun = following is not None and following.pos_ in ("NOUN", "PROPN")
    determined = last is not None and (last.pos_ in ("DET", "ADJ") or last.dep_ == "poss")
    determined = determined or (last is not None and last.tag_ in ("POS", "PRP$"))
    yield "modifies a noun", float(noun)
    yield "determined", float(determined)
    yield "determined, no noun after", float(determined and not noun)
    yield "noun before", float(last is not None and last.pos_ in ("NOUN", "PROPN"))
    yield "verb before", float(last is not None and last.pos_ in ("VERB", "AUX"))
    yield "as before", float(last is not None and last.lower_ == "as")
    yield "of before", float(last is not None and last.lower_ == "of")
    yield "preposition before", float(last is not None and last.pos_ in ("ADP", "PART"))
    yield "comma or colon before", float(last is not None and last.text in ",:")
    yield "opens the sentence", float(last is None or last.text in ".?!")
    yield "bracket around", float(last is not None and last.text in "([")


def _hyphened(syntax: Syntax, pair: Pair) -> set[str]:
    """Return the words with a hyphen among the four before a quotation: "so-called"."""
    near = syntax.text.raw[max(0, pair.start - _REACH) : pair.start]
    return {word for word in _WORD.findall(near.lower())[-_NEAR:] if "-" in word}


def _in_compound(token: Token) -> bool:
    """Return whether a token stands behind a hyphen, as "called" does in "so-called"."""
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def _around(syntax: Syntax, offset: int, step: int) -> list[Token]:
    """Return up to four words beside an offset in its sentence, in order, without quotation marks.

    ``step`` is -1 for the words before it, 1 for those after.
    """
    sentence = syntax.text.sentence_at(offset if step < 0 else max(0, offset - 1))
    found: list[Token] = []
    place = syntax.token_number(offset) - (step < 0)
    while 0 <= place < len(syntax.tokens) and len(found) < _NEAR:
        token = syntax.tokens[place]
        if not sentence.start <= token.idx < sentence.end:
            break
        if token.text not in _MARKS and not token.is_space:
            found.append(token)
        place += step
    return found[::step]


_MARKS = ("“", "”", '"', "'", "‘", "’", "``", "''", "«", "»")


def _tokens(syntax: Syntax, start: int, end: int) -> list[Token]:
    """Return the tokens that begin between two character offsets."""
    return [t for t in syntax.span(start, end) if start <= t.idx < end] if end > start else []


def inner_words(syntax: Syntax, pair: Pair) -> str:
    """Return the words of a quotation in small letters, without the marks around them."""
    return syntax.text.raw[pair.inner_start : pair.inner_end].strip(" .,!?").lower()


def _stands_bare(syntax: Syntax, pair: Pair, words: str) -> bool:
    """Return whether the words of a quotation stand elsewhere in the text without marks."""
    if not words:
        return False
    raw = syntax.lowered
    at = raw.find(words)
    while at >= 0:
        if at + len(words) <= pair.start or at >= pair.end:
            marks = (
                raw[at - 1 : at] in _MARKS or raw[at + len(words) : at + len(words) + 1] in _MARKS
            )
            if not marks and not raw[at - 1 : at].isalnum():
                return True
        at = raw.find(words, at + len(words))
    return False


def _follows_title(syntax: Syntax, pairs: Sequence[Pair], number: int) -> bool:
    """Return whether a quotation follows one in title case, with "and" or a comma between."""
    if not number:
        return False
    before = pairs[number - 1]
    raw = syntax.text.raw
    between = raw[before.end : pairs[number].start]
    return between.strip(" ,;") in ("", "and", "or") and in_title_case(
        raw[before.inner_start : before.inner_end].strip()
    )


def _listed(token: Token, words: frozenset[str]) -> bool:
    """Return whether a token or its lemma is among ``words``; not as part of a compound."""
    if _in_compound(token):
        return False
    return token.lower_ in words or token.lemma_.lower() in words


@cache
def jobs() -> dict[str, frozenset[str]]:
    """Return sets of words that show a quotation's function beside it, by what they do.

    They express distance ("so-called"), or name a kind of work ("film"), its maker and so on.
    """
    listed = rows(DATA)
    names = dict.fromkeys(row["job"] for row in listed)
    return {name: frozenset(r["word"] for r in listed if r["job"] == name) for name in names}

"""Decide whether a term is part of a name or title, where it is not the writer's choice."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from framing.lexicons import word_class
from framing.marking.entries import Entry
from framing.marking.lexicon import Hit
from framing.marking.units import joined, units_of
from framing.sentences import Span
from framing.text import Text

_OPENING = frozenset(":“\"‘'([—–•*")
# The last word of a name of many words; after a capitalised term it shows a name.
_NAMED_BODIES = word_class("last word of a body’s name")
_NAME_LENGTH = 5  # words after the term in which the last word of the name may stand
_TITLE_CASE = 0.7  # share of capitalised words from which a sentence is set like a headline
_LONG = 4  # letters: shorter words stay small in a headline


class Capitals:
    """Find names and titles of works in a text by its capital letters."""

    def __init__(self, text: Text) -> None:
        self.text, self.units = text, units_of(text)
        self._as_headline: dict[Span, bool] = {}

    def in_name(self, hit: Hit) -> bool:
        """Return whether a term is part of a proper name.

        A capital letter inside a sentence shows a name, unless the whole sentence is in title case,
        the word begins a quotation, is all in capitals, or always has a capital.
        """
        raw = self.text.raw
        if not raw[hit.start].isupper():
            return False
        if self._body_follows(hit) or self._in_bracketed_name(hit):
            return True
        word = raw[hit.start : hit.end]
        shouted = len(word) > 3 and word.isupper()
        if shouted or _always_capital(hit.entry):
            return False
        if self._opens(hit.start):
            return word in self._names
        return not self.set_like_headline(self.text.sentence_at(hit.start))

    def in_title(self, start: int, end: int) -> bool:
        """Return whether a stretch is inside the quoted title of a work."""
        place = bisect_right(self._titles, (start, len(self.text.raw) + 1)) - 1
        return place >= 0 and end <= self._titles[place][1]

    @cached_property
    def _names(self) -> frozenset[str]:
        """Return the words that have a capital inside sentences, and nowhere a small letter."""
        capital, small = set(), set()
        for form, start, end in zip(*self.units, strict=True):
            word, sentence = self.text.raw[start:end], self.text.sentence_at(start)
            if word[0].islower():
                small.add(form)
            elif word.istitle() and not (self._opens(start) or self.set_like_headline(sentence)):
                capital.add((form, word))
        return frozenset(word for form, word in capital if form not in small)

    def _in_bracketed_name(self, hit: Hit) -> bool:
        """Return whether a term stands in brackets with words that nearly all have a capital."""
        raw, sentence = self.text.raw, self.text.sentence_at(hit.start)
        start = max(raw.rfind(sign, sentence.start, hit.start) for sign in "([")
        ends = [at for sign in ")]" if (at := raw.find(sign, hit.end, sentence.end)) >= 0]
        if start < 0 or not ends or any(sign in raw[start : hit.start] for sign in ")]"):
            return False
        return self.set_like_headline(Span(start + 1, min(ends)))

    @cached_property
    def _titles(self) -> list[tuple[int, int]]:
        return [(q.start, q.end) for q in self.text.quotations if q.function == "title"]

    def _opens(self, start: int) -> bool:
        before = self.text.raw[max(0, start - 3) : start].rstrip(" ")
        return start == self.text.sentence_at(start).start or before[-1:] in _OPENING

    def _body_follows(self, hit: Hit) -> bool:
        """Return whether a word such as "Army" or "Movement" follows the term, with a capital."""
        units, raw = self.units, self.text.raw
        for place in range(hit.last, min(hit.last + _NAME_LENGTH, len(units.forms))):
            capital = raw[units.starts[place]].isupper()
            if not capital or not joined(raw, units, place - 1, place + 1):
                return False
            if units.forms[place] in _NAMED_BODIES:
                return True
        return False

    def set_like_headline(self, sentence: Span) -> bool:
        """Return whether nearly all longer words of a sentence have a capital."""
        if sentence not in self._as_headline:
            words = [
                w for w in self.text.raw[sentence.start : sentence.end].split() if w[0].isalpha()
            ]
            long = [word for word in words if len(word) >= _LONG]
            capital = sum(word[0].isupper() for word in long)
            self._as_headline[sentence] = len(long) > 2 and capital >= _TITLE_CASE * len(long)
        return self._as_headline[sentence]


def _always_capital(entry: Entry) -> bool:
    return any(form.lower() == entry.term and form[0].isupper() for form in entry.forms)

"""The text of an article as offsets: words, sentences, quotations, and each place's voice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Literal

from framing import quoting, sentences
from framing.article import Article
from framing.quoting import Attribution, Quotation
from framing.sentences import Span

Voice = Literal["writer", "quoted", "headline"]

SPOKEN = ("direct", "partial")  # the functions of a quotation whose words are the source's


class Text:
    """What can be seen in an article without any model; each part is found when first asked for.

    Parameters
    ----------
    article
        All offsets count characters of its ``text``.

    Examples
    --------
    >>> text = Text(Article(id="a", text='The “rebels” lost. “We go on,” said Anna Berg.'))
    >>> len(text.words), len(text.sentences)
    (9, 2)
    >>> [(quotation.function, quotation.speaker) for quotation in text.quotations]
    [('scare', ''), ('direct', 'Anna Berg')]
    >>> text.voice(5, 11), text.voice(20, 22)
    ('writer', 'quoted')
    >>> told = Text(Article(id="b", text="The ministry said that the rebels had fled."))
    >>> told.voice(27, 33), told.speaker(27, 33)
    ('writer', 'ministry')
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.raw = article.text

    @cached_property
    def headline(self) -> Span | None:
        """The headline's place in the text; None without a headline."""
        return Span(0, len(self.article.headline)) if self.article.headline else None

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The stretches between empty lines."""
        return sentences.paragraphs(self.raw)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences; none crosses a paragraph."""
        return sentences.sentences(self.raw, self.paragraphs)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """The words, without punctuation."""
        return tuple(map(Span, self.word_starts, self.word_ends))

    @property
    def word_starts(self) -> list[int]:
        """Where each word starts."""
        return self._word_bounds[0]

    @property
    def word_ends(self) -> list[int]:
        """Where each word ends."""
        return self._word_bounds[1]

    @cached_property
    def quotations(self) -> tuple[Quotation, ...]:
        """The quotations with what each does and who speaks."""
        return self._speech[0]

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is given which words, quoted or only reported."""
        return self._speech[1]

    @cached_property
    def damaged(self) -> bool:
        """Whether the text lost its quotation marks or apostrophes to question marks."""
        return quoting.damaged(self.raw)

    def voice(self, start: int, end: int) -> Voice:
        """Tell whose words the stretch is: the headline's, a quoted source's or the writer's.

        Words in scare quotes, titles and words mentioned as words are the writer's; so is a
        stretch that reaches out of a quotation.
        """
        if self.headline and start < self.headline.end:
            return "headline"
        return "quoted" if self.speech_around(start, end) else "writer"

    def speaker(self, start: int, end: int) -> str:
        """Name who says the stretch, quoted or in indirect speech; empty where nobody is found."""
        quotation = self.speech_around(start, end)
        if quotation:
            return quotation.speaker
        place = bisect_right(self._reported_starts, start) - 1
        if place < 0 or end > self._reported[place][1]:
            return ""
        return self._reported[place][2]

    def sentence_number(self, offset: int) -> int:
        """Count, from 0, the sentence that ``offset`` lies in or follows; -1 before the first."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_at(self, offset: int) -> Span:
        """Give the sentence that ``offset`` lies in or follows."""
        return self.sentences[max(0, self.sentence_number(offset))]

    def words_between(self, start: int, end: int) -> int:
        """Count the words that begin in ``start:end``."""
        return bisect_left(self.word_starts, end) - bisect_left(self.word_starts, start)

    @cached_property
    def headline_words(self) -> int:
        """Count the headline's words."""
        return self.words_between(*self.headline) if self.headline else 0

    @cached_property
    def quoted_words(self) -> int:
        """Count the words of quoted sources outside the headline."""
        body = self.headline.end if self.headline else 0
        spans = [(max(quotation.start, body), quotation.end) for quotation in self._spoken]
        return sum(self.words_between(start, end) for start, end in spans if end > start)

    @cached_property
    def _speech(self) -> tuple[tuple[Quotation, ...], tuple[Attribution, ...]]:
        return quoting.speech(self.raw, self.paragraphs, self.sentences, self.headline)

    @cached_property
    def _spoken(self) -> tuple[Quotation, ...]:
        """The outermost quotations of speech, in order; they do not overlap."""
        found: list[Quotation] = []
        for quotation in self.quotations:
            inside = bool(found) and quotation.start < found[-1].end
            if quotation.function in SPOKEN and not inside:
                found.append(quotation)
        return tuple(found)

    def speech_around(self, start: int, end: int) -> Quotation | None:
        """Give the outermost quotation of speech that holds the stretch."""
        place = bisect_right(self._spoken_starts, start) - 1
        if place < 0 or end > self._spoken[place].end:
            return None
        return self._spoken[place]

    @cached_property
    def _spoken_starts(self) -> list[int]:
        return [quotation.start for quotation in self._spoken]

    @cached_property
    def _reported(self) -> list[tuple[int, int, str]]:
        """Stretches of indirect speech with their speakers, in order."""
        return sorted(
            (start, end, turn.speaker)
            for turn in self.attributions
            if not turn.direct and turn.speaker
            for start, end in turn.said
        )

    @cached_property
    def _reported_starts(self) -> list[int]:
        return [start for start, _, _ in self._reported]

    @cached_property
    def _word_bounds(self) -> tuple[list[int], list[int]]:
        return sentences.word_bounds(self.raw)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

"""Find words, sentences, quotation marks and voices of an article's text, as offsets.

A voice says whose words a stretch is: ``writer``, ``reported`` (a source's, without quotation
marks), ``quoted`` (a source's, in them) or ``headline``.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from framing import quotes, sentences
from framing.article import Article
from framing.quotes import Pair
from framing.sentences import Span
from framing.voices import Attribution, Quotation, Voice, Voices


class Text:
    """Hold an article's words, sentences, quotations and voices, each computed at first use.

    Parameters
    ----------
    article
        The article; all offsets count characters of its ``text``.

    Notes
    -----
    Until `framing.attribution.attribute` has run, voices are known by quotation marks alone:
    everything in marks is quoted, and no speaker is known.

    Examples
    --------
    >>> text = Text(Article(id="a", text='The “rebels” lost. “We go on,” said Anna Berg.'))
    >>> len(text.words), len(text.sentences)
    (9, 2)
    >>> [text.raw[pair.start : pair.end] for pair in text.quotes]
    ['“rebels”', '“We go on,”']
    >>> text.voice(0, 3), text.voice(20, 22)
    ('writer', 'quoted')
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.raw = article.text

    @cached_property
    def headline(self) -> Span | None:
        """Return the offsets of the headline; None without a headline."""
        return Span(0, len(self.article.headline)) if self.article.headline else None

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Return the character offsets of the paragraphs, which empty lines separate."""
        return sentences.paragraphs(self.raw)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the offsets of the sentences; none crosses a paragraph."""
        return sentences.sentences(self.raw, self.paragraphs)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Return the offsets of the words, without punctuation."""
        return tuple(map(Span, self.word_starts, self.word_ends))

    @property
    def word_starts(self) -> list[int]:
        """Return the offset at which each word starts."""
        return self._word_bounds[0]

    @property
    def word_ends(self) -> list[int]:
        """Return the offset at which each word ends."""
        return self._word_bounds[1]

    @cached_property
    def quotes(self) -> tuple[Pair, ...]:
        """Return the pairs of quotation marks in order; a nested pair follows the one around it."""
        return tuple(quotes.find_pairs(self.raw, self.paragraphs, self.sentences))

    @cached_property
    def voices(self) -> Voices:
        """Return a `Voices`, whose methods give the voice and the speaker of any stretch."""
        found = [Quotation(*pair[:5], "", "", "") for pair in quotes.outermost(self.quotes)]
        headline = self.headline.end if self.headline else 0
        return Voices(len(self.raw), headline, found, [], mode="marks")

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Return the quotations, each with offsets, function (direct, scare, ...) and speaker.

        Function and speaker are empty until `framing.attribution.attribute` has run.
        """
        return self.voices.quotations

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions, each with the words said, the source and the cue ("said").

        There are none until `framing.attribution.attribute` has run.
        """
        return self.voices.attributions

    @cached_property
    def damaged(self) -> bool:
        """Return whether question marks have replaced the text's quotation marks or apostrophes."""
        return quotes.damaged(self.raw)

    def voice(self, start: int, end: int) -> Voice:
        """Return the voice of the stretch ``start:end``: whose words it is.

        A stretch with some words of the writer's is the writer's.
        """
        return self.voices.voice(start, end)

    def speaker(self, start: int, end: int) -> str:
        """Return the name of whoever is quoted or reported in ``start:end``; empty if nobody is."""
        return self.voices.speaker(start, end)

    def sentence_number(self, offset: int) -> int:
        """Return the index (from 0) of the sentence at or before ``offset``; -1 if none begins."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_at(self, offset: int) -> Span:
        """Return the offsets of the sentence at or before ``offset``, or of the first."""
        return self.sentences[max(0, self.sentence_number(offset))]

    def words_between(self, start: int, end: int) -> int:
        """Return the number of words that begin in ``start:end``."""
        return bisect_left(self.word_starts, end) - bisect_left(self.word_starts, start)

    def words_in(self, voice: Voice) -> int:
        """Return the number of words in a voice; over the four voices they add up to all words."""
        return self.voices.count(self.word_starts, voice)

    @cached_property
    def _word_bounds(self) -> tuple[list[int], list[int]]:
        return sentences.word_bounds(self.raw)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

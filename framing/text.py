"""The text of an article as offsets: words, sentences, quotation marks, and each place's voice."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from framing import quotes, sentences
from framing.article import Article
from framing.quotes import Pair
from framing.sentences import Span
from framing.voices import Attribution, Quotation, Voice, Voices


class Text:
    """What can be seen in an article without any model; each part is found when first asked for.

    Parameters
    ----------
    article
        All offsets count characters of its ``text``.

    Notes
    -----
    Until `framing.attribution.attribute` has said more, voices are known by quotation marks alone:
    all that stands in marks is quoted, and nobody is named.

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
        """Return the headline's place in the text; None without a headline."""
        return Span(0, len(self.article.headline)) if self.article.headline else None

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Return the paragraphs, which empty lines separate, as offsets."""
        return sentences.paragraphs(self.raw)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences as offsets; none crosses a paragraph."""
        return sentences.sentences(self.raw, self.paragraphs)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Return the words as offsets, without punctuation."""
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
        """Return the pairs of quotation marks; one that lies in another comes after it."""
        return tuple(quotes.find_pairs(self.raw, self.paragraphs, self.sentences))

    @cached_property
    def voices(self) -> Voices:
        """Return the object that knows whose words each place is."""
        found = [Quotation(*pair[:5], "", "", "") for pair in quotes.outermost(self.quotes)]
        headline = self.headline.end if self.headline else 0
        return Voices(len(self.raw), headline, found, [], mode="marks")

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Return the quotations with what each does and who speaks."""
        return self.voices.quotations

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        """Return who is given which words, quoted or only reported."""
        return self.voices.attributions

    @cached_property
    def damaged(self) -> bool:
        """Return whether the text lost its quotation marks or apostrophes to question marks."""
        return quotes.damaged(self.raw)

    def voice(self, start: int, end: int) -> Voice:
        """Return whose words a stretch is; see `framing.voices.Voices.voice`."""
        return self.voices.voice(start, end)

    def speaker(self, start: int, end: int) -> str:
        """Return who says a stretch, quoted or reported; empty where nobody is found."""
        return self.voices.speaker(start, end)

    def sentence_number(self, offset: int) -> int:
        """Return the number of the sentence that ``offset`` lies in or follows; -1 before all."""
        return bisect_right(self._sentence_starts, offset) - 1

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence that ``offset`` lies in or follows."""
        return self.sentences[max(0, self.sentence_number(offset))]

    def words_between(self, start: int, end: int) -> int:
        """Return how many words begin in ``start:end``."""
        return bisect_left(self.word_starts, end) - bisect_left(self.word_starts, start)

    def words_in(self, voice: Voice) -> int:
        """Return how many words are in a voice; all voices together have all words."""
        return self.voices.count(self.word_starts, voice)

    @cached_property
    def _word_bounds(self) -> tuple[list[int], list[int]]:
        return sentences.word_bounds(self.raw)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

"""Find whose words each stretch of a text is: the writer's, a source's, or the headline's.

The four voices: ``writer``; ``reported`` (a source's words without quotation marks); ``quoted`` (in
quotation marks); ``headline``. `framing.attribution` finds quotations and attributions (who is said
to have said what); this module holds them and derives the voices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

Voice = Literal["writer", "reported", "quoted", "headline"]
VOICES: tuple[Voice, ...] = get_args(Voice)

Mode = Literal["attribution", "marks"]
MODES: tuple[Mode, ...] = get_args(Mode)

Function = Literal["direct", "partial", "scare", "title", "mention"]
FUNCTIONS: tuple[Function, ...] = get_args(Function)
SPOKEN = ("direct", "partial")
"""The functions of a quotation whose words are a source's."""

SourceClass = Literal[
    "named person", "named institution", "role only", "anonymous", "collective", "document", "none"
]
CLASSES: tuple[SourceClass, ...] = get_args(SourceClass)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Hold one stretch of text between quotation marks: where it is, what it does, who speaks.

    Parameters
    ----------
    start, end
        Offsets in characters, marks included; ``end`` is exclusive.
    inner_start, inner_end
        Offsets without the marks.
    closed
        False where the closing mark is missing: the quotation then ends with its paragraph, or
        where the next one opens.
    function
        ``"direct"``: a whole utterance of somebody; ``"partial"``: some words of somebody inside
        the writer's sentence; ``"scare"``: words from which the writer takes distance;
        ``"title"``: the name of a work, a programme; ``"mention"``: words named or explained as
        words. Empty where quotations are known by their marks alone.
    speaker
        The speaker's name in the fullest form the article gives; empty where none is found, and
        for all but direct and partial quotations.
    explanation
        One sentence that says why the quotation has this function.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    function: Function | Literal[""]
    speaker: str
    explanation: str


class Source(NamedTuple):
    """Hold the offsets of a noun phrase that a statement is attributed to: its source.

    Attributes
    ----------
    start, end
        Character offsets of the phrase, modifiers included.
    head
        Offset of its head word: "officials" in "federal law enforcement officials".
    """

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Attribution:
    """Hold one statement that the writer attributes: who says it, by which words, and what.

    Parameters
    ----------
    cue
        Offsets of the words that attribute: a verb, a noun, "according to"; empty where only the
        layout attributes (a quotation that continues the one before).
    lemma
        The cue's base form in the list of reporting verbs ("say"); empty without a cue.
    stance
        The cue's stance toward the content: neutral, doubting, endorsing, revealing, emotive, ...;
        empty where the cue is not listed.
    why
        One sentence that explains the stance.
    sources
        The noun phrases that the content is attributed to; several where they are joined.
    content
        Offsets of the words attributed to the source; several where the cue is between them.
    speaker
        The sources in the fullest form the article gives, joined by "; "; empty where nobody is
        named, or where it is not clear whom a pronoun refers to.
    kind
        The class of the source: one of `CLASSES`, "none" where there is no source.
    how
        ``"direct"`` (quoted as a whole), ``"partial"`` (some words quoted) or ``"reported"``.
    clause
        Whether the content has a verb. In "he blamed the rebels" or "she was praised for her
        courage" the nouns are the writer's choice: without marks such a content does not count
        as reported words.
    """

    cue: tuple[Span, ...]
    lemma: str
    stance: str
    why: str
    sources: tuple[Source, ...]
    content: tuple[Span, ...]
    speaker: str
    kind: SourceClass
    how: Literal["direct", "partial", "reported"]
    clause: bool = True

    @property
    def start(self) -> int:
        """Return the offset at which the cue begins, or the content where there is no cue."""
        return (self.cue or self.content)[0][0]

    @property
    def end(self) -> int:
        """Return the offset at which the first stretch of the cue ends, else of the content."""
        return (self.cue or self.content)[0][1]

    @property
    def direct(self) -> bool:
        """Return whether words of the content are in quotation marks."""
        return self.how != "reported"


class _Stretch(NamedTuple):
    voice: Voice
    speaker: str


class Voices:
    """Look up the voice and the speaker of any stretch of a text.

    Parameters
    ----------
    length
        The number of characters of the text.
    headline
        The offset at which the headline ends; 0 without one.
    quotations
        Its quotations, in order; a nested one comes after the one around it.
    attributions
        Its attributions, in order.
    mode
        How they were found: by ``"attribution"``, or by quotation ``"marks"`` alone, in which case
        everything in marks counts as quoted.

    Examples
    --------
    >>> quoted = Quotation(6, 15, 7, 14, True, "direct", "Anna Berg", "")
    >>> voices = Voices(30, 0, [quoted], [])
    >>> voices.voice(8, 10), voices.speaker(8, 10), voices.voice(20, 22)
    ('quoted', 'Anna Berg', 'writer')
    """

    def __init__(
        self,
        length: int,
        headline: int,
        quotations: Sequence[Quotation],
        attributions: Sequence[Attribution],
        mode: Mode = "attribution",
    ) -> None:
        self.quotations = tuple(quotations)
        self.attributions = tuple(attributions)
        self.mode: Mode = mode
        self._stretches: list[_Stretch] = [_Stretch("writer", ""), _Stretch("headline", "")]
        self._at = np.zeros(length + 1, dtype=np.int32)
        self._headline = headline
        self._paint_reported()
        self._paint_quoted()

    def voice(self, start: int, end: int) -> Voice:
        """Return the voice of the stretch ``start:end``: one of `VOICES`.

        A stretch with some words of the writer's is the writer's; one that is quoted in part and
        reported in part is reported. Words in scare quotes are the writer's, unless they are inside
        a quotation; titles and words mentioned as words have the voice of the words around them.
        """
        if start < self._headline:
            return "headline"
        found = {self._stretches[number].voice for number in self._numbers(start, end)}
        if len(found) == 1:
            return found.pop()
        return "writer" if "writer" in found else "reported"

    def speaker(self, start: int, end: int) -> str:
        """Return the name of whoever is quoted or reported in ``start:end``.

        It is empty where nobody is, or where some of the words are the writer's.
        """
        numbers = self._numbers(start, end)
        if 0 in numbers:
            return ""
        return self._stretches[min(numbers)].speaker

    def count(self, starts: Sequence[int], voice: Voice) -> int:
        """Return how many of the words that begin at the offsets ``starts`` are in a voice."""
        return int(self.holds(starts, voice).sum())

    def holds(self, starts: Sequence[int], voice: Voice) -> NDArray[np.bool_]:
        """Return an array with, for each word, whether it is in a voice.

        The words are given by the offsets at which they start.
        """
        at = np.asarray(starts, dtype=np.int64)
        above = at < self._headline
        of_voice = np.array([one.voice == voice for one in self._stretches])
        return above if voice == "headline" else of_voice[self._at[at]] & ~above

    def spoken_around(self, start: int, end: int) -> Quotation | None:
        """Return the innermost quotation of a source's words around ``start:end``; None without.

        Titles, scare quotes and words mentioned as words do not count.
        """
        holding = [q for q in self.spoken if q.start <= start and end <= q.end]
        return max(holding, key=lambda q: q.start, default=None)

    @property
    def spoken(self) -> tuple[Quotation, ...]:
        """Return the quotations that are a source's words, not titles, scare quotes or mentions.

        Where quotations are known by their marks alone, these are all.
        """
        if self.mode == "marks":
            return self.quotations
        return tuple(q for q in self.quotations if q.function in SPOKEN)

    def _numbers(self, start: int, end: int) -> set[int]:
        return set(self._at[start : max(end, start + 1)].tolist())

    def _paint(self, start: int, end: int, stretch: _Stretch) -> None:
        self._at[start:end] = len(self._stretches)
        self._stretches.append(stretch)

    def _paint_reported(self) -> None:
        """Set the voice of reported words: long statements first, so that those within prevail."""
        reported = (one for one in self.attributions if one.clause)
        parts = [(a, b, one) for one in reported for a, b in one.content if self._together(one, a)]
        for start, end, one in sorted(parts, key=lambda part: part[0] - part[1]):
            self._paint(start, end, _Stretch("reported", one.speaker))
            for a, b in (*one.cue, *((s.start, s.end) for s in one.sources)):
                if start <= a and b <= end:
                    self._at[a:b] = 0

    def _together(self, one: Attribution, start: int) -> bool:
        """Return whether a cue and the content at ``start`` are both in the headline or both below.

        ``one`` is the attribution; False if only one of the two is in the headline.
        """
        return (one.start < self._headline) == (start < self._headline)

    def _paint_quoted(self) -> None:
        """Set the voice of quoted words, outer quotations first so that inner ones prevail.

        Scare quotes in reported words are the writer's, who set the marks.
        """
        for one in self.quotations:
            if one.function == "scare":
                self._at[one.start : one.end] = 0
        for one in self.spoken:
            self._paint(one.start, one.end, _Stretch("quoted", one.speaker))

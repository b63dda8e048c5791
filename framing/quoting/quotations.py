"""The quotations of a text: found, told apart by function, given a speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from framing.quoting.attributions import Attribution, attribution, unattributed, withheld
from framing.quoting.context import held_by, speaker_of
from framing.quoting.cues_of_naming import COMPOUND
from framing.quoting.finding import Pair, find_pairs
from framing.quoting.frames import Frame, frame_of, frames
from framing.quoting.function import judge
from framing.quoting.governing import governing, leads
from framing.quoting.names import Names
from framing.quoting.place import place_of
from framing.quoting.quotation import Function, Quotation
from framing.quoting.sources import Source
from framing.quoting.speakers import Conversation


def quotations(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
    headline: tuple[int, int] | None = None,
) -> tuple[Quotation, ...]:
    """All quotations of a text, in order, nested ones after the one that holds them.

    Parameters
    ----------
    raw
        The text that every offset counts in.
    paragraphs, sentences
        ``(start, end)`` of each, in order.
    headline
        ``(start, end)`` of the headline, or None.

    Returns
    -------
    tuple of Quotation

    Examples
    --------
    >>> text = 'He said: "We will not go home tonight."'
    >>> [q.function for q in quotations(text, [(0, len(text))], [(0, len(text))])]
    ['direct']
    """
    return speech(raw, paragraphs, sentences, headline)[0]


def attributions(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
    headline: tuple[int, int] | None = None,
) -> tuple[Attribution, ...]:
    """Every source's turn to speak, in its own words or reported, in order.

    Parameters
    ----------
    raw, paragraphs, sentences, headline
        As for `quotations`.

    Returns
    -------
    tuple of Attribution

    Examples
    --------
    >>> text = "The ministry said that nobody was hurt."
    >>> [(a.speaker, a.kind, text[slice(*a.said[0])]) for a in attributions(
    ...     text, [(0, len(text))], [(0, len(text))])]
    [('ministry', 'named institution', 'nobody was hurt')]
    """
    return speech(raw, paragraphs, sentences, headline)[1]


def speech(
    raw: str,
    paragraphs: Sequence[tuple[int, int]],
    sentences: Sequence[tuple[int, int]],
    headline: tuple[int, int] | None = None,
) -> tuple[tuple[Quotation, ...], tuple[Attribution, ...]]:
    """Read both `quotations` and `attributions` in one pass over the text."""
    pairs = find_pairs(raw, paragraphs, sentences)
    top = _outermost(pairs)
    talk = Conversation(Names(raw, headline[1] if headline else 0))
    listed = False
    judged: dict[int, Quotation] = {}
    settled: set[int] = set()  # quotations that a reporting phrase governs
    turns: list[Attribution] = []
    loose: list[tuple[int, int]] = []  # speech that no verb governs: number of the turn, paragraph
    for frame in frames(raw, paragraphs, sentences, top):
        said = talk.listen(frame)
        _adopt(loose, frame, talk, turns, judged)
        governed: dict[int, list[Quotation]] = {}
        source: Source | None = None
        for place, number in frame.quotes.items():
            pair = top[number]
            inner = raw[pair.inner_start : pair.inner_end].strip()
            one = governing(frame, place, said, leads(frame, place, inner))
            around = place_of(frame, place, inner, one, reported=talk.reported(), listed=listed)
            function, why = judge(around)
            listed = function == "title"
            if one is not None:
                settled.add(pair.start)
            name = ""
            if function in ("direct", "partial"):
                source = speaker_of(frame, place, one, source, said, talk)
                name = source.name if source else ""
            found = _quotation(pair, function, why, name)
            judged[pair.start] = found
            if name and one is not None and source is one.source:
                governed.setdefault(id(one), []).append(found)
            elif function in ("direct", "partial"):
                if function == "direct" and one is None:
                    loose.append((len(turns), frame.paragraph))
                turns.append(unattributed(found, source.kind if source else "none"))
        hidden = bool(said) and withheld(frame)
        turns.extend(
            attribution(frame, one, governed.get(id(one), ()), said, hidden=hidden) for one in said
        )
    _join_chains(top, judged, settled)
    if headline is not None:
        _name_headline(raw, headline, judged, settled)
    turns.sort(key=lambda turn: (turn.start, turn.end))
    return tuple(_nested(raw, pairs, judged, talk)), tuple(turns)


def _adopt(
    loose: list[tuple[int, int]],
    frame: Frame,
    talk: Conversation,
    turns: list[Attribution],
    judged: dict[int, Quotation],
) -> None:
    """`"I heard it." Berg rubbed his eyes.`: who acts in the next sentence has spoken, where the
    words have no speaker yet; `That was the view of Berg` says so in any case."""
    holder = held_by(frame, talk)
    for number, paragraph in loose:
        found = holder or (None if turns[number].speaker else talk.subjects[-1])
        if found is None or paragraph != frame.paragraph:
            continue
        if holder is None and found.kind != "named person":
            continue
        start = turns[number].start
        judged[start] = replace(judged[start], speaker=found.name)
        turns[number] = unattributed(judged[start], found.kind)
    loose.clear()


def _join_chains(pairs: Sequence[Pair], judged: dict[int, Quotation], settled: set[int]) -> None:
    """A speech over several paragraphs is one speaker's: what governs its end governs it all."""
    for pair, following in zip(reversed(pairs[:-1]), reversed(pairs[1:]), strict=True):
        later = judged.get(following.start)
        here = judged.get(pair.start)
        if pair.chained and later and here and later.function == "direct":
            speaker = here.speaker if pair.start in settled else later.speaker
            judged[pair.start] = replace(
                here, function="direct", speaker=speaker, explanation=_CHAINED
            )
            if following.start in settled:
                settled.add(pair.start)


def _name_headline(
    raw: str, headline: tuple[int, int], judged: dict[int, Quotation], settled: set[int]
) -> None:
    """A headline quotes without naming: its words stand again in the text, with their speaker."""
    later = [one for one in judged.values() if one.start >= headline[1]]
    for start, one in list(judged.items())[:_HEADLINED]:
        if start >= headline[1]:
            continue
        distant = one.function == "scare" or one.explanation == COMPOUND
        if distant and " " in raw[one.inner_start : one.inner_end].strip():
            one = judged[start] = replace(one, function="partial", explanation=_HEADLINE)
        if start in settled or one.function not in ("direct", "partial"):
            continue
        words = raw[one.inner_start : one.inner_end].strip(" .,!?").lower()
        same = (
            q.speaker
            for q in later
            if q.speaker and words in raw[q.inner_start : q.inner_end].lower()
        )
        judged[start] = replace(one, speaker=next(same, one.speaker))


_HEADLINED = 20  # quotations at the head of a text that may be its headline's
_HEADLINE = "Several words that a headline quotes, its source left to the story."
_CHAINED = "It is a whole utterance that the next paragraph goes on with."


def _nested(
    raw: str, pairs: Sequence[Pair], judged: dict[int, Quotation], talk: Conversation
) -> Iterator[Quotation]:
    """All quotations in order; one inside another is judged within it, and is its speaker's."""
    outer: Quotation | None = None
    for pair in pairs:
        found = judged.get(pair.start)
        if found is not None:
            outer = found
            yield found
        elif outer is not None:
            yield _inside(raw, pair, outer, talk)


def _inside(raw: str, pair: Pair, outer: Quotation, talk: Conversation) -> Quotation:
    begin = max(outer.inner_start, pair.start - _AROUND)
    frame = frame_of(raw, begin, min(outer.inner_end, pair.end + _AROUND), [pair])
    place = next(iter(frame.quotes), None)
    if place is None:
        return _quotation(pair, "partial", _INSIDE, outer.speaker)
    inner = raw[pair.inner_start : pair.inner_end].strip()
    one = governing(frame, place, talk.overhear(frame), inner[-1:] in {",", "?", "!"})
    function, why = judge(place_of(frame, place, inner, one, reported=False, listed=False))
    named = one is not None and one.source.kind != "none" and not one.pronoun
    speaker = one.source.name if one is not None and named else outer.speaker
    return _quotation(pair, function, why, speaker if function in ("direct", "partial") else "")


_INSIDE = "It stands inside another quotation."
_AROUND = 200  # characters on each side that an inner quotation is judged by


def _outermost(pairs: Sequence[Pair]) -> list[Pair]:
    found: list[Pair] = []
    for pair in pairs:
        if not found or pair.start >= found[-1].end:
            found.append(pair)
    return found


def _quotation(pair: Pair, function: Function, why: str, speaker: str) -> Quotation:
    return Quotation(
        pair.start, pair.end, pair.inner_start, pair.inner_end, pair.closed, function, speaker, why
    )

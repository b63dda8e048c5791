"""Build quotations and attributions: the function of each, its speaker, the stance of its cue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from framing.actors import Actor
from framing.attribution.draft import Draft
from framing.attribution.function import Judged, judge
from framing.attribution.nested import inner_sources
from framing.attribution.reporting import look_up
from framing.attribution.sources import noun_phrases
from framing.attribution.speakers import Speakers
from framing.attribution.tagger import Tagged
from framing.attribution.transcripts import Turn, turns
from framing.language import Syntax
from framing.quotes import Pair
from framing.voices import SPOKEN, Attribution, Function, Quotation, Span


def found(
    syntax: Syntax, tagged: Sequence[Tagged], assembled: Sequence[Draft], actors: Sequence[Actor]
) -> tuple[list[Quotation], list[Attribution]]:
    """Return the quotations and the attributions of a text.

    Parameters
    ----------
    syntax
        The parse of the text.
    tagged
        The tagger's probabilities, window by window.
    assembled
        Its attributions as `assembly.drafts` returns them, in order.
    actors
        The actors of the article, which name the speakers.

    Returns
    -------
    quotations : list of Quotation
        In order; a nested quotation comes after the one around it.
    attributions : list of Attribution
        In order. A quotation of speech that belongs to none gets a further one, without cue and
        source.
    """
    speakers = Speakers(syntax, actors)
    draft_of = {pair.start: draft for draft in assembled for pair in draft.pairs}
    judged = judge(syntax, tagged, draft_of)
    attributions = [
        _attribution(syntax, draft, [judged[pair.start] for pair in draft.pairs], speakers)
        for draft in assembled
    ]
    speaker_of = {
        id(draft): one.speaker for draft, one in zip(assembled, attributions, strict=True)
    }
    quotations: list[Quotation] = []
    whose: dict[int, str] = {}  # by its start, who says a quotation, whatever it does
    around: list[Quotation] = []  # the quotations that hold the place, the innermost last
    for pair in syntax.text.quotes:
        one = judged[pair.start]
        draft = draft_of.get(pair.start)
        while around and pair.start >= around[-1].end:
            around.pop()
        outer = around[-1] if around else None
        inherited = outer and (draft is None or draft is draft_of.get(outer.start))
        speaker = (
            whose[outer.start] if outer and inherited else speaker_of[id(draft)] if draft else ""
        )
        if outer and speaker == whose[outer.start]:
            speaker = _inner_speaker(syntax, outer, pair, speakers, speaker)
        whose[pair.start] = speaker
        speaker = speaker if one.function in SPOKEN else ""
        quotation = Quotation(*pair[:5], one.function, speaker, one.explanation)
        quotations.append(quotation)
        around.append(quotation)
        if draft is None and one.function in SPOKEN and not outer:
            attributions.append(_unattributed(pair, one))
    for turn in turns(syntax.text):
        turn_attribution = _of_turn(syntax, turn, speakers)
        attributions.append(turn_attribution)
        quotations += [
            Quotation(a, b, a, b, True, "direct", turn_attribution.speaker, _TURN)
            for a, b in turn.words
        ]
    attributions.sort(key=lambda one: (one.start, one.end))
    return sorted(quotations, key=lambda q: (q.start, -q.end)), attributions


def _inner_speaker(
    syntax: Syntax, outer: Quotation, pair: Pair, speakers: Speakers, speaker: str
) -> str:
    """Return the name of the speaker of ``pair``, a quotation inside ``outer``; empty if unclear.

    ``speaker`` is who says the outer one.
    """
    sources = inner_sources(syntax, outer, pair)
    if sources is None:
        return speaker
    named = speakers.of(sources)[0]
    return "" if named == speaker else named


_TURN = "A speaker's turn in a transcript, told by the label in front of it."


def _of_turn(syntax: Syntax, turn: Turn, speakers: Speakers) -> Attribution:
    sources = noun_phrases(syntax, [turn.label])
    speaker, kind = speakers.of(sources)
    return Attribution((), "", "", "", sources, turn.words, speaker, kind, "direct")


def _attribution(
    syntax: Syntax, draft: Draft, judged: Sequence[Judged], speakers: Speakers
) -> Attribution:
    speaker, kind = speakers.of(draft.sources)
    verb = look_up(syntax, draft.cue[0]) if draft.cue else None
    functions = [one.function for one in judged]
    return Attribution(
        draft.cue,
        verb.verb if verb else "",
        verb.stance if verb else "",
        verb.why if verb else "",
        draft.sources,
        tuple(draft.content),
        speaker,
        kind,
        _kind(functions),
        any(_has_verb(syntax, span) for span in draft.content),
    )


def _has_verb(syntax: Syntax, span: Span) -> bool:
    return any(
        token.pos_ in ("VERB", "AUX") and span[0] <= token.idx < span[1]
        for token in syntax.span(*span)
    )


def _unattributed(pair: Pair, judged: Judged) -> Attribution:
    content = ((pair.start, pair.end),)
    return Attribution((), "", "", "", (), content, "", "none", _kind([judged.function]))


def _kind(functions: Sequence[Function]) -> Literal["direct", "partial", "reported"]:
    """Return "direct" if a quotation in a content is, else "partial" if one is, else "reported"."""
    if "direct" in functions:
        return "direct"
    return "partial" if "partial" in functions else "reported"

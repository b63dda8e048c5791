"""Who is given which words: each reporting phrase with its source and the words it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from framing.quoting.claim import Claim
from framing.quoting.claims import NOUNS_OF_SPEECH
from framing.quoting.closed import AUXILIARIES, CLAUSE_WORDS, DAYS, PASTS, STOPS
from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.phrases import phrase_starting
from framing.quoting.quotation import Quotation
from framing.quoting.sources import SourceClass
from framing.quoting.speakers import Spoken

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One reporting phrase.

    Parameters
    ----------
    start, end
        The reporting verb, noun or "according to": offsets in characters, ``end`` exclusive. Where
        a quotation stands without any, the quotation itself.
    verb
        Its base form; empty where there is none.
    stance
        How the verb stands to the words: neutral, doubting, endorsing, revealing, emotive, ...
    why
        One sentence on the stance.
    speaker
        The source in the fullest form the article gives; empty for class ``none``.
    kind
        The class of the source.
    direct
        Whether the words stand in quotation marks.
    said
        ``(start, end)`` of each stretch of words given to the source.
    """

    start: int
    end: int
    verb: str
    stance: str
    why: str
    speaker: str
    kind: SourceClass
    direct: bool
    said: Spans


_HEARERS = words("tell inform remind assure reassure warn advise notify")
_OBJECTS = words("us me him her them you")
_SKIPPED = words("that on in at late last early to reporters , :") | DAYS
_HIDDEN = words("anonymity anonymous anonymously")
_WITHHELD = words("named identified name")


def attribution(
    frame: Frame,
    one: Spoken,
    quoted: Sequence[Quotation],
    others: Sequence[Spoken],
    *,
    hidden: bool,
) -> Attribution:
    """The attribution that a claim makes.

    Parameters
    ----------
    frame
        The sentence.
    one
        The claim with its source.
    quoted
        The direct and partial quotations that it governs.
    others
        All claims of the sentence, in order.
    hidden
        Whether the sentence says that a name is kept back: see `withheld`.

    Returns
    -------
    Attribution
    """
    claim = one.claim
    said = tuple((q.start, q.end) for q in quoted) or _clause(frame, claim, others)
    if quoted and claim.verb.frame == "that":
        said = _with_rest(frame, _clause(frame, claim, others), said)
    kind = "anonymous" if hidden and one.source.kind != "none" else one.source.kind
    return Attribution(
        frame.starts[claim.place],
        _ending(frame, claim.place + claim.size - 1),
        claim.verb.verb,
        claim.verb.stance,
        claim.verb.why,
        "" if kind == "none" else one.source.name,
        kind,
        bool(quoted),
        said,
    )


def _with_rest(frame: Frame, clause: Spans, quoted: Spans) -> Spans:
    """The clause cut at its quotations: `she was | "deeply concerned" | by the footage`."""
    if not clause or any(start < clause[0][0] or end > clause[-1][1] for start, end in quoted):
        return quoted
    pieces: list[tuple[int, int]] = []
    at = clause[0][0]
    for start, end in (*quoted, (clause[-1][1], clause[-1][1])):
        inside = [
            (a, b)
            for word, a, b in zip(frame.words, frame.starts, frame.ends, strict=True)
            if at <= a and b <= start and word not in STOPS and word != QUOTE
        ]
        if inside:
            pieces.append((inside[0][0], inside[-1][1]))
        if end > start:
            pieces.append((start, end))
        at = end
    return tuple(pieces)


def unattributed(quotation: Quotation, kind: SourceClass) -> Attribution:
    """The attribution of a quotation that no reporting phrase governs."""
    span = (quotation.start, quotation.end)
    return Attribution(*span, "", "", "", quotation.speaker, kind, True, (span,))


def withheld(frame: Frame) -> bool:
    """Whether the sentence says that the source's name is kept back."""
    low = frame.low
    if any(word in _HIDDEN for word in low):
        return True
    if not any(word in _WITHHELD for word in low):
        return False
    text = " ".join(low)
    return any(
        cue in text
        for cue in (
            "not to be named",
            "not to be identified",
            "not be named",
            "not be identified",
            "to be identified",
            "first name",
            "not give his name",
            "not give her name",
            "not wish to be named",
            "to be named",
        )
    )


def _ending(frame: Frame, place: int) -> int:
    """The end of a word without the full stop that closes the sentence."""
    end = frame.ends[place]
    return end - 1 if frame.words[place].endswith(".") and place == len(frame.words) - 1 else end


def _clause(frame: Frame, claim: Claim, others: Sequence[Spoken]) -> Spans:
    """The words that a claim reports without quotation marks."""
    size = len(frame.words)
    if claim.verb.verb == "according to" and claim.place == 0 and claim.phrase is not None:
        return _span(frame, claim.phrase.end, size)
    if claim.agentless and claim.size == 1 and claim.verb.verb.endswith("ly"):
        return _span(frame, 0, size)
    if claim.agentless and frame.low[claim.place + claim.size : claim.place + claim.size + 1] == [
        "to"
    ]:
        return _span(frame, _clause_start(frame, claim.place), size)
    if claim.trailing:
        return _around(frame, claim, others)
    start = claim.place + claim.size
    if claim.phrase is not None and claim.phrase.start >= start:
        start = claim.phrase.end
    that = next((i for i in range(start, min(size, start + 10)) if frame.low[i] == "that"), -1)
    broken = any(frame.words[i] in ",;" for i in range(start, max(start, that)))
    if that >= 0 and not broken:
        start = that + 1
    else:
        start = _past_hearer(frame, claim, start)
        while start < size and frame.low[start] in _SKIPPED:
            start += 1
    stop = min(
        [other.claim.first for other in others if other.claim.first > start]
        + [i for i in range(start, size) if frame.words[i] == ";"]
        + [size]
    )
    if claim.verb.verb in NOUNS_OF_SPEECH and claim.first <= frame.lead + 1:
        stop = _second_verb(frame, start, stop)
    return _span(frame, start, stop)


def _clause_start(frame: Frame, place: int) -> int:
    """Where the clause begins that holds a place."""
    at = place
    while at > 0 and frame.words[at - 1] not in STOPS and frame.low[at - 1] not in CLAUSE_WORDS:
        at -= 1
    return at


def _second_verb(frame: Frame, start: int, stop: int) -> int:
    """`his claim that nobody was hurt | did not last`: where the main clause goes on."""
    verbs = 0
    for at in range(start, stop):
        low = frame.low[at]
        if low in CLAUSE_WORDS or frame.words[at] in STOPS:
            return stop
        opens = low in AUXILIARIES or low in PASTS
        if opens and verbs and frame.low[at - 1] not in AUXILIARIES:
            return at
        verbs += opens
    return stop


def _past_hearer(frame: Frame, claim: Claim, start: int) -> int:
    """`told us live rounds were used`: what was told begins after `us`."""
    if claim.verb.verb not in _HEARERS or start >= len(frame.low):
        return start
    if frame.low[start] in _OBJECTS:
        return start + 1
    hearer = phrase_starting(frame, start)
    return hearer.end if hearer and hearer.end < len(frame.low) - 1 else start


def _around(frame: Frame, claim: Claim, others: Sequence[Spoken]) -> Spans:
    """The words before a claim that trails, and after it where it interrupts."""
    earlier = [other.claim.after for other in others if other.claim.after <= claim.first]
    semicolons = [i + 1 for i in range(claim.first) if frame.words[i] == ";"]
    start = max([0, *earlier, *semicolons])
    found = _span(frame, start, claim.first)
    after = claim.after
    if after < len(frame.words) and frame.words[after] == "," and _interrupts(frame, claim):
        found += _span(frame, after, len(frame.words))
    return found


def _interrupts(frame: Frame, claim: Claim) -> bool:
    """Whether the sentence goes on after the claim with a verb of its own subject."""
    return claim.first > 0 and claim.first <= 6 and QUOTE not in frame.words


def _span(frame: Frame, start: int, stop: int) -> Spans:
    """The stretch between two places, without punctuation at its ends."""
    stop = min(stop, len(frame.words))
    while start < stop and frame.words[start] in STOPS:
        start += 1
    while stop > start and (
        frame.words[stop - 1] in STOPS or frame.low[stop - 1] in {"and", "but", "as"}
    ):
        stop -= 1
    return ((frame.starts[start], _ending(frame, stop - 1)),) if stop > start else ()

"""Which verb of saying governs a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from framing.quoting.closed import STOPS
from framing.quoting.frames import Frame, sentence_start
from framing.quoting.lists import words
from framing.quoting.speakers import Spoken


def governing(frame: Frame, place: int, said: Sequence[Spoken], comma: bool) -> Spoken | None:
    """The claim that governs the quotation at ``place`` of a frame.

    Parameters
    ----------
    frame
        The sentence.
    place
        Where in it the quotation stands.
    said
        Its claims.
    comma
        Whether the quotation ends in a comma, a question or an exclamation mark.

    Returns
    -------
    Spoken or None
    """
    after = [one for one in said if one.claim.first > place]
    start = sentence_start(frame, place)
    before = [one for one in said if start <= one.claim.place < place]
    adjacent = next((one for one in after if _adjacent(frame, place, one.claim.first)), None)
    begins = place <= frame.lead
    if adjacent and (comma or begins or not before):
        return adjacent
    if before and not begins:
        return _outer(before)
    trailing = [one for one in after if one.claim.trailing]
    if trailing:
        return trailing[0]
    around = [one for one in said if one.claim.place < place < one.claim.after]
    closing = [one for one in after if frame.words[one.claim.first - 1] == ","]
    if _circumstance(frame, place):
        closing = []
    return next(iter(around), None) or (None if begins else next(iter(closing), None))


def _circumstance(frame: Frame, place: int) -> bool:
    """`In a “frank” letter, Berg said`: what was said follows, this only says where."""
    opener = frame.low[frame.lead : frame.lead + 1]
    return opener in ([["in"], ["at"], ["on"], ["during"]]) and frame.low[place - 1] in {"a", "an"}


_MENTAL = words("regret believe feel think hope fear expect doubt know consider regard see")


def _outer(before: Sequence[Spoken]) -> Spoken:
    """`Berg said the church regretted the “loss”`: Berg has the word, the church the feeling."""
    *earlier, last = before
    inside = earlier and last.claim.verb.verb in _MENTAL and last.claim.phrase is not None
    if inside and earlier[-1].claim.verb.frame == "that" and not earlier[-1].claim.trailing:
        return earlier[-1]
    return last


def _adjacent(frame: Frame, place: int, first: int) -> bool:
    between = frame.words[place + 1 : first]
    return (
        all(
            word in STOPS or low == "as"
            for word, low in zip(between, frame.low[place + 1 : first], strict=True)
        )
        and len(between) < 3
    )


def leads(frame: Frame, place: int, inner: str) -> bool:
    """Whether what follows the quotation is likely to be its verb of saying: ` ... ,” she said`."""
    if inner[-1:] in {",", "?", "!"}:
        return True
    opens = place == 0 or frame.words[place - 1] in STOPS - {","}
    return opens and inner[:1].isupper() and frame.words[place + 1 : place + 2] == [","]

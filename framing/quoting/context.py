"""Who speaks where the sentence does not say it with a verb."""

from __future__ import annotations

from collections.abc import Sequence

from framing.quoting.closed import STOPS
from framing.quoting.cue_words import SPEECH
from framing.quoting.frames import Frame, is_link
from framing.quoting.lists import words
from framing.quoting.phrases import phrase_ending, phrase_starting
from framing.quoting.sources import Source, source_of
from framing.quoting.speakers import Conversation, Spoken

_LINKED = 60  # characters of what a link to another story may quote
_LABEL = 5  # words between a name and its colon


def speaker_of(
    frame: Frame,
    place: int,
    one: Spoken | None,
    before: Source | None,
    said: Sequence[Spoken],
    talk: Conversation,
) -> Source | None:
    """The source of a quotation: the governing claim's, or the one the context offers."""
    if one is not None and one.pronoun and one.claim.trailing and _is_predicate(frame, place):
        return talk.subjects[-1] or one.source  # The ministry "condemns the attack", it said
    if one is not None and one.source.kind != "none":
        return one.source
    if (
        one is not None and one.claim.agentless and one.claim.verb.frame in {"as", "object"}
    ):  # its subject is the one who is spoken about
        others = (other.source for other in said if other.source.kind != "none")
        return before or next(others, None)
    return before or _unsaid(frame, place, talk)


def _is_predicate(frame: Frame, place: int) -> bool:
    """Whether the quotation follows the subject of its sentence."""
    subject = phrase_starting(frame, frame.lead) if place > frame.lead else None
    return subject is not None and subject.end == place


def _unsaid(frame: Frame, place: int, talk: Conversation) -> Source | None:
    """The likeliest speaker of a quotation that no verb of its sentence governs."""
    if is_link(frame) and frame.ends[place] - frame.starts[place] < _LINKED:
        return None
    owner = _possessor(frame, place, talk)
    if owner is not None and owner.kind != "none":
        return owner
    begins = place <= frame.lead
    subject = talk.subjects[-1]
    labelled = _labelled(frame, place, talk) if frame.words[place - 1 : place] == [":"] else None
    if labelled is not None:
        return labelled
    if not begins and subject is not None and subject.kind == "named person":
        return subject
    return talk.last() or talk.recent() or subject


def _possessor(frame: Frame, place: int, talk: Conversation) -> Source | None:
    """`Berg's promise to "clean up"`, `his rhetoric of "order"`: whose words they are."""
    for at in range(place - 1, max(0, place - _NEAR), -1):
        if frame.low[at] not in SPEECH or frame.low[at + 1] not in {"of", "that", "to"}:
            continue
        for owner in range(at - 1, max(-1, at - _MODIFIERS), -1):
            if frame.low[owner].endswith(("'s", "’s", "s'", "s’")):
                phrase = phrase_ending(frame, owner)
                if phrase is None or frame.low[phrase.start] in _OWNERS:
                    return None
                return source_of(frame, phrase, talk.names)
            if frame.low[owner] in {"his", "her"}:  # whose *its* is, no rule tells safely
                return talk.owner(frame.low[owner])
        return None
    return None


_NEAR = 8  # words between a noun of speaking and the quotation
_OWNERS = frozenset(("his", "her", "their", "its"))
_MODIFIERS = 4  # words between a possessor and the noun: Berg's solemn early promise


def held_by(frame: Frame, talk: Conversation) -> Source | None:
    """Whose words the sentence says that the ones before it are: That was the view of Berg."""
    at = frame.lead
    low = frame.low[at : at + _NEAR]
    if low[:1] not in _POINTERS or low[1:2] not in ([["is"], ["was"], ["are"], ["were"]]):
        return None
    view = next((n for n, word in enumerate(low) if word in _VIEWS), None)
    if view is None or low[view + 1 : view + 2] not in (["of"], ["from"]):
        return None
    phrase = phrase_starting(frame, at + view + 2)
    source = source_of(frame, phrase, talk.names) if phrase else None
    return source if source is not None and source.kind != "none" else None


_POINTERS = (["that"], ["this"], ["those"], ["these"], ["such"])
_VIEWS = words("view views words verdict message opinion assessment conclusion feeling advice")


def _labelled(frame: Frame, place: int, talk: Conversation) -> Source | None:
    """`Anna Berg: "..."`: the name before a colon, as interviews print it."""
    start = place - 1
    while start > 0 and frame.words[start - 1] not in STOPS and place - start < _LABEL:
        start -= 1
    phrase = phrase_starting(frame, start)
    source = source_of(frame, phrase, talk.names) if phrase else None
    known = phrase and (phrase.end - phrase.start > 1 or talk.names.sure(frame.words[start]))
    return source if source and known and source.kind == "named person" else None

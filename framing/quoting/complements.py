"""Whether a verb is one of saying where it stands: its subject, and what follows it."""

from __future__ import annotations

from framing.quoting.closed import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    PASTS,
    PRONOUNS,
    STOPS,
)
from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.nouns import is_role, noun
from framing.quoting.phrases import Phrase, is_name
from framing.quoting.reporting import ReportingVerb, VerbForm, verb_forms

_OBJECT_TOO = words(
    "write add feel think explain mention hold rule charge state note report recall maintain "
    "observe hope fear expect believe know assume imagine"
)

_EXPECTS = words("expect fear hope")  # what a group expects is its claim: observers expect a winter

OPENS_CLAUSE = frozenset(["that", "if", "whether", "how", "why", "what"])

TIMES = words(
    "on in at during after before when while as last late earlier this yesterday today "
    "tonight monday tuesday wednesday thursday friday saturday sunday by via through to of "
    "about"
)

_BENCHES = words("court jury inquest tribunal inquiry hearing committee trial panel commission")

FAR = 30  # words between a verb and its `as` with a quotation

_NEAR = 9  # words between a verb and the quotation it still governs, where nothing else says so


def plausible(frame: Frame, phrase: Phrase, form: VerbForm, at: int) -> bool:
    """Whether the phrase can be the subject of a verb of saying."""
    words, low = frame.words[phrase.start : phrase.end], frame.low[phrase.start : phrase.end]
    if low[0] in {"i", "you", "which"} and len(low) == 1:
        return False
    if all(word in DETERMINERS for word in low) and low[-1] not in {
        "one",
        "another",
        "some",
        "many",
        "most",
        "both",
        "all",
        "several",
        "few",
        "other",
    }:
        return False
    known = (
        low[-1] in PRONOUNS
        or is_name(words[-1])
        or any(noun(word) is not None or is_role(word) for word in low)
    )
    if form.form == "s" and not is_name(words[-1]) and _is_plural(low[-1]):
        return False
    if form.form == "base":
        many = {"they", "we", "people", "many", "some", "who", "most", "few", "several"}
        plural = low[-1].endswith("s") or any(word in many or _may_be_many(word) for word in low)
        modal = any(word in AUXILIARIES for word in frame.low[phrase.end : at])
        return known and (plural or modal or any(w == "and" for w in low))
    return known or form.form == "past"


def _clause_follows(frame: Frame, after: int) -> bool:
    """Whether a clause and not just an object follows: `wrote he was`, not `wrote a letter`."""
    low = frame.low[after : after + 10]
    if low[:1] and low[0] in PRONOUNS:
        return True
    stop = next((i for i, word in enumerate(low) if word in STOPS), len(low))
    return any(word in AUXILIARIES or word.endswith(("n't", "n’t")) for word in low[1:stop])


def _may_be_many(word: str) -> bool:
    found = noun(word)
    return _is_plural(word) or (found is not None and found.kind == "collective")


def _is_plural(word: str) -> bool:
    found = noun(word)
    return word == "media" or (found is not None and found.plural) or word in {"they", "we", "i"}


def complement(
    frame: Frame, at: int, size: int, verb: ReportingVerb, phrase: Phrase, form: VerbForm
) -> bool:
    """Whether what follows the verb is what such a verb reports."""
    after = at + size
    nxt = frame.low[after] if after < len(frame.low) else ""
    quoted = quote_follows(frame, after) or _quote_before(frame, phrase.start)
    if verb.verb in _OBJECT_TOO and nxt in {"in", "of", "about"}:
        return False
    if verb.verb in _OBJECT_TOO and not (quoted or nxt in {"that", ":"}):
        group = noun(frame.low[phrase.end - 1])
        expects = group is not None and group.kind == "collective" and verb.verb in _EXPECTS
        if nxt == "" and trails(frame, phrase, after):
            return True  # the talks had failed, he added.
        return _clause_follows(frame, after) or (expects and nxt in DETERMINERS)
    if verb.verb == "suspect" and nxt == "of":
        return False  # men suspected of theft
    if verb.verb == "mean" and form.form == "s" and frame.low[phrase.start] not in {"he", "she"}:
        return False  # a word means, nobody speaks
    if verb.verb == "hear" and frame.low[phrase.end - 1] in _BENCHES:
        return True
    if verb.frame == "weak" and frame.low[phrase.start] == "we":
        return False  # we talk about
    if verb.frame == "weak":
        first = next((i for i in range(after, after + 3) if not _leads_in(frame, i)), after + 3)
        touching = QUOTE in frame.words[first : first + 1] or _quote_before(frame, phrase.start)
        return touching or nxt == "that" or (harsh(verb) and named_as(frame, after))
    if verb.frame in {"hearsay", "quote", "text"}:
        return quoted or nxt == ":" or (verb.frame == "quote" and nxt in OPENS_CLAUSE)
    if verb.frame == "as" and form.form == "base" and nxt in {"for", "of"}:
        return False  # the Chinese term for
    if verb.frame == "as":
        named = named_as(frame, after)
        if verb.stance == "naming":
            quoted = quoted or QUOTE in frame.words[after : after + FAR // 2]
        return quoted or named or nxt == "that" or "as" in frame.low[after : after + 8]
    if verb.frame == "document":
        closes = (
            (nxt in {"", "."} or nxt in TIMES)
            and phrase.start > 0
            and frame.words[phrase.start - 1] == ","
        )
        return closes or QUOTE in frame.words[after : after + 1] or nxt == "that"
    if verb.frame == "to":
        return quoted or nxt in {"to", "that"} or _to_quote(frame, after)
    if verb.frame == "object":
        low = frame.low[phrase.start : phrase.end]
        speaks = (
            low[-1] in PRONOUNS
            or is_name(frame.words[phrase.end - 1])
            or any(noun(word) is not None for word in low)
        )
        return quoted or (speaks and nxt not in {"by", ""} and nxt not in STOPS)
    return True


def _to_quote(frame: Frame, after: int) -> bool:
    """Whether `to` with a quotation follows: pledged at a meeting in Lesk to “stand firm”."""
    end = min(len(frame.low) - 1, after + FAR // 2)
    return any(frame.low[i] == "to" and frame.words[i + 1] == QUOTE for i in range(after, end))


def _leads_in(frame: Frame, at: int) -> bool:
    """Whether a word only leads on to a quotation: talks | about a | “divorce”."""
    return frame.low[at : at + 1] in (["about"], ["of"], ["a"], ["an"], ["the"])


def harsh(verb: ReportingVerb) -> bool:
    """Whether a verb judges what it speaks of, so that `as` may bring the judgement."""
    return verb.stance in {"judging", "emotive"}


def named_as(frame: Frame, after: int) -> bool:
    """Whether a quotation follows as the name of something: ripped the plan, ..., as “rigged”."""
    return any(
        frame.low[i] == "as" and QUOTE in frame.words[i + 1 : i + 3]
        for i in range(after, min(len(frame.low) - 1, after + FAR))
    )


def quote_follows(frame: Frame, after: int, within: int = _NEAR) -> bool:
    """Whether a quotation follows in the same clause; what is far must be in the same breath."""
    for place in range(after, min(len(frame.words), after + within)):
        if frame.words[place] == QUOTE:
            return True
        if frame.words[place] in ";" or (place >= after + _NEAR and frame.words[place] in STOPS):
            return False
    return False


def _quote_before(frame: Frame, start: int) -> bool:
    if start and frame.words[start - 1] == QUOTE:
        return True
    return start > 1 and frame.words[start - 1] in ",-–—" and frame.words[start - 2] == QUOTE


def trails(frame: Frame, phrase: Phrase, after: int) -> bool:
    """Whether the reported words stand before the source: `..., the ministry said.`"""
    start = _edge(frame, phrase.start)
    if start == 0:
        return False
    before = frame.words[start - 1]
    if before not in {",", QUOTE, "-", "–", "—", "?", "!"}:
        return False
    nxt = frame.low[after] if after < len(frame.low) else ""
    return nxt in TIMES or nxt in STOPS or nxt == "" or before == QUOTE


def _edge(frame: Frame, start: int) -> int:
    """The start of a source whose description runs on: `harbour safety officer Anna Berg`."""
    at = start
    while at > 0 and start - at < _LONGEST_DESCRIPTION:
        low = frame.low[at - 1]
        if frame.words[at - 1] in STOPS or frame.words[at - 1] == QUOTE or _moves(low):
            break
        at -= 1
    return at if at > 0 and frame.words[at - 1] in STOPS else start


def _moves(low: str) -> bool:
    """Whether a word may be a verb or begin a clause, so that it is no part of a description."""
    if low in {"and", "of", "for"}:
        return False
    closed = low in AUXILIARIES or low in CLAUSE_WORDS or low in PRONOUNS or low in PASTS
    return closed or low in verb_forms() or low.endswith(("ed", "ly"))


_LONGEST_DESCRIPTION = 8  # words before what reads as the source that belong to it

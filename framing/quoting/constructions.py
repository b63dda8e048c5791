"""The shapes that saying takes: inverted, passive, participle, joined by "and"."""

from __future__ import annotations

from framing.quoting.claim import Claim
from framing.quoting.closed import DAYS, DETERMINERS, PRONOUNS, STOPS, is_manner
from framing.quoting.complements import FAR, OPENS_CLAUSE, TIMES, harsh, named_as, quote_follows
from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.nouns import noun
from framing.quoting.phrases import Phrase, is_name, phrase_ending, phrase_starting
from framing.quoting.reporting import ReportingVerb

_INVERTS = frozenset({"that", "quote", "text", "document", "weak"})

_INVERTED_NEVER = frozenset({"tell", "accuse", "urge", "describe", "call", "show", "find"})

_PARTICIPLE_AFTER = words("and by in while after before as without , — – - (")


def coordinated(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`left the room and said`: the subject is that of the verb before."""
    nxt = frame.low[at + size] if at + size < len(frame.low) else ""
    clause = nxt == "that" or frame.words[at + size : at + size + 1] == [QUOTE]
    speaks = verb.frame in {"that", "object", "as", "to"} and (
        clause or quote_follows(frame, at + size)
    )
    return Claim(at, size, verb, None, False) if clause or speaks or verb.verb == "say" else None


def infinitive(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`vowed to "clarify"`, `to call it "a mess"`: the sentence's subject speaks."""
    touching = frame.words[at + size : at + size + 1] == [QUOTE]
    if verb.frame in {"weak", "document"} and not touching:
        return None
    if not quote_follows(frame, at + size):
        return None
    return Claim(at, size, verb, None, False, infinitive=True)


def participle(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`..., adding that`: the source is that of the claim before, or the sentence's subject."""
    own = _own_subject(frame, at)
    back = at - 1
    while back > 0 and (is_manner(frame.low[back]) or frame.low[back] in DAYS):
        back -= 1
    before = frame.low[back] if at else ","
    held = noun(frame.low[back])
    stated = held is not None and held.kind == "document"  # a statement saying
    branded = harsh(verb) and verb.frame != "that" and named_as(frame, at + size)
    free = (
        own
        or branded
        or stated
        or before in _PARTICIPLE_AFTER
        or before == QUOTE
        or verb.verb in {"say", "tell"}
    )
    if not (free or verb.verb in {"say", "tell"}):
        return None
    nxt = frame.low[at + size] if at + size < len(frame.low) else ""
    clause = nxt in OPENS_CLAUSE or nxt in PRONOUNS or nxt in {"the", ":"} or is_manner(nxt)
    if verb.frame in {"that", "quote"} and (clause or quote_follows(frame, at + size)):
        return Claim(at, size, verb, own, False)
    if verb.frame in {"object", "as"} and quote_follows(frame, at + size, FAR // 2):
        return Claim(at, size, verb, own, False)
    return Claim(at, size, verb, own, False) if branded else None


def _own_subject(frame: Frame, at: int) -> Phrase | None:
    """`with critics saying`, `and one blogger asking`: a participle with its own subject."""
    phrase = phrase_ending(frame, at - 1) if at else None
    if phrase is not None and phrase.start and frame.low[phrase.start - 1] in {"with", "and"}:
        last = frame.low[phrase.end - 1]
        named = is_name(frame.words[phrase.end - 1]) or noun(last) is not None
        return phrase if named or frame.low[phrase.start] in DETERMINERS else None
    if phrase is not None and phrase.start and frame.low[phrase.start - 1] in {",", "but", "while"}:
        held = noun(frame.low[phrase.end - 1])
        if held is not None and held.kind in ("anonymous", "collective"):
            return phrase  # ..., one calling her a “traitor”
    for back in range(at - 1, max(0, at - FAR), -1):  # as Ostrel left the room, saying
        if frame.low[back] in {"as", "while", "when"} and is_name(frame.words[back + 1]):
            return phrase_starting(frame, back + 1)
    return None


def inverted(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`"...," said the minister`."""
    if verb.verb in _INVERTED_NEVER or verb.frame not in _INVERTS:
        return None
    before = frame.words[at - 1] if at else ","
    two_before = frame.words[at - 2] if at > 1 else ""
    if not (
        before == QUOTE or (before == "," and two_before == QUOTE) or (before == "," and at != 2)
    ):
        return None
    after = at + size
    if after >= len(frame.words) or frame.low[after] in OPENS_CLAUSE:
        return None
    phrase = phrase_starting(frame, after)
    if phrase is None or frame.low[phrase.start] in TIMES:
        return None
    name = extended(frame, phrase)
    if at == 0:
        return Claim(at, size, verb, name, False) if verb.verb == "say" else None
    if before == "," and two_before != QUOTE and not _closing(frame, verb, name.end):
        return None
    return Claim(at, size, verb, name, True)


def _closing(frame: Frame, verb: ReportingVerb, after: int) -> bool:
    """Whether `..., said the minister` ends the clause, so that the words stand before it."""
    if verb.verb not in {"say", "add", "write", "report"}:
        return False
    nxt = frame.low[after] if after < len(frame.low) else ""
    return nxt == "" or nxt in STOPS or nxt in TIMES


def extended(frame: Frame, phrase: Phrase) -> Phrase:
    """`said the company's chief executive, Elon Musk`: the name after the comma."""
    comma = phrase.end
    if (
        comma + 1 >= len(frame.words)
        or frame.words[comma] != ","
        or is_name(frame.words[phrase.end - 1])
    ):
        return phrase
    name = phrase_starting(frame, comma + 1)
    if (
        name
        and name.end - name.start <= 4
        and all(is_name(word) or len(word) < 4 for word in frame.words[name.start : name.end])
    ):
        return name
    return phrase


def quoting(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`the agency quoted the minister as saying`, `an official: "..."`: the latter speaks."""
    quoted = phrase_starting(frame, at + size)
    if quoted is None:
        return None
    if frame.words[quoted.end : quoted.end + 2] == [":", QUOTE]:
        return Claim(at, size, verb, quoted, False)
    if "as" not in frame.low[quoted.end - 1 : quoted.end + 3]:
        return None
    end = quoted.end - 1 if frame.low[quoted.end - 1] == "as" else quoted.end
    return Claim(at, size, verb, Phrase(quoted.start, end), QUOTE in frame.words[:at])


def hearing(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`Berg heard Tarn say`, `this paper understands from officials that`: the latter speaks."""
    after = at + size
    sender = frame.low[after : after + 1] == ["from"]
    speaker = phrase_starting(frame, after + sender)
    if speaker is None:
        return None
    following = frame.low[speaker.end : speaker.end + 1]
    if following in ([["that"]] if sender else [["say"], ["saying"], ["tell"], ["telling"]]):
        return Claim(at, size, verb, speaker, QUOTE in frame.words[:at])
    return None


def passive(frame: Frame, at: int, size: int, verb: ReportingVerb, phrase: Phrase) -> Claim | None:
    """`was told by officials that`, `has been labelled "x" by critics`, `was quoted as saying`."""
    end = min(len(frame.words), at + size + 14)
    for place in range(at + size, end):
        low = frame.low[place]
        if low == "by" and place + 1 < len(frame.words):
            agent = phrase_starting(frame, place + 1)
            if agent and verb.verb != "quote":
                return Claim(at, size, verb, _apposed(frame, agent), False)
        if frame.words[place] in ";:" or low in {"who", "which"}:
            break
    if verb.verb in {"quote", "hear"}:  # the subject is the one who speaks
        return Claim(at, size, verb, phrase, False)
    nxt = frame.low[at + size] if at + size < len(frame.low) else ""
    if verb.frame in {"that", "as", "object"} and (
        nxt in {"that", "to", "as"} or quote_follows(frame, at + size)
    ):
        return Claim(at, size, verb, None, False, agentless=True)
    return None


def _apposed(frame: Frame, agent: Phrase) -> Phrase:
    """`by the website, Trusty Tests, as`: the name between commas."""
    name = extended(frame, agent)
    return name if frame.words[name.end : name.end + 1] == [","] else agent


def bare_passive(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`remarks described by critics as "racist"`: a participle with its agent."""
    if at + size < len(frame.low) and frame.low[at + size] == "by":
        agent = phrase_starting(frame, at + size + 1)
        if agent:
            return Claim(at, size, verb, agent, False)
    return None

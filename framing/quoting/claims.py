"""Who gives words to whom, sentence by sentence: a verb of saying and its subject."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.nouns import is_role, noun
from framing.quoting.phrases import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PRONOUNS,
    STOPS,
    Phrase,
    is_name,
    phrase_ending,
    phrase_starting,
    subject,
)
from framing.quoting.reporting import ReportingVerb, VerbForm, verb_forms

ACCORDING = ReportingVerb(
    "according to",
    "neutral",
    "that",
    "Names the source and leaves the claim to it.",
    "AP Stylebook",
)
HEARSAY = {
    word: ReportingVerb(word, "doubting", "that", "Gives the claim without a source.", source)
    for word, source in (
        ("reportedly", "Quirk et al. 1985"),
        ("allegedly", "AP Stylebook"),
        ("purportedly", "Quirk et al. 1985"),
        ("supposedly", "Quirk et al. 1985"),
    )
}
NOUNS_OF_SPEECH = {
    word: ReportingVerb(word, stance, "that", "A noun of speaking with its speaker.", "Floyd 2000")
    for stance, nouns in (
        ("doubting", "claim claims allegation allegations insistence assertion denial suggestion"),
        ("neutral", "statement announcement remark reply answer report"),
        ("predictive", "warning promise pledge prediction threat"),
        ("revealing", "admission confession acknowledgement"),
        ("arguing", "argument view belief"),
    )
    for word in nouns.split()
}
_OBJECT_TOO = words(
    "write add feel think explain mention hold rule charge state note report recall maintain "
    "observe hope fear expect believe know assume imagine"
)
_INVERTS = frozenset({"that", "quote", "text", "document", "weak"})
_INVERTED_NEVER = frozenset({"tell", "accuse", "urge", "describe", "call", "show", "find"})
_OPENS_CLAUSE = frozenset(["that", "if", "whether", "how", "why", "what"])
_TIMES = words(
    "on in at during after before when while as last late earlier this yesterday today "
    "tonight monday tuesday wednesday thursday friday saturday sunday by via through to of "
    "about"
)
_PARTICIPLE_AFTER = words("and by in while after before as without , — – - (")
_NOUN_BEFORE = (
    DETERMINERS - words("some many most both all several few other two three")
) | frozenset(["of", "no"])
_PREPOSITIONS = words("to of with by for from in on at into over about despite amid")
_FAR = 30  # words between a verb and its `as` with a quotation
_NEAR = 9  # words between a verb and the quotation it still governs, where nothing else says so


class Claim(NamedTuple):
    """One reporting phrase in a frame.

    ``phrase`` is None where the source must be taken from an earlier claim of the sentence (a
    participle) or where the sentence names none (``agentless``). ``trailing``: the words stand
    before it ("..., she said").
    """

    place: int
    size: int
    verb: ReportingVerb
    phrase: Phrase | None
    trailing: bool
    agentless: bool = False
    infinitive: bool = False

    @property
    def first(self) -> int:
        """The place of its first word, source included."""
        return min(self.phrase.start, self.place) if self.phrase else self.place

    @property
    def after(self) -> int:
        """The place after its last word, source included."""
        return max(self.phrase.end if self.phrase else 0, self.place + self.size)


def claims(frame: Frame) -> list[Claim]:
    """All reporting phrases of a sentence, in order.

    Parameters
    ----------
    frame
        A sentence with its quotations as single words.

    Returns
    -------
    list of Claim
    """
    found: list[Claim] = []
    forms = verb_forms()
    at, size = 0, len(frame.low)
    while at < size:
        low = frame.low[at]
        claim = None
        if low in HEARSAY and not (at and frame.low[at - 1] in _NOUN_BEFORE):
            claim = Claim(at, 1, HEARSAY[low], None, False, agentless=True)
        elif low in NOUNS_OF_SPEECH:
            claim = _noun(frame, at)
        elif low == "according" and at + 2 < size and frame.low[at + 1] == "to":
            claim = _according(frame, at)
        if claim is None and low in forms:
            claim = _first(_claim(frame, at, form) for form in forms[low] if _fits(frame, at, form))
        if claim is not None:
            found.append(claim)
            at = max(at + 1, claim.place + claim.size)
        else:
            at += 1
    return found


def _first(items: Iterator[Claim | None]) -> Claim | None:
    return next((item for item in items if item is not None), None)


def _fits(frame: Frame, at: int, form: VerbForm) -> bool:
    end = at + 1 + len(form.rest)
    return tuple(frame.low[at + 1 : end]) == form.rest


def _according(frame: Frame, at: int) -> Claim | None:
    phrase = phrase_starting(frame, at + 2)
    if phrase is None:
        return None
    trailing = at > 0 and not (phrase.end < len(frame.words) and frame.words[phrase.end] == ",")
    return Claim(at, 2, ACCORDING, phrase, trailing or at > 2)


def _claim(frame: Frame, at: int, form: VerbForm) -> Claim | None:
    """The claim that a verb form makes, if it is a verb here and has a subject."""
    verb, size = form.verb, 1 + len(form.rest)
    before = frame.low[at - 1] if at else ""
    if at and is_name(frame.words[at]) and frame.words[at - 1] != QUOTE:
        return None  # United States
    possessor = before.endswith(("'s", "’s")) and form.form in {"base", "s"}
    if (
        possessor
        or before in _NOUN_BEFORE
        or (form.form == "past" and before in {"so-called", "self"})
    ):
        return None
    if before == "to":
        return _infinitive(frame, at, size, verb) if form.form == "base" else None
    if form.form == "ing":
        return _participle(frame, at, size, verb)
    inverted = _inverted(frame, at, size, verb)
    if inverted is not None:
        return inverted
    if before in {"and", "but", "then"} and form.form in {"past", "s"}:
        return _coordinated(frame, at, size, verb)
    found = subject(frame, at)
    if found is None:
        return _bare_passive(frame, at, size, verb) if form.form == "past" else None
    phrase, passive = found
    if passive and form.form == "past":
        return _passive(frame, at, size, verb, phrase)
    nxt = frame.low[at + size] if at + size < len(frame.low) else ""
    if form.form in {"s", "base"} and nxt in AUXILIARIES and not _is_pronoun(frame, phrase):
        return None  # the company reports are kept
    if verb.verb == "quote":
        return _quoting(frame, at, size, verb)
    if not _plausible(frame, phrase, form, at):
        return None
    if not _complement(frame, at, size, verb, phrase, form):
        return None
    return Claim(at, size, verb, phrase, _trails(frame, phrase, at + size))


def _is_pronoun(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase is `he`, `she`, `they`."""
    return phrase.end - phrase.start == 1 and frame.low[phrase.start] in PRONOUNS


def _coordinated(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`left the room and said`: the subject is that of the verb before."""
    nxt = frame.low[at + size] if at + size < len(frame.low) else ""
    clause = nxt == "that" or frame.words[at + size : at + size + 1] == [QUOTE]
    speaks = verb.frame in {"that", "object", "as"} and (clause or _quote_follows(frame, at + size))
    return Claim(at, size, verb, None, False) if clause or speaks or verb.verb == "say" else None


def _noun(frame: Frame, at: int) -> Claim | None:
    """`the minister's claim that`, `the warning by the union that`."""
    verb = NOUNS_OF_SPEECH[frame.low[at]]
    that = frame.low[at + 1 : at + 2] == ["that"]
    before = frame.low[at - 1] if at else ""
    if that and before.endswith(("'s", "’s", "s'", "s’")):
        return Claim(at, 1, verb, phrase_ending(frame, at - 1), False)
    if that and before in {"his", "her", "their", "its"}:
        return Claim(at, 1, verb, None, False)
    if frame.low[at + 1 : at + 2] in (["by"], ["of"], ["from"]):
        agent = phrase_starting(frame, at + 2)
        if agent and frame.low[agent.end : agent.end + 1] == ["that"]:
            return Claim(at, 1, verb, agent, False)
    if that and before in {"the", "a", "were", "was", "no"} | _MODIFIES:
        return Claim(at, 1, verb, None, False, agentless=True)
    return None


_MODIFIES = frozenset({"false", "unfounded", "baseless", "repeated", "widespread"})


def _infinitive(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`vowed to "clarify"`, `to call it "a mess"`: the sentence's subject speaks."""
    touching = frame.words[at + size : at + size + 1] == [QUOTE]
    if verb.frame in {"weak", "document"} and not touching:
        return None
    if not _quote_follows(frame, at + size):
        return None
    return Claim(at, size, verb, None, False, infinitive=True)


def _participle(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`..., adding that`: the source is that of the claim before, or the sentence's subject."""
    own = _own_subject(frame, at)
    back = at - 1
    while back > 0 and (frame.low[back].endswith("ly") or frame.low[back] in DAYS):
        back -= 1
    before = frame.words[back] if at else ","
    held = noun(frame.low[back])
    stated = held is not None and held.kind == "document"  # a statement saying
    free = (
        own
        or stated
        or before in _PARTICIPLE_AFTER
        or before == QUOTE
        or verb.verb in {"say", "tell"}
    )
    if not (free or verb.verb in {"say", "tell"}):
        return None
    nxt = frame.low[at + size] if at + size < len(frame.low) else ""
    clause = nxt in _OPENS_CLAUSE or nxt in PRONOUNS or nxt in {"the", ":"} or nxt.endswith("ly")
    if verb.frame in {"that", "quote"} and (clause or _quote_follows(frame, at + size)):
        return Claim(at, size, verb, own, False)
    if verb.frame in {"object", "as"} and _quote_follows(frame, at + size):
        return Claim(at, size, verb, own, False)
    return None


def _own_subject(frame: Frame, at: int) -> Phrase | None:
    """`with critics saying`, `and one blogger asking`: a participle with its own subject."""
    phrase = phrase_ending(frame, at - 1) if at else None
    if phrase is not None and phrase.start and frame.low[phrase.start - 1] in {"with", "and"}:
        return phrase
    for back in range(at - 1, max(0, at - _FAR), -1):  # as Ostrel left the room, saying
        if frame.low[back] in {"as", "while", "when"} and is_name(frame.words[back + 1]):
            return phrase_starting(frame, back + 1)
    return None


def _inverted(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
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
    if after >= len(frame.words) or frame.low[after] in _OPENS_CLAUSE:
        return None
    phrase = phrase_starting(frame, after)
    if phrase is None or frame.low[phrase.start] in _TIMES:
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
    return nxt == "" or nxt in STOPS or nxt in _TIMES


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


def _quoting(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`the agency quoted the minister as saying`: the minister speaks."""
    quoted = phrase_starting(frame, at + size)
    if quoted is None or "as" not in frame.low[quoted.end - 1 : quoted.end + 3]:
        return None
    end = quoted.end - 1 if frame.low[quoted.end - 1] == "as" else quoted.end
    return Claim(at, size, verb, Phrase(quoted.start, end), QUOTE in frame.words[:at])


def _passive(frame: Frame, at: int, size: int, verb: ReportingVerb, phrase: Phrase) -> Claim | None:
    """`was told by officials that`, `has been labelled "x" by critics`, `was quoted as saying`."""
    end = min(len(frame.words), at + size + 14)
    for place in range(at + size, end):
        low = frame.low[place]
        if low == "by" and place + 1 < len(frame.words):
            agent = phrase_starting(frame, place + 1)
            said = low in {"by"} and verb.verb == "quote"
            if agent and not said:
                return Claim(at, size, verb, agent, False)
        if frame.words[place] in ";:" or low in {"who", "which"}:
            break
    if verb.verb in {"quote", "hear"}:  # the subject is the one who speaks
        return Claim(at, size, verb, phrase, False)
    nxt = frame.low[at + size] if at + size < len(frame.low) else ""
    if verb.frame in {"that", "as", "object"} and (
        nxt in {"that", "to", "as"} or _quote_follows(frame, at + size)
    ):
        return Claim(at, size, verb, None, False, agentless=True)
    return None


def _bare_passive(frame: Frame, at: int, size: int, verb: ReportingVerb) -> Claim | None:
    """`remarks described by critics as "racist"`: a participle with its agent."""
    if at + size < len(frame.low) and frame.low[at + size] == "by":
        agent = phrase_starting(frame, at + size + 1)
        if agent:
            return Claim(at, size, verb, agent, False)
    return None


def _plausible(frame: Frame, phrase: Phrase, form: VerbForm, at: int) -> bool:
    """Whether the phrase can be the subject of a verb of saying."""
    words, low = frame.words[phrase.start : phrase.end], frame.low[phrase.start : phrase.end]
    if low[0] in {"i", "you", "which"} and len(low) == 1:
        return False
    if all(word in DETERMINERS for word in low) and low[-1] not in {
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
        plural = low[-1].endswith("s") or any(word in many or _is_plural(word) for word in low)
        modal = any(word in AUXILIARIES for word in frame.low[phrase.end : at])
        return known and (plural or modal or any(w == "and" for w in low))
    return known or form.form == "past"


def _clause_follows(frame: Frame, after: int) -> bool:
    """Whether a clause and not just an object follows: `wrote he was`, not `wrote a letter`."""
    low = frame.low[after : after + 10]
    if low[:1] and low[0] in PRONOUNS:
        return True
    stop = next((i for i, word in enumerate(low) if word in STOPS), len(low))
    return any(word in AUXILIARIES for word in low[1:stop])


def _is_plural(word: str) -> bool:
    found = noun(word)
    return word == "media" or (found is not None and found.plural) or word in {"they", "we", "i"}


def _complement(
    frame: Frame, at: int, size: int, verb: ReportingVerb, phrase: Phrase, form: VerbForm
) -> bool:
    """Whether what follows the verb is what such a verb reports."""
    after = at + size
    nxt = frame.low[after] if after < len(frame.low) else ""
    quoted = _quote_follows(frame, after) or _quote_before(frame, phrase.start)
    if verb.verb in _OBJECT_TOO and nxt in {"in", "of", "about"}:
        return False
    if verb.verb in _OBJECT_TOO and not (quoted or nxt in {"that", ":"}):
        return _clause_follows(frame, after)
    if verb.frame == "weak":
        touching = QUOTE in frame.words[after : after + 1] or _quote_before(frame, phrase.start)
        return touching or nxt == "that"
    if verb.frame in {"hearsay", "quote", "text"}:
        return quoted or nxt == ":" or (verb.frame == "quote" and nxt in _OPENS_CLAUSE)
    if verb.frame == "as":
        named = any(
            frame.low[i] == "as" and frame.words[i + 1] == QUOTE
            for i in range(after, min(len(frame.low) - 1, after + _FAR))
        )
        if verb.stance == "naming":
            quoted = quoted or QUOTE in frame.words[after : after + _FAR // 2]
        return quoted or named or nxt == "that" or "as" in frame.low[after : after + 8]
    if verb.frame == "document":
        return QUOTE in frame.words[after : after + 1] or nxt == "that"
    if verb.frame == "to":
        return quoted or nxt in {"to", "that"}
    if verb.frame == "object":
        low = frame.low[phrase.start : phrase.end]
        speaks = (
            low[-1] in PRONOUNS
            or is_name(frame.words[phrase.end - 1])
            or any(noun(word) is not None for word in low)
        )
        return quoted or (speaks and nxt not in {"by", ""} and nxt not in STOPS)
    return True


def _quote_follows(frame: Frame, after: int) -> bool:
    """Whether a quotation follows in the same clause."""
    for place in range(after, min(len(frame.words), after + _NEAR)):
        if frame.words[place] == QUOTE:
            return True
        if frame.words[place] in ";":
            return False
    return False


def _quote_before(frame: Frame, start: int) -> bool:
    if start and frame.words[start - 1] == QUOTE:
        return True
    return start > 1 and frame.words[start - 1] in ",-–—" and frame.words[start - 2] == QUOTE


def _trails(frame: Frame, phrase: Phrase, after: int) -> bool:
    """Whether the reported words stand before the source: `..., the ministry said.`"""
    if phrase.start == 0:
        return False
    before = frame.words[phrase.start - 1]
    if before not in {",", QUOTE, "-", "–", "—", "?", "!"}:
        return False
    nxt = frame.low[after] if after < len(frame.low) else ""
    return nxt in _TIMES or nxt in STOPS or nxt == "" or before == QUOTE

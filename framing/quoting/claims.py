"""Who gives words to whom, sentence by sentence: a verb of saying and its subject."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from framing.quoting.claim import Claim
from framing.quoting.closed import (
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    LINKS,
    PRONOUNS,
    SPEAKING,
    STOPS,
)
from framing.quoting.complements import complement, plausible, trails
from framing.quoting.constructions import (
    bare_passive,
    coordinated,
    hearing,
    infinitive,
    inverted,
    participle,
    passive,
    quoting,
)
from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.nouns import noun
from framing.quoting.phrases import Phrase, is_name, phrase_ending, phrase_starting
from framing.quoting.reporting import ReportingVerb, VerbForm, verb_forms
from framing.quoting.subjects import subject

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

_NOUN_BEFORE = (
    DETERMINERS - words("some many most both all several few other two three")
) | frozenset(["of", "no"])


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
    forms, cues = verb_forms(), _cues()
    after = 0  # the place after the claim before
    size = len(frame.low)
    for at, low in enumerate(frame.low):
        if low not in cues or at < after:
            continue
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
            if found and _qualifies(frame, found[-1], claim):
                found.pop()
            found.append(claim)
            after = claim.place + claim.size
    return found


def _qualifies(frame: Frame, one: Claim, two: Claim) -> bool:
    """`a statement posted on its page quoted Berg`: the first verb only qualifies the subject."""
    after = one.place + one.size
    if one.phrase is None or frame.low[after] not in LINKS or two.place - after > 8:
        return False
    nouns = frame.low[one.place] in NOUNS_OF_SPEECH or frame.low[two.place] in NOUNS_OF_SPEECH
    finite = not nouns and frame.low[one.place].endswith("ed") and two.place > after
    return finite and not any(
        frame.words[at] in STOPS or frame.words[at] == QUOTE or frame.low[at] in _JOINS
        for at in range(after, two.place)
    )


_JOINS = CLAUSE_WORDS | PRONOUNS | AUXILIARIES | frozenset(["to"])


@cache
def _cues() -> frozenset[str]:
    """Every word that a reporting phrase can begin with."""
    return frozenset(("according", *HEARSAY, *NOUNS_OF_SPEECH, *verb_forms()))


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
    if before in {"help", "helps", "helped"}:
        return None
    if before == "to":
        return infinitive(frame, at, size, verb) if form.form == "base" else None
    if form.form == "ing":
        return participle(frame, at, size, verb)
    turned = inverted(frame, at, size, verb)
    if turned is not None:
        return turned
    if _joined(frame, at) and form.form in {"past", "s"}:
        return coordinated(frame, at, size, verb)
    found = subject(frame, at)
    if found is None:
        return bare_passive(frame, at, size, verb) if form.form == "past" else None
    phrase, is_passive = found
    if is_passive and form.form == "past":
        return passive(frame, at, size, verb, phrase)
    nxt = frame.low[at + size] if at + size < len(frame.low) else ""
    if form.form == "past" and nxt == "by" and verb.frame != "quote" and verb.verb != "say":
        characterises = verb.frame in {
            "as",
            "object",
        }  # the deal announced by the minister does not
        return bare_passive(frame, at, size, verb) if characterises else None
    thing = not is_name(frame.words[phrase.end - 1]) and noun(frame.low[phrase.end - 1]) is None
    if thing and not _is_pronoun(frame, phrase) and (form.form, nxt, size) == ("past", "as", 1):
        # a rout described as
        return Claim(at, size, verb, None, False, agentless=True)
    after = frame.words[at + size : at + size + 1]
    if thing and form.form == "past" and verb.stance == "naming" and after and is_name(after[0]):
        return None  # a yard called Lesk
    if form.form in {"s", "base"} and nxt in AUXILIARIES and not _is_pronoun(frame, phrase):
        return None  # the company reports are kept
    if frame.low[at] == "states" and nxt in {"to", "of", "and", "in"}:
        return None  # compelling member states to
    if verb.verb == "quote":
        return quoting(frame, at, size, verb)
    heard = hearing(frame, at, size, verb) if verb.verb in _HEARSAY else None
    if heard is not None:
        return heard
    if not plausible(frame, phrase, form, at):
        far = _over_clause(frame, at) if verb.verb in SPEAKING else None
        if far is None or not plausible(frame, far, form, at):
            return None
        phrase = far
    if not complement(frame, at, size, verb, phrase, form):
        return None
    return Claim(at, size, verb, phrase, trails(frame, phrase, at + size))


def _joined(frame: Frame, at: int) -> bool:
    """Whether a verb shares the subject of the one before: left and said, but has promised."""
    back = at - 1
    while back > 0 and frame.low[back] in _PERFECT:
        back -= 1
    return back >= 0 and frame.low[back] in {"and", "but", "then"}


_PERFECT = frozenset(("has", "have", "had", "also", "later"))


def _over_clause(frame: Frame, at: int) -> Phrase | None:
    """`Doctors in the hospital where she is treated say`: the noun that opens the sentence."""
    first = phrase_starting(frame, frame.lead)
    if first is None or first.end >= at or QUOTE in frame.words[frame.lead : at]:
        return None
    clause = any(low in _RELATIVE for low in frame.low[first.end : at])
    return first if clause and noun(frame.low[first.end - 1]) is not None else None


def _is_pronoun(frame: Frame, phrase: Phrase) -> bool:
    """Whether a phrase is `he`, `she`, `they`."""
    return phrase.end - phrase.start == 1 and frame.low[phrase.start] in PRONOUNS


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


_HEARSAY = frozenset({"hear", "understand", "learn", "gather", "know"})

_RELATIVE = frozenset({"who", "whose", "where", "which", "whom"})

_MODIFIES = frozenset({"false", "unfounded", "baseless", "repeated", "widespread"})

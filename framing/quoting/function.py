"""What a quotation does: direct speech, a partial quotation, scare quotes, a title, a mention.

A cascade of cues, surest first. Each cue is a plain property of the words inside, of the words
around, and of whether a verb of saying governs the place; the first that applies decides, and its
sentence is the explanation.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.phrases import AUXILIARIES, CONNECTORS, DETERMINERS, STOPS, is_name
from framing.quoting.quotation import Function
from framing.quoting.speakers import Spoken

_WORK = words(
    "film films movie movies song songs single track album albums book books novel novels memoir "
    "poem poems play plays musical opera show shows series sitcom drama dramas programme program "
    "magazine newspaper newspapers painting paintings sculpture documentary episode game ballet "
    "symphony hit hits classic classics comedy anthem hymn exhibition column blog podcast website "
    "classics tune tunes essay essays trilogy sequel blockbuster journal festival encyclopaedia"
)
_HOLDER = words(
    "campaign project laboratory theme themed title titled entitled operation codename codenamed "
    "nicknamed nickname dubbed alias category award awards exercise exercises initiative drill "
    "group party movement channel conference forum account handle user username helicopter ship "
    "vessel boat tank missile system store restaurant pub bar hotel band team brand model"
)
_AFTER_TITLE = words(
    "campaign title show film movie series song album programme program magazine newspaper star "
    "fame author host co-host director laboratory project helicopter talks festival tour book "
    "novel account award awards section column franchise singer trilogy remake sequel soundtrack "
    "stars actor actress creator producer premiere theme scandal"
)
_TERM = words(
    "term terms word words phrase phrases expression name names slogan slogans motto tagline "
    "moniker label labels concept notion idea meaning means meant literally translated translates "
    "chant chants chanting hashtag code question password acronym abbreviation spelled spelt "
    "pronounced definition category idiom adjective verb noun letters logo inscription reads motif "
    "loosely abbreviated short"
)
_NAMING = words(
    "known called call calls dubbed named nicknamed titled entitled termed coined branded "
    "christened designated defined classified"
)
_SPEECH = words(
    "accusation accusations claim claims allegation allegations warning warnings promise pledge "
    "call calls demand demands assertion statement criticism comments remark remarks description "
    "insistence plea threat declaration complaint argument suggestion denial admission charge "
    "philosophy resolution fears rhetoric vision policy"
)
_CLASSIFIER = words(
    "sign signs standard standards legislation law rule rules policy meeting meetings clause test "
    "strategy button placard banner doctrine formula format model option vote campaign box badge"
)
_SO_CALLED = words("so-called supposed supposedly self-styled self-proclaimed self-described")
_NEW = words("a an first another second third new next last")
_PERSONAL = words("i we he she it they you there that this these those who what")
_FINITE = AUXILIARIES | words(
    "'s 're 'm don't didn't doesn't isn't aren't wasn't weren't won't can't couldn't wouldn't "
    "said says want need think know believe go make take see look feel hope expect love like"
)
_CONTRACTED = re.compile(r"(?:'|’)(?:s|re|m|ve|ll|d)$|n(?:'|’)t$")
_WORD = re.compile(r"[^\W_]+(?:[.'’&@/\-‑][^\W_]+)*")
_SENTENCE_END = frozenset(".!?…")
_SHORT = 4  # words; scare quotes are short


class Place(NamedTuple):
    """What the cues look at."""

    inner: str
    said: tuple[str, ...]  # the words inside
    before: tuple[str, ...]  # small letters, nearest last; quotations stand as one word each
    after: tuple[str, ...]
    written: tuple[str, str]  # the word before and the word after as they are written
    begins: bool  # nothing of the writer's stands before it in its sentence
    claim: Spoken | None
    reported: bool  # the sentence before reports somebody's words
    listed: bool  # the quotation before is a title


Verdict = tuple[Function, str]


def place_of(
    frame: Frame,
    at: int,
    inner: str,
    claim: Spoken | None,
    *,
    reported: bool,
    listed: bool,
) -> Place:
    """Gather what the cues look at for the quotation at ``at`` of a frame."""
    left = frame.words[at - 1] if at else ""
    right = frame.words[at + 1] if at + 1 < len(frame.words) else ""
    begins = all(word in STOPS or word == QUOTE for word in frame.words[:at])
    return Place(
        inner,
        tuple(_WORD.findall(inner)),
        tuple(frame.low[max(0, at - 12) : at]),
        tuple(frame.low[at + 1 : at + 10]),
        (left, right),
        begins,
        claim,
        reported,
        listed,
    )


def judge(place: Place) -> Verdict:
    """The function of a quotation and the cue that decided it.

    Parameters
    ----------
    place
        What the cues look at.

    Returns
    -------
    tuple of (str, str)
        Function and explanation.
    """
    for cue in _CUES:
        verdict = cue(place)
        if verdict is not None:
            return verdict
    return "scare", "No speech verb governs it and nothing names it: the writer keeps a distance."


def _capitals(place: Place) -> int:
    """How many of the words inside are written as names, or -1 where one is not."""
    if len(place.said) == 1 and place.said[0].lower().endswith(("ed", "ing", "ly")):
        return -1  # a word that the headline or the speaker's sentence gave its capital
    found = 0
    for number, word in enumerate(place.said):
        if is_name(word) or (word[0].isdigit() and len(place.said) > 1):
            found += 1
        elif word.lower() not in _SMALL or number == 0:
            return -1
    return found


_SMALL = (
    DETERMINERS | CONNECTORS | words("and or but in on at for to with by from of the as vs is it")
)


def _so_called(place: Place) -> Verdict | None:
    if place.before and place.before[-1] in _SO_CALLED and _capitals(place) < 2:
        return "scare", f"It follows “{place.before[-1]}”."
    if place.before[-1:] == ("of",) and place.before[-2:-1] and place.before[-2] in _LIKENESS:
        return "scare", f"“{place.before[-2]} of” before it keeps a distance."
    if place.before[-1:] == ("such",) and not _reporting(place):
        return "scare", "“Such” before it keeps a distance."
    return None


_LIKENESS = words("brand kind sort form version semblance pretence guise veneer")


def _reporting(place: Place) -> bool:
    return place.claim is not None


def _nickname(place: Place) -> Verdict | None:
    left, right = place.written
    between = is_name(left) and is_name(right) and not place.begins and left not in STOPS
    if between and len(place.said) <= 3 and _capitals(place) > 0:
        return "title", "It stands inside a name: a nickname."
    return None


def _title(place: Place) -> Verdict | None:
    capitals = _capitals(place)
    near = [word for word in place.before[-5:] if word in _WORK or word in _HOLDER]
    following = [word for word in place.after[:2] if word in _AFTER_TITLE]
    if capitals > 0 and len(place.said) <= 10:
        if near and not _spoken_at(place):
            return "title", f"It is written like a name and follows “{near[-1]}”."
        if following:
            return "title", f"It is written like a name and stands before “{following[0]}”."
    if near and place.before[-1] in {"theme", "titled", "entitled", "codenamed"}:
        return "title", f"It follows “{near[-1]}”."
    if place.before[-2:] and place.before[-1] in {"is", "was"} and "theme" in near:
        return "title", "It follows “theme”."
    if place.after[:1] == ("title",):
        return "title", "It stands before “title”."
    return None


def _broadcast(place: Place) -> Verdict | None:
    """`told "Good Morning America"`, `on NBC's "Today"`."""
    if _capitals(place) < 1 or len(place.said) > 6:
        return None
    left = place.before[-1] if place.before else ""
    if left in {"on", "in", "by", "for", "with", "of"} or left.endswith(("'s", "’s")):
        return "title", "It is written like a name and stands where a work or programme is named."
    if left in {"told", "tells"}:
        return "title", "It is written like a name and is the one who was told."
    return None


def _term(place: Place) -> Verdict | None:
    left = _past_list(place.before)
    near = left[-1:] if left[-1:] and left[-1] in _TERM else ()
    if not near and left[-1:] and left[-1] in _TERM_LINKS:
        near = tuple(word for word in left[-2:-1] if word in _TERM)
    called = place.claim is not None and place.claim.claim.verb.frame == "as"
    reported = place.claim is not None and len(place.said) > _SHORT
    if near and not called and not reported and not _after_verb(place) and len(place.said) <= 8:
        return "mention", f"It is named as words: it follows “{near[-1]}”."
    if place.after[:2] == (",", "a") and place.after[2:4] and place.after[-1] in _TERM:
        return "mention", "It is named as words: what follows explains it."
    comma = place.after[:1] == (",",) or place.inner.endswith(",")
    if (comma and set(place.after[:4]) & _EXPLAINS and place.claim is None) or (
        comma and place.after[:1] == ("a",) and set(place.after[:4]) & _EXPLAINS
    ):
        return "mention", "It is named as words: what follows explains it."
    return None


_TERM_LINKS = words("of for like as is was by with") | {",", ":", "-", "–", "—"}
_EXPLAINS = words("meaning word term slang euphemism shorthand jargon code")


def _past_list(before: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before a list of quotations: the name "a" or "b"."""
    while len(before) > 1 and before[-1] in {"and", "or", ","} and before[-2] == QUOTE:
        before = before[:-2]
    return before


def _named(place: Place) -> Verdict | None:
    """`known as "security coordination"`, `dubbed "Bridgegate"`."""
    before = _past_list(place.before)
    before = before[:-1] if before[-1:] and before[-1] in {"the", "a", "an"} else before
    last = before[-6:]
    naming = [word for word in last if word in _NAMING]
    referred = "referred" in last and "as" in last
    direct = before[-1:] and (before[-1] in _NAMING or before[-1] in {"as", "or"})
    if not (naming or referred) or not direct or _who_calls(place):
        return None
    cue = naming[-1] if naming else "referred to as"
    if any(is_name(word) for word in place.said):
        return "title", f"It is a name, given with “{cue}”."
    return "mention", f"It is named as words, with “{cue}”."


def _who_calls(place: Place) -> bool:
    """Whether somebody in the sentence does the calling: `what critics call "x"`."""
    one = place.claim
    if one is None or one.claim.verb.frame != "as" or one.claim.phrase is None:
        return False
    return "what" in place.before[-8:] or one.claim.phrase.start > one.claim.place


def _after_verb(place: Place) -> bool:
    """Whether a verb of saying stands right before: `shouted "..."`."""
    one = place.claim
    if one is None or not place.before:
        return False
    return one.claim.verb.verb.split()[-1][:3] == place.before[-1][:3]


def _spoken_at(place: Place) -> bool:
    """The same, or a comma or colon stands before it in a sentence with such a verb."""
    return _after_verb(place) or (place.claim is not None and place.before[-1:] in {(":",), (",",)})


def _direct(place: Place) -> Verdict | None:
    first = place.said[0]
    whole = is_name(first) or first[0].isdigit() or place.inner[:1] in "[(…."
    ended = place.inner[-1:] in ",?!—–-…" or place.inner[-1:] == "."
    verb = f" (“{place.claim.claim.verb.verb}”)" if place.claim else ""
    if place.listed and _capitals(place) > 0 and place.claim is None:
        return "title", "It stands in a list of titles."
    if place.begins and whole and place.after[:1] == (":",) and len(place.said) > 2:
        return "direct", "It is a whole utterance before a colon."
    if place.begins and whole and (ended or place.claim or not place.after):
        return "direct", f"It is a whole utterance at the head of its sentence{verb}."
    if whole and place.before[-1:] == (",",) and place.inner[-1] == "." and len(place.said) == 1:
        return "direct", "It is a whole utterance after a comma."
    if whole and place.before[-1:] == (":",) and len(place.said) > 1:
        return "direct", "It is a whole utterance after a colon."
    if place.claim is None:
        return None
    if whole and _spoken_at(place) and (len(place.said) > 2 or ended):
        return "direct", f"It is a whole utterance governed by a verb of saying{verb}."
    if whole and len(place.said) > 5 and _capitals(place) < 0 and ended:
        return "direct", f"It is a whole utterance governed by a verb of saying{verb}."
    if _clause(place):
        return "direct", f"It is a whole clause with subject and verb, governed by a verb{verb}."
    return None


def _clause(place: Place) -> bool:
    """Whether the words inside are a clause with a subject of its own."""
    opened = place.begins or (
        place.before[-1] in {"that", ",", ":", "because", "but", "and"} or _spoken_at(place)
    )
    if not opened or len(place.said) < 3:
        return False
    low = [word.lower() for word in place.said]
    if low[0] in _PERSONAL and (low[1] in _FINITE or _CONTRACTED.search(low[0]) or len(low) > 4):
        return low[0] not in {"who", "what", "there"} or low[1] in _FINITE
    if _CONTRACTED.search(low[0]):
        return True
    if low[0] in DETERMINERS and any(word in AUXILIARIES for word in low[2:7]):
        return True
    inside = ", " in place.inner
    return (
        inside
        and len(low) > 7
        and any(one in _PERSONAL and two in _FINITE for one, two in pairwise(low))
    )


def _partial(place: Place) -> Verdict | None:
    one = place.claim
    if one is None:
        return None
    named = _capitals(place) > 0 and len(place.said) <= 5
    if named and not _after_verb(place) and one.claim.verb.frame != "as":
        return None
    verb = one.claim.verb.verb
    return "partial", f"Some words of a source in the writer's sentence, governed by “{verb}”."


def _speech_noun(place: Place) -> Verdict | None:
    """`the accusation of "offending the faithful"`."""
    for one, two in pairwise(place.before[-5:]):
        if one in _SPEECH and two in {"of", "that", "to", ","} and _capitals(place) < 0:
            return "partial", f"Some words of a source, given with “{one}”."
    return None


def _context(place: Place) -> Verdict | None:
    """A sentence without a verb of saying that goes on reporting."""
    if place.reported and _capitals(place) < 0 and len(place.said) > 1:
        return "partial", "Some words of the source that the sentence before names."
    return None


def _name(place: Place) -> Verdict | None:
    if _capitals(place) > 0 and len(place.said) <= 8:
        return "title", "It is written like a name and no speech verb governs it."
    return None


def _nominal(place: Place) -> Verdict | None:
    """`we were still the "other"`, `"Want" is about feelings`: a word made a noun."""
    subject = place.begins or place.before[-1:] in {("and",), ("but",)}
    if subject and place.after[:1] and place.after[0] in {"is", "was", "means", "carries"}:
        return "mention", "It is the subject of its sentence without an article."
    ends = not place.after or place.after[0] in STOPS or place.after[0] == "."
    if place.before[-1:] == ("the",) and len(place.said) == 1 and ends and place.claim is None:
        return "mention", "No speech verb governs it; “the” makes a noun of it."
    return None


def _answer(place: Place) -> Verdict | None:
    vote = place.after[:1] and place.after[0] in {"vote", "votes", "campaign", "side", "camp"}
    if vote and len(place.said) == 1 and place.said[0].lower() in {"yes", "no", "leave", "remain"}:
        return "mention", f"It is what is ticked: it stands before “{place.after[0]}”."
    return None


def _question(place: Place) -> Verdict | None:
    if place.inner.endswith("?") or (
        len(place.said) == 1 and place.said[0].lower() in {"yes", "no"}
    ):
        return "mention", "It is named as words, not said by anybody here."
    return None


def _sign(place: Place) -> Verdict | None:
    if place.after[:1] and place.after[0] in _SIGNS:
        return "mention", f"It is what is written: it stands before “{place.after[0]}”."
    return None


_SIGNS = words("sign signs placard banner button badge sticker label standard legislation")


def _classified(place: Place) -> Verdict | None:
    following = [word for word in place.after[:1] if word in _CLASSIFIER]
    if following:
        return "mention", f"It names a kind of thing: it stands before “{following[0]}”."
    return None


def _likened(place: Place) -> Verdict | None:
    before = place.before
    if before[-1:] and before[-1] in {"a", "an", "the"} and before[-2:-1] == ("as",):
        return "scare", "“As” before it reports a view that the writer does not share."
    own = before[-1:] and before[-1] in {"his", "her", "their", "its", "our"}
    if own and len(place.said) == 1:
        return "scare", f"“{before[-1].capitalize()}” before it leaves the word to others."
    return None


def _coined(place: Place) -> Verdict | None:
    if place.before[-1:] and place.before[-1] in _NEW and len(place.said) <= _SHORT:
        return "mention", f"No speech verb governs it; “{place.before[-1]}” presents it as a term."
    return None


def _loose(place: Place) -> Verdict | None:
    if len(place.said) > _SHORT:
        return "partial", "It is too long for scare quotes: words of a source named elsewhere."
    return None


_CUES = (
    _so_called,
    _nickname,
    _term,
    _named,
    _answer,
    _title,
    _broadcast,
    _direct,
    _sign,
    _partial,
    _speech_noun,
    _name,
    _question,
    _nominal,
    _classified,
    _likened,
    _coined,
    _context,
    _loose,
)

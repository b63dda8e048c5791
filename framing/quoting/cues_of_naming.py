"""Cues that the words name or keep a distance: titles, terms, scare quotes."""

from __future__ import annotations

from framing.quoting.closed import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    LINKS,
    PRONOUNS,
    STOPS,
)
from framing.quoting.cue_words import (
    AFTER_TITLE,
    CLASSIFIER,
    EXPLAINS,
    HOLDER,
    LIKENESS,
    NAMING,
    NEW,
    REGULATION,
    SIGNS,
    SO_CALLED,
    TERM,
    TERM_LINKS,
    WORK,
)
from framing.quoting.cues_of_speech import SHORT
from framing.quoting.lists import words
from framing.quoting.nouns import noun
from framing.quoting.phrases import is_name
from framing.quoting.place import (
    Place,
    Verdict,
    after_verb,
    capitals,
    nominal_words,
    past_list,
    spoken_at,
    who_calls,
)


def so_called(place: Place) -> Verdict | None:
    if place.before and place.before[-1] in SO_CALLED and capitals(place) < 2:
        return "scare", f"It follows “{place.before[-1]}”."
    if place.before[-1:] == ("alleged",) and not _accuses(place):
        return "scare", "It follows “alleged”."
    if place.before[-1:] == ("of",) and place.before[-2:-1] and place.before[-2] in LIKENESS:
        return "scare", f"“{place.before[-2]} of” before it keeps a distance."
    if place.before[-1:] == ("such",) and not _reporting(place):
        return "scare", "“Such” before it keeps a distance."
    return None


def _accuses(place: Place) -> bool:
    """Whether “alleged” is the verb of a clause and not an adjective."""
    before = place.before[-2] if len(place.before) > 1 else ""
    return not (before.isdigit() or before in DETERMINERS or before in LINKS)


def _reporting(place: Place) -> bool:
    return place.claim is not None


def nickname(place: Place) -> Verdict | None:
    left, right = place.written
    between = is_name(left) and is_name(right) and not place.begins and left not in STOPS
    if between and len(place.said) <= 3 and all(is_name(word) for word in place.said):
        return "title", "It stands inside a name: a nickname."
    return None


def title(place: Place) -> Verdict | None:
    written = capitals(place)
    near = [word for word in _beside(place) if word in WORK or word in HOLDER]
    following = [word for word in place.after[:2] if word in AFTER_TITLE]
    if written > 0 and len(place.said) <= 10:
        if near and not spoken_at(place):
            return "title", f"It is written like a name and follows “{near[-1]}”."
        if following:
            return "title", f"It is written like a name and stands before “{following[0]}”."
    work = place.before[-1:] and place.before[-1] in WORK and is_name(place.said[0])
    if work and len(place.said) <= SHORT and not place.begins:
        return "title", f"It follows “{place.before[-1]}”."
    if near and place.before[-1] in {"theme", "titled", "entitled", "codenamed"}:
        return "title", f"It follows “{near[-1]}”."
    if place.before[-2:] and place.before[-1] in {"is", "was"} and "theme" in near:
        return "title", "It follows “theme”."
    if place.after[:1] == ("title",):
        return "title", "It stands before “title”."
    return None


def _beside(place: Place) -> tuple[str, ...]:
    """The words before, back to the last stop that does not touch the quotation."""
    near = place.before[-5:]
    stops = [at for at, word in enumerate(near[:-1]) if word in STOPS and word != "("]
    return near[stops[-1] + 1 :] if stops else near


def broadcast(place: Place) -> Verdict | None:
    """`told "Good Morning America"`, `on NBC's "Today"`."""
    if capitals(place) < 1 or len(place.said) > 6:
        return None
    left = place.before[-1] if place.before else ""
    if left in {"on", "in", "by", "for", "with", "of"} or left.endswith(("'s", "’s")):
        return "title", "It is written like a name and stands where a work or programme is named."
    if left in {"told", "tells"}:
        return "title", "It is written like a name and is the one who was told."
    return None


def term(place: Place) -> Verdict | None:
    left = past_list(place.before)
    near = left[-1:] if left[-1:] and left[-1] in TERM else ()
    if not near and left[-1:] and left[-1] in TERM_LINKS:
        near = tuple(word for word in left[-2:-1] if word in TERM)
    called = place.claim is not None and place.claim.claim.verb.frame == "as"
    reported = place.claim is not None and len(place.said) > SHORT
    if near and not called and not reported and not after_verb(place) and len(place.said) <= 8:
        return "mention", f"It is named as words: it follows “{near[-1]}”."
    if place.after[:2] == (",", "a") and place.after[2:4] and place.after[-1] in TERM:
        return "mention", "It is named as words: what follows explains it."
    comma = place.after[:1] == (",",) or place.inner.endswith(",")
    if comma and "meaning" in place.after[:2]:
        return "mention", "It is named as words: “meaning” explains it."
    if (comma and set(place.after[:4]) & EXPLAINS and place.claim is None) or (
        comma and place.after[:1] == ("a",) and set(place.after[:4]) & EXPLAINS
    ):
        return "mention", "It is named as words: what follows explains it."
    return None


def named(place: Place) -> Verdict | None:
    """`known as "security coordination"`, `dubbed "Bridgegate"`."""
    before = past_list(place.before)
    before = before[:-1] if before[-1:] and before[-1] in {"the", "a", "an"} else before
    last = before[-6:]
    naming = [word for word in last if word in NAMING]
    referred = "referred" in last and "as" in last
    direct = before[-1:] and (before[-1] in NAMING or before[-1] in {"as", "or"})
    if not (naming or referred) or not direct or who_calls(place, named=_is_called(place)):
        return None
    cue = naming[-1] if naming else "referred to as"
    if any(is_name(word) for word in place.said):
        return "title", f"It is a name, given with “{cue}”."
    return "mention", f"It is named as words, with “{cue}”."


def _is_called(place: Place) -> bool:
    """Whether the words are written like a name: Miracle Man, the Giraffe."""
    rest = place.said[1:] if place.said[0] == "the" else ()
    return capitals(place) > 0 or (len(rest) > 0 and all(is_name(word) for word in rest))


def name(place: Place) -> Verdict | None:
    if len(place.said) == 1 and _common(place):
        return None
    if capitals(place) > 0 and (len(place.said) <= 8 or place.before[-1:] == (":",)):
        return "title", "It is written like a name and no speech verb governs it."
    return None


def _common(place: Place) -> bool:
    """Whether a single word is a plural noun that owes its capital to where it stands."""
    word = place.said[0].lower()
    known = noun(word)
    return known is not None and known.plural


def nominal(place: Place) -> Verdict | None:
    """`we were still the "other"`, `"Want" is about feelings`: a word made a noun."""
    subject = place.begins or place.before[-1:] in {("and",), ("but",)}
    if subject and place.after[:1] and place.after[0] in {"is", "was", "means", "carries"}:
        return "mention", "It is the subject of its sentence without an article."
    ends = not place.after or place.after[0] in STOPS or place.after[0] == "."
    if place.before[-1:] == ("the",) and len(place.said) == 1 and ends and place.claim is None:
        return "mention", "No speech verb governs it; “the” makes a noun of it."
    return None


def _describes(place: Place) -> bool:
    """Whether the words stand as adjectives before a noun: a “strange” metal object."""
    following = place.after[0] if place.after else "."
    ends = following in STOPS or following == "." or following in _ENDS
    adjectives = len(place.said) == 1 or "," in place.inner.strip(",")
    return adjectives and not ends and not is_name(place.written[1])


_ENDS = AUXILIARIES | CLAUSE_WORDS | LINKS | PRONOUNS | ADVERBS | words("over about under into out")


def answer(place: Place) -> Verdict | None:
    vote = place.after[:1] and place.after[0] in {"vote", "votes", "campaign", "side", "camp"}
    if vote and len(place.said) == 1 and place.said[0].lower() in {"yes", "no", "leave", "remain"}:
        return "mention", f"It is what is ticked: it stands before “{place.after[0]}”."
    return None


def question(place: Place) -> Verdict | None:
    if place.inner.endswith("?") or (
        len(place.said) == 1 and place.said[0].lower() in {"yes", "no"}
    ):
        return "mention", "It is named as words, not said by anybody here."
    return None


def inscription(place: Place) -> Verdict | None:
    """`a road sign which appears to warn “beware”`: what is written, not said."""
    one = place.claim
    written = (set(one.source.name.lower().split()) & SIGNS) - _SPOKEN if one else set()
    if written and one is not None and one.source.kind != "named person":
        return "mention", f"It is what is written on a {min(written)}."
    return None


_SPOKEN = frozenset(("standard", "legislation", "label", "button"))


def sign(place: Place) -> Verdict | None:
    if place.after[:1] and place.after[0] in SIGNS:
        return "mention", f"It is what is written: it stands before “{place.after[0]}”."
    return None


def classified(place: Place) -> Verdict | None:
    following = [word for word in place.after[:1] if word in CLASSIFIER]
    if following:
        return "mention", f"It names a kind of thing: it stands before “{following[0]}”."
    return None


def regulation(place: Place) -> Verdict | None:
    """`against the military's former "don't ask" policy`: what a verb of saying is about."""
    near = place.before[-2:]
    held = any(word in DETERMINERS or word.endswith(("'s", "’s")) for word in near)
    thing = place.after[:1] and place.after[0] in REGULATION
    one = place.claim
    if thing and held and len(place.said) > 2 and not (one and one.claim.verb.frame == "as"):
        return "mention", f"It names a kind of thing: it stands before “{place.after[0]}”."
    return None


def likened(place: Place) -> Verdict | None:
    before = place.before
    if before[-1:] and before[-1] in {"a", "an", "the"} and before[-2:-1] == ("as",):
        return "scare", "“As” before it reports a view that the writer does not share."
    own = before[-1:] and before[-1] in {"his", "her", "their", "its", "our"}
    if own and len(place.said) == 1:
        return "scare", f"“{before[-1].capitalize()}” before it leaves the word to others."
    return None


def coined(place: Place) -> Verdict | None:
    if len(place.inner) == 1:
        return "mention", "It is a single letter or sign."
    if place.before[-2:] == ("you", "say"):
        return "mention", "It is named as words: “you say” takes them up."
    if _describes(place):
        return None
    if place.before[-1:] and place.before[-1] in NEW and len(place.said) <= SHORT:
        return "mention", f"No speech verb governs it; “{place.before[-1]}” presents it as a term."
    return None


COMPOUND = "No speech verb governs it; several words that name one thing are presented as a term."


def compound(place: Place) -> Verdict | None:
    """`the "three-percent rule"`: the name of a thing, not an opinion about it."""
    if 1 < len(place.said) <= SHORT and nominal_words(place):
        return "mention", COMPOUND
    return None


def begrudged(place: Place) -> Verdict | None:
    """`reported that he was shot for his “betrayal”`: a word that others chose, as the reason."""
    own = place.before[-1:] and place.before[-1] in {"his", "her", "their", "its"}
    if not own or len(place.said) > 1 or place.claim is None:
        return None
    reason = place.before[-2:-1] in {("for",), ("over",), ("of",), ("despite",)}
    if reason and place.claim.claim.verb.frame == "that":
        return "scare", f"“{place.before[-1].capitalize()}” before it leaves the word to others."
    return None

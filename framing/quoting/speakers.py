"""Who speaks: the source of each claim and of each quotation, pronouns and roles followed back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from framing.quoting.claim import Claim
from framing.quoting.claims import claims
from framing.quoting.closed import (
    DETERMINERS,
    LINKS,
    PRONOUNS,
    SPEAKING,
)
from framing.quoting.frames import Frame
from framing.quoting.lists import words
from framing.quoting.names import Names
from framing.quoting.phrases import Phrase, is_name, phrase_ending
from framing.quoting.places import DEMONYMS
from framing.quoting.roles import ANYONE, GENERIC, OFFICES, SINCE
from framing.quoting.sources import NOBODY, Source, source_of
from framing.quoting.topics import topic

_NEAR = 8  # words between *what it claimed* and who claimed
_MEMORY = 5  # sentences that a pronoun looks back
_LONG_MEMORY = 200  # sentences after which a subject is forgotten
_GENDER = {"he": "m", "she": "f", "his": "m", "her": "f"}
_AGENT = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians")  # a cyclist, two joiners
_NAMES_THINGS = words("call describe bill brand dub label accuse denounce")


@dataclass(slots=True)
class Spoken:
    """A claim with its source, in its frame."""

    frame: int
    claim: Claim
    source: Source
    pronoun: bool = False  # the sentence itself says only `he`, `she`, `they`, `it`


@dataclass
class Conversation:
    """What was said so far: each frame's claims and subject, in order."""

    names: Names
    spoken: list[list[Spoken]] = field(default_factory=list)
    subjects: list[Source | None] = field(default_factory=list)
    roles: dict[str, Source] = field(default_factory=dict)
    _frames: list[Frame] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def listen(self, frame: Frame) -> list[Spoken]:
        """Read the next frame."""
        number = len(self.spoken)
        here: list[Spoken] = []
        self.spoken.append(here)
        self._frames.append(frame)
        self.subjects.append(self._subject(frame))
        for claim in claims(frame):
            source = self._source(frame, claim, here)
            if source is not None:
                here.append(Spoken(number, claim, source, _is_pronoun(frame, claim)))
        return here

    def overhear(self, frame: Frame) -> list[Spoken]:
        """Read a frame that lies inside a quotation, and forget it again."""
        said = self.listen(frame)
        self.spoken.pop()
        self._frames.pop()
        self.subjects.pop()
        return said

    def _subject(self, frame: Frame) -> Source | None:
        """The source that the sentence is about: its first noun phrase."""
        phrase = topic(frame, self.names)
        if phrase is None:
            return None
        if frame.low[phrase.start] in PRONOUNS:
            return self._pronoun(frame.low[phrase.start], [], False)
        source = source_of(frame, phrase, self.names)
        return self._role(source) if source and source.kind != "none" else None

    def _source(self, frame: Frame, claim: Claim, here: list[Spoken]) -> Source | None:
        if claim.agentless:
            return NOBODY
        if claim.phrase is None:
            known = [one.source for one in here if one.source.kind != "none"]
            if known:
                return known[-1]
            return self.subjects[-1] or (None if claim.infinitive else self.last()) or NOBODY
        low = frame.low[claim.phrase.start : claim.phrase.end]
        if len(low) == 1 and low[0] in PRONOUNS:
            nearest = self._before_what(frame, claim.phrase.start)
            return nearest or self._pronoun(low[0], here, claim.trailing) or NOBODY
        if len(low) == 2 and low[0] == "the" and low[1] in DEMONYMS:
            return self._person("", 3) or NOBODY  # the Australian
        source = source_of(frame, claim.phrase, self.names)
        if source is None:
            return None
        agent = claim.verb.verb == "according to" and source.head.endswith(_AGENT)
        if source.kind == "none" and low[0] in DETERMINERS and (agent or _speaks(claim)):
            source = replace(source, kind="collective" if source.plural else "role only")
        unknown = source.kind == "named person" and not self.names.sure(source.name)
        if unknown and claim.verb.frame == "document" and " " not in source.name:
            source = replace(source, kind="named institution")  # Loopwatch found that
        return self._remember(frame, claim.phrase, self._possessor(low, self._role(source)))

    def _possessor(self, low: list[str], source: Source) -> Source:
        """`his lawyer` becomes the lawyer of somebody."""
        if low[0] not in {"his", "her", "their", "its"} or source.kind == "named person":
            return source
        whose = self.owner(low[0])
        if whose is None:
            return source
        rest = source.name.split(" ", 1)
        ending = "'" if whose.name.endswith("s") else "'s"
        return replace(source, name=f"{whose.name}{ending} {rest[1]}") if len(rest) > 1 else source

    def _before_what(self, frame: Frame, at: int) -> Source | None:
        """`India launched what it claimed was`: *it* is the subject before *what*."""
        if at < 2 or frame.low[at - 1] != "what" or frame.low[at] != "it":
            return None
        for place in range(at - 2, max(-1, at - _NEAR), -1):
            phrase = phrase_ending(frame, place) if _ends_name(frame, place) else None
            source = source_of(frame, phrase, self.names) if phrase else None
            if source is not None and source.kind == "named institution":
                return source
        return None

    def owner(self, word: str) -> Source | None:
        """Whose something is that is called *his*, *her*, *their* or *its*."""
        return self._pronoun(
            {"his": "he", "her": "she", "their": "they", "its": "it"}[word], [], True
        )

    def _remember(self, frame: Frame, phrase: Phrase, source: Source) -> Source:
        if source.kind == "named person":
            low = frame.low[phrase.start : phrase.end]
            for one, two in zip(["", *low], low, strict=False):
                self.roles[two] = source
                self.roles[f"{one} {two}"] = source
        return source

    def _role(self, source: Source) -> Source:
        """`the minister` is the minister named before."""
        if not source.definite or source.kind != "role only":
            return source
        words = _up_to(source.head, source.name.lower().split())
        anyone = source.head in ANYONE and words[-1] == source.head  # not the leader of the union
        aged = source.head.endswith("-year-old")
        if aged or anyone or source.name.split(" ", 1)[0].lower() in SINCE:
            last = self._person(source.gender, 3)
            if last is not None:
                return last
        if len(words) <= 2:
            key = " ".join(words)
            known = self.roles.get(key) or self._titled(key)
            if known and (source.gender in ("", known.gender) or not known.gender):
                return known
        office = len(words) > 1 and source.head in OFFICES
        named = self._named_before() if office and len(words) == 2 else None
        if named is not None:
            return named if self._can_be(named, source.gender) else source
        if source.head in GENERIC and len(words) <= 3 and not office:
            last = self._person(source.gender, 3)
            if last is not None:
                return last
        return source

    def _named_before(self) -> Source | None:
        """The person whose name opens the sentence before."""
        before = len(self._frames) - 2
        subject = self.subjects[before] if before >= 0 else None
        if subject is None:
            return None
        frame = self._frames[before]
        pronoun = frame.lead < len(frame.low) and frame.low[frame.lead] in PRONOUNS
        return subject if subject.kind == "named person" and not pronoun else None

    def _titled(self, role: str) -> Source | None:
        name = self.names.holder(role)
        return Source(name.name, "named person", name.gender) if name else None

    def last(self) -> Source | None:
        """The last source that spoke, within memory."""
        for said in reversed(self.spoken[-_MEMORY:]):
            for one in reversed(said):
                if one.source.kind != "none":
                    return one.source
        return None

    def reported(self) -> bool:
        """Whether the sentence before the present one reports somebody's words."""
        return len(self.spoken) > 1 and bool(self.spoken[-2])

    def recent(self, gender: str = "") -> Source | None:
        """The person that was a sentence's subject last."""
        for subject in reversed(self.subjects[-_LONG_MEMORY:]):
            if subject and self._can_be(subject, gender):
                return subject
        return None

    def _pronoun(self, word: str, here: list[Spoken], trailing: bool) -> Source | None:
        if word in _GENDER:
            return self._he_or_she(_GENDER[word], here, trailing)
        if word in {"they", "it"}:
            return self._they(word, here)
        return None

    def _he_or_she(self, gender: str, here: list[Spoken], trailing: bool) -> Source | None:
        for one in reversed(here):
            if self._can_be(one.source, gender):
                return self._learn(one.source, gender)
        subject = self.subjects[-1] if len(self.subjects) == len(self.spoken) else None
        if subject and not trailing and self._can_be(subject, gender):
            return self._learn(subject, gender)
        found = self._person(gender, _MEMORY)
        if found is not None and found.kind == "role only" and not found.gender:
            found = self._named(gender, 2) or found  # The minister met Anna Berg. She ...
        found = found or self._named(gender) or self.recent(gender) or self._named("")
        return self._learn(found, gender) if found else None

    def _named(self, gender: str, memory: int = _MEMORY) -> Source | None:
        """The last person of that gender named anywhere in the sentences before."""
        for frame in reversed(self._frames[-memory:-1]):
            for at in range(len(frame.words) - 1, -1, -1):
                phrase = phrase_ending(frame, at) if _ends_name(frame, at) else None
                source = source_of(frame, phrase, self.names) if phrase else None
                if source and source.kind == "named person" and source.gender == gender:
                    return source
        return None

    def _person(self, gender: str, memory: int) -> Source | None:
        """The nearest person before the present frame: the one who spoke, then the subject."""
        number = len(self.spoken) - 1
        for back in range(number - 1, max(-1, number - 1 - memory), -1):
            for one in reversed(self.spoken[back]):
                if self._can_be(one.source, gender):
                    return one.source
            subject = self.subjects[back]
            if subject and self._can_be(subject, gender):
                return subject
        now = self.subjects[-1] if len(self.subjects) == len(self.spoken) else None
        return now if now and now.kind == "named person" and self._can_be(now, gender) else None

    def _can_be(self, source: Source, gender: str) -> bool:
        single = source.kind in ("named person", "role only", "anonymous") and not source.plural
        known = source.gender or self.genders.get(source.name, "")
        return single and (not gender or known in ("", gender))

    def _learn(self, source: Source, gender: str) -> Source:
        self.genders.setdefault(source.name, gender)
        return source

    def _they(self, word: str, here: list[Spoken]) -> Source | None:
        wanted = {"it": ("named institution", "document")}.get(
            word, ("collective", "named institution", "role only", "anonymous")
        )
        frames = [*self.spoken[-_MEMORY:-1], here]
        for back in range(len(frames) - 1, -1, -1):
            for one in reversed(frames[back]):
                if one.source.kind in wanted and (
                    word == "it" or one.source.plural or one.source.kind == "named institution"
                ):
                    return one.source
        for subject in reversed(self.subjects[-_MEMORY:]):
            if subject and subject.kind in wanted:
                return subject
        return None


def _ends_name(frame: Frame, at: int) -> bool:
    """Whether a name ends at a place and owns nothing: not Trump's, not Lesk in Lesk Hospital."""
    word = frame.words[at]
    if not is_name(word) or word.endswith(("'s", "’s", "s'", "s’")):
        return False
    return at + 1 >= len(frame.words) or not is_name(frame.words[at + 1])


def _up_to(head: str, words: list[str]) -> list[str]:
    """`conservative senator vying for a seat`: what comes after the head only describes it."""
    end = words.index(head) + 1 if head in words else len(words)
    return words if words[end : end + 1] and words[end] in LINKS else words[:end]


def _speaks(claim: Claim) -> bool:
    """Whether only somebody who speaks can be the subject, so that an unknown noun must."""
    return claim.verb.verb in SPEAKING or claim.verb.verb in _NAMES_THINGS


def _is_pronoun(frame: Frame, claim: Claim) -> bool:
    phrase = claim.phrase
    return (
        phrase is not None
        and phrase.end - phrase.start == 1
        and frame.low[phrase.start] in PRONOUNS
    )

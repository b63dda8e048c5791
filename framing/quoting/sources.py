"""From a noun phrase to a source: whose words, and of which class that somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from framing.quoting.closed import CONNECTORS, DAYS, DETERMINERS, OPENERS, PRONOUNS, SENT
from framing.quoting.frames import QUOTE, Frame
from framing.quoting.lists import words
from framing.quoting.names import Names, bare, core_name, first_names
from framing.quoting.nouns import is_role, noun
from framing.quoting.phrases import Phrase, is_name
from framing.quoting.places import DEMONYMS

SourceClass = Literal[
    "named person", "named institution", "role only", "anonymous", "collective", "document", "none"
]
CLASSES: tuple[SourceClass, ...] = (
    "named person",
    "named institution",
    "role only",
    "anonymous",
    "collective",
    "document",
    "none",
)
_KINDS: dict[str, SourceClass] = {
    "institution": "named institution",
    "role": "role only",
    "anonymous": "anonymous",
    "collective": "collective",
    "document": "document",
}
_HEAD_ENDS = frozenset(
    [
        "of",
        "for",
        "at",
        "in",
        "from",
        "with",
        "on",
        "to",
        "by",
        "who",
        "which",
        "that",
        ",",
        "(",
        "familiar",
        "close",
    ]
)
_HIDDEN = words("briefed privy anonymous anonymity unnamed unidentified undisclosed familiar")
_SEATS = words("MP MEP MSP MLA TD QC KC")
_LONGEST_NAME = 5  # words; a longer row of capitals is a list of links


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody or something that speaks.

    Parameters
    ----------
    name
        The fullest form; a role without its article where no name is known.
    kind
        The class of source.
    gender
        ``"m"``, ``"f"`` or empty.
    plural
        Whether it is more than one.
    head
        The noun, in small letters, where it is a role, a group or a document.
    definite
        Whether the phrase points back to somebody named before: *the* minister.
    """

    name: str
    kind: SourceClass
    gender: str = ""
    plural: bool = False
    head: str = ""
    definite: bool = False


NOBODY = Source("", "none")


def source_of(frame: Frame, phrase: Phrase, names: Names) -> Source | None:
    """The source that a noun phrase names; None for a pronoun or what can be no source.

    Parameters
    ----------
    frame
        The sentence.
    phrase
        A place in it.
    names
        The names of the article.

    Returns
    -------
    Source or None
    """
    words = frame.words[phrase.start : phrase.end]
    low = frame.low[phrase.start : phrase.end]
    if QUOTE in words or all(word in DETERMINERS and word not in _ALONE for word in low):
        return None
    if len(low) == 1 and (low[0] in PRONOUNS or low[0] == "there"):
        return None
    if len(low) > 2 and words[-1] in _SEATS and is_name(words[-2]) and not is_role(low[-2]):
        return _named(words[:-1], low[:-1], names)  # Anna Berg MP
    head = _head(low)
    holder = _holder(words, low, head, names)
    if holder:
        return _named(words[holder:], low[holder:], names)
    last = words[-1]
    if (
        head < len(low) - 1
        and is_name(words[head])
        and names.is_person(core_name(words[: head + 1]))
    ):
        return _named(words[: head + 1], low[: head + 1], names)
    if len(words) == 1 and (low[0] in OPENERS or low[0] in DETERMINERS - _ALONE):
        return None
    if len(words) == 1 and is_name(last) and names.common(last) and noun(low[0]) is None:
        return None
    opening = len(words) == 1 and noun(low[0]) is not None
    opening = opening and (phrase.start == 0 or not names.sure(last))
    group = noun(low[-1])
    opening = opening or (group is not None and group.kind == "collective" and len(words) < 3)
    if (
        is_name(last)
        and low[-1] not in _ALONE
        and not opening
        and not is_role(low[-1])
        and not _hangs(low, head)
    ):
        return _named(words, low, names)
    return _common(frame, phrase, head, names)


_ALONE = words("some many most both all several few two three others one another")


def _head(low: list[str]) -> int:
    """The place of the head noun: the last word before `of`, `for`, `who`."""
    for at, word in enumerate(low):
        if at and word in _HEAD_ENDS:
            return at - 1
    return len(low) - 1


def _hangs(low: list[str], head: int) -> bool:
    """Whether the name at the end hangs on a noun before: a spokesman for Google."""
    return head < len(low) - 1 and noun(low[head]) is not None


_POSTS = frozenset(("of", "for", "to", "at", "in"))


def _holder(words: list[str], low: list[str], head: int, names: Names) -> int:
    """Where the person begins in `secretary of State Anna Berg`, or 0: the office's name runs on
    into the holder's, while `a spokesman for Anna Berg` is somebody else."""
    if not is_role(low[head]):  # Lesk Chamber of Ports President Anna Berg
        for at in range(len(low) - 2, head + 1, -1):
            if is_role(low[at - 1]) and low[at] in first_names():
                return at if all(is_name(word) for word in words[at - 1 :]) else 0
        return 0
    first = head + 3 if low[head + 2 : head + 3] == ["the"] else head + 2
    if head + 1 >= len(low) or low[head + 1] not in _POSTS or not is_role(low[head]):
        return 0
    for at in range(first + 1, len(low) - 1):
        office = low[first:at]
        if not is_name(words[at - 1]) or any(is_role(word) for word in office):
            return 0
        if low[at] in first_names() and all(is_name(word) for word in words[at:]):
            return 0 if any(word in first_names() for word in office) else at
    return 0


def _named(words: list[str], low: list[str], names: Names) -> Source | None:
    start = len(words) - 1
    while start > 0 and (
        is_name(words[start - 1])
        or (start > 1 and is_name(words[start - 2]) and _joins(low, start - 1))
    ):
        start -= 1
    if low[start] in DETERMINERS and start < len(words) - 1:
        start += 1  # The Guardian
    run = words[start:]
    if "of" in low[start + 2 :] and names.is_person(
        core_name(words[start : start + low[start:].index("of")])
    ):
        end = start + low[start:].index("of")
        words, low, run = words[:end], low[:end], words[start:end]
    name = core_name(run)
    if all(word.lower() in DAYS for word in name) or (name and name[-1].endswith(_ADJECTIVES)):
        return None
    if not name or len(name) > _LONGEST_NAME:
        return None
    if len(words) == 1 and low[0] in DEMONYMS:
        return None
    titled = len(name) < len(run) or (start > 0 and is_role(low[start - 1]))
    alone = " ".join(name)
    gender = _gender(low)
    article = low[0] == "the" or (start > 0 and low[start - 1] == "the")
    kind = noun(low[start - 1]) if start else None
    if kind is not None and kind.kind == "institution" and not is_role(low[start - 1]):
        return Source(alone, "named institution")
    if article and not titled and (not names.knows(name) or _is_paper(low, start, name)):
        return Source(alone, "named institution")
    if names.is_person(name) or (
        titled and start + len(run) - len(name) > 0 and _role_before(low, len(name))
    ):
        person = names.person(name, gender)
        return Source(person.name, "named person", person.gender)
    if len(name) == 1 and not name[0].isupper() and not names.is_place(name[0]):
        return Source(alone, "named person", gender)
    return Source(alone, "named institution")


_ADJECTIVES = ("-era", "-led", "-backed", "-based", "-style", "-born", "-owned", "-held", "-run")


def _joins(low: list[str], at: int) -> bool:
    """Whether a small word belongs to a name: de la, the Science and Technology Committee."""
    body = noun(low[-1])
    return low[at] in CONNECTORS or (
        low[at] == "and" and body is not None and body.kind == "institution"
    )


def _is_paper(low: list[str], start: int, name: list[str]) -> bool:
    """`the weekly Plumb Line`: several words after an article or a kind of paper, no first name."""
    paper = start > 0 and low[start - 1] in {"the", "weekly", "daily", "monthly", "online"}
    return paper and len(name) > 1 and name[0].lower() not in first_names()


def _role_before(low: list[str], size: int) -> bool:
    return len(low) > size and is_role(low[-size - 1])


def _gender(low: list[str]) -> str:
    for word in low:
        if word in ("mr", "sir", "lord"):
            return "m"
        if word in ("mrs", "ms", "miss", "lady", "baroness", "dame"):
            return "f"
        found = noun(word)
        if found is not None and found.gender:
            return found.gender
    return ""


def _common(frame: Frame, phrase: Phrase, head: int, names: Names) -> Source | None:
    words, low = frame.words[phrase.start : phrase.end], frame.low[phrase.start : phrase.end]
    found = noun(bare(low[head]))
    plural = low[head].endswith("s") or low[head] in _ALONE
    definite = low[0] in {"the", "this", "that"} and not plural
    cut = 1 if low[0] in {"the", "a", "an", "this", "that"} and len(low) > 1 else 0
    text = " ".join(words[cut:]).replace(" ,", ",").rstrip(",")
    if phrase.start == 0 and cut == 0 and not _keeps_capital(words, names):
        text = text[0].lower() + text[1:]  # only the sentence gave it a capital
    text = bare(text) if text.endswith(("'s", "’s", ".")) else text
    if low[head] in SENT and low[head + 1 : head + 2] in (["by"], ["from"]):
        sender = Phrase(phrase.start + head + 2, phrase.end)
        return source_of(frame, sender, names)
    if _HIDDEN & set(low):
        return Source(text, "anonymous", "", plural, low[head])
    if found is None:
        return Source(text, "none", "", plural, low[head], definite)
    kind = _KINDS[found.kind]
    if kind == "role only" and found.plural and not _qualified(low, head):
        kind = "role only"
    return Source(text, kind, found.gender, plural or found.plural, low[head], definite)


def _keeps_capital(words: list[str], names: Names) -> bool:
    """Whether the first word of a sentence is a name: Lesk's mayor, Green Party leaders."""
    first = bare(words[0])
    owner = first != words[0] and noun(first.lower()) is None
    known = first.lower() in DEMONYMS or names.sure(first) or names.is_place(first)
    return known or owner or is_name("".join(words[1:2]))


def _qualified(low: list[str], head: int) -> bool:
    return head > 0 and low[head - 1] not in DETERMINERS

"""What a sentence is about: its first noun phrase, past datelines, addresses and circumstances."""

from __future__ import annotations

from framing.quoting.closed import AUXILIARIES, DETERMINERS, OPENERS, PASTS, PRONOUNS, STOPS
from framing.quoting.constructions import extended
from framing.quoting.frames import QUOTE, Frame, is_link
from framing.quoting.lists import words
from framing.quoting.names import Names, bare
from framing.quoting.nouns import noun
from framing.quoting.phrases import Phrase, is_name, phrase_starting
from framing.quoting.reporting import verb_forms

_DATES = words(
    "yesterday today tonight tomorrow now here but and so yet then still also thus instead "
    "meanwhile however earlier later"
)
_HEAD = 30  # words in which a web address stands before a sentence
_DATELINE = 8  # words of the longest dateline
_DASHES = frozenset(("—", "–", "--", "-"))


def topic(frame: Frame, names: Names) -> Phrase | None:
    """The first noun phrase of a sentence.

    Parameters
    ----------
    frame
        The sentence.
    names
        The names of the article.

    Returns
    -------
    Phrase or None
    """
    if is_link(frame):
        return None
    phrase = phrase_starting(frame, _past_openers(frame, _past_head(frame)))
    if phrase is None or frame.low[phrase.start] in PRONOUNS:
        return phrase
    phrase = extended(frame, phrase)
    single = phrase.end - phrase.start == 1
    return None if single and not _stands(frame, phrase, names) else phrase


def _past_head(frame: Frame) -> int:
    """Past what is no part of a sentence: a web address, a dateline (LESK, March 3 —)."""
    breaks = [at + 1 for at in frame.breaks if at < _HEAD]
    if breaks:
        return breaks[-1]
    if frame.words[0].isupper():  # LESK, March 3 — Anna Berg said
        for at in range(1, min(_DATELINE, len(frame.words))):
            if frame.words[at] in _DASHES:
                return at + 1
    return 0


def _past_openers(frame: Frame, at: int) -> int:
    """Past what stands before the subject: `Meanwhile,`, `In March,`."""
    size = len(frame.low)
    while at < size and (frame.words[at] in STOPS or frame.words[at] == QUOTE):
        at += 1
    while at < size and (frame.low[at] in _DATES or frame.words[at] == ","):
        at += 1
    if at < size and _opens(frame.low[at]):
        end = min(size, at + 15)
        stop = (i for i in range(at, end) if frame.words[i] == "," or _closes(frame, i))
        at = next(stop, at) + 1
    return at


def _closes(frame: Frame, at: int) -> bool:
    """Whether a quotation ends what stands before the subject: Asked about “x,” Berg said."""
    if frame.words[at] != QUOTE or at + 1 >= len(frame.words):
        return frame.words[at] == QUOTE
    low = frame.low[at + 1]
    return is_name(frame.words[at + 1]) or low in PRONOUNS or low in DETERMINERS


def _stands(frame: Frame, phrase: Phrase, names: Names) -> bool:
    """Whether a single word at the head of a sentence is its subject: a known name, or a word that
    a verb follows."""
    word = bare(frame.words[phrase.start])
    following = frame.low[phrase.end] if phrase.end < len(frame.low) else ""
    verb = (
        following in AUXILIARIES
        or following in PASTS
        or following.endswith("ed")
        or following in verb_forms()
    )
    return verb or names.sure(word) or noun(word.lower()) is not None


def _opens(word: str) -> bool:
    """Whether a sentence that begins with the word does not begin with its subject."""
    return word in OPENERS or word in _DATES or (word.endswith("ing") and noun(word) is None)

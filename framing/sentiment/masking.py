"""Find every mention of a target in its sentence, so that its name can be hidden from the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from framing.lexicons import word_class

WORD = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*")
POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
DETERMINER = re.compile(r"(?:the|a|an|this|that|these|those)\s+", re.IGNORECASE)

FEMALE, MALE = word_class("courtesy title of a woman"), word_class("courtesy title of a man")
COURTESY = FEMALE | MALE | word_class("courtesy title of any person")
"""Titles that tell a person's sex or rank, not what is said of them: hidden with the name."""
TITLES = COURTESY | word_class("title hidden with a name")
FUNCTION_WORDS = word_class("function word beside a name")
BODIES = word_class("word in a body’s name")
"""A name with one of these is a body's, whose single words ("House", "National") are no alias."""


class Mention(NamedTuple):
    """Hold the extent of a stretch of a sentence that names the target.

    ``start`` and ``end`` are offsets in characters; ``end`` is exclusive.
    """

    start: int
    end: int


class _Word(NamedTuple):
    """Hold a word of a sentence, as ``text``, with the offsets where it starts and ends."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Return whether it has a capital letter."""
        return any(letter.isupper() for letter in self.text)

    @property
    def plain(self) -> str:
        """Return the word in small letters."""
        return self.text.lower()


def mentions(sentence: str, start: int, end: int) -> tuple[Mention, ...]:
    """Return every mention of the target that stands at ``sentence[start:end]``.

    Parameters
    ----------
    sentence : str
        One sentence.
    start, end : int
        Offsets of the target in characters, end exclusive.

    Returns
    -------
    tuple of Mention
        In order, not overlapping. Possessive endings stay outside, courtesy titles ("Mr") go
        inside. Found are: the same words again, a part of a person's name ("Clinton" for
        "Hillary Clinton"), an acronym of the words and the long form in front of "(SNC)".

    Examples
    --------
    >>> sentence = "Mr Smith's friends say Smith lied to Jane Smith."
    >>> [sentence[m.start : m.end] for m in mentions(sentence, 3, 10)]
    ['Mr Smith', 'Smith', 'Smith']
    """
    target = _core(sentence, start, end)
    words = [_Word(m.group(), m.start(), m.end()) for m in _split(sentence)]
    found = [
        target,
        *_same_phrase(sentence, target),
        *_parts_of_name(sentence, words, target),
        *_acronyms(sentence, words, target),
    ]
    titled = [_with_courtesy(sentence, mention) for mention in found]
    return _merge(m for m in titled if not _other_sex(sentence, titled[0], m))


def _split(text: str) -> Iterator[re.Match[str]]:
    """Return a match for each word; possessive "'s" is left off, compounds are cut at hyphens."""
    return re.finditer(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*", text)


def _core(sentence: str, start: int, end: int) -> Mention:
    """Return the extent of the target without the blanks around it and its possessive ending."""
    text = sentence[start:end]
    start += len(text) - len(text.lstrip())
    text = POSSESSIVE.sub("", text.strip())
    return Mention(start, start + len(text))


def _same_phrase(sentence: str, target: Mention) -> Iterator[Mention]:
    """Yield where the target's words stand again, with an article if it was given with one."""
    text = sentence[target.start : target.end]
    phrase = DETERMINER.sub("", text, count=1)
    if phrase.lower() in FUNCTION_WORDS or not WORD.search(phrase):
        return
    article = "" if phrase == text else f"(?:{DETERMINER.pattern})?"
    case = "" if phrase != phrase.lower() else "i"
    pattern = rf"(?<!\w)(?i:{article})(?{case}:{re.escape(phrase)})(?!\w)"
    for match in re.finditer(pattern, sentence):
        yield Mention(match.start(), match.end())


def _keys(words: list[_Word]) -> list[str]:
    """Return the words of a name that can stand for all of it ("CLINTON"), all in capitals."""
    usual = FUNCTION_WORDS | TITLES
    capital = [w for w in words if w.capital and len(w.text) > 1]
    return [w.text.upper() for w in capital if w is capital[-1] or w.plain not in usual]


def _parts_of_name(sentence: str, words: list[_Word], target: Mention) -> Iterator[Mention]:
    """Yield where some words of the target's name stand again, as spelt in it or in capitals.

    ``words`` are the words of the sentence.
    """
    own = [w for w in words if target.start <= w.start and w.end <= target.end]
    keys = _keys(own)
    body = any(w.plain in BODIES or w.plain in {"of", "for", "the", "and"} for w in own)
    vocabulary = {w.text for w in own} | {w.text.upper() for w in own}
    for run in _runs(sentence, words, vocabulary):
        while run and not _is_key(run[0], keys) and run[0].plain in FUNCTION_WORDS:
            run = run[1:]
        while run and not _is_key(run[-1], keys) and run[-1].plain in FUNCTION_WORDS:
            run = run[:-1]
        named = sum(_is_key(word, keys) for word in run)
        if named > body and not _someone_else(sentence, words, run, keys):
            yield Mention(run[0].start, run[-1].end)


def _is_key(word: _Word, keys: list[str]) -> bool:
    """Return whether a word has a capital and is one of ``keys``, which are written in capitals."""
    return word.capital and word.text.upper() in keys


def _runs(sentence: str, words: list[_Word], vocabulary: set[str]) -> Iterator[list[_Word]]:
    """Yield the longest runs of neighbouring words that are all in ``vocabulary``.

    Only blanks, dots and hyphens may stand between.
    """
    run: list[_Word] = []
    for word in words:
        if run and (
            word.text not in vocabulary or sentence[run[-1].end : word.start].strip(" .-\u00a0")
        ):
            yield run
            run = []
        if word.text in vocabulary:
            run.append(word)
    if run:
        yield run


def _someone_else(sentence: str, words: list[_Word], run: list[_Word], keys: list[str]) -> bool:
    """Return whether ``run``, words of the target's name, are part of another person's name.

    "Clinton" in "Bill Clinton" is, if the target is "Hillary Clinton". ``keys`` are the words that
    can stand for the target's whole name; the name beside the run is looked for in ``words``.
    """
    if len(keys) < 2:
        return False
    position = _position(words, run[0].start)
    if run[0].text.upper() != keys[0] and position > 0:
        before = words[position - 1]
        if _is_name(before) and sentence[before.end : run[0].start] in {" ", "-"}:
            return True
    last = _position(words, run[-1].start)
    if run[-1].text.upper() != keys[-1] and last + 1 < len(words):
        after = words[last + 1]
        return _is_name(after) and sentence[run[-1].end : after.start] == " "
    return False


def _position(words: list[_Word], start: int) -> int:
    """Return the index in ``words`` of the first word that starts at or behind an offset."""
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if words[middle].start < start:
            low = middle + 1
        else:
            high = middle
    return low


def _is_name(word: _Word) -> bool:
    """Return whether a word may be part of a name: it has a capital and is no title."""
    return word.capital and word.plain not in FUNCTION_WORDS and word.plain not in TITLES


def _acronyms(sentence: str, words: list[_Word], target: Mention) -> Iterator[Mention]:
    """Yield where an acronym of the target stands; of an acronym in brackets, the long form."""
    text = sentence[target.start : target.end]
    own = [w for w in words if target.start <= w.start and w.end <= target.end]
    initials = "".join(w.text[0] for w in own if w.text[0].isupper() and w.plain != "the")
    if len(initials) > 1 and len(own) > 1:
        yield from (Mention(w.start, w.end) for w in words if w.text == initials)
    if text.isupper() and text.isalpha() and sentence[target.end : target.end + 1] == ")":
        at = _position(words, target.start)
        long_form = words[max(0, at - len(text) - 3) : at]
        for first, word in enumerate(long_form):
            letters = "".join(w.text[0] for w in long_form[first:] if w.text[0].isupper())
            if letters == text and word.text[0] == text[0]:
                yield Mention(word.start, long_form[-1].end)
                return


def _with_courtesy(sentence: str, mention: Mention) -> Mention:
    """Return a mention with the "Mr" or "Mrs" before it, if there is one."""
    before = sentence[max(0, mention.start - 8) : mention.start]
    match = re.search(r"(?<!\w)([A-Za-z]+)\.?[ \u00a0]$", before)
    if match and match.group(1).lower() in COURTESY and match.group(1)[0].isupper():
        return Mention(mention.start - len(before) + match.start(), mention.end)
    return mention


def _other_sex(sentence: str, one: Mention, other: Mention) -> bool:
    """Return whether one of two mentions begins with "Mr" and the other with "Mrs" or the like."""
    titles = {match.group().lower() for m in (one, other) if (match := WORD.match(sentence, *m))}
    return bool(titles & FEMALE) and bool(titles & MALE)


def _merge(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in order; those that overlap become one."""
    merged: list[Mention] = []
    for mention in sorted(set(found)):
        if merged and mention.start < merged[-1].end:
            merged[-1] = Mention(merged[-1].start, max(merged[-1].end, mention.end))
        elif mention.start < mention.end:
            merged.append(mention)
    return tuple(merged)

"""Resolve a pronoun where only one actor can be meant; leave it alone everywhere else."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from framing.actors.actor import Found

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.syntax import Syntax
    from framing.text import Text

_NEAR = 60  # mentions; no two sentences of a text that somebody wrote hold more
_SEX = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


def find(syntax: Syntax, found: list[Found]) -> list[Found]:
    """Resolve "he" and "she" to the one person spoken of in this sentence or the one before.

    A pronoun inside a quotation is resolved only to somebody named in the same speech.
    """
    text = syntax.text
    people = sorted((f for f in found if f.kind == "person" and f.singular), key=_start)
    sexes = {person.key: person.gender for person in people if person.gender}
    resolved: list[Found] = []
    for token in syntax.tokens:
        sex = _SEX.get(token.lower_)
        if sex is None:
            continue
        number = text.sentence_number(token.idx)
        opening = text.sentences[max(0, number - 1)].start if number >= 0 else 0
        speech = _speech(text, token.idx, token.idx + 1)
        here = _first(people, token.idx)
        nearby = people[max(_first(people, opening), here - _NEAR) : here]
        fitting = [
            person
            for person in nearby
            if sexes.get(person.key, sex) == sex
            and _speech(text, person.start, person.end) == speech
        ]
        keys = {person.key for person in fitting}
        if len(keys) == 1 and not _looks_ahead(token, people, keys):
            resolved.append(_resolve(syntax, token.idx, token.text, fitting[-1], token.i))
            sexes.setdefault(fitting[-1].key, sex)
            insort(people, resolved[-1], key=_start)
    return resolved


def _speech(text: Text, start: int, end: int) -> tuple[object, ...]:
    """Tell in whose words a place stands; a few quoted words are each for themselves."""
    around = text.speech_around(start, end)
    if around is None:
        return ()
    return (around.start,) if around.function == "partial" else ("direct", around.speaker)


def _looks_ahead(token: Token, people: list[Found], keys: set[str]) -> bool:
    """ "In a statement released by his lawyer, Russell said": it may mean who comes after it."""
    if token.tag_ != "PRP$":
        return False
    later = people[_first(people, token.idx) : _first(people, token.sent.end_char)]
    return any(
        person.key not in keys
        and token.doc[person.root].dep_ in ("nsubj", "nsubjpass")
        and token.doc[person.root].head == token.sent.root
        and token.i < token.doc[person.root].i < token.sent.root.i
        for person in later
    )


def _start(found: Found) -> int:
    return found.start


def _first(people: list[Found], offset: int) -> int:
    return bisect_left(people, offset, key=_start)


def _resolve(syntax: Syntax, start: int, word: str, person: Found, root: int) -> Found:
    name = person.key.removeprefix("role:")
    why = f"“{word}” can only mean {name}, the one person spoken of in this sentence or the last."
    return Found(start, start + len(word), person.key, "person", "pronoun", why, root)

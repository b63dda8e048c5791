"""Resolve a pronoun where only one actor can be meant; leave it alone everywhere else."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from framing.actors.actor import Found

if TYPE_CHECKING:
    from framing.syntax import Syntax

_SEX = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


def find(syntax: Syntax, found: list[Found]) -> list[Found]:
    """Resolve "he" and "she" to the one person spoken of in this sentence or the one before.

    A pronoun inside a quotation is resolved only to somebody named in that quotation.
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
        quoted = text.voice(token.idx, token.idx + 1) == "quoted"
        nearby = people[_first(people, opening) : _first(people, token.idx)]
        fitting = [
            person
            for person in nearby
            if sexes.get(person.key, sex) == sex
            and (text.voice(person.start, person.end) == "quoted") == quoted
        ]
        keys = {person.key for person in fitting}
        if len(keys) == 1:
            resolved.append(_resolve(syntax, token.idx, token.text, fitting[-1], token.i))
            sexes.setdefault(fitting[-1].key, sex)
            insort(people, resolved[-1], key=_start)
    return resolved


def _start(found: Found) -> int:
    return found.start


def _first(people: list[Found], offset: int) -> int:
    return bisect_left(people, offset, key=_start)


def _resolve(syntax: Syntax, start: int, word: str, person: Found, root: int) -> Found:
    name = person.key.removeprefix("role:")
    why = f"“{word}” can only mean {name}, the one person spoken of in this sentence or the last."
    return Found(start, start + len(word), person.key, "person", "pronoun", why, root)

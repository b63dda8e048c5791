"""Resolve "he" and "she": rank the persons named before, and take the likeliest.

The weights are those of a logistic regression over pairs of a pronoun and a person, fitted on GUM
(Zeldes 2017) and GAP (Webster et al. 2018); ``framing/data/pronoun_weights.tsv`` holds them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from math import log
from typing import TYPE_CHECKING

from framing.actors.actor import Found
from framing.lexicons import rows
from framing.quotes import Pair, outermost

if TYPE_CHECKING:
    from spacy.tokens import Token

    from framing.language import Syntax

DATA = "pronoun_weights.tsv"
FARTHEST = 8  # sentences back in which a person must have been spoken of
HEAD = 300  # characters at the head of an article, where its main persons are named
SUBJECTS = ("nsubj", "nsubjpass")
SEX = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_DIGITS = 6

Features = dict[str, float]
Choose = Callable[["Token", dict[str, Features]], str]


@dataclass
class _Person:
    """What the text has said of a person so far."""

    key: str
    gender: str
    first: int
    last: Found
    sentence: int
    times: int = 0
    subject_in: int = -1  # the last sentence with this person as a subject


def find(syntax: Syntax, found: list[Found]) -> list[Found]:
    """Return a mention for each "he" and "she" that somebody named before can be meant by.

    Parameters
    ----------
    syntax
        The parse.
    found
        The mentions by name, role or description.
    """
    return [
        _resolved(syntax, token, key, person)
        for token, key, person in resolve(syntax, found, likeliest)
    ]


def likeliest(token: Token, candidates: dict[str, Features]) -> str:
    """Return the key of the person who is likeliest meant; of equals the first by name."""
    known = weights()
    scores = {
        key: round(sum(known.get(name, 0.0) * value for name, value in one.items()), _DIGITS)
        for key, one in candidates.items()
    }
    return max(sorted(scores), key=scores.__getitem__)


def resolve(
    syntax: Syntax, found: list[Found], choose: Choose
) -> Iterator[tuple[Token, str, Found]]:
    """Yield each pronoun with the key of the person chosen and the person's last mention.

    Parameters
    ----------
    syntax
        The parse.
    found
        The mentions by name, role or description.
    choose
        Takes a pronoun and the features of each candidate, by key; returns a key, or an empty
        string for nobody.
    """
    text = syntax.text
    quoted = outermost(text.quotes)
    named = sorted((f for f in found if f.kind == "person" and f.singular), key=lambda f: f.start)
    people: dict[str, _Person] = {}
    taken = {f.root for f in named}
    place = 0
    for token in syntax.tokens:
        sex = SEX.get(token.lower_)
        if sex is None or token.i in taken or token.pos_ not in ("PRON", "DET"):
            continue
        while place < len(named) and named[place].start < token.idx:
            _note(syntax, people, named[place], quoted)
            place += 1
        candidates = _candidates(syntax, token, sex, people, quoted)
        key = choose(token, candidates) if candidates else ""
        if key and not _looks_ahead(token, named[place:], key):
            person = people[key]
            yield token, key, person.last
            person.gender = person.gender or sex
            mention = _resolved(syntax, token, key, person.last)
            _note(syntax, people, mention, quoted)


def _note(syntax: Syntax, people: dict[str, _Person], found: Found, quoted: list[Pair]) -> None:
    sentence = syntax.text.sentence_number(found.start)
    person = people.get(found.key)
    if person is None:
        person = people[found.key] = _Person(found.key, "", found.start, found, sentence)
    person.gender = person.gender or found.gender
    person.last, person.sentence = found, sentence
    person.times += 1
    if syntax.doc[found.root].dep_ in SUBJECTS:
        person.subject_in = sentence


def _candidates(
    syntax: Syntax, token: Token, sex: str, people: dict[str, _Person], quoted: list[Pair]
) -> dict[str, Features]:
    here = syntax.text.sentence_number(token.idx)
    near = [p for p in people.values() if here - p.sentence <= FARTHEST]
    fitting = [p for p in near if p.gender in ("", sex) and not _bound(syntax, token, p)]
    fitting.sort(key=lambda p: -p.last.start)
    total = sum(p.times for p in fitting)
    return {
        person.key: _features(syntax, token, person, quoted, here, rank, total)
        for rank, person in enumerate(fitting)
    }


def _features(
    syntax: Syntax,
    token: Token,
    person: _Person,
    quoted: list[Pair],
    here: int,
    rank: int,
    total: int,
) -> Features:
    last = person.last
    root = syntax.doc[last.root]
    between = here - person.sentence
    inside = _quotation(quoted, token.idx), _quotation(quoted, last.start)
    nearby = syntax.text.raw[last.end : token.idx]
    return {
        "same sentence": float(between == 0),
        "sentence before": float(between == 1),
        "two sentences before": float(between == 2),
        "farther": float(between > 2),
        "sentences between": float(between),
        "named last": float(rank == 0),
        "named last but one": float(rank == 1),
        "times": log(1 + person.times),
        "share": person.times / total if total else 0.0,
        "gender known": float(person.gender != ""),
        "subject": float(root.dep_ in SUBJECTS),
        "possessor": float(root.dep_ == "poss"),
        "same relation": float(root.dep_ == token.dep_),
        "both subjects": float(root.dep_ in SUBJECTS and token.dep_ in SUBJECTS),
        "subject of this sentence": float(person.subject_in == here),
        "subject of the sentence before": float(person.subject_in == here - 1),
        "pronoun": float(last.how == "pronoun"),
        "pronoun, same sentence": float(last.how == "pronoun" and between == 0),
        "name": float(last.how == "name"),
        "both quoted": float(min(inside) >= 0 and inside[0] == inside[1]),
        "pronoun quoted": float(inside[0] >= 0 and inside[1] < 0),
        "person quoted": float(inside[0] < 0 and inside[1] >= 0),
        "same paragraph": float("\n\n" not in nearby),
        "head of the article": float(person.first < HEAD),
        "characters": log(1 + len(nearby)),
    }


def _bound(syntax: Syntax, token: Token, person: _Person) -> bool:
    """ "Hale praised him": an object is not its own subject, unless it is reflexive."""
    if token.lower_.endswith("self") or token.tag_ == "PRP$":
        return False
    root = syntax.doc[person.last.root]
    verb = token.head if token.dep_ != "pobj" else token.head.head
    return root.dep_ in SUBJECTS and root.head == verb and token.dep_ not in SUBJECTS


def _quotation(quoted: list[Pair], offset: int) -> int:
    """Where the quotation begins that an offset lies in; -1 for none."""
    place = bisect_right(quoted, offset, key=lambda pair: pair.start) - 1
    return quoted[place].start if place >= 0 and offset < quoted[place].end else -1


def _looks_ahead(token: Token, later: list[Found], key: str) -> bool:
    """ "In a statement released by his lawyer, Russell said": it may mean who comes after it."""
    if token.tag_ != "PRP$":
        return False
    end = token.sent.end_char
    for person in later:
        if person.start >= end:
            return False
        root = token.doc[person.root]
        if person.key != key and root.dep_ in SUBJECTS and root.head == token.sent.root:
            return bool(token.i < root.i < token.sent.root.i)
    return False


def _resolved(syntax: Syntax, token: Token, key: str, person: Found) -> Found:
    name = key.removeprefix("role:")
    why = f"“{token.text}” is most likely {name}, by who is named near and in which part."
    start = token.idx
    return Found(start, start + len(token), key, "person", "pronoun", why, token.i)


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature."""
    return {row["feature"]: float(row["weight"]) for row in rows(DATA)}

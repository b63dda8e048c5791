"""Find contested labels outside the mentions of actors: for actions, and for groups not found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from framing.contested import Contested, exactly

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOT_HERE = {"coup": ("for", "de"), "occupation": ("and",), "riot": ("of",)}  # a coup for the club


class ContestedNoun(NamedTuple):
    """Hold the offsets of a contested label, and whom it refers to: empty for an action."""

    start: int
    end: int
    actor: str


def contested_nouns(doc: Doc) -> Iterator[ContestedNoun]:
    """Yield the contested labels for actions, and those for groups by a plural noun.

    Yields
    ------
    ContestedNoun
        Labels that are part of an actor's mention are among them.
    """
    for token in doc:
        if not token.is_alpha or not _common_noun(token):
            continue
        two = exactly(doc[max(0, token.i - 1) : token.i + 1].text) if token.i else None
        row = two or exactly(token.text)
        if row is None:
            continue
        start = token.i - (two is not None)
        if row.kind == "deed" and _deed(token, row):
            yield ContestedNoun(doc[_label_start(token, row, start)].idx, _end(token), "")
        elif row.kind == "actor" and token.tag_ in ("NNS", "NNPS") and token.dep_ != "compound":
            yield ContestedNoun(doc[start].idx, _end(token), doc[start : token.i + 1].text.lower())


def _common_noun(token: Token) -> bool:
    """Return whether a word is a common noun; with a capital inside a sentence it is a name."""
    if token.pos_ == "NOUN":
        return token.is_lower or bool(token.is_sent_start)
    return token.pos_ == "PROPN" and bool(token.is_sent_start) and token.text[1:].islower()


def _deed(token: Token, row: Contested) -> bool:
    doc = token.doc
    follows = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if follows in _NOT_HERE.get(row.term, ()) or token.dep_ == "compound":
        return False
    return not row.after or any(_qualifies(before, row) for before in _before(token))


def _before(token: Token) -> Iterator[Token]:
    """Return the modifiers before a noun in its phrase."""
    return (child for child in token.lefts if child.dep_ in ("amod", "compound", "nmod"))


def _qualifies(token: Token, row: Contested) -> bool:
    last = token.doc[token.i]
    written = {last.lower_, token.doc[token.left_edge.i : token.i + 1].text.lower()}
    return bool(written & {word.lower() for word in row.after})


def _label_start(token: Token, row: Contested, start: int) -> int:
    """Return the index where a label begins: some need a word before, as "military operation"."""
    qualifying = [before for before in _before(token) if _qualifies(before, row)]
    return qualifying[0].left_edge.i if qualifying else start


def _end(token: Token) -> int:
    return token.idx + len(token.text)

"""Put one and the same name in place of every name, so that a model cannot tell who is meant."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Span

STAND_INS = {
    "PERSON": "Smith",
    "ORG": "Acme",
    "FAC": "Acme",
    "GPE": "Norway",
    "LOC": "Norway",
    "NORP": "Norwegian",
}
"""The name that stands for every name of a kind; the kinds are those of spaCy's recogniser."""


class Name(NamedTuple):
    """Hold the character offsets of a name and the ``stand_in`` that is read in its place."""

    start: int
    end: int
    stand_in: str


class Anonymous(NamedTuple):
    """Hold a stretch of a text with its names replaced, and where each part of it begins.

    A part is a stand-in, or the words between two of them.

    Attributes
    ----------
    text
        The stretch, with stand-ins.
    old, new
        For each part, the offset at which it begins: in the original text, and in ``text``.
    """

    text: str
    old: list[int]
    new: list[int]

    def place(self, offset: int) -> int:
        """Return the offset in ``text`` of the character at ``offset`` in the original text.

        Examples
        --------
        >>> said = anonymous("Mr Aldous Ferrow said no.", 0, 25, [Name(3, 16, "Smith")])
        >>> said.text, said.place(17)
        ('Mr Smith said no.', 9)
        """
        part = max(0, bisect_right(self.old, offset) - 1)
        place = self.new[part] + max(0, offset - self.old[part])
        return min([place, *self.new[part + 1 : part + 2], len(self.text)])


def names(entities: Iterable[Span]) -> list[Name]:
    """Return a name for each named entity of a kind in `STAND_INS`; plurals stay plurals.

    Examples
    --------
    >>> from framing import Article
    >>> from framing.language import Syntax
    >>> from framing.text import Text
    >>> syntax = Syntax(Text(Article(id="a", text="On Friday Anna Berg met the Germans in Oslo.")))
    >>> [name.stand_in for name in names(syntax.doc.ents)]
    ['Smith', 'Norwegians', 'Norway']
    """
    found = []
    for entity in entities:
        if stand_in := STAND_INS.get(entity.label_):
            plural = "s" * (entity.label_ == "NORP" and entity.text.endswith("s"))
            found.append(Name(entity.start_char, entity.end_char, stand_in + plural))
    return found


def anonymous(raw: str, start: int, end: int, named: Sequence[Name]) -> Anonymous:
    """Return the text between two offsets with a stand-in for every name.

    Parameters
    ----------
    raw
        The text.
    start, end
        Character offsets of the stretch.
    named
        The names of the text and their stand-ins, in order, as from `names`.
    """
    pieces, old, new, length = list[str](), [start], [0], 0
    for name in named[bisect_right(named, start, key=itemgetter(1)) :]:
        if name.start >= end:
            break
        before = raw[start : max(start, name.start)]
        length += len(before)
        old += [max(start, name.start), name.end]
        new += [length, length + len(name.stand_in)]
        pieces += [before, name.stand_in]
        length, start = length + len(name.stand_in), name.end
    return Anonymous("".join([*pieces, raw[start:end]]), old, new)

"""Parse texts with spaCy: on demand, on the sentences of `framing.text`, cached on disk."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from framing.language import serialization
from framing.language.parsing import BATCH, Model, model, parse
from framing.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

__all__ = ["Model", "Syntax", "model", "parse_many"]


class Syntax:
    """Hold the spaCy parse of one text, which is computed when it is first needed.

    Parameters
    ----------
    text
        The text to parse.

    Notes
    -----
    ``doc.text`` equals ``text.raw`` and ``token.idx`` is an offset into it (half a surrogate pair,
    which no parser can read, stands as U+FFFD in ``doc``). Sentences of ``doc`` are those of
    ``text``; a sentence of more than 2,000 characters is cut into several.

    Examples
    --------
    >>> from framing.article import Article
    >>> doc = Syntax(Text(Article(id="a", text="Police fired on the crowd."))).doc
    >>> [token.text for token in doc if token.dep_ == "nsubj"]
    ['Police']
    """

    def __init__(self, text: Text) -> None:
        self.text = text

    @cached_property
    def doc(self) -> Doc:
        """Return the spaCy parse of the text, read from disk if an earlier run stored it there."""
        cached = serialization.load(self.text)
        return cached if cached is not None else _parse_and_keep([self.text], keep=True)[0]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Return the tokens of ``doc`` as a tuple; iterating over a ``Doc`` builds them anew."""
        return tuple(self.doc)

    @cached_property
    def lowered(self) -> str:
        """Return the text in lower case; every character keeps its offset."""
        raw = self.text.raw
        low = raw.lower()
        return low if len(low) == len(raw) else "".join(c.lower()[:1] or c for c in raw)

    def span(self, start: int, end: int) -> Span:
        """Return the tokens that overlap the characters from ``start`` to ``end``."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self.doc[first : bisect_left(self._starts, end)]

    def token_number(self, offset: int) -> int:
        """Return the index of the first token that begins at or after a character offset."""
        return bisect_left(self._starts, offset)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.tokens]


def parse_many(texts: Iterable[Text], *, keep: bool = True) -> Iterator[Syntax]:
    """Yield the parses of many texts, processed together; each is the same as if parsed alone.

    Parameters
    ----------
    texts
        The texts; the iterable is consumed a few at a time.
    keep
        Whether to store the parses on disk for the next run.

    Yields
    ------
    Syntax
        One per text, in order, already parsed.
    """
    waiting: list[Syntax] = []
    size = 0
    for text in texts:
        waiting.append(Syntax(text))
        size += len(text.raw)
        if size >= BATCH:
            yield from _parsed(waiting, keep)
            waiting, size = [], 0
    yield from _parsed(waiting, keep)


def _parsed(waiting: list[Syntax], keep: bool) -> Iterator[Syntax]:
    docs = {
        i: cached
        for i, s in enumerate(waiting)
        if (cached := serialization.load(s.text)) is not None
    }
    missing = [i for i in range(len(waiting)) if i not in docs]
    docs |= zip(missing, _parse_and_keep([waiting[i].text for i in missing], keep), strict=True)
    for i, syntax in enumerate(waiting):
        syntax.__dict__["doc"] = docs[i]
        yield syntax


def _parse_and_keep(texts: list[Text], keep: bool) -> list[Doc]:
    docs = parse(texts) if texts else []  # the model takes half a second to load
    if keep:
        for text, doc in zip(texts, docs, strict=True):
            serialization.save(text, doc)
    return docs

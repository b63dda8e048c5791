"""Define an attribution that is being put together, and the utterances that can be one."""

from __future__ import annotations

from dataclasses import dataclass, field

from framing.attribution.windows import Span
from framing.language import Syntax
from framing.quotes import Pair
from framing.voices import Source

_FINITE = ("VBD", "VBP", "VBZ", "MD")


@dataclass
class Draft:
    """Hold an attribution (cue, sources, content) that is being put together.

    Attributes
    ----------
    cue
        The offsets of the words that attribute ("said"), as (start, end); empty without them.
    sources
        The noun phrases that name who said it, by offsets.
    content
        The stretches of what they said, as (start, end).
    pairs
        The quotations in the content.
    probability
        The tagger's for the cue, from 0 to 1; 1 where the tagger found none.
    """

    cue: tuple[Span, ...]
    sources: tuple[Source, ...]
    content: list[Span]
    pairs: list[Pair] = field(default_factory=list)
    probability: float = 1.0


def is_utterance(syntax: Syntax, pair: Pair) -> bool:
    """Return whether a quotation contains a full clause: a finite verb and its subject."""
    inside = [
        token
        for token in syntax.span(pair.inner_start, pair.inner_end)
        if pair.inner_start <= token.idx < pair.inner_end
    ]
    return any(
        token.dep_ in ("nsubj", "nsubjpass", "expl")
        and pair.inner_start <= token.head.idx < pair.inner_end
        and (token.head.tag_ in _FINITE or any(t.tag_ in _FINITE for t in token.head.children))
        for token in inside
    )

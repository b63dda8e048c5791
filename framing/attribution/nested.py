"""Find the speaker of a quotation inside another: the words around it may name somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framing.attribution.reporting import reporting_verbs
from framing.attribution.sources import by_grammar, head_token
from framing.language import Syntax
from framing.quotes import Pair
from framing.voices import Quotation, Source

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEFORE, _AFTER = 5, 3  # words between a reporting verb and the quotation
_OWN = frozenset({"i", "we"})


def inner_sources(syntax: Syntax, outer: Quotation, pair: Pair) -> tuple[Source, ...] | None:
    """Return the sources of a quotation (``pair``) inside ``outer``; None if they are the outer's.

    Returns
    -------
    tuple of Source or None
        The subject of the reporting verb next to it: in “The mayor told us ‘wait’,” the mayor. None
        where there is no such verb or subject, or the subject is "I" or "we".
    """
    before = _words(syntax, outer.inner_start, pair.start)[::-1][:_BEFORE]
    after = _words(syntax, pair.end, outer.inner_end)[:_AFTER]
    verb = next(filter(_reports, [*before, *after]), None)
    if verb is None:
        return None
    sources = by_grammar(syntax, (verb.idx, verb.idx + len(verb)))
    heads = [head_token(syntax, source) for source in sources]
    around = [h for h in heads if outer.inner_start <= h.idx < outer.inner_end]
    inside = [h for h in around if pair.start <= h.idx < pair.end]
    return None if not around or inside or any(h.lower_ in _OWN for h in around) else sources


def _words(syntax: Syntax, start: int, end: int) -> list[Token]:
    """Return the tokens between two offsets, without punctuation and blanks."""
    tokens = [t for t in syntax.span(start, end) if start <= t.idx < end and not t.is_punct]
    return [token for token in tokens if not token.is_space]


def _reports(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lemma_.lower() in reporting_verbs()

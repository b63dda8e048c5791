"""Assemble attributions: which quotation belongs to which cue, and which continue without one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from framing.attribution.draft import Draft, is_utterance
from framing.attribution.parts import Linked
from framing.attribution.sources import by_grammar, noun_phrases
from framing.attribution.windows import Span
from framing.language import Syntax
from framing.quotes import Pair
from framing.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR_COLON = 80  # characters before a colon in which its cue stands
_MOST_OF = 0.5  # of a quotation that has to lie in a content
_NAME = r"(?P<name>[A-Z][\w.'’-]*(?: (?:[a-z]{2,3} )?[A-Z][\w.'’-]*){0,4})"
_SIGNATURE = re.compile(
    rf"\s*(?P<cue>[—–―-]{{1,2}})\s*{_NAME}(?=\s*(?:[,(“\"\n]|\.?\s*$|\.?\s*\n))"
)
_LABEL = re.compile(rf"{_NAME}(?: \([^()\n]{{1,60}}\))?(?P<cue>:)\s*")
_INNER_LABEL = re.compile(r"(?P<name>[A-Z][A-Z.'’]+(?: [A-Z][A-Z.'’]+){0,4})(?P<cue>:)\s")


_JOINTS = (",", ";", ":", "—", "–", "--", "-")
_JOINING = ("SCONJ", "CCONJ", "ADP", "SPACE", "DET")


def drafts(syntax: Syntax, found: Sequence[Linked]) -> list[Draft]:
    """Return an attribution for each cue, and for quotations that go on without a cue.

    Parameters
    ----------
    syntax
        The parse of the text.
    found
        The cues with the sources and contents that the tagger links to them.

    Returns
    -------
    list of Draft
        In the order of the text; cues without content are left out. A quotation of which most lies
        in a content belongs to it whole. A label or a signature beside a quotation decides the
        speaker against the tagger.
    """
    every = [_draft(syntax, one) for one in found]
    with_content = [draft for draft in every if draft.content]
    contents = _Contents(len(syntax.text.raw), with_content)
    loose = []
    for pair in syntax.text.quotes:
        owner = _signed(syntax, pair) or contents.of(pair)
        if owner is None:
            owner = _introducing(syntax.text, every, pair)
        if owner is None:
            loose.append(pair)
            continue
        if owner not in with_content:
            with_content.append(owner)
        owner.pairs.append(pair)
        owner.content = _merged([*owner.content, (pair.start, pair.end)])
    with_content += _continued(syntax, with_content, loose)
    return sorted(with_content, key=_start)


def _draft(syntax: Syntax, one: Linked) -> Draft:
    """Return an attribution of a cue and what the tagger links to it.

    Where it links no source, the source is the subject of the cue's verb in the parse.
    """
    sources = noun_phrases(syntax, one.sources) or by_grammar(syntax, one.cue)
    content = [span for part in one.content if (span := _trimmed(syntax, part))]
    return Draft((one.cue,), sources, content, [], one.probability)


def _trimmed(syntax: Syntax, span: Span) -> Span | None:
    """Return a content without the commas, "that" and joining words at its edges.

    None if nothing is left. ``span`` and what comes back are (start, end).
    """
    start, end = span
    tokens = [t for t in syntax.span(start, end) if start <= t.idx < end]
    while tokens and (tokens[0].text in _JOINTS or tokens[0].is_space or _is_that(tokens[0])):
        tokens.pop(0)
    while tokens and (tokens[-1].text in _JOINTS or tokens[-1].pos_ in _JOINING):
        tokens.pop()
    return (max(start, tokens[0].idx), tokens[-1].idx + len(tokens[-1])) if tokens else None


def _is_that(token: Token) -> bool:
    """Return whether a token is the "that" of indirect speech."""
    return token.lower_ == "that" and token.pos_ == "SCONJ"


class _Contents:
    """Find the attribution whose content contains a stretch of the text.

    ``length`` is the text's in characters, ``with_content`` are the attributions to search.
    """

    def __init__(self, length: int, with_content: Sequence[Draft]) -> None:
        self._drafts = with_content
        self._at = np.zeros(length + 1, dtype=np.int64)
        for number, draft in enumerate(with_content, start=1):
            for start, end in draft.content:
                self._at[start:end] = number

    def of(self, pair: Pair) -> Draft | None:
        """Return the attribution whose content contains most of a quotation; None if none does."""
        inside = self._at[pair.inner_start : pair.inner_end]
        if not len(inside):
            return None
        times = np.bincount(inside)
        times[0] = 0
        best = int(times.argmax())
        return self._drafts[best - 1] if times[best] > _MOST_OF * len(inside) else None


def _introducing(text: Text, every: Sequence[Draft], pair: Pair) -> Draft | None:
    """Return the attribution whose cue ends the paragraph before with a colon: "She went on:".

    None if there is no such cue, or the quotation does not begin its paragraph.
    """
    paragraph = _paragraph(text, pair.start)
    if not paragraph or text.raw[text.paragraphs[paragraph].start : pair.start].strip():
        return None
    start, end = text.paragraphs[paragraph - 1]
    if not text.raw[start:end].endswith(":"):
        return None
    last = bisect_left(every, end, key=_cue_start) - 1
    return (
        every[last]
        if last >= 0 and _cue_start(every[last]) >= max(start, end - _NEAR_COLON)
        else None
    )


def _cue_start(draft: Draft) -> int:
    """Return the character offset at which the cue of an attribution begins."""
    return draft.cue[0][0]


def _merged(spans: Sequence[Span]) -> list[Span]:
    """Join stretches that overlap or touch, and return them in order."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _start(draft: Draft) -> int:
    """Return the character offset at which an attribution begins, by its cue or its content."""
    return (
        min(draft.content[0][0], *(a for a, _ in draft.cue)) if draft.cue else draft.content[0][0]
    )


def _continued(syntax: Syntax, cued: Sequence[Draft], loose: Sequence[Pair]) -> list[Draft]:
    """Return attributions of quotations without a cue to the speaker of the quotation before.

    ``loose`` are the quotations, ``cued`` the attributions with a cue. Only a quotation with a full
    clause, in the same paragraph or at the start of the next, gets one.
    """
    quoted = sorted(((pair.start, draft) for draft in cued for pair in draft.pairs), key=_first)
    found: list[Draft] = []
    for pair in loose:
        before = _speaking_before(syntax.text, quoted, pair)
        if before is not None and before.sources and is_utterance(syntax, pair):
            draft = Draft((), before.sources, [(pair.start, pair.end)], [pair])
            quoted.insert(bisect_right(quoted, pair.start, key=_first), (pair.start, draft))
            found.append(draft)
    return found


def _first(entry: tuple[int, Draft]) -> int:
    """Return the first item of a pair: the offset at which a quotation starts."""
    return entry[0]


def _signed(syntax: Syntax, pair: Pair) -> Draft | None:
    """Return an attribution to a label ("Anna Berg: ...") or a signature ("― Anna Berg").

    The colon or the dash is its cue. None if there is neither beside the quotation.
    """
    text = syntax.text
    opening = text.paragraphs[_paragraph(text, pair.start)].start
    label = _LABEL.fullmatch(text.raw, opening, pair.start)
    label = label or _INNER_LABEL.match(text.raw, pair.inner_start, pair.inner_end)
    match = label or _SIGNATURE.match(text.raw, pair.end)
    if match is None:
        return None
    sources = noun_phrases(syntax, [match.span("name")])
    return Draft((match.span("cue"),), sources, [(pair.start, pair.end)], []) if sources else None


def _speaking_before(text: Text, quoted: Sequence[tuple[int, Draft]], pair: Pair) -> Draft | None:
    """Return the attribution whose speaker may go on; None if none is close enough before.

    It must be in the same paragraph, or in the one before if this quotation begins its own.
    """
    place = bisect_right(quoted, pair.start, key=_first) - 1
    if place < 0:
        return None
    start, draft = quoted[place]
    here, there = _paragraph(text, pair.start), _paragraph(text, start)
    if here == there:
        return draft
    opens = not text.raw[text.paragraphs[here].start : pair.start].strip()
    return draft if opens and here - there == 1 else None


def _paragraph(text: Text, offset: int) -> int:
    """Return the number of the paragraph in which an offset lies."""
    return max(0, bisect_right(text.paragraphs, offset, key=lambda p: p.start) - 1)

"""Estimate whether marks are right in their sentence, by a trained encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing import models
from framing.attribution.windows import FIRST, LAST, Span
from framing.language.stand_ins import Name, anonymous

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NAME = "verification"
BEFORE, WITHIN, AFTER = 48, 40, 40
"""Most word pieces that are read before, in and after a mark."""
_DIGITS = 3  # beyond that the 8-bit encoder differs between processors


class Candidate(NamedTuple):
    """Hold a mark to be judged.

    Attributes
    ----------
    kind
        Its marker and category, as in ``"stance: hedge"``.
    start, end
        Its offsets in the text.
    actor_at
        Offsets of the words that stand for the actor, if there are any.
    """

    kind: str
    start: int
    end: int
    actor_at: Span | None


class Passage(NamedTuple):
    """Hold a mark and the words around it in its sentence, as word pieces.

    Attributes
    ----------
    ids
        The numbers of the pieces in the vocabulary, between the two special pieces.
    marked, actor
        1 for a piece of the mark, or of the words for its actor, else 0.
    """

    ids: np.ndarray
    marked: np.ndarray
    actor: np.ndarray


def probabilities(
    raw: str, sentence: Span, named: Sequence[Name], candidates: Sequence[Candidate]
) -> np.ndarray:
    """Return how likely each mark of a sentence is right.

    Parameters
    ----------
    raw
        The text.
    sentence
        Offsets of the sentence.
    named
        The names of the text, in order; a stand-in is read for each.
    candidates
        The marks that begin in the sentence.

    Returns
    -------
    ndarray of float, shape (marks, 2)
        The probability that two readers call the mark right, and that they call its agent right.
        Marks are read one by one: in a batch, the rounding of the 8-bit model would depend on
        the others.

    Raises
    ------
    ModelError
        If the model's files are missing or damaged.
    """
    model = models.encoder(NAME)
    kinds = {kind: number for number, kind in enumerate(model.card["kinds"])}
    scores = []
    for mark, read in zip(
        candidates, passages(raw, sentence, named, candidates, model.tokenizer), strict=True
    ):
        feed = {name: part[None] for name, part in read._asdict().items()}
        feed["kind"] = np.array([kinds[mark.kind]])
        scores.append(model.session.run(["scores"], feed)[0][0].astype(np.float64))
    return np.round(1 / (1 + np.exp(-np.array(scores).reshape(-1, 2))), _DIGITS)


def passages(
    raw: str,
    sentence: Span,
    named: Sequence[Name],
    candidates: Sequence[Candidate],
    tokenizer: Tokenizer,
) -> list[Passage]:
    """Return each mark with the words around it; names in the sentence have stand-ins.

    The parameters are those of `probabilities`; ``tokenizer`` is set to neither pad nor truncate.
    """
    start = sentence[0]
    said = anonymous(raw, *sentence, named)
    # A lone surrogate, which the tokenizer refuses, becomes one character of another kind.
    written = said.text.encode("utf-8", "replace").decode("utf-8")
    encoded = tokenizer.encode(written, add_special_tokens=False)
    special = [int(tokenizer.token_to_id(name) or 0) for name in (FIRST, LAST)]
    starts, ends = np.array(encoded.offsets, dtype=np.int64).reshape(-1, 2).T

    def inside(span: Span | None) -> np.ndarray:
        first, last = (said.place(max(start, offset)) for offset in span or (start, start))
        return (starts < last) & (ends > first)

    found = []
    for mark in candidates:
        marked, actor = inside((mark.start, mark.end)), inside(mark.actor_at)
        first = int(marked.argmax()) if marked.any() else 0
        last = first + min(int(marked.sum()), WITHIN)
        window = slice(max(0, first - BEFORE), last + AFTER)
        ids = np.array([special[0], *encoded.ids[window], special[1]])
        parts = (np.pad(part[window].astype(np.int64), 1) for part in (marked, actor))
        found.append(Passage(ids, *parts))
    return found

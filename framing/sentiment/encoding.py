"""Turn a sentence into the numbers the encoder reads, with every mention of the target hidden."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.sentiment.masking import Mention

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LIMIT = 128
"""Longest input in word pieces; longer sentences are cut to a window around the target."""
SPECIAL = re.compile(r"([\[<])")


class Encoded(NamedTuple):
    """Hold a sentence as the encoder reads it.

    Attributes
    ----------
    ids
        The number of each word piece in the vocabulary.
    target
        1 where a mention of the target was hidden, otherwise 0; as long as ``ids``.
    """

    ids: list[int]
    target: list[int]


class SpecialPieces(NamedTuple):
    """Hold the numbers of three special word pieces in a vocabulary.

    ``first`` opens an input, ``last`` closes it, and ``hidden`` stands for a hidden mention.
    """

    first: int
    last: int
    hidden: int


def special_pieces(tokenizer: Tokenizer) -> SpecialPieces:
    """Return the numbers of the special word pieces in a tokenizer's vocabulary; 0 if absent."""
    known = tokenizer.token_to_id
    names = ("[CLS]", "[SEP]", "[MASK]") if known("<mask>") is None else ("<s>", "</s>", "<mask>")
    return SpecialPieces(*(int(known(name) or 0) for name in names))


def encode(
    tokenizer: Tokenizer,
    pieces: SpecialPieces,
    sentence: str,
    hidden: Sequence[Mention],
    primary: int,
    limit: int = LIMIT,
) -> Encoded:
    """Return a sentence as word pieces, with one placeholder for each mention of the target.

    Parameters
    ----------
    tokenizer : Tokenizer
        Without padding and truncation.
    pieces : SpecialPieces
        Special pieces of that tokenizer.
    sentence : str
        One sentence.
    hidden : sequence of Mention
        Every mention of the target in the sentence, in order.
    primary : int
        Offset of the target; of a long sentence, the pieces around the mention there are kept.
    limit : int
        Most word pieces in the result, special ones included.

    Returns
    -------
    Encoded
        The numbers of the pieces, and which are placeholders. It is the same for any name that is
        hidden: length and spelling leave no trace.
    """
    at = next(i for i, mention in enumerate(hidden) if mention.end > primary)
    left = _pieces_between(tokenizer, pieces, sentence, 0, hidden[at].start, hidden[:at])
    right = _pieces_between(
        tokenizer, pieces, sentence, hidden[at].end, len(sentence), hidden[at + 1 :]
    )
    room = limit - 3
    keep_left = min(len(left), max(room // 2, room - len(right)))
    keep_right = min(len(right), room - keep_left)
    near = [*left[len(left) - keep_left :], pieces.hidden, *right[:keep_right]]
    ids = [pieces.first, *near, pieces.last]
    return Encoded(ids, [int(piece == pieces.hidden) for piece in ids])


def _pieces_between(
    tokenizer: Tokenizer,
    pieces: SpecialPieces,
    sentence: str,
    start: int,
    end: int,
    hidden: Sequence[Mention],
) -> list[int]:
    """Return the numbers of the word pieces from ``start`` to ``end`` of a sentence.

    ``hidden`` are the mentions of the target in that stretch; each gives one placeholder.
    """
    ids: list[int] = []
    for mention in hidden:
        ids += [*_pieces_of(tokenizer, sentence[start : mention.start]), pieces.hidden]
        start = mention.end
    return ids + _pieces_of(tokenizer, sentence[start:end])


def _pieces_of(tokenizer: Tokenizer, text: str) -> list[int]:
    """Return the numbers of a text's word pieces; a written "[MASK]" is no placeholder."""
    if not text.strip():
        return []
    whole = text.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no text
    return tokenizer.encode(SPECIAL.sub(r"\1 ", whole), add_special_tokens=False).ids

"""Estimate the function of a short quotation from the words around it, by a trained encoder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from framing import models
from framing.attribution.windows import FIRST, LAST
from framing.language.stand_ins import Name, anonymous
from framing.quotes import Pair
from framing.voices import FUNCTIONS, Function

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NAME = "quotation_function"
BEFORE, WITHIN, AFTER = 56, 40, 40
"""The most word pieces that are read before, in and after a quotation."""
_CHARACTERS_BEFORE, _CHARACTERS_AFTER = 600, 400  # surely hold so many pieces of ordinary text
_DIGITS = 3  # beyond that the 8-bit encoder differs between processors
_LEAST = 0.001  # smallest probability, so that each has a logarithm


class Passage(NamedTuple):
    """Hold a quotation and the words around it as word pieces.

    Attributes
    ----------
    ids
        The numbers of the pieces in the vocabulary, between the two special pieces.
    quoted
        1 for a piece of the quotation, marks included, else 0.
    """

    ids: np.ndarray
    quoted: np.ndarray


def log_probabilities(
    raw: str, pairs: Iterable[Pair], persons: Sequence[Name]
) -> dict[int, dict[Function, float]]:
    """Return for each quotation the natural logarithm of the probability of each function.

    Parameters
    ----------
    raw
        The text.
    pairs
        The quotations' offsets in it.
    persons
        The names of persons, in order. The encoder reads one and the same name for each, so that
        the function does not depend on who is named.

    Returns
    -------
    dict
        By the offset at which the quotation starts. Quotations are read one by one: in a batch,
        the rounding of the 8-bit model would depend on the others.

    Raises
    ------
    ModelError
        If the model's files are missing or damaged.
    """
    model = models.encoder(NAME)
    known: dict[bytes, dict[Function, float]] = {}  # of a thousand equal lines, one is read
    found = {}
    for pair in pairs:
        read = passage(raw, pair.start, pair.end, persons, model.tokenizer)
        key = np.concatenate(read).tobytes()
        if key not in known:
            known[key] = _run(model, read)
        found[pair.start] = known[key]
    return found


def _run(model: models.Encoder, read: Passage) -> dict[Function, float]:
    feed = {"ids": read.ids[None], "quoted": read.quoted[None]}
    scores = model.session.run(["scores"], feed)[0][0].astype(np.float64)
    raised = np.exp(scores - scores.max())
    likely = np.clip(np.round(raised / raised.sum(), _DIGITS), _LEAST, 1)
    return dict(zip(FUNCTIONS, np.log(likely).tolist(), strict=True))


def passage(
    raw: str, start: int, end: int, persons: Sequence[Name], tokenizer: Tokenizer
) -> Passage:
    """Return a quotation and the words around it as word pieces.

    Parameters
    ----------
    raw
        The text.
    start, end
        Offsets of the quotation, marks included.
    persons
        The names of persons, in order; outside the quotation one name stands for each.
    tokenizer
        The model's tokenizer, set to neither pad nor truncate.
    """
    before = anonymous(raw, max(0, start - _CHARACTERS_BEFORE), start, persons).text
    after = anonymous(raw, end, min(len(raw), end + _CHARACTERS_AFTER), persons).text
    opening, closing = len(before), len(before) + end - start
    text = f"{before}{raw[start:end]}{after}".encode("utf-8", "replace").decode("utf-8")
    encoded = tokenizer.encode(text, add_special_tokens=False)
    inside = [a < closing and b > opening for a, b in encoded.offsets]
    first = inside.index(True) if any(inside) else 0
    last = first + min(sum(inside), WITHIN)
    window = slice(max(0, first - BEFORE), last + AFTER)
    special = [int(tokenizer.token_to_id(name) or 0) for name in (FIRST, LAST)]
    ids = [special[0], *encoded.ids[window], special[1]]
    return Passage(np.array(ids), np.array([0, *map(int, inside[window]), 0]))

"""Run the trained model of tone on one sentence and one target at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from framing import models
from framing.sentiment.encoding import encode, special_pieces
from framing.sentiment.masking import Mention

NAME = "tone"
REMEMBERED = 50_000

Probabilities = tuple[float, float, float]


def model_card() -> dict[str, Any]:
    """Return the content of the model's ``model.json``: version, temperature, cuts, hashes."""
    return models.model_card(NAME)


class Cuts(NamedTuple):
    """Hold the scores at which the model's label changes, all given without a sign.

    Attributes
    ----------
    negative, positive
        The least size of a score below or above 0 that is labelled negative or positive.
    neutral
        The greatest size of a score that is labelled neutral; between, the label is unclear.
    """

    negative: float
    positive: float
    neutral: float


@cache
def cuts() -> Cuts:
    """Return the cuts in the model's ``model.json``, which is read once."""
    return Cuts(**models.model_card(NAME)["cuts"])


def probabilities(sentence: str, hidden: Sequence[Mention], primary: int) -> Probabilities:
    """Return the probability of a negative, neutral and positive tone toward the target.

    Parameters
    ----------
    sentence : str
        One sentence.
    hidden : sequence of Mention
        Every mention of the target in the sentence, in order; each is replaced by a placeholder.
    primary : int
        Offset of one of them; of a long sentence, the part around it is read.

    Returns
    -------
    tuple of float
        Negative, neutral, positive; they add up to one.
    """
    tokenizer = models.encoder(NAME).tokenizer
    encoded = encode(tokenizer, special_pieces(tokenizer), sentence, hidden, primary)
    return _ask(tuple(encoded.ids))


@lru_cache(maxsize=REMEMBERED)
def _ask(ids: tuple[int, ...]) -> Probabilities:
    """Return the three probabilities for one input, given as the numbers of its word pieces.

    Each is scored in a call of its own: its result then depends on no other input.
    """
    import numpy as np

    model = models.encoder(NAME)
    row = np.array([ids], dtype=np.int64)
    target = (row == special_pieces(model.tokenizer).hidden).astype(np.int64)
    logits = model.session.run(None, {"ids": row, "target": target})[0][0].astype(np.float64)
    raised = np.exp((logits - logits.max()) / float(model.card["temperature"]))
    negative, neutral, positive = (float(p) for p in raised / raised.sum())
    return negative, neutral, positive

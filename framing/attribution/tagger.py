"""Tag the sources, cues and contents of a text, and link each cue to its parts.

One small encoder reads windows of whole paragraphs. It says of each word piece whether a source, a
cue or a content begins there or goes on, and of each cue where its source and its content begin.
A word piece is a word or a part of one, as the encoder's vocabulary has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from framing import models
from framing.attribution.windows import Span, Window, windows

NAME = "attribution"
SOURCE, CUE, CONTENT = 0, 1, 2
BEGINS, GOES_ON = 1, 2
DIGITS = 3  # beyond that the 8-bit encoder differs between processors


class Tagged(NamedTuple):
    """Hold a window of n word pieces with the tagger's probabilities.

    Attributes
    ----------
    window
        The pieces.
    tags
        Array of shape (n, 3, 3): the probability of each piece, for each role (source, cue,
        content), to be outside, to begin or to continue a stretch.
    sources, contents
        Arrays of shape (n, n): the row of the piece where a cue begins gives the probability of
        each piece to begin its source (its content); piece 0 means "not in this window".
    """

    window: Window
    tags: np.ndarray
    sources: np.ndarray
    contents: np.ndarray


def tag(
    raw: str, paragraphs: Sequence[Span], sentences: Sequence[Span], quoted: Sequence[Span]
) -> list[Tagged]:
    """Return the tagger's probabilities for each window of a text.

    Parameters
    ----------
    raw
        The text.
    paragraphs, sentences
        Their (start, end) offsets, in order.
    quoted
        Offsets of the stretches in quotation marks, in order.

    Returns
    -------
    list of Tagged
        One for each window. Windows are run one by one: in a batch, the rounding of the 8-bit
        model would depend on the other windows.

    Raises
    ------
    ModelError
        If the model's files are missing or damaged.
    """
    model = models.encoder(NAME)
    return [
        _run(model, window)
        for window in windows(raw, paragraphs, sentences, quoted, model.tokenizer)
    ]


def _run(model: models.Encoder, window: Window) -> Tagged:
    feed = {"ids": window.ids[None].astype(np.int64), "quoted": window.quoted[None]}
    outputs = ["tags", "sources", "contents"]
    tags, sources, contents = (scores[0] for scores in model.session.run(outputs, feed))
    text = (window.starts >= 0) | (np.arange(len(window.ids)) == 0)
    hidden = np.where(text, 0.0, -1e4)
    return Tagged(
        window,
        _probabilities(tags.reshape(-1, 3, 3)),
        _probabilities(sources + hidden),
        _probabilities(contents + hidden),
    )


def _probabilities(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores.astype(np.float64) - scores.max(axis=-1, keepdims=True))
    return np.round(raised / raised.sum(axis=-1, keepdims=True), DIGITS)

"""The tone model: loaded once, checked against its hash, asked about one pair at a time."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.sentiment.encoding import Pieces, encode, special_pieces
from framing.sentiment.masking import Mention

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(str(files("framing"))) / "data" / "tone"
CARD = "model.json"
REMEMBERED = 50_000

Probabilities = tuple[float, float, float]


class ToneModelError(RuntimeError):
    """The model that ships with the package is missing or damaged."""


class _Model(NamedTuple):
    session: InferenceSession
    tokenizer: Tokenizer
    pieces: Pieces
    temperature: float


_lock = threading.Lock()
_loaded: dict[Path, _Model] = {}


def model_card() -> dict[str, Any]:
    """What the model file says of itself: version, temperature, hashes, measured error."""
    path = FOLDER / CARD
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ToneModelError(f"{path}: cannot be read ({error}); reinstall the package") from error
    return card


def probabilities(sentence: str, hidden: Sequence[Mention], primary: int) -> Probabilities:
    """Probability of negative, neutral and positive tone toward what is hidden.

    Parameters
    ----------
    sentence : str
        One sentence.
    hidden : sequence of Mention
        Every mention of the target.
    primary : int
        Offset of the mention that is asked about.

    Returns
    -------
    tuple of float
        Negative, neutral, positive; they add up to one.
    """
    model = _model()
    encoded = encode(model.tokenizer, model.pieces, sentence, hidden, primary)
    return _ask(tuple(encoded.ids))


@lru_cache(maxsize=REMEMBERED)
def _ask(ids: tuple[int, ...]) -> Probabilities:
    """One pair a call: its 8-bit ranges then hang on no other pair, and no padding is needed."""
    import numpy as np

    model = _model()
    row = np.array([ids], dtype=np.int64)
    target = (row == model.pieces.hidden).astype(np.int64)
    logits = model.session.run(None, {"ids": row, "target": target})[0][0].astype(np.float64)
    raised = np.exp((logits - logits.max()) / model.temperature)
    negative, neutral, positive = (float(p) for p in raised / raised.sum())
    return negative, neutral, positive


def _model() -> _Model:
    """The model, loaded by the first who asks."""
    if FOLDER not in _loaded:
        with _lock:
            if FOLDER not in _loaded:
                _loaded[FOLDER] = _load()
    return _loaded[FOLDER]


def _load() -> _Model:
    import onnxruntime
    from tokenizers import Tokenizer

    card = model_card()
    content = {name: _checked(name, expected) for name, expected in card["sha256"].items()}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        content["model.onnx"], options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_str(content["tokenizer.json"].decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return _Model(session, tokenizer, special_pieces(tokenizer), float(card["temperature"]))


def _checked(name: str, expected: str) -> bytes:
    """The bytes of one file of the model, if they are the ones that were shipped."""
    path = FOLDER / name
    if not path.is_file():
        raise ToneModelError(
            f"{path}: the tone model is missing (SHA-256 {expected}); reinstall the package"
        )
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise ToneModelError(
            f"{path}: the tone model is damaged, its SHA-256 is {found} and should be "
            f"{expected}; reinstall the package"
        )
    return content

"""Load the small encoders that ship with the package: an ONNX file, its tokenizer, their hashes."""

from __future__ import annotations

import hashlib
import json
import threading
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

FOLDER = Path(str(files("framing"))) / "data" / "models"
CARD = "model.json"

_lock = threading.Lock()


class ModelError(RuntimeError):
    """Report that a model of the package is missing or damaged."""


class Encoder(NamedTuple):
    """Hold a loaded model: a neural network that reads texts, and its tokenizer.

    Attributes
    ----------
    session
        The network, which runs on one thread.
    tokenizer
        The tokenizer for its word pieces, set to neither pad nor truncate.
    card
        The content of ``model.json``: version, hashes of the files, settings such as thresholds.
    """

    session: InferenceSession
    tokenizer: Tokenizer
    card: dict[str, Any]


def encoder(name: str) -> Encoder:
    """Return the model of this name; it is loaded at the first call.

    Parameters
    ----------
    name
        A folder of ``framing/data/models``: ``"attribution"``, ``"quotation_function"``,
        ``"tone"`` or ``"verification"``.

    Raises
    ------
    ModelError
        If a file is missing or is not the one that was shipped; the message names it.

    Examples
    --------
    >>> encoder("attribution").tokenizer.encode("he said", add_special_tokens=False).tokens
    ['he', 'said']
    """
    with _lock:
        return _load(FOLDER / name)


def model_card(name: str) -> dict[str, Any]:
    """Return the content of a model's ``model.json``, without loading the model.

    Parameters
    ----------
    name
        A folder of ``framing/data/models``, such as ``"tone"``.

    Raises
    ------
    ModelError
        If the file cannot be read.
    """
    path = FOLDER / name / CARD
    try:
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({error}); reinstall the package") from error
    return card


@lru_cache(maxsize=8)
def _load(folder: Path) -> Encoder:
    import onnxruntime
    from tokenizers import Tokenizer

    card = model_card(folder.name)
    content = {name: _proven(folder / name, digest) for name, digest in card["sha256"].items()}
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(
        content["model.onnx"], options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_str(content["../tokenizer.json"].decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Encoder(session, tokenizer, card)


def _proven(path: Path, expected: str) -> bytes:
    """Return the bytes of a file; ModelError if their SHA-256 is not ``expected``."""
    if not path.is_file():
        raise ModelError(f"{path}: is missing (SHA-256 {expected}); reinstall the package")
    content = path.read_bytes()
    found = hashlib.sha256(content).hexdigest()
    if found != expected:
        raise ModelError(
            f"{path}: is damaged, its SHA-256 is {found} and should be {expected}; "
            "reinstall the package"
        )
    return content

"""The shipped 8-bit model, read back into a network that can be trained further."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from tone_training.network import ToneModel

_DENSE = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)  # the order in which a layer multiplies
_END = "_quantized"


def read_shipped(model: ToneModel, path: Path) -> None:
    """Fill a network in place with the weights of an 8-bit ONNX file that `write_onnx` wrote.

    The weights come back as precisely as 8 bits hold them.

    Raises
    ------
    ValueError
        If the file holds other matrices than the network.
    """
    parts = {one.name: numpy_helper.to_array(one) for one in onnx.load(path).graph.initializer}
    state = {k.removeprefix("model."): v for k, v in parts.items() if k.startswith("model.")}
    state = {k: v for k, v in state.items() if k in model.state_dict()}
    matrices = [name for name in parts if name.startswith("val_") and name.endswith(_END)]
    layers = model.encoder.config.num_hidden_layers
    wanted = [f"encoder.encoder.layer.{i}.{name}.weight" for i in range(layers) for name in _DENSE]
    if len(matrices) != len(wanted):
        raise ValueError(f"{path} holds {len(matrices)} matrices, not {len(wanted)}.")
    for name, matrix in zip(wanted, matrices, strict=True):
        state[name] = _full(parts, matrix).T
    for name in parts:
        if name.startswith("model.encoder.embeddings.") and name.endswith(_END):
            state[name.removeprefix("model.").removesuffix(_END)] = _full(parts, name)
    state["head.weight"] = _full(parts, f"model.head.weight_Transposed{_END}").T
    model.load_state_dict({k: torch.tensor(np.ascontiguousarray(v)) for k, v in state.items()})


def _full(parts: dict[str, np.ndarray], name: str) -> np.ndarray:
    stem = name.removesuffix(_END)
    zero = parts[f"{stem}_zero_point"].astype(np.float32)
    return (parts[name].astype(np.float32) - zero) * parts[f"{stem}_scale"]

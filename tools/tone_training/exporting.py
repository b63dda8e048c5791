"""The trained model as an 8-bit ONNX file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn

from framing.sentiment.encoding import Encoded
from tone_training.network import ToneModel


class OnePair(nn.Module):
    """The model for one pair without padding, as it is used."""

    def __init__(self, model: ToneModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """Scores before the softmax."""
        return self.model(ids, target, torch.ones_like(ids))


def write_onnx(model: ToneModel, folder: Path) -> Path:
    """Write the model in 32 and in 8 bits into a folder; return the path of the small one."""
    model.encoder.set_attn_implementation("eager")
    model.eval()
    full, small = folder / "full.onnx", folder / "model.onnx"
    ids = torch.tensor([[101, 2000, 103, 2001, 2003, 102]])
    length = {1: torch.export.Dim("length", min=3, max=512)}
    torch.onnx.export(
        OnePair(model), (ids, (ids == 103).long()), full, dynamo=True, external_data=False,
        input_names=["ids", "target"], output_names=["scores"], opset_version=18,
        dynamic_shapes={"ids": length, "target": length},
    )  # fmt: skip
    strip(full)
    quantize_dynamic(  # unsigned: signed weights of reduced range moved scores by 0.14
        full, small, per_channel=True, weight_type=QuantType.QUInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )  # fmt: skip
    return small


def strip(path: Path) -> None:
    """Leave out what the exporter notes about this machine."""
    model = onnx.load(path)
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    for part in (
        model,
        model.graph,
        *model.graph.value_info,
        *model.graph.input,
        *model.graph.output,
    ):
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(model, path)


def run_onnx(path: Path, encoded: Sequence[Encoded]) -> np.ndarray:
    """Scores of the exported model, pair by pair."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    feeds = ({"ids": np.array([e.ids]), "target": np.array([e.target])} for e in encoded)
    return np.concatenate([session.run(None, feed)[0] for feed in feeds])

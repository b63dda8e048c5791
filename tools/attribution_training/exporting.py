"""A trained network as an 8-bit ONNX file."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tone_training.exporting import strip
from torch import nn

from attribution_training.network import AttributionModel, WholeWindow

PIECES = {1: torch.export.Dim("length", min=3, max=512)}
"""The size of an input that changes: word pieces are its second dimension."""


class Inputs(NamedTuple):
    """Hold the names of a network's inputs, an example of each and which sizes of each change."""

    names: list[str]
    example: tuple[torch.Tensor, ...]
    changing: list[dict[int, Any]]


_IDS = torch.tensor([[101, 2000, 2002, 2001, 2003, 102]])
QUOTED = Inputs(["ids", "quoted"], (_IDS, (_IDS == 2002).long()), [PIECES, PIECES])
"""Word pieces, and which of them are in quotation marks."""


def write_onnx(model: AttributionModel, folder: Path) -> Path:
    """Write the tagger in 32 and in 8 bits into a folder; return the path of the small one."""
    model.encoder.set_attn_implementation("eager")
    outputs = ["tags", "sources", "contents"]
    return quantised(
        WholeWindow(model.eval()), QUOTED, outputs, folder, QuantType.QInt8, reduced=True
    )


def quantised(
    network: nn.Module,
    inputs: Inputs,
    outputs: list[str],
    folder: Path,
    weights: QuantType = QuantType.QUInt8,
    reduced: bool = False,
) -> Path:
    """Write a network in 32 and in 8 bits into a folder; return the path of the small file.

    ``outputs`` are the names of what it returns; ``weights`` the kind of 8-bit number, ``reduced``
    whether it uses 7 bits of them.
    """
    full, small = folder / "full.onnx", folder / "model.onnx"
    torch.onnx.export(
        network, inputs.example, full, dynamo=True, external_data=False,
        input_names=inputs.names, output_names=outputs,
        opset_version=18, dynamic_shapes=tuple(inputs.changing),
    )  # fmt: skip
    strip(full)
    quantize_dynamic(
        full, small, per_channel=True, reduce_range=reduced, weight_type=weights,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )  # fmt: skip
    return small

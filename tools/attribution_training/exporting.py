"""The trained tagger as an 8-bit ONNX file."""

from __future__ import annotations

from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tone_training.exporting import strip

from attribution_training.network import AttributionModel, WholeWindow


def write_onnx(model: AttributionModel, folder: Path) -> Path:
    """Write the model in 32 and in 8 bits into a folder; return the path of the small one."""
    model.encoder.set_attn_implementation("eager")
    model.eval()
    full, small = folder / "full.onnx", folder / "model.onnx"
    ids = torch.tensor([[101, 2000, 2002, 2001, 2003, 102]])
    length = {1: torch.export.Dim("length", min=3, max=512)}
    torch.onnx.export(
        WholeWindow(model), (ids, (ids == 2002).long()), full, dynamo=True, external_data=False,
        input_names=["ids", "quoted"], output_names=["tags", "sources", "contents"],
        opset_version=18, dynamic_shapes={"ids": length, "quoted": length},
    )  # fmt: skip
    strip(full)
    quantize_dynamic(
        full, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )  # fmt: skip
    return small

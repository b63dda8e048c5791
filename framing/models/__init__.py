"""The small encoders that ship with the package: one folder each, loaded on first use."""

from framing.models.loading import Encoder, ModelError, encoder, model_card

__all__ = ["Encoder", "ModelError", "encoder", "model_card"]

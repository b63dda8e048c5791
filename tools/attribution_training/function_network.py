"""The encoder that reads a short quotation with the words around it, and its loss."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import nn

from attribution_training.network import AttributionModel, inputs
from framing.attribution.reading_function import Passage
from framing.voices import FUNCTIONS

FROZEN = 2  # lowest layers that stay as the tagger has them
FASTER = 5  # times the rate of the encoder at which the new layers learn


class Labelled(NamedTuple):
    """A quotation as word pieces, the number of its function, and how much it weighs."""

    window: Passage
    function: int
    weight: float


class FunctionModel(nn.Module):
    """An encoder that starts as the tagger's, with two layers that tell the function."""

    def __init__(self, tagger: AttributionModel) -> None:
        super().__init__()
        self.encoder = tagger.encoder
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.hid = nn.Linear(3 * size, size)
        self.out = nn.Linear(size, len(FUNCTIONS))
        fixed = [self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]]
        for weight in (weight for part in fixed for weight in part.parameters()):
            weight.requires_grad = False

    def forward(
        self, ids: torch.Tensor, quoted: torch.Tensor, attention: torch.Tensor
    ) -> torch.Tensor:
        """Return scores before the softmax, of shape (batch, functions).

        They come from the first piece's state and from the mean states in and around the quotation.
        """
        states = self.encoder(
            input_ids=ids, attention_mask=attention, token_type_ids=quoted
        ).last_hidden_state
        inside, around = quoted.unsqueeze(-1).float(), (attention - quoted).unsqueeze(-1).float()
        means = [(states * part).sum(1) / part.sum(1).clamp(min=1) for part in (inside, around)]
        read = torch.cat([states[:, 0], *means], -1)
        return self.out(self.drop(torch.tanh(self.hid(self.drop(read)))))


class OneQuotation(nn.Module):
    """The model for one quotation without padding, as it is used."""

    def __init__(self, model: FunctionModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, quoted: torch.Tensor) -> torch.Tensor:
        """Return the scores of `FunctionModel` for a batch of one."""
        return self.model(ids, quoted, torch.ones_like(ids))


def start(base: Path, checkpoint: Path) -> FunctionModel:
    """Return the model with the encoder of a trained tagger."""
    tagger = AttributionModel(base)
    tagger.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    return FunctionModel(tagger)


def loss_of(model: FunctionModel, batch: Sequence[Labelled]) -> torch.Tensor:
    """Return the mean cross entropy, with labels smoothed by a twentieth."""
    scores = model(*inputs([one.window for one in batch]))
    labels = torch.tensor([one.function for one in batch])
    weights = torch.tensor([one.weight for one in batch])
    losses = nn.functional.cross_entropy(scores, labels, reduction="none", label_smoothing=0.05)
    return (losses * weights).mean()

"""The encoder that reads a short quotation with the words around it; examples and batches."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import nn

from attribution_training.network import AttributionModel
from framing.attribution.reading_function import Passage
from framing.voices import FUNCTIONS

FROZEN = 2  # lowest layers that stay as the tagger has them


class Labelled(NamedTuple):
    """A quotation as word pieces, the number of its function, and how much it weighs."""

    passage: Passage
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
    scores = model(*inputs([one.passage for one in batch]))
    labels = torch.tensor([one.function for one in batch])
    weights = torch.tensor([one.weight for one in batch])
    losses = nn.functional.cross_entropy(scores, labels, reduction="none", label_smoothing=0.05)
    return (losses * weights).mean()


def inputs(passages: Sequence[Passage]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return pieces, marks of the quotation and attention, padded to one length."""
    width = max(len(one.ids) for one in passages)
    rows = tuple(torch.zeros((len(passages), width), dtype=torch.long) for _ in range(3))
    for i, one in enumerate(passages):
        n = len(one.ids)
        rows[0][i, :n] = torch.from_numpy(one.ids)
        rows[1][i, :n] = torch.from_numpy(one.quoted)
        rows[2][i, :n] = 1
    return rows  # type: ignore[return-value]


def batches(found: Sequence[Labelled], size: int, chance: random.Random) -> list[list[Labelled]]:
    """Sort quotations into batches of about one length, in random order."""
    order = list(found)
    chance.shuffle(order)
    made = []
    for first in range(0, len(order), size * 40):
        block = sorted(order[first : first + size * 40], key=lambda one: len(one.passage.ids))
        made += [block[i : i + size] for i in range(0, len(block), size)]
    chance.shuffle(made)
    return made


def optimiser(model: FunctionModel, rate: float, steps: int):  # type: ignore[no-untyped-def]
    """Return AdamW with a short warm-up and a linear decay; new layers learn five times as fast."""
    learnt = [item for item in model.named_parameters() if item[1].requires_grad]
    old = [weight for name, weight in learnt if name.startswith("encoder.")]
    new = [weight for name, weight in learnt if not name.startswith("encoder.")]
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": 5 * rate}]
    adam = torch.optim.AdamW(groups, weight_decay=0.01)
    warm = 0.06 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min((step + 1) / warm, max(0.0, 1 - step / steps))
    )
    return adam, schedule

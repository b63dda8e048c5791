"""The encoder that reads a mark in its sentence and judges it, and its loss."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from attribution_training.network import AttributionModel
from torch import nn

from framing.marking.reading_marks import Passage

FROZEN = 2  # lowest layers that stay as the tagger has them
FASTER = 5  # times the rate of the encoder at which the new layers learn
SMOOTH = 0.03
AGENT = 0.5  # weight of the agent's loss beside that of the mark
KIND = 32  # size of the state that stands for a marker's category
HIDDEN = 256


class Labelled(NamedTuple):
    """A mark in its sentence as word pieces, the number of its kind, and its two labels.

    The labels say whether the mark is right, and whether its agent is; the second is NaN where it
    was not asked.
    """

    window: Passage
    kind: int
    labels: tuple[float, float]


class VerificationModel(nn.Module):
    """An encoder that starts as the tagger's, with two layers that judge a mark."""

    def __init__(self, tagger: AttributionModel, kinds: int) -> None:
        super().__init__()
        self.encoder = tagger.encoder
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.kind = nn.Embedding(kinds, KIND)
        self.hid = nn.Linear(3 * size + KIND, HIDDEN)
        self.out = nn.Linear(HIDDEN, 2)
        fixed = [self.encoder.embeddings, *self.encoder.encoder.layer[:FROZEN]]
        for weight in (weight for part in fixed for weight in part.parameters()):
            weight.requires_grad = False

    def forward(
        self,
        ids: torch.Tensor,
        marked: torch.Tensor,
        actor: torch.Tensor,
        kind: torch.Tensor,
        attention: torch.Tensor,
    ) -> torch.Tensor:
        """Return scores before the sigmoid, of shape (batch, 2).

        They come from the first piece's state, the mean states of the mark and of its actor's
        words, and the kind of mark.
        """
        states = self.encoder(
            input_ids=ids, attention_mask=attention, token_type_ids=marked
        ).last_hidden_state
        parts = [part.unsqueeze(-1).float() for part in (marked, actor)]
        means = [(states * part).sum(1) / part.sum(1).clamp(min=1) for part in parts]
        read = torch.cat([states[:, 0], *means, self.kind(kind)], -1)
        return self.out(self.drop(torch.tanh(self.hid(self.drop(read)))))  # type: ignore[no-any-return]


class OneMark(nn.Module):
    """The model for one mark without padding, as it is used."""

    def __init__(self, model: VerificationModel) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: torch.Tensor, marked: torch.Tensor, actor: torch.Tensor, kind: torch.Tensor
    ) -> torch.Tensor:
        """Return the scores of `VerificationModel` for a batch of one."""
        return self.model(ids, marked, actor, kind, torch.ones_like(ids))  # type: ignore[no-any-return]


def start(base: Path, checkpoint: Path, kinds: int) -> VerificationModel:
    """Return the model with the encoder of a trained tagger."""
    tagger = AttributionModel(base)
    tagger.load_state_dict(torch.load(checkpoint, map_location="cpu")["model"])
    return VerificationModel(tagger, kinds)


def loss_of(model: VerificationModel, batch: Sequence[Labelled]) -> torch.Tensor:
    """Return the mean cross entropy of the labels that are known, slightly smoothed."""
    width = max(len(one.window.ids) for one in batch)
    ids, marked, actor, attention = torch.zeros((4, len(batch), width), dtype=torch.long)
    for i, one in enumerate(batch):
        n = len(one.window.ids)
        for row, part in zip((ids, marked, actor), one.window, strict=True):
            row[i, :n] = torch.from_numpy(part)
        attention[i, :n] = 1
    scores = model(ids, marked, actor, torch.tensor([one.kind for one in batch]), attention)
    labels = torch.tensor([one.labels for one in batch])
    known = ~labels.isnan() * torch.tensor([1.0, AGENT])
    wanted = labels.nan_to_num() * (1 - 2 * SMOOTH) + SMOOTH
    losses = nn.functional.binary_cross_entropy_with_logits(scores, wanted, reduction="none")
    return (losses * known).sum() / len(labels)

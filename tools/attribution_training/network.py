"""The encoder with its taggers and linkers; loss and batches."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import nn
from transformers import AutoModel

from attribution_training.examples import Example
from framing.attribution.reading_function import Passage
from framing.attribution.windows import Window

LINK = 64  # size of the states that cues and their parts are compared by


class AttributionModel(nn.Module):
    """An encoder that tags sources, cues and contents, and links each cue to its parts."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad = False
        size = self.encoder.config.hidden_size
        self.drop = nn.Dropout(0.1)
        self.tag = nn.Linear(size, 9)
        self.ask = nn.Linear(size, 2 * LINK)
        self.answer = nn.Linear(size, 2 * LINK)

    def forward(
        self, ids: torch.Tensor, quoted: torch.Tensor, attention: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """Return scores before the softmax.

        Tags: batch, pieces, 9 (three for each of source, cue and content). Links to the source
        and to the content: batch, pieces (of the cue), pieces (where the part begins).
        """
        states = self.drop(
            self.encoder(
                input_ids=ids, attention_mask=attention, token_type_ids=quoted
            ).last_hidden_state
        )
        ask, answer = self.ask(states), self.answer(states)
        source = ask[..., :LINK] @ answer[..., :LINK].transpose(1, 2) / LINK**0.5
        content = ask[..., LINK:] @ answer[..., LINK:].transpose(1, 2) / LINK**0.5
        return self.tag(states), source, content


class WholeWindow(nn.Module):
    """The model for one window without padding, as it is used."""

    def __init__(self, model: AttributionModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, quoted: torch.Tensor) -> tuple[torch.Tensor, ...]:
        """Return the scores of `AttributionModel` for a batch of one."""
        return self.model(ids, quoted, torch.ones_like(ids))


def loss_of(model: AttributionModel, batch: Sequence[Example]) -> torch.Tensor:
    """Return the cross entropy of tags and, at half the weight, of links."""
    ids, quoted, attention = inputs([one.window for one in batch])
    tags = torch.full((*ids.shape, 3), -100)
    for i, one in enumerate(batch):
        real = torch.from_numpy(one.window.starts >= 0)
        tags[i, : len(real)][real] = torch.from_numpy(one.tags.T.copy())[real]
    scores, source, content = model(ids, quoted, attention)
    loss = nn.functional.cross_entropy(scores.reshape(-1, 3), tags.reshape(-1), ignore_index=-100)
    hidden = (1 - attention)[:, None, :].bool()
    linked = []
    for table, part in ((source, 1), (content, 2)):
        likely = table.masked_fill(hidden, -1e4).log_softmax(-1)
        linked += [
            -likely[i, link[0], link[part]].mean()
            for i, one in enumerate(batch)
            for link in one.links
        ]
    return 3 * loss + 0.5 * torch.stack(linked).mean() if linked else 3 * loss


def inputs(windows: Sequence[Window | Passage]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Return pieces, marks of quotation and attention of windows, padded to one length."""
    width = max(len(one.ids) for one in windows)
    rows = tuple(torch.zeros((len(windows), width), dtype=torch.long) for _ in range(3))
    for i, one in enumerate(windows):
        n = len(one.ids)
        rows[0][i, :n] = torch.from_numpy(one.ids)
        rows[1][i, :n] = torch.from_numpy(one.quoted)
        rows[2][i, :n] = 1
    return rows  # type: ignore[return-value]


def batches(found: Sequence[Any], size: int, chance: random.Random) -> list[list[Any]]:
    """Sort examples into batches of about one length, in random order.

    An example has a ``window`` of word pieces.
    """
    order = list(found)
    chance.shuffle(order)
    made = []
    for start in range(0, len(order), size * 50):
        block = sorted(order[start : start + size * 50], key=lambda one: len(one.window.ids))
        made += [block[i : i + size] for i in range(0, len(block), size)]
    chance.shuffle(made)
    return made


def optimiser(model: nn.Module, rate: float, steps: int, faster: float = 3):  # type: ignore[no-untyped-def]
    """Return AdamW with a short warm-up and a linear decay over so many steps.

    ``rate`` is that of the encoder; the layers on it learn so many times as fast.
    """
    new = [p for name, p in model.named_parameters() if not name.startswith("encoder.")]
    old = [
        p for name, p in model.named_parameters() if name.startswith("encoder.") and p.requires_grad
    ]
    groups = [{"params": old}, {"params": new, "lr": faster * rate}]
    adam = torch.optim.AdamW(groups, lr=rate, weight_decay=0.01)
    warm = 0.06 * steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        adam, lambda step: min((step + 1) / (warm + 1), max(0.0, 1 - step / steps))
    )
    return adam, schedule

"""The encoder with its head: input, fitting and prediction."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from framing.sentiment.encoding import Encoded, encode, special_pieces
from framing.sentiment.masking import mentions
from tone_training.pairs import Pair

TRAINING_LIMIT = 96  # word pieces; 99 of 100 sentences are shorter


class ToneModel(nn.Module):
    """An encoder with one linear layer over its first, mean and target states."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False)
        self.types = getattr(self.encoder.config, "type_vocab_size", 0) > 1
        self.drop = nn.Dropout(0.1)
        self.head = nn.Linear(3 * self.encoder.config.hidden_size, 3)

    def forward(
        self, ids: torch.Tensor, target: torch.Tensor, attention: torch.Tensor
    ) -> torch.Tensor:
        """Scores before the softmax, pairs by (negative, neutral, positive)."""
        extra = {"token_type_ids": target} if self.types else {}
        states = self.encoder(input_ids=ids, attention_mask=attention, **extra).last_hidden_state
        parts = [states[:, 0], _mean(states, attention), _mean(states, target)]
        return self.head(self.drop(torch.cat(parts, dim=-1)))


def _mean(states: torch.Tensor, weights: torch.Tensor) -> torch.Tensor:
    weights = weights.unsqueeze(-1).to(states.dtype)
    return (states * weights).sum(1) / weights.sum(1)


def encode_pairs(base: Path, pairs: Sequence[Pair]) -> list[Encoded]:
    """Word pieces of every pair, its target hidden as it is in use."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    special = special_pieces(tokenizer)
    return [
        encode(tokenizer, special, p.sentence, mentions(*p[1:4]), p.start, TRAINING_LIMIT)
        for p in pairs
    ]


def _batches(
    encoded: Sequence[Encoded], size: int, chance: random.Random | None
) -> Iterator[list[int]]:
    """Indices of inputs of about one length; in random order if there is a source of chance."""
    order = list(range(len(encoded)))
    if chance is None:
        order.sort(key=lambda i: len(encoded[i].ids))
        yield from (order[i : i + size] for i in range(0, len(order), size))
        return
    chance.shuffle(order)
    batches = []
    for start in range(0, len(order), size * 64):
        block = sorted(order[start : start + size * 64], key=lambda i: len(encoded[i].ids))
        batches += [block[i : i + size] for i in range(0, len(block), size)]
    chance.shuffle(batches)
    yield from batches


def _tensors(batch: Sequence[Encoded], device: str) -> tuple[torch.Tensor, ...]:
    width = max(len(one.ids) for one in batch)
    rows = np.zeros((3, len(batch), width), dtype=np.int64)
    for i, one in enumerate(batch):
        rows[0, i, : len(one.ids)] = one.ids
        rows[1, i, : len(one.ids)] = one.target
        rows[2, i, : len(one.ids)] = 1
    return tuple(torch.from_numpy(rows).to(device))


def fit(
    model: ToneModel,
    encoded: Sequence[Encoded],
    wanted: np.ndarray,
    *,
    epochs: int,
    rate: float,
    size: int,
    seed: int,
    device: str,
) -> None:
    """Fit a model in place to wanted probabilities, pairs by classes."""
    chance = random.Random(seed)
    torch.manual_seed(seed)
    steps = epochs * -(-len(encoded) // size)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / (0.06 * steps + 1), max(0.0, 1 - step / steps))
    )
    goal = torch.tensor(wanted, dtype=torch.float32, device=device)
    model.train()
    for _ in range(epochs):
        for chosen in _batches(encoded, size, chance):
            with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
                logits = model(*_tensors([encoded[i] for i in chosen], device))
            loss = nn.functional.cross_entropy(logits.float(), goal[chosen])
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()


@torch.no_grad()
def predict(model: ToneModel, encoded: Sequence[Encoded], device: str) -> np.ndarray:
    """Scores before the softmax, pairs by classes."""
    model.eval()
    logits = np.zeros((len(encoded), 3), dtype=np.float32)
    for chosen in _batches(encoded, 512 if device == "cuda" else 32, None):
        with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
            out = model(*_tensors([encoded[i] for i in chosen], device))
        logits[chosen] = out.float().cpu().numpy()
    return logits

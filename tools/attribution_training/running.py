"""What the training programs share: progress, epochs, checkpoints, the tokenizer, the hashes."""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import nn

from attribution_training.network import batches, optimiser

STARTED = time.perf_counter()


def say(line: str) -> None:
    """Print progress, with the seconds since the start."""
    print(f"{time.perf_counter() - STARTED:6.0f} s  {line}", file=sys.stderr, flush=True)


def plain_tokenizer(base: Path) -> Tokenizer:
    """Return the tokenizer without padding and truncation."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def fit(
    model: nn.Module,
    found: Sequence[Any],
    loss_of: Callable[[Any, Sequence[Any]], torch.Tensor],
    options: argparse.Namespace,
    faster: float,
    checkpoint: Path,
) -> None:
    """Fit a model on examples for so many epochs; write a checkpoint after each, or go on there.

    ``found`` are the examples, ``loss_of`` gives the loss of a model on a batch of them, ``faster``
    is how many times the rate of the encoder the new layers learn at; ``options`` has ``epochs``,
    ``rate``, ``seed`` and ``size``, the examples a step.
    """
    steps = options.epochs * (len(found) // options.size + 1)
    adam, schedule = optimiser(model, options.rate, steps, faster)
    for number in range(resume(checkpoint, model, adam, schedule), options.epochs):
        torch.manual_seed(1000 * options.seed + number)
        model.train()
        total = 0.0
        made = batches(found, options.size, random.Random(options.seed + number))
        for batch in made:
            loss = loss_of(model, batch)
            adam.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            schedule.step()
            total += float(loss.detach())
        say(f"epoch {number + 1}: loss {total / len(made):.4f}")
        save(checkpoint, model, adam, schedule, number + 1)


def resume(checkpoint: Path, model: nn.Module, adam: Any, schedule: Any) -> int:
    """Load a checkpoint if there is one; return how many epochs it has behind it."""
    if not checkpoint.exists():
        return 0
    saved = torch.load(checkpoint)
    model.load_state_dict(saved["model"])
    adam.load_state_dict(saved["adam"])
    schedule.load_state_dict(saved["schedule"])
    say(f"going on after epoch {saved['epoch']}")
    return int(saved["epoch"])


def save(checkpoint: Path, model: nn.Module, adam: Any, schedule: Any, epoch: int) -> None:
    """Write a checkpoint, in place of the one before only when it is whole."""
    state = {"model": model.state_dict(), "adam": adam.state_dict()}
    state |= {"schedule": schedule.state_dict(), "epoch": epoch}
    torch.save(state, checkpoint.with_suffix(".new"))
    checkpoint.with_suffix(".new").replace(checkpoint)


def write_hashes(small: Path, base: Path, version: str, **further: Any) -> None:
    """Write ``model.json`` beside the 8-bit file: version, what else is given, and hashes."""
    files = {"model.onnx": small, "../tokenizer.json": base / "tokenizer.json"}
    hashes = {name: hashlib.sha256(p.read_bytes()).hexdigest() for name, p in files.items()}
    text = json.dumps({"version": version, **further, "sha256": hashes}, indent=2)
    (small.parent / "model.json").write_text(text + "\n", encoding="utf-8")
    say(f"{small}: {small.stat().st_size / 1e6:.1f} MB")

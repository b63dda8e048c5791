"""Train the tagger of attributions: who is given which words, with which cue.

``train``
    fits the encoder on articles annotated as in PolNeAR, all in a folder, less those that a list
    of hashes names; each epoch ends with a checkpoint, and a run that was stopped goes on there;
``export``
    writes the 8-bit ONNX file, its tokenizer and the hashes.

Needs the extra ``train``. The model card says with which arguments the shipped file was made.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from pathlib import Path

import torch
from attribution_training.examples import examples
from attribution_training.exporting import write_onnx
from attribution_training.network import AttributionModel, batches, loss_of, optimiser
from attribution_training.running import plain_tokenizer, resume, save, say, write_hashes

from framing.validation.brat import Article, read_articles


def training_articles(options: argparse.Namespace) -> list[Article]:
    """Return the annotated articles, less those whose text has a hash on the list."""
    hashes = options.without.read_text().split() if options.without else []
    left_out = set(hashes)
    found = list(read_articles(options.polnear))
    kept = [a for a in found if hashlib.sha256(a.text.encode()).hexdigest() not in left_out]
    say(f"{len(kept)} of {len(found)} articles; {len(found) - len(kept)} left out by hash")
    return kept[: options.limit or None]


def train(options: argparse.Namespace) -> None:
    """Fit the encoder; write ``checkpoint.pt`` after each epoch."""
    articles, tokenizer = training_articles(options), plain_tokenizer(options.base)
    torch.manual_seed(options.seed)
    model = AttributionModel(options.base)
    count = sum(1 for _ in examples(articles, tokenizer, None))
    steps = options.epochs * (count // options.size + 12)
    adam, schedule = optimiser(model, options.rate, steps)
    checkpoint = options.out / "checkpoint.pt"
    done = resume(checkpoint, model, adam, schedule)
    for epoch in range(done, options.epochs):
        chance = random.Random(1000 * options.seed + epoch)
        torch.manual_seed(1000 * options.seed + epoch)
        model.train()
        total = 0.0
        made = batches(list(examples(articles, tokenizer, chance)), options.size, chance)
        for number, batch in enumerate(made, start=1):
            loss = loss_of(model, batch)
            adam.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            adam.step()
            schedule.step()
            total += float(loss.detach())
            if number % 50 == 0:
                say(f"epoch {epoch + 1}, {number} of {len(made)}: loss {total / number:.4f}")
        save(checkpoint, model, adam, schedule, epoch + 1)


def export(options: argparse.Namespace) -> None:
    """Write the 8-bit ONNX file with its tokenizer and hashes."""
    model = AttributionModel(options.base)
    model.load_state_dict(torch.load(options.out / "checkpoint.pt")["model"])
    (options.out / "tokenizer.json").write_bytes((options.base / "tokenizer.json").read_bytes())
    write_hashes(write_onnx(model, options.out), options.base, options.version)


STEPS = {"train": train, "export": export}


def main() -> None:
    """Run the steps named, in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("steps", nargs="+", choices=STEPS)
    parser.add_argument("--polnear", type=Path, required=True, help="folder of .txt and .ann files")
    parser.add_argument(
        "--base", type=Path, required=True, help="MiniLM-L6: config, weights, tokenizer"
    )
    parser.add_argument("--without", type=Path, help="SHA-256 of texts to leave out, one a line")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--size", type=int, default=8, help="windows a step")
    parser.add_argument("--version", default="1", help="written into model.json")
    parser.add_argument("--limit", type=int, default=0, help="articles, to try the script")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for step in options.steps:
        STEPS[step](options)


if __name__ == "__main__":
    main()

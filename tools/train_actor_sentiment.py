"""Rebuild the model of tone toward an actor, with every mention of the actor hidden.

Three steps, each reading what the one before it wrote into the folder ``--out``:

``teach``
    fine-tunes an encoder on NewsMTSC once per fold of documents, and lets all of them label the
    pairs of an unlabelled corpus (and each the training pairs it has not seen);
``distil``
    trains the small encoder that ships on those soft labels and the gold ones, and fits the
    temperature on documents that no step has trained on;
``export``
    writes the 8-bit ONNX file, its tokenizer and the hashes, and fits the temperature again, on
    those documents and both development halves: one number, so that it suits all three.

``refine``
    trains the shipped 8-bit model further on labels of news, beside some of NewsMTSC, takes the
    mean of its old and new weights (Wortsman et al. 2022), and writes ``student.pt`` for
    ``export``; thirty minutes on two processor cores. Its temperature stays 1.

Needs the extra ``train``. The model card says with which arguments the shipped file was made.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
from pathlib import Path

import numpy as np
import torch
from tone_training.exporting import run_onnx, write_onnx
from tone_training.measures import best_temperature, gold, macro_f1, robust_temperature, softmax
from tone_training.network import ToneModel, encode_pairs, fit, predict
from tone_training.pairs import (
    REPORTED,
    Pair,
    bucket,
    development_split,
    read_news,
    read_newsmtsc,
    unlabelled_pairs,
)
from tone_training.shipped import read_shipped


def load_pairs(options: argparse.Namespace) -> tuple[list[Pair], list[Pair], list[Pair]]:
    """Training, development and unlabelled pairs, always in the same order."""
    held_out = frozenset(
        pair.sentence for name in REPORTED for pair in read_newsmtsc(options.newsmtsc / name)
    )
    pairs = read_newsmtsc(options.newsmtsc / "train.jsonl", without=held_out)
    training, development = development_split(pairs)
    unlabelled = unlabelled_pairs(training, options.unlabelled, options.seed)
    if options.limit:
        training, development = training[: options.limit], development[: options.limit]
        unlabelled = unlabelled[: options.limit]
    return training, development, unlabelled


def teach(options: argparse.Namespace) -> None:
    """Write the teachers' probabilities for training and unlabelled pairs."""
    training, development, unlabelled = load_pairs(options)
    say(f"{len(training)} training, {len(development)} development, {len(unlabelled)} unlabelled")
    reported = [read_newsmtsc(options.newsmtsc / name) for name in REPORTED]
    parts = (training, development, unlabelled, *reported)
    inputs = [encode_pairs(options.teacher, part) for part in parts]
    labels = gold(training, smoothing=0.1)
    folds = np.array([bucket("fold " + p.document, options.folds) for p in training])
    unseen = np.zeros((len(training), 3))
    rest = [np.zeros((len(part), 3)) for part in inputs[1:]]
    for fold in range(options.folds):
        model = ToneModel(options.teacher).to(options.device)
        fit(
            model, [inputs[0][i] for i in np.flatnonzero(folds != fold)], labels[folds != fold],
            epochs=options.teacher_epochs, rate=options.teacher_rate, size=32,
            seed=options.seed + fold, device=options.device,
        )  # fmt: skip
        held = np.flatnonzero(folds == fold)
        unseen[held] = softmax(predict(model, [inputs[0][i] for i in held], options.device))
        for total, part in zip(rest, inputs[1:], strict=True):
            total += softmax(predict(model, part, options.device)) / options.folds
        own = macro_f1([training[i].label for i in held], unseen[held].argmax(1))
        say(f"teacher {fold}: macro F1 {own:.1f} on the documents it has not seen")
    both = macro_f1([p.label for p in development], rest[0].argmax(1))
    say(f"all teachers: macro F1 {both:.1f} on the development documents")
    for name, pairs, total in zip(REPORTED, reported, rest[2:], strict=True):
        say(f"reported only: {name} {macro_f1([p.label for p in pairs], total.argmax(1)):.1f}")
    np.savez_compressed(
        options.out / "taught.npz",
        training=unseen.astype(np.float16),
        development=rest[0].astype(np.float16),
        unlabelled=rest[1].astype(np.float16),
    )


def distil(options: argparse.Namespace) -> None:
    """Train the small encoder on soft and gold labels; write its weights and temperature."""
    training, development, unlabelled = load_pairs(options)
    taught = np.load(options.out / "taught.npz")
    trained_on = encode_pairs(options.base, training)
    extra = encode_pairs(options.base, unlabelled)
    aside = encode_pairs(options.base, development)
    mixed = 0.5 * gold(training, 0.0) + 0.5 * taught["training"]
    model = ToneModel(options.base).to(options.device)
    stages = (
        (trained_on * 3 + extra, np.concatenate([mixed] * 3 + [taught["unlabelled"]]),
         options.epochs, options.rate, 128),
        (trained_on, mixed, 2, options.rate / 5, 32),
    )  # fmt: skip
    truth = [p.label for p in development]
    for inputs, wanted, epochs, rate, size in stages:
        fit(
            model, inputs, wanted, epochs=epochs, rate=rate, size=size,
            seed=options.seed, device=options.device,
        )  # fmt: skip
        logits = predict(model, aside, options.device)
        temperature = best_temperature(logits, truth)
        likelihood = np.log(softmax(logits, temperature)[np.arange(len(truth)), truth]).mean()
        say(
            f"macro F1 {macro_f1(truth, logits.argmax(1)):.1f} on the development documents, "
            f"log likelihood {likelihood:.4f}, temperature {temperature}"
        )
    for name in REPORTED:
        pairs = read_newsmtsc(options.newsmtsc / name)
        found = predict(model, encode_pairs(options.base, pairs), options.device).argmax(1)
        say(f"reported only: {name} {macro_f1([p.label for p in pairs], found):.1f}")
    torch.save(
        {"state": {k: v.half() for k, v in model.state_dict().items()}, "temperature": temperature},
        options.out / "student.pt",
    )


def refine(options: argparse.Namespace) -> None:
    """Train the shipped model further on labels of news, and write its weights."""
    news, unsure = read_news(LABELS, options.news)
    held_out = frozenset(
        pair.sentence for name in REPORTED for pair in read_newsmtsc(options.newsmtsc / name)
    )
    training = read_newsmtsc(options.newsmtsc / "train.jsonl", without=held_out)
    random.Random(options.seed).shuffle(training)
    pairs = news + training[: options.beside]
    say(f"{len(news)} pairs of news, {len(pairs) - len(news)} of NewsMTSC")
    model = ToneModel(options.base)
    read_shipped(model, options.shipped)
    inputs, wanted = encode_pairs(options.base, pairs), gold(pairs, smoothing=0.1)
    wanted[np.flatnonzero(unsure)] *= 0.6  # an unsure label teaches less
    wanted += (1 - wanted.sum(axis=1, keepdims=True)) / 3
    for epoch in range(options.epochs):
        fit(
            model, inputs, wanted, epochs=1, rate=options.rate * (1 - epoch / options.epochs),
            size=32, seed=epoch, device=options.device,
        )  # fmt: skip
        say(f"pass {epoch + 1} of {options.epochs}")
    read_shipped(start := ToneModel(options.base), options.shipped)
    old, new = start.state_dict(), model.state_dict()
    mixed = {k: options.start * old[k].float() + (1 - options.start) * new[k] for k in old}
    torch.save({"state": mixed, "temperature": 1.0}, options.out / "student.pt")


def export(options: argparse.Namespace) -> None:
    """Write the 8-bit ONNX file with its tokenizer, temperature and hashes."""
    saved = torch.load(options.out / "student.pt", map_location="cpu")
    model = ToneModel(options.base)
    model.load_state_dict({name: value.float() for name, value in saved["state"].items()})
    small, tokenizer = write_onnx(model, options.out), options.out / "tokenizer.json"
    tokenizer.write_bytes((options.base / "tokenizer.json").read_bytes())
    _, development, _ = load_pairs(options)
    reported = [read_newsmtsc(options.newsmtsc / name) for name in REPORTED]
    parts = [
        (run_onnx(small, encode_pairs(options.base, pairs)), [p.label for p in pairs])
        for pairs in (development, *reported)
    ]
    negative, positive, neutral = options.cuts
    card = {
        "version": options.version,
        "temperature": saved["temperature"] if options.refined else robust_temperature(parts),
        "cuts": {"negative": negative, "positive": positive, "neutral": neutral},
        "sha256": {path.name: _sha256(path) for path in (small, tokenizer)},
    }
    (options.out / "model.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    say(f"{small}: {small.stat().st_size / 1e6:.1f} MB, temperature {card['temperature']}")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def say(line: str) -> None:
    """Progress, with the time since the start."""
    print(f"{time.perf_counter() - STARTED:6.0f} s  {line}", file=sys.stderr, flush=True)


STARTED = time.perf_counter()
STEPS = {"teach": teach, "distil": distil, "refine": refine, "export": export}
LABELS = Path(__file__).parent / "tone_training" / "news_labels.tsv"
SHIPPED = Path(__file__).parent.parent / "framing" / "data" / "models" / "tone" / "model.onnx"


def main() -> None:
    """Run the steps named, in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("steps", nargs="+", choices=STEPS)
    parser.add_argument("--newsmtsc", type=Path, required=True, help="folder with train.jsonl ...")
    parser.add_argument(
        "--base", type=Path, required=True, help="MiniLM-L6: config, weights, tokenizer"
    )
    parser.add_argument("--teacher", type=Path, help="encoder of the teachers; the base by default")
    parser.add_argument("--unlabelled", type=Path, help="CSV with a column text")
    parser.add_argument("--news", type=Path, help="PolNeAR's training part, for `refine`")
    parser.add_argument(
        "--shipped", type=Path, default=SHIPPED, help="file that `refine` begins with"
    )
    parser.add_argument("--beside", type=int, default=3000, help="pairs of NewsMTSC, for `refine`")
    parser.add_argument("--start", type=float, default=0.3, help="share of old weights, `refine`")
    parser.add_argument("--refined", action="store_true", help="keep the temperature of `refine`")
    parser.add_argument(
        "--cuts", type=float, nargs=3, default=(0.85, 0.85, 0.1),
        help="scores from which a tone is clear, negative and positive, and up to which neutral",
    )  # fmt: skip
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folds", type=int, default=6)
    parser.add_argument("--teacher-epochs", type=int, default=3)
    parser.add_argument("--teacher-rate", type=float, default=3e-5)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--version", default="1", help="written into model.json")
    parser.add_argument(
        "--limit", type=int, default=0, help="pairs of each kind, to try the script"
    )
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    options = parser.parse_args()
    options.teacher = options.teacher or options.base
    options.out.mkdir(parents=True, exist_ok=True)
    for step in options.steps:
        STEPS[step](options)


if __name__ == "__main__":
    main()

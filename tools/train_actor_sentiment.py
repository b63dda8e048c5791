"""Rebuild the model of tone toward an actor, with every mention of the actor hidden.

Three steps, each reading what the one before it wrote into the folder ``--out``:

``teach``
    fine-tunes an encoder on NewsMTSC once per fold of documents, and lets all of them label the
    pairs of an unlabelled corpus (and each the training pairs it has not seen);
``distil``
    trains the small encoder that ships on those soft labels and the gold ones, and fits the
    temperature on documents that no step has trained on;
``export``
    writes the 8-bit ONNX file, its tokenizer and the hashes.

Needs the extra ``train``. The model card says with which arguments the shipped file was made.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import random
import re
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
from torch import nn
from transformers import AutoModel

from framing.sentiment.encoding import Encoded, encode, special_pieces
from framing.sentiment.masking import FUNCTION_WORDS, mentions

LABELS = {2.0: 0, 4.0: 1, 6.0: 2}  # NewsMTSC polarity: negative, neutral, positive
REPORTED = ("dev_rw.jsonl", "dev_mt.jsonl")  # scored at the end, never chosen on
TRAINING_LIMIT = 96  # word pieces; 99 of 100 sentences are shorter
DEVELOPMENT = 12  # one document in twelve is kept for choosing and calibrating

NAME = re.compile(r"[A-Z][\w’'\-]+(?: (?:[a-z]{2,3} )?[A-Z][\w’'\-]+){0,3}")
GROUP = re.compile(
    r"\b(?:he|she|they|him|them|police|protesters|protestors|demonstrators|officials|authorities|"
    r"lawmakers|rebels|militants|residents|activists|supporters|critics|voters|students|workers|"
    r"refugees|migrants|immigrants|soldiers|troops|the (?:government|president|administration|"
    r"company|party|army|court|opposition|media|judge|prime minister|bank|regime|union))\b"
)
SENTENCE_END = re.compile(r"(?<=[.!?][\"”’ ])\s*(?=[A-Z\"“‘])|\n+")


class Pair(NamedTuple):
    """A sentence with one target; ``label`` is None where nobody has judged it."""

    document: str
    sentence: str
    start: int
    end: int
    label: int | None


# ---------------------------------------------------------------------------------------- pairs


def read_newsmtsc(path: Path, without: frozenset[str] = frozenset()) -> list[Pair]:
    """Pairs of one NewsMTSC file, less the sentences named."""
    pairs = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentence = row["sentence_normalized"]
        if sentence in without:
            continue
        for target in row["targets"]:
            document = re.match(r"allsides_\d+_\d+|polusa_v1_\d+", row["primary_gid"])
            name = document.group() if document else row["primary_gid"]
            label = LABELS[target["polarity"]]
            pairs.append(Pair(name, sentence, target["from"], target["to"], label))
    return pairs


def development_split(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Training and development pairs; a document stands on one side only."""
    kept = [p for p in pairs if _bucket(p.document, DEVELOPMENT) != 0]
    return kept, [p for p in pairs if _bucket(p.document, DEVELOPMENT) == 0]


def _bucket(name: str, buckets: int) -> int:
    return int(hashlib.sha256(name.encode()).hexdigest()[:12], 16) % buckets


def unlabelled_pairs(training: Sequence[Pair], corpus: Path | None, seed: int) -> list[Pair]:
    """Other targets in the training sentences, and targets in the sentences of a corpus."""
    chance = random.Random(seed)
    known = {(p.sentence, p.start) for p in training}
    sentences = dict.fromkeys((p.document, p.sentence) for p in training)
    pairs = [
        pair
        for document, sentence in sentences
        for pair in _some_targets(document, sentence, 3, chance)
        if (pair.sentence, pair.start) not in known
    ]
    if corpus is not None:
        csv.field_size_limit(10_000_000)
        with corpus.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for sentence in SENTENCE_END.split(row["text"]):
                    pairs += _some_targets("corpus", sentence.strip(), 2, chance)
    return pairs


def _some_targets(document: str, sentence: str, most: int, chance: random.Random) -> list[Pair]:
    """At most so many pairs of names and groups in a sentence of usual length."""
    if not 30 <= len(sentence) <= 500:
        return []
    names = [m for m in NAME.finditer(sentence) if _first_word(m.group()) not in FUNCTION_WORDS]
    spans = [m.span() for m in (*names, *GROUP.finditer(sentence))]
    chance.shuffle(spans)
    return [Pair(document, sentence, start, end, None) for start, end in spans[:most]]


def _first_word(name: str) -> str:
    return re.split(r"[ ’'\-]", name.lower(), maxsplit=1)[0]


# ---------------------------------------------------------------------------------------- model


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


# ------------------------------------------------------------------------------------- training


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


def softmax(logits: np.ndarray, temperature: float = 1.0) -> np.ndarray:
    """Probabilities of each row."""
    scaled = logits / temperature
    raised = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def gold(pairs: Sequence[Pair], smoothing: float) -> np.ndarray:
    """The labels as probabilities, a little of each given to the other classes."""
    rows = np.full((len(pairs), 3), smoothing / 3)
    rows[np.arange(len(pairs)), [p.label for p in pairs]] += 1 - smoothing
    return rows


def macro_f1(labels: Sequence[int | None], predicted: np.ndarray) -> float:
    """Mean F1 of the three classes, in per cent."""
    truth = np.array(labels)
    scores = []
    for label in range(3):
        hit = np.sum((truth == label) & (predicted == label))
        scores.append(2 * hit / max(1, np.sum(truth == label) + np.sum(predicted == label)))
    return 100 * float(np.mean(scores))


def best_temperature(logits: np.ndarray, labels: Sequence[int | None]) -> float:
    """The temperature that makes the labels most likely (Guo et al. 2017)."""
    grid = np.arange(0.3, 4.0, 0.01)
    rows = np.arange(len(labels))
    likelihood = [np.log(softmax(logits, t)[rows, labels] + 1e-9).sum() for t in grid]
    return round(float(grid[int(np.argmax(likelihood))]), 2)


# ---------------------------------------------------------------------------------------- steps


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
    folds = np.array([_bucket("fold " + p.document, options.folds) for p in training])
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


class OnePair(nn.Module):
    """The model for one pair without padding, as it is used."""

    def __init__(self, model: ToneModel) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """Scores before the softmax."""
        return self.model(ids, target, torch.ones_like(ids))


def export(options: argparse.Namespace) -> None:
    """Write the 8-bit ONNX file with its tokenizer, temperature and hashes."""
    saved = torch.load(options.out / "student.pt", map_location="cpu")
    model = ToneModel(options.base)
    model.load_state_dict({name: value.float() for name, value in saved["state"].items()})
    model.encoder.set_attn_implementation("eager")
    model.eval()
    full, small = options.out / "full.onnx", options.out / "model.onnx"
    ids = torch.tensor([[101, 2000, 103, 2001, 2003, 102]])
    length = {1: torch.export.Dim("length", min=3, max=512)}
    torch.onnx.export(
        OnePair(model), (ids, (ids == 103).long()), full, dynamo=True, external_data=False,
        input_names=["ids", "target"], output_names=["scores"], opset_version=18,
        dynamic_shapes={"ids": length, "target": length},
    )  # fmt: skip
    _strip(full)
    quantize_dynamic(
        full, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather", "Gemm"],
    )  # fmt: skip
    (options.out / "tokenizer.json").write_bytes((options.base / "tokenizer.json").read_bytes())
    _, development, _ = load_pairs(options)
    logits = run_onnx(small, encode_pairs(options.base, development))
    card = {
        "version": options.version,
        "temperature": best_temperature(logits, [p.label for p in development]),
        "sha256": {path.name: _sha256(path) for path in (small, options.out / "tokenizer.json")},
    }
    (options.out / "model.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    say(f"{small}: {small.stat().st_size / 1e6:.1f} MB, temperature {card['temperature']}")


def _strip(path: Path) -> None:
    """Leave out what the exporter notes about this machine."""
    model = onnx.load(path)
    for node in model.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    for part in (
        model,
        model.graph,
        *model.graph.value_info,
        *model.graph.input,
        *model.graph.output,
    ):
        del part.metadata_props[:]
        part.doc_string = ""
    onnx.save(model, path)


def run_onnx(path: Path, encoded: Sequence[Encoded]) -> np.ndarray:
    """Scores of the exported model, pair by pair."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    feeds = ({"ids": np.array([e.ids]), "target": np.array([e.target])} for e in encoded)
    return np.concatenate([session.run(None, feed)[0] for feed in feeds])


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def say(line: str) -> None:
    """Progress, with the time since the start."""
    print(f"{time.perf_counter() - STARTED:6.0f} s  {line}", file=sys.stderr, flush=True)


STARTED = time.perf_counter()
STEPS = {"teach": teach, "distil": distil, "export": export}


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

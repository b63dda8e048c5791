"""Train the encoder that reads a short quotation and the words around it: what are the marks for?

``train``
    fits it on labelled quotations (rows of ``--labels`` whose column ``use`` is "encoder"),
    starting from the trained tagger; each epoch ends with a checkpoint, and a run that was stopped
    goes on there;
``export``
    writes the 8-bit ONNX file and the hashes.

Needs the extra ``train``. The model card says with which arguments the shipped file was made.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from pathlib import Path

import torch
from attribution_training.exporting import QUOTED, quantised
from attribution_training.function_network import (
    FASTER,
    Labelled,
    OneQuotation,
    loss_of,
    start,
)
from attribution_training.running import fit, plain_tokenizer, say, write_hashes

from framing.attribution.reading_function import passage
from framing.corpora.store import open_corpus
from framing.voices import FUNCTIONS

GUESS = 1  # confidence of a label that its reader was not sure of; it weighs half


def labelled(options: argparse.Namespace) -> list[Labelled]:
    """Return the labelled quotations for the encoder, as word pieces, with all names shown."""
    tokenizer = plain_tokenizer(options.base)
    texts = {f"news-2017/{a.id}": a.text for a in open_corpus(str(options.news)).articles()}
    with options.labels.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for row in rows:
        if row["use"] == "encoder" and row["label"] in FUNCTIONS:
            text = texts[row["source"]]
            if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
                raise SystemExit(f"{row['source']} is not the text that was labelled")
            read = passage(text, int(row["start"]), int(row["end"]), (), tokenizer)
            weight = 0.5 if int(row["confidence"]) == GUESS else 1.0
            found.append(Labelled(read, FUNCTIONS.index(row["label"]), weight))
    say(f"{len(found)} quotations")
    return found[: options.limit or None]


def train(options: argparse.Namespace) -> None:
    """Fit the encoder; write ``function.pt`` after each epoch."""
    found = labelled(options)
    torch.manual_seed(options.seed)
    model = start(options.base, options.tagger)
    fit(model, found, loss_of, options, FASTER, options.out / "function.pt")


def export(options: argparse.Namespace) -> None:
    """Write the 8-bit ONNX file and the hashes."""
    model = start(options.base, options.tagger)
    model.load_state_dict(torch.load(options.out / "function.pt")["model"])
    model.encoder.set_attn_implementation("eager")
    small = quantised(OneQuotation(model.eval()), QUOTED, ["scores"], options.out)
    write_hashes(small, options.base, options.version)


STEPS = {"train": train, "export": export}


def main() -> None:
    """Run the steps named, in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("steps", nargs="+", choices=STEPS)
    parser.add_argument("--labels", type=Path, required=True, help="labelled quotations, .tsv")
    parser.add_argument("--news", type=Path, required=True, help="folder of the fetched corpus")
    parser.add_argument(
        "--base", type=Path, required=True, help="MiniLM-L6: config, weights, tokenizer"
    )
    parser.add_argument("--tagger", type=Path, required=True, help="its checkpoint.pt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--size", type=int, default=32, help="quotations a step")
    parser.add_argument("--version", default="1", help="written into model.json")
    parser.add_argument("--limit", type=int, default=0, help="quotations, to try the script")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for step in options.steps:
        STEPS[step](options)


if __name__ == "__main__":
    main()

"""Train the encoder that reads a mark in its sentence and judges whether it is right.

``train``
    fits it on labelled marks (rows of ``--labels`` whose column ``use`` is "train"), starting from
    the trained tagger; each epoch ends with a checkpoint, and a run that was stopped goes on there;
``export``
    writes the 8-bit ONNX file, the kinds of marks and the hashes;
``measure``
    reads the rows with ``--use`` with the 8-bit file and prints, for each marker, how many marks
    are right before and after those are left out that it takes for wrong.

Needs the extra ``train``. The model card says with which arguments the shipped file was made.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
import torch
from attribution_training.exporting import PIECES, Inputs, quantised
from attribution_training.running import fit, plain_tokenizer, say, write_hashes
from sklearn.metrics import roc_auc_score
from verification_training.network import (
    FASTER,
    Labelled,
    OneMark,
    loss_of,
    start,
)

from framing.corpora.store import open_corpus
from framing.language import parse_many
from framing.language.stand_ins import names
from framing.marking.agency import AGENCY
from framing.marking.loaded import LOADED
from framing.marking.naming import NAMING
from framing.marking.reading_marks import Candidate, passages
from framing.marking.stance import STANCE
from framing.marking.verification import CHOSEN
from framing.text import Text

KINDS = [
    f"{marker.name}: {category}"
    for marker in (AGENCY, LOADED, NAMING, STANCE)
    for category in marker.categories
]

LIMITS = (0.3, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)


class Label(NamedTuple):
    """Hold a labelled mark: whether it is right, and whether its agent is (NaN: not asked)."""

    mark: Candidate
    right: float
    agent: float


def labelled(options: argparse.Namespace, use: str) -> Iterator[Labelled]:
    """Yield the marks that are labelled for this use, as word pieces, with names hidden."""
    tokenizer = plain_tokenizer(options.base)
    articles = {f"news-2017/{a.id}": a for a in open_corpus(str(options.news)).articles()}
    by_article = defaultdict(list)
    with options.labels.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["use"] in use.split(","):
                by_article[row["source"], row["sha256"]].append(_label(row))
    chosen = [articles[source] for source, _ in by_article]
    for (source, digest), article in zip(by_article, chosen, strict=True):
        if not hashlib.sha256(article.text.encode()).hexdigest().startswith(digest):
            raise SystemExit(f"{source} is not the text that was labelled")
    parses = parse_many(Text(article) for article in chosen)
    for syntax, labels in zip(parses, by_article.values(), strict=True):
        named, placed = names(syntax.doc.ents), defaultdict(list)
        for one in labels:
            placed[syntax.text.sentence_at(one.mark.start)].append(one)
        for sentence, there in placed.items():
            windows = passages(
                syntax.text.raw, sentence, named, [one.mark for one in there], tokenizer
            )
            for one, window in zip(there, windows, strict=True):
                yield Labelled(window, KINDS.index(one.mark.kind), (one.right, one.agent))


def _label(row: dict[str, str]) -> Label:
    at = (int(row["actor_start"]), int(row["actor_end"])) if row["actor_start"] else None
    kind = f"{row['marker']}: {row['category']}"
    mark = Candidate(kind, int(row["start"]), int(row["end"]), at)
    return Label(mark, float(row["right"]), float(row["agent right"] or "nan"))


def train(options: argparse.Namespace) -> None:
    """Fit the encoder; write ``verification.pt`` after each epoch."""
    found = list(labelled(options, "train"))[: options.limit or None]
    say(f"{len(found)} marks")
    torch.manual_seed(options.seed)
    model = start(options.base, options.tagger, len(KINDS))
    fit(model, found, loss_of, options, FASTER, options.out / "verification.pt")


def export(options: argparse.Namespace) -> None:
    """Write the 8-bit ONNX file, and ``model.json`` with the kinds of marks and the hashes."""
    model = start(options.base, options.tagger, len(KINDS))
    model.load_state_dict(torch.load(options.out / "verification.pt")["model"])
    model.encoder.set_attn_implementation("eager")
    ids = torch.tensor([[101, 2000, 2002, 2001, 2003, 102]])
    example = (ids, (ids == 2002).long(), (ids == 2001).long(), torch.tensor([0]))
    inputs = Inputs(["ids", "marked", "actor", "kind"], example, [PIECES, PIECES, PIECES, {}])
    small = quantised(OneMark(model.eval()), inputs, ["scores"], options.out)
    write_hashes(small, options.base, options.version, kinds=KINDS)


def measure(options: argparse.Namespace) -> None:
    """Print precision before and after, and the share of right marks that stay."""
    session = onnxruntime.InferenceSession(str(options.out / "model.onnx"))
    rows = defaultdict(list)
    for one in labelled(options, options.use):
        feed = {name: part[None] for name, part in one.window._asdict().items()}
        scores = session.run(None, feed | {"kind": np.array([one.kind])})[0][0]
        likely = 1 / (1 + np.exp(-scores.astype(np.float64)))
        rows[KINDS[one.kind].split(":")[0]].append((*one.labels, *likely))
    for marker, found in sorted(rows.items()):
        table = np.array(found)
        right, likely = table[:, :2], table[:, 2:]
        asked = slice(2 - np.isnan(right[0, 1]))
        areas = [roc_auc_score(y, p) for y, p in zip(right.T[asked], likely.T, strict=False)]
        print(f"{marker}: n {len(table)}, right {right[:, asked].mean(0).round(3)}, "
              f"areas under the curves {np.round(areas, 3)}")  # fmt: skip
        limits = [
            CHOSEN.get(marker, (0.0, 0.0)),
            *((p, q) for p in LIMITS for q in (LIMITS if areas[1:] else [0])),
        ]
        for least in limits:
            kept = (likely >= least).all(1)
            print(f"  {least[0]:.2f} {least[1]:.2f}: {kept.sum()} kept, right "
                  f"{right[kept, asked].mean(0).round(3)}; of the right ones "
                  f"{right[kept, 0].sum() / right[:, 0].sum():.3f} stay")  # fmt: skip


STEPS = {"train": train, "export": export, "measure": measure}


def main() -> None:
    """Run the steps named, in order."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("steps", nargs="+", choices=STEPS)
    parser.add_argument("--labels", type=Path, required=True, help="labelled marks, .tsv")
    parser.add_argument("--use", default="choose", help="which labels to measure on")
    parser.add_argument("--news", type=Path, required=True, help="folder of the fetched corpus")
    parser.add_argument(
        "--base", type=Path, required=True, help="MiniLM-L6: config, weights, tokenizer"
    )
    parser.add_argument("--tagger", type=Path, required=True, help="its checkpoint.pt")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--size", type=int, default=32, help="marks a step")
    parser.add_argument("--version", default="1", help="written into model.json")
    parser.add_argument("--limit", type=int, default=0, help="marks, to try the script")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for step in options.steps:
        STEPS[step](options)


if __name__ == "__main__":
    main()

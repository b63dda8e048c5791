"""Fit the weights that say whether "could" or "often" softens a claim, on labelled places.

    python tools/fit_stance.py --news FOLDER --polnear FOLDER

FOLDER of ``--news`` is the fetched reference corpus, that of ``--polnear`` holds ``train``. The
labels, of one reader, are those of ``tools/stance_training/labels.tsv``. Prints five-fold figures,
articles kept together, then fits on everything and writes ``framing/data/stance_weights.tsv``.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import math
from collections import defaultdict
from pathlib import Path

import numpy as np
from fit_quotation_function import read_articles
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from framing.marking.lexicon import Hit
from framing.marking.modality import features, kind_of
from framing.marking.stance import lexicon
from framing.marking.units import units_of
from framing.text import Text

TABLE = Path("framing/data/stance_weights.tsv")
LABELS = Path(__file__).parent / "stance_training" / "labels.tsv"
STRENGTH = 1.0  # inverse of the penalty on squared weights
SURE = {"could": 0.6, "frequency adverb": 0.5}  # probability from which a place is marked

Case = tuple[str, list[str], int]  # article, features, label


def read_cases(news: Path, polnear: Path) -> dict[str, list[Case]]:
    """Return the labelled places by regression."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        labelled = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    articles = read_articles({row["source"] for row in labelled}, news, polnear)
    texts = {source: Text(article) for source, article in articles.items()}
    entries = {entry.term: entry for entry in lexicon().entries}
    found = defaultdict(list)
    for row in labelled:
        text = texts[row["source"]]
        if hashlib.sha256(text.raw.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['source']} is not the text that was labelled")
        place = units_of(text).starts.index(int(row["start"]))
        hit = Hit(int(row["start"]), int(row["end"]), entries[row["word"]], place, place + 1)
        case = row["source"], features(text, units_of(text), hit), int(row["softens"])
        found[kind_of(row["word"])].append(case)
    return found


def fit(matrix, labels):  # type: ignore[no-untyped-def]
    """Return a fitted regression without a further intercept."""
    model = LogisticRegression(C=STRENGTH, max_iter=5000, fit_intercept=False)
    return model.fit(matrix, labels)


def weigh(kind: str, cases: list[Case]) -> dict[str, float]:
    """Print five-fold figures of one regression; return its weights, fitted on every case."""
    names = sorted({name for _, found, _ in cases for name in found})
    matrix = np.array([[float(name in found) for name in names] for _, found, _ in cases])
    labels = np.array([label for _, _, label in cases])
    chance = np.zeros(len(labels))
    for train, test in GroupKFold(5).split(matrix, labels, [source for source, _, _ in cases]):
        chance[test] = fit(matrix[train], labels[train]).predict_proba(matrix[test])[:, 1]
    marked = chance >= SURE[kind]
    right = int(labels[marked].sum())
    print(
        f"{kind}: n {len(labels)}, all marked P {labels.mean():.3f};"
        f" five-fold P {right / marked.sum():.3f} R {right / labels.sum():.3f}"
    )
    weights = dict(zip(names, fit(matrix, labels).coef_[0], strict=True))
    weights["always"] -= math.log(SURE[kind] / (1 - SURE[kind]))
    return weights


def main() -> None:
    """Fit, print five-fold figures, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    options = parser.parse_args()
    lines = ["word\tfeature\tweight"]
    with threadpool_limits(1):
        for kind, cases in sorted(read_cases(options.news, options.polnear).items()):
            weights = weigh(kind, cases)
            lines += [f"{kind}\t{name}\t{weights[name]:.3f}" for name in weights]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

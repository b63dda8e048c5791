"""Fit the regression that says what a quotation does, on labelled quotations.

    python tools/fit_quotation_function.py --gold tests/gold/functions.tsv \
        --more tools/attribution_training/functions.tsv --news FOLDER --polnear FOLDER

FOLDER of ``--news`` is the fetched reference corpus, that of ``--polnear`` holds ``train`` and
``dev``. Rows of the split "dev" are fitted, five-fold figures by article are printed; rows of the
split "held" are never fitted. Writes
``framing/data/quotation_function.tsv``; the columns ``speaks for`` and ``says`` stay
as they are.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from threadpoolctl import threadpool_limits

from framing.article import Article
from framing.attribution import tagger
from framing.attribution.assembly import drafts
from framing.attribution.features import features
from framing.attribution.parts import linked
from framing.corpora.store import open_corpus
from framing.language import parse_many
from framing.text import Text
from framing.voices import FUNCTIONS

TABLE = Path("framing/data/quotation_function.tsv")


def read_gold(path: Path, split: str) -> list[dict[str, str]]:
    """Return the rows of a split that are quotations."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row["split"] == split and row["label"] in FUNCTIONS]


def read_articles(sources: set[str], news: Path, polnear: Path) -> dict[str, Article]:
    """Return the articles that rows point into, by source."""
    stored = {f"news-2017/{a.id}": a for a in open_corpus(str(news)).articles()}
    found = {}
    for source in sources:
        kind, _, name = source.partition("/")
        if kind == "news-2017":
            found[source] = stored[source]
        else:
            text = (polnear / f"{name}.txt").read_bytes().decode("utf-8")
            found[source] = Article(id=name.replace("/", "-"), text=text)
    return found


def describe(rows: list[dict[str, str]], articles: dict[str, Article]):  # type: ignore[no-untyped-def]
    """Return the features of each row's quotation, and the rows for which there is one."""
    by_source = defaultdict(list)
    for row in rows:
        text = articles[row["source"]].text
        if hashlib.sha256(text.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['source']} is not the text that was labelled")
        by_source[row["source"]].append(row)
    described, kept = [], []
    parsed = parse_many(Text(articles[source]) for source in by_source)
    for source, syntax in zip(by_source, parsed, strict=True):
        text = syntax.text
        marked = [(pair.start, pair.end) for pair in text.quotes]
        tagged = tagger.tag(text.raw, text.paragraphs, text.sentences, marked)
        made = drafts(syntax, linked(text.raw, tagged))
        home = {pair.start: draft for draft in made for pair in draft.pairs}
        known = features(syntax, tagged, home)
        ends = {pair.start: pair.end for pair in text.quotes}
        for row in by_source[source]:
            if ends.get(int(row["start"])) == int(row["end"]):
                described.append(known[int(row["start"])])
                kept.append(row)
            else:
                print("not found:", source, row["start"], row["label"])
    return described, kept


def read_more(path: Path | None) -> list[dict[str, str]]:
    """Return further labelled quotations, which are fitted and never measured.

    The encoder has not seen them, so its scores are as good on them as on any text.
    """
    if path is None:
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = [row for row in rows if row["use"] == "weights" and row["label"] in FUNCTIONS]
    return [row | {"stratum": "more"} for row in rows]


def weight(row: dict[str, str], inside: float) -> float:
    """How many quotations of nature a row stands for."""
    return inside if row["stratum"] == "inside" else 1.0


def fit(matrix, labels, weights, strength):  # type: ignore[no-untyped-def]
    """Return a fitted multinomial regression; features are scaled by their spread."""
    scale = matrix.std(axis=0)
    scale[scale == 0] = 1
    model = LogisticRegression(C=strength, max_iter=5000, fit_intercept=False)
    model.fit(matrix / scale, labels, sample_weight=weights)
    return model.coef_ / scale, list(model.classes_)


def main() -> None:
    """Fit, print five-fold figures, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--more", type=Path, help="table of further labels to fit on")
    parser.add_argument("--strength", type=float, default=0.03, help="inverse of the penalty")
    parser.add_argument(
        "--scare", type=float, default=1.0, help="weight of scare quotes in fitting"
    )
    parser.add_argument("--inside", type=float, default=5.11, help="weight of sampled rows")
    options = parser.parse_args()
    rows = read_gold(options.gold, "dev") + read_more(options.more)
    articles = read_articles({row["source"] for row in rows}, options.news, options.polnear)
    described, rows = describe(rows, articles)
    natural = np.array([row["stratum"] != "more" for row in rows])
    names = list(dict.fromkeys(name for one in described for name in one))
    matrix = np.array([[one.get(name, 0.0) for name in names] for one in described])
    labels = np.array([row["label"] for row in rows])
    weights = np.array([weight(row, options.inside) for row in rows])
    heavier = np.where(labels == "scare", options.scare, 1.0) * np.sqrt(weights)
    groups = [row["source"] for row in rows]
    with threadpool_limits(1):
        guessed = np.empty(len(labels), dtype=object)
        for train, test in GroupKFold(5).split(matrix, labels, groups):
            found, classes = fit(matrix[train], labels[train], heavier[train], options.strength)
            guessed[test] = np.array(classes)[(matrix[test] @ found.T).argmax(1)]
        report(labels[natural], guessed[natural], weights[natural])
        found, classes = fit(matrix, labels, heavier, options.strength)
    write(names, found, classes)


def report(labels, guessed, weights) -> None:  # type: ignore[no-untyped-def]
    """Print accuracy, macro F1, precision and recall, plain and weighted back."""
    for title, w in (("plain", np.ones(len(labels))), ("weighted", weights)):
        print(title, "accuracy", round(float(np.average(labels == guessed, weights=w)), 3))
        scores = []
        for name in FUNCTIONS:
            hit = w[(labels == name) & (guessed == name)].sum()
            p, r = hit / max(1e-9, w[guessed == name].sum()), hit / w[labels == name].sum()
            scores.append(2 * p * r / max(1e-9, p + r))
            print(f"  {name:8} P {p:.3f} R {r:.3f} n {(labels == name).sum()}")
        print("  macro F1", round(float(np.mean(scores)), 3))


def write(names, found, classes) -> None:  # type: ignore[no-untyped-def]
    """Write the weights, rounded, beside the sentences that are there."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        said = {row["feature"]: (row["speaks for"], row["says"]) for row in rows}
    lines = ["\t".join(("feature", *FUNCTIONS, "speaks for", "says"))]
    for place, name in enumerate(names):
        values = [f"{found[classes.index(one), place]:.3f}" for one in FUNCTIONS]
        lines.append("\t".join((name, *values, *said.get(name, ("", "")))))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

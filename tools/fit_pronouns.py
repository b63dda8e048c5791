"""Fit the regression that says whom "he" and "she" mean, on GUM and GAP.

    python tools/fit_pronouns.py --gum FOLDER --gap FILE [FILE ...]

Prints five-fold figures by document for news and interviews (he, she and their forms whose entity
is named before), then fits on everything and writes ``framing/data/pronoun_weights.tsv``.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from framing.actors import mentioned
from framing.actors.actor import Found
from framing.actors.pronouns import SEX, resolve
from framing.article import Article
from framing.language import Syntax, parse_many
from framing.text import Text
from framing.validation.gum import Mention, read_document

TABLE = Path("framing/data/pronoun_weights.tsv")
FOLDS = 5


class Case(NamedTuple):
    """One pronoun: its candidates' features and the right key (empty if it is none of them)."""

    document: str
    candidates: dict[str, dict[str, float]]
    right: str


class Parsed(NamedTuple):
    """A document with its mentions, the gold entity of each key and of each pronoun."""

    name: str
    syntax: Syntax
    found: list[Found]
    entities: dict[str, str]
    gold: dict[int, str]


def gum(folder: Path) -> Iterator[Parsed]:
    """Parse GUM's documents."""
    documents = [read_document(path) for path in sorted(folder.glob("*.conllu"))]
    texts = (Text(Article(id=one.name, text=one.text)) for one in documents)
    for document, syntax in zip(documents, parse_many(texts), strict=True):
        found = mentioned(syntax)
        named = {
            m.entity for m in document.mentions if any(t.startswith("NNP") for _, t in m.words)
        }
        gold = {
            m.start: m.entity
            for m in document.mentions
            if len(m.words) == 1 and m.words[0][0].lower() in SEX and m.entity in named
        }
        yield Parsed(document.name, syntax, found, _entities(found, document.mentions), gold)


def _entities(found: list[Found], gold: tuple[Mention, ...]) -> dict[str, str]:
    """The gold entity that most mentions of each key lie in."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        around = [m for m in gold if m.start <= one.start and one.end <= m.end]
        if around:
            votes[one.key][min(around, key=lambda m: m.end - m.start).entity] += 1
    return {key: counted.most_common(1)[0][0] for key, counted in votes.items()}


def gap(paths: list[Path]) -> Iterator[Parsed]:
    """Parse GAP's passages; the entity is "A" or "B"."""
    rows = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file, delimiter="\t"))
    texts = (Text(Article(id=row["ID"], text=row["Text"])) for row in rows)
    for row, syntax in zip(rows, parse_many(texts), strict=True):
        found = mentioned(syntax)
        entities = {}
        for letter in "AB":
            at = int(row[f"{letter}-offset"])
            entities |= {one.key: letter for one in found if one.start <= at < one.end}
        right = next((x for x in "AB" if row[f"{x}-coref"] == "TRUE"), "")
        yield Parsed(row["ID"], syntax, found, entities, {int(row["Pronoun-offset"]): right})


def cases(parsed: Parsed) -> Iterator[Case]:
    """Yield a case for each pronoun with a gold entity; the right person is then taken as known."""
    made: list[Case] = []

    def choose(token, candidates):  # type: ignore[no-untyped-def]
        entity = parsed.gold.get(token.idx, "")
        keys = [key for key in candidates if entity and parsed.entities.get(key) == entity]
        if token.idx in parsed.gold:
            made.append(Case(parsed.name, candidates, keys[0] if keys else ""))
        return keys[0] if keys else ""

    for _ in resolve(parsed.syntax, parsed.found, choose):
        pass
    yield from made


def fit(some: list[Case], names: list[str], strength: float) -> dict[str, float]:
    """Fit the regression on pairs of cases whose right person is among the candidates."""
    pairs = [
        (one, key == case.right)
        for case in some
        if case.right
        for key, one in case.candidates.items()
    ]
    matrix = np.array([[one[name] for name in names] for one, _ in pairs])
    model = LogisticRegression(C=strength, max_iter=2000)
    model.fit(matrix, [right for _, right in pairs])
    return dict(zip(names, model.coef_[0], strict=True))


def run(parsed: Parsed, weights: dict[str, float]) -> Counter[str]:
    """Resolve a document as the program does; count right, wrong and none of its pronouns."""

    def choose(token, candidates):  # type: ignore[no-untyped-def]
        scores = {
            key: sum(weights[name] * value for name, value in one.items())
            for key, one in candidates.items()
        }
        return max(sorted(scores), key=scores.__getitem__)

    said = {token.idx: key for token, key, _ in resolve(parsed.syntax, parsed.found, choose)}
    counted: Counter[str] = Counter()
    for at, entity in parsed.gold.items():
        key = said.get(at)
        answer = (
            "none" if key is None else "right" if parsed.entities.get(key) == entity else "wrong"
        )
        counted[answer] += 1
    return counted


def main() -> None:
    """Fit, print figures, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--gap", type=Path, nargs="*", default=[])
    parser.add_argument("--strength", type=float, default=1.0)
    options = parser.parse_args()
    documents = list(gum(options.gum))
    by_document = {one.name: list(cases(one)) for one in documents}
    extra = [case for one in gap(options.gap) for case in cases(one)]
    every = [case for some in by_document.values() for case in some]
    names = list(next(iter(every[0].candidates.values())))
    print(f"{len(every)} pronouns of GUM, {len(extra)} of GAP")
    with threadpool_limits(1):
        for genre in ("news", "interview"):
            own = [one for one in documents if one.name.startswith(f"GUM_{genre}")]
            total: Counter[str] = Counter()
            for fold in range(FOLDS):
                held = own[fold::FOLDS]
                left = {one.name for one in held}
                known = [case for case in every if case.document not in left] + extra
                weights = fit(known, names, options.strength)
                for one in held:
                    total += run(one, weights)
            n = total.total()
            print(
                genre, n, {name: round(total[name] / n, 3) for name in ("right", "wrong", "none")}
            )
        weights = fit(every + extra, names, options.strength)
    lines = ["feature\tweight", *(f"{name}\t{weights[name]:.3f}" for name in names)]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

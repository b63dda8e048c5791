"""Fit the weights that say whom pronouns and descriptions mean, on GUM, GAP and labelled news.

    python tools/fit_antecedents.py --gum FOLDER --gap FILE [FILE ...] --news FOLDER --corpus FOLDER

``--news`` is the folder of PolNeAR's ``train`` texts, ``--corpus`` that of ``news-2017``; their
labels, offsets and answers of one reader each, are those of
``tools/antecedents_training/references.tsv``. Prints five-fold figures by
document, then fits on everything and writes ``framing/data/antecedent_weights.tsv``.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from gum import Mention, read_document
from scipy.optimize import minimize
from threadpoolctl import threadpool_limits

from framing.actors import ranking, references_in
from framing.actors.actor import GENDERS, Reference
from framing.actors.pronouns import JOINT
from framing.actors.ranking import NOBODY, Anaphor, Features
from framing.article import Article
from framing.corpora.store import open_corpus
from framing.language import Syntax, parse_many
from framing.text import Text

TABLE = Path("framing/data/antecedent_weights.tsv")
LABELS = Path(__file__).parent / "antecedents_training" / "references.tsv"
FOLDS = 5
STRENGTH = 1.0  # of the penalty on squared weights
NAMELESS = ("NEW", "GENERIC", "THING")


class Case(NamedTuple):
    """One anaphor: its document, its type, its candidates' features and the right key."""

    document: str
    type: str
    candidates: dict[str, Features]
    right: str


class Document(NamedTuple):
    """A parsed document with the gold answer at the offsets of its anaphors.

    An answer is a set of words that name the right entity, or empty for nobody. ``scored`` are the
    offsets that the printed figures count.
    """

    name: str
    syntax: Syntax
    answers: dict[int, frozenset[str]]
    entities: dict[str, frozenset[str]]
    scored: frozenset[int]


def gum(folder: Path) -> Iterator[Document]:
    """Yield GUM's documents; an answer is the gold entity, empty at its first mention."""
    documents = [read_document(path) for path in sorted(folder.glob("*.conllu"))]
    texts = (Text(Article(id=one.name, text=one.text)) for one in documents)
    for document, syntax in zip(documents, parse_many(texts), strict=True):
        answers: dict[int, frozenset[str]] = {}
        known: set[str] = set()
        named: set[str] = set()
        for one in document.mentions:
            if any(tag.startswith("NNP") for _, tag in one.words):
                named.add(one.entity)
            elif len(one.words) == 1 or one.words[0][1] != "PRP$":
                before = [one.entity] if one.entity in known else []
                answers[one.start] = frozenset(before)
            known.add(one.entity)
        found = _without_pronouns(syntax)
        scored = {
            m.start
            for m in document.mentions
            if len(m.words) == 1 and m.words[0][0].lower() in GENDERS and m.entity in named
        }
        entities = _entities(found, document.mentions)
        yield Document(document.name, syntax, answers, entities, frozenset(scored))


def _without_pronouns(syntax: Syntax) -> list[Reference]:
    """Return the references by name and description, none of which takes another up."""
    found = references_in(syntax, choose=lambda *_: NOBODY)
    return [one for one in found if one.how != "pronoun"]


def _entities(found: list[Reference], gold: tuple[Mention, ...]) -> dict[str, frozenset[str]]:
    """Return the gold entity that most references of each key lie in."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in found:
        around = [m for m in gold if m.start <= one.start and one.end <= m.end]
        if around:
            votes[one.key][min(around, key=lambda m: m.end - m.start).entity] += 1
    return {key: frozenset([counted.most_common(1)[0][0]]) for key, counted in votes.items()}


def gap(paths: list[Path]) -> Iterator[Document]:
    """Yield GAP's passages; the entity is "A" or "B"."""
    rows: list[dict[str, str]] = []
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            rows += list(csv.DictReader(file, delimiter="\t"))
    texts = (Text(Article(id=row["ID"], text=row["Text"])) for row in rows)
    for row, syntax in zip(rows, parse_many(texts), strict=True):
        found = _without_pronouns(syntax)
        entities: dict[str, frozenset[str]] = {}
        for letter in "AB":
            at = int(row[f"{letter}-offset"])
            entities |= {r.key: frozenset(letter) for r in found if r.start <= at < r.end}
        right = [x for x in "AB" if row[f"{x}-coref"] == "TRUE"]
        if right:
            answers = {int(row["Pronoun-offset"]): frozenset(right)}
            yield Document(row["ID"], syntax, answers, entities, frozenset(answers))


def news(folder: Path, corpus: Path) -> Iterator[Document]:
    """Yield the labelled beginnings of news articles; an answer is the names that are right."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wanted: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        wanted.setdefault(row["article"], []).append(row)
    articles = [Article(id=name, text=text) for name, text in _texts(folder, corpus, wanted)]
    for article, syntax in zip(articles, parse_many(map(Text, articles)), strict=True):
        answers = {int(row["start"]): _answer(row["answer"]) for row in wanted[article.id]}
        found = _without_pronouns(syntax)
        words: defaultdict[str, set[str]] = defaultdict(set)
        for one in found:
            words[one.key] |= {one.key.lower(), syntax.text.raw[one.start : one.end].lower()}
        entities = {key: frozenset(own) for key, own in words.items()}
        yield Document(article.id, syntax, answers, entities, frozenset(answers))


def _texts(folder: Path, corpus: Path, wanted: Iterable[str]) -> Iterator[tuple[str, str]]:
    names = list(wanted)
    known = {one.id: one.text for one in open_corpus(str(corpus)).articles()}
    for name in names:
        home, own = name.split("/", 1)
        text = known[own] if home == "news2017" else (folder / f"{own}.txt").read_text("utf-8")
        yield name, text[:3200]


def _answer(answer: str) -> frozenset[str]:
    if answer in NAMELESS:
        return frozenset()
    return frozenset(part.strip().lower() for part in answer.removeprefix("GROUP: ").split(" + "))


def cases(document: Document) -> list[Case]:
    """Return a case for each labelled anaphor; the right entity is then taken as known."""
    made: list[Case] = []

    def choose(anaphor: Anaphor, candidates: dict[str, Features]) -> str:
        start = _labelled(anaphor, document)
        if start is None:
            return NOBODY
        answer = document.answers[start]
        keys = [key for key in candidates if key and _is(document, key, answer)]
        if not answer or keys:
            right = keys[0] if keys else NOBODY
            made.append(Case(document.name, anaphor.type, candidates, right))
            return right
        return NOBODY

    references_in(document.syntax, choose=choose)
    return made


def _labelled(anaphor: Anaphor, document: Document) -> int | None:
    """Return the offset under which an anaphor is labelled: its own, or its article's."""
    articles = [t.idx for t in anaphor.token.children if t.dep_ == "det"]
    return next((at for at in (anaphor.start, *articles) if at in document.answers), None)


def _is(document: Document, key: str, answer: frozenset[str]) -> bool:
    if key.startswith(JOINT):
        names = key.removeprefix(JOINT).split("|")
        known = (document.entities.get(name, frozenset()) for name in names)
        return len(answer) > 1 and all(own & answer for own in known)
    own = document.entities.get(key, frozenset())
    if len(answer) > 1:
        return False
    (wanted,) = answer or [""]
    nameless = ":" in key and any(one and (one in wanted or wanted in one) for one in own)
    return bool(own & answer) or (bool(wanted) and nameless and " " in wanted + key)


def fit(some: list[Case]) -> Features:
    """Fit a conditional logit: the weights under which the right candidates are likeliest."""
    names = sorted({name for case in some for one in case.candidates.values() for name in one})
    rows, starts, right = [], [], []
    for case in some:
        starts.append(len(rows))
        for key, one in case.candidates.items():
            if key == case.right:
                right.append(len(rows))
            rows.append([one.get(name, 0.0) for name in names])
    x, at = np.array(rows), np.array(starts)

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ w
        top = np.maximum.reduceat(scores, at)
        sizes = np.diff([*starts, len(rows)])
        raised = np.exp(scores - np.repeat(top, sizes))
        total = np.add.reduceat(raised, at)
        share = raised / np.repeat(total, sizes)
        value = np.sum(np.log(total) + top) - np.sum(scores[right]) + STRENGTH / 2 * w @ w
        return float(value), x.T @ share - x[right].sum(axis=0) + STRENGTH * w

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, found.x, strict=True))


def run(document: Document, weights: dict[str, Features]) -> Counter[tuple[str, str]]:
    """Resolve a document as the program does; count right, wrong and none."""
    counted: Counter[tuple[str, str]] = Counter()
    seen: dict[int, tuple[str, str]] = {}

    def choose(anaphor: Anaphor, candidates: dict[str, Features]) -> str:
        key = ranking.choose(weights[anaphor.type], anaphor, candidates)
        start = _labelled(anaphor, document)
        if start is not None:
            seen[start] = (anaphor.type, key)
        return key

    references_in(document.syntax, choose=choose)
    for at in document.scored:
        answer = document.answers[at]
        kind, key = seen.get(at, ("none", NOBODY))
        if kind == "none":
            low = document.syntax.text.raw[at : at + 5].split()[0].lower()
            kind = "he" if low in GENDERS else f"({low})"
        ok = _is(document, key, answer) if key else not answer
        counted[kind, "right" if ok else "wrong" if key else "none"] += 1
    return counted


def main() -> None:
    """Fit, print figures, write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--gap", type=Path, nargs="*", default=[])
    parser.add_argument("--news", type=Path)
    parser.add_argument("--corpus", type=Path)
    options = parser.parse_args()
    labelled = news(options.news, options.corpus) if options.news else ()
    documents = [*gum(options.gum), *labelled]
    every = [case for one in documents for case in cases(one)]
    extra = [case for one in gap(options.gap) for case in cases(one)]
    print(Counter((c.type, "nobody" if not c.right else "somebody") for c in every), len(extra))
    types = sorted({case.type for case in every})
    genres = {
        "news of GUM": "GUM_news",
        "interviews": "GUM_interview",
        "news": ("news2017/", "polnear/"),
    }
    with threadpool_limits(1):
        for genre, prefix in genres.items():
            own = [one for one in documents if one.name.startswith(prefix)]
            counted: Counter[tuple[str, str]] = Counter()
            for fold in range(FOLDS):
                held = own[fold::FOLDS]
                left = {one.name for one in held}
                known = [case for case in every if case.document not in left] + extra
                weights = {t: fit([c for c in known if c.type == t]) for t in types}
                for one in held:
                    counted += run(one, weights)
            for t in sorted({kind for kind, _ in counted}):
                n = sum(counted[t, a] for a in ("right", "wrong", "none"))
                figures = {a: round(counted[t, a] / n, 3) for a in ("right", "wrong", "none")}
                print(genre, t, n, figures)
        fitted = {t: fit([c for c in every + extra if c.type == t]) for t in types}
    lines = ["anaphor\tfeature\tweight"]
    lines += [f"{t}\t{name}\t{w:.3f}" for t in types for name, w in fitted[t].items()]
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Pairs of a sentence and a target, from NewsMTSC and from sentences nobody has labelled."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from framing.sentiment.masking import FUNCTION_WORDS

LABELS = {2.0: 0, 4.0: 1, 6.0: 2}  # NewsMTSC polarity: negative, neutral, positive
NAMES = ("negative", "neutral", "positive")
REPORTED = ("dev_rw.jsonl", "dev_mt.jsonl")  # scored at the end; used for the temperature alone
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


def read_news(labels: Path, folder: Path) -> tuple[list[Pair], list[bool]]:
    """Return pairs of news from a table of places and labels, and which labels are unsure."""
    pairs, unsure = [], []
    with labels.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text = (folder / f"{row['article']}.txt").read_text(encoding="utf-8")
            first, last = int(row["sentence_start"]), int(row["sentence_end"])
            start, end = int(row["start"]) - first, int(row["end"]) - first
            label = NAMES.index(row["tone"])
            pairs.append(Pair(row["article"], text[first:last], start, end, label))
            unsure.append(row["confidence"] == "1")
    return pairs, unsure


def development_split(pairs: Sequence[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Training and development pairs; a document stands on one side only."""
    kept = [p for p in pairs if bucket(p.document, DEVELOPMENT) != 0]
    return kept, [p for p in pairs if bucket(p.document, DEVELOPMENT) == 0]


def bucket(name: str, buckets: int) -> int:
    """A number below ``buckets`` that hangs on the name alone."""
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

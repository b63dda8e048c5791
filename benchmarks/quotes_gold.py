"""Measure quotations on labelled news: what is found, what each does, who speaks.

Usage: python benchmarks/quotes_gold.py LABELS.json NEWS.csv ARTICLES_FOLDER

LABELS.json is a list of objects with ``source``, ``start``, ``end``, ``label``, ``speaker``; a
source ``news2017/ID`` is the ``text`` of the row with that ``article_id`` in NEWS.csv, a source
``basil/YEAR/NAME`` the file ``YEAR/NAME.json`` in ARTICLES_FOLDER, its sentences joined with a
blank and its paragraphs with an empty line. Every figure is also given for the two halves of the
labels (even and odd rows).
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import Counter
from pathlib import Path

from framing import Article
from framing.quoting import FUNCTIONS, Quotation
from framing.text import Text

SMALL = frozenset({"the", "a", "an", "of", "for", "in", "and", "mr", "mrs", "ms", "sen", "rep"})


def main(labels: Path, news: Path, folder: Path) -> None:
    rows = json.loads(labels.read_text(encoding="utf-8"))
    csv.field_size_limit(10**9)
    with news.open(encoding="utf-8", newline="") as file:
        texts = {row["article_id"]: row["text"] for row in csv.DictReader(file)}
    read: dict[str, dict[tuple[int, int], Quotation]] = {}
    for row in rows:
        if row["source"] not in read:
            read[row["source"]] = _quotations(_text(row["source"], texts, folder))
    found = [read[row["source"]].get((row["start"], row["end"])) for row in rows]
    for name, part in (
        ("all", slice(None)),
        ("even", slice(0, None, 2)),
        ("odd", slice(1, None, 2)),
    ):
        _report(name, rows[part], found[part])


def _text(source: str, texts: dict[str, str], folder: Path) -> str:
    kind, name = source.split("/", 1)
    if kind == "news2017":
        return texts[name]
    article = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return "\n\n".join(" ".join(paragraph) for paragraph in article["body-paragraphs"])


def _quotations(raw: str) -> dict[tuple[int, int], Quotation]:
    text = Text(Article(id="a", text=raw))
    return {(one.start, one.end): one for one in text.quotations}


def _report(name: str, rows: list[dict], found: list[Quotation | None]) -> None:
    pairs = Counter(
        (row["label"], one.function if one else "-")
        for row, one in zip(rows, found, strict=True)
        if row["label"] in FUNCTIONS
    )
    others = [one for row, one in zip(rows, found, strict=True) if row["label"] == "other"]
    total = sum(pairs.values())
    missed = sum(pairs[label, "-"] for label in FUNCTIONS)
    print(f"{name}: n {total}, found exactly {total - missed}")
    scores = [_scores(pairs, label) for label in FUNCTIONS]
    for label, (precision, recall, f1) in zip(FUNCTIONS, scores, strict=True):
        print(f"  {label:8} precision {precision:.2f} recall {recall:.2f} F1 {f1:.2f}")
    accuracy = sum(pairs[label, label] for label in FUNCTIONS) / total
    macro = sum(f1 for _, _, f1 in scores) / len(scores)
    print(f"  accuracy {accuracy:.3f} macro F1 {macro:.3f}")
    reported = sum(one is not None for one in others)
    print(f"  not quotations but reported: {reported} of {len(others)}")
    spoken = [(r, one) for r, one in zip(rows, found, strict=True) if r["label"] and r["speaker"]]
    right = sum(_same(row["speaker"], one.speaker if one else "") for row, one in spoken)
    empty = sum(not (one and one.speaker) for _, one in spoken)
    print(f"  speaker right {right} of {len(spoken)}, none given {empty}")


def _scores(pairs: Counter, label: str) -> tuple[float, float, float]:
    true = pairs[label, label]
    given = sum(pairs[other, label] for other in FUNCTIONS)
    wanted = sum(count for (gold, _), count in pairs.items() if gold == label)
    precision, recall = true / given if given else 0.0, true / wanted if wanted else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def _same(wanted: str, got: str) -> bool:
    """Whether two names share their last word, or a remark in brackets names the speaker."""
    alternatives = [re.sub(r"\(.*?\)", "", wanted), *re.findall(r"\((.*?)\)", wanted)]
    return any(_share(_words(one), _words(got)) for one in alternatives)


def _share(one: list[str], two: list[str]) -> bool:
    return bool(one and two) and (one[-1] in two or two[-1] in one)


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"[\w'’-]+", name.lower()) if word not in SMALL]


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*(Path(argument) for argument in sys.argv[1:]))

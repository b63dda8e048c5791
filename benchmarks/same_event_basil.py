"""Measure `framing.same_event` on BASIL, whose files stay outside the project.

Usage: python -m benchmarks.same_event_basil FOLDER [tune|held]

BASIL (Fan et al. 2019) has triples of articles by three outlets on one event. All are moved into
one fortnight, so that each has the others, of the same outlets, as distractors. Prints precision,
recall and F1 of pairs of one event, with a 95 % bootstrap interval over events. A third of the
events, chosen by the hash of their id, is ``tune``, on which the limit was chosen; ``held`` is the
rest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np

from framing import Article, same_event
from framing.validation.basil import basil_text, read_basil

FIRST = dt.date(2012, 3, 1)
SPREAD = 12  # days over which events begin
RESAMPLES = 1_000


def main() -> None:
    """Print the figures of a part, or of both."""
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    for part in sys.argv[2:] or ("tune", "held"):
        events = fortnight(triples(Path(sys.argv[1]), part))
        print(f"{part}: {figures(events)}")


def triples(folder: Path, part: str) -> dict[str, list[Article]]:
    """Read the articles of a part, by event."""
    events: dict[str, list[Article]] = {}
    for name, told, _ in read_basil(folder):
        event = told["triplet-uuid"]
        tuned_on = int(hashlib.sha256(event.encode()).hexdigest(), 16) % 3 == 0
        if tuned_on == (part == "tune"):
            day = dt.date.fromisoformat(told["date"])
            known = {"headline": told["title"], "outlet": told["source"].lower(), "date": day}
            events.setdefault(event, []).append(Article(name, basil_text(told), **known))
    return events


def fortnight(events: dict[str, list[Article]]) -> dict[str, list[Article]]:
    """Move every event into the same fortnight; its articles keep their distance in days."""
    random = np.random.default_rng(1)
    moved = {}
    for event, articles in sorted(events.items()):
        begun = min(one.date for one in articles if one.date)
        start = FIRST + dt.timedelta(days=int(random.integers(SPREAD)))
        moved[event] = [
            replace(one, date=start + (one.date - begun)) for one in articles if one.date
        ]
    return moved


def figures(events: dict[str, list[Article]]) -> str:
    """Measure the pairs that are found against those of one event."""
    event_of = {one.id: event for event, articles in events.items() for one in articles}
    found = same_event(one for articles in events.values() for one in articles)
    pairs = set(map(frozenset, found.pairs[["article_a", "article_b"]].to_numpy().tolist()))
    names = {event: number for number, event in enumerate(sorted(events))}
    counts = np.zeros((len(names), 3))  # right, wrong, missed
    for pair in pairs:
        one, two = (names[event_of[name]] for name in pair)
        for event in (one, two):  # a wrong pair is half of either event's
            counts[event, 0 if one == two else 1] += 0.5
    for event, articles in events.items():
        told = [frozenset((a.id, b.id)) for a, b in combinations(articles, 2)]
        counts[names[event], 2] = sum(pair not in pairs for pair in told)
    random = np.random.default_rng(1)
    drawn = [_f1(counts[random.integers(len(counts), size=len(counts))]) for _ in range(RESAMPLES)]
    low, high = np.percentile(drawn, [2.5, 97.5])
    right, wrong, missed = counts.sum(axis=0)
    return (
        f"{len(event_of)} articles, {len(events)} events, {right + missed:.0f} pairs; precision "
        f"{right / max(right + wrong, 1):.3f}, recall {right / max(right + missed, 1):.3f}, "
        f"F1 {_f1(counts):.3f} ({low:.3f} to {high:.3f})"
    )


def _f1(counts: np.ndarray) -> float:
    right, wrong, missed = counts.sum(axis=0)
    return float(2 * right / max(2 * right + wrong + missed, 1))


if __name__ == "__main__":
    main()

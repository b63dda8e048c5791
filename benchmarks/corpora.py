"""Print what corpora cost, as ratios in one run: ``python -m benchmarks.corpora [FOLDER]``.

FOLDER holds a corpus that ``framing corpus fetch`` or ``import`` wrote; without it the fetched
reference corpus is used. Each measuring runs in a process of its own, in a folder of its own.
``--only keyness``, ``scaling`` or ``memory`` leaves the others out.

Wall time tells little where other work shares the cores: processor time is printed beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from framing import Article, keyness
from framing.corpora.fetch import corpus_folder
from framing.corpora.store import Corpus, Stored, open_corpus, write_corpus

SAMPLE = 2_400  # articles for the scaling: so many that starting processes weighs little
SIZES = (1_000, 40_000)  # articles for the memory
RUNS = 5
LIGHT = ("quotation", "loaded", "stance", "sources", "difficulty")


def main() -> None:
    """Run the benchmarks and print a line or two for each."""
    asked = argparse.ArgumentParser(description="Print what corpora cost.")
    asked.add_argument("folder", nargs="?", default=str(corpus_folder("news-2017")))
    asked.add_argument("--only", choices=("keyness", "scaling", "memory"))
    given = asked.parse_args()
    corpus = open_corpus(given.folder)
    with tempfile.TemporaryDirectory() as scratch:
        for name, run in (
            ("keyness", lambda: _keyness(corpus)),
            ("scaling", lambda: _scaling(corpus, Path(scratch))),
            ("memory", lambda: _memory(Path(scratch))),
        ):
            if given.only in (None, name):
                run()


def _keyness(corpus: Corpus) -> None:
    articles = list(corpus.articles())
    half = [article.outlet for article in articles]
    first = sorted(set(half))[0]
    a = [article for article in articles if article.outlet == first]
    b = [article for article in articles if article.outlet != first]
    texts = [article.text for article in articles]
    bare = min(_time(lambda: CountVectorizer().fit_transform(texts)) for _ in range(RUNS))
    ours = min(_time(lambda: keyness(a, b)) for _ in range(RUNS))
    print(f"keyness over {len(articles):,} articles: {ours / bare:.2f} x CountVectorizer")


def _scaling(corpus: Corpus, scratch: Path) -> None:
    sample = [one for _, one in zip(range(SAMPLE), corpus.stored(), strict=False)]
    words = sum(len(one.article.text.split()) for one in sample)
    spent = {}
    for jobs in (1, 2):
        made = write_corpus(str(scratch / f"jobs{jobs}"), "sample", sample, part_size=25)
        spent[jobs] = _measured(made, jobs, LIGHT)
        print(
            f"{jobs} process(es): {spent[jobs].seconds:.1f} s, {spent[jobs].cpu:.1f} s of processor"
        )
    one, two = spent[1], spent[2]
    print(
        f"words-only markers: {words / one.cpu:,.0f} words a second of processor, "
        f"{1_000_000 / words * one.cpu / 60:.1f} core minutes a million words; "
        f"two processes {one.seconds / two.seconds:.2f} x as fast, for "
        f"{two.cpu / one.cpu:.2f} x the processor time"
    )


def _memory(scratch: Path) -> None:
    peaks = []
    for size in SIZES:
        made = write_corpus(str(scratch / f"size{size}"), "invented", _invented(size))
        spent = _measured(made, 1, ("difficulty",))
        peaks.append(spent.peak)
        print(f"{size:,} invented articles: {spent.peak:.0f} MB at the peak, {spent.cpu:.0f} s")
    print(f"memory at {SIZES[1] / SIZES[0]:.0f} times the size: {peaks[1] / peaks[0]:.2f} x")


def _invented(size: int) -> Iterator[Stored]:
    """Articles of words drawn like those of a language: few often, many seldom."""
    random = np.random.default_rng(1)
    share = 1 / np.arange(1, 20_001)
    for number in range(size):
        drawn = random.choice(20_000, size=120, p=share / share.sum())
        text = ". ".join(" ".join(f"w{word}" for word in line) for line in drawn.reshape(8, 15))
        yield Stored(Article(f"a{number}", f"{text}.", outlet=f"outlet{number % 9}"))


class Spent(NamedTuple):
    """What a measuring took: seconds of wall and processor time, and peak memory (MB)."""

    seconds: float
    cpu: float
    peak: float


def _measured(corpus: Corpus, jobs: int, markers: tuple[str, ...]) -> Spent:
    """Measure in a process of its own; starting the process is not counted."""
    command = [sys.executable, "-m", "benchmarks.corpora", "--measure", corpus.folder, str(jobs)]
    own = {**os.environ, "FRAMING_CACHE": f"{corpus.folder}-cache"}  # nothing from earlier runs
    done = subprocess.run([*command, *markers], capture_output=True, text=True, check=True, env=own)
    return Spent(*json.loads(done.stdout))


def _measure(folder: str, jobs: str, *markers: str) -> None:
    from joblib.externals.loky import get_reusable_executor

    from framing.corpora.scale import measure

    before = _processor()
    seconds = _time(lambda: measure(open_corpus(folder), markers, jobs=int(jobs)))
    if int(jobs) > 1:
        get_reusable_executor().shutdown(wait=True)  # only then is the children's time known
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([seconds, _processor() - before, peak]))


def _processor() -> float:
    """Seconds of processor time of this process and its children so far."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _time(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


if __name__ == "__main__":
    if "--measure" in sys.argv:
        _measure(*sys.argv[sys.argv.index("--measure") + 1 :])
    else:
        main()

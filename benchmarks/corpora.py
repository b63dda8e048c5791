"""Print what corpora cost, as ratios in one run: ``python -m benchmarks.corpora [FOLDER]``.

FOLDER holds a corpus that ``framing corpus fetch`` or ``import`` wrote; without it the fetched
reference corpus is used. Each measuring runs in a process of its own, in a folder of its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from framing import Article, keyness
from framing.corpora.fetch import corpus_folder
from framing.corpora.store import Corpus, Stored, open_corpus, write_corpus

SAMPLE = 800  # articles for the scaling
SIZES = (1_000, 40_000)  # articles for the memory
RUNS = 5
LIGHT = ("quotation", "loaded", "stance", "sources", "difficulty")


def main() -> None:
    """Run every benchmark and print one line for each."""
    folder = sys.argv[1] if len(sys.argv) > 1 else str(corpus_folder("news-2017"))
    corpus = open_corpus(folder)
    _keyness(corpus)
    with tempfile.TemporaryDirectory() as scratch:
        _scaling(corpus, Path(scratch))
        _memory(Path(scratch))


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
    seconds = {}
    for jobs in (1, 2):
        made = write_corpus(str(scratch / f"jobs{jobs}"), "sample", sample, part_size=25)
        seconds[jobs], _ = _measured(made, jobs, LIGHT)
    print(
        f"words-only markers: {words / seconds[1]:,.0f} words a second in one process, "
        f"{seconds[1]:.0f} s; two processes {seconds[1] / seconds[2]:.2f} x as fast; "
        f"{1_000_000 / words * seconds[1] / 60:.1f} core minutes a million words"
    )


def _memory(scratch: Path) -> None:
    peaks = []
    for size in SIZES:
        made = write_corpus(str(scratch / f"size{size}"), "invented", _invented(size))
        seconds, peak = _measured(made, 1, ("difficulty",))
        peaks.append(peak)
        print(f"{size:,} invented articles: {peak:.0f} MB at the peak, {seconds:.0f} s")
    print(f"memory at {SIZES[1] / SIZES[0]:.0f} times the size: {peaks[1] / peaks[0]:.2f} x")


def _invented(size: int) -> Iterator[Stored]:
    """Articles of words drawn like those of a language: few often, many seldom."""
    random = np.random.default_rng(1)
    share = 1 / np.arange(1, 20_001)
    for number in range(size):
        drawn = random.choice(20_000, size=120, p=share / share.sum())
        text = ". ".join(" ".join(f"w{word}" for word in line) for line in drawn.reshape(8, 15))
        yield Stored(Article(f"a{number}", f"{text}.", outlet=f"outlet{number % 9}"))


def _measured(corpus: Corpus, jobs: int, markers: tuple[str, ...]) -> tuple[float, float]:
    """Seconds and peak memory (MB) of measuring, less what starting the process takes."""
    command = [sys.executable, "-m", "benchmarks.corpora", "--measure", corpus.folder, str(jobs)]
    done = subprocess.run([*command, *markers], capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return found["seconds"], found["peak"]


def _measure(folder: str, jobs: str, *markers: str) -> None:
    from framing.corpora.scale import measure

    seconds = _time(lambda: measure(open_corpus(folder), markers, jobs=int(jobs)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "peak": peak}))


def _time(work: object) -> float:
    began = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - began


if __name__ == "__main__":
    if "--measure" in sys.argv:
        _measure(*sys.argv[sys.argv.index("--measure") + 1 :])
    else:
        main()

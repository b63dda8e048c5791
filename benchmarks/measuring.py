"""Print what measuring with all markers costs: ``python -m benchmarks.measuring [FOLDER]``.

FOLDER holds a corpus that ``framing corpus fetch`` or ``import`` wrote; without it the fetched
reference corpus is used. The yardstick is a plain parse by spaCy of the same texts in the same run:
a machine that is slow or busy changes both. Seconds are those of the processor; models are loaded
before the clock starts, and nothing comes from an earlier run. Each measuring runs in a process of
its own: alone for its memory, by joblib and on a cluster of Dask for the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
from importlib import import_module
from itertools import islice
from pathlib import Path

from benchmarks.corpora import Spent, _processor
from framing import Article
from framing.corpora.fetch import corpus_folder
from framing.corpora.store import Corpus, Stored, open_corpus, write_corpus
from framing.text import Text

ARTICLES, TIMES = 40, 4  # of the smaller sample; how much larger the other one is
PART = 10  # articles
FLOOR = 2_000  # words a second and core
WARM = Article(text="The regime fell, said Anna Berg. Nobody was praised for it.")


def main() -> None:
    """Measure a small and a larger sample, and print a line for each question."""
    asked = argparse.ArgumentParser(description="Print what measuring costs.")
    asked.add_argument("folder", nargs="?", default=str(corpus_folder("news-2017")))
    asked.add_argument("--articles", type=int, default=ARTICLES)
    asked.add_argument("--no-cluster", action="store_true")
    given = asked.parse_args()
    sizes = (given.articles, TIMES * given.articles)
    stored = list(islice(open_corpus(given.folder).stored(), sizes[1]))
    words = [sum(len(Text(one.article).words) for one in stored[:size]) for size in sizes]
    with tempfile.TemporaryDirectory() as scratch:
        made = [_sample(Path(scratch) / f"n{size}", stored[:size]) for size in sizes]
        parses = [_run("parse", corpus.folder) for corpus in made]
        alone = [_run("measure", corpus.folder, "1") for corpus in made]
        for n, corpus, parse, spent in zip(words, made, parses, alone, strict=True):
            speed = n / spent.cpu
            print(
                f"{len(corpus)} articles, {n:,} words: {speed:,.0f} words a second and core "
                f"({speed / FLOOR:.2f} x the floor), {spent.cpu / parse.cpu:.2f} x the time of a "
                f"plain parse ({n / parse.cpu:,.0f} words a second); peak {spent.peak:,.0f} MB, "
                f"of a plain parse {parse.peak:,.0f} MB"
            )
        grown = alone[1].peak / alone[0].peak
        print(f"memory at {TIMES} times the articles: {grown:.2f} x")
        told = {"one process": _hash(made[0]), "joblib": _several(made[0], "measure", "2")}
        if not given.no_cluster:
            told["Dask"] = _several(made[0], "cluster")
        same = len(set(told.values())) == 1
        print(f"{', '.join(told)}: {'the same bytes' if same else f'OTHER BYTES: {told}'}")


def _sample(folder: Path, stored: list[Stored]) -> Corpus:
    return write_corpus(str(folder), "sample", stored, part_size=PART)


def _several(corpus: Corpus, *how: str) -> str:
    """Measure the sample anew in several processes; give the hash of what they wrote."""
    again = _sample(Path(f"{corpus.folder}-{how[0]}"), list(corpus.stored()))
    _run(how[0], again.folder, *how[1:])
    return _hash(again)


def _hash(corpus: Corpus) -> str:
    files = sorted(Path(corpus.folder, "reference").iterdir())
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _run(*what: str) -> Spent:
    command = [sys.executable, "-m", "benchmarks.measuring", "--here", *what]
    with tempfile.TemporaryDirectory() as cache:
        own = {**os.environ, "FRAMING_CACHE": cache}
        done = subprocess.run(command, capture_output=True, text=True, env=own, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(what)} failed: {done.stderr[-2_000:]}")
    return Spent(*json.loads(done.stdout.splitlines()[-1]))


def _here(what: str, folder: str, jobs: str = "1") -> None:
    """Do one thing in this process, and print what it took."""
    from framing import analyze
    from framing.corpora.scale import measure
    from framing.language import model

    corpus = open_corpus(folder)
    if what == "parse":
        nlp = import_module(model().package).load()
        texts = [one.article.text for one in corpus.stored()]
        list(nlp.pipe([WARM.text]))
        before = _processor()
        for _ in nlp.pipe(texts):
            pass
    elif what == "cluster":
        from distributed import LocalCluster

        before = _processor()
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
            measure(corpus, cluster=cluster.scheduler_address)
    else:
        analyze(WARM)
        before = _processor()
        measure(corpus, jobs=int(jobs))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([0.0, _processor() - before, peak]))


if __name__ == "__main__":
    if "--here" in sys.argv:
        _here(*sys.argv[sys.argv.index("--here") + 1 :])
    else:
        main()

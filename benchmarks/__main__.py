"""Print speed and memory of framing as ratios, all in one run: ``python -m benchmarks [FOLDER]``.

FOLDER holds a corpus that ``framing corpus fetch`` or ``import`` wrote; without it the fetched
reference corpus is used, and without that the teaching corpus, many times over.
"""

from __future__ import annotations

import importlib
import itertools
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from framing import Article, analyze, read_many
from framing.language import model
from framing.marking.registry import markers
from framing.text import Text

ARTICLES = 400
TEACHING = Path(__file__).parent.parent / "framing" / "data" / "teaching"


def main() -> None:
    """Run every benchmark and print one line for each."""
    with tempfile.TemporaryDirectory() as cache:
        os.environ["FRAMING_CACHE"] = cache  # nothing may come from an earlier run
        _start()
        _page()  # first: a child counts the memory of the parent it was forked from as its own
        articles, origin = _articles()
        words = sum(len(Text(article).words) for article in articles)
        print(f"{len(articles)} articles of {origin}, {words:,} words, one process")
        _speed(articles, words)


def _speed(articles: list[Article], words: int) -> None:
    light = [marker for marker in markers() if marker.needs == "words"]
    analyze(articles[0])  # models and word lists are loaded before the clock starts
    nlp = importlib.import_module(model().package).load()
    texts = [article.text for article in articles]
    whole = _time(lambda: sum(len(doc) for doc in nlp.pipe(texts)))
    quick = _time(lambda: analyze(articles, light, voices="marks"))
    full = _time(lambda: analyze(articles))
    untoned = [marker for marker in markers() if marker.name != "sentiment"]
    os.environ["FRAMING_CACHE"] = tempfile.mkdtemp(dir=os.environ["FRAMING_CACHE"])
    silent = _time(lambda: analyze(articles, untoned))
    _line("bare spaCy pipeline", words, whole, whole)
    _line("words-only markers, voices by marks", words, quick, whole)
    _line("all markers but tone", words, silent, whole)
    _line("all markers, tone model included", words, full, whole)


def _line(what: str, words: int, seconds: float, bare: float) -> None:
    print(
        f"{what:<40}{words / seconds:>10,.0f} words/s"
        f"{bare / seconds:>8.2f} x the pipeline's speed{seconds / bare:>8.2f} x its time"
    )


def _start() -> None:
    """Time what a person waits for before anything is done; the best of five."""
    for what in (["-c", "import framing"], ["-m", "framing", "--help"]):
        spent = []
        for _ in range(5):
            before = _children()
            subprocess.run([sys.executable, *what], check=True, capture_output=True)
            spent.append(_children() - before)
        print(f"{' '.join(what).removeprefix('-c '):<40}{min(spent):>8.2f} s of the processor")


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _page() -> None:
    """Time the whole command on the bundled article, the second time, with its peak memory."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "framing", "report", str(TEACHING / "common-tide.md")]
        command += ["--against", "news-2017", "--out", str(Path(folder) / "report.html")]
        run = lambda: subprocess.run(command, check=True, capture_output=True)  # noqa: E731
        run()
        began = time.perf_counter()
        run()
        seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"framing report, warm: {seconds:.1f} s, peak {peak:,.0f} MB")


def _time(work: Callable[[], object]) -> float:
    """Take the processor's seconds: what else the machine does is left out."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _articles() -> tuple[list[Article], str]:
    from framing.corpora import store
    from framing.corpora.fetch import corpus_folder

    folder = sys.argv[1] if len(sys.argv) > 1 else str(corpus_folder("news-2017"))
    if Path(folder).exists():
        corpus = store.open_corpus(folder)
        return list(itertools.islice(corpus.articles(), ARTICLES)), folder
    taught, _ = read_many(TEACHING)
    copies = itertools.islice(enumerate(itertools.cycle(taught)), ARTICLES)
    return [
        replace(a, id=str(n), text=f"{a.text}\n\n{n}") for n, a in copies
    ], "the teaching corpus"


if __name__ == "__main__":
    main()

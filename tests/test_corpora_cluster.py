"""A real Dask cluster on this machine, one of whose workers is killed in the middle."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from framing import Article
from framing.corpora.scale import measure
from framing.corpora.store import Corpus, Stored, write_corpus

pytest.importorskip("distributed", reason="needs the extra 'cluster'")
pytestmark = [pytest.mark.cluster, pytest.mark.slow]

PARTS = 24


@contextmanager
def running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def corpus(folder: Path) -> Corpus:
    sentence = "The extraordinary parliament deliberated about boat number {} for many hours. "
    articles = (
        Stored(Article(f"a{number:03d}", sentence.format(number) * 400, outlet="Port"))
        for number in range(PARTS)
    )
    return write_corpus(str(folder), "boats", articles, part_size=1)


def everything(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def wait_for(condition: object, seconds: float = 180) -> None:
    limit = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < limit, "the cluster did not come up"
        time.sleep(0.05)


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes_as_one_process(tmp_path: Path) -> None:
    alone = everything(measure(corpus(tmp_path / "alone"), ["difficulty"]))
    far = corpus(tmp_path / "far")
    file = tmp_path / "scheduler.json"
    here = ("--scheduler-file", str(file))
    worker = ("dask", "worker", *here, "--nthreads", "1", "--host", "127.0.0.1")
    quiet = ("--no-dashboard", "--local-directory", str(tmp_path))
    with running(
        "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", *here
    ):
        wait_for(file.exists)
        address = json.loads(file.read_text())["address"]
        with running(*worker, *quiet, "--no-nanny"), running(*worker, *quiet, "--no-nanny") as weak:
            killer = subprocess.Popen(
                [sys.executable, "-c", KILLER, str(tmp_path / "far"), str(weak.pid)]
            )
            together = everything(measure(far, ["difficulty"], cluster=address))
            assert killer.wait() == 0, "the worker was not killed in the middle"
            assert weak.wait() == -signal.SIGKILL
    assert together == alone


KILLER = f"""
import os, pathlib, signal, sys, time
folder = pathlib.Path(sys.argv[1])
limit = time.monotonic() + 180
while not len(list(folder.glob("measured/*/part-*.json"))) >= 2:
    if time.monotonic() > limit: sys.exit(1)
    time.sleep(0.01)
os.kill(int(sys.argv[2]), signal.SIGKILL)
sys.exit(0 if len(list(folder.glob("measured/*/part-*.json"))) < {PARTS} else 2)
"""

"""Measure a corpus of any size: part by part, on many cores or a cluster, resumable.

A part is a file with some hundred articles of the corpus.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from joblib import Parallel, delayed, parallel_config
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

import framing
from framing import provenance
from framing.analysis import mode_of
from framing.corpora.derived import VERSION, measure_part
from framing.corpora.files import MANIFEST, read_manifest
from framing.corpora.merge import merge, refuse_what_is_taken
from framing.corpora.store import Corpus
from framing.decisions import Decisions, read_decisions, untried
from framing.marking.marker import Marker
from framing.marking.registry import markers as markers_named
from framing.voices import Mode


def measure(
    corpus: Corpus,
    markers: Sequence[str | Marker] | None = None,
    *,
    jobs: int = 1,
    cluster: str = "",
    into: str = "",
    voices: Mode = "attribution",
    decisions: Decisions = None,
) -> str:
    """Measure a corpus, write the tables that comparisons are made with, and return their folder.

    Parameters
    ----------
    corpus
        What to measure.
    markers
        Names or markers; all built-in ones by default.
    jobs
        Number of processes on this machine; -1 for one per core.
    cluster
        Address of a Dask scheduler (extra ``cluster``). Corpus and results must lie where its
        workers can reach them.
    into
        Folder for the tables, or any address that fsspec understands; by default ``reference``
        inside the corpus's own folder.
    voices
        How voices are found, as in `framing.analyze`: ``"attribution"`` or ``"marks"``.
    decisions
        A person's corrections, or the path of their file, as in `framing.analyze`; the tables'
        ``run`` says how many findings each changed.

    Returns
    -------
    str
        The folder of the tables; `framing.load_corpus` reads it.

    Raises
    ------
    ValueError
        If a marker is unknown, ``jobs`` is 0, the folder holds something else than such tables, or
        the file of decisions is none.
    ConnectionError
        If no scheduler answers at the address.

    Notes
    -----
    Each part's tables are written whole or not at all, sealed by their hash, and the joined tables
    take the place of earlier ones in one step: a run that fails leaves those. A run that was cut
    off, at any moment, is taken up where it stopped when it is started again, and ends with the
    same bytes.
    """
    if not jobs:
        raise ValueError("0 processes measure nothing: give 1 or more, or -1 for one a core.")
    into = into or f"{corpus.folder}/reference"
    refuse_what_is_taken(into)
    voices = mode_of(voices)
    chosen = markers_named(markers)
    corrections = read_decisions(decisions)
    run = provenance.record(chosen, [], untried(corrections), voices)
    run["tables"] = VERSION
    run.pop("skipped")
    key = hashlib.sha256((json.dumps(run, sort_keys=True) + _code()).encode()).hexdigest()
    scratch = f"{corpus.folder}/measured/{key[:16]}"
    names = [marker.name if _known(marker) else marker for marker in chosen]
    work = (
        delayed(measure_part)(corpus, part, names, key, scratch, voices, corrections)
        for part in corpus.parts
    )
    with _on(cluster), _progress(corpus) as advance:
        parallel = Parallel(n_jobs=None if cluster else jobs, return_as="generator_unordered")
        for articles in parallel(work):
            advance(articles)
    return merge(corpus, scratch, into, run)


def decisions_of(folder: str) -> list[dict[str, Any]]:
    """Return the decisions that a folder's tables were made with.

    Each is a person's correction; ``rows`` is the number of marks that it changed.
    """
    manifest = read_manifest(f"{folder}/{MANIFEST}", ("run",), "Measure the corpus again.")
    return list(manifest["run"]["decisions"])


def _code() -> str:
    """Return a hash of the package's own code: tables that other code has begun are made anew."""
    home = Path(framing.__file__).parent
    content = hashlib.sha256()
    for file in sorted(home.rglob("*.py")):
        content.update(file.relative_to(home).as_posix().encode() + file.read_bytes())
    return content.hexdigest()


def _known(marker: Marker) -> bool:
    """Return whether another process finds this marker by its name, in the registry of markers.

    If not, the marker itself is sent to it.
    """
    try:
        return markers_named(marker.name)[0] is marker
    except ValueError:
        return False


def _on(cluster: str) -> AbstractContextManager[Any]:
    """Return a context in which joblib sends its work to a Dask cluster, or leaves it here.

    ``cluster`` is the address of the scheduler; empty for this machine.
    """
    if not cluster:
        return nullcontext()
    try:
        from distributed import Client
    except ImportError as error:
        raise ImportError(
            "A cluster needs the extra 'cluster': pip install 'framing-toolkit[cluster]'."
        ) from error
    try:
        client = Client(cluster)
    except (OSError, ValueError, AssertionError) as error:
        why = str(error) or "no encryption is set up"
        raise ConnectionError(
            f"No Dask scheduler answers at {cluster!r} ({why}): give the address that it prints "
            "when it starts, such as tcp://host:8786."
        ) from error
    return _dask(client)


@contextmanager
def _dask(client: Any) -> Iterator[None]:
    """Send the work of joblib to the cluster of ``client`` as long as the context is open."""
    with client, parallel_config(backend="dask"):
        yield


@contextmanager
def _progress(corpus: Corpus) -> Iterator[Any]:
    """Show a progress bar; yield a function to call with each number of articles done."""
    columns = (
        TextColumn("Measuring {task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("articles,"),
        TimeRemainingColumn(),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(corpus.name, total=len(corpus))
        yield lambda articles: progress.advance(task, articles)

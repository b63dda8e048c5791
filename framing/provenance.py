"""Record how a result was computed: versions of code, models and word lists; no times or paths."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from typing import Any

from framing import __version__
from framing.language import model
from framing.marking.marker import ATTRIBUTION, VERIFICATION, Marker
from framing.marking.registry import unloaded
from framing.marking.verification import LEAST
from framing.voices import Mode

# The packages whose version can change a number.
PACKAGES = (
    "nltk",
    "numpy",
    "nupunkt",
    "onnxruntime",
    "pandas",
    "scikit-learn",
    "spacy",
    "textstat",
)


def record(
    markers: Iterable[Marker],
    skipped: list[dict[str, str]],
    decisions: list[dict[str, Any]],
    voices: Mode = "attribution",
) -> dict[str, Any]:
    """Return how a result was computed, as a dict: versions, hashes, decisions, what was skipped.

    Parameters
    ----------
    markers
        The markers that ran.
    skipped
        A dict for each marker not run on an article: ``article`` (its id), ``marker``, ``why``.
    decisions
        A person's corrections, each with the number of ``rows`` it changed.
    voices
        How it was found whose words a stretch is: ``"attribution"``, by parse and tagger, or
        ``"marks"``, by quotation marks alone.

    Returns
    -------
    dict
        Ready for JSON: versions of ``framing``, ``python``, ``packages``, ``model`` (spaCy's; None
        without a parse) and ``markers``; ``data``, the hash of each word list and model file used;
        ``voices``, ``decisions`` and ``skipped`` as given; ``plugins_left_out``, markers of other
        packages that could not be loaded. The same input gives the same record.
    """
    used = tuple(markers)
    attributed = voices == "attribution"
    files = {name for marker in used for name in marker.data}
    if attributed:
        files |= set(ATTRIBUTION)
    if attributed and any(marker.name in LEAST for marker in used):
        files |= set(VERIFICATION)
    return {
        "framing": __version__,
        "python": platform.python_version(),
        "packages": dict(_versions()),
        "model": model()._asdict()
        if attributed or any(m.needs == "syntax" for m in used)
        else None,
        "voices": voices,
        "markers": {marker.name: marker.version for marker in used},
        "data": {name: file_hash(name) for name in sorted(files)},
        "decisions": decisions,
        "skipped": skipped,
        "plugins_left_out": list(unloaded()),
    }


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    """Return a pair (name, installed version) for each of `PACKAGES`."""
    return tuple((name, metadata.version(name)) for name in PACKAGES)


@cache
def file_hash(name: str) -> str:
    """Return the SHA-256 hash (hexadecimal) of a file of the package's ``data`` folder."""
    content = resources.files("framing").joinpath("data", name).read_bytes()
    return hashlib.sha256(content).hexdigest()

"""What made a result: versions of code, models and word lists, without any time or place."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from typing import Any

from framing import __version__
from framing.language import model
from framing.marking.marker import ATTRIBUTION, Marker
from framing.marking.registry import unloaded
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
    """Return what made a result: versions, hashes, decisions, and what was skipped.

    Parameters
    ----------
    markers
        Those that ran.
    skipped
        What was not measured: ``article, marker, why``.
    decisions
        A person's corrections, each with the number of rows it changed.

    voices
        How voices were found.

    Returns
    -------
    dict
        JSON-ready; the same input gives the same record.
    """
    used = tuple(markers)
    attributed = voices == "attribution"
    files = {name for marker in used for name in marker.data}
    files |= set(ATTRIBUTION) if attributed else set()
    return {
        "framing": __version__,
        "python": platform.python_version(),
        "packages": dict(_installed()),
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
def _installed() -> dict[str, str]:
    """Return the versions of `PACKAGES`: read once, it takes as long as finding many words."""
    return {name: metadata.version(name) for name in PACKAGES}


@cache
def file_hash(name: str) -> str:
    """Hash a file of the package's ``data`` folder (sha256, hexadecimal)."""
    content = resources.files("framing").joinpath("data", name).read_bytes()
    return hashlib.sha256(content).hexdigest()

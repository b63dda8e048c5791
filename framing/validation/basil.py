"""Read BASIL (Fan et al. 2019, doi:10.18653/v1/D19-1664): its articles and their annotations."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def read_basil(folder: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield each article's name (``YEAR/NAME``), its content and its annotation.

    The last two are as read from JSON.
    """
    for path in sorted(folder.glob("articles/*/*.json")):
        notes = folder / "annotations" / path.parent.name / f"{path.stem}_ann.json"
        article, annotation = (json.loads(one.read_text("utf-8")) for one in (path, notes))
        yield f"{path.parent.name}/{path.stem}", article, annotation


def basil_text(article: dict[str, Any]) -> str:
    """Return an article's text: sentences joined by blanks, paragraphs by empty lines."""
    return "\n\n".join(" ".join(lines) for lines in article["body-paragraphs"])

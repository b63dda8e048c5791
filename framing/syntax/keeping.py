"""Keep parses on disk, under a key made of text, sentences, code and model."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from framing.syntax.parsing import model, readable
from framing.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

VERSION = "1"  # changes whenever a parse of the same text can


def cache_folder() -> Path:
    """Where parses are kept: ``$FRAMING_CACHE``, or the user's cache folder."""
    import platformdirs

    named = os.environ.get("FRAMING_CACHE")
    return Path(named or platformdirs.user_cache_dir("framing")) / "parses"


@lru_cache(maxsize=1)
def _vocabulary() -> Vocab:
    import spacy

    return spacy.blank("en").vocab


def _key(text: Text) -> str:
    starts = ",".join(f"{span.start}-{span.end}" for span in (*text.paragraphs, *text.sentences))
    parts = (VERSION, *model(), importlib.metadata.version("spacy"), starts, text.raw)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _path(text: Text) -> Path:
    key = _key(text)
    return cache_folder() / key[:2] / f"{key}.spacy"


def load(text: Text) -> Doc | None:
    """Read a kept parse; None where there is none or it is damaged."""
    from spacy.tokens import DocBin

    try:
        (doc,) = DocBin().from_bytes(_path(text).read_bytes()).get_docs(_vocabulary())
    except Exception:  # missing or damaged, in whatever way: it is parsed again
        return None
    return doc if doc.text == readable(text.raw) else None


def save(text: Text, doc: Doc) -> None:
    """Write a parse in one step; a full or read-only disk costs the cache, not the result."""
    from spacy.tokens import DocBin

    path = _path(text)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            file.write(DocBin(docs=[doc]).to_bytes())
        os.replace(file.name, path)
    except OSError:
        return

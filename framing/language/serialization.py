"""Store parses on disk, under a hash of the text, its sentences, this code and the model."""

from __future__ import annotations

import hashlib
import importlib.metadata
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from framing import cache
from framing.language.parsing import model, readable
from framing.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

KIND = "parses"


@lru_cache(maxsize=1)
def _vocabulary() -> Vocab:
    import spacy

    return spacy.blank("en").vocab


@lru_cache(maxsize=1)
def _code_and_version() -> tuple[str, str]:
    """Return the hash of this package's code and the version of spaCy, as parts of the key."""
    return cache.hash_of(Path(__file__).parent.glob("*.py")), importlib.metadata.version("spacy")


def _key(text: Text) -> str:
    starts = ",".join(f"{span.start}-{span.end}" for span in (*text.paragraphs, *text.sentences))
    code, spacy = _code_and_version()
    parts = (code, *model(), spacy, starts, text.raw)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def load(text: Text) -> Doc | None:
    """Return the stored parse of a text; None where there is none or it is damaged."""
    from spacy.tokens import DocBin

    content = cache.read(KIND, _key(text))
    if content is None:
        return None
    try:
        (doc,) = DocBin().from_bytes(content).get_docs(_vocabulary())
    except Exception:  # damaged, in whatever way: it is parsed again
        return None
    return doc if doc.text == readable(text.raw) else None


def save(text: Text, doc: Doc) -> None:
    """Store a parse on disk for the next run."""
    from spacy.tokens import DocBin

    cache.write(KIND, _key(text), DocBin(docs=[doc]).to_bytes())

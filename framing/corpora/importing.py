"""Import one's own files as a corpus, with an account of each article and each character.

The files are read into pieces on disk (up to 250 articles, or what else was met, each); a run that
was cut off goes on from the pieces that are there. When all are read, ids, spellings of outlets and
repeated texts are settled in the order of the files, and the corpus and its receipt are written:
the same files give the same bytes. The receipt says what became of each file and character.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

import framing
from framing.article import HALF_CHARACTERS
from framing.corpora import catalog
from framing.corpora.account import Account
from framing.corpora.adding import (
    ImportOptions,
    ImportRecord,
    carry_measured,
    options_of,
    record_of,
)
from framing.corpora.extracting import extract
from framing.corpora.fetch import corpus_folder, data_home
from framing.corpora.file_names import FileNames, parse_names
from framing.corpora.files import MANIFEST, exists, hash_of, names_in
from framing.corpora.finalize_import import Read, settle
from framing.corpora.input_files import Found, Opener, find
from framing.corpora.pieces import SIZE, Piece, Pieces, StoredPieces, about_source
from framing.corpora.store import Corpus, open_corpus
from framing.reading import Unreadable
from framing.reading.choice import Names, choice_of

VERSION = "3"  # changes whenever the articles read from a file can change
LONGEST_NAME = 100  # characters: it names a folder
_OURS = re.compile(
    r"(?:part-\d+\.parquet|manifest\.json|receipt\.json)(?:\.\w+){0,2}"
    r"|receipt|read|reference|measured|\.reference\.\w+\.(?:unfinished|replaced)"
)
_NAME = re.compile(rf"[^\W_][\w.-]{{0,{LONGEST_NAME - 1}}}")
Tell = Callable[[int, int, str], None]


def import_corpus(
    name: str,
    sources: Sequence[str | Path],
    outlet: str = "",
    into: str = "",
    columns: Mapping[str, str] | None = None,
    progress: Tell = lambda done, of, what: None,
    names: str = "",
    keep: Names = (),
    drop: Names = (),
    add: bool = False,
) -> Corpus:
    """Read files and folders into a corpus on disk, and return it.

    Parameters
    ----------
    name
        The corpus's name; it is kept in the user's data folder under this name.
    sources
        Files and folders; what each file is, is told by its content.
    outlet
        Outlet of the articles that name none themselves.
    into
        The folder for the corpus, instead of the one in the user's data folder.
    columns
        Which column of a table is what, where the names do not tell: ``{"text": "body"}``.
    progress
        Called with the number of files done, the number of all, and what is being done (a file's
        name).
    names
        What the parts of the files' names are: ``"{outlet}_{date}_{}.txt"``. By default that is
        guessed from names of one shape, and the receipt says what was guessed; ``"{}"`` reads
        nothing from them.
    keep, drop
        What is set aside and what is not, by the reasons of the receipt. ``keep="notice"`` leaves
        editor's notes in the articles, ``keep=["headline again", "label"]`` headlines and labels
        that the text begins with; ``drop="repeated line"`` takes out the lines that many articles
        of an outlet have. The receipt counts and shows what was set aside.
    add
        Whether to add the files to the corpus of this name, which was imported before. Files that
        are in it already are left alone. Options that are not given are those it was imported with.

    Returns
    -------
    Corpus
        Its ``about["receipt"]`` says what was expected, read and set aside, and why; beside it lie
        ``receipt.json`` and tables of every file, article and stretch of text.

    Raises
    ------
    ValueError
        If the name could not name a folder or is that of a public corpus, the folder ``into`` holds
        something else, no source is given, the pattern of names is none, there is no such reason to
        keep or drop, nothing could be read, or there is no corpus to add to.

    Notes
    -----
    An import that was cut off, at any moment, goes on where it stopped when it is started again
    with the same files, and ends with the same bytes. The corpus is built beside the one that is
    there and takes its place in one step: a run that fails or is killed leaves the old corpus
    whole, and of two at once one remains, whole. Of the old one only what was measured of parts
    that are the same is kept, so that only the others are measured again.

    An addition ends with the articles, and when it is measured with the tables, that one import of
    all files gives.
    """
    check(name, sources)
    _refuse_what_is_taken(name, into)
    folder = into or str(corpus_folder(name))
    how = options_of(HALF_CHARACTERS.sub("\ufffd", outlet), columns, names, choice_of(keep, drop))
    version = f"{VERSION} {framing.__version__}"
    past = record_of(folder, how, version) if add else ImportRecord(version, how)
    found, skipped = find(Path(source) for source in sources)
    hashes = {path: hash_or_none(path) for path in {one.path for one in found}}
    new = past.lacks(found, hashes)
    whole = past.with_new(new, hashes, skipped)
    key = key_of(whole)
    about = {"imported": key, "outlet": whole.how.outlet}
    if (kept := same(folder, about)) or (add and not new):
        return kept or open_corpus(folder)
    pieces = Pieces(data_home() / "unfinished" / f"{name}-{key[:16]}")
    with Opener() as opener:
        for number, one in enumerate(new):
            progress(number, len(new), one.name)
            read_file(len(past.files) + number, one, opener, pieces, whole.how)
    progress(len(new), len(new), "writing the corpus")
    try:
        corpus = finish(name, folder, pieces, past, whole, about)
    except ValueError:  # there is nothing to go on with
        pieces.delete()
        raise
    except FileNotFoundError:  # another run of the same import is done, and has cleared up
        if not (kept := same(folder, about)):
            raise
        corpus = kept
    pieces.delete()
    return corpus


def finish(
    name: str,
    folder: str,
    pieces: Pieces,
    past: ImportRecord,
    whole: ImportRecord,
    about: dict[str, Any],
) -> Corpus:
    """Write the corpus from the pieces that were read now and those kept from before; return it.

    ``past`` is what the corpus was made of before this import, ``whole`` what it is made of now,
    and ``about`` the first entries of its manifest.
    """
    files = [file for file, _ in whole.files]
    file_names = parse_names(files, whole.how.names)
    old = StoredPieces(folder)
    new = range(len(past.files), len(files))

    def read() -> Iterator[Piece]:
        before = old.all() if past.files else ()
        for piece in chain(before, pieces.all(new)):
            yield with_names(piece, file_names)

    def keep(building: str) -> None:
        if past.files:
            StoredPieces(building).copy(old)
        StoredPieces(building).write(pieces.all(new))
        whole.write(building)
        carry_measured(folder, building)
        if past.files and record_of(folder, whole.how, whole.version) != past:
            raise ValueError(f"{folder} was imported anew meanwhile. Add the files again.")

    account = Account(name, file_names.as_dict(), whole.how.choice, skipped=list(whole.skipped))
    return settle(folder, Read(files, read, whole.starts, keep), account, about)


def check(name: str, sources: Sequence[str | Path]) -> None:
    """Raise ValueError for a name that could not name a folder, or sources that are no list."""
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"{name!r} is no name for a corpus: use letters, digits, hyphens, underscores and full "
            f"stops, {LONGEST_NAME} at most, and begin with a letter or a digit."
        )
    if isinstance(sources, str | bytes) or not sources:
        raise ValueError("Give a list of files and folders to import.")


def _refuse_what_is_taken(name: str, into: str) -> None:
    """Raise ValueError if a corpus may not be written to its place, whose content would be deleted.

    ``into`` is the folder the user chose: it may hold nothing but an import. If it is empty, the
    ``name`` must not be that of a public corpus.
    """
    if not into and name in catalog.names():
        raise ValueError(f"{name!r} is a corpus of the catalogue: give yours another name.")
    strange = [one for one in names_in(into) if not _OURS.fullmatch(one)] if into else []
    if strange:
        raise ValueError(
            f"{into} holds {strange[0]!r}, which is no part of a corpus: give an empty folder."
        )


def key_of(whole: ImportRecord) -> str:
    """Return a hash over all that is imported, and how: equal hashes mean equal corpora."""
    how = whole.how
    digest = hashlib.sha256(repr((whole.version, how._replace(outlet=""))).encode())
    for name, found in whole.files:
        digest.update(f"{name}\0{found}\0".encode())
    return digest.hexdigest()


def hash_or_none(path: Path) -> str:
    """Return the sha256 of a file, or the word ``unreadable`` for one that may not be read."""
    try:
        return hash_of(path)
    except OSError:
        return "unreadable"


def same(folder: str, about: Mapping[str, Any]) -> Corpus | None:
    """Return the corpus in a folder if it is what is to be imported; else None.

    ``about`` are the entries its manifest must have: what it was imported from, and how.
    """
    if not exists(f"{folder}/{MANIFEST}"):
        return None
    try:
        corpus = open_corpus(folder)
    except (ValueError, KeyError):
        return None
    return corpus if all(corpus.about.get(k) == v for k, v in about.items()) else None


def read_file(number: int, one: Found, opener: Opener, pieces: Pieces, how: ImportOptions) -> None:
    """Read the file ``one`` into pieces on disk, those that are not there from a run before.

    ``number`` is that of the file in the import, ``how`` the options of the import; ``opener``
    opens it.
    """
    count, complete = pieces.done(number)
    if not complete:
        for piece in pieces_of(number, one, opener, how, count):
            pieces.write(count, piece)
            count += 1


def with_names(piece: Piece, names: FileNames) -> Piece:
    """Return a piece whose articles have outlet, date and so on from their file's name.

    ``names`` is what was read from the names of all files.
    """
    about = piece.about
    alone = not about or (not about["database"] and not about["columns"])
    outcomes = tuple(
        one._replace(article=names.filled(piece.file, one.article, alone)) if one.article else one
        for one in piece.outcomes
    )
    return piece._replace(outcomes=outcomes)


def pieces_of(
    number: int, one: Found, opener: Opener, how: ImportOptions, done: int
) -> Iterator[Piece]:
    """Yield what is read from the file ``one``, piece by piece, without the first ``done`` pieces.

    ``number`` is that of the file in the import, ``how`` the options of the import; ``opener``
    opens it. Where the file cannot be read (any further), a last piece says why.
    """
    try:
        with opener.open(one) as stream:
            source = extract(one, stream, dict(how.columns), how.choice.keep)
            about = about_source(source)
            makers = islice(source.outcomes, done * SIZE, None)
            last = False
            while not last:
                outcomes = tuple(make() for make in islice(makers, SIZE))
                last = len(outcomes) < SIZE
                yield Piece(number, about, outcomes, last)
        return
    except Unreadable as error:
        why = str(error)
    except Exception as error:  # a hostile file may break a parser; it must not stop the others
        why = f"{one.name}: the file breaks its parser ({type(error).__name__}); check it."
    yield Piece(number, {}, (), True, why)

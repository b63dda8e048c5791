"""Importing one's own files as a corpus, with an account of each article and each character.

The files are read into pieces on disk; a run that was cut off goes on from the pieces that are
there. When all are read, ids, spellings of outlets and repeated texts are settled in the order of
the files, and the corpus and its receipt are written: the same files give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import framing
from framing.article import HALF_CHARACTERS
from framing.corpora import catalog
from framing.corpora.account import Account
from framing.corpora.extracting import extract
from framing.corpora.fetch import corpus_folder, data_home
from framing.corpora.file_names import FileNames, names_told
from framing.corpora.files import MANIFEST, exists, names_in
from framing.corpora.finding import Found, Opener, find
from framing.corpora.pieces import SIZE, Piece, Pieces, about_source
from framing.corpora.settling import settle
from framing.corpora.store import Corpus, open_corpus
from framing.reading import Unreadable
from framing.reading.choice import Choice, Names, choice_of

VERSION = "3"  # changes whenever the articles read from a file can change
LONGEST_NAME = 100  # characters: it names a folder
_OURS = re.compile(
    r"(?:part-\d+\.parquet|manifest\.json|receipt\.json)(?:\.\w+){0,2}"
    r"|receipt|reference|measured|\.reference\.\w+\.(?:unfinished|replaced)"
)
_NAME = re.compile(rf"[^\W_][\w.-]{{0,{LONGEST_NAME - 1}}}")
Tell = Callable[[int, int, str], None]


def import_corpus(
    name: str,
    sources: Sequence[str | Path],
    outlet: str = "",
    into: str = "",
    columns: Mapping[str, str] | None = None,
    tell: Tell = lambda done, of, what: None,
    names: str = "",
    keep: Names = (),
    drop: Names = (),
) -> Corpus:
    """Read files and folders into a corpus.

    Parameters
    ----------
    name
        The corpus's name; it is kept in the user's data folder under this name.
    sources
        Files and folders; what each file is, is told by its content.
    outlet
        Outlet of the articles that name none themselves.
    into
        Another place for the corpus.
    columns
        Which column of a table is what, where the names do not tell: ``{"text": "body"}``.
    tell
        Called with the files done, their number, and what is being done.
    names
        What the parts of the files' names are: ``"{outlet}_{date}_{}.txt"``. By default that is
        guessed from names of one shape, and the receipt says what was guessed; ``"{}"`` reads
        nothing from them.
    keep, drop
        What is set aside and what is not, by the reasons of the receipt. ``keep="notice"`` leaves
        editor's notes in the articles, ``keep=["headline again", "label"]`` headlines and labels
        that the text begins with; ``drop="repeated line"`` takes out the lines that many articles
        of an outlet have. The receipt counts and shows what was set aside.

    Returns
    -------
    Corpus
        Its ``about["receipt"]`` says what was expected, read and set aside, and why; beside it lie
        ``receipt.json`` and tables of every file, article and stretch of text.

    Raises
    ------
    ValueError
        If the name is no plain name or one of the catalogue, the other place holds something else,
        no source is given, the pattern of names is none, there is no such reason to keep or drop,
        or nothing could be read.

    Notes
    -----
    An import that was cut off, at any moment, goes on where it stopped when it is started again
    with the same files, and ends with the same bytes. The corpus is built beside the one that is
    there and takes its place in one step, with nothing left of the old one: a run that fails or is
    killed leaves the old corpus whole, and of two at once one remains, whole.
    """
    check(name, sources)
    _refuse_what_is_taken(name, into)
    given = dict(columns or {})
    choice = choice_of(keep, drop)
    found, skipped = find(Path(source) for source in sources)
    told = names_told([one.name for one in found], names)
    folder = into or str(corpus_folder(name))
    key = key_of(found, given, names, choice)
    about = {"imported": key, "outlet": HALF_CHARACTERS.sub("\ufffd", outlet)}
    if kept := same(folder, about):
        return kept
    pieces = Pieces(data_home() / "unfinished" / f"{name}-{key[:16]}")
    with Opener() as opener:
        for number, one in enumerate(found):
            tell(number, len(found), one.name)
            read_file(number, one, opener, pieces, given, told, choice.keep)
    tell(len(found), len(found), "writing the corpus")
    account = Account(name, told.as_dict(), choice, skipped=list(skipped))
    try:
        corpus = settle(folder, pieces, found, account, about)
    except ValueError:  # there is nothing to go on with
        pieces.delete()
        raise
    except FileNotFoundError:  # another run of the same import is done, and has cleared up
        if not (kept := same(folder, about)):
            raise
        corpus = kept
    pieces.delete()
    return corpus


def check(name: str, sources: Sequence[str | Path]) -> None:
    """Refuse a name that could not name a folder, and sources that are none."""
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"{name!r} is no name for a corpus: use letters, digits, hyphens, underscores and full "
            f"stops, {LONGEST_NAME} at most, and begin with a letter or a digit."
        )
    if isinstance(sources, str | bytes) or not sources:
        raise ValueError("Give a list of files and folders to import.")


def _refuse_what_is_taken(name: str, into: str) -> None:
    """Let an import take no place but that of an import: what lies there is deleted."""
    if not into and name in catalog.names():
        raise ValueError(f"{name!r} is a corpus of the catalogue: give yours another name.")
    strange = [one for one in names_in(into) if not _OURS.fullmatch(one)] if into else []
    if strange:
        raise ValueError(
            f"{into} holds {strange[0]!r}, which is no part of a corpus: give an empty folder."
        )


def key_of(found: Sequence[Found], given: Mapping[str, str], names: str, choice: Choice) -> str:
    """Hash over what is imported, and how: the same key, the same corpus."""
    chosen = [sorted(reasons) for reasons in choice]
    how = f"{VERSION} {framing.__version__} {sorted(given.items())} {names!r} {chosen}"
    digest = hashlib.sha256(how.encode())
    hashes = {path: hash_of(path) for path in {one.path for one in found}}
    for one in found:
        digest.update(f"{one.name}\0{hashes[one.path]}\0".encode())
    return digest.hexdigest()


def hash_of(path: Path) -> str:
    """Hash a file, of whatever size; one that may not be read is as good as any other."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def same(folder: str, about: Mapping[str, Any]) -> Corpus | None:
    """The corpus in a folder, if it was imported from the same files."""
    if not exists(f"{folder}/{MANIFEST}"):
        return None
    try:
        corpus = open_corpus(folder)
    except (ValueError, KeyError):
        return None
    return corpus if all(corpus.about.get(k) == v for k, v in about.items()) else None


def read_file(
    number: int,
    one: Found,
    opener: Opener,
    pieces: Pieces,
    given: Mapping[str, str],
    names: FileNames,
    keep: frozenset[str],
) -> None:
    """Read a file into pieces, as far as that has not been done before."""
    count, complete = pieces.done(number)
    if not complete:
        for piece in pieces_of(number, one, opener, given, keep, count):
            pieces.write(count, with_names(piece, names))
            count += 1


def with_names(piece: Piece, names: FileNames) -> Piece:
    """Return the articles of a piece what the name of its file tells."""
    about = piece.about
    alone = not about or (not about["database"] and not about["columns"])
    outcomes = tuple(
        one._replace(article=names.filled(piece.file, one.article, alone)) if one.article else one
        for one in piece.outcomes
    )
    return piece._replace(outcomes=outcomes)


def pieces_of(
    number: int,
    one: Found,
    opener: Opener,
    given: Mapping[str, str],
    keep: frozenset[str],
    done: int,
) -> Iterator[Piece]:
    """Read the pieces of a file but the first ones; the last says why there are no more."""
    try:
        with opener.open(one) as stream:
            source = extract(one, stream, given, keep)
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

"""Importing one's own files as a corpus, with an account of each article and each character.

The files are read into pieces on disk; a run that was cut off goes on from the pieces that are
there. When all are read, ids, spellings of outlets and repeated texts are settled in the order of
the files, and the corpus and its receipt are written: the same files give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import framing
from framing.corpora.account import Account, File, Lost
from framing.corpora.boilerplate import Edges
from framing.corpora.extracting import Outcome, extract
from framing.corpora.fetch import corpus_folder, data_home
from framing.corpora.files import delete, exists, write_json
from framing.corpora.finding import Found, Opener, find, free
from framing.corpora.nearly import near_copies
from framing.corpora.outlets import spellings
from framing.corpora.pieces import SIZE, Piece, Pieces, about_source
from framing.corpora.receipt_tables import ReceiptTables
from framing.corpora.store import MANIFEST, Corpus, Stored, open_corpus, write_corpus
from framing.quoting import damaged
from framing.reading import Skipped, Unreadable
from framing.reading.labelled import plain

VERSION = "1"  # changes whenever the articles read from a file can change
LONGEST_NAME = 100  # characters: it names a folder
_NAME = re.compile(rf"[^\W_][\w.-]{{0,{LONGEST_NAME - 1}}}")
Tell = Callable[[int, int, str], None]


def import_corpus(
    name: str,
    sources: Sequence[str | Path],
    outlet: str = "",
    into: str = "",
    columns: Mapping[str, str] | None = None,
    tell: Tell = lambda done, of, what: None,
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

    Returns
    -------
    Corpus
        Its ``about["receipt"]`` says what was expected, read and set aside, and why; beside it lie
        ``receipt.json`` and tables of every file, article and stretch of text.

    Raises
    ------
    ValueError
        If the name is no plain name, no source is given, or nothing could be read.

    Notes
    -----
    An import that was cut off, at any moment, goes on where it stopped when it is started again
    with the same files, and ends with the same bytes.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(
            f"{name!r} is no name for a corpus: use letters, digits, hyphens, underscores and full "
            f"stops, {LONGEST_NAME} at most, and begin with a letter or a digit."
        )
    if isinstance(sources, str | bytes) or not sources:
        raise ValueError("Give a list of files and folders to import.")
    given = dict(columns or {})
    found, skipped = find(Path(source) for source in sources)
    folder = into or str(corpus_folder(name))
    key = key_of(found, given)
    about = {"imported": key, "outlet": outlet}
    if kept := same(folder, about):
        return kept
    pieces = Pieces(data_home() / "unfinished" / f"{name}-{key[:16]}")
    with Opener() as opener:
        for number, one in enumerate(found):
            tell(number, len(found), one.name)
            read_file(number, one, opener, pieces, given)
    tell(len(found), len(found), "writing the corpus")
    account = Account(name, skipped=list(skipped))
    try:
        corpus = settle(folder, pieces, found, account, about)
    except ValueError:  # there is nothing to go on with
        shutil.rmtree(pieces.folder, ignore_errors=True)
        raise
    shutil.rmtree(pieces.folder, ignore_errors=True)
    return corpus


def key_of(found: Sequence[Found], given: Mapping[str, str]) -> str:
    """Hash over what is imported, and how: the same key, the same corpus."""
    digest = hashlib.sha256(f"{VERSION} {framing.__version__} {sorted(given.items())}".encode())
    hashes: dict[Path, str] = {}
    for one in found:
        if one.path not in hashes:
            try:
                with one.path.open("rb") as stream:
                    hashes[one.path] = hashlib.file_digest(stream, "sha256").hexdigest()
            except OSError:
                hashes[one.path] = "unreadable"
        digest.update(f"{one.name}\0{hashes[one.path]}\0".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


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
    number: int, one: Found, opener: Opener, pieces: Pieces, given: Mapping[str, str]
) -> None:
    """Read a file into pieces, as far as that has not been done before."""
    count, complete = pieces.done(number)
    if complete:
        return
    try:
        with opener.open(one) as stream:
            source = extract(one, stream, given)
            about = about_source(source)
            makers = islice(source.outcomes, count * SIZE, None)
            while True:
                outcomes = tuple(make() for make in islice(makers, SIZE))
                last = len(outcomes) < SIZE
                pieces.write(count, Piece(number, about, outcomes, last))
                count += 1
                if last:
                    return
    except Unreadable as error:
        why = str(error)
    except Exception as error:  # a hostile file may break a parser; it must not stop the others
        why = f"{one.name}: the file breaks its parser ({type(error).__name__}); check it."
    pieces.write(count, Piece(number, {}, (), True, why))


def settle(
    folder: str, pieces: Pieces, found: Sequence[Found], account: Account, about: dict[str, Any]
) -> Corpus:
    """Write the corpus and its receipt from the pieces."""
    counts: Counter[str] = Counter()
    for piece in pieces.all(len(found)):
        counts.update(o.article.outlet for o in piece.outcomes if o.article is not None)
    if not counts:
        raise ValueError(
            f"The corpus {account.name!r} would have no articles: {why_not(pieces, found, account)}"
        )
    spelt = spellings({name: n for name, n in counts.items() if name})
    account.renamed = {a: b for a, b in spelt.items() if a != b}
    delete(folder)
    tables = ReceiptTables(folder)
    edges = Edges()
    stream = stored(pieces, found, account, tables, edges, {"": about["outlet"], **spelt})

    def finish() -> dict[str, Any]:
        tables.close(account)
        account.boilerplate = edges.shared()
        account.copies = near_copies(folder, account.articles)
        receipt = account.as_dict()
        write_json(f"{folder}/receipt.json", receipt)
        return {**about, "receipt": receipt}

    return write_corpus(folder, account.name, stream, finish)


def why_not(pieces: Pieces, found: Sequence[Found], account: Account) -> str:
    """Say why nothing was read, by the first file that could not be."""
    reasons = [one.why for one in account.skipped]
    reasons += [piece.skipped for piece in pieces.all(len(found)) if piece.skipped]
    reasons += [f"{o.why}." for p in pieces.all(len(found)) for o in p.outcomes if o.why]
    return reasons[0] if reasons else "the files hold none."


def stored(
    pieces: Pieces,
    found: Sequence[Found],
    account: Account,
    tables: ReceiptTables,
    edges: Edges,
    spelt: Mapping[str, str],
) -> Iterator[Stored]:
    """Yield the articles with their final ids and outlets; fill the account on the way."""
    taken: set[str] = set()
    seen: dict[str, str] = {}
    file = File("")
    for piece in pieces.all(len(found)):
        if not account.files or file.source != found[piece.file].name:
            file = begin(piece, found[piece.file].name, account)
        if piece.skipped:
            file.why = piece.skipped
            account.skipped.append(Skipped(file.source, piece.skipped))
        for outcome in piece.outcomes:
            count_characters(outcome, file, account)
            final = None
            if outcome.article is not None:
                final = settled(outcome, taken, seen, spelt)
                file.found += 1
                file.headlines.add(plain(final.article.headline))
                account.take(final.article, final.damaged, bool(final.duplicate_of))
                if not final.duplicate_of:
                    edges.add(final.article.text, bool(final.article.headline))
            elif outcome.why:
                file.lost += 1
                account.lost.append(Lost(file.source, outcome.number, outcome.why))
            tables.add(file.source, outcome, final)
            account.notes.update(outcome.notes)
            if final is not None:
                yield final


def begin(piece: Piece, name: str, account: Account) -> File:
    """Open the account of a file."""
    known = {**piece.about, "listed": tuple(piece.about.get("listed", ()))}
    known["notes"] = tuple(known.get("notes", ()))
    file = File(name, **known)
    account.notes.update(file.notes)
    account.files.append(file)
    return file


def settled(
    outcome: Outcome, taken: set[str], seen: dict[str, str], spelt: Mapping[str, str]
) -> Stored:
    """Give an article its final id and outlet, and the id of an earlier one with its words."""
    article = outcome.article
    assert article is not None
    name = article.id if article.id not in taken else outcome.also or article.id
    article = replace(article, id=free(name, taken), outlet=spelt[article.outlet])
    first = seen.setdefault(article.sha256, article.id)
    return Stored(article, damaged(article.text), "" if first == article.id else first)


def count_characters(outcome: Outcome, file: File, account: Account) -> None:
    """Add the characters of an outcome to the account."""
    for fate in outcome.fates:
        length = fate.end - fate.start
        file.characters += length
        if fate.fate == "used":
            file.used += length
        else:
            account.set_aside[fate.reason] += length

"""From the pieces of an import to its corpus: final ids and outlets, and what became of it all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from framing.corpora.account import Account, File, Lost
from framing.corpora.boilerplate import Edges
from framing.corpora.extracting import Outcome
from framing.corpora.files import write_json
from framing.corpora.finding import Found
from framing.corpora.nearly import near_copies
from framing.corpora.outlets import spellings
from framing.corpora.pieces import Piece, Pieces
from framing.corpora.receipt_tables import ReceiptTables
from framing.corpora.replacing import beside
from framing.corpora.store import Corpus, Stored, open_corpus, write_corpus
from framing.quotes import damaged
from framing.reading import Skipped
from framing.reading.frames import free
from framing.reading.labelled import plain


def settle(
    folder: str, pieces: Pieces, found: Sequence[Found], account: Account, about: dict[str, Any]
) -> Corpus:
    """Write the corpus and its receipt from the pieces, beside the corpus that is there."""
    counts: Counter[str] = Counter()
    for piece in pieces.all(len(found)):
        counts.update(o.article.outlet for o in piece.outcomes if o.article is not None)
    if not counts:
        raise ValueError(
            f"The corpus {account.name!r} would have no articles: {why_not(pieces, found, account)}"
        )
    spelt = spellings({name: n for name, n in counts.items() if name})
    account.renamed = {a: b for a, b in spelt.items() if a != b}
    with beside(folder) as building:
        tables = ReceiptTables(building)
        edges = Edges()
        stream = stored(pieces, found, account, tables, edges, {"": about["outlet"], **spelt})

        def finish() -> dict[str, Any]:
            tables.close(account)
            account.boilerplate = edges.shared()
            account.copies = near_copies(building, account.articles)
            receipt = account.as_dict()
            write_json(f"{building}/receipt.json", receipt)
            return {**about, "receipt": receipt}

        write_corpus(building, account.name, stream, finish)
    return open_corpus(folder)


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
            final = settled(outcome, taken, seen, spelt) if outcome.article is not None else None
            book(outcome, final, file, account)
            tables.add(file.source, outcome, final)
            if final is not None:
                if not final.duplicate_of:
                    edges.add(final.article.text, bool(final.article.headline))
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
    """Return an article its final id and outlet, and the id of an earlier one with its words."""
    article = outcome.article
    assert article is not None
    name = article.id if article.id not in taken else outcome.also or article.id
    article = replace(article, id=free(name, taken), outlet=spelt[article.outlet])
    first = seen.setdefault(article.sha256, article.id)
    return Stored(article, damaged(article.text), "" if first == article.id else first)


def book(outcome: Outcome, final: Stored | None, file: File, account: Account) -> None:
    """Add an outcome to the account: its article, found or lost, and its characters."""
    if final is not None:
        file.found += 1
        file.headlines.add(plain(final.article.headline))
        account.take(final.article, final.damaged, bool(final.duplicate_of))
    elif outcome.why:
        file.lost += 1
        account.lost.append(Lost(file.source, outcome.number, outcome.why))
    account.notes.update(outcome.notes)
    for fate in outcome.fates:
        length = fate.end - fate.start
        file.characters += length
        if fate.fate == "used":
            file.used += length
        else:
            account.set_aside[fate.reason] += length

"""Make a corpus of what an import has read: final ids and outlets, and the receipt.

The receipt says what became of each file, each article and each character. What was read comes in
pieces: up to 250 outcomes of one file, each an article, a lost article or what stands between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from framing.article import Article
from framing.corpora.account import Account, File, Lost, SetAside
from framing.corpora.copies import candidates, originals, pairs_of, signature
from framing.corpora.extracting import Fate, Outcome
from framing.corpora.files import exists, parquet_bytes, read_bytes, write_json, write_whole
from framing.corpora.outlets import spellings
from framing.corpora.pieces import Piece
from framing.corpora.receipt_tables import ReceiptTables
from framing.corpora.replacing import building_folder
from framing.corpora.store import Corpus, Stored, open_corpus, write_corpus
from framing.quotes import damaged
from framing.reading import Skipped
from framing.reading.export_lines import plain
from framing.reading.frames import free
from framing.reading.receipt import Stretch
from framing.reading.repeated import Lines, set_aside_in, without

MOST_COMPARED = 20_000  # articles; measuring a corpus looks for copies in one of any size
_NEEDED = ["id", "text", "headline", "outlet", "duplicate_of"]


class Read(NamedTuple):
    """Hold what an import has read, to be made a corpus.

    Attributes
    ----------
    files
        The names of the files.
    pieces
        A function that yields all pieces in the order of the files, each time from the beginning.
    starts
        For the import and each later addition the number of its first file.
    keep
        A function that writes into the corpus's folder, which it is given, what later additions
        need.
    """

    files: Sequence[str]
    pieces: Callable[[], Iterator[Piece]]
    starts: Sequence[int]
    keep: Callable[[str], None]


def settle(folder: str, read: Read, account: Account, about: dict[str, Any]) -> Corpus:
    """Write the corpus and its receipt from what was read, and return the corpus.

    It takes the place ``folder``. ``account``, the receipt, is filled on the way; ``about`` are the
    first entries of the manifest. Raise ValueError if there is no article.
    """
    counts: Counter[str] = Counter()
    articles = [0] * (len(read.files) + 1)
    for piece in read.pieces():
        outlets = [o.article.outlet for o in piece.outcomes if o.article is not None]
        counts.update(outlets)
        articles[piece.file] += len(outlets)
    if not counts:
        raise ValueError(
            f"The corpus {account.name!r} would have no articles: {first_reason(read, account)}"
        )
    before = [0, *accumulate(articles)]
    spelt = spellings({name: n for name, n in counts.items() if name})
    account.renamed = {a: b for a, b in spelt.items() if a != b}
    spelt = {"": about["outlet"], **spelt}
    lines = Lines()
    for article in without_repeats(read, spelt) if account.drops_lines else ():
        lines.add(article)  # all of them, before any is taken out
    with building_folder(folder) as building:
        tables = ReceiptTables(building)
        stream = final_articles(read, account, tables, lines, spelt)

        def finish() -> dict[str, Any]:
            tables.close(account)
            account.boilerplate = lines.shared()
            account.copies = near_copies(building, account.articles)
            receipt = account.as_dict()
            write_json(f"{building}/receipt.json", receipt)
            return {**about, "receipt": receipt}

        breaks = [before[start] for start in read.starts]
        write_corpus(building, account.name, stream, finish, breaks=breaks)
        read.keep(building)
    return open_corpus(folder)


def first_reason(read: Read, account: Account) -> str:
    """Return a sentence on why no article was read, about the first file that could not be.

    ``account`` is the receipt, which names the files that could not be opened.
    """
    reasons = [one.why for one in account.skipped]
    reasons += [piece.skipped for piece in read.pieces() if piece.skipped]
    reasons += [f"{o.why}." for piece in read.pieces() for o in piece.outcomes if o.why]
    return reasons[0] if reasons else "the files hold none."


def without_repeats(read: Read, spelt: Mapping[str, str]) -> Iterator[Article]:
    """Yield each article with its final outlet, without those that repeat an earlier one's words.

    ``spelt`` gives the final spelling of each outlet.
    """
    seen: set[str] = set()
    for piece in read.pieces():
        for article in (outcome.article for outcome in piece.outcomes):
            if article is not None and article.sha256 not in seen:
                seen.add(article.sha256)
                yield replace(article, outlet=spelt[article.outlet])


def final_articles(
    read: Read,
    account: Account,
    tables: ReceiptTables,
    lines: Lines,
    spelt: Mapping[str, str],
) -> Iterator[Stored]:
    """Yield the articles with their final ids and outlets, as they are to stand in the corpus.

    ``account`` and ``tables``, the receipt, are filled on the way. ``lines`` counts the lines that
    an outlet repeats; ``spelt`` gives the final spelling of each outlet.
    """
    taken: set[str] = set()
    seen: dict[str, str] = {}
    file = File("")
    for piece in read.pieces():
        if not account.files or file.source != read.files[piece.file]:
            file = begin_file(piece, read.files[piece.file], account)
        if piece.skipped:
            file.why = piece.skipped
            account.skipped.append(Skipped(file.source, piece.skipped))
        for outcome in piece.outcomes:
            if outcome.article is not None:
                article = replace(outcome.article, outlet=spelt[outcome.article.outlet])
                outcome = outcome._replace(article=article)
                if account.drops_lines:
                    outcome = without_lines(outcome, article, lines)
            final = with_final_id(outcome, taken, seen) if outcome.article is not None else None
            record_outcome(outcome, final, file, account)
            tables.add(file.source, outcome, final)
            if final is not None:
                if not (account.drops_lines or final.duplicate_of):
                    lines.add(final.article)
                yield final


def without_lines(outcome: Outcome, article: Article, lines: Lines) -> Outcome:
    """Return an outcome whose article lacks the lines that its outlet repeats.

    Its fates tell of them. ``article`` is the outcome's article with its final outlet; ``lines``
    knows the repeated lines.
    """
    spans = lines.spans(article)
    if not spans:
        return outcome
    first = outcome.fates[0].start
    whole = "".join(fate.text for fate in outcome.fates)  # they cover it without a gap
    stretches = [Stretch(f.start - first, f.end - first, f.fate, f.reason) for f in outcome.fates]
    parted = set_aside_in(article.text, spans, whole, stretches)
    fates = tuple(
        Fate(s.start + first, s.end + first, s.fate, s.reason, whole[s.start : s.end])
        for s in parted
    )
    shorter = replace(article, text=without(article.text, spans))
    return outcome._replace(article=shorter, fates=fates)


def begin_file(piece: Piece, name: str, account: Account) -> File:
    """Return the account of a file, begun from what its first piece says of it.

    ``name`` is the file's name; ``account`` is the receipt, to which the account is added.
    """
    known = {**piece.about, "listed": tuple(piece.about.get("listed", ()))}
    known["notes"] = tuple(known.get("notes", ()))
    file = File(name, **known)
    account.notes.update(file.notes)
    account.files.append(file)
    return file


def with_final_id(outcome: Outcome, taken: set[str], seen: dict[str, str]) -> Stored:
    """Return an outcome's article with its final id, and the id of an earlier one with its words.

    ``taken`` holds the ids in use, ``seen`` the first id of each text by hash; both are added to.
    """
    article = outcome.article
    assert article is not None
    name = article.id if article.id not in taken else outcome.also or article.id
    article = replace(article, id=free(name, taken))
    first = seen.setdefault(article.sha256, article.id)
    return Stored(article, damaged(article.text), "" if first == article.id else first)


def record_outcome(outcome: Outcome, final: Stored | None, file: File, account: Account) -> None:
    """Add an outcome to the receipt: its article, found or lost, and its characters.

    ``final`` is the article as it is in the corpus, None if the outcome gave none; ``file`` is the
    account of its file, ``account`` the whole receipt.
    """
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
            account.set_aside.setdefault(fate.reason, SetAside()).take(fate.text)


def near_copies(folder: str, articles: int) -> dict[str, Any]:
    """Find articles that share long stretches, write the pairs beside the corpus, and count them.

    Parameters
    ----------
    folder
        The folder of the corpus; its parts are there.
    articles
        How many articles it has.

    Returns
    -------
    dict
        ``pairs`` (their number), ``copies`` (how many articles are near-copies of an earlier one),
        and ``said``, a sentence on it. With more than 20,000 articles nothing is searched, and
        there is the sentence only.
    """
    if articles > MOST_COMPARED:
        most = f"over {MOST_COMPARED:,} articles"
        return {"said": f"Near-copies were not looked for: {most}. Measuring finds them."}
    ids, signatures = [], []
    for article in without_duplicates(folder):
        ids.append(article.id)
        signatures.append(signature(article))
    likely = candidates(signatures)
    wanted = {number for pair in likely for number in pair}
    needed = {n: a for n, a in enumerate(without_duplicates(folder)) if n in wanted}
    pairs = pairs_of(needed, likely)
    table = pa.Table.from_pandas(pairs, preserve_index=False)
    write_whole(f"{folder}/receipt/copies.parquet", parquet_bytes(table))
    copies = len(originals(pairs, ids)) if len(pairs) else 0
    note = f"Near-copies of an earlier article: {copies:,}." if copies else ""
    return {"pairs": len(pairs), "copies": copies, "said": note}


def without_duplicates(folder: str) -> Iterator[Article]:
    """Yield the articles of the parts in a folder, without those that repeat an earlier one."""
    number = 0
    while exists(where := f"{folder}/part-{number:05d}.parquet"):
        table = pq.read_table(pa.BufferReader(read_bytes(where)), columns=_NEEDED)
        for row in table.to_pylist():
            if not row.pop("duplicate_of"):
                yield Article(**row)
        number += 1

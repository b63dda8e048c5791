"""Reading all files of a folder: which are read, and which are only named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from framing.article import Article
from framing.reading.choice import REPEATED, Names, choice_of
from framing.reading.receipt import ManyReceipt, Receipt, Skipped
from framing.reading.receiving import article_from
from framing.reading.repeated import set_aside_in, without_repeated
from framing.reading.sources import load_file
from framing.reading.unreadable import Unreadable


def read_many(
    source: str | Path, keep: Names = (), drop: Names = ()
) -> tuple[list[Article], ManyReceipt]:
    """Read an article from each file of a folder, and of the folders in it, or from one file.

    Parameters
    ----------
    source
        A folder or a file. Hidden files (``.name``) are left alone, and links are not followed.
    keep, drop
        Reasons for leaving words out, one or several: of those in ``keep`` nothing is left out
        (``"notice"``: editor's notes stay in the texts); ``drop="repeated line"`` takes out the
        lines that many articles of an outlet have.

    Returns
    -------
    articles
        In the order of the file names. Two files of one name get different ids.
    receipt
        For each file that was read what became of its characters; for the others why they were not.

    Raises
    ------
    Unreadable
        If there is no such folder, or no file in it.
    ValueError
        If there is no such reason to keep or to drop.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> size = (folder / "talks.txt").write_text("Talks begin\\n\\nThe two sides met on Monday.")
    >>> (folder / "empty.txt").touch()
    >>> articles, receipt = read_many(folder)
    >>> [article.id for article in articles], receipt.summary()[0]
    (['talks'], '1 of 2 files read.')
    """
    chosen = choice_of(keep, drop)
    root = Path(source)
    files, others = files_of(root)
    articles: list[Article] = []
    receipts: list[Receipt] = []
    skipped = [no_file(path, str(path)) for path in others]
    taken: set[str] = set()
    for file in files:
        try:
            content = load_file(file)
            content = content._replace(id=free_id(content.id, file, root, taken))
            article, receipt = article_from(content, chosen.keep)
        except Unreadable as error:
            skipped.append(Skipped(str(file), str(error)))
            continue
        taken.add(article.id)
        articles.append(article)
        receipts.append(receipt)
    if REPEATED in chosen.drop:
        articles, receipts = _without_repeated(articles, receipts)
    return articles, ManyReceipt(tuple(receipts), tuple(skipped))


def _without_repeated(
    articles: list[Article], receipts: list[Receipt]
) -> tuple[list[Article], list[Receipt]]:
    """Return articles without the lines that many of their outlet have, and the changed receipts.

    ``receipts`` holds the receipt of each article, in the same order; both lists come back in it.
    """
    shorter, lines = without_repeated(articles)
    told = []
    for article, receipt in zip(articles, receipts, strict=True):
        spans = lines.spans(article)
        stretches = set_aside_in(article.text, spans, receipt.input, receipt.stretches)
        told.append(replace(receipt, stretches=tuple(stretches)) if spans else receipt)
    return shorter, told


def files_of(root: Path) -> tuple[list[Path], list[Path]]:
    """Return the files in a folder and all folders in it, and separately links, pipes and devices.

    Both lists are in the order of the names, without what is hidden (``.name``). Raise Unreadable
    if there is no file. Links are not followed: they may lead out of the folder, in circles, or to
    what is read anyway. If ``root`` is a file, or a link to one, it is the only one returned.
    """
    try:
        found = root.is_file(), root.is_dir()
    except (OSError, ValueError):
        found = False, False
    if found[0]:
        return [root], []
    if not found[1]:
        raise Unreadable(str(root), "there is no such file or folder", "check the name")
    inside = sorted(
        path
        for path in root.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(root).parts)
    )
    files = [path for path in inside if path.is_file() and not path.is_symlink()]
    others = [path for path in inside if path.is_symlink() or not (path.is_file() or path.is_dir())]
    if not files:
        only = "has only links" if others else "has no files"
        raise Unreadable(str(root), f"the folder {only}", "check the name")
    return files, others


def no_file(path: Path, name: str) -> Skipped:
    """Return the entry in the receipt for a link, a pipe or a device, which are not read.

    ``name`` is what the receipt calls it.
    """
    if path.is_symlink():
        why = Unreadable(name, "this is a link", "give the file or folder that it leads to")
    else:
        why = Unreadable(name, "this is a pipe or a device, not a file", "leave it out")
    return Skipped(name, str(why))


def free_id(stem: str, file: Path, root: Path, taken: set[str]) -> str:
    """Return an id for the article in ``file`` that is not in ``taken``, the ids of others.

    It is ``stem``, the file's name without its suffix, or else its path inside the folder ``root``.
    """
    if stem not in taken:
        return stem
    return str(file.relative_to(root)) if file != root else stem

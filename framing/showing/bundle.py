"""Write and check a replication bundle: tables, offsets and hashes for others, without texts."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

import pandas as pd

from framing.analysis import TABLES, Analysis
from framing.article import Article
from framing.corpora.fetch import corpus_folder
from framing.corpora.files import MANIFEST
from framing.corpora.store import Corpus, open_corpus
from framing.measuring.grouping import META
from framing.measuring.rates import rates
from framing.measuring.validate_args import an_analysis
from framing.reading import read_many
from framing.showing.verify import COLUMNS, changed_versions, computed_again, judged
from framing.spreadsheets import csv_text

CRATE = "ro-crate-metadata.json"
WORDS = "words_sha256"  # of the words of a row, in place of them
_TEXT = ["text", "explanation", "title"]  # columns that hold words of the articles
_KNOWN = ("outlet", "url", "language", "author")
_HOW = """\
This folder holds what was found in {articles} articles, without their texts: for each finding its
offsets and the hash of its words, for each article the hash of its text.

How to get the texts: {fetch}

To compute every table again: install the packages of requirements.txt, put the texts into a folder
or import them as a corpus, and run

    framing verify THIS_FOLDER --texts FOLDER_OR_CORPUS

An article is found by the hash of its text. What is missing or differs is named.
"""


def bundle(
    analysis: Analysis, folder: str | Path, fetch: str = "", published: dt.date | None = None
) -> Path:
    """Write a replication bundle: all that was found, and no text.

    Parameters
    ----------
    analysis
        What `framing.analyze` returned.
    folder
        A new or empty folder.
    fetch
        How another person gets the texts, in a sentence; by default that the addresses are in
        ``articles.csv``.
    published
        The day that the metadata name; today by default.

    Returns
    -------
    Path
        The folder. It holds the tables as CSV (``evidence``, all marks, with offsets and a hash,
        ``words_sha256``, in place of words), ``rates.csv``, ``run.json`` (versions, word lists,
        decisions, what was skipped), ``requirements.txt``, a ``README.md``, and RO-Crate metadata.

    Raises
    ------
    TypeError
        If it is no `Analysis`.
    FileExistsError
        If the folder holds something already.
    ImportError
        If the extra ``bundle`` is not installed.

    Notes
    -----
    Names of actors and sources, short descriptions of them, and reporting verbs are facts and stay;
    so do reasons of decisions: read them before you publish.

    References
    ----------
    Soiland-Reyes, S. et al. (2022). Packaging research artefacts with RO-Crate. Data Science 5(2),
    97-138.

    Examples
    --------
    >>> import tempfile
    >>> from framing import analyze
    >>> article = Article(id="a", text="The regime fell.")
    >>> home = bundle(analyze(article, "loaded"), Path(tempfile.mkdtemp()) / "bundle")
    >>> bool(verify_bundle(home, [article])["holds"].all())
    True
    """
    an_analysis(analysis, "bundle")
    home = Path(folder)
    if home.exists() and any(home.iterdir()):
        raise FileExistsError(f"{home} is not empty: give a new folder for the bundle.")
    crate = _crate(published or dt.date.today(), fetch)
    home.mkdir(parents=True, exist_ok=True)
    files = {f"{name}.csv": csv_text(table) for name, table in _tables(analysis).items()}
    files["run.json"] = json.dumps(analysis.run, indent=2, sort_keys=True, ensure_ascii=False)
    files["requirements.txt"] = _installed()
    addresses = fetch or "their addresses are in the column url of articles.csv."
    files["README.md"] = _HOW.format(articles=len(analysis.articles), fetch=addresses)
    for name, text in files.items():
        (home / name).write_text(text, encoding="utf-8", newline="\n")
        about = {"sha256": hashlib.sha256(text.encode()).hexdigest()}
        crate.add_file(str(home / name), name, properties=about)
    crate.metadata.write(str(home))
    return home


def verify_bundle(folder: str | Path, texts: object) -> pd.DataFrame:
    """Return whether the tables of a bundle can be reproduced, from texts found by their hash.

    ``folder`` is what `bundle` wrote; ``texts`` are articles, a `Corpus`, the name or folder of an
    imported corpus, or a folder of files. The table has ``table, holds, why``: whether each table
    came out the same, and if not, why. Texts that are not there are named in ``why``; tables are
    then compared for the articles that are, and rates not at all.

    Raise FileNotFoundError if the folder lacks one of the files. Raise ValueError if one of the
    files is damaged, or none of the texts is available.
    """
    home = Path(folder)
    saved = {name: _saved(home / f"{name}.csv") for name in (*TABLES, "rates")}
    run = _run(home / "run.json")
    articles, missing = _found(saved["articles"], texts)
    again = computed_again(run, articles)
    causes = changed_versions(run, again.run)
    if missing:
        names = ", ".join(missing[:5]) + (", ..." if len(missing) > 5 else "")
        why = f"{len(missing)} of {len(saved['articles'])} texts are not there: {names}"
        causes = [f"data: {why}", *causes]
    rows = [judged("articles as read", not missing, causes)]
    there = {article.id for article in articles}
    for name, table in _tables(again).items():
        then = saved[name]
        then = then[then["article"].isin(there)] if "article" in then else then
        same = then.to_csv(index=False) == _as_saved(table).to_csv(index=False)
        rows.append(judged(f"{name}.csv", same and not (missing and name == "rates"), causes))
    if not missing:
        for name in ("decisions", "skipped"):
            rows.append(judged(name, run.get(name) == again.run[name], causes))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _tables(analysis: Analysis) -> dict[str, pd.DataFrame]:
    """Return the tables of an analysis by name, without words of the articles, and ``rates``."""
    tables = {name: _without_words(getattr(analysis, name)) for name in TABLES}
    return {**tables, "rates": rates(analysis)}


def _without_words(table: pd.DataFrame) -> pd.DataFrame:
    further = [name for name in table if str(name).startswith(META)]  # they can hold running text
    kept = table.drop(columns=[*further, *(name for name in _TEXT if name in table)])
    if "text" not in table:
        return kept
    hashes = [hashlib.sha256(words.encode()).hexdigest() for words in table["text"]]
    return kept.assign(**{WORDS: pd.Series(hashes, index=table.index, dtype="str")})


def _installed() -> str:
    names = {(one.metadata["Name"], one.version) for one in metadata.distributions()}
    return "".join(f"{name}=={version}\n" for name, version in sorted(names))


def _crate(published: dt.date, fetch: str) -> Any:
    try:
        from rocrate.rocrate import ROCrate
    except ImportError as error:
        raise ImportError(
            "A bundle needs the extra 'bundle': pip install 'framing-toolkit[bundle]'."
        ) from error
    crate = ROCrate(gen_preview=False)
    crate.name = "Findings of framing, without texts"
    crate.description = (
        f"Tables, offsets, hashes, versions and decisions. Texts: {fetch or 'see articles.csv'}"
    )
    crate.datePublished = published.isoformat()
    return crate


def _saved(path: Path) -> pd.DataFrame:
    """Read a CSV file of a bundle with every cell a string, as it was written."""
    if not path.is_file():
        raise FileNotFoundError(f"{path.parent} is no bundle: {path.name} is missing.")
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False)
    except (ValueError, pd.errors.ParserError) as error:
        raise ValueError(f"{path} is damaged ({error}): get the bundle again.") from error


def _as_saved(table: pd.DataFrame) -> pd.DataFrame:
    from io import StringIO

    return pd.read_csv(StringIO(csv_text(table)), dtype=str, keep_default_na=False)


def _run(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise FileNotFoundError(f"{path.parent} is no bundle: {path.name} is missing.")
    try:
        run = json.loads(path.read_text(encoding="utf-8"))
        return {**run, "markers": dict(run["markers"])}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise ValueError(f"{path} is damaged ({error}): get the bundle again.") from error


def _found(addresses: pd.DataFrame, texts: object) -> tuple[list[Article], list[str]]:
    """Return the articles of a bundle that are among ``texts``, and the ids of the others.

    ``addresses`` is the bundle's table ``articles``, with the hash of each text.
    """
    by_hash = {article.sha256: article for article in _texts(texts)}
    articles, missing = [], []
    for row in addresses.to_dict("records"):
        text = by_hash.get(str(row["sha256"]))
        if text is None:
            missing.append(str(row["article"]))
            continue
        date = dt.date.fromisoformat(str(row["date"])[:10]) if row["date"] else None
        known: dict[str, Any] = {name: str(row[name]) for name in _KNOWN}
        articles.append(replace(text, id=str(row["article"]), date=date, **known))
    if not articles:
        raise ValueError(f"None of the {len(addresses)} texts of the bundle is there.")
    return articles, missing


def _texts(texts: object) -> Iterable[Article]:
    if isinstance(texts, Corpus):
        return texts.articles()
    if isinstance(texts, Iterable) and not isinstance(texts, str):
        return texts
    for folder in (Path(str(texts)), corpus_folder(str(texts))):
        if (folder / MANIFEST).is_file():
            return open_corpus(str(folder)).articles()
    return read_many(Path(str(texts)))[0]
